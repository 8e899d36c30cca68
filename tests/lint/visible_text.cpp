#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"

#include <algorithm>
#include <regex>

namespace copro::lint {

namespace {

const std::vector<std::string> folders{"kiosk/words", "kiosk/view", "kiosk/questions", "kiosk/app", "kiosk/screens"};

// Words inside these brackets go to an operator or a log, never to a participant.
const std::vector<std::string> not_shown{"invalid",   "internal",  "Error",       "wrong",        "log_info",
                                         "log_error", "log_debug", "log_warning", "static_assert"};
// These make what a participant reads.
const std::vector<std::string> shown{"UserText", "Label", "of_person"};
const std::regex shown_member(R"(\. (value|label|detail|spoken) =$)");

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_letters(const std::string& text) { return std::regex_search(text, std::regex("[A-Za-z\x80-\xff]")); }

// Two words: letters, a blank, letters.
bool reads_like_words(const std::string& text) {
    static const std::regex two_words("[A-Za-z\x80-\xff]{2}[,.;:!?]? +[A-Za-z\x80-\xff]");
    return std::regex_search(text, two_words);
}

} // namespace

Findings visible_text(const std::filesystem::path& root) {
    Findings found;
    for (const SourceFile& file : files_in(root, folders, {".h", ".cpp"})) {
        const std::vector<std::string> lines = file.lines();
        for (const Literal& literal : literals_of(file.text)) {
            const bool hidden = std::any_of(literal.inside.begin(), literal.inside.end(),
                                            [](const std::string& name) { return is_one_of(not_shown, name); });
            const std::string& line = lines[static_cast<std::size_t>(literal.line - 1)];
            if (hidden || line.find("// not shown: ") != std::string::npos) continue;
            const bool handed_over = (!literal.inside.empty() && is_one_of(shown, literal.inside.back())) ||
                                     std::regex_search(literal.before, shown_member);
            if ((handed_over && has_letters(literal.text)) || reads_like_words(literal.text)) {
                found.push_back({file.path, literal.line,
                                 "\"" + literal.text + "\" is text in C++; make it a message in assets/words"});
            }
        }
    }
    return found;
}

} // namespace copro::lint
