#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"

#include <algorithm>
#include <regex>
#include <set>

namespace copro::lint {

namespace {

const std::vector<std::string> top{
    "kiosk", "sync", "tests", "assets", "config", "docs", ".ci", "CMakeLists.txt", "CMakePresets.json", "README.md"};
// Everything that is read as text. config/check and its like have no ending.
const std::vector<std::string> texts{".h",  ".cpp", ".md",  ".txt",  ".json", ".toml", ".po",     ".sh",
                                     ".py", ".awk", ".svg", "check", "try",   "run",   "packages"};
const std::vector<std::string> code{".h", ".cpp", ".sh", ".py", ".awk", "check", "try", "run"};

void find_pattern(const SourceFile& file, const std::regex& pattern, const std::string& what, Findings& found) {
    int number = 0;
    for (const std::string& line : file.lines()) {
        ++number;
        std::smatch match;
        if (std::regex_search(line, match, pattern)) found.push_back({file.path, number, what + ": " + match.str()});
    }
}

// The lint's own tests hold the broken examples.
bool is_lint(const SourceFile& file) { return file.path.starts_with("tests/lint/"); }

// The comment lines at the top, without their //.
std::string opening_of(const SourceFile& header) {
    std::string opening;
    for (const std::string& line : header.lines()) {
        if (!line.starts_with("// ")) break;
        opening += (opening.empty() ? "" : " ") + line.substr(3);
    }
    return opening;
}

} // namespace

Findings file_sizes(const std::filesystem::path& root) {
    constexpr std::size_t most = 600;
    constexpr std::size_t needs_reason = 400;
    Findings found;
    for (const SourceFile& file : files_in(root, {"kiosk", "sync", "tests", "config"}, code)) {
        const std::vector<std::string> lines = file.lines();
        const auto start_end = lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(lines.size(), 10));
        const bool reason = std::any_of(
            lines.begin(), start_end, [](const std::string& line) { return line.find("long: ") != std::string::npos; });
        if (lines.size() > most || (lines.size() > needs_reason && !reason)) {
            found.push_back({file.path, 0, "is " + std::to_string(lines.size()) + " lines long"});
        }
    }
    return found;
}

Findings headers(const std::filesystem::path& root) {
    Findings found;
    for (const SourceFile& file : files_in(root, {"kiosk", "sync", "tests"}, {".h"})) {
        const std::string opening = opening_of(file);
        const bool is_test = file.path.starts_with("tests/");
        if (!opening.ends_with('.')) {
            found.push_back({file.path, 1, "must open with a sentence: what this is, who uses it, its thread rule"});
        } else if (!is_test && opening.find("thread") == std::string::npos) {
            found.push_back({file.path, 1, "its first sentence must say the thread rule"});
        }
        if (file.text.find("#pragma once\n") == std::string::npos)
            found.push_back({file.path, 0, "has no #pragma once"});
        const std::string bare = without_comments_and_literals(file.text);
        const auto spills = bare.find("using namespace");
        if (spills != std::string::npos) {
            found.push_back({file.path, line_of(bare, spills), "a header must not say using namespace"});
        }
    }
    return found;
}

Findings machine_paths(const std::filesystem::path& root) {
    static const std::regex pattern("(^|[^A-Za-z0-9_.}])/(home|root|tmp|work|farm)/[a-z]");
    Findings found;
    for (const SourceFile& file : files_in(root, top, texts)) {
        if (!is_lint(file)) find_pattern(file, pattern, "a folder of one machine", found);
    }
    return found;
}

Findings unfinished_words(const std::filesystem::path& root) {
    static const std::regex pattern(R"(\b(todo|fixme|xxx|hack|stub|stubbed|for now|simplified|not implemented)\b)",
                                    std::regex::icase);
    Findings found;
    for (const SourceFile& file : files_in(root, top, code)) {
        if (!is_lint(file)) find_pattern(file, pattern, "sounds unfinished", found);
    }
    return found;
}

Findings honest_tests(const std::filesystem::path& root) {
    static const std::regex pattern(
        R"(sleep_for|sleep_until|\busleep\b|\bsleep\(|SDL_Delay|\[!mayfail\]|\[!shouldfail\]|\[\.\]|\[!hide\]|\bSKIP\()");
    Findings found;
    for (const SourceFile& file : files_in(root, {"tests"}, {".h", ".cpp"})) {
        if (!is_lint(file)) find_pattern(file, pattern, "a test that sleeps, is skipped or may fail", found);
    }
    return found;
}

Findings readmes(const std::filesystem::path& root) {
    Findings found;
    std::set<std::string> folders{"assets", "config", "tests"};
    for (const SourceFile& file : files_in(root, {"kiosk", "sync"}, {".cpp"})) folders.insert(file.folder());
    for (const std::string& one : folders) {
        if (std::filesystem::exists(root / one) && !std::filesystem::exists(root / one / "README.md")) {
            found.push_back(
                {one + "/README.md", 0, "is missing: what lives here, where to start, how to add one more"});
        }
    }
    return found;
}

} // namespace copro::lint
