#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"

#include <algorithm>
#include <map>
#include <set>

namespace copro::lint {

namespace {

constexpr const char* tables_file = "docs/domain.md";
constexpr std::string_view not_yet = "**not yet**";

// What stands between the bars of a row: "| a | b |" is {" a ", " b "}.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < row.size();) {
        const std::size_t bar = std::min(row.find('|', at), row.size());
        cells.push_back(row.substr(at, bar - at));
        at = bar + 1;
    }
    return cells;
}

// What stands between `backticks`.
std::vector<std::string> cited_in(const std::string& cell) {
    std::vector<std::string> cited;
    std::size_t open = cell.find('`');
    while (open != std::string::npos) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string::npos) break;
        cited.push_back(cell.substr(open + 1, close - open - 1));
        open = cell.find('`', close + 1);
    }
    return cited;
}

std::string as_read(const std::string& literal) {
    std::string text;
    for (std::size_t at = 0; at < literal.size(); ++at) {
        if (literal[at] == '\\' && at + 1 < literal.size()) ++at;
        text += literal[at];
    }
    return text;
}

// The files that rows cite, each read once.
class Proofs {
public:
    explicit Proofs(std::filesystem::path root)
        : m_root(std::move(root)) {}

    // Why `FILE` or `FILE: "NAME"` shows nothing; "" when it is there. A .cpp file has a test of that name, any other
    // file has the name in it.
    [[nodiscard]] std::string fault_of(const std::string& citation) {
        const std::size_t colon = citation.find(": \"");
        const std::string path = citation.substr(0, colon);
        const std::string name =
            colon == std::string::npos ? "" : citation.substr(colon + 3, citation.size() - colon - 4);
        const auto files = files_in(m_root, {path}, {""});
        if (files.size() != 1 || files.front().path != path) return "there is no file " + path;
        if (!path.ends_with(".cpp")) {
            const bool is_said = files.front().text.find(name) != std::string::npos;
            return is_said ? "" : path + " does not say \"" + name + "\"";
        }
        if (name.empty()) return path + " is cited without the name of a test";
        return tests_in(files.front()).contains(name) ? "" : path + " has no test \"" + name + "\"";
    }

private:
    const std::set<std::string>& tests_in(const SourceFile& file) {
        const auto [entry, is_new] = m_tests.try_emplace(file.path);
        if (is_new) {
            for (const Literal& literal : literals_of(file.text)) {
                if (!literal.inside.empty() && literal.inside.back() == "TEST_CASE") {
                    entry->second.insert(as_read(literal.text));
                }
            }
        }
        return entry->second;
    }

    std::filesystem::path m_root;
    std::map<std::string, std::set<std::string>> m_tests;
};

} // namespace

Findings field_tables(const std::filesystem::path& root) {
    const auto files = files_in(root, {tables_file}, {""});
    if (files.empty()) return {{tables_file, 0, "is missing: what the field asks, and what shows it"}};
    Findings found;
    Proofs proofs(root);
    std::size_t columns = 0; // of the table that the line stands in; 0 outside of one
    int number = 0;
    int rows = 0;
    for (const std::string& line : files.front().lines()) {
        ++number;
        const std::vector<std::string> cells = line.starts_with('|') ? cells_of(line) : std::vector<std::string>();
        const bool is_heading = columns == 0;
        columns = cells.empty() ? 0 : std::max(columns, cells.size());
        if (cells.empty() || is_heading || line.starts_with("|--")) continue;
        ++rows;
        if (cells.size() != columns) {
            found.push_back({tables_file, number, "has another number of cells than the table's head"});
            continue;
        }
        const std::vector<std::string> cited = cited_in(cells.back());
        if (cited.empty() && line.find(not_yet) == std::string::npos) {
            found.push_back({tables_file, number, "has neither a proof nor \"" + std::string(not_yet) + "\""});
        }
        for (const std::string& one : cited) {
            const std::string fault = proofs.fault_of(one);
            if (!fault.empty()) found.push_back({tables_file, number, fault});
        }
    }
    if (rows == 0) found.push_back({tables_file, 0, "has no row"});
    return found;
}

} // namespace copro::lint
