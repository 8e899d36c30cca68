// A form: questions in order, one a page, as assets/forms/*.json says them. Loaded once, read by everyone. Any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/records/expression.h"
#include "sync/records/local_text.h"

#include <array>
#include <optional>
#include <span>

namespace copro {

// A message key, or an organisation's own words.
struct Wording {
    std::string key;
    LocalText own;
    [[nodiscard]] bool empty() const { return key.empty() && own.empty(); }
};

struct Option {
    std::string id;
    Wording wording;
    std::string picture;
    bool alone = false; // choosing it clears the others ("nothing", "I came alone")
};

// When a question is asked. Each kind is one field of "show_if".
struct ShowIf {
    enum class Kind {
        always,
        answer,  // {"question": "for", "is": ["someone-else"]}
        journey, // {"rule": "journey"}: the line's category is a journey
        miles,   // {"rule": "miles"}: … is paid by the mile
        amount,  // {"rule": "amount"}: … is paid by what it cost
        receipt, // {"rule": "receipt"}: … needs a receipt
        fee,     // {"meeting": "fee"}: the meeting offers a fee
        rule,    // {"expression": "${age} > 17"}: what its author wrote holds
    };
    Kind kind = Kind::always;
    std::string question;
    std::vector<std::string> is;
    std::optional<Expression> expression;
};

// What an answer must be, {"expression": ". < 100", "message": {"en": "…"}}; an answer that is not there is not
// checked.
struct Constraint {
    Expression expression;
    Wording message; // empty = the kiosk's own
};

struct Question {
    std::string id;
    std::string type; // a name in kiosk/questions
    Wording wording;
    Wording hint;
    Wording short_wording; // for "check your answers"; empty = the wording itself
    std::string picture;
    std::string says; // notice: which words of the meeting, "purpose", "can-change", "cannot-change", "your-role"
    std::string options_from; // choice: "rules" = the expense categories
    std::vector<Option> options;
    std::vector<Question> questions; // repeat: what is asked for each line
    bool required = false;
    bool is_private = false;
    int longest = 500;        // letters of a text
    bool at_most_fee = false; // an amount: the meeting's fee is the most that can be asked
    ShowIf show_if;
    // A meeting's own survey alone:
    Wording section;          // of the group that the question stands in
    Wording required_message; // empty = the kiosk's own
    std::optional<Constraint> constraint;
    std::string at_first; // the answer that stands there until another is given, as plain_text()
};

// One idea on the screen after Save. Its words may hold {name}, {total}, {reference}, {answer_by} and {pay_by}.
struct SavedIdea {
    Wording wording;
    std::string picture;
};

struct Form {
    std::string id;
    int version = 1;
    std::string kind;  // of the record: "attendance", "feedback", "claim", "survey"
    std::string event; // attendance: "in" or "out"
    Wording title;     // for the step: "Sign in: step 2 of 5"
    Wording save;      // the words on the Save button
    Wording saved;     // the heading of the screen after Save
    std::vector<SavedIdea> saved_ideas;
    std::vector<Question> questions;

    [[nodiscard]] const Question* find(std::string_view question) const;
};

// types: the question types that there are. Refuses unknown types, fields, conditions and ids that stand twice.
[[nodiscard]] Result<Form> load_form(std::string_view text, const std::string& place,
                                     std::span<const std::string_view> types);

// A survey in a meeting's pack. Its questions are of these types, its words its author's, in English at least; what is
// said around them (Save, "saved") is the kiosk's.
inline constexpr std::array<std::string_view, 6> survey_types{"notice", "choice", "choices",
                                                              "text",   "number", "decimal"};
// What a screen has room for at the largest size, in letters, and what one person can be asked.
struct SurveyLimits {
    std::size_t title = 40;
    std::size_t question = 160;
    std::size_t hint = 200;
    std::size_t option = 60;
    std::size_t message = 120;
    std::size_t questions = 100;
    std::size_t options = 30;
};
inline constexpr SurveyLimits survey_limits;

[[nodiscard]] Result<Form> load_survey(const Json& value, const std::string& place);

// Is the question asked, as far as the survey's own rules say? Questions that are not asked count as unanswered.
[[nodiscard]] bool is_asked_in_survey(const std::vector<Question>& questions, const Question& question,
                                      const Answers& answers);
// Does the answer there is keep to its constraint?
[[nodiscard]] bool fits_constraint(const std::vector<Question>& questions, const Question& question,
                                   const Answers& answers);

} // namespace copro
