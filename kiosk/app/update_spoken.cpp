// An answer that is spoken: said, listened to, kept or said again. In practice nothing is kept.
#include "kiosk/app/flow.h"
#include "kiosk/app/update_parts.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr const char* practice_voice = "practice";

bool is_spoken_behind(const PersonSession& session) {
    const auto& behind = session.behind;
    return std::find(behind.begin(), behind.end(), spoken_screen) != behind.end();
}

// The question on the screen, or under a help screen, is one that is being spoken.
bool has_question_to_speak(const Model& model) {
    const PersonSession& session = model.session;
    if (!session.run) return false;
    if (session.screen != spoken_screen && !is_spoken_behind(session)) return false;
    return session.run->at < form_of(model).questions.size() && may_be_spoken(model, current_question(model));
}

bool is_at_spoken(const Model& model) { return model.session.screen == spoken_screen && has_question_to_speak(model); }

void show_spoken(PersonSession& session, SpokenStep step, const std::string& message = {}) {
    session.spoken.step = step;
    session.spoken.playing = false;
    session.spoken.message = message;
    if (session.screen != spoken_screen) return; // a help screen is in front
    session.part = 0;
    session.focus = message.empty() ? "" : "error";
}

// The button that ended it has become the one that begins it again.
void end_playing(PersonSession& session) {
    session.spoken.playing = false;
    if (session.focus == "spoken.hush") session.focus = "spoken.listen";
}

} // namespace

Effects update_spoken(Model& model, const OpenSpoken&) {
    PersonSession& session = model.session;
    if (!session.run || session.screen != "question" || !may_be_spoken(model, current_question(model))) return {};
    SpokenState fresh;
    fresh.kept = std::move(session.spoken.kept);
    session.spoken = std::move(fresh);
    visit_screen(session, std::string(spoken_screen));
    return {};
}

Effects update_spoken(Model& model, const StartSpoken&) {
    PersonSession& session = model.session;
    SpokenState& spoken = session.spoken;
    if (!is_at_spoken(model) || spoken.step != SpokenStep::ready || spoken.lost) return {};
    spoken.ms = 0;
    spoken.level = 0;
    spoken.heard_at_ms = model.now_ms;
    spoken.message.clear();
    spoken.step = SpokenStep::recording;
    session.part = 0;
    // Who came by keys stands on what ends it; nobody else is shown a ring.
    session.focus = session.focus.empty() ? "" : "spoken.stop";
    return {RecordSpoken{!model.carried.choices.practice}};
}

Effects update_spoken(Model& model, const SpokenHeard& action) {
    PersonSession& session = model.session;
    SpokenState& spoken = session.spoken;
    if (!is_at_spoken(model) || spoken.step != SpokenStep::recording) return {};
    spoken.heard_at_ms = model.now_ms;
    // Who speaks is there (O9); a room that hums is not.
    if (action.level >= least_level_of_speech) session.active_at_ms = model.now_ms;
    const std::int64_t longest_ms = std::int64_t{1000} * model.carried.longest_voice_s;
    spoken.ms = std::min(action.ms, longest_ms);
    spoken.level = std::clamp(action.level, 0, loudest_level);
    if (action.ms < longest_ms) return {};
    return {HoldSpoken{}};
}

Effects update_spoken(Model& model, const StopSpoken&) {
    if (!is_at_spoken(model) || model.session.spoken.step != SpokenStep::recording) return {};
    return {HoldSpoken{}};
}

Effects update_spoken(Model& model, const SpokenHeld& action) {
    PersonSession& session = model.session;
    if (!has_question_to_speak(model)) return {LetGoSpoken{}};
    const bool is_over = session.spoken.ms >= std::int64_t{1000} * model.carried.longest_voice_s;
    std::string message;
    if (action.is_silent)
        message = MessageKey("spoken.nothing-heard").text();
    else if (is_over)
        message = MessageKey("spoken.over").text();
    show_spoken(session, SpokenStep::held, message);
    return {};
}

Effects update_spoken(Model& model, const SpokenNotHeld&) {
    if (has_question_to_speak(model))
        show_spoken(model.session, SpokenStep::ready, std::string(MessageKey("spoken.no-room").text()));
    return {LetGoSpoken{}};
}

Effects update_spoken(Model& model, const SpokenAgain&) {
    if (!is_at_spoken(model) || model.session.spoken.step != SpokenStep::held) return {};
    model.session.spoken.ms = 0;
    show_spoken(model.session, SpokenStep::ready);
    return {LetGoSpoken{}};
}

Effects update_spoken(Model& model, const PlaySpoken&) {
    PersonSession& session = model.session;
    SpokenState& spoken = session.spoken;
    if (!is_at_spoken(model) || spoken.step != SpokenStep::held) return {};
    spoken.playing = true;
    // The message goes, and with it what stood there.
    if (session.focus == "spoken.listen" || session.focus == "error") session.focus = "spoken.hush";
    spoken.message.clear();
    return {PlayHeld{model.session.settings.voice.loudness}};
}

Effects update_spoken(Model& model, const HushSpoken& action) {
    PersonSession& session = model.session;
    if (!session.spoken.playing) return {};
    if (!action.focus.empty()) session.focus = action.focus;
    end_playing(session);
    return {HushHeld{}};
}

Effects update_spoken(Model& model, const SpokenPlayed& action) {
    if (!is_at_spoken(model) || !model.session.spoken.playing) return {};
    end_playing(model.session);
    if (!action.could)
        show_spoken(model.session, SpokenStep::held, std::string(MessageKey("spoken.not-played").text()));
    return {};
}

Effects update_spoken(Model& model, const KeepSpoken&) {
    if (!is_at_spoken(model) || model.session.spoken.step != SpokenStep::held) return {};
    return {HushHeld{}, KeepHeld{}};
}

Effects update_spoken(Model& model, const SpokenKept& action) {
    PersonSession& session = model.session;
    if (!is_at_spoken(model)) return {DropSpoken{action.name}};
    // What was said before goes: no answer names it any more.
    const std::string& question = current_question(model).id;
    answers_here(*session.run).spoken[question] = action.name.empty() ? practice_voice : action.name;
    session.run->error.clear();
    if (!action.name.empty()) session.spoken.kept.push_back(action.name);
    show_spoken(session, SpokenStep::ready);
    leave_screen(session);
    return {};
}

Effects update_spoken(Model& model, const RemoveSpoken&) {
    PersonSession& session = model.session;
    if (!session.run || session.screen != "question") return {};
    answers_here(*session.run).spoken.erase(current_question(model).id);
    session.focus.clear();
    return {};
}

Effects update_spoken(Model& model, const MicrophoneLost&) {
    if (!has_question_to_speak(model) || model.session.spoken.step != SpokenStep::recording) return {};
    model.session.spoken.lost = true;
    show_spoken(model.session, SpokenStep::ready, std::string(MessageKey("spoken.no-microphone").text()));
    return {LetGoSpoken{}};
}

// One place for every way in which a voice comes to be nobody's, and in which somebody stops being asked to speak.
void tidy_spoken(Model& model, bool curtain_fell, Effects& effects) {
    PersonSession& session = model.session;
    SpokenState& spoken = session.spoken;
    if (spoken.step != SpokenStep::ready && (curtain_fell || !has_question_to_speak(model))) {
        show_spoken(session, SpokenStep::ready);
        effects.emplace_back(LetGoSpoken{});
    }
    if (session.screen != spoken_screen) {
        // What was said so far waits behind the help screen.
        if (spoken.step == SpokenStep::recording) {
            spoken.step = SpokenStep::held;
            effects.emplace_back(HoldSpoken{});
        }
        if (spoken.playing) effects.emplace_back(HushHeld{});
        spoken.playing = false;
    }
    if (spoken.kept.empty()) return;
    std::set<std::string> named;
    const auto note = [&](const FormRun& run) {
        named.merge(voices_in(run.answers));
        if (run.line) named.merge(voices_in(run.line->answers));
    };
    if (session.run) note(*session.run);
    for (const FormRun& run : session.set_aside) note(run);
    for (std::string& name : take_unnamed(spoken.kept, named)) effects.emplace_back(DropSpoken{std::move(name)});
}

} // namespace copro
