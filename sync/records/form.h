// A form: questions in order, one a page, as assets/forms/*.json says them. Loaded once, read by everyone. Any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/records/expression.h"
#include "sync/records/local_text.h"
#include "sync/records/medium.h"

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
    bool alone = false;     // choosing it clears the others ("nothing", "I came alone")
    bool leaves = false;    // choosing it ends the form, and nothing is kept ("No, skip")
    bool by_camera = false; // offered only where there is a camera
    // What stands for the two where another's costs are claimed, and "I" is not whose they are; "" = the same:
    Wording wording_for_another = {};
    std::string picture_for_another = {};
    // A meeting's own survey alone:
    MediumByLanguage own_picture = {}; // where it is on the kiosk, it stands for `picture`
    MediumByLanguage sound = {};       // the words, spoken by a person
};

// When a question is asked. Each kind is one field of "show_if".
struct ShowIf {
    enum class Kind {
        always,
        answer,   // {"question": "for", "is": ["someone-else"]}
        journey,  // {"rule": "journey"}: the line's category is a journey
        miles,    // {"rule": "miles"}: … is paid by the mile
        amount,   // {"rule": "amount"}: … is paid by what it cost
        receipt,  // {"rule": "receipt"}: … needs a receipt
        approval, // {"rule": "approval"}: … should be agreed beforehand
        claimed,  // {"line": "claimed-before"}: the line looks like one that was claimed before
        fee,      // {"meeting": "fee"}: the meeting offers a fee
        answers,  // {"meeting": "you-said"}: its pack tells what came of what people said before
        rule,     // {"expression": "${age} > 17"}: what its author wrote holds
        person,   // {"person": "adult"}: what is known of the person
        // {"meeting": "easy-wording"}: it asks how it was with three faces
        easy_wording,
        // {"meeting": "friends-and-family-wording"}: … in the words of the NHS
        friends_and_family_wording,
        ladder, // {"meeting": "ladder"}: its pack says how we plan to work together
    };
    // What can be known of the person who is asked.
    enum class Fact {
        adult,            // is not known to be under 16
        child,            // is
        notice_unseen,    // has not seen this version of the notice
        needs_remembered, // asked for something at an earlier meeting, and wanted it remembered
        needs_open,       // did not, or says that it is no longer right
        needs_to_agree,   // has said what they need, and not yet who may know
        needs_asked,      // asked for something when they came
        brought_others,   // signed others in too, who are still here
    };
    Kind kind = Kind::always;
    std::string question;
    std::vector<std::string> is;
    Fact fact = Fact::adult;
    std::optional<Expression> expression;
};

// What an answer must be, {"expression": ". < 100", "message": {"en": "…"}}; an answer that is not there is not
// checked.
struct Constraint {
    Expression expression;
    Wording message; // empty = the kiosk's own
};

// One idea in a notice, or on the screen after Save. There its words may hold {name}, {total}, {reference}, {answer_by}
// and {pay_by}.
struct SavedIdea {
    Wording wording;
    std::string picture;
    ShowIf hide_if = {};    // after Save: {"question": "cash-given", "is": ["yes"]}
    bool when_owed = false; // after Save: only when the claim comes to some money
    // After signing out: only to who was signed in here, or only to who was not.
    std::optional<bool> when_here = {};
};

// What an answer means to the kiosk itself, whatever its question is called.
enum class Means {
    nothing_more,   // it is recorded, and that is all
    own_name,       // what somebody who is new is called
    whose_claim,    // of a claim: one's own costs (the first option), or another's
    costs,          // of a claim: its lines
    category,       // of a line: what was paid for
    same_again,     // of a line that looks claimed before: the first option says that it is another
    without_a_name, // of feedback: whether a name is to stand with it
};

struct Question {
    std::string id;
    std::string type; // a name in kiosk/questions
    Means means = Means::nothing_more;
    Wording wording;
    Wording hint;
    Wording short_wording; // for "check your answers"; empty = the wording itself
    std::string picture;
    std::string says;             // notice: what it tells, one of says_of_meeting, or says_benefits
    std::vector<SavedIdea> ideas; // notice: in our own words instead
    int notice_version = 0;       // notice: which one was shown is recorded
    std::string into;             // choices: the list of the record that the answers go into; "" = one of its own
    std::string options_from;     // choice: "rules" = the expense categories
    std::vector<Option> options;
    std::vector<Question> questions; // repeat: what is asked for each line
    bool required = false;
    bool is_private = false;
    int longest = 500; // letters of a text
    // An answer by itself would say something else: "nuts", of somebody whom they make ill. It is told with
    // short_wording.
    bool with_question = false;
    bool by_voice = false;      // a text that may be said instead, where there is a microphone
    bool in_future = false;     // a date: that is still to come
    bool meeting_first = false; // a place: the meeting's stands before one's home
    bool at_most_fee = false;   // an amount: the meeting's fee is the most that can be asked
    bool when_owed = false;     // of a claim: asked only when it comes to some money
    bool about_sum = false;     // of a claim: what is answered is about its sum, and is asked again of another sum
    int version = 1;            // equality: answers to another wording are not counted with these
    std::string to_confirm;     // equality: what an owner must confirm before it is used
    ShowIf show_if;
    // A meeting's own survey alone:
    Wording section;          // of the group that the question stands in
    Wording required_message; // empty = the kiosk's own
    std::optional<Constraint> constraint;
    std::string at_first;         // the answer that stands there until another is given, as plain_text()
    MediumByLanguage own_picture; // as of an Option
    MediumByLanguage sound;
};

struct Form {
    std::string id;
    int version = 1;
    std::string kind;  // of the record: "attendance", "feedback", "claim", "booking", "survey", "equality"
    std::string event; // attendance: "in" or "out"
    Wording title;     // for the step: "Sign in: step 2 of 5"
    Wording save;      // the words on the Save button
    Wording saved;     // the heading of the screen after Save
    std::vector<SavedIdea> saved_ideas;
    std::vector<Question> questions;
    std::string questions_of;  // another form whose questions these are too, "" = none
    std::vector<Medium> media; // a survey's: what its questions and answers show and say

    [[nodiscard]] const Question* find(std::string_view question) const;
    // The one that means this, a line's too; none when there is none.
    [[nodiscard]] const Question* find(Means means) const;
};

// What a notice can say of the meeting.
inline constexpr std::array<std::string_view, 5> says_of_meeting{"purpose", "can-change", "cannot-change", "your-role",
                                                                 "you-said"};
// … and what it can say besides: what the rules tell about benefits.
inline constexpr std::string_view says_benefits = "benefits";

// Gives each form with questions_of the other form's questions; its own take the place of those of the same id.
// Error: there is no such form.
[[nodiscard]] Result<void> share_questions(std::vector<Form>& forms);

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
