#include "kiosk/app/record_body.h"

#include "kiosk/app/flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/app/party.h"
#include "sync/base/json.h"
#include "sync/records/equality.h"

#include <algorithm>

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
    body["person"] = is_listed(person) ? Json(person.id) : Json(nullptr);
    body["name"] = person.name;
}

std::string key_of(const Question& question) {
    std::string key = question.id;
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

// Those whom somebody signs in beside themselves: who each is, and what was said of them.
Json companions(const PersonAnswer& person, const Question& question, const std::vector<Answers>& lines) {
    Json list = Json::array();
    for (const Answers* line : lines_of_others(person, question, lines)) {
        Json one = Json::object();
        put_person(one, companion_of(question, *line));
        for (const Question& inner : question.questions) {
            const Answer* answer = line->find(inner.id);
            if (answer == nullptr || inner.type == "companion" || inner.type == "name") continue;
            one[key_of(inner)] = to_json(*answer);
        }
        list.push_back(std::move(one));
    }
    return list;
}

// Whoever came with them and leaves with them, as the roll knows them.
Json who_leaves_too(const Model& model, const PersonAnswer& person) {
    Json list = Json::array();
    for (const RollEntry& entry : others_of_party(model, person)) {
        list.push_back({{"person", entry.person.empty() ? Json(nullptr) : Json(entry.person)},
                        {"name", entry.name},
                        {"came_as", entry.more.came_as}});
    }
    return list;
}

void put_needs(const Model& model, const Answers& answers, Json& body) {
    const NeedsToday needs = needs_today(model, answers);
    if (!needs.was_asked) return;
    body["needs"] = needs.any() ? Json(needs.list) : Json{"nothing"};
    if (!needs.other.empty()) body["needs_other"] = needs.other;
    if (!needs.contact.empty()) body["needs_contact"] = needs.contact;
    if (!needs.any()) return;
    body["tell_host"] = needs.tell_host ? "yes" : "no";
    body["remember_needs"] = needs.remember ? "yes" : "no";
    body["needs_reviewed"] = date_text(local_date(model.now_wall_ms));
}

// Every answer under its question's id, with _ for -.
void put_answers(const Model& model, const Answers& answers, Json& body) {
    for (const Question& question : form_of(model).questions) {
        if (question.notice_version > 0 && is_asked(model, question, answers))
            body[key_of(question) + "_version"] = question.notice_version;
        const Answer* answer = answers.find(question.id);
        if (answer == nullptr || question.type == "person" || question.means == Means::own_name) continue;
        if (!question.into.empty() || question.type == "last-time") continue;
        const auto* lines = std::get_if<std::vector<Answers>>(answer);
        body[key_of(question)] = lines == nullptr ? to_json(*answer) : companions(person_of(model), question, *lines);
    }
}

// Every answer beside who it is.
Json attendance(const Model& model, const Answers& answers) {
    const PersonAnswer person = person_of(model);
    Json body{{"event", form_of(model).event}};
    put_person(body, person);
    body["new_person"] = person.id == new_person;
    put_answers(model, answers, body);
    put_needs(model, answers, body);
    // A child is not asked; whoever is answerable for them is, and it is one consent.
    if (body.contains("photos_guardian")) body["photos"] = body["photos_guardian"];
    body.erase("photos_guardian");
    if (body.value("others_leave", "") == "yes") body["companions"] = who_leaves_too(model, person);
    return body;
}

Json booking(const Model& model, const Answers& answers) {
    Json body = Json::object();
    put_person(body, person_of(model));
    put_answers(model, answers, body);
    return body;
}

// No name unless they chose to give it (the form's "anonymous" question).
Json feedback(const Model& model, const Answers& answers) {
    const PersonAnswer person = person_of(model);
    const bool anonymous = person.name.empty() && person.id != told_person;
    Json given = Json::object();
    for (const Question& question : form_of(model).questions) {
        const Answer* answer = answers.find(question.id);
        const bool says_who =
            question.type == "person" || question.means == Means::own_name || question.means == Means::without_a_name;
        if (answer != nullptr && !says_who) given[question.id] = to_json(*answer);
    }
    Json body{{"anonymous", anonymous},
              {"name", person.name.empty() ? Json(nullptr) : Json(person.name)},
              {"answers", std::move(given)}};
    // The promise clock starts here: by when this person was told that they would hear.
    const auto* tell_me = answers.get<std::string>("tell-me");
    if (tell_me != nullptr && *tell_me == "yes") body["answer_by"] = date_text(model.session.meeting->pack.answer_by);
    return body;
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

// One person's answers, with nothing that is not an answer: no time, no language, no helper.
Json equality(const Model& model, const Answers& answers) {
    const Form& form = form_of(model);
    Json given = Json::array();
    for (const Question& question : form.questions) {
        const Answer* answer = answers.find(question.id);
        const bool is_about_the_form = std::any_of(question.options.begin(), question.options.end(),
                                                   [](const Option& option) { return option.leaves; });
        if (answer == nullptr || is_about_the_form) continue;
        Json chosen = to_json(*answer);
        if (!chosen.is_array()) chosen = Json::array({std::move(chosen)});
        given.push_back({{"question", question.id}, {"version", question.version}, {"answers", std::move(chosen)}});
    }
    return Json{{"form", form.id}, {"form_version", form.version}, {"answers", std::move(given)}};
}

const Question* photo_question_of(const std::vector<Question>& questions) {
    const auto found =
        std::find_if(questions.begin(), questions.end(), [](const Question& one) { return one.type == "photo"; });
    return found == questions.end() ? nullptr : &*found;
}

// Who meant to take a photo, and took none, hands the receipt in: the screen said so.
bool is_handed_in(const std::string& receipt, const Question* photo, const Answers& line) {
    const bool has_photo = photo == nullptr || line.find(photo->id) != nullptr;
    return receipt == "yes" || (receipt == "photo" && !has_photo);
}

void say_who_hands_in(const Form& form, const Answers& answers, Json& lines) {
    const Question* repeat = form.find(Means::costs);
    const Question* photo = repeat == nullptr ? nullptr : photo_question_of(repeat->questions);
    const auto* answered = repeat == nullptr ? nullptr : answers.get<std::vector<Answers>>(repeat->id);
    if (photo == nullptr || answered == nullptr) return;
    for (std::size_t at = 0; at < answered->size(); ++at) {
        Json& receipt = lines[at]["receipt"];
        if (is_handed_in(receipt.get<std::string>(), photo, (*answered)[at])) receipt = "yes";
    }
}

// answers: without those to questions that are no longer asked.
void add_attachments(const Model& model, const std::vector<Question>& questions, const Answers& answers,
                     std::int64_t line, std::vector<AttachmentDraft>& into) {
    for (const Question& question : questions) {
        const auto voice = answers.spoken.find(question.id);
        if (voice != answers.spoken.end() && is_asked(model, question, answers))
            into.push_back({voice->second, question.id, line});
        const auto* names = answers.get<std::vector<std::string>>(question.id);
        if (question.type != "photo" || names == nullptr) continue;
        for (const std::string& name : *names) into.push_back({name, question.id, line});
    }
}

Result<Json> claim(const Model& model, const Answers& answers) {
    const MeetingPack& pack = model.session.meeting->pack;
    const Claim worked_out = TRY(work_out_claim(answers, *model.carried.rules, pack));
    Json body = claim_body(worked_out, answers, pack);
    say_who_hands_in(form_of(model), answers, body["lines"]);
    put_person(body, person_of(model));
    // The sum that both were asked about: whoever approves is told when the claim is for another one.
    if (body.contains("cash") && model.session.run->sum) body["cash"]["pence"] = model.session.run->sum->pence;
    const ClaimSettings& settings = model.carried.rules->settings();
    body["late"] = is_late(settings, claim_day(answers, pack), local_date(model.now_wall_ms));
    // Which words about benefits stood before the question, by the day that they hold from.
    const BenefitsNotice* notice = pack.fee ? notice_on(settings, pack.date) : nullptr;
    if (notice != nullptr) body["benefits_notice"] = date_text(notice->effective_from);
    return body;
}

Json texts_shown(const Model& model) {
    Json list = Json::array();
    const MeetingPack& pack = model.session.meeting->pack;
    for (const auto& [says, language] : model.session.run->shown) {
        const std::string version = version_of_text(text_shown(pack, says, language));
        list.push_back({{"text", says}, {"language", language}, {"version", version}});
    }
    return list;
}

Result<Json> body_of_kind(const Model& model, const Answers& answers) {
    const std::string& kind = form_of(model).kind;
    if (kind == "attendance") return attendance(model, answers);
    if (kind == "feedback") return feedback(model, answers);
    if (kind == "survey") return survey(model, answers);
    if (kind == "claim") return claim(model, answers);
    if (kind == "booking") return booking(model, answers);
    if (kind == equality_kind) return equality(model, answers);
    return invalid(kind, "no record of this kind can be made");
}

} // namespace

std::vector<AttachmentDraft> attachments_of(const Model& model) {
    std::vector<AttachmentDraft> found;
    const Answers answers = answers_that_count(model);
    const std::vector<Question>& questions = form_of(model).questions;
    add_attachments(model, questions, answers, 0, found);
    for (const Question& question : questions) {
        const auto* lines = answers.get<std::vector<Answers>>(question.id);
        if (lines == nullptr) continue;
        std::int64_t number = 0;
        for (const Answers& line : *lines) add_attachments(model, question.questions, line, ++number, found);
    }
    return found;
}

Json leaving_body(const RollEntry& entry, const char* closed_by) {
    Json body{{"event", "out"},
              {"person", entry.person.empty() ? Json(nullptr) : Json(entry.person)},
              {"name", entry.name},
              {"new_person", entry.person.empty() && !entry.name.empty()},
              {"closed_by", closed_by}};
    if (!entry.more.came_as.empty()) body["came_as"] = entry.more.came_as;
    return body;
}

Result<Json> record_body(const Model& model) {
    const Answers answers = answers_that_count(model);
    Json body = TRY(body_of_kind(model, answers));
    if (form_of(model).kind == equality_kind) return body;
    body["helped"] = model.session.run->was_helped;
    if (model.session.from_paper) body["entered_from"] = "paper";
    if (!model.session.run->shown.empty()) body["shown"] = texts_shown(model);
    return body;
}

std::vector<HandedIn> receipts_handed_in(const Form& form, const Answers& answers, const Claim& claim) {
    std::vector<HandedIn> receipts;
    const Question* costs = form.find(Means::costs);
    const auto* lines = costs == nullptr ? nullptr : answers.get<std::vector<Answers>>(costs->id);
    if (lines == nullptr) return receipts;
    const Question* photo = photo_question_of(costs->questions);
    for (std::size_t at = 0; at < claim.lines.size(); ++at) {
        const ClaimLine& line = claim.lines[at];
        if (is_handed_in(line.receipt, photo, (*lines)[at])) receipts.push_back({line.category, line.amount});
    }
    return receipts;
}

} // namespace copro
