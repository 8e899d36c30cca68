// A person's turn: its beginning, the question after a long silence, its end.
#include "kiosk/app/paused_work.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"
#include "sync/records/date.h"

#include <algorithm>
#include <array>
#include <utility>

namespace copro {

namespace {

bool is_in_room(const PersonSession& session) { return session.home == "room" && !session.staff.inside; }

constexpr std::array form_screens{"question", "check", "already-here"};

// Or under what was opened over it, as help is.
bool is_form_on_glass(const PersonSession& session) {
    const auto is_one = [](const std::string& screen) {
        return std::find(form_screens.begin(), form_screens.end(), screen) != form_screens.end();
    };
    return session.run && (is_one(session.screen) || std::any_of(session.behind.begin(), session.behind.end(), is_one));
}

// Somebody may have all the time there is (WCAG 2.2.1) for the form that they are at. On the first screen, with or
// without something begun, the next person would come to this one's words and settings; the roll call has the names of
// all.
bool has_time_out(const PersonSession& session) {
    return !session.settings.unhurried || !is_form_on_glass(session) || session.screen == "roll-call" ||
           !may_turn_time_out_off(session);
}

// The end of the day when the person last did anything, and of their meeting's: nobody comes back to it that day.
std::int64_t midnight_ms(const Model& model) {
    const std::int64_t active_at_ms = model.session.active_at_ms;
    const std::int64_t active_wall_ms = model.now_wall_ms - (model.now_ms - active_at_ms);
    const std::int64_t midnight_wall_ms = wall_ms_of(add_days(local_date(active_wall_ms), 1), "00:00");
    return active_at_ms + (midnight_wall_ms - active_wall_ms);
}

// When a silence is asked about.
std::int64_t asks_at_ms(const Model& model) {
    const PersonSession& session = model.session;
    const std::int64_t usual_ms = session.active_at_ms + idle_before_asking(session);
    return has_time_out(session) ? usual_ms : std::max(usual_ms, midnight_ms(model));
}

PersonSession fresh_session(const Model& model) {
    PersonSession session;
    session.settings = first_settings(model);
    session.home = first_screen(model);
    session.screen = session.home;
    session.active_at_ms = model.now_ms;
    return session;
}

void wipe_session(PersonSession& session) {
    wipe_runs(session);
    wipe(session.staff.first_pin);
    wipe(session.person.name);
    wipe(session.person.id);
    wipe(session.badge.person);
    wipe(session.saved.name);
    wipe(session.saved.label_name);
    wipe(session.staff.typed_pin);
    wipe(session.claim_ask.typed.text);
    for (PictureCode* code : {&session.pause.code, &session.pause.chosen}) {
        for (std::string& picture : *code) wipe(picture);
    }
}

// Time-outs follow the person's own speed: a slow rest of one answer weighs as much as all before it. Presses within a
// second, as in typing, tell nothing of how long somebody needs to decide.
void learn_pace(PersonSession& session, std::int64_t now_ms) {
    constexpr std::int64_t too_quick_to_tell_ms = 1000;
    const std::int64_t gap = now_ms - session.active_at_ms;
    if (!session.touched || session.asked_at_ms || gap < too_quick_to_tell_ms) return;
    session.pace_ms = session.pace_ms == 0 ? gap : (session.pace_ms + gap) / 2;
}

std::optional<std::int64_t> session_deadline(const Model& model) {
    const PersonSession& session = model.session;
    if (!session.touched) return std::nullopt;
    if (session.asked_at_ms) return *session.asked_at_ms + time_to_answer(session);
    std::int64_t due = asks_at_ms(model);
    const auto not_after = [&due](std::int64_t at_ms) { due = std::min(due, at_ms); };
    // To look whether the microphone still answers.
    if (session.spoken.step == SpokenStep::recording)
        not_after(session.spoken.heard_at_ms + microphone_answers_within_ms);
    // "Press now" comes by itself.
    if (session.press_test && model.now_ms < session.press_test->cue_ms) not_after(session.press_test->cue_ms);
    return due;
}

} // namespace

bool may_turn_time_out_off(const PersonSession& session) {
    return !is_in_room(session) && session.home != "locked" && !session.staff.inside;
}

ViewSettings first_settings(const Model& model) {
    ViewSettings settings;
    settings.language = model.carried.library->languages().front();
    settings.voice.loudness = model.carried.choices.loudness;
    settings.text_size = model.carried.desktop.text_size;
    settings.colours = model.carried.desktop.colours;
    return settings;
}

void give_back_settings(PersonSession& session) {
    if (session.staff.persons) session.settings = *session.staff.persons;
    session.staff.persons.reset();
}

// The screen that sends people to look for somebody waits as long as O9 lets it; so does the one that is copied by
// hand, and the list that somebody walks away from to count heads.
std::int64_t idle_before_asking(const PersonSession& session) {
    const bool is_away = session.screen == "person" || session.screen == "paused" || session.screen == "roll-call";
    if (is_away) return idle_while_away_ms;
    constexpr int silences = 6; // so many of the person's own pauses are no longer a pause
    const std::int64_t own = std::clamp(silences * session.pace_ms, idle_before_asking_ms, idle_while_away_ms);
    return std::max(own, 2 * session.scan_loop_ms);
}

std::int64_t time_to_answer(const PersonSession& session) {
    const std::int64_t own = std::min(3 * session.pace_ms, most_to_answer_ms);
    return std::max({time_to_answer_ms, own, 2 * session.scan_loop_ms});
}

void wipe_run(FormRun& run) {
    wipe(run.answers);
    if (run.line) wipe(run.line->answers);
    wipe(run.typed.text);
    run.typed.composing = {};
}

void wipe_runs(PersonSession& session) {
    if (session.run) wipe_run(*session.run);
    session.run.reset();
    for (FormRun& run : session.set_aside) wipe_run(run);
    session.set_aside.clear();
}

Model start_model(Carried carried, std::int64_t monotonic_ms, std::int64_t wall_ms) {
    Model model;
    model.carried = std::move(carried);
    take_roll(model.carried, std::exchange(model.carried.roll, {}));
    model.now_ms = monotonic_ms;
    model.now_wall_ms = wall_ms;
    model.session = fresh_session(model);
    return model;
}

void begin_session(Model& model) {
    wipe_session(model.session);
    model.session = fresh_session(model);
}

// One place for the whole reset, so that nothing of one person reaches the next (VVSG 7.1-A, access.md O11).
Effects update_session(Model& model, const EndSession&) {
    begin_session(model);
    return {ForgetPerson{}};
}

Effects update_session(Model& model, const StayHere&) {
    PersonSession& session = model.session;
    session.asked_at_ms.reset();
    session.active_at_ms = model.now_ms;
    if (session.screen != "still-there") return {};
    leave_screen(session);
    return {};
}

Effects update_session(Model& model, const Finish&) {
    if (!has_unsaved(model.session)) return update_session(model, EndSession{});
    (void)update_session(model, StayHere{}); // whoever answers is there
    visit_screen(model.session, "stop");
    return {};
}

Effects update_session(Model& model, const PersonActive& action) {
    PersonSession& session = model.session;
    if (action.decides) learn_pace(session, model.now_ms);
    session.touched = true;
    session.active_at_ms = model.now_ms;
    // Somebody touched the glass: the time to answer begins anew, and the question stays.
    if (session.asked_at_ms) session.asked_at_ms = model.now_ms;
    return {};
}

Effects update_session(Model& model, const KioskEnds&) {
    Effects effects = put_room_on_record(model);
    for (Effect& effect : put_help_on_record(model)) effects.push_back(std::move(effect));
    return effects;
}

Effects update_session(Model& model, const TimePassed& action) {
    model.now_ms = action.monotonic_ms;
    model.now_wall_ms = action.wall_ms;
    Effects counted = room_time_passed(model);
    if (counted.empty()) counted = help_time_passed(model);
    if (counted.empty()) counted = roll_call_time_passed(model);
    if (counted.empty()) counted = roll_time_passed(model);
    if (!counted.empty()) return counted;
    PersonSession& session = model.session;
    if (!session.touched) return {};
    if (session.asked_at_ms) {
        if (model.now_ms - *session.asked_at_ms < time_to_answer(session)) return {};
        // O10: what was begun is not destroyed by a clock.
        Effects effects = keep_for_staff(model);
        for (Effect& effect : update_session(model, EndSession{})) effects.push_back(std::move(effect));
        return effects;
    }
    if (model.now_ms >= asks_at_ms(model)) {
        // Nothing is begun in the room that could be lost: whoever comes next finds it as it was.
        if (is_in_room(session)) return update_session(model, EndSession{});
        session.asked_at_ms = model.now_ms;
        // Who is there goes on where they were, on a help screen too: somebody may be waiting for a person. A film that
        // stood still so long is over.
        if (session.screen == films_screen) leave_screen(session);
        session.behind.push_back(session.screen);
        show_screen(session, "still-there");
    }
    return {};
}

std::optional<std::int64_t> next_deadline(const Model& model) {
    std::optional<std::int64_t> first;
    for (const auto& due : {session_deadline(model), room_deadline(model), help_deadline(model), roll_deadline(model),
                            roll_call_deadline(model)}) {
        if (due && (!first || *due < *first)) first = due;
    }
    return first;
}

} // namespace copro
