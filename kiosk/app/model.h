// long: what is carried and what is a session's, side by side: what belongs to whom is read in one place.
// Everything the kiosk knows while it runs: what it carries, and the one session in front of it. Main thread only.
#pragma once

#include "kiosk/app/claim_ask.h"
#include "kiosk/app/help.h"
#include "kiosk/app/picture_code.h"
#include "kiosk/app/room.h"
#include "kiosk/questions/question_type.h"
#include "kiosk/view/label_sheet.h"
#include "kiosk/view/settings.h"

#include <array>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

namespace copro {

// The survey in a pack brings its questions; what stands around them, Save and "saved", the kiosk says.
[[nodiscard]] MeetingPack with_our_words(MeetingPack pack);

// A meeting of today, ready to be searched.
struct Meeting {
    MeetingPack pack;
    NameFinder names;
    explicit Meeting(MeetingPack loaded)
        : pack(with_our_words(std::move(loaded)))
        , names(pack.people) {
        for (const Invitee& person : pack.people) {
            m_by_id.emplace(person.id, &person);
            m_has_badges = m_has_badges || !person.badge.empty();
        }
    }
    Meeting(const Meeting&) = delete; // names and m_by_id point into pack
    Meeting& operator=(const Meeting&) = delete;
    // nullptr when nobody of this id is invited. Asked several times a letter, so never by looking at 100,000 people.
    [[nodiscard]] const Invitee* invitee(const std::string& id) const {
        const auto found = m_by_id.find(id);
        return found == m_by_id.end() ? nullptr : found->second;
    }
    // Has anybody been given one? Each picture of "Find your name" asks.
    [[nodiscard]] bool has_badges() const { return m_has_badges; }

private:
    std::unordered_map<std::string_view, const Invitee*> m_by_id;
    bool m_has_badges = false;
};

// What else the roll knows of somebody. Gone with the name.
struct RollDetails {
    std::string party;               // the number of the sign-in that brought several; "" = came alone
    std::string came_as;             // with whoever signed them in, "supporter"; "" = signed in themselves
    bool is_child = false;           // under 16
    bool lacks_consent = false;      // no parent or guardian has said yes yet
    bool found = false;              // ticked in a roll call
    bool left = false;               // in the middle of one: without a name, and on no list but its record's
    bool asked_needs = false;        // and is asked when leaving whether they got it
    std::vector<std::string> needs;  // for the host: only with a yes (domain.md, "Access needs")
    std::string needs_other;         // the same
    bool needs_spoken = false;       // the same: more was said in their own voice, which nobody here can open
    std::vector<std::string> extras; // a supporter's "badge", "lunch"
    bool operator==(const RollDetails&) const = default;
};

// One row of who is here now.
struct RollEntry {
    std::string meeting;
    std::string person; // Invitee id, "" for someone new
    std::string name;
    std::int64_t since_wall_ms = 0;
    std::int64_t ends_wall_ms = 0; // the meeting; the name is wiped 24 hours later
    std::int64_t row = 0;          // of the store, once it is there
    RollDetails more = {};
};

// What came of a roll call at one meeting, as a record says it.
struct RollCallRecord {
    std::string meeting;
    std::string body; // JSON
    bool operator==(const RollCallRecord&) const = default;
};

// The roll call that is under way while somebody is ticked, until staff say that it is over.
struct RollCallState {
    std::int64_t begun_wall_ms = 0;                // the first tick; 0 = before the kiosk was started
    std::optional<std::int64_t> last_tick_ms = {}; // monotonic
    std::vector<RollEntry> left = {};              // who signed out since it began
    bool is_over = false;                          // the ticks go once all of `owed` is on the disk
    std::vector<RollCallRecord> owed = {};         // the disk did not take them so far
    std::int64_t try_again_ms = 0;                 // monotonic, for these
};

// Changes of the roll that are true and not yet on the disk.
struct RollOwed {
    std::vector<RollEntry> arrivals = {};
    std::set<std::int64_t> leavings = {};     // rows
    std::map<std::int64_t, bool> ticks = {};  // by row
    std::set<std::int64_t> left_in_call = {}; // rows that stay without a name until the roll call is on record
    [[nodiscard]] bool empty() const {
        return arrivals.empty() && leavings.empty() && ticks.empty() && left_in_call.empty();
    }
};

// What staff and people are told about sending, in the words of "3 saved, 1 waiting, last sent 14:02".
struct SyncSummary {
    std::int64_t saved = 0;
    std::int64_t waiting = 0;
    std::int64_t parked = 0;
    std::int64_t last_sent_wall_ms = 0; // 0 = never
    bool revoked = false;
    std::int64_t media_waiting = 0; // photos and voice
    std::int64_t media_damaged = 0; // … that cannot be sent any more
    bool operator==(const SyncSummary&) const = default;
};

// Messages that a person has recorded: their keys, by language (BCP 47).
using RecordedMessages = std::map<std::string, std::set<std::string>>;

// Messages that somebody has signed on film: their keys.
using FilmedMessages = std::set<std::string>;

// Work that waits for the person who began it, until the end of the day.
struct PausedEntry {
    std::int64_t row = 0; // of the store
    std::int64_t kept_wall_ms = 0;
    bool by_person = false; // who has its pictures; else the time ran out
    bool can_show = false;  // its pictures, to staff: after a restart only of what the time took
    bool operator==(const PausedEntry&) const = default;
};

// What staff have set the terminal to: it outlasts people and restarts.
struct StaffChoices {
    bool practice = false;         // nothing is saved, and every screen says so
    bool locked = false;           // nobody but staff gets past the first screen
    std::string room;              // the meeting in whose room the terminal stands; "" = at the door
    int loudness = start_loudness; // of the voice, when a new person comes
    bool operator==(const StaffChoices&) const = default;
};
inline constexpr int brightest = 10;
inline constexpr int start_longest_voice_s = 180;

// What does not change from person to person.
struct Carried {
    std::vector<std::shared_ptr<const Meeting>> meetings; // of today
    bool knows_meetings = true;                           // false until the server first told which ones there are
    std::set<std::string> media;                          // authors' pictures and sounds that are here, by SHA-256
    std::shared_ptr<const std::vector<Form>> forms;
    std::shared_ptr<const ExpenseRules> rules;
    std::shared_ptr<const ModulusTable> modulus; // of bank numbers; null = none was put in
    std::shared_ptr<const Library> library;      // words of every language on offer
    std::string version;
    std::string device;
    std::vector<RollEntry> roll;
    SyncSummary sync;
    std::vector<std::string> voices; // languages in which all can be heard
    RecordedMessages recorded;       // what else can be heard
    bool has_sound = true;           // false: there is nothing to hear any of it by
    FilmedMessages films;            // what can be seen in British Sign Language
    std::vector<PausedEntry> paused;
    StaffChoices choices;
    RoomState room;
    HelpState help;
    std::optional<int> brightness; // 1 to brightest; none where the screen's light cannot be set
    double pixels_per_mm = 4.0;
    DesktopLook desktop; // how each person begins, in a window
    bool has_pin = false;
    bool headphones = false; // are in: nobody else hears the voice
    bool has_printer = false;
    std::optional<LabelSize> label; // none = no printer of name labels is set up
    bool label_has_role = false;    // what they came as stands on it too: only where the organisation wants that
    bool has_camera = false;
    bool has_microphone = false;
    int longest_voice_s = start_longest_voice_s; // of one answer that is spoken
    std::set<std::int64_t> roll_forgotten;       // rows whose leaving was written down because nobody else did
    RollOwed roll_owed = {};                     // the disk took none of it so far
    bool lacks_pinyin = false;                   // there is nothing to look Chinese characters up in
    RollCallState roll_call = {};
    bool chair_may_call = false; // staff have put the roll call one press away, without a PIN
    bool has_chair_pin = false;  // the chair's page in the room is asked for with a PIN of its own
};

// A form being filled in. Memory only; wiped with the session.
struct FormRun {
    std::string form; // id, or survey_run
    Answers answers;
    std::size_t at = 0; // which question
    struct Line {
        std::size_t index = 0; // one past the last = a new line
        Answers answers;
        std::size_t at = 0;
    };
    std::optional<Line> line;                 // inside a repeat
    bool changing = false;                    // came from "check your answers" and goes back there
    std::size_t changed_at = 0;               // the question that was to be changed
    std::set<std::string> asked;              // what was asked when it was, and since: what a change opens is asked too
    bool prefilled = false;                   // the person was known from before
    std::string name_question;                // the id of the form's question that means own_name; "" = none
    std::map<std::string, std::string> shown; // what was said of the meeting, as Question::says, and in which language
    bool never_kept = false;                  // equality: not to be laid beside the person, so no pause keeps it
    bool was_helped = false;                  // a helper was on while it was answered, whatever is set now
    std::optional<Pence> sum;                 // of a claim: what its answers about the sum are about
    std::string error;                        // message key, "" = none
    bool doubted = false;                     // what may be wrong with this answer was said: the next "Next" goes on
    Typed typed;
    std::string typed_in; // the language whose marks a typed number has; "" = the one on the screen
};

// What the screen after Save tells.
struct HandedIn {
    std::string category; // of the expense rules
    Pence amount;
};

struct SavedNote {
    std::string form;
    std::string reference;
    std::string name;
    Pence total;
    std::set<std::size_t> left_out = {};  // ideas of the form that are not true of what was saved
    bool practice = false;                // it was not saved
    bool roll_not_kept = false;           // it was, but the list of who is here could not be written
    std::string label_name = {};          // for a name label: what they are called; "" = the kiosk does not know
    std::string label_role = {};          // … and what they came as, where that is to stand on it
    std::vector<HandedIn> handed_in = {}; // receipts on paper, for the slip in their envelope
};

// Settings cards: what was read last, and what came of it.
struct CardState {
    std::optional<ViewSettings> before; // while the card is a proposal: what was set before it
    ViewSettings asked;                 // and as the card set it
    bool no_language = false;           // the card's language is not on offer here
    bool no_voice = false;              // the card asks for a voice, and none is heard
    bool no_camera = false;             // it is not there, or does not answer
    std::string message;                // message key, "" = none
};

// A badge that was shown: whose it is, or why it opens nothing; both empty while it is being looked for. Forgotten when
// its screen is left.
inline constexpr std::string_view badge_screen = "badge";
struct BadgeState {
    std::shared_ptr<const Meeting> meeting;
    std::string person;  // Invitee id
    std::string message; // message key, "" = none
};

// Staff at the kiosk, after the PIN.
struct StaffState {
    std::string typed_pin; // as digits; shown as dots
    std::string first_pin; // a new one, until it was typed once more
    std::string message;   // message key, "" = none
    std::int64_t locked_until_wall_ms = 0;
    bool inside = false;
    bool for_chair = false;              // staff make a PIN for the chair
    std::optional<ViewSettings> persons; // of who had begun something when staff came, until they have gone
};

// Five presses of a switch or the glass, from which the kiosk learns how fast this person is (access.md O7).
inline constexpr int presses_to_learn = 5;
struct PressTest {
    struct Press {
        std::int64_t reaction_ms = 0;
        std::int64_t held_ms = 0;
        double x_mm = 0; // on the glass; 0 for a switch
        double y_mm = 0;
    };
    std::vector<Press> presses;
    std::int64_t cue_ms = 0;  // monotonic: "press now" shows from then on
    std::int64_t down_ms = 0; // monotonic; 0 = not pressed
    std::int64_t let_go_ms = 0;
    std::int64_t longest_bounce_ms = 0; // a second press that nobody meant came that long after the first
    // Of a press that was not asked for: since when it is down, and how long the longest was; none = there was none.
    std::optional<std::int64_t> stray_down_ms;
    std::optional<std::int64_t> longest_stray_ms;
    bool by_switch = false;
    bool done = false;
};

// Films in sign language of what one screen says, and the id of the screen that shows them.
inline constexpr std::string_view films_screen = "sign-language";
struct FilmState {
    std::vector<std::string> keys; // one message each, in the order of the screen
    std::size_t at = 0;
    int starts = 0; // goes up whenever one begins at its beginning
    bool stopped = false;
    bool ended = false;  // the last one was seen to its end
    bool broken = false; // it cannot be shown
    bool slow = false;   // as this person wants all of them
    bool operator==(const FilmState&) const = default;
};

// What can be said of a photo without reading it.
enum class PhotoLook { readable, dark, blurred };

// What somebody is told who holds a receipt to the camera.
enum class PhotoAdvice { lay_flat, more_light, all_of_it, closer, hold_still, good };
// No new word sooner after the last.
inline constexpr std::int64_t advice_stays_ms = 1'000;

// Four of them, and a photo stands as it was held.
inline constexpr int quarters_of_turn = 4;

// The screen where photos are taken, and what came of them.
inline constexpr std::string_view photo_screen = "photo";
struct PhotoState {
    std::vector<std::string> kept; // names of all that are sealed and not saved yet
    PhotoAdvice advice = PhotoAdvice::lay_flat;
    std::int64_t advised_at_ms = 0; // monotonic
    bool taking = false;            // one stands still, and is being straightened
    bool held = false;              // one stands still, to be looked at
    PhotoLook look = PhotoLook::readable;
    std::optional<PhotoLook> whole; // of the whole picture, when what is held was cut out of one
    bool shows_whole = false;
    int quarters = 0;    // that it is turned with the clock
    bool lost = false;   // the camera is not there, or does not answer
    std::string message; // message key, "" = none
};

// The screen where an answer is spoken, and what came of it.
inline constexpr std::string_view spoken_screen = "spoken";
inline constexpr int loudest_level = 10;
inline constexpr int least_level_of_speech = 2; // quieter than this is a room, not a person
// One that is on gives something several times a second, if only silence.
inline constexpr std::int64_t microphone_answers_within_ms = 5'000;
enum class SpokenStep { ready, recording, held };
struct SpokenState {
    std::vector<std::string> kept; // names of all that are sealed and not saved yet
    SpokenStep step = SpokenStep::ready;
    std::int64_t ms = 0;          // how long it is so far
    std::int64_t heard_at_ms = 0; // when the microphone last gave anything, or was turned on; monotonic
    int level = 0;                // how loud it is now, up to loudest_level
    bool playing = false;
    bool lost = false;   // the microphone is not there, or does not answer
    std::string message; // message key, "" = none
};

// Stopping for a while, and coming back.
struct PauseState {
    PictureCode code;     // on the screen: the person's own, or one that staff show
    std::int64_t row = 0; // of the work that staff show
    PictureCode chosen;   // so far, by somebody who comes back
    std::string message;  // message key, "" = none
    std::int64_t locked_until_wall_ms = 0;
};

// One person's turn. A new one is made from nothing for the next person: that is the reset (VVSG 7.1-A, access.md O11).
struct PersonSession {
    ViewSettings settings;
    std::string screen = "welcome";  // id of a screen in kiosk/screens
    std::string home = "welcome";    // where Back leads at last: first_screen() when the person came
    std::vector<std::string> behind; // where Back goes
    std::shared_ptr<const Meeting> meeting;
    std::string wanted_form; // while the meeting is being chosen
    std::optional<FormRun> run;
    std::vector<FormRun> set_aside; // other journeys that were begun
    SavedNote saved;
    PersonAnswer person;   // known after signing in, for the other journeys
    bool is_child = false; // the same; ask is_child() of kiosk/app/needs.h
    StaffState staff;
    PauseState pause;
    CardState card;
    BadgeState badge;
    FilmState film;
    PhotoState photo;
    SpokenState spoken;
    ClaimAskState claim_ask;
    int part = 0; // of a screen that does not fit at once
    NodeId focus;
    std::int64_t read_again = 0;             // how often the person asked to hear a screen once more
    bool touched = false;                    // has anyone done anything since the start?
    std::optional<std::int64_t> asked_at_ms; // "Are you still there?" was put at this monotonic time
    std::int64_t active_at_ms = 0;           // last sign of the person, monotonic
    std::int64_t pace_ms = 0;                // from one thing the person does to the next, as a rule; 0 = not known
    std::int64_t scan_loop_ms = 0;           // to come to everything once with a switch; 0 = not scanning
    std::optional<PressTest> press_test;
    bool from_paper = false;              // staff type in what somebody wrote on paper
    std::optional<RoomCard> held_up;      // in the meeting room, by who stands here
    std::string turn;                     // the picture by which they will be asked to speak
    bool is_chair = false;                // typed the chair's PIN, and has not left the chair's page since
    std::set<std::size_t> claimed_before; // lines of an earlier claim at this kiosk, as hashes of their keys
    bool helper = false;                  // somebody reads or types for the person, who alone confirms
};

struct Model {
    Carried carried;
    PersonSession session;
    std::int64_t now_ms = 0; // monotonic
    std::int64_t now_wall_ms = 0;
};

// The screen that waits for people: "welcome", "room" or "locked".
[[nodiscard]] std::string first_screen(const Model& model);
// What people hold up is for the chair: with a PIN, where staff have made one.
[[nodiscard]] bool may_see_chair_page(const Model& model);
inline constexpr std::string_view chair_screen = "room-chair";
// The meeting in whose room the terminal stands; nullptr = in none, or it is over.
[[nodiscard]] const Meeting* room_meeting(const Model& model);
// What a card asks stands on the glass, or right behind help with it, and nobody has said yet that it is good.
[[nodiscard]] bool is_card_proposed(const PersonSession& session);

[[nodiscard]] inline Words words_of(const Model& model) {
    return model.carried.library->words(model.session.settings.language);
}
// Is there a voice for the language (BCP 47), and something to hear it by?
[[nodiscard]] bool has_voice(const Model& model, const std::string& language);
// Is there at least one recorded message?
[[nodiscard]] bool has_recordings(const Model& model, const std::string& language);
// Can these words be heard: by the voice of their language, or as the recorded message of that key?
[[nodiscard]] bool can_be_heard(const Model& model, const std::string& language, const std::string& key);
// The forms that screens begin, by id: a kiosk that lacks one would have a button that does nothing.
inline constexpr std::array forms_of_screens{"sign-in", "sign-out", "feedback",      "claim",
                                             "booking", "equality", "equality-staff"};
// survey_run: the survey of the meeting that the person is at, if it has one.
inline constexpr std::string_view survey_run = "survey";
[[nodiscard]] const Form* find_form(const Model& model, std::string_view id);
// The same for another meeting than the person's own; nullptr = none.
[[nodiscard]] const Form* find_form(const Carried& carried, const Meeting* meeting, std::string_view id);
// Is there a survey to be answered: at the meeting that was chosen, or at one that can be?
[[nodiscard]] bool offers_survey(const Model& model);

} // namespace copro
