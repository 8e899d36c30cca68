// long: everything that can happen, in one list.
// Everything that can happen, as values. update() handles each one; the compiler sees to it that none is forgotten.
// Main thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/app/paused_work.h"

#include <set>
#include <variant>

namespace copro {

// Getting about.
struct GoTo {
    std::string screen;
};
struct GoBack {};
struct ShowPart {
    int part = 0;
};
// The layout found the focus on another part than the one that is shown.
struct FollowFocus {
    int part = 0;
};
struct MoveFocus {
    NodeId id;
};

// How this person wants to see.
struct ChangeTextSize {
    TextSize size;
};
struct ChangeColours {
    ColourSet colours;
};
struct ChangeLanguage {
    std::string language;
};
struct ChangeAlphabet {};

// How this person wants to hear.
// Turns the voice on, where there is one, and shows how it is set.
struct StartListening {};
struct TurnVoice {
    bool on = true;
};
struct PauseVoice {};
struct ReadAgain {};
struct ChangeWordRate {
    int steps = 1; // of all_word_rates
};
struct ChangeLoudness {
    int steps = 1;
};
struct AllowPrivateAloud {};
// S9: headphones going in start the voice; going out they end it, unless the person wanted everything aloud.
struct HeadphonesChanged {
    bool in = false;
    bool just_now = true; // false: left in from before the kiosk started, which starts nothing
};
// Which languages have a voice, and which messages are recorded.
struct VoicesFound {
    std::vector<std::string> languages;
    RecordedMessages recorded = {};
    bool has_sound = true; // false: there is nothing to hear them by, and none are told
};

// Settings cards.
// What a scanner or the camera read, whatever it is.
struct TakeCard {
    std::string text;
};
struct UndoCard {};
struct PrintCard {};
struct CardPrinted {
    bool done = false;
};
struct CameraLost {};

// Badges.
// "Is this you?": yes, or the name is looked for.
struct BadgeIsMine {};
struct FindMyName {};

// Sign language.
// Opens the films of these messages, and plays the first.
struct OpenFilms {
    std::vector<std::string> keys;
};
// From its beginning; after the last one, from the first.
struct PlayFilmAgain {};
// Stops in the middle, or goes on from there.
struct StopFilm {};
struct SlowFilm {};
struct NextFilm {};
// What became of FilmState::starts; of an earlier one it is no news.
struct FilmEnded {
    int starts = 0;
};
struct FilmBroken {
    int starts = 0;
    bool all = false; // there is nothing here that plays films
};

// Photos: framed, taken, looked at, turned, kept or taken again.
struct PhotoAdvised {
    PhotoAdvice advice = PhotoAdvice::lay_flat;
};
struct TakePhoto {};
struct PhotoHeld {
    PhotoLook look = PhotoLook::readable;
    std::optional<PhotoLook> whole = std::nullopt; // of the whole picture, when this was cut out of one
};
struct ChooseWholePhoto {
    bool whole = true; // false: the receipt alone again
};
struct TurnPhoto {}; // a quarter with the clock
struct PhotoNotHeld {};
struct TryPhotoAgain {};
struct KeepPhoto {};
struct PhotoKept {
    std::string name;
};
struct PhotoNotKept {};
struct PhotoCameraLost {};

// An answer that is spoken: said, listened to, kept or said again.
struct OpenSpoken {};
struct StartSpoken {};
struct SpokenHeard {
    std::int64_t ms = 0; // so far
    int level = 0;       // up to loudest_level
};
struct StopSpoken {};
struct SpokenHeld {
    bool is_silent = false; // nothing was loud enough to be speech
};
struct SpokenNotHeld {};
struct SpokenAgain {};
struct PlaySpoken {};
struct HushSpoken {
    NodeId focus; // moved there; "" = not moved
};
// It was heard to its end, or cannot be.
struct SpokenPlayed {
    bool could = true;
};
struct KeepSpoken {};
struct SpokenKept {
    std::string name; // "" in practice, where nothing is sealed
};
struct RemoveSpoken {};
struct MicrophoneLost {};

// How this person touches, and who helps.
struct ChangeScan {
    ScanSettings scan;
};
struct ChangeTouch {
    TouchSettings touch;
};
struct ChangeReach {};
// O9: whether a long silence is asked about.
struct ChangeTimeOuts {
    bool on = true;
};
struct ChangeButtons {}; // bigger ones, or as they begin
// The desktop that the window stands on asks for another size or contrast.
struct DesktopChanged {
    DesktopLook look;
};
struct DrawCurtain {
    bool drawn = true;
};
// How long it takes to come to everything on this screen once; 0 when nobody scans.
struct ScanPlanned {
    std::int64_t loop_ms = 0;
};
struct StartPressTest {};
// A switch or a finger went down, or came up, while the kiosk learns.
struct TestPressed {
    bool by_switch = false;
    double x_mm = 0;
    double y_mm = 0;
};
struct TestReleased {};
struct ChangeHelper {};
// All settings as they were when the person came; what they answered stays.
struct ResetSettings {};

// A journey.
struct StartForm {
    std::string form;
};
struct ChooseMeeting {
    std::string meeting;
};
struct EditAnswer {
    QuestionEdit edit;
};
struct Continue {};
struct ChangeQuestion {
    std::string question;
};
// Takes the open line out of the list.
struct RemoveLine {};
// Leaves all questions that are still to come unanswered.
struct SkipRest {};
struct SaveForm {};
struct RecordSaved {
    std::string reference;
};
struct RecordNotSaved {};
// The line that is being answered was claimed at this kiosk before.
struct LineClaimedBefore {
    std::string key;
};
// What the pinyin letters that are being composed may stand for.
struct PinyinFound {
    Candidates candidates;
};
// The letters stay letters.
struct PinyinMissing {};
// What stands on the screen after Save, on paper.
struct PrintSlip {};
// The same, for who has signed in: a label with their first name.
struct PrintLabel {};

// "What came of my claim?"
struct TypeReference {
    NodeEvent event;
};
// The slip is shown to the camera.
struct ShowSlip {};
struct AskClaim {};
struct ClaimFound {
    ClaimAnswer answer;
    std::int64_t told_wall_ms = 0; // by the server
};
struct ClaimNotFound {
    std::int64_t told_wall_ms = 0; // 0 = it never told anything
};

// Stopping for a while, and coming back by a picture code.
struct PauseWork {};
struct WorkPaused {
    PictureCode code;
};
struct WorkNotPaused {};
struct PausedChanged {
    std::vector<PausedEntry> paused;
};
// Opens the screen where the pictures are chosen, with none chosen yet.
struct ComeBack {};
struct ChoosePicture {
    std::string id;
};
struct WorkFound {
    std::int64_t row = 0;
    std::shared_ptr<const OpenedWork> work;
};
struct WorkNotFound {
    std::int64_t locked_until_wall_ms = 0;
};
// Staff, for somebody who stands beside them: see the pictures of one, then open it.
struct ShowPaused {
    std::int64_t row = 0;
};
struct PausedShown {
    std::int64_t row = 0;
    PictureCode code;
};
struct OpenPaused {};

// The session.
struct PersonActive {    // any touch or key
    bool decides = true; // false: who listens or holds is there, which tells nothing of how fast they decide
};
struct StayHere {}; // "Yes, I am still here"
struct EndSession {};
struct Finish {}; // "I have finished": what is not saved is not thrown away unasked
struct TimePassed {
    std::int64_t monotonic_ms = 0;
    std::int64_t wall_ms = 0;
};
// The program ends: what was counted and is not on record yet would be lost.
struct KioskEnds {};

// What comes from the other side of the ports.
// Which pictures and sounds of surveys are here, by SHA-256.
struct MediaChanged {
    std::set<std::string> here;
};
struct MeetingsChanged {
    std::vector<std::shared_ptr<const Meeting>> meetings;
    bool known = true; // what Carried::knows_meetings says
};
struct RollChanged {
    std::vector<RollEntry> roll;
};
// What the disk did not take of the roll: it stands on the glass all the same, and is tried again with the next roll.
struct RollNotKept {
    RollOwed owed;
};
struct SyncChanged {
    SyncSummary summary;
};

// Who is here: the roll call for a fire, the list for the host, the end of the meeting.
struct OpenRollCall {};
struct TickFound {
    std::int64_t row = 0; // RollEntry::row
    bool found = true;
};
struct ClearTicks {};
struct EndRollCall {};
struct RollCallSaved {
    RollCallRecord record;
};
// It comes to the disk later.
struct RollCallNotSaved {};
struct LetChairCall {
    bool may = true;
};
// Whichever of these lists is on the screen.
struct PrintList {};
struct SignEverybodyOut {
    std::string meeting; // of that one; another may go on
};
struct NotSignedOut {};

// Staff.
struct TypePin {
    NodeEvent event;
};
struct SubmitPin {};
struct PinRight {};
struct PinWrong {
    std::int64_t locked_until_wall_ms = 0;
};
struct PinMade {};
// It could not be stored, or looked at: nobody typed a wrong one.
struct PinNotKept {
    bool was_new = false;
};
struct SendNow {};
struct ChangeDensity {
    double pixels_per_mm = 4.0;
};
struct ChangePractice {};
struct LockKiosk {};
struct ChangeStartLoudness {
    int steps = 1;
};
struct ChangeBrightness {
    int steps = 1;
};
// What somebody wrote on the paper twin of the form, typed in by staff.
struct EnterPaper {
    std::string form;
};
struct NextPaper {};

// In the meeting room. meeting: "" takes the terminal out of it.
struct StandInRoom {
    std::string meeting;
};
struct HoldUpCard {
    RoomCard card;
};
// "I do not want to speak any more".
struct GiveUpTurn {};
// The chair: has seen a card; the first in the queue has spoken.
struct SeeCard {
    RoomCard card;
};
struct NextSpeaker {};
// The chair's own PIN: staff make one, or take it away again; whoever has it opens the chair's page.
struct OpenChairPin {};
struct DropChairPin {};
struct ChairPinKept {
    bool is_set = true;
};
struct ChairPinRight {};
// What was counted could not be put on record, and is counted again.
struct RoomNotSaved {
    RoomCounts counted{};
};

// "Ask a person": somebody is there.
struct HelpCame {};
// What was counted could not be put on record, and is counted again.
struct HelpNotSaved {
    std::string meeting;
    HelpCounts counted{};
};

// In groups, each looked after by one file (update.cpp or an update_*.cpp). One variant of all would make every
// compiler call that sees it spell out tables of each alternative by each: 20 MB of object code for the first files of
// this folder. Each group has a name of its own, for the alternatives would stand in the name of everything that is
// made of one.
struct ScreenAction : std::variant<GoTo, GoBack, ShowPart, FollowFocus, MoveFocus> {
    using variant::variant;
};
struct OpeningAction : std::variant<StartListening, TakeCard, OpenFilms, OpenRollCall, StartForm> {
    using variant::variant;
};
struct LookAction : std::variant<ChangeTextSize, ChangeColours, ChangeLanguage, ChangeAlphabet> {
    using variant::variant;
};
struct VoiceAction : std::variant<TurnVoice, PauseVoice, ReadAgain, ChangeWordRate, ChangeLoudness, AllowPrivateAloud,
                                  HeadphonesChanged, VoicesFound> {
    using variant::variant;
};
struct CardAction : std::variant<UndoCard, PrintCard, CardPrinted, CameraLost, PrintSlip, PrintLabel> {
    using variant::variant;
};
struct BadgeAction : std::variant<BadgeIsMine, FindMyName> {
    using variant::variant;
};
struct FilmAction : std::variant<PlayFilmAgain, StopFilm, SlowFilm, NextFilm, FilmEnded, FilmBroken> {
    using variant::variant;
};
struct PhotoAction : std::variant<PhotoAdvised, TakePhoto, PhotoHeld, ChooseWholePhoto, TurnPhoto, PhotoNotHeld,
                                  TryPhotoAgain, KeepPhoto, PhotoKept, PhotoNotKept, PhotoCameraLost> {
    using variant::variant;
};
struct SpokenAction
    : std::variant<OpenSpoken, StartSpoken, SpokenHeard, StopSpoken, SpokenHeld, SpokenNotHeld, SpokenAgain, PlaySpoken,
                   HushSpoken, SpokenPlayed, KeepSpoken, SpokenKept, RemoveSpoken, MicrophoneLost> {
    using variant::variant;
};
struct AccessAction
    : std::variant<ChangeScan, ChangeTouch, ChangeReach, ChangeTimeOuts, ChangeButtons, DesktopChanged, DrawCurtain,
                   ScanPlanned, StartPressTest, TestPressed, TestReleased, ChangeHelper, ResetSettings> {
    using variant::variant;
};
struct FormAction : std::variant<ChooseMeeting, EditAnswer, Continue, ChangeQuestion, RemoveLine, SkipRest, SaveForm,
                                 RecordSaved, RecordNotSaved, LineClaimedBefore, PinyinFound, PinyinMissing> {
    using variant::variant;
};
struct PauseAction : std::variant<PauseWork, WorkPaused, WorkNotPaused, PausedChanged, ComeBack, ChoosePicture,
                                  WorkFound, WorkNotFound, ShowPaused, PausedShown, OpenPaused> {
    using variant::variant;
};
struct ClaimAskAction : std::variant<TypeReference, ShowSlip, AskClaim, ClaimFound, ClaimNotFound> {
    using variant::variant;
};
struct SessionAction : std::variant<PersonActive, StayHere, EndSession, Finish, TimePassed, KioskEnds> {
    using variant::variant;
};
struct NewsAction : std::variant<MeetingsChanged, MediaChanged, RollChanged, RollNotKept, SyncChanged> {
    using variant::variant;
};
struct RollAction : std::variant<TickFound, ClearTicks, EndRollCall, RollCallSaved, RollCallNotSaved, LetChairCall,
                                 PrintList, SignEverybodyOut, NotSignedOut> {
    using variant::variant;
};
struct StaffAction
    : std::variant<TypePin, SubmitPin, PinRight, PinWrong, PinMade, PinNotKept, SendNow, ChangeDensity, ChangePractice,
                   LockKiosk, ChangeStartLoudness, ChangeBrightness, EnterPaper, NextPaper> {
    using variant::variant;
};
struct RoomAction : std::variant<StandInRoom, HoldUpCard, GiveUpTurn, SeeCard, NextSpeaker, OpenChairPin, DropChairPin,
                                 ChairPinKept, ChairPinRight, RoomNotSaved> {
    using variant::variant;
};
struct HelpAction : std::variant<HelpCame, HelpNotSaved> {
    using variant::variant;
};
// Copied and moved in action.cpp, so that not every file that sees one makes all that it takes.
struct Action : std::variant<ScreenAction, OpeningAction, LookAction, VoiceAction, CardAction, BadgeAction, FilmAction,
                             PhotoAction, SpokenAction, AccessAction, FormAction, PauseAction, SessionAction,
                             NewsAction, RollAction, StaffAction, RoomAction, HelpAction, ClaimAskAction> {
    using variant::variant;
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other) = delete;
    Action& operator=(Action&& other) = delete;
    ~Action();
};

} // namespace copro
