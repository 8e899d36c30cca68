// Photos, such as those of a receipt: how many there are, one more, the last one out again. They are taken on a screen
// of their own (kiosk/screens/photo.cpp); the answer holds their names alone.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

namespace copro {

namespace {

constexpr std::size_t most_photos = 6;

std::vector<std::string> photos_of(const QuestionContext& context) {
    const auto* names = context.answers.get<std::vector<std::string>>(context.question.id);
    return names == nullptr ? std::vector<std::string>() : *names;
}

Label how_many(const QuestionContext& context) {
    const auto count = static_cast<std::int64_t>(photos_of(context).size());
    return context.words.say(MessageKey("photo.count"), {{"count", context.words.number(count)}});
}

void build_photo(const QuestionContext& context, std::vector<Node>& into) {
    const auto count = photos_of(context).size();
    if (count > 0) into.push_back(idea_node(option_id(context.question, "count"), how_many(context), "tick"));
    Node group = group_node(option_id(context.question, "answers"), Arrange::tiles, {});
    if (context.has_camera && count < most_photos) {
        const MessageKey key = count == 0 ? MessageKey("photo.take-one") : MessageKey("photo.take-more");
        group.children.push_back(
            button_node(option_id(context.question, "take"), context.words.say(key), "camera", Look::secondary));
    }
    if (count > 0) {
        group.children.push_back(button_node(option_id(context.question, "remove"),
                                             context.words.say(MessageKey("photo.remove")), "remove", Look::secondary));
    }
    if (!group.children.empty()) into.push_back(std::move(group));
}

std::optional<QuestionEdit> on_photo(const QuestionContext& context, const NodeEvent& event) {
    const auto pressed = pressed_option(context.question, event);
    if (!pressed) return std::nullopt;
    std::vector<std::string> names = photos_of(context);
    QuestionEdit edit;
    if (*pressed == "take" && context.has_camera && names.size() < most_photos) {
        edit.open_camera = true;
        return edit;
    }
    if (*pressed != "remove" || names.empty()) return std::nullopt;
    names.pop_back();
    edit.answer = Answer(std::move(names));
    return edit;
}

Label sum_up_photo(const QuestionContext& context) { return photos_of(context).empty() ? Label{} : how_many(context); }

} // namespace

QuestionType photo_question() {
    QuestionType type{"photo", build_photo, on_photo, needed_if_required, sum_up_photo, no_retype, read_text, true};
    type.on_paper = nullptr; // a paper is handed in with what it is about
    type.skip = MessageKey("photo.hand-in");
    return type;
}

} // namespace copro
