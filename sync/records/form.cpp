// long: one loader for one format, with a short function for each thing that a form can say.
#include "sync/records/form.h"

#include "sync/base/json.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <map>
#include <set>

namespace copro {

namespace {

struct Loader {
    std::span<const std::string_view> types;
    // The questions so far, over the whole form, each with the ids of its options.
    std::map<std::string, std::set<std::string>> options_by_id;
    bool is_survey = false;
    bool is_equality = false;
    bool in_line = false;
    bool is_of_others = false;      // a line about somebody who is brought
    std::set<Means> meant = {};     // by the questions so far
    std::vector<Medium> media = {}; // of a survey

    Result<Wording> wording(JsonObject& object, const char* key, bool needed, std::size_t longest) const;
    Result<Wording> wording(JsonObject& object, const char* key, bool needed) const {
        return wording(object, key, needed, std::string::npos);
    }
    Result<std::string> name(JsonObject& object, const char* key) const;
    Result<std::string> picture(JsonObject& object) const;
    Result<Expression> expression(JsonObject& object, const std::string& own) const;
    Result<std::optional<Constraint>> constraint(JsonObject& object, const std::string& own) const;
    Result<std::string> at_first(JsonObject& object, const Question& question) const;
    Result<void> only_of_surveys(JsonObject& object, Question& question) const;
    Result<void> words_for_another(const Json& json, const std::string& place, Option& option) const;
    Result<std::vector<Option>> options(JsonObject& object) const;
    Result<std::vector<std::string>> answers_of(JsonObject& entry, const std::string& question) const;
    Result<ShowIf> show_if(JsonObject& object, const char* key = "show_if") const;
    Result<Question> question(const Json& value, const std::string& place);
    Result<std::vector<Question>> questions(JsonObject& object, const char* key);
    Result<std::vector<SavedIdea>> ideas(JsonObject& object, const char* key) const;
    Result<void> only_of_ours(JsonObject& object, Question& question);
    Result<Means> means(JsonObject& object);
};

Result<Wording> Loader::wording(JsonObject& object, const char* key, bool needed, std::size_t longest) const {
    const Json* value = object.any_or_none(key);
    if (value == nullptr) {
        if (needed) return object.wrong(key, "is missing");
        return Wording{};
    }
    if (!is_survey && value->is_string() && !value->get_ref<const std::string&>().empty()) {
        return Wording{value->get<std::string>(), {}};
    }
    Wording own{"", TRY(LocalText::parse(*value, object.place_of(key)))};
    if (own.own.letters() > longest) return object.wrong(key, fmt::format("is longer than {} letters", longest));
    return own;
}

Result<std::string> Loader::name(JsonObject& object, const char* key) const {
    std::string name = TRY(object.text(key));
    if (is_survey && !is_survey_name(name)) return object.wrong(key, "must be letters, digits, _ and -, at most 64");
    if (is_survey && is_name_of_screens(name)) return object.wrong(key, "is a name that the screens use themselves");
    if (!is_survey && !is_slug(name)) return object.wrong(key, "must be small letters, digits and hyphens");
    return name;
}

// Ours all have one (access.md C3); an author of a survey may not have found one that fits. Of who somebody is there is
// no picture that fits all whom the word means: one for each age or ethnic group would be the wrong one for most.
Result<std::string> Loader::picture(JsonObject& object) const {
    const bool may_lack_one = is_survey || is_equality;
    std::string picture = TRY(may_lack_one ? object.text_or("picture", "") : object.text("picture"));
    if (is_survey && !picture.empty() && !is_slug(picture)) {
        return object.wrong("picture", "must be the name of one of the kiosk's pictures");
    }
    return picture;
}

// own: the question that "." is about, "" where there is none.
Result<Expression> Loader::expression(JsonObject& object, const std::string& own) const {
    const std::string text = TRY(object.text("expression"));
    auto read = Expression::parse(text);
    if (!read) return object.wrong("expression", read.error().text());
    for (const std::string& asked : read->names()) {
        if (asked.empty() && own.empty()) return object.wrong("expression", "\".\" has no answer to look at");
        if (!asked.empty() && !options_by_id.contains(asked)) {
            return object.wrong("expression", fmt::format("\"{}\" is not an earlier question", asked));
        }
    }
    for (const auto& [asked, answer] : read->compared()) {
        const auto known = options_by_id.find(asked.empty() ? own : asked);
        const bool is_misspelt = known != options_by_id.end() && !known->second.empty() && !answer.empty() &&
                                 !known->second.contains(answer);
        if (is_misspelt) {
            return object.wrong("expression", fmt::format("\"{}\" is not an answer to \"{}\"", answer, known->first));
        }
    }
    return read;
}

Result<std::optional<Constraint>> Loader::constraint(JsonObject& object, const std::string& own) const {
    const Json* value = object.any_or_none("constraint");
    if (value == nullptr) return std::optional<Constraint>();
    JsonObject entry = TRY(JsonObject::of(*value, object.place_of("constraint")));
    Constraint constraint{TRY(expression(entry, own)), TRY(wording(entry, "message", false, survey_limits.message))};
    TRY(entry.done());
    return std::optional<Constraint>(std::move(constraint));
}

bool is_option(const Question& question, const std::string& id) {
    const auto is_it = [&](const Option& option) { return option.id == id; };
    return std::any_of(question.options.begin(), question.options.end(), is_it);
}

Result<std::string> Loader::at_first(JsonObject& object, const Question& question) const {
    std::string text = TRY(object.text_or("at_first", ""));
    const bool is_digits = text.find_first_not_of("0123456789.") == std::string::npos;
    if (question.type == "notice" && !text.empty()) return object.wrong("at_first", "nothing is asked here");
    if ((question.type == "number" || question.type == "decimal") && !is_digits) {
        return object.wrong("at_first", "must be a number");
    }
    if (question.type == "decimal" && !text.empty()) {
        const bool has_digit = text.find_first_not_of('.') != std::string::npos;
        if (!has_digit || text.find('.') != text.rfind('.')) return object.wrong("at_first", "must be a number");
    }
    if (question.type == "number" && (text.find('.') != std::string::npos || text.size() > 9)) {
        return object.wrong("at_first", "must be a whole number");
    }
    const bool is_one_of = question.type == "choice" || question.type == "choices";
    for (std::string_view rest = text; is_one_of && !rest.empty();) {
        const std::size_t end = question.type == "choice" ? rest.size() : std::min(rest.find(' '), rest.size());
        const std::string id(rest.substr(0, end));
        if (!is_option(question, id)) return object.wrong("at_first", "\"" + id + "\" is not one of its answers");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return text;
}

Result<void> Loader::only_of_surveys(JsonObject& object, Question& question) const {
    if (!is_survey) return {};
    question.section = TRY(wording(object, "section", false, survey_limits.question));
    question.required_message = TRY(wording(object, "required_message", false, survey_limits.message));
    question.at_first = TRY(at_first(object, question));
    question.own_picture = TRY(read_own_pictures(object, media));
    question.sound = TRY(read_own_sounds(object, media));
    const bool has_options = !question.options.empty() || question.options_from == "read-this";
    if (has_options != (question.type == "choice" || question.type == "choices")) {
        return object.wrong("options", has_options ? "are for choices alone" : "is missing");
    }
    return {};
}

Result<void> Loader::words_for_another(const Json& json, const std::string& place, Option& option) const {
    JsonObject entry = TRY(JsonObject::of(json, place));
    option.wording_for_another = TRY(wording(entry, "wording", true));
    option.picture_for_another = TRY(picture(entry));
    return entry.done();
}

Result<std::vector<Option>> Loader::options(JsonObject& object) const {
    std::vector<Option> found;
    const Json* list = TRY(object.array_or_none("options"));
    if (list == nullptr) return found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of("options") + "/" + std::to_string(index);
        JsonObject entry = TRY(JsonObject::of((*list)[index], place));
        Option option;
        option.id = TRY(name(entry, "id"));
        const bool twice = std::any_of(found.begin(), found.end(), [&](const Option& o) { return o.id == option.id; });
        if (twice) return entry.wrong("id", "stands twice");
        option.wording = TRY(wording(entry, "wording", true, is_survey ? survey_limits.option : std::string::npos));
        option.picture = TRY(picture(entry));
        option.alone = TRY(entry.flag_or("alone", false));
        if (!is_survey) option.leaves = TRY(entry.flag_or("leaves", false));
        if (!is_survey) option.by_camera = TRY(entry.flag_or("by_camera", false));
        const Json* another = is_survey ? nullptr : entry.any_or_none("for_another");
        if (another != nullptr) TRY(words_for_another(*another, entry.place_of("for_another"), option));
        if (is_survey) option.own_picture = TRY(read_own_pictures(entry, media));
        if (is_survey) option.sound = TRY(read_own_sounds(entry, media));
        TRY(entry.done());
        found.push_back(std::move(option));
    }
    if (found.empty()) return object.wrong("options", "must not be empty");
    if (is_survey && found.size() > survey_limits.options) {
        return object.wrong("options", fmt::format("are more than {}", survey_limits.options));
    }
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
    else if (rule == "approval")
        condition.kind = ShowIf::Kind::approval;
    else
        return object.wrong("rule", "must be journey, miles, amount, receipt or approval");
    return condition;
}

Result<ShowIf> person_condition(JsonObject& object, const std::string& name) {
    using Fact = ShowIf::Fact;
    static const std::map<std::string, Fact> known{
        {"adult", Fact::adult},
        {"child", Fact::child},
        {"notice-unseen", Fact::notice_unseen},
        {"needs-remembered", Fact::needs_remembered},
        {"needs-open", Fact::needs_open},
        {"needs-to-agree", Fact::needs_to_agree},
        {"needs-asked", Fact::needs_asked},
        {"brought-others", Fact::brought_others},
    };
    const auto found = known.find(name);
    if (found == known.end()) return object.wrong("person", "\"" + name + "\" is nothing that is known of a person");
    ShowIf condition;
    condition.kind = ShowIf::Kind::person;
    condition.fact = found->second;
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
    std::string says = TRY(object.text_or("says", ""));
    const bool is_known = says == says_benefits ||
                          std::find(says_of_meeting.begin(), says_of_meeting.end(), says) != says_of_meeting.end();
    if (object.has("says") && !is_known) {
        return object.wrong("says",
                            fmt::format("must be one of {}, {}", fmt::join(says_of_meeting, ", "), says_benefits));
    }
    return says;
}

const std::map<std::string, ShowIf::Kind> conditions_of_meeting{
    {"fee", ShowIf::Kind::fee},
    {"you-said", ShowIf::Kind::answers},
    {"easy-wording", ShowIf::Kind::easy_wording},
    {"friends-and-family-wording", ShowIf::Kind::friends_and_family_wording},
    {"ladder", ShowIf::Kind::ladder},
};

Result<ShowIf> Loader::show_if(JsonObject& object, const char* key) const {
    const Json* value = object.any_or_none(key);
    if (value == nullptr) return ShowIf{};
    JsonObject entry = TRY(JsonObject::of(*value, object.place_of(key)));
    ShowIf condition;
    if (is_survey) {
        condition.kind = ShowIf::Kind::rule;
        condition.expression = TRY(expression(entry, ""));
    } else if (entry.has("rule")) {
        const std::string rule = TRY(entry.text("rule"));
        condition = TRY(rule_condition(entry, rule));
    } else if (entry.has("line")) {
        if (TRY(entry.text("line")) != "claimed-before") return entry.wrong("line", "must be \"claimed-before\"");
        condition.kind = ShowIf::Kind::claimed;
    } else if (entry.has("person")) {
        const std::string fact = TRY(entry.text("person"));
        condition = TRY(person_condition(entry, fact));
    } else if (entry.has("meeting")) {
        const std::string has = TRY(entry.text("meeting"));
        const auto found = conditions_of_meeting.find(has);
        if (found == conditions_of_meeting.end()) {
            return entry.wrong("meeting", "must be \"fee\", \"you-said\", \"easy-wording\", "
                                          "\"friends-and-family-wording\" or \"ladder\"");
        }
        condition.kind = found->second;
    } else {
        condition.kind = ShowIf::Kind::answer;
        condition.question = TRY(entry.text("question"));
        if (!options_by_id.contains(condition.question)) return entry.wrong("question", "is not an earlier question");
        condition.is = TRY(answers_of(entry, condition.question));
    }
    TRY(entry.done());
    return condition;
}

// Twice would leave open which of them is meant.
Result<Means> Loader::means(JsonObject& object) {
    if (!object.has("means")) return Means::nothing_more;
    static const std::map<std::string, Means> known{
        {"own-name", Means::own_name}, {"whose-claim", Means::whose_claim}, {"costs", Means::costs},
        {"category", Means::category}, {"same-again", Means::same_again},   {"without-a-name", Means::without_a_name},
    };
    const std::string name = TRY(object.text("means"));
    const auto found = known.find(name);
    if (found == known.end()) return object.wrong("means", "\"" + name + "\" is nothing that a question can mean");
    if (!meant.insert(found->second).second) return object.wrong("means", "another question means this");
    return found->second;
}

Result<void> Loader::only_of_ours(JsonObject& object, Question& question) {
    question.means = TRY(means(object));
    question.when_owed = TRY(object.flag_or("when_owed", false));
    question.about_sum = TRY(object.flag_or("about_sum", false));
    question.short_wording = TRY(wording(object, "short_wording", false));
    question.with_question = TRY(object.flag_or("with_question", false));
    if (question.with_question && question.short_wording.empty()) {
        return object.wrong("with_question", "needs a short_wording");
    }
    question.says = TRY(says(object));
    question.at_most_fee = TRY(object.flag_or("at_most_fee", false));
    question.in_future = TRY(object.flag_or("in_future", false));
    question.meeting_first = TRY(object.flag_or("meeting_first", false));
    if (question.meeting_first && question.type != "place") return object.wrong("meeting_first", "is for a place");
    if (object.has("version")) question.version = static_cast<int>(TRY(object.integer("version", 1, 1'000'000)));
    question.to_confirm = TRY(object.text_or("to_confirm", ""));
    question.into = TRY(object.text_or("into", ""));
    if (object.has("into") && question.into != "needs" && question.into != "needs_contact") {
        return object.wrong("into", "must be needs or needs_contact");
    }
    if (object.has("ideas")) question.ideas = TRY(ideas(object, "ideas"));
    if (object.has("notice_version")) {
        question.notice_version = static_cast<int>(TRY(object.integer("notice_version", 1, 1'000'000)));
    }
    if (question.type == "notice" && question.says.empty() == question.ideas.empty()) {
        return object.wrong("ideas", "or \"says\" must be there, and not both");
    }
    if (!object.has("questions")) return {};
    if (in_line) return object.wrong("questions", "a line cannot hold lines");
    in_line = true;
    is_of_others = question.type == "people";
    question.questions = TRY(questions(object, "questions"));
    in_line = false;
    is_of_others = false;
    return {};
}

Result<Question> Loader::question(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    Question question;
    question.id = TRY(name(object, "id"));
    if (options_by_id.contains(question.id)) return object.wrong("id", "stands twice");
    question.type = TRY(object.text("type"));
    if (std::find(types.begin(), types.end(), question.type) == types.end()) {
        return object.wrong("type", fmt::format("\"{}\" is not a known question type", question.type));
    }
    question.wording = TRY(wording(object, "wording", true, is_survey ? survey_limits.question : std::string::npos));
    question.hint = TRY(wording(object, "hint", false, is_survey ? survey_limits.hint : std::string::npos));
    question.picture = is_survey ? TRY(picture(object)) : TRY(object.text_or("picture", ""));
    question.options_from = TRY(object.text_or("options_from", ""));
    const std::string options_from = is_survey ? "read-this" : "rules";
    if (object.has("options_from") && question.options_from != options_from) {
        return object.wrong("options_from", "must be \"" + options_from + "\"");
    }
    question.options = TRY(options(object));
    TRY(only_of_surveys(object, question));
    if (!is_survey) TRY(only_of_ours(object, question));
    if (!is_survey) question.by_voice = TRY(object.flag_or("by_voice", false));
    if (question.by_voice && (question.type != "text" || is_of_others)) {
        return object.wrong("by_voice", "is for a text, and for none about those whom somebody brings");
    }
    if (question.by_voice && is_equality) {
        return object.wrong("by_voice", "a voice says whose it is, and nobody must know that here");
    }
    question.required = TRY(object.flag_or("required", false));
    question.is_private = TRY(object.flag_or("private", false));
    if (object.has("longest")) question.longest = static_cast<int>(TRY(object.integer("longest", 1, 2000)));
    question.show_if = TRY(show_if(object));
    // Only now: a condition asks for an earlier question, never for its own.
    for (const Option& option : question.options) options_by_id[question.id].insert(option.id);
    options_by_id[question.id];
    // A constraint is about its own question.
    if (is_survey) question.constraint = TRY(constraint(object, question.id));
    TRY(object.done());
    return question;
}

Result<std::vector<Question>> Loader::questions(JsonObject& object, const char* key) {
    const Json* list = TRY(object.array(key));
    std::vector<Question> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        found.push_back(TRY(question((*list)[index], object.place_of(key) + "/" + std::to_string(index))));
    }
    if (found.empty()) return object.wrong(key, "must not be empty");
    if (is_survey && found.size() > survey_limits.questions) {
        return object.wrong(key, fmt::format("are more than {}", survey_limits.questions));
    }
    return found;
}

Result<std::vector<SavedIdea>> Loader::ideas(JsonObject& object, const char* key) const {
    const Json* list = TRY(object.array(key));
    std::vector<SavedIdea> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of(key) + "/" + std::to_string(index);
        JsonObject entry = TRY(JsonObject::of((*list)[index], place));
        SavedIdea idea;
        idea.wording = TRY(wording(entry, "wording", true));
        idea.picture = TRY(entry.text("picture"));
        if (std::string_view(key) == "saved_ideas") {
            idea.when_owed = TRY(entry.flag_or("when_owed", false));
            if (entry.has("when_here")) idea.when_here = TRY(entry.flag("when_here"));
            idea.hide_if = TRY(show_if(entry, "hide_if"));
            if (idea.hide_if.kind != ShowIf::Kind::always && idea.hide_if.kind != ShowIf::Kind::answer)
                return entry.wrong("hide_if", "must name a question and its answers");
        }
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

const Question* Form::find(Means means) const {
    for (const Question& one : questions) {
        if (one.means == means) return &one;
        for (const Question& inner : one.questions) {
            if (inner.means == means) return &inner;
        }
    }
    return nullptr;
}

namespace {

bool asks_about_money(const Form& form) {
    return std::any_of(form.questions.begin(), form.questions.end(),
                       [](const Question& one) { return one.when_owed || one.about_sum; });
}

// What a claim or a name is made of must be found in the form that asks for it.
Result<void> check_meanings(const JsonObject& object, const Form& form) {
    const bool is_claim = form.kind == "claim";
    if (!is_claim && asks_about_money(form)) return object.wrong("questions", "only a claim comes to some money");
    for (const Means needed : {Means::whose_claim, Means::costs, Means::category, Means::same_again}) {
        if (is_claim != (form.find(needed) != nullptr))
            return object.wrong("questions",
                                "a claim, and nothing else, says by \"means\" which are whose-claim, costs, "
                                "category and same-again");
    }
    const Question* costs = form.find(Means::costs);
    if (costs != nullptr && costs->questions.empty()) return object.wrong("questions", "costs must have lines");
    const bool asks_who = std::any_of(form.questions.begin(), form.questions.end(),
                                      [](const Question& one) { return one.type == "person"; });
    if (asks_who && form.find(Means::own_name) == nullptr)
        return object.wrong("questions", "who is new has no question that means own-name");
    return {};
}

} // namespace

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
    constexpr std::array kinds{"attendance", "feedback", "claim", "booking", "equality"};
    if (std::find(kinds.begin(), kinds.end(), form.kind) == kinds.end()) {
        return object.wrong("kind", "must be attendance, feedback, claim, booking or equality");
    }
    loader.is_equality = form.kind == "equality";
    form.event = TRY(object.text_or("event", ""));
    const bool is_attendance = form.kind == "attendance";
    if (is_attendance != (form.event == "in" || form.event == "out")) {
        return object.wrong("event", "must be \"in\" or \"out\" for attendance, and absent for others");
    }
    form.title = TRY(loader.wording(object, "title", true));
    form.save = TRY(loader.wording(object, "save", true));
    form.saved = TRY(loader.wording(object, "saved", true));
    form.questions_of = TRY(object.text_or("questions_of", ""));
    form.questions = TRY(loader.questions(object, "questions"));
    // After the questions: an idea can hang on how one of them was answered.
    form.saved_ideas = TRY(loader.ideas(object, "saved_ideas"));
    const bool asks_who_was_here = std::any_of(form.saved_ideas.begin(), form.saved_ideas.end(),
                                               [](const SavedIdea& idea) { return idea.when_here.has_value(); });
    if (asks_who_was_here && form.event != "out") return object.wrong("saved_ideas", "when_here is for signing out");
    TRY(check_meanings(object, form));
    TRY(object.done());
    return form;
}

Result<void> share_questions(std::vector<Form>& forms) {
    for (Form& form : forms) {
        if (form.questions_of.empty()) continue;
        const auto other = std::find_if(forms.begin(), forms.end(), [&](const Form& one) {
            return one.id == form.questions_of && one.questions_of.empty();
        });
        if (other == forms.end()) {
            return invalid(form.id + ".json#/questions_of", fmt::format("there is no form \"{}\"", form.questions_of));
        }
        std::vector<Question> shared = other->questions;
        for (const Question& own : form.questions) {
            const auto place = std::find_if(shared.begin(), shared.end(),
                                            [&](const Question& question) { return question.id == own.id; });
            if (place == shared.end()) {
                return invalid(form.id + ".json#/questions",
                               fmt::format("\"{}\" is no question of \"{}\"", own.id, other->id));
            }
            *place = own;
        }
        form.questions = std::move(shared);
    }
    return {};
}

Result<Form> load_survey(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    Loader loader{survey_types, {}, true};
    Form form;
    form.kind = "survey";
    form.id = TRY(loader.name(object, "id"));
    form.version = static_cast<int>(TRY(object.integer("version", 1, std::numeric_limits<int>::max())));
    form.title = TRY(loader.wording(object, "title", true, survey_limits.title));
    form.media = TRY(read_media(object));
    loader.media = form.media;
    form.questions = TRY(loader.questions(object, "questions"));
    TRY(object.done());
    return form;
}

} // namespace copro
