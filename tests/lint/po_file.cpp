#include "tests/lint/po_file.h"

#include "kiosk/words/written_date.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace copro::lint {

namespace {

std::string unquoted(const std::string& line) {
    std::string text;
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    for (std::size_t at = open + 1; open != std::string::npos && at < close; ++at) {
        if (line[at] != '\\') {
            text += line[at];
            continue;
        }
        ++at;
        text += line[at] == 'n' ? '\n' : line[at] == 't' ? '\t' : line[at];
    }
    return text;
}

class PoReader {
public:
    explicit PoReader(const SourceFile& file) {
        m_po.path = file.path;
        m_po.language = std::filesystem::path(file.path).stem().string();
        int number = 0;
        for (const std::string& line : file.lines()) take(line, ++number);
        finish();
    }
    PoFile take_po() { return std::move(m_po); }

private:
    void take(const std::string& line, int number) {
        if (line.starts_with("#~"))
            m_po.faults.push_back({m_po.path, number, "an obsolete message; take it out"});
        else if (line.starts_with("#,"))
            m_fuzzy = m_fuzzy || line.find("fuzzy") != std::string::npos;
        else if (line.empty() || line.starts_with('#'))
            return;
        else if (line.starts_with("msgid_plural ")) {
            m_message.plural = true;
            m_into = &m_ignored;
        } else if (line.starts_with("msgid "))
            start(line, number);
        else if (line.starts_with("msgstr")) {
            m_message.forms.push_back(unquoted(line));
            m_into = &m_message.forms.back();
        } else if (line.starts_with('"'))
            *m_into += unquoted(line);
        else
            m_po.faults.push_back({m_po.path, number, "cannot be read"});
    }

    void start(const std::string& line, int number) {
        finish();
        m_message.line = number;
        m_message.key = unquoted(line);
        m_message.fuzzy = m_fuzzy;
        m_fuzzy = false;
        m_into = &m_message.key;
    }

    void finish() {
        if (m_message.line > 0 && m_message.key.empty())
            read_header();
        else if (m_message.line > 0)
            m_po.messages.push_back(m_message);
        m_message = {};
        m_into = &m_ignored;
    }

    void read_header() {
        std::istringstream in(m_message.forms.empty() ? "" : m_message.forms.front());
        for (std::string line; std::getline(in, line);) {
            const auto colon = line.find(": ");
            if (colon != std::string::npos) m_po.header[line.substr(0, colon)] = line.substr(colon + 2);
        }
    }

    PoFile m_po;
    PoMessage m_message;
    std::string m_ignored;
    std::string* m_into = &m_ignored;
    bool m_fuzzy = false;
};

} // namespace

std::set<std::string> slots_in(const std::string& text) {
    static const std::regex slot(R"(\{([^{}]*)\})");
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), slot), end; at != end; ++at) found.insert((*at)[1]);
    return found;
}

std::string filled(std::string form, const std::string& language) {
    const std::string day = written_date(*parse_date("2026-11-18"), language).whole; // a Wednesday
    const std::map<std::string, std::string> values{
        {"date", day},          {"answer_by", day},   {"pay_by", day},      {"amount", "£1,234.56"},
        {"total", "£1,234.56"}, {"fee", "£1,234.56"}, {"name", "Margaret"},
    };
    for (const auto& [slot, value] : values) {
        const std::string whole = "{" + slot + "}";
        for (auto at = form.find(whole); at != std::string::npos; at = form.find(whole, at + value.size())) {
            form.replace(at, whole.size(), value);
        }
    }
    return form;
}

std::set<std::string> PoMessage::slots() const {
    std::set<std::string> found;
    for (const std::string& form : forms) found.merge(slots_in(form));
    return found;
}

const PoMessage* PoFile::find(std::string_view key) const {
    const auto found =
        std::find_if(messages.begin(), messages.end(), [&](const PoMessage& message) { return message.key == key; });
    return found == messages.end() ? nullptr : &*found;
}

int PoFile::plural_forms() const {
    const auto rule = header.find("Plural-Forms");
    std::smatch match;
    static const std::regex number("nplurals=([0-9]+)");
    if (rule == header.end() || !std::regex_search(rule->second, match, number)) return 0;
    return std::stoi(match[1]);
}

PoFile read_po(const SourceFile& file) { return PoReader(file).take_po(); }

std::vector<PoFile> all_languages(const std::filesystem::path& root) {
    std::vector<PoFile> found;
    for (const SourceFile& file : files_in(root, {"assets/words"}, {".po"})) found.push_back(read_po(file));
    return found;
}

} // namespace copro::lint
