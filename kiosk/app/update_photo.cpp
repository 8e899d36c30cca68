// Photos of one question's answer: taken, looked at, kept or taken again. In practice nothing is kept.
#include "kiosk/app/flow.h"
#include "kiosk/app/update_parts.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr const char* practice_photo = "practice-";

void say_of_photo(PersonSession& session, const MessageKey& message) {
    say_error(session, session.photo.message, message);
}

// It is told, and never in the way: who can read it keeps it.
void say_how_it_looks(PersonSession& session, PhotoLook look) {
    switch (look) {
    case PhotoLook::readable: break;
    case PhotoLook::dark: say_of_photo(session, MessageKey("photo.dark")); break;
    case PhotoLook::blurred: say_of_photo(session, MessageKey("photo.blurred")); break;
    }
}

// The next one is framed anew.
void forget_held(PhotoState& photo) {
    photo.taking = false;
    photo.held = false;
    photo.whole.reset();
    photo.shows_whole = false;
    photo.quarters = 0;
    photo.advice = PhotoAdvice::lay_flat;
    photo.advised_at_ms = 0;
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

// Calm: what is told now stays long enough to be done.
Effects update_photo(Model& model, const PhotoAdvised& action) {
    PhotoState& photo = model.session.photo;
    const bool is_seen = answers_of_photo(model) != nullptr && !photo.taking && !photo.held && !photo.lost;
    if (!is_seen || photo.advice == action.advice) return {};
    if (model.now_ms - photo.advised_at_ms < advice_stays_ms) return {};
    photo.advice = action.advice;
    photo.advised_at_ms = model.now_ms;
    return {};
}

// Whatever the advice is.
Effects update_photo(Model& model, const TakePhoto&) {
    PhotoState& photo = model.session.photo;
    if (answers_of_photo(model) == nullptr || photo.taking || photo.held || photo.lost) return {};
    photo.message.clear();
    photo.taking = true;
    return {HoldPhoto{}};
}

Effects update_photo(Model& model, const PhotoHeld& action) {
    PersonSession& session = model.session;
    const bool was_wanted = session.photo.taking;
    session.photo.taking = false;
    if (answers_of_photo(model) == nullptr || !was_wanted) return {LetGoPhoto{}};
    session.photo.held = true;
    session.photo.look = action.look;
    session.photo.whole = action.whole;
    session.photo.shows_whole = false;
    session.photo.quarters = 0;
    session.part = 0;
    session.focus.clear();
    say_how_it_looks(session, action.look);
    return {};
}

Effects update_photo(Model& model, const ChooseWholePhoto& action) {
    PhotoState& photo = model.session.photo;
    const bool has_both = answers_of_photo(model) != nullptr && photo.held && photo.whole;
    if (!has_both || photo.shows_whole == action.whole) return {};
    photo.shows_whole = action.whole;
    // The button says the other thing now, and stays where it was.
    photo.message.clear();
    say_how_it_looks(model.session, action.whole ? *photo.whole : photo.look);
    return {ShowHeldPhoto{action.whole}};
}

// People hold the paper across the table, and the camera sees it from their side or the other.
Effects update_photo(Model& model, const TurnPhoto&) {
    PhotoState& photo = model.session.photo;
    if (answers_of_photo(model) == nullptr || !photo.held) return {};
    photo.quarters = (photo.quarters + 1) % quarters_of_turn;
    return {TurnHeldPhoto{photo.quarters}};
}

Effects update_photo(Model& model, const PhotoNotHeld&) {
    model.session.photo.taking = false;
    if (answers_of_photo(model) != nullptr) say_of_photo(model.session, MessageKey("photo.not-ready"));
    return {};
}

Effects update_photo(Model& model, const TryPhotoAgain&) {
    PersonSession& session = model.session;
    forget_held(session.photo);
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
    forget_held(photo);
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
    forget_held(model.session.photo);
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
    if ((session.photo.held || session.photo.taking) && !is_photo_open(session)) {
        forget_held(session.photo);
        effects.emplace_back(LetGoPhoto{});
    }
    if (session.photo.kept.empty()) return;
    std::set<std::string> named;
    if (session.run) note_names(*session.run, named);
    for (const FormRun& run : session.set_aside) note_names(run, named);
    for (std::string& name : take_unnamed(session.photo.kept, named)) effects.emplace_back(DropPhoto{std::move(name)});
}

} // namespace copro
