#include "sync/records/form.h"

#include "sync/base/json.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

namespace copro {

namespace {

struct Loader {
    std::span<const std::string_view> types;
    // The questions so far, over the whole form, each with the ids of its options.
    std::map<std::string, std::set<std::string>> options_by_id;
    bool in_line = false;

    Result<Wording> wording(JsonObject& object, const char* key, bool needed) const;
    Result<std::vector<Option>> options(JsonObject& object) const;
    Result<std::vector<std::string>> answers_of(JsonObject& entry, const std::string& question) const;
    Result<ShowIf> show_if(JsonObject& object) const;
    Result<Question> question(const Json& value, const std::string& place);
    Result<std::vector<Question>> questions(JsonObject& object, const char* key);
    Result<std::vector<SavedIdea>> saved_ideas(JsonObject& object) const;
};

Result<Wording> Loader::wording(JsonObject& object, const char* key, bool needed) const {
    const Json* value = object.any_or_none(key);
    if (value == nullptr) {
        if (needed) return object.wrong(key, "is missing");
        return Wording{};
    }
    if (value->is_string() && !value->get_ref<const std::string&>().empty()) {
        return Wording{value->get<std::string>(), {}};
    }
    return Wording{"", TRY(LocalText::parse(*value, object.place_of(key)))};
}

Result<std::vector<Option>> Loader::options(JsonObject& object) const {
    std::vector<Option> found;
    const Json* list = TRY(object.array_or_none("options"));
    if (list == nullptr) return found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of("options") + "/" + std::to_string(index);
        JsonObject entry = TRY(JsonObject::of((*list)[index], place));
        Option option;
        option.id = TRY(entry.text("id"));
        if (!is_slug(option.id)) return entry.wrong("id", "must be small letters, digits and hyphens");
        const bool twice = std::any_of(found.begin(), found.end(), [&](const Option& o) { return o.id == option.id; });
        if (twice) return entry.wrong("id", "stands twice");
        option.wording = TRY(wording(entry, "wording", true));
        option.picture = TRY(entry.text("picture"));
        option.alone = TRY(entry.flag_or("alone", false));
        TRY(entry.done());
        found.push_back(std::move(option));
    }
    if (found.empty()) return object.wrong("options", "must not be empty");
    return found;
}

Result<ShowIf> rule_condition(JsonObject& object, const std::string& rule) {
    ShowIf condition;
    if (rule == "journey")
        condition.kind = ShowIf::Kind::journey;
    else if (rule == "miles")
        condition.kind = ShowIf::Kind::miles;
    else if (rule == "amount")
        condition.kind = ShowIf::Kind::amount;
    else if (rule == "receipt")
        condition.kind = ShowIf::Kind::receipt;
    else
        return object.wrong("rule", "must be journey, miles, amount or receipt");
    return condition;
}

// A misspelt answer would hide the question for ever.
Result<std::vector<std::string>> Loader::answers_of(JsonObject& entry, const std::string& question) const {
    const std::set<std::string>& known = options_by_id.at(question);
    const Json* list = TRY(entry.array("is"));
    std::vector<std::string> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const Json& one = (*list)[index];
        const std::string place = "is/" + std::to_string(index);
        if (!one.is_string()) return entry.wrong(place, "must be the id of an option");
        found.push_back(one.get<std::string>());
        if (!known.empty() && !known.contains(found.back())) {
            return entry.wrong(place, fmt::format("\"{}\" is not an option of \"{}\"", found.back(), question));
        }
    }
    if (found.empty()) return entry.wrong("is", "must not be empty");
    return found;
}

Result<std::string> says(JsonObject& object) {
    static const std::set<std::string> known{"purpose", "can-change", "cannot-change", "your-role"};
    std::string says = TRY(object.text_or("says", ""));
    if (object.has("says") && !known.contains(says)) {
        return object.wrong("says", "must be purpose, can-change, cannot-change or your-role");
    }
    return says;
}

Result<ShowIf> Loader::show_if(JsonObject& object) const {
    const Json* value = object.any_or_none("show_if");
    if (value == nullptr) return ShowIf{};
    JsonObject entry = TRY(JsonObject::of(*value, object.place_of("show_if")));
    ShowIf condition;
    if (entry.has("rule")) {
        const std::string rule = TRY(entry.text("rule"));
        condition = TRY(rule_condition(entry, rule));
    } else if (entry.has("meeting")) {
        if (TRY(entry.text("meeting")) != "fee") return entry.wrong("meeting", "must be \"fee\"");
        condition.kind = ShowIf::Kind::fee;
    } else {
        condition.kind = ShowIf::Kind::answer;
        condition.question = TRY(entry.text("question"));
        if (!options_by_id.contains(condition.question)) return entry.wrong("question", "is not an earlier question");
        condition.is = TRY(answers_of(entry, condition.question));
    }
    TRY(entry.done());
    return condition;
}

Result<Question> Loader::question(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    Question question;
    question.id = TRY(object.text("id"));
    if (!is_slug(question.id)) return object.wrong("id", "must be small letters, digits and hyphens");
    if (options_by_id.contains(question.id)) return object.wrong("id", "stands twice");
    question.type = TRY(object.text("type"));
    if (std::find(types.begin(), types.end(), question.type) == types.end()) {
        return object.wrong("type", fmt::format("\"{}\" is not a known question type", question.type));
    }
    question.wording = TRY(wording(object, "wording", true));
    question.hint = TRY(wording(object, "hint", false));
    question.short_wording = TRY(wording(object, "short_wording", false));
    question.picture = TRY(object.text_or("picture", ""));
    question.says = TRY(says(object));
    question.options_from = TRY(object.text_or("options_from", ""));
    if (object.has("options_from") && question.options_from != "rules") {
        return object.wrong("options_from", "must be \"rules\"");
    }
    question.options = TRY(options(object));
    if (object.has("questions")) {
        if (in_line) return object.wrong("questions", "a line cannot hold lines");
        in_line = true;
        question.questions = TRY(questions(object, "questions"));
        in_line = false;
    }
    question.required = TRY(object.flag_or("required", false));
    question.is_private = TRY(object.flag_or("private", false));
    question.at_most_fee = TRY(object.flag_or("at_most_fee", false));
    if (object.has("longest")) question.longest = static_cast<int>(TRY(object.integer("longest", 1, 2000)));
    question.show_if = TRY(show_if(object));
    TRY(object.done());
    // Only now: a condition asks for an earlier question, never for its own.
    for (const Option& option : question.options) options_by_id[question.id].insert(option.id);
    options_by_id[question.id];
    return question;
}

Result<std::vector<Question>> Loader::questions(JsonObject& object, const char* key) {
    const Json* list = TRY(object.array(key));
    std::vector<Question> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        found.push_back(TRY(question((*list)[index], object.place_of(key) + "/" + std::to_string(index))));
    }
    if (found.empty()) return object.wrong(key, "must not be empty");
    return found;
}

Result<std::vector<SavedIdea>> Loader::saved_ideas(JsonObject& object) const {
    const Json* list = TRY(object.array("saved_ideas"));
    std::vector<SavedIdea> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of("saved_ideas") + "/" + std::to_string(index);
        JsonObject entry = TRY(JsonObject::of((*list)[index], place));
        SavedIdea idea;
        idea.wording = TRY(wording(entry, "wording", true));
        idea.picture = TRY(entry.text("picture"));
        TRY(entry.done());
        found.push_back(std::move(idea));
    }
    return found;
}

} // namespace

const Question* Form::find(std::string_view question) const {
    for (const Question& one : questions) {
        if (one.id == question) return &one;
        for (const Question& inner : one.questions) {
            if (inner.id == question) return &inner;
        }
    }
    return nullptr;
}

Result<Form> load_form(std::string_view text, const std::string& place, std::span<const std::string_view> types) {
    const Json json = TRY(parse_json(text, place));
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", 1, 1));
    Loader loader{types, {}};
    Form form;
    form.id = TRY(object.text("id"));
    if (std::filesystem::path(place).stem() != form.id) return object.wrong("id", "must be the file's name");
    form.version = static_cast<int>(TRY(object.integer("version", 1, 1'000'000)));
    form.kind = TRY(object.text("kind"));
    constexpr std::array kinds{"attendance", "feedback", "claim"};
    if (std::find(kinds.begin(), kinds.end(), form.kind) == kinds.end()) {
        return object.wrong("kind", "must be attendance, feedback or claim");
    }
    form.event = TRY(object.text_or("event", ""));
    const bool is_attendance = form.kind == "attendance";
    if (is_attendance != (form.event == "in" || form.event == "out")) {
        return object.wrong("event", "must be \"in\" or \"out\" for attendance, and absent for others");
    }
    form.title = TRY(loader.wording(object, "title", true));
    form.save = TRY(loader.wording(object, "save", true));
    form.saved_ideas = TRY(loader.saved_ideas(object));
    form.saved = TRY(loader.wording(object, "saved", true));
    form.questions = TRY(loader.questions(object, "questions"));
    TRY(object.done());
    return form;
}

} // namespace copro
