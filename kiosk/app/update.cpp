#include "kiosk/app/update_parts.h"
#include "kiosk/view/settings_pass.h"
#include "sync/base/bytes.h"
#include "sync/records/badge.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::array help_screens{"listen",    "text-size",  "colours",       "language",   "person",
                                  "ways",      "touch-help", "switches",      "five-press", "pass",
                                  "show-card", "card",       "sign-language", "time"};

constexpr std::array staff_screens{"staff",        "staff-pin", "staff-set-up",  "staff-paper",
                                   "staff-paused", "roll-call", "arrival-brief", "meeting-end"};

bool is_for_staff(std::string_view screen) {
    return std::find(staff_screens.begin(), staff_screens.end(), screen) != staff_screens.end();
}

} // namespace

bool is_help(std::string_view screen) {
    return std::find(help_screens.begin(), help_screens.end(), screen) != help_screens.end();
}

void show_screen(PersonSession& session, std::string screen) {
    // Half a PIN of one page is no part of another's, however that was come to.
    if (session.screen != screen) wipe(session.staff.typed_pin);
    session.screen = std::move(screen);
    session.part = 0;
    session.focus.clear();
    // What was wrong was said on the screen where it was.
    session.card.message.clear();
    session.pause.message.clear();
    session.staff.message.clear();
    leave_chair(session);
}

void say_error(PersonSession& session, std::string& into, const MessageKey& message) {
    into = message.text();
    session.part = 0;
    session.focus = "error";
}

void leave_screen(PersonSession& session) {
    const std::string screen = session.behind.empty() ? session.home : session.behind.back();
    if (session.screen == badge_screen) session.badge = {};
    if (!session.behind.empty()) session.behind.pop_back();
    show_screen(session, screen);
}

void visit_screen(PersonSession& session, std::string screen) {
    // Help opened from help: Back still leads to where the person was, and to a card that they have not answered.
    if (session.screen == screen) return;
    const auto waits = [&](const std::string& one) { return !is_help(one) || (one == "card" && session.card.before); };
    if (waits(session.screen)) session.behind.push_back(session.screen);
    // Films were opened over a help screen.
    while (!session.behind.empty() && !waits(session.behind.back())) session.behind.pop_back();
    show_screen(session, std::move(screen));
}

namespace {

struct Updater {
    Model& model;

    // Someone who opens help from "Are you still there?" is there: the 45 seconds must not run on unseen (O9, O10).
    void answer_by_going_on() const {
        if (model.session.screen == "still-there") (void)update_session(model, StayHere{});
    }

    Effects operator()(const GoTo& action) const {
        answer_by_going_on();
        model.session.card.no_camera = false;
        visit_screen(model.session, action.screen);
        return {};
    }
    Effects operator()(const GoBack&) const {
        PersonSession& session = model.session;
        if (session.screen == "still-there") return update_session(model, StayHere{});
        if (back_in_form(model) || back_in_pause(model) || back_in_claim_ask(model)) return {};
        // "Good, go on": the card's settings are the person's own.
        if (session.screen == "card") session.card.before.reset();
        leave_screen(session);
        // Staff who looked in on somebody's work leave it without their PIN; who types in papers is staff all along.
        if (is_for_staff(session.screen) || session.home == "staff-paper") return {};
        wipe(session.staff.typed_pin);
        wipe(session.staff.first_pin);
        give_back_settings(session);
        session.staff = {};
        return {};
    }
    Effects operator()(const ShowPart& action) const {
        model.session.part = action.part;
        model.session.focus.clear();
        return {};
    }
    Effects operator()(const FollowFocus& action) const {
        model.session.part = action.part;
        return {};
    }
    Effects operator()(const MoveFocus& action) const {
        model.session.focus = action.id;
        return {};
    }
    Effects operator()(const ChangeTextSize& action) const {
        model.session.settings.text_size = action.size;
        model.session.part = 0;
        return {};
    }
    Effects operator()(const ChangeColours& action) const {
        model.session.settings.colours = action.colours;
        return {};
    }
    Effects operator()(const ChangeLanguage& action) const {
        model.session.settings.language = action.language;
        model.session.part = 0;
        return {};
    }
    Effects operator()(const ChangeAlphabet&) const {
        Alphabet& alphabet = model.session.settings.alphabet;
        alphabet = alphabet == Alphabet::abc ? Alphabet::qwerty : Alphabet::abc;
        return {};
    }
    Effects operator()(const StartListening&) const {
        (void)update_voice(model, TurnVoice{true});
        return (*this)(GoTo{"listen"});
    }
    Effects operator()(const TakeCard& action) const {
        answer_by_going_on();
        // Where a badge is asked for, whatever is no settings card was meant as one.
        const bool is_asked = model.session.screen == badge_screen && !action.text.starts_with(pass_start);
        if (is_asked || action.text.starts_with(badge_start)) return take_badge(model, action.text);
        if (model.session.screen == claim_answer_screen && !action.text.starts_with(pass_start))
            return take_reference(model, action.text);
        return update_card(model, action);
    }
    Effects operator()(const OpenFilms& action) const {
        answer_by_going_on();
        return update_film(model, action);
    }
    Effects operator()(const MediaChanged& action) const {
        model.carried.media = action.here;
        return {};
    }
    Effects operator()(const MeetingsChanged& action) const {
        model.carried.meetings = action.meetings;
        model.carried.knows_meetings = action.known;
        PersonSession& session = model.session;
        const std::string first = first_screen(model);
        if (session.home == "staff-paper" || session.home == first) return {};
        // The day of the meeting in whose room it stood is over, or has come.
        if (session.screen == session.home) show_screen(session, first);
        session.home = first;
        return {};
    }
    Effects operator()(const RollChanged& action) const { return update_roll(model, action); }
    Effects operator()(const RollNotKept& action) const { return update_roll(model, action); }
    Effects operator()(const SyncChanged& action) const {
        model.carried.sync = action.summary;
        return {};
    }
    Effects operator()(const StartForm& action) const {
        // Locked, or in the meeting room: journeys begin at the door.
        const std::string& home = model.session.home;
        if (home == "locked" || home == "room") return {};
        return update_form(model, action);
    }
    Effects operator()(const OpenRollCall& action) const {
        answer_by_going_on();
        return update_roll(model, action);
    }

    Effects operator()(const ScreenAction& group) const { return std::visit(*this, group); }
    Effects operator()(const OpeningAction& group) const { return std::visit(*this, group); }
    Effects operator()(const LookAction& group) const { return std::visit(*this, group); }
    Effects operator()(const NewsAction& group) const { return std::visit(*this, group); }
    Effects operator()(const VoiceAction& group) const {
        return std::visit([this](const auto& action) { return update_voice(model, action); }, group);
    }
    Effects operator()(const CardAction& group) const {
        return std::visit([this](const auto& action) { return update_card(model, action); }, group);
    }
    Effects operator()(const BadgeAction& group) const {
        return std::visit([this](const auto& action) { return update_badge(model, action); }, group);
    }
    Effects operator()(const FilmAction& group) const {
        return std::visit([this](const auto& action) { return update_film(model, action); }, group);
    }
    Effects operator()(const PhotoAction& group) const {
        return std::visit([this](const auto& action) { return update_photo(model, action); }, group);
    }
    Effects operator()(const SpokenAction& group) const {
        return std::visit([this](const auto& action) { return update_spoken(model, action); }, group);
    }
    Effects operator()(const AccessAction& group) const {
        return std::visit([this](const auto& action) { return update_access(model, action); }, group);
    }
    Effects operator()(const FormAction& group) const {
        return std::visit([this](const auto& action) { return update_form(model, action); }, group);
    }
    Effects operator()(const PauseAction& group) const {
        return std::visit([this](const auto& action) { return update_pause(model, action); }, group);
    }
    Effects operator()(const ClaimAskAction& group) const {
        return std::visit([this](const auto& action) { return update_claim_ask(model, action); }, group);
    }
    Effects operator()(const SessionAction& group) const {
        return std::visit([this](const auto& action) { return update_session(model, action); }, group);
    }
    Effects operator()(const RollAction& group) const {
        return std::visit([this](const auto& action) { return update_roll(model, action); }, group);
    }
    Effects operator()(const StaffAction& group) const {
        return std::visit([this](const auto& action) { return update_staff(model, action); }, group);
    }
    Effects operator()(const RoomAction& group) const {
        return std::visit([this](const auto& action) { return update_room(model, action); }, group);
    }
    Effects operator()(const HelpAction& group) const {
        return std::visit([this](const auto& action) { return update_help(model, action); }, group);
    }
};

// That a helper was there is not taken back by a switch: it stays with the form until that is saved or left. Switched
// on by mistake, and off again before the person is back at the form, nobody helped with it.
void note_helper(PersonSession& session) {
    if (session.helper && session.run && !is_help(session.screen)) session.run->was_helped = true;
}

} // namespace

Effects update(Model& model, const Action& action) {
    const bool was_drawn = model.session.settings.curtain;
    Effects effects = std::visit(Updater{model}, action);
    follow_card(model.session);
    follow_claim_ask(model.session);
    follow_language(model);
    note_helper(model.session);
    follow_help(model);
    tidy_photos(model, effects);
    tidy_spoken(model, model.session.settings.curtain && !was_drawn, effects);
    return effects;
}

} // namespace copro
