// The world as the kiosk's core sees it; adapters in kiosk/store and kiosk/devices implement these. Main thread only.
#pragma once

#include "kiosk/app/effect.h"
#include "kiosk/app/paused_work.h"
#include "kiosk/view/film_frame.h"
#include "kiosk/view/reading.h"
#include "sync/records/claim_answer.h"

#include <functional>
#include <map>
#include <span>

namespace copro {

// Saved = sealed, signed and on the disk. Returns the reference that the person takes away; "" for equality answers,
// which nobody can find again, and which wait on the disk for those of others.
class RecordPort {
public:
    RecordPort() = default;
    RecordPort(const RecordPort&) = delete;
    RecordPort& operator=(const RecordPort&) = delete;
    virtual ~RecordPort() = default;
    [[nodiscard]] virtual Result<std::string> save(RecordDraft draft) = 0;
    // A line of a claim, by its key.
    [[nodiscard]] virtual Result<bool> was_claimed(const std::string& key) = 0;
    // Whoever comes next is somebody else: the same words again are another record.
    virtual void person_left() {}
};

// Opened: which row, and what is in it. Else until when no more codes may be tried.
struct FoundWork {
    std::int64_t row = 0;
    std::shared_ptr<const OpenedWork> work; // null = the code opens nothing
    std::int64_t locked_until_wall_ms = 0;
};

// Work that was paused: sealed until its pictures are chosen, gone at the end of the day.
class PausedPort {
public:
    PausedPort() = default;
    PausedPort(const PausedPort&) = delete;
    PausedPort& operator=(const PausedPort&) = delete;
    virtual ~PausedPort() = default;
    // On the disk when it returns its code.
    [[nodiscard]] virtual Result<PictureCode> keep(std::string work, bool by_person) = 0;
    // Counted as a guess.
    [[nodiscard]] virtual Result<FoundWork> find(const PictureCode& code) = 0;
    // For staff, while the kiosk still knows the code.
    [[nodiscard]] virtual Result<PictureCode> pictures_of(std::int64_t row) = 0;
    [[nodiscard]] virtual Result<FoundWork> find_row(std::int64_t row) = 0;
    [[nodiscard]] virtual Result<void> drop(std::int64_t row) = 0;
    [[nodiscard]] virtual Result<std::vector<PausedEntry>> paused() = 0;
};

class RollPort {
public:
    RollPort() = default;
    RollPort(const RollPort&) = delete;
    RollPort& operator=(const RollPort&) = delete;
    virtual ~RollPort() = default;
    [[nodiscard]] virtual Result<std::vector<RollEntry>> arrive(const RollEntry& entry) = 0;
    [[nodiscard]] virtual Result<std::vector<RollEntry>> leave(std::int64_t row) = 0;
    // In the middle of a roll call: the row stays, kept over a restart, with nothing of who they are but their id.
    [[nodiscard]] virtual Result<std::vector<RollEntry>> leave_in_call(std::int64_t row) = 0;
    // A tick of the roll call, kept over a restart.
    [[nodiscard]] virtual Result<std::vector<RollEntry>> mark(std::int64_t row, bool found) = 0;
};

inline constexpr std::size_t least_pin_digits = 6; // promises.md, "Staff PIN"
inline constexpr std::size_t most_pin_digits = 12;

struct PinVerdict {
    bool right = false;
    std::int64_t locked_until_wall_ms = 0;
};

class StaffPort {
public:
    StaffPort() = default;
    StaffPort(const StaffPort&) = delete;
    StaffPort& operator=(const StaffPort&) = delete;
    virtual ~StaffPort() = default;
    [[nodiscard]] virtual Result<PinVerdict> check_pin(const std::string& pin) = 0;
    [[nodiscard]] virtual Result<void> make_pin(const std::string& pin) = 0;
    // The chair's own: of as many digits as the staff's. "" takes it away.
    [[nodiscard]] virtual Result<PinVerdict> check_chair_pin(const std::string& pin) = 0;
    [[nodiscard]] virtual Result<void> keep_chair_pin(const std::string& pin) = 0;
    [[nodiscard]] virtual Result<void> keep_density(double pixels_per_mm) = 0;
    // Where nothing outlasts a restart, nothing is kept.
    [[nodiscard]] virtual Result<void> keep_choices(const StaffChoices& choices) {
        (void)choices;
        return {};
    }
    [[nodiscard]] virtual Result<void> keep_chair_rule(bool may_call) = 0;
};

class SyncPort {
public:
    SyncPort() = default;
    SyncPort(const SyncPort&) = delete;
    SyncPort& operator=(const SyncPort&) = delete;
    virtual ~SyncPort() = default;
    // Something was saved. Neither of these waits.
    virtual void wake() = 0;
    // Staff ask: no back-off holds it up.
    virtual void send_now() = 0;
};

class ScreenPort {
public:
    ScreenPort() = default;
    ScreenPort(const ScreenPort&) = delete;
    ScreenPort& operator=(const ScreenPort&) = delete;
    virtual ~ScreenPort() = default;
    virtual void forget_person() = 0;
};

// Puts a settings card, what somebody takes away from a claim, a list for staff or a name label on paper.
class PrinterPort {
public:
    PrinterPort() = default;
    PrinterPort(const PrinterPort&) = delete;
    PrinterPort& operator=(const PrinterPort&) = delete;
    virtual ~PrinterPort() = default;
    // Begins, and does not wait for the paper. Error `unavailable` while the last one is still on its way.
    [[nodiscard]] virtual Result<void> print(const PassSheet& sheet) = 0;
    [[nodiscard]] virtual Result<void> print(const ListSheet& sheet) = 0;
    [[nodiscard]] virtual Result<void> print(const LabelSheet& sheet) = 0;
    // Once it is known: was it taken by the printer, or what is in the way?
    [[nodiscard]] virtual std::optional<Result<void>> take_outcome() = 0;
};

// The light behind the screen.
class BacklightPort {
public:
    BacklightPort() = default;
    BacklightPort(const BacklightPort&) = delete;
    BacklightPort& operator=(const BacklightPort&) = delete;
    virtual ~BacklightPort() = default;
    // 1 to brightest.
    [[nodiscard]] virtual Result<void> set(int step) = 0;
};

// Looks for a code while it is told to. Keeps no picture. None of these waits for the camera.
class CameraPort {
public:
    CameraPort() = default;
    CameraPort(const CameraPort&) = delete;
    CameraPort& operator=(const CameraPort&) = delete;
    virtual ~CameraPort() = default;
    virtual void look() = 0;
    virtual void rest() = 0;
    // What a code said that came into sight since look(); the same code once. Error: there is no picture, and why.
    [[nodiscard]] virtual std::optional<Result<std::string>> take_code() = 0;
};

// Lets a person see what the camera sees, between watch() and rest(). None of these waits for the camera.
class SightPort {
public:
    SightPort() = default;
    SightPort(const SightPort&) = delete;
    SightPort& operator=(const SightPort&) = delete;
    virtual ~SightPort() = default;
    virtual void watch() = 0;
    virtual void rest() = 0;
    // The newest picture; nullptr until there is one. It is overwritten when the last who holds it lets go.
    [[nodiscard]] virtual std::shared_ptr<const FilmFrame> sight() = 0;
    // Why there are no pictures, once.
    [[nodiscard]] virtual std::optional<Error> take_fault() = 0;
};

// Photos that a person takes: one is held still, cut out and straightened where that is sure, to be looked at, and
// sealed when it is to be kept. What is not saved
// with a record is gone when the person leaves.
class PhotoPort {
public:
    PhotoPort() = default;
    PhotoPort(const PhotoPort&) = delete;
    PhotoPort& operator=(const PhotoPort&) = delete;
    virtual ~PhotoPort() = default;
    // Begins, and does not wait: PhotoHeld says what became of it. Error `unavailable` while the camera shows nothing.
    [[nodiscard]] virtual Result<void> hold() = 0;
    // Of what is held: all of the picture, or the receipt alone. That is what keep() seals.
    virtual void show_whole(bool whole) = 0;
    // So many quarters (0 to 3) with the clock from how it was held, whichever of the two is shown.
    virtual void turn(int quarters) = 0;
    virtual void let_go() = 0;
    // Seals what is held, and lets go of it. Returns the name that RecordDraft::attachments knows it by. Error
    // `refused` when there is no room: it is still held then.
    [[nodiscard]] virtual Result<std::string> keep() = 0;
    // Nothing when it was saved.
    [[nodiscard]] virtual Result<void> drop(const std::string& name) = 0;
    virtual void person_left() = 0;
};

// Hears a person between listen() and rest(): one channel, 16 bits. None of these waits for the microphone.
class MicrophonePort {
public:
    static constexpr int samples_a_second = 48'000;

    MicrophonePort() = default;
    MicrophonePort(const MicrophonePort&) = delete;
    MicrophonePort& operator=(const MicrophonePort&) = delete;
    virtual ~MicrophonePort() = default;
    virtual void listen() = 0;
    // What was not taken is overwritten.
    virtual void rest() = 0;
    // What came since the last time; wipe it.
    [[nodiscard]] virtual std::vector<std::int16_t> take() = 0;
    // Why there is nothing to hear, once.
    [[nodiscard]] virtual std::optional<Error> take_fault() = 0;
};

// An answer that a person speaks: sealed as it is said, and held until they have listened to it. What is not saved with
// a record is gone when the person leaves.
class SpokenPort {
public:
    SpokenPort() = default;
    SpokenPort(const SpokenPort&) = delete;
    SpokenPort& operator=(const SpokenPort&) = delete;
    virtual ~SpokenPort() = default;
    // Error `refused` when there is no room. sealed: false in practice, where nothing comes near the disk.
    [[nodiscard]] virtual Result<void> record(bool sealed) = 0;
    // The microphone rests. Was nothing loud enough to be speech? Error: what was said is gone.
    [[nodiscard]] virtual Result<bool> hold() = 0;
    // What is recorded or held, whichever it is, is gone.
    virtual void let_go() = 0;
    // Begins at the beginning, and does not wait. loudness: as a voice's.
    virtual void play(int loudness) = 0;
    virtual void hush() = 0;
    // Returns the name that RecordDraft::attachments knows it by; "" when it was not sealed.
    [[nodiscard]] virtual Result<std::string> keep() = 0;
    // Nothing when it was saved.
    [[nodiscard]] virtual Result<void> drop(const std::string& name) = 0;
    virtual void person_left() = 0;
};

// Looks up what pinyin letters may stand for, at once. Learns nothing and keeps nothing of what it is asked: the same
// letters bring the same to everybody.
class PinyinPort {
public:
    PinyinPort() = default;
    PinyinPort(const PinyinPort&) = delete;
    PinyinPort& operator=(const PinyinPort&) = delete;
    virtual ~PinyinPort() = default;
    // The likeliest first; none when the letters are no pinyin. Error: there is nothing here to look them up in.
    [[nodiscard]] virtual Result<std::vector<Candidate>> look_up(const std::string& letters) = 0;
    virtual void person_left() = 0;
};

// Which film, and how. Another `starts` of the same message: from its beginning once more.
struct FilmOrder {
    std::string key;
    int starts = 0;
    bool stopped = false;
    bool slow = false;
    int width = 0; // the room for it, in pixels
    int height = 0;
    bool operator==(const FilmOrder&) const = default;
};

// What became of an order: it was seen to its end, or it cannot be shown.
struct FilmNews {
    int starts = 0;
    std::optional<Error> broken; // `internal`: there is nothing here that plays films
};

// Plays a film without a sound while, and only while, there is an order. None of these waits.
class FilmPort {
public:
    FilmPort() = default;
    FilmPort(const FilmPort&) = delete;
    FilmPort& operator=(const FilmPort&) = delete;
    virtual ~FilmPort() = default;
    virtual void show(const std::optional<FilmOrder>& order) = 0;
    // The newest picture; nullptr until there is one.
    [[nodiscard]] virtual std::shared_ptr<const FilmFrame> frame() = 0;
    [[nodiscard]] virtual std::optional<FilmNews> take_news() = 0;
};

// What to say, and how fast.
struct VoiceOrder {
    Utterances say;
    int words_a_minute = start_word_rate;
    // By language (BCP 47): plain words, by which the rate of its own voice is measured.
    std::map<std::string, std::string> samples;
};

// What came of claims, as the server told it last. An answer opens with its reference alone.
struct FoundAnswer {
    std::optional<ClaimAnswer> answer; // none: nothing here has that reference
    std::int64_t told_wall_ms = 0;     // by the server; 0 = never
};
class ClaimAnswerPort {
public:
    ClaimAnswerPort() = default;
    ClaimAnswerPort(const ClaimAnswerPort&) = delete;
    ClaimAnswerPort& operator=(const ClaimAnswerPort&) = delete;
    virtual ~ClaimAnswerPort() = default;
    // reference: "7F3K-9Q2M".
    [[nodiscard]] virtual Result<FoundAnswer> find(const std::string& reference) = 0;
};

// What can be heard.
struct Voices {
    std::vector<std::string> languages; // BCP 47
    RecordedMessages recorded;
    bool has_sound = true; // false: there is nothing to hear any of it by
};

// Says words aloud. None of these waits for the sound.
class VoicePort {
public:
    VoicePort() = default;
    VoicePort(const VoicePort&) = delete;
    VoicePort& operator=(const VoicePort&) = delete;
    virtual ~VoicePort() = default;
    // Cuts off what is being said.
    virtual void say(VoiceOrder order) = 0;
    virtual void hush() = 0;
    // At once, in the middle of a word too.
    virtual void set_loudness(int loudness) = 0;
    [[nodiscard]] virtual std::optional<HeardWord> word() const = 0;
    [[nodiscard]] virtual bool is_speaking() const = 0;
};

// Where a voice's samples go: one channel, 16 bits. play() on the voice's thread, the others on any.
class SoundPort {
public:
    SoundPort() = default;
    SoundPort(const SoundPort&) = delete;
    SoundPort& operator=(const SoundPort&) = delete;
    virtual ~SoundPort() = default;
    // Error `unavailable` when there is nothing to hear it by. Open already: nothing to do.
    [[nodiscard]] virtual Result<void> open(int samples_a_second) = 0;
    // Waits for room. False when it was cut off, and from then on until begin().
    [[nodiscard]] virtual bool play(std::span<const std::int16_t> samples) = 0;
    // Silence with the next samples that go out.
    virtual void cut() = 0;
    // A new speech: counts from nothing.
    virtual void begin() = 0;
    // Nothing more comes: the device may rest when all is out.
    virtual void end() = 0;
    // How many samples of this speech have gone out.
    [[nodiscard]] virtual std::int64_t played() const = 0;
    // heard is called, on a thread of the device, soon after that many samples have gone out.
    virtual void call_at(std::int64_t sample) = 0;
    virtual void on_call(std::function<void()> heard) = 0;
};

struct HeadphoneNews {
    bool in = false;
    bool just_now = true; // false: as it was at the start
    std::string card;     // where the sound must go: in the name of a sound card; "" for where it always goes
};

// Are headphones in? take_news() is called on the main thread whenever something has happened.
class HeadphonePort {
public:
    HeadphonePort() = default;
    HeadphonePort(const HeadphonePort&) = delete;
    HeadphonePort& operator=(const HeadphonePort&) = delete;
    virtual ~HeadphonePort() = default;
    // What became known last, once.
    [[nodiscard]] virtual std::optional<HeadphoneNews> take_news() = 0;
};

struct Ports {
    RecordPort& records;
    RollPort& roll;
    StaffPort& staff;
    SyncPort& sync;
    ScreenPort& screen;
    PausedPort& paused;
    PrinterPort* printer = nullptr;     // none is set up
    BacklightPort* backlight = nullptr; // the screen has none that can be set
    PhotoPort* photos = nullptr;        // there is no camera
    SpokenPort* spoken = nullptr;       // there is no microphone
    PrinterPort* labels = nullptr;      // no printer of name labels is set up
    PinyinPort* pinyin = nullptr;       // Chinese is typed on a plain keyboard
    ClaimAnswerPort* claims = nullptr;  // nothing is known of any claim
};

} // namespace copro
