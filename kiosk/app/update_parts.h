// The parts of update(), one file for each family of actions; for update.cpp alone. Main thread.
#pragma once

#include "kiosk/app/claim_flow.h"
#include "kiosk/app/update.h"

#include <set>

namespace copro {

// Shows a screen afresh: first part, no focus.
void show_screen(PersonSession& session, std::string screen);
// Back to the screen before.
void leave_screen(PersonSession& session);
// Of the level where the person is: the line's inside a list, else the form's.
[[nodiscard]] Answers& answers_here(FormRun& run);
// Opened over whatever the person was at, and left again.
[[nodiscard]] bool is_help(std::string_view screen);
// The same, and Back returns to where we are.
void visit_screen(PersonSession& session, std::string screen);
// What is wrong, in the message of the screen that says it: on its first part, and it takes the focus (C2).
void say_error(PersonSession& session, std::string& into, const MessageKey& message);
// What a card set is as it was before, but for what the person has changed themselves since; nothing without a card.
void take_card_back(PersonSession& session);
// Who has left a card's screen for anything but help has not said that it is good: it is taken back.
void follow_card(PersonSession& session);
// As the kiosk is for whoever comes next.
[[nodiscard]] ViewSettings first_settings(const Model& model);
// Who had begun something when staff came has their settings again.
void give_back_settings(PersonSession& session);
// After each action: a number that is being typed keeps its value in another language, whose marks mean other things.
void follow_language(Model& model);
// Overwrites everything that was typed into the form.
void wipe_run(FormRun& run);
// All of them, the one in front and those that wait; none is left.
void wipe_runs(PersonSession& session);

Effects update_voice(Model& model, const TurnVoice& action);
Effects update_voice(Model& model, const PauseVoice& action);
Effects update_voice(Model& model, const ReadAgain& action);
Effects update_voice(Model& model, const ChangeWordRate& action);
Effects update_voice(Model& model, const ChangeLoudness& action);
Effects update_voice(Model& model, const AllowPrivateAloud& action);
Effects update_voice(Model& model, const HeadphonesChanged& action);
Effects update_voice(Model& model, const VoicesFound& action);

Effects update_access(Model& model, const ChangeScan& action);
Effects update_access(Model& model, const ChangeTouch& action);
Effects update_access(Model& model, const ChangeReach& action);
Effects update_access(Model& model, const ChangeTimeOuts& action);
Effects update_access(Model& model, const ChangeButtons& action);
Effects update_access(Model& model, const DesktopChanged& action);
Effects update_access(Model& model, const DrawCurtain& action);
Effects update_access(Model& model, const ScanPlanned& action);
Effects update_access(Model& model, const StartPressTest& action);
Effects update_access(Model& model, const TestPressed& action);
Effects update_access(Model& model, const TestReleased& action);
Effects update_access(Model& model, const ChangeHelper& action);
Effects update_access(Model& model, const ResetSettings& action);

Effects update_card(Model& model, const TakeCard& action);
Effects update_card(Model& model, const UndoCard& action);
Effects update_card(Model& model, const PrintCard& action);
Effects update_card(Model& model, const CardPrinted& action);
Effects update_card(Model& model, const CameraLost& action);
Effects update_card(Model& model, const PrintSlip& action);
Effects update_card(Model& model, const PrintLabel& action);

// A badge that was shown, or another code where a badge is asked for.
Effects take_badge(Model& model, const std::string& code);
Effects update_badge(Model& model, const BadgeIsMine& action);
Effects update_badge(Model& model, const FindMyName& action);

Effects update_film(Model& model, const OpenFilms& action);
Effects update_film(Model& model, const PlayFilmAgain& action);
Effects update_film(Model& model, const StopFilm& action);
Effects update_film(Model& model, const SlowFilm& action);
Effects update_film(Model& model, const NextFilm& action);
Effects update_film(Model& model, const FilmEnded& action);
Effects update_film(Model& model, const FilmBroken& action);

Effects update_photo(Model& model, const PhotoAdvised& action);
Effects update_photo(Model& model, const TakePhoto& action);
Effects update_photo(Model& model, const PhotoHeld& action);
Effects update_photo(Model& model, const ChooseWholePhoto& action);
Effects update_photo(Model& model, const TurnPhoto& action);
Effects update_photo(Model& model, const PhotoNotHeld& action);
Effects update_photo(Model& model, const TryPhotoAgain& action);
Effects update_photo(Model& model, const KeepPhoto& action);
Effects update_photo(Model& model, const PhotoKept& action);
Effects update_photo(Model& model, const PhotoNotKept& action);
Effects update_photo(Model& model, const PhotoCameraLost& action);
// Keeps those of `kept` that an answer still names, and gives the others.
[[nodiscard]] std::vector<std::string> take_unnamed(std::vector<std::string>& kept, const std::set<std::string>& named);
// After each action: photos that no answer names any more go, and one that was held and left.
void tidy_photos(Model& model, Effects& effects);

Effects update_spoken(Model& model, const OpenSpoken& action);
Effects update_spoken(Model& model, const StartSpoken& action);
Effects update_spoken(Model& model, const SpokenHeard& action);
Effects update_spoken(Model& model, const StopSpoken& action);
Effects update_spoken(Model& model, const SpokenHeld& action);
Effects update_spoken(Model& model, const SpokenNotHeld& action);
Effects update_spoken(Model& model, const SpokenAgain& action);
Effects update_spoken(Model& model, const PlaySpoken& action);
Effects update_spoken(Model& model, const HushSpoken& action);
Effects update_spoken(Model& model, const SpokenPlayed& action);
Effects update_spoken(Model& model, const KeepSpoken& action);
Effects update_spoken(Model& model, const SpokenKept& action);
Effects update_spoken(Model& model, const RemoveSpoken& action);
Effects update_spoken(Model& model, const MicrophoneLost& action);
// After each action: nobody is recorded who does not see it, and voices that no answer names any more go. curtain_fell:
// the action drew it.
void tidy_spoken(Model& model, bool curtain_fell, Effects& effects);

Effects update_form(Model& model, const StartForm& action);
Effects update_form(Model& model, const ChooseMeeting& action);
Effects update_form(Model& model, const EditAnswer& action);
Effects update_form(Model& model, const Continue& action);
Effects update_form(Model& model, const ChangeQuestion& action);
Effects update_form(Model& model, const RemoveLine& action);
Effects update_form(Model& model, const SkipRest& action);
// A line of a claim that is wrong since it was written, with what is wrong: from "check your answers".
void show_line(Model& model, const LineQuestion& place, const MessageKey& error);
// What must be answered at Save since something else was changed: shown, and true, when there is such a question.
bool show_what_a_change_opened(Model& model);
Effects update_form(Model& model, const SaveForm& action);
Effects update_form(Model& model, const RecordSaved& action);
Effects update_form(Model& model, const RecordNotSaved& action);
Effects update_form(Model& model, const LineClaimedBefore& action);
Effects update_form(Model& model, const PinyinFound& action);
Effects update_form(Model& model, const PinyinMissing& action);
// Is this row of the roll the person? Matched in one place, for signing in, signing out and saving.
[[nodiscard]] bool is_entry_of(const Model& model, const RollEntry& entry, const PersonAnswer& person);
[[nodiscard]] bool is_here_already(const Model& model);
// True when Back was about the form.
bool back_in_form(Model& model);

Effects update_staff(Model& model, const TypePin& action);
Effects update_staff(Model& model, const SubmitPin& action);
Effects update_staff(Model& model, const PinRight& action);
Effects update_staff(Model& model, const PinWrong& action);
Effects update_staff(Model& model, const PinMade& action);
Effects update_staff(Model& model, const PinNotKept& action);
Effects update_staff(Model& model, const SendNow& action);
Effects update_staff(Model& model, const ChangeDensity& action);
Effects update_staff(Model& model, const ChangePractice& action);
Effects update_staff(Model& model, const LockKiosk& action);
Effects update_staff(Model& model, const ChangeStartLoudness& action);
Effects update_staff(Model& model, const ChangeBrightness& action);
Effects update_staff(Model& model, const EnterPaper& action);
Effects update_staff(Model& model, const NextPaper& action);

Effects update_room(Model& model, const StandInRoom& action);
Effects update_room(Model& model, const HoldUpCard& action);
Effects update_room(Model& model, const GiveUpTurn& action);
Effects update_room(Model& model, const SeeCard& action);
Effects update_room(Model& model, const NextSpeaker& action);
Effects update_room(Model& model, const RoomNotSaved& action);
Effects update_room(Model& model, const OpenChairPin& action);
Effects update_room(Model& model, const DropChairPin& action);
Effects update_room(Model& model, const ChairPinKept& action);
Effects update_room(Model& model, const ChairPinRight& action);
// A new PIN, typed twice, as nobody sees what they type: true with the second of two that are the same. Else the screen
// says what comes next.
[[nodiscard]] bool is_typed_twice(PersonSession& session, std::string& pin);
// The digits that were typed for the chair's page, or for the PIN that staff make for it; nothing when they were typed
// for neither.
[[nodiscard]] std::optional<Effects> take_chair_pin(Model& model, std::string& pin);
// What was typed or opened by a PIN of the chair's ends with the screen, but not while help is looked at.
void leave_chair(PersonSession& session);
// What time does in the room.
Effects room_time_passed(Model& model);
// What was counted there and is not on record yet goes there now.
Effects put_room_on_record(Model& model);
// When the room's screen changes by itself (monotonic ms); none = not in a room.
[[nodiscard]] std::optional<std::int64_t> room_deadline(const Model& model);

Effects update_help(Model& model, const HelpCame& action);
Effects update_help(Model& model, const HelpNotSaved& action);
// After each action: does somebody wait for a person now, or no longer?
void follow_help(Model& model);
// What time does with what was counted.
Effects help_time_passed(Model& model);
// Who forgot to sign out, long after the meeting.
Effects roll_time_passed(Model& model);
Effects update_roll(Model& model, const EndRollCall& action);
Effects update_roll(Model& model, const RollCallSaved& action);
Effects update_roll(Model& model, const RollCallNotSaved& action);
// The list as the disk has it: who signed out in the middle of a roll call is on it for the record alone.
void take_roll(Carried& carried, std::vector<RollEntry> roll);
void leave_in_call(Carried& carried, const std::set<std::int64_t>& rows);
// A roll call is under way from the first tick, and none is once all are taken back.
void note_tick(Model& model, bool found, Effects& effects);
// Puts it on record; RollCallSaved takes away the ticks. Nothing when nobody was ticked.
[[nodiscard]] Effects end_roll_call(Model& model, const char* ended_by);
Effects roll_call_time_passed(Model& model);
[[nodiscard]] std::optional<std::int64_t> roll_call_deadline(const Model& model);
// What was counted and is not on record yet goes there now.
Effects put_help_on_record(Model& model);
// When that is due (monotonic ms); none = nothing was counted.
[[nodiscard]] std::optional<std::int64_t> help_deadline(const Model& model);
[[nodiscard]] std::optional<std::int64_t> roll_deadline(const Model& model);

Effects update_roll(Model& model, const OpenRollCall& action);
Effects update_roll(Model& model, const TickFound& action);
Effects update_roll(Model& model, const ClearTicks& action);
Effects update_roll(Model& model, const LetChairCall& action);
Effects update_roll(Model& model, const PrintList& action);
Effects update_roll(Model& model, const SignEverybodyOut& action);
Effects update_roll(Model& model, const NotSignedOut& action);
Effects update_roll(Model& model, const RollChanged& action);
Effects update_roll(Model& model, const RollNotKept& action);

Effects update_pause(Model& model, const PauseWork& action);
Effects update_pause(Model& model, const WorkPaused& action);
Effects update_pause(Model& model, const WorkNotPaused& action);
Effects update_pause(Model& model, const PausedChanged& action);
Effects update_pause(Model& model, const ComeBack& action);
Effects update_pause(Model& model, const ChoosePicture& action);
Effects update_pause(Model& model, const WorkFound& action);
Effects update_pause(Model& model, const WorkNotFound& action);
Effects update_pause(Model& model, const ShowPaused& action);
Effects update_pause(Model& model, const PausedShown& action);
Effects update_pause(Model& model, const OpenPaused& action);
// True when Back was about pictures.
bool back_in_pause(Model& model);
// Keeps what was begun for staff to bring back; nothing when nothing was begun.
[[nodiscard]] Effects keep_for_staff(Model& model);
// Staff go on to something else with the terminal: what somebody had begun is kept, and nobody stands here.
[[nodiscard]] Effects clear_for_staff(Model& model);

Effects update_claim_ask(Model& model, const TypeReference& action);
Effects update_claim_ask(Model& model, const ShowSlip& action);
Effects update_claim_ask(Model& model, const AskClaim& action);
Effects update_claim_ask(Model& model, const ClaimFound& action);
Effects update_claim_ask(Model& model, const ClaimNotFound& action);
// What a scanner or the camera read on the screen that asks for a reference.
Effects take_reference(Model& model, const std::string& code);
// True when Back was about asking.
bool back_in_claim_ask(Model& model);
// After each action: whichever way the screen was left for good, all of it goes but how often nothing was found.
void follow_claim_ask(PersonSession& session);

// Overwrites all of this person, and begins another's turn: no other place does (VVSG 7.1-A).
void begin_session(Model& model);

Effects update_session(Model& model, const PersonActive& action);
Effects update_session(Model& model, const TimePassed& action);
Effects update_session(Model& model, const KioskEnds& action);
Effects update_session(Model& model, const StayHere& action);
Effects update_session(Model& model, const EndSession& action);
Effects update_session(Model& model, const Finish& action);

} // namespace copro
