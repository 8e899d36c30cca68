// A form: questions in order, one a page, as assets/forms/*.json says them. Loaded once, read by everyone. Any thread.
#pragma once

#include "sync/records/local_text.h"

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
    };
    Kind kind = Kind::always;
    std::string question;
    std::vector<std::string> is;
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
};

// One idea on the screen after Save. Its words may hold {name}, {total}, {reference}, {answer_by} and {pay_by}.
struct SavedIdea {
    Wording wording;
    std::string picture;
};

struct Form {
    std::string id;
    int version = 1;
    std::string kind;  // of the record: "attendance", "feedback", "claim"
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

} // namespace copro
