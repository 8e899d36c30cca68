#include "kiosk/app/paused_work.h"

#include "kiosk/app/flow.h"
#include "kiosk/view/settings_pass.h"
#include "sync/base/json.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::int64_t work_version = 1;
constexpr const char* work_place = "paused#";
// Where work can stand still. Help, "Stop?" and "Are you still there?" lead back to one of them.
constexpr std::array places{"question", "check", "already-here", "welcome"};
constexpr std::array key_pages{KeyPage::letters, KeyPage::accents, KeyPage::signs};
constexpr std::array all_capitals{Capitals::automatic, Capitals::on, Capitals::off};

const char* name_of_page(KeyPage page) {
    switch (page) {
    case KeyPage::letters: return "letters";
    case KeyPage::accents: return "accents";
    case KeyPage::signs: return "signs";
    }
    return "";
}

const char* name_of_capitals(Capitals capitals) {
    switch (capitals) {
    case Capitals::automatic: return "automatic";
    case Capitals::on: return "on";
    case Capitals::off: return "off";
    }
    return "";
}

// One field, named for the kind, so that text and choice, number and amount stay what they were.
Json answers_json(const Answers& answers);

Json answer_json(const Answer& answer) {
    struct Writer {
        Json operator()(std::monostate) const { return {{"none", true}}; }
        Json operator()(const std::string& text) const { return {{"text", text}}; }
        Json operator()(const std::vector<std::string>& list) const { return {{"several", list}}; }
        Json operator()(std::int64_t number) const { return {{"number", number}}; }
        Json operator()(const PersonAnswer& person) const {
            return {{"person", {{"id", person.id}, {"name", person.name}}}};
        }
        Json operator()(const std::vector<Answers>& lines) const {
            Json list = Json::array();
            for (const Answers& line : lines) list.push_back(answers_json(line));
            return {{"lines", std::move(list)}};
        }
    };
    return std::visit(Writer{}, answer);
}

Json answers_json(const Answers& answers) {
    Json json = Json::object();
    make_room(json, answers.by_question.size());
    for (const auto& [question, answer] : answers.by_question) json[question] = answer_json(answer);
    return json;
}

// Photos go when the person leaves: what opens them is nowhere but in memory.
void leave_photos_out(const std::vector<Question>& questions, Json& answers) {
    for (const Question& question : questions) {
        if (question.type == "photo") answers.erase(question.id);
        if (question.questions.empty() || !answers.contains(question.id)) continue;
        Json& answer = answers[question.id];
        if (!answer.contains("lines")) continue;
        for (Json& line : answer["lines"]) leave_photos_out(question.questions, line);
    }
}

Json run_json(const Model& model, const FormRun& run) {
    const Form& form = *find_form(model, run.form);
    Json answers = answers_json(run.answers);
    leave_photos_out(form.questions, answers);
    Json json{{"form", run.form},
              {"version", form.version},
              {"at", run.at},
              {"changing", run.changing},
              {"changed_at", run.changed_at},
              {"asked", run.asked},
              {"prefilled", run.prefilled},
              {"was_helped", run.was_helped},
              {"shown", run.shown},
              {"page", name_of_page(run.typed.keyboard.page)},
              {"capitals", name_of_capitals(run.typed.keyboard.capitals)}};
    make_room(json, json.size() + 4);
    json["answers"] = std::move(answers);
    json["typed"] = run.typed.text;
    if (run.sum) json["sum_pence"] = run.sum->pence;
    if (run.line) {
        Json line = answers_json(run.line->answers);
        leave_photos_out(form.questions[run.at].questions, line);
        json["line"] = {{"index", run.line->index}, {"at", run.line->at}, {"answers", std::move(line)}};
    }
    return json;
}

std::string place_of_work(const PersonSession& session) {
    if (session.run && session.run->never_kept) return "welcome";
    const auto is_place = [](const std::string& screen) {
        return std::find(places.begin(), places.end(), screen) != places.end();
    };
    if (is_place(session.screen)) return session.screen;
    const auto behind = std::find_if(session.behind.rbegin(), session.behind.rend(), is_place);
    return behind == session.behind.rend() ? "welcome" : *behind;
}

Result<PersonAnswer> person_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    PersonAnswer person;
    person.id = TRY(from.text("id"));
    person.name = TRY(from.text("name"));
    TRY(from.done());
    return person;
}

Result<Answers> answers_from(const Json& json, const std::string& place);

Result<Answer> answer_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    Answer answer;
    if (json.size() != 1) return invalid(place, "must have one field");
    if (from.has("text")) {
        answer = TRY(from.text("text"));
    } else if (from.has("several")) {
        std::vector<std::string> list;
        for (const Json& one : *TRY(from.array("several"))) {
            if (!one.is_string()) return from.wrong("several", "must be texts");
            list.push_back(one.get<std::string>());
        }
        answer = std::move(list);
    } else if (from.has("number")) {
        answer = TRY(from.integer("number", INT64_MIN, INT64_MAX));
    } else if (from.has("person")) {
        answer = TRY(person_from(*TRY(from.object("person")), from.place_of("person")));
    } else if (from.has("lines")) {
        std::vector<Answers> lines;
        for (const Json& line : *TRY(from.array("lines"))) {
            lines.push_back(TRY(answers_from(line, from.place_of("lines"))));
        }
        answer = std::move(lines);
    } else {
        (void)from.any_or_none("none");
    }
    TRY(from.done());
    return answer;
}

Result<Answers> answers_from(const Json& json, const std::string& place) {
    if (!json.is_object()) return invalid(place, "must be an object");
    Answers answers;
    for (const auto& [question, answer] : json.items()) {
        answers.by_question[question] = TRY(answer_from(answer, place + "/answer"));
    }
    return answers;
}

// Every answer is still to a question of the form.
bool are_answers_to(const std::vector<Question>& questions, const Answers& answers) {
    return std::all_of(answers.by_question.begin(), answers.by_question.end(), [&](const auto& one) {
        const auto found = std::find_if(questions.begin(), questions.end(),
                                        [&](const Question& question) { return question.id == one.first; });
        if (found == questions.end()) return false;
        const auto* lines = std::get_if<std::vector<Answers>>(&one.second);
        return lines == nullptr || std::all_of(lines->begin(), lines->end(), [&](const Answers& line) {
                   return are_answers_to(found->questions, line);
               });
    });
}

Error changed(const std::string& form) {
    return Error{ErrorKind::refused, form, "is another form than when the work was paused"};
}

Result<FormRun::Line> line_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    FormRun::Line line;
    line.index = static_cast<std::size_t>(TRY(from.integer("index", 0, INT32_MAX)));
    line.at = static_cast<std::size_t>(TRY(from.integer("at", 0, INT32_MAX)));
    line.answers = TRY(answers_from(*TRY(from.object("answers")), from.place_of("answers")));
    TRY(from.done());
    return line;
}

template <typename Kinds, typename NameOf>
Result<typename Kinds::value_type> named_in(JsonObject& from, const char* key, const Kinds& kinds, NameOf name) {
    const std::string text = TRY(from.text(key));
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto kind) { return text == name(kind); });
    if (found == kinds.end()) return from.wrong(key, "is none that there is");
    return *found;
}

// meeting: the one that the work was about, which need not be anybody's now.
Result<FormRun> run_from(const Carried& carried, const Meeting* meeting, const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    FormRun run;
    run.form = TRY(from.text("form"));
    const Form* form = find_form(carried, meeting, run.form);
    if (form == nullptr || TRY(from.integer("version", 1, INT32_MAX)) != form->version) return changed(run.form);
    run.name_question = id_that(Means::own_name, *form);
    run.answers = TRY(answers_from(*TRY(from.object("answers")), from.place_of("answers")));
    run.at = static_cast<std::size_t>(TRY(from.integer("at", 0, INT32_MAX)));
    run.changing = TRY(from.flag("changing"));
    run.changed_at = static_cast<std::size_t>(TRY(from.integer("changed_at", 0, INT32_MAX)));
    for (const Json& one : *TRY(from.array("asked"))) {
        if (!one.is_string()) return from.wrong("asked", "must be ids of questions");
        run.asked.insert(one.get<std::string>());
    }
    run.prefilled = TRY(from.flag("prefilled"));
    // Not there in what a version before it kept.
    if (from.has("was_helped")) run.was_helped = TRY(from.flag("was_helped"));
    if (from.has("sum_pence")) run.sum = Pence{TRY(from.integer("sum_pence", 0, INT32_MAX))};
    const Json* shown = TRY(from.object("shown"));
    for (const auto& [says, language] : shown->items()) {
        if (!language.is_string()) return from.wrong("shown", "must be languages");
        run.shown[says] = language.get<std::string>();
    }
    run.typed.text = TRY(from.text("typed"));
    run.typed.keyboard.page = TRY(named_in(from, "page", key_pages, name_of_page));
    run.typed.keyboard.capitals = TRY(named_in(from, "capitals", all_capitals, name_of_capitals));
    if (from.has("line")) run.line = TRY(line_from(*TRY(from.object("line")), from.place_of("line")));
    TRY(from.done());
    const std::vector<Question>& questions = form->questions;
    if (run.at > questions.size() || !are_answers_to(questions, run.answers)) return changed(run.form);
    if (!run.line) return run;
    if (run.at == questions.size() || run.line->at >= questions[run.at].questions.size() ||
        !are_answers_to(questions[run.at].questions, run.line->answers)) {
        return changed(run.form);
    }
    return run;
}

Result<std::shared_ptr<const Meeting>> meeting_of_today(const Model& model, const std::string& id) {
    for (const auto& meeting : model.carried.meetings) {
        if (meeting->pack.id == id) return meeting;
    }
    return Error{ErrorKind::refused, "meeting", "is not on today any more"};
}

// Only at a place that the runs make possible.
Result<std::string> screen_from(JsonObject& from, const PersonSession& session, const Carried& carried) {
    std::string screen = TRY(from.text("screen"));
    if (std::find(places.begin(), places.end(), screen) == places.end()) return from.wrong("screen", "is no place");
    if (screen == "welcome") return screen;
    if (!session.run) return from.wrong("screen", "needs a form");
    const Form* form = find_form(carried, session.meeting.get(), session.run->form);
    const bool at_end = session.run->at == form->questions.size();
    if ((screen == "question") == at_end && screen != "already-here") return from.wrong("screen", "is another place");
    return screen;
}

// The settings card, and the four that no card has: this is the person's own work again.
Result<ViewSettings> settings_from(JsonObject& from) {
    auto card = read_pass(TRY(from.text("card")));
    if (!card) return from.wrong("card", card.error().reason);
    card->voice.paused = TRY(from.flag("voice_paused"));
    card->voice.private_aloud = TRY(from.flag("private_aloud"));
    card->curtain = TRY(from.flag("curtain"));
    // Not there in what a version before it kept.
    if (from.has("unhurried")) card->unhurried = TRY(from.flag("unhurried"));
    return card;
}

Result<PersonSession> session_from(const Model& model, const Json& json) {
    JsonObject from = TRY(JsonObject::of(json, work_place));
    TRY(from.integer("version", work_version, work_version));
    PersonSession session;
    session.settings = TRY(settings_from(from));
    session.helper = TRY(from.flag("helper"));
    // Not there in what a version before it kept.
    if (from.has("from_paper")) session.from_paper = TRY(from.flag("from_paper"));
    const std::vector<std::string>& languages = model.carried.library->languages();
    if (std::find(languages.begin(), languages.end(), session.settings.language) == languages.end()) {
        return from.wrong("card", "is no language of this kiosk");
    }
    VoiceSettings& voice = session.settings.voice;
    voice.on = voice.on && has_voice(model, session.settings.language);
    session.settings.curtain = session.settings.curtain && voice.on;
    session.meeting = TRY(meeting_of_today(model, TRY(from.text("meeting"))));
    session.person = TRY(person_from(*TRY(from.object("person")), from.place_of("person")));
    session.is_child = TRY(from.flag("is_child"));
    const Meeting* meeting = session.meeting.get();
    if (from.has("run")) {
        session.run = TRY(run_from(model.carried, meeting, *TRY(from.object("run")), from.place_of("run")));
    }
    for (const Json& run : *TRY(from.array("set_aside"))) {
        session.set_aside.push_back(TRY(run_from(model.carried, meeting, run, from.place_of("set_aside"))));
    }
    session.screen = TRY(screen_from(from, session, model.carried));
    TRY(from.done());
    return session;
}

// Beyond what the kiosk filled in by itself, because it knew the person.
bool is_begun(const FormRun& run) {
    if (run.line || !run.typed.text.empty()) return true;
    return std::any_of(run.answers.by_question.begin(), run.answers.by_question.end(), [&](const auto& one) {
        const bool is_given = std::holds_alternative<PersonAnswer>(one.second) || one.first == run.name_question;
        return !is_empty(one.second) && !(run.prefilled && is_given);
    });
}

template <typename Is>
bool any_run(const PersonSession& session, Is is) {
    return (session.run && is(*session.run)) || std::any_of(session.set_aside.begin(), session.set_aside.end(), is);
}

} // namespace

bool has_work(const PersonSession& session) {
    return any_run(session, [](const FormRun& run) { return !run.never_kept && is_begun(run); });
}

bool has_unsaved(const PersonSession& session) {
    return any_run(session, [](const FormRun& run) { return is_begun(run) || !voices_in(run.answers).empty(); });
}

std::string paused_work(const Model& model) {
    const PersonSession& session = model.session;
    Json json{{"version", work_version},
              {"card", write_pass(session.settings)},
              {"voice_paused", session.settings.voice.paused},
              {"private_aloud", session.settings.voice.private_aloud},
              {"curtain", session.settings.curtain},
              {"unhurried", session.settings.unhurried},
              {"helper", session.helper},
              {"from_paper", session.from_paper},
              {"meeting", session.meeting == nullptr ? "" : session.meeting->pack.id},
              {"is_child", session.is_child},
              {"screen", place_of_work(session)},
              {"set_aside", Json::array()}};
    make_room(json, json.size() + 2);
    json["person"] = {{"id", session.person.id}, {"name", session.person.name}};
    // Equality answers must never lie beside the person's name, not even in a box.
    if (session.run && !session.run->never_kept) json["run"] = run_json(model, *session.run);
    for (const FormRun& run : session.set_aside) {
        if (!run.never_kept) json["set_aside"].push_back(run_json(model, run));
    }
    return take_text(json);
}

Result<PersonSession> taken_up_work(const Model& model, const OpenedWork& work) {
    Json json = TRY(parse_json(work.text, work_place));
    Result<PersonSession> session = session_from(model, json);
    wipe(json);
    return session;
}

} // namespace copro
