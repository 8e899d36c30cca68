#include "kiosk/app/update_parts.h"
#include "kiosk/view/settings_pass.h"
#include "sync/records/badge.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::array help_screens{"listen",    "text-size",  "colours",      "language",   "person",
                                  "ways",      "touch-help", "switches",     "five-press", "pass",
                                  "show-card", "card",       "sign-language"};

constexpr std::array staff_screens{"staff", "staff-pin", "staff-paused", "roll-call", "arrival-brief", "meeting-end"};

bool is_for_staff(std::string_view screen) {
    return std::find(staff_screens.begin(), staff_screens.end(), screen) != staff_screens.end();
}

} // namespace

bool is_help(std::string_view screen) {
    return std::find(help_screens.begin(), help_screens.end(), screen) != help_screens.end();
}

void show_screen(PersonSession& session, std::string screen) {
    session.screen = std::move(screen);
    session.part = 0;
    session.focus.clear();
    // What was wrong was said on the screen where it was.
    session.card.message.clear();
    session.pause.message.clear();
    session.staff.message.clear();
}

void leave_screen(PersonSession& session) {
    const std::string screen = session.behind.empty() ? session.home : session.behind.back();
    if (session.screen == badge_screen) session.badge = {};
    if (!session.behind.empty()) session.behind.pop_back();
    show_screen(session, screen);
}

void visit_screen(PersonSession& session, std::string screen) {
    // Help opened from help: Back still leads to where the person was.
    if (session.screen == screen) return;
    if (!is_help(session.screen)) session.behind.push_back(session.screen);
    // Films were opened over a help screen.
    while (!session.behind.empty() && is_help(session.behind.back())) session.behind.pop_back();
    show_screen(session, std::move(screen));
}

namespace {

// Time-outs follow the person's own speed: a slow rest of one answer weighs as much as all before it. Presses within a
// second, as in typing, tell nothing of how long somebody needs to decide.
void learn_pace(PersonSession& session, std::int64_t now_ms) {
    constexpr std::int64_t too_quick_to_tell_ms = 1000;
    const std::int64_t gap = now_ms - session.active_at_ms;
    if (!session.touched || session.asked_at_ms || gap < too_quick_to_tell_ms) return;
    session.pace_ms = session.pace_ms == 0 ? gap : (session.pace_ms + gap) / 2;
}

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
        if (back_in_form(model) || back_in_pause(model)) return {};
        leave_screen(session);
        // Staff who looked in on somebody's work leave it without their PIN.
        if (is_for_staff(session.screen)) return {};
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
    Effects operator()(const TurnVoice& action) const { return update_voice(model, action); }
    Effects operator()(const PauseVoice& action) const { return update_voice(model, action); }
    Effects operator()(const ReadAgain& action) const { return update_voice(model, action); }
    Effects operator()(const ChangeWordRate& action) const { return update_voice(model, action); }
    Effects operator()(const ChangeLoudness& action) const { return update_voice(model, action); }
    Effects operator()(const AllowPrivateAloud& action) const { return update_voice(model, action); }
    Effects operator()(const HeadphonesChanged& action) const { return update_voice(model, action); }
    Effects operator()(const VoicesFound& action) const { return update_voice(model, action); }
    Effects operator()(const ChangeScan& action) const { return update_access(model, action); }
    Effects operator()(const ChangeTouch& action) const { return update_access(model, action); }
    Effects operator()(const ChangeReach& action) const { return update_access(model, action); }
    Effects operator()(const ChangeButtons& action) const { return update_access(model, action); }
    Effects operator()(const DesktopChanged& action) const { return update_access(model, action); }
    Effects operator()(const DrawCurtain& action) const { return update_access(model, action); }
    Effects operator()(const ScanPlanned& action) const { return update_access(model, action); }
    Effects operator()(const StartPressTest& action) const { return update_access(model, action); }
    Effects operator()(const TestPressed& action) const { return update_access(model, action); }
    Effects operator()(const TestReleased& action) const { return update_access(model, action); }
    Effects operator()(const ChangeHelper& action) const { return update_access(model, action); }
    Effects operator()(const ResetSettings& action) const { return update_access(model, action); }
    Effects operator()(const TakeCard& action) const {
        answer_by_going_on();
        // Where a badge is asked for, whatever is no settings card was meant as one.
        const bool is_asked = model.session.screen == badge_screen && !action.text.starts_with(pass_start);
        if (is_asked || action.text.starts_with(badge_start)) return take_badge(model, action.text);
        return update_card(model, action);
    }
    Effects operator()(const UndoCard& action) const { return update_card(model, action); }
    Effects operator()(const PrintCard& action) const { return update_card(model, action); }
    Effects operator()(const CardPrinted& action) const { return update_card(model, action); }
    Effects operator()(const CameraLost& action) const { return update_card(model, action); }
    Effects operator()(const BadgeIsMine& action) const { return update_badge(model, action); }
    Effects operator()(const FindMyName& action) const { return update_badge(model, action); }
    Effects operator()(const OpenFilms& action) const {
        answer_by_going_on();
        return update_film(model, action);
    }
    Effects operator()(const PlayFilmAgain& action) const { return update_film(model, action); }
    Effects operator()(const StopFilm& action) const { return update_film(model, action); }
    Effects operator()(const SlowFilm& action) const { return update_film(model, action); }
    Effects operator()(const NextFilm& action) const { return update_film(model, action); }
    Effects operator()(const FilmEnded& action) const { return update_film(model, action); }
    Effects operator()(const FilmBroken& action) const { return update_film(model, action); }
    Effects operator()(const PhotoCameraLost& action) const { return update_photo(model, action); }
    Effects operator()(const PhotoNotKept& action) const { return update_photo(model, action); }
    Effects operator()(const PhotoKept& action) const { return update_photo(model, action); }
    Effects operator()(const KeepPhoto& action) const { return update_photo(model, action); }
    Effects operator()(const TryPhotoAgain& action) const { return update_photo(model, action); }
    Effects operator()(const PhotoNotHeld& action) const { return update_photo(model, action); }
    Effects operator()(const PhotoHeld& action) const { return update_photo(model, action); }
    Effects operator()(const TakePhoto& action) const { return update_photo(model, action); }
    Effects operator()(const OpenSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const StartSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenHeard& action) const { return update_spoken(model, action); }
    Effects operator()(const StopSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenHeld& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenNotHeld& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenAgain& action) const { return update_spoken(model, action); }
    Effects operator()(const PlaySpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const HushSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenPlayed& action) const { return update_spoken(model, action); }
    Effects operator()(const KeepSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const SpokenKept& action) const { return update_spoken(model, action); }
    Effects operator()(const RemoveSpoken& action) const { return update_spoken(model, action); }
    Effects operator()(const MicrophoneLost& action) const { return update_spoken(model, action); }
    Effects operator()(const PersonActive& action) const {
        PersonSession& session = model.session;
        if (action.decides) learn_pace(session, model.now_ms);
        session.touched = true;
        session.active_at_ms = model.now_ms;
        // Somebody touched the glass: the time to answer begins anew, and the question stays.
        if (session.asked_at_ms) session.asked_at_ms = model.now_ms;
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
    Effects operator()(const RollChanged& action) const {
        model.carried.roll = action.roll;
        return {};
    }
    Effects operator()(const SyncChanged& action) const {
        model.carried.sync = action.summary;
        return {};
    }
    Effects operator()(const SendNow&) const { return {SyncNow{}}; }
    Effects operator()(const ChangeDensity& action) const {
        if (!model.session.staff.inside) return {};
        model.carried.pixels_per_mm = std::clamp(action.pixels_per_mm, least_pixels_per_mm, most_pixels_per_mm);
        return {KeepDensity{model.carried.pixels_per_mm}};
    }
    Effects operator()(const ChangePractice& action) const { return update_staff(model, action); }
    Effects operator()(const LockKiosk& action) const { return update_staff(model, action); }
    Effects operator()(const ChangeStartLoudness& action) const { return update_staff(model, action); }
    Effects operator()(const ChangeBrightness& action) const { return update_staff(model, action); }
    Effects operator()(const EnterPaper& action) const { return update_staff(model, action); }
    Effects operator()(const NextPaper& action) const { return update_staff(model, action); }
    Effects operator()(const StandInRoom& action) const { return update_room(model, action); }
    Effects operator()(const HoldUpCard& action) const { return update_room(model, action); }
    Effects operator()(const GiveUpTurn& action) const { return update_room(model, action); }
    Effects operator()(const SeeCard& action) const { return update_room(model, action); }
    Effects operator()(const NextSpeaker& action) const { return update_room(model, action); }
    Effects operator()(const RoomNotSaved& action) const { return update_room(model, action); }
    Effects operator()(const StartForm& action) const {
        // Locked, or in the meeting room: journeys begin at the door.
        const std::string& home = model.session.home;
        if (home == "locked" || home == "room") return {};
        return update_form(model, action);
    }
    Effects operator()(const ChooseMeeting& action) const { return update_form(model, action); }
    Effects operator()(const EditAnswer& action) const { return update_form(model, action); }
    Effects operator()(const Continue& action) const { return update_form(model, action); }
    Effects operator()(const ChangeQuestion& action) const { return update_form(model, action); }
    Effects operator()(const RemoveLine& action) const { return update_form(model, action); }
    Effects operator()(const SkipRest& action) const { return update_form(model, action); }
    Effects operator()(const SaveForm& action) const { return update_form(model, action); }
    Effects operator()(const RecordSaved& action) const { return update_form(model, action); }
    Effects operator()(const RecordNotSaved& action) const { return update_form(model, action); }
    Effects operator()(const LineClaimedBefore& action) const { return update_form(model, action); }
    Effects operator()(const PrintSlip& action) const { return update_card(model, action); }
    Effects operator()(const PrintLabel& action) const { return update_card(model, action); }
    Effects operator()(const PauseWork& action) const { return update_pause(model, action); }
    Effects operator()(const WorkPaused& action) const { return update_pause(model, action); }
    Effects operator()(const WorkNotPaused& action) const { return update_pause(model, action); }
    Effects operator()(const PausedChanged& action) const { return update_pause(model, action); }
    Effects operator()(const ComeBack& action) const { return update_pause(model, action); }
    Effects operator()(const ChoosePicture& action) const { return update_pause(model, action); }
    Effects operator()(const WorkFound& action) const { return update_pause(model, action); }
    Effects operator()(const WorkNotFound& action) const { return update_pause(model, action); }
    Effects operator()(const ShowPaused& action) const { return update_pause(model, action); }
    Effects operator()(const PausedShown& action) const { return update_pause(model, action); }
    Effects operator()(const OpenPaused& action) const { return update_pause(model, action); }
    Effects operator()(const OpenRollCall& action) const {
        answer_by_going_on();
        return update_roll(model, action);
    }
    Effects operator()(const TickFound& action) const { return update_roll(model, action); }
    Effects operator()(const ClearTicks& action) const { return update_roll(model, action); }
    Effects operator()(const LetChairCall& action) const { return update_roll(model, action); }
    Effects operator()(const PrintList& action) const { return update_roll(model, action); }
    Effects operator()(const SignEverybodyOut& action) const { return update_roll(model, action); }
    Effects operator()(const NotSignedOut& action) const { return update_roll(model, action); }
    Effects operator()(const TypePin& action) const { return update_staff(model, action); }
    Effects operator()(const SubmitPin& action) const { return update_staff(model, action); }
    Effects operator()(const PinRight& action) const { return update_staff(model, action); }
    Effects operator()(const PinWrong& action) const { return update_staff(model, action); }
    Effects operator()(const PinMade& action) const { return update_staff(model, action); }
    Effects operator()(const TimePassed& action) const { return update_session(model, action); }
    Effects operator()(const StayHere& action) const { return update_session(model, action); }
    Effects operator()(const EndSession& action) const { return update_session(model, action); }
    Effects operator()(const Finish& action) const { return update_session(model, action); }
};

} // namespace

Effects update(Model& model, const Action& action) {
    const bool was_drawn = model.session.settings.curtain;
    Effects effects = std::visit(Updater{model}, action);
    tidy_photos(model, effects);
    tidy_spoken(model, model.session.settings.curtain && !was_drawn, effects);
    return effects;
}

} // namespace copro
