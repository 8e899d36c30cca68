// Words typed on the keyboard: a sentence or two, or the name of a person.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "kiosk/view/suggestions.h"

namespace copro {

namespace {

// Only sentences, of words with spaces between them: what somebody is called is for nobody to guess.
std::vector<std::string> suggestions_for(const QuestionContext& context, Typing typing) {
    if (typing != Typing::sentence) return {};
    return suggest_words(context.typed.text, places_of(context), context.words);
}

void build_typing(const QuestionContext& context, Typing typing, std::vector<Node>& into) {
    Node box = group_node(option_id(context.question, "typing"), Arrange::column, {});
    box.children.push_back(field_node(context));
    if (typing == Typing::pinyin) box.children.push_back(candidates_node(context));
    if (typing == Typing::sentence) {
        Node suggested = build_suggestions(suggestions_for(context, typing), context.words);
        box.children.push_back(as_private_as_field(context, std::move(suggested)));
    }
    box.children.push_back(build_keyboard(typing, context.typed, context.settings.alphabet, context.words));
    into.push_back(std::move(box));
}

std::optional<QuestionEdit> type_words(const QuestionContext& context, Typing typing, const NodeEvent& event) {
    auto typed = take_suggestion(context.typed, suggestions_for(context, typing), context.question.longest, event);
    if (!typed) typed = type_into(context.typed, typing, context.question.longest, event, context.words.language());
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    edit.answer = Answer(trimmed(typed->text));
    edit.typed = std::move(typed);
    return edit;
}

// In place of the keyboard: what was said, and what was typed before that.
void build_spoken(const QuestionContext& context, std::vector<Node>& into) {
    into.push_back(
        idea_node(option_id(context.question, "spoken"), context.words.say(MessageKey("spoken.kept")), "tick"));
    if (!context.typed.text.empty()) {
        Node typed =
            text_node(option_id(context.question, "typed"), Label::of_person(UserText{context.typed.text}), Look::soft);
        typed.is_private = context.question.is_private;
        into.push_back(std::move(typed));
    }
    Node group = group_node(option_id(context.question, "answers"), Arrange::tiles, {});
    if (context.has_microphone) {
        group.children.push_back(
            button_node("spoken.open", context.words.say(MessageKey("spoken.again")), "microphone", Look::secondary));
    }
    group.children.push_back(
        button_node("spoken.remove", context.words.say(MessageKey("spoken.take-out")), "remove", Look::secondary));
    into.push_back(std::move(group));
}

void build_text(const QuestionContext& context, std::vector<Node>& into) {
    if (context.is_spoken) return build_spoken(context, into);
    build_typing(context, typing_of(context, Typing::sentence), into);
}
void build_name(const QuestionContext& context, std::vector<Node>& into) {
    build_typing(context, typing_of(context, Typing::name), into);
}

std::optional<QuestionEdit> on_text(const QuestionContext& context, const NodeEvent& event) {
    if (context.is_spoken) return std::nullopt; // there is no keyboard
    return type_words(context, typing_of(context, Typing::sentence), event);
}
std::optional<QuestionEdit> on_name(const QuestionContext& context, const NodeEvent& event) {
    return type_words(context, typing_of(context, Typing::name), event);
}

void write_sentences(const QuestionContext& context, PaperQuestion& into) {
    constexpr int longest_on_two_lines = 200;
    add_hint_on_paper(context, into);
    into.writing_lines = context.question.longest > longest_on_two_lines ? 4 : 2;
}

} // namespace

QuestionType text_question() {
    return {"text", build_text, on_text, check_text, sum_up_text, retype_text, read_text, true, write_sentences};
}

// People: each word starts with a capital.
QuestionType name_question() {
    return {"name", build_name, on_name, check_text, sum_up_text, retype_text, read_text, true};
}

} // namespace copro
