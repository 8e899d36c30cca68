// What every type of question can do: build its nodes, take an answer, check it, sum it up. One file each. Pure; any
// thread.
#pragma once

#include "kiosk/questions/name_finder.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/paper.h"
#include "sync/records/answers.h"
#include "sync/records/claim.h"
#include "sync/records/form.h"
#include "sync/records/modulus.h"

#include <set>
#include <span>

namespace copro {

// Whom of the meeting's list a form names already, by id.
struct NamedAlready {
    std::string self; // "" when it is nobody of the list
    std::set<std::string> others = {};
};

// All that a question may look at.
struct QuestionContext {
    const Question& question;
    const Answers& answers; // on this level: the form's, or the line's inside a repeat
    const Typed& typed;     // what is being typed, not yet an answer
    const ViewSettings& settings;
    const MeetingPack* meeting = nullptr; // null for a form of no meeting, which asks nothing about one
    const NameFinder* names = nullptr;
    const ExpenseRules* rules = nullptr;
    const Words& words;
    Date today{};                          // by the clock on the wall
    std::optional<Date> claimed_for = {};  // the day that a claim's costs are from
    const ModulusTable* modulus = nullptr; // none was put in
    const Form* form = nullptr;            // that the question stands in
    bool has_camera = false;
    bool has_microphone = false;                  // and this answer may be spoken
    bool is_spoken = false;                       // it was
    bool has_pinyin = false;                      // letters that are typed stand for Chinese characters
    const std::set<std::string>* media = nullptr; // authors' pictures and sounds that are here, by SHA-256; none
    NamedAlready named = {};                      // who cannot be added beside the person
    bool is_for_another = false;                  // a claim of somebody else's costs

    [[nodiscard]] const Answer* answer() const { return answers.find(question.id); }
};

// What one event changes. advance: go on to the next question at once.
struct QuestionEdit {
    std::optional<Answer> answer;
    std::optional<Typed> typed;
    std::optional<std::size_t> open_line; // repeat: answer this line's questions; one past the last is a new line
    bool open_camera = false;             // photo: the screen where it is taken
};

// On paper: one line to write on.
void write_on_line(const QuestionContext& context, PaperQuestion& into);

struct QuestionType {
    std::string_view name; // as in assets/forms/*.json
    // The nodes under the question's heading.
    void (*build)(const QuestionContext& context, std::vector<Node>& into);
    // None when the event is not for this question.
    std::optional<QuestionEdit> (*on)(const QuestionContext& context, const NodeEvent& event);
    // The message that says what is wrong and how to put it right; none when the answer will do.
    std::optional<MessageKey> (*check)(const QuestionContext& context);
    // For "check your answers"; empty = nothing to show.
    Label (*sum_up)(const QuestionContext& context);
    // What is being typed when the question opens again; empty for questions without a keyboard.
    std::string (*retype)(const QuestionContext& context);
    // An answer as plain_text() writes it, such as the one that an author put there to begin with.
    Answer (*read)(const std::string& text);
    // Is there anything to answer? A notice has nothing.
    bool asks;
    // How it is answered on paper: below its heading, and whom it is for. Null: on paper it is not asked.
    void (*on_paper)(const QuestionContext& context, PaperQuestion& into) = write_on_line;
    // What the person may want to look at again; said once, and never in the way. None for most types.
    std::optional<MessageKey> (*doubt)(const QuestionContext& context) = nullptr;
    // What leaving it unanswered is called; none for "Skip".
    std::optional<MessageKey> skip = std::nullopt;
    // Each of several answers in its own words, where there may be more than a line of "check your answers" has room
    // for. Null: there is one answer, and sum_up tells it.
    std::vector<Label> (*list_up)(const QuestionContext& context) = nullptr;
    // What is typed is such a number, with the decimal mark of the language on the screen. None for most types.
    std::optional<Typing> number = std::nullopt;
};

[[nodiscard]] std::span<const QuestionType> question_types();
// The loader has refused unknown types, so this always finds one.
[[nodiscard]] const QuestionType& type_of(const Question& question);
// For load_form.
[[nodiscard]] std::span<const std::string_view> question_type_names();

} // namespace copro
