// Photos of one question's answer: taken, looked at, kept or taken again. In practice nothing is kept.
#include "kiosk/app/flow.h"
#include "kiosk/app/update_parts.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr const char* practice_photo = "practice-";

void say_of_photo(PersonSession& session, const MessageKey& message) {
    session.photo.message = message.text();
    session.part = 0;
    session.focus = "error";
}

// The answers that the photo is for; nullptr when no question on the screen asks for one.
Answers* answers_of_photo(Model& model) {
    PersonSession& session = model.session;
    if (session.screen != photo_screen || !session.run) return nullptr;
    FormRun& run = *session.run;
    if (run.at >= form_of(model).questions.size() || current_question(model).type != "photo") return nullptr;
    return run.line ? &run.line->answers : &run.answers;
}

void note_names(const Answers& answers, std::set<std::string>& into) {
    for (const auto& [question, answer] : answers.by_question) {
        if (const auto* names = std::get_if<std::vector<std::string>>(&answer))
            into.insert(names->begin(), names->end());
        const auto* lines = std::get_if<std::vector<Answers>>(&answer);
        if (lines == nullptr) continue;
        for (const Answers& line : *lines) note_names(line, into);
    }
}

void note_names(const FormRun& run, std::set<std::string>& into) {
    note_names(run.answers, into);
    if (run.line) note_names(run.line->answers, into);
}

bool is_photo_open(const PersonSession& session) {
    const auto& behind = session.behind;
    return session.screen == photo_screen || std::find(behind.begin(), behind.end(), photo_screen) != behind.end();
}

} // namespace

Effects update_photo(Model& model, const TakePhoto&) {
    PhotoState& photo = model.session.photo;
    if (answers_of_photo(model) == nullptr || photo.held || photo.lost) return {};
    photo.message.clear();
    return {HoldPhoto{}};
}

Effects update_photo(Model& model, const PhotoHeld& action) {
    PersonSession& session = model.session;
    if (answers_of_photo(model) == nullptr) return {LetGoPhoto{}};
    session.photo.held = true;
    session.part = 0;
    session.focus.clear();
    // It is told, and never in the way: who can read it keeps it.
    switch (action.look) {
    case PhotoLook::readable: break;
    case PhotoLook::dark: say_of_photo(session, MessageKey("photo.dark")); break;
    case PhotoLook::blurred: say_of_photo(session, MessageKey("photo.blurred")); break;
    }
    return {};
}

Effects update_photo(Model& model, const PhotoNotHeld&) {
    if (answers_of_photo(model) != nullptr) say_of_photo(model.session, MessageKey("photo.not-ready"));
    return {};
}

Effects update_photo(Model& model, const TryPhotoAgain&) {
    PersonSession& session = model.session;
    session.photo.held = false;
    session.photo.message.clear();
    session.part = 0;
    session.focus.clear();
    return {LetGoPhoto{}};
}

Effects update_photo(Model& model, const KeepPhoto&) {
    Answers* answers = answers_of_photo(model);
    if (answers == nullptr || !model.session.photo.held) return {};
    if (!model.carried.choices.practice) return {SealPhoto{}};
    const auto* names = answers->get<std::vector<std::string>>(current_question(model).id);
    const std::size_t number = names == nullptr ? 1 : names->size() + 1;
    Effects effects = update_photo(model, PhotoKept{practice_photo + std::to_string(number)});
    effects.emplace_back(LetGoPhoto{});
    return effects;
}

Effects update_photo(Model& model, const PhotoKept& action) {
    Answers* answers = answers_of_photo(model);
    if (answers == nullptr) return {DropPhoto{action.name}};
    Answer& answer = answers->by_question[current_question(model).id];
    if (!std::holds_alternative<std::vector<std::string>>(answer)) answer = std::vector<std::string>();
    std::get<std::vector<std::string>>(answer).push_back(action.name);
    PhotoState& photo = model.session.photo;
    photo.held = false;
    photo.message.clear();
    if (!action.name.starts_with(practice_photo)) photo.kept.push_back(action.name);
    leave_screen(model.session);
    return {};
}

Effects update_photo(Model& model, const PhotoNotKept&) {
    if (answers_of_photo(model) != nullptr) say_of_photo(model.session, MessageKey("photo.no-room"));
    return {};
}

Effects update_photo(Model& model, const PhotoCameraLost&) {
    if (answers_of_photo(model) == nullptr) return {};
    model.session.photo.lost = true;
    say_of_photo(model.session, MessageKey("photo.no-camera"));
    return {};
}

std::vector<std::string> take_unnamed(std::vector<std::string>& kept, const std::set<std::string>& named) {
    const auto unnamed =
        std::stable_partition(kept.begin(), kept.end(), [&](const std::string& name) { return named.contains(name); });
    std::vector<std::string> taken(std::make_move_iterator(unnamed), std::make_move_iterator(kept.end()));
    kept.erase(unnamed, kept.end());
    return taken;
}

// One place for every way in which a photo comes to be nobody's: a line that is taken out or given up, another
// meeting, another answer, Back. What was saved is the record's: dropping its name does nothing.
void tidy_photos(Model& model, Effects& effects) {
    PersonSession& session = model.session;
    if (session.photo.held && !is_photo_open(session)) {
        session.photo.held = false;
        effects.emplace_back(LetGoPhoto{});
    }
    if (session.photo.kept.empty()) return;
    std::set<std::string> named;
    if (session.run) note_names(*session.run, named);
    for (const FormRun& run : session.set_aside) note_names(run, named);
    for (std::string& name : take_unnamed(session.photo.kept, named)) effects.emplace_back(DropPhoto{std::move(name)});
}

} // namespace copro
