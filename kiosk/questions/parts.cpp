#include "kiosk/questions/parts.h"

#include "kiosk/questions/own_media.h"
#include "kiosk/view/candidates.h"

#include <algorithm>
#include <iterator>

namespace copro {

std::string option_id(const Question& question, std::string_view option) {
    return question.id + "." + std::string(option);
}

std::optional<std::string> pressed_option(const Question& question, const NodeEvent& event) {
    const std::string start = question.id + ".";
    if (event.gesture != Gesture::press || !event.id.starts_with(start)) return std::nullopt;
    return event.id.substr(start.size());
}

std::vector<Option> options_of(const QuestionContext& context) {
    if (context.question.options_from == "read-this") {
        return {Option{"OK", Wording{std::string(MessageKey("answer.read-this").text()), {}}, "tick", false}};
    }
    std::vector<Option> options;
    if (context.question.options_from != "rules" || context.rules == nullptr) {
        std::copy_if(context.question.options.begin(), context.question.options.end(), std::back_inserter(options),
                     [&](const Option& option) { return !option.by_camera || context.has_camera; });
        for (Option& option : options) {
            if (!context.is_for_another || option.wording_for_another.empty()) continue;
            option.wording = option.wording_for_another;
            option.picture = option.picture_for_another;
        }
        return options;
    }
    for (const ExpenseRule& rule : context.rules->all()) {
        if (terms_on(rule, context.claimed_for.value_or(context.today)).is_off) continue;
        options.push_back(Option{rule.category, Wording{rule.wording, {}}, rule.picture, false});
    }
    return options;
}

std::optional<NamedAnswer> need_of_form(const Form& form, std::string_view id) {
    const auto among = [&](const std::vector<Question>& questions) -> std::optional<NamedAnswer> {
        for (const Question& question : questions) {
            const bool is_need = !question.into.empty() || question.id == "extras";
            for (const Option& option : question.options) {
                if (is_need && option.id == id) return NamedAnswer{&question, &option};
            }
        }
        return std::nullopt;
    };
    auto found = among(form.questions);
    for (const Question& outer : form.questions) {
        if (!found) found = among(outer.questions);
    }
    return found;
}

Label joined(std::span<const Label> list, const Words& words) {
    Label all;
    for (const Label& one : list)
        all = all.empty() ? one : words.say(MessageKey("list.join"), {{"first", all}, {"next", one}});
    return all;
}

Label answer_alone(const NamedAnswer& answer, const Words& words) {
    Label told = words.say(answer.option->wording);
    if (!answer.question->with_question) return told;
    return words.say(MessageKey("answer.with-question"),
                     {{"question", words.say(answer.question->short_wording)}, {"answer", std::move(told)}});
}

Node text_node(std::string id, Label label, Look look) {
    Node node;
    node.id = std::move(id);
    node.role = Role::text;
    node.label = std::move(label);
    node.look = look;
    return node;
}

Node button_node(std::string id, Label label, std::string picture, Look look) {
    Node node;
    node.id = std::move(id);
    node.role = Role::button;
    node.label = std::move(label);
    node.picture = std::move(picture);
    node.look = look;
    return node;
}

Node option_node(std::string id, Label label, Role role, bool selected, std::string picture) {
    Node node = button_node(std::move(id), std::move(label), std::move(picture), Look::secondary);
    node.role = role;
    node.selected = selected;
    return node;
}

Node answer_node(const QuestionContext& context, const Option& option, Role role, bool selected) {
    Node node = option_node(option_id(context.question, option.id),
                            with_voice_of(context, option.wording, option.sound, context.words.say(option.wording)),
                            role, selected, picture_of(context, option.own_picture, option.picture));
    mark_language(node, option.wording, context.words);
    return node;
}

Node change_node(const QuestionContext& context, std::size_t index, const Label& what) {
    Node change = button_node(option_id(context.question, "change-" + std::to_string(index + 1)),
                              context.words.say(MessageKey("action.change")), "change", Look::secondary);
    change.spoken = context.words.say(MessageKey("action.change-what"), {{"what", what.kept_private()}});
    return change;
}

Node group_node(std::string id, Arrange arrange, std::vector<Node> children) {
    Node node;
    node.id = std::move(id);
    node.arrange = arrange;
    node.children = std::move(children);
    return node;
}

Node idea_node(std::string id, Label label, std::string picture) {
    Node node = text_node(std::move(id), std::move(label));
    node.picture = std::move(picture);
    return node;
}

Node own_text_node(std::string id, const LocalText& own, const Words& words) {
    Node node = text_node(std::move(id), words.say(own));
    const std::string language = own.in(words.language()).language;
    if (language != words.language()) node.language = language;
    return node;
}

Node field_node(const QuestionContext& context) {
    Node field;
    field.id = option_id(context.question, "field");
    field.role = Role::field;
    const Question& question = context.question;
    field.label = with_voice_of(context, question.wording, question.sound, wording_of(context, question.wording));
    field.value = Label::of_person(UserText{context.typed.text});
    field.is_private = context.question.is_private;
    if (context.has_pinyin) field.composing = context.typed.composing.letters;
    return field;
}

Label wording_of(const QuestionContext& context, const Wording& wording) {
    if (wording.key.empty() || context.meeting == nullptr) return context.words.say(wording);
    // What a claim comes to so far; for other forms, and inside a line, that is nothing.
    Pence total;
    if (context.rules != nullptr) {
        const auto claim = work_out_claim(context.answers, *context.rules, *context.meeting);
        if (claim) total = claim->total();
    }
    return context.words.say(MessageKey(wording.key),
                             {{"fee", context.words.money(context.meeting->fee.value_or(Pence{}))},
                              {"total", context.words.money(total).kept_private()},
                              {"answer_by", context.words.date(context.meeting->answer_by)}});
}

std::vector<Node> you_said_nodes(const std::string& id, const std::vector<YouSaid>& answers, const Words& words) {
    std::vector<Node> nodes;
    int number = 0;
    for (const YouSaid& one : answers) {
        const std::string place = id + "." + std::to_string(++number);
        nodes.push_back(idea_node(place + ".said",
                                  words.say(MessageKey("you-said.said"), {{"said", words.say(one.said)}}), "said"));
        const MessageKey key = one.done ? MessageKey("you-said.did") : MessageKey("you-said.could-not");
        Node what = idea_node(place + ".what", words.say(key, {{"what", words.say(one.what)}}),
                              one.done ? "tick" : "cannot-change");
        if (!one.because.empty()) {
            what.detail = words.say(MessageKey("meeting.because"), {{"reason", words.say(one.because)}});
        }
        nodes.push_back(std::move(what));
    }
    return nodes;
}

void mark_language(Node& node, const Wording& wording, const Words& words) {
    if (wording.own.empty()) return;
    const LocalText::Found found = wording.own.in(words.language());
    const bool is_digits = found.text.find_first_not_of("0123456789") == std::string::npos;
    if (found.language != words.language() && !is_digits) node.language = found.language;
}

Label paper_gap() { return Label::of_person(UserText{"____________"}); }
Label gap_of_money(const Words& words) { return words.pounds(paper_gap()); }

void add_hint_on_paper(const QuestionContext& context, PaperQuestion& into) {
    const Wording& hint = context.question.hint;
    if (hint.empty()) return;
    const bool has_gaps = context.meeting == nullptr && !hint.key.empty();
    into.notes.push_back(has_gaps ? context.words.say(MessageKey(hint.key), {{"answer_by", paper_gap()}})
                                  : wording_of(context, hint));
}

void tick_on_paper(const QuestionContext& context, PaperQuestion& into) {
    add_hint_on_paper(context, into);
    for (const Option& option : options_of(context)) {
        Node node;
        mark_language(node, option.wording, context.words);
        into.lines.push_back({context.words.say(option.wording),
                              {},
                              picture_of(context, option.own_picture, option.picture),
                              node.language,
                              true});
    }
}

// Hints of ours tell how to type.
void write_on_line(const QuestionContext& context, PaperQuestion& into) {
    if (!context.question.hint.own.empty()) add_hint_on_paper(context, into);
    into.writing_lines = 1;
}

Typing typing_of(const QuestionContext& context, Typing latin) { return context.has_pinyin ? Typing::pinyin : latin; }

Node as_private_as_field(const QuestionContext& context, Node words) {
    for (Node& button : words.children) {
        if (button.label.key().empty()) button.is_private = context.question.is_private;
    }
    return words;
}

Node candidates_node(const QuestionContext& context) {
    return as_private_as_field(context, build_candidates(context.typed, context.words));
}

Node typing_beside(const QuestionContext& context, Node choices) {
    Node typing = group_node(option_id(context.question, "typing"), Arrange::column, {});
    typing.children.push_back(field_node(context));
    if (context.has_pinyin) typing.children.push_back(candidates_node(context));
    typing.children.push_back(
        build_keyboard(typing_of(context, Typing::name), context.typed, context.settings.alphabet, context.words));
    Node both = group_node(option_id(context.question, "find"), Arrange::split, {});
    both.children.push_back(std::move(typing));
    both.children.push_back(std::move(choices));
    return both;
}

Answer read_text(const std::string& text) { return Answer(text); }

std::string no_retype(const QuestionContext& context) {
    (void)context;
    return {};
}

std::optional<MessageKey> check_text(const QuestionContext& context) {
    const Answer* answer = context.answer();
    const bool is_answered = context.is_spoken || (answer != nullptr && !is_empty(*answer));
    if (!context.question.required || is_answered) return std::nullopt;
    return MessageKey("error.type-something");
}

Label sum_up_text(const QuestionContext& context) {
    const auto* text = context.answers.get<std::string>(context.question.id);
    const Label typed = text == nullptr ? Label() : Label::of_person(UserText{*text});
    if (!context.is_spoken) return typed;
    return typed.empty() ? context.words.say(MessageKey("spoken.answer"))
                         : context.words.say(MessageKey("spoken.and-words"), {{"words", typed}});
}

std::string retype_text(const QuestionContext& context) {
    const auto* text = context.answers.get<std::string>(context.question.id);
    return text == nullptr ? std::string() : *text;
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::string> places_of(const QuestionContext& context) {
    std::vector<std::string> places;
    if (context.meeting == nullptr) return places;
    const std::string& language = context.words.language();
    places.push_back(context.meeting->place.in(language).text);
    for (const LocalText& place : context.meeting->places) places.push_back(place.in(language).text);
    return places;
}

std::optional<MessageKey> needed_if_required(const QuestionContext& context) {
    const Answer* answer = context.answer();
    if (!context.question.required || (answer != nullptr && !is_empty(*answer))) return std::nullopt;
    return MessageKey("error.choose-one");
}

} // namespace copro
