// Stopping for a while, and coming back: what was begun goes out sealed, and stands here again when its pictures are
// chosen.
#include "kiosk/app/update_parts.h"

namespace copro {

namespace {

// Whoever stands here now may take somebody's work up.
bool may_take_up(const Model& model) {
    const PersonSession& session = model.session;
    // In practice it could not be saved.
    if (model.carried.choices.practice) return false;
    return session.screen == "come-back" || (session.screen == "staff-paused" && session.staff.inside);
}

} // namespace

bool can_pause(const Model& model) { return has_work(model.session) && !model.carried.choices.practice; }

Effects keep_for_staff(Model& model) {
    if (!can_pause(model)) return {};
    take_card_back(model.session);
    give_back_settings(model.session);
    follow_language(model);
    return {KeepWork{paused_work(model), false}};
}

Effects update_pause(Model& model, const PauseWork&) {
    if (!can_pause(model)) return {};
    return {KeepWork{paused_work(model), true}};
}

// Nothing of the person stays but how they see, hear and touch, until they have read their pictures.
Effects update_pause(Model& model, const WorkPaused& action) {
    const ViewSettings settings = model.session.settings;
    begin_session(model);
    PersonSession& session = model.session;
    session.settings = settings;
    session.touched = true;
    session.pause.code = action.code;
    show_screen(session, "paused");
    return {ForgetPerson{}};
}

Effects update_pause(Model& model, const WorkNotPaused&) {
    say_error(model.session, model.session.pause.message, MessageKey("pause.not-kept"));
    return {};
}

Effects update_pause(Model& model, const PausedChanged& action) {
    model.carried.paused = action.paused;
    return {};
}

Effects update_pause(Model& model, const ComeBack&) {
    if (model.session.home == "locked" || model.session.home == "room") return {};
    const std::int64_t locked_until = model.session.pause.locked_until_wall_ms;
    model.session.pause = {};
    visit_screen(model.session, "come-back");
    model.session.part = 0;
    model.session.focus.clear();
    // Who goes away and comes again is told at once, not after four pictures.
    if (locked_until > model.now_wall_ms) {
        model.session.pause.locked_until_wall_ms = locked_until;
        say_error(model.session, model.session.pause.message, MessageKey("come-back.locked"));
    }
    return {};
}

Effects update_pause(Model& model, const ChoosePicture& action) {
    PersonSession& session = model.session;
    if (session.screen != "come-back" || find_code_picture(action.id) == nullptr) return {};
    session.pause.message.clear();
    session.pause.chosen.push_back(action.id);
    session.part = 0;
    if (session.pause.chosen.size() < code_length) return {};
    return {FindWork{std::exchange(session.pause.chosen, {})}};
}

Effects update_pause(Model& model, const WorkFound& action) {
    PersonSession& before = model.session;
    if (!may_take_up(model) || action.work == nullptr) return {};
    Result<PersonSession> taken_up = taken_up_work(model, *action.work);
    if (!taken_up) {
        say_error(before, before.pause.message, MessageKey("come-back.changed"));
        return {};
    }
    // Staff may have come to the page in the middle of somebody else's answers.
    Effects effects = keep_for_staff(model);
    begin_session(model);
    PersonSession& session = model.session;
    session = taken_up.take();
    session.home = first_screen(model);
    session.active_at_ms = model.now_ms;
    session.touched = true;
    effects.emplace_back(ForgetPerson{});
    effects.emplace_back(DropWork{action.row});
    return effects;
}

Effects update_pause(Model& model, const WorkNotFound& action) {
    PersonSession& session = model.session;
    session.pause.locked_until_wall_ms = action.locked_until_wall_ms;
    const bool is_locked = action.locked_until_wall_ms > model.now_wall_ms;
    say_error(session, session.pause.message,
              is_locked ? MessageKey("come-back.locked") : MessageKey("come-back.wrong"));
    return {};
}

Effects update_pause(Model& model, const ShowPaused& action) {
    if (!model.session.staff.inside) return {};
    return {AskPictures{action.row}};
}

Effects update_pause(Model& model, const PausedShown& action) {
    PersonSession& session = model.session;
    if (!session.staff.inside || session.screen != "staff-paused") return {};
    session.pause = {};
    session.pause.row = action.row;
    session.pause.code = action.code;
    session.part = 0;
    session.focus.clear();
    return {};
}

Effects update_pause(Model& model, const OpenPaused&) {
    const PersonSession& session = model.session;
    if (!session.staff.inside || session.pause.code.empty() || model.carried.choices.practice) return {};
    return {FindWorkOfRow{session.pause.row}};
}

bool back_in_pause(Model& model) {
    PersonSession& session = model.session;
    // Their pictures are not lost by a key that nobody drew there: "I have them" leads on.
    if (session.screen == "paused") return true;
    if (session.screen == "come-back" && !session.pause.chosen.empty()) {
        session.pause.chosen.pop_back();
        return true;
    }
    if (session.screen != "staff-paused" || session.pause.code.empty()) return false;
    session.pause = {};
    session.part = 0;
    session.focus.clear();
    return true;
}

} // namespace copro
