// Small pieces that several question types share. Pure; any thread.
#pragma once

#include "kiosk/questions/question_type.h"

namespace copro {

// "claim.for" + "." + "me"; the ids of a question's answers.
[[nodiscard]] std::string option_id(const Question& question, std::string_view option);
// The option's own id when the event presses one of the question's answers.
[[nodiscard]] std::optional<std::string> pressed_option(const Question& question, const NodeEvent& event);

// The form's options, or the categories of the expense rules.
[[nodiscard]] std::vector<Option> options_of(const QuestionContext& context);

struct NamedAnswer {
    const Question* question;
    const Option* option;
};
// The need (or what a companion needs) with that id in a form, which must outlive it; nullopt: it has none.
[[nodiscard]] std::optional<NamedAnswer> need_of_form(const Form& form, std::string_view id);
// An answer as it is told away from its question: "Some food makes me ill: Nuts", where "Nuts" would say the opposite.
[[nodiscard]] Label answer_alone(const NamedAnswer& answer, const Words& words);

[[nodiscard]] Node text_node(std::string id, Label label, Look look = Look::plain);
[[nodiscard]] Node button_node(std::string id, Label label, std::string picture, Look look);
// One of several (radio) or a box of its own (checkbox), chosen or not.
[[nodiscard]] Node option_node(std::string id, Label label, Role role, bool selected, std::string picture = {});
// One of the question's answers, with the picture and the voice that an author gave it.
[[nodiscard]] Node answer_node(const QuestionContext& context, const Option& option, Role role, bool selected);
[[nodiscard]] Node group_node(std::string id, Arrange arrange, std::vector<Node> children);
[[nodiscard]] Node idea_node(std::string id, Label label, std::string picture);
[[nodiscard]] Node field_node(const QuestionContext& context);
// "Change" on a line of several, from 0. what: the line's own words, in which it is told apart by ear.
[[nodiscard]] Node change_node(const QuestionContext& context, std::size_t index, const Label& what);

// Why this person of the list is not added beside somebody; none for whoever may be. Only of the list is there one
// of each: two people may have one name.
[[nodiscard]] std::optional<MessageKey> why_not_added(const NamedAlready& named, const std::string& id);

// "Mabel T.": as much of somebody's name as is shown before they say that it is theirs; the whole of it where another
// of the meeting's people looks like them.
[[nodiscard]] Label name_to_ask(const Invitee& person, const MeetingPack& pack, const Words& words);

// "Apples, pears, plums"; empty for none.
[[nodiscard]] Label joined(std::span<const Label> list, const Words& words);

// What people said, and what came of it: two ideas each. id: what theirs begin with.
[[nodiscard]] std::vector<Node> you_said_nodes(const std::string& id, const std::vector<YouSaid>& answers,
                                               const Words& words);

// The form's words, with what they tell of the meeting: {fee}, {answer_by}.
[[nodiscard]] Label wording_of(const QuestionContext& context, const Wording& wording);

// Words of an organisation, marked with the language that they are in when it is not the screen's.
[[nodiscard]] Node own_text_node(std::string id, const LocalText& own, const Words& words);

// On paper: a box for each of the answers, as the form gives them.
void tick_on_paper(const QuestionContext& context, PaperQuestion& into);
// What the form says about answering; where answers are typed on the screen, an author's own words alone.
void add_hint_on_paper(const QuestionContext& context, PaperQuestion& into);
// "£________"
[[nodiscard]] Label gap_of_money(const Words& words);
[[nodiscard]] Label paper_gap();

// The language that an author's words are in, where it is not the screen's; digits are said in any.
void mark_language(Node& node, const Wording& wording, const Words& words);

// More answers than this may stand in three columns, so that the last are not left behind More.
inline constexpr std::size_t most_in_two_columns = 6;
// One of the question's options may be chosen: as cards, or in rows of so many columns.
void build_options(const QuestionContext& context, Arrange arrange, int columns, std::vector<Node>& into);

// What is typed here, where it may be in any script.
[[nodiscard]] Typing typing_of(const QuestionContext& context, Typing latin);
// Words above the keys that come of what is typed tell of it (S8); a button for more does not.
[[nodiscard]] Node as_private_as_field(const QuestionContext& context, Node words);
// The characters to choose from, for above the keys of a Chinese keyboard. As private as what is typed.
[[nodiscard]] Node candidates_node(const QuestionContext& context);
// A field with its keyboard, and beside them what can be pressed instead of typing.
[[nodiscard]] Node typing_beside(const QuestionContext& context, Node choices);

// Where the meeting is, and the places that its pack gives.
[[nodiscard]] std::vector<std::string> places_of(const QuestionContext& context);

// Of an answer that is typed words.
[[nodiscard]] std::string trimmed(std::string_view text);
[[nodiscard]] std::optional<MessageKey> check_text(const QuestionContext& context);
[[nodiscard]] Label sum_up_text(const QuestionContext& context);
[[nodiscard]] std::string retype_text(const QuestionContext& context);

[[nodiscard]] std::string no_retype(const QuestionContext& context);
// An answer that is one text, or none.
[[nodiscard]] Answer read_text(const std::string& text);
[[nodiscard]] std::optional<MessageKey> needed_if_required(const QuestionContext& context);

} // namespace copro
