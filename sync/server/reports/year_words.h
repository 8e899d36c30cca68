// The words of the year's report: from the kiosk's own catalogues and forms, in the order that its layout, a data file,
// says. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

// assets/words/LANG.po as it stands; messages with plurals are left out, as nothing here has one.
using YearMessages = std::map<std::string, std::string>;
[[nodiscard]] Result<YearMessages> read_messages(std::string_view po, const std::string& place);

struct YearTable {
    std::string id;                          // as in YearFacts
    std::string question;                    // of a form: where its answers' words stand
    std::string title;                       // a key
    std::string note;                        // a key, or none
    std::map<std::string, std::string> rows; // keys of its own answers
};
struct YearSection {
    std::string title;   // a key: one of the six UK standards, a promise of the charter, a step of a theory of change
    std::string picture; // the name of one in assets/pictures, "" for none
    std::vector<YearTable> tables;
};
struct YearLayout {
    std::string title;
    std::vector<std::string> intro;
    std::map<std::string, std::string> labels; // what is said in all tables
    std::vector<YearSection> sections;
};
// One of the reports of a file. under: its id, such as "standards". Refuses anything unknown: file, place and reason.
[[nodiscard]] Result<YearLayout> load_year_layout(std::string_view text, const std::string& place,
                                                  const std::string& under);

// Whom we want to reach: so many of a hundred who gave that answer.
struct ReachTarget {
    std::string question;
    std::string answer;
    std::int64_t percent = 0;
};
[[nodiscard]] Result<std::vector<ReachTarget>> load_targets(std::string_view text, const std::string& place);

// Everything that is said in one language.
class YearWords {
public:
    // forms: name to text of assets/forms. Errors: a form that is no JSON, a key without words.
    [[nodiscard]] static Result<YearWords> make(YearMessages messages, YearLayout layout,
                                                const std::map<std::string, std::string>& forms,
                                                const std::string& language);

    [[nodiscard]] const YearLayout& layout() const { return m_layout; }
    [[nodiscard]] const std::string& language() const { return m_language; }
    [[nodiscard]] bool right_to_left() const;
    [[nodiscard]] std::string say(const std::string& key) const;
    [[nodiscard]] std::string say_with(const std::string& key, const std::string& slot, const std::string& value) const;
    [[nodiscard]] std::string label(const std::string& id) const; // of the layout's labels; else the id
    // One answer of a table; the id itself when no catalogue has words for it.
    [[nodiscard]] std::string answer(const YearTable& table, const std::string& id) const;
    [[nodiscard]] std::string form_answer(const std::string& question, const std::string& id) const;

private:
    void add_form(const std::string& text);
    YearMessages m_messages;
    YearLayout m_layout;
    std::string m_language;
    std::map<std::pair<std::string, std::string>, std::string> m_answers; // question and answer: key
    std::map<std::string, std::string> m_any;                             // answer: key
};

} // namespace copro
