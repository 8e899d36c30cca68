#include "kiosk/app/record_body.h"

#include "kiosk/app/flow.h"
#include "sync/base/json.h"

namespace copro {

namespace {

Json to_json(const Answer& answer) {
    struct Writer {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(const std::vector<std::string>& list) const { return list; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(const PersonAnswer& person) const { return person.name; }
        Json operator()(const std::vector<Answers>& lines) const {
            Json list = Json::array();
            for (const Answers& line : lines) {
                Json one = Json::object();
                for (const auto& [question, inner] : line.by_question) one[question] = to_json(inner);
                list.push_back(std::move(one));
            }
            return list;
        }
    };
    return std::visit(Writer{}, answer);
}

void put_person(Json& body, const PersonAnswer& person) {
    const bool is_unlisted = person.id.empty() || person.id == new_person || person.id == told_person;
    body["person"] = is_unlisted ? Json(nullptr) : Json(person.id);
    body["name"] = person.name;
}

// Every answer under its question's id, with _ for -, beside who it is.
Json attendance(const Model& model, const Answers& answers) {
    const PersonAnswer person = person_of(model);
    Json body{{"event", form_of(model).event}};
    put_person(body, person);
    body["new_person"] = person.id == new_person;
    for (const Question& question : form_of(model).questions) {
        const Answer* answer = answers.find(question.id);
        if (answer == nullptr || question.type == "person" || question.id == "new-name") continue;
        std::string key = question.id;
        for (char& letter : key) {
            if (letter == '-') letter = '_';
        }
        body[key] = to_json(*answer);
    }
    return body;
}

// No name unless they chose to give it (the form's "anonymous" question).
Json feedback(const Model& model, const Answers& answers) {
    const PersonAnswer person = person_of(model);
    const bool anonymous = person.name.empty() && person.id != told_person;
    Json given = Json::object();
    for (const Question& question : form_of(model).questions) {
        const Answer* answer = answers.find(question.id);
        const bool says_who = question.type == "person" || question.id == "new-name" || question.id == "anonymous";
        if (answer != nullptr && !says_who) given[question.id] = to_json(*answer);
    }
    return Json{{"anonymous", anonymous},
                {"name", person.name.empty() ? Json(nullptr) : Json(person.name)},
                {"answers", std::move(given)}};
}

// Nobody's name: what people are told on the screen after Save.
Json survey(const Model& model, const Answers& answers) {
    Json given = Json::object();
    for (const Question& question : form_of(model).questions) {
        const Answer* answer = answers.find(question.id);
        if (answer != nullptr) given[question.id] = to_json(*answer);
    }
    return Json{{"answers", std::move(given)}};
}

Result<Json> claim(const Model& model, const Answers& answers) {
    const MeetingPack& pack = model.session.meeting->pack;
    const Claim worked_out = TRY(work_out_claim(answers, *model.carried.rules, pack));
    Json body = claim_body(worked_out, answers, pack);
    put_person(body, person_of(model));
    return body;
}

Result<Json> body_of_kind(const Model& model, const Answers& answers) {
    const std::string& kind = form_of(model).kind;
    if (kind == "attendance") return attendance(model, answers);
    if (kind == "feedback") return feedback(model, answers);
    if (kind == "survey") return survey(model, answers);
    if (kind == "claim") return claim(model, answers);
    return invalid(kind, "no record of this kind can be made");
}

} // namespace

Result<Json> record_body(const Model& model) {
    const Answers answers = answers_that_count(model);
    Json body = TRY(body_of_kind(model, answers));
    body["helped"] = model.session.helper;
    return body;
}

} // namespace copro
