// long: one kiosk with microphone, store and server, and all that a person can do with their voice on it.
// Spoken answers on a whole kiosk: its real file, a microphone of drawn sound, and a real server that gives the voice
// back.
#include "kiosk/voice_desk.h"
#include "tests/kiosk/sealing_kiosk.h"
#include "tests/kiosk/speech/tone.h"

#include <sndfile.h>

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

// Gives what the test lets it hear, and notes whether it is on.
class DrawnMicrophone final : public MicrophonePort {
public:
    void listen() override { is_on = true; }
    void rest() override {
        is_on = false;
        waiting.clear();
    }
    std::vector<std::int16_t> take() override {
        return is_on ? std::exchange(waiting, {}) : std::vector<std::int16_t>();
    }
    std::optional<Error> take_fault() override { return std::exchange(fault, std::nullopt); }

    bool is_on = false;
    std::vector<std::int16_t> waiting;
    std::optional<Error> fault;
};

// Takes all at once, and keeps it.
class KeptSound final : public SoundPort {
public:
    Result<void> open(int samples_a_second) override {
        if (!is_there) return Error{ErrorKind::unavailable, "", "no sound"};
        rate = samples_a_second;
        return {};
    }
    bool play(std::span<const std::int16_t> samples) override {
        std::unique_lock lock(mutex);
        may_play.wait(lock, [&] { return !holds || is_cut; });
        if (is_cut) return false;
        heard.insert(heard.end(), samples.begin(), samples.end());
        return true;
    }
    void cut() override {
        const std::lock_guard lock(mutex);
        is_cut = true;
        may_play.notify_all();
    }
    void begin() override {
        const std::lock_guard lock(mutex);
        is_cut = false;
    }
    void end() override {}
    std::int64_t played() const override { return 0; }
    void call_at(std::int64_t) override {}
    void on_call(std::function<void()>) override {}

    bool is_there = true;
    bool holds = false; // what is played waits until it is cut
    bool is_cut = true;
    int rate = 0;
    std::vector<std::int16_t> heard;
    std::mutex mutex;
    std::condition_variable may_play;
};

// With a microphone; at "Why?" of the feedback.
class KioskWithMicrophone final : public SealingKiosk {
public:
    explicit KioskWithMicrophone(RealServer& server)
        : SealingKiosk(server) {
        desk.emplace(microphone, sound, room->unsaved_blobs(), [this] { wake(); });
        Ports with = plain_ports();
        with.spoken = &*desk;
        Carried carried = carried_with({pack});
        carried.has_microphone = true;
        carried.longest_voice_s = 20;
        light_up(std::move(carried), with);
        press("welcome.feedback");
        for (int limits = 0; limits < 2; ++limits) press("next");
        choose("overall.not-good");
        REQUIRE(terminal->tree().screen == "feedback.why");
    }

    // As a microphone hears it: some at a time.
    void hear(double seconds, double height = 0.3) {
        const std::vector<std::int16_t> tone = tone_of(seconds, height);
        constexpr std::size_t piece = 9'600;
        for (std::size_t at = 0; at < tone.size(); at += piece) {
            const auto end = std::min(tone.size(), at + piece);
            microphone.waiting.assign(tone.begin() + static_cast<std::ptrdiff_t>(at),
                                      tone.begin() + static_cast<std::ptrdiff_t>(end));
            desk->follow(*terminal);
        }
    }
    void say(double seconds) {
        press("spoken.open");
        press("spoken.start");
        CHECK(microphone.is_on);
        hear(seconds);
        press("spoken.stop");
        CHECK_FALSE(microphone.is_on);
        REQUIRE(terminal->tree().screen == "spoken.held");
    }
    void say_and_keep(double seconds = 3) {
        const std::string asked = terminal->tree().screen;
        say(seconds);
        press("spoken.keep");
        REQUIRE(terminal->tree().screen == asked);
    }
    // Another journey from here, answered so, up to that screen; what is not named here is passed over.
    void go_to(const std::string& form, const std::string& screen, const std::map<std::string, NodeId>& choices) {
        if (terminal->model().session.run->form != form) terminal->act(StartForm{form});
        for (std::string at = terminal->tree().screen; at != screen; at = terminal->tree().screen) {
            const auto chosen = choices.find(at);
            if (at == form + ".amount") terminal->text_typed("4.20");
            if (chosen != choices.end()) press(chosen->second);
            if (chosen == choices.end() || terminal->tree().screen == at) press("next");
            INFO(at);
            REQUIRE(terminal->tree().screen != at);
        }
    }
    void save() {
        while (terminal->tree().screen != "feedback.anonymous") press("next");
        choose("anonymous.yes");
        press("save");
        REQUIRE(terminal->tree().screen == "feedback.saved");
    }
    // Until what is played has come to its end, or cannot be.
    void wait_for_end() {
        std::unique_lock lock(mutex);
        while (terminal->model().session.spoken.playing) {
            const int seen = woken;
            lock.unlock();
            desk->follow(*terminal);
            lock.lock();
            if (terminal->model().session.spoken.playing) changed.wait(lock, [&] { return woken > seen; });
        }
    }
    [[nodiscard]] const SpokenState& state() const { return terminal->model().session.spoken; }

    DrawnMicrophone microphone;
    KeptSound sound;
    std::optional<VoiceDesk> desk;

private:
    void follow() override { desk->follow(*terminal); }
};

struct ReadClip {
    SF_INFO info{};
    std::vector<float> samples;
};

ReadClip read_clip(const std::filesystem::path& file) {
    ReadClip clip;
    SNDFILE* open = sf_open(file.c_str(), SFM_READ, &clip.info);
    REQUIRE(open != nullptr);
    clip.samples.resize(static_cast<std::size_t>(clip.info.frames));
    CHECK(sf_readf_float(open, clip.samples.data(), clip.info.frames) == clip.info.frames);
    sf_close(open);
    return clip;
}

} // namespace

TEST_CASE(
    "a spoken answer reaches the server, which gives it back as Opus; nothing of it was to be read on the kiosk") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithMicrophone kiosk(server);
    kiosk.say_and_keep(3);
    CHECK(kiosk.blobs() == 1);
    kiosk.save();
    CHECK(kiosk.blobs() == 1);

    const TempFolder out;
    const auto file = kiosk.sent_back(server, out, ".ogg");
    const std::string bytes = read_file(file).value();
    CHECK(bytes.starts_with("OggS"));
    for (const std::string_view sought :
         {std::string_view(bytes), std::string_view("OggS"), std::string_view("OpusHead")})
        CHECK_FALSE(kiosk.holds(sought));
    const ReadClip clip = read_clip(file);
    CHECK((clip.info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS);
    CHECK(clip.samples.size() == 3 * std::size_t{tone_rate});
    CHECK(share_of_tone(clip.samples) > 0.8);
    // Unnamed, and beside its question.
    const std::string feedback = server.command("export feedback");
    CHECK(feedback.find(",yes,,why,,1,,") != std::string::npos);
    // Somebody listened, and wrote it down.
    const std::string reference = kiosk.terminal->model().session.saved.reference;
    CHECK(server.command("voice list").find(reference) == 0);
    server.command("voice words " + reference + " --question why --text 'No bus came' --by 'Staff Sam'");
    CHECK(server.command("export feedback").find(",yes,,why,,1,No bus came,\"Staff Sam, ") != std::string::npos);
}

TEST_CASE("what somebody needs, and why there is no receipt, reach the server in their own voice") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithMicrophone kiosk(server);
    kiosk.go_to("sign-in", "sign-in.needs-other",
                {{"sign-in.who", "who.told"},
                 {"sign-in.roles", "roles.carer"},
                 {"sign-in.with", "with.alone"},
                 {"sign-in.need-areas", "need-areas.other"}});
    kiosk.say_and_keep(1);
    kiosk.go_to("sign-in", "sign-in.check",
                {{"sign-in.tell-host", "tell-host.yes"}, {"sign-in.remember-needs", "remember-needs.no"}});
    kiosk.press("save");
    kiosk.terminal->act(StartForm{"claim"});
    kiosk.go_to("claim", "claim.lines",
                {{"claim.who", "who.told"}, {"claim.for", "for.me"}, {"claim.when", "when.today"}});
    kiosk.press("lines.add");
    kiosk.go_to(
        "claim", "claim.no-receipt-because",
        {{"claim.category", "category.food"}, {"claim.who-paid", "who-paid.me"}, {"claim.receipt", "receipt.no"}});
    kiosk.say_and_keep(1);
    kiosk.press("next");
    REQUIRE(kiosk.terminal->tree().screen == "claim.lines");
    kiosk.go_to("claim", "claim.check",
                {{"claim.fee", "fee.no"}, {"claim.payment", "payment.cash"}, {"claim.cash-got", "cash-got.not-yet"}});
    kiosk.press("save");
    const std::string reference = kiosk.terminal->model().session.saved.reference;
    CHECK(kiosk.blobs() == 2);

    const TempFolder out;
    const auto file = kiosk.sent_back(server, out, ".ogg");
    CHECK(server.command("export needs").find(",other,,,yes,no,") != std::string::npos);
    CHECK(server.command("export attendance").find(",other,") != std::string::npos);
    CHECK(server.command("claim show " + reference).find("said in their own voice why there is no receipt") !=
          std::string::npos);
    const ReadClip clip = read_clip(file);
    CHECK((clip.info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS);
    CHECK(share_of_tone(clip.samples) > 0.8);
}

TEST_CASE("what the server gives back is byte for byte what was sealed on the kiosk while it was said") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithMicrophone kiosk(server);
    kiosk.say_and_keep(2);
    const UnsavedBlob* blob = kiosk.room->unsaved_blobs().find(kiosk.state().kept.front());
    REQUIRE(blob != nullptr);
    CHECK(blob->media_type == "audio/ogg");
    const std::string sealed = read_file(blobs_of(kiosk.folder.path()) / blob->kept.reference.sha256).value();
    BlobOpener opener(blob->kept.key);
    const Bytes all = to_bytes(sealed);
    Bytes plain = opener.add(all.data(), all.size()).value();
    const Bytes last = opener.finish().value();
    plain.insert(plain.end(), last.begin(), last.end());
    CHECK(as_text(plain).starts_with("OggS"));

    kiosk.save();
    const TempFolder out;
    CHECK(read_file(kiosk.sent_back(server, out, ".ogg")).value() == as_text(plain));
}

TEST_CASE("the microphone is on while the screen says so; what is said is shown, and ends at the longest time") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    CHECK_FALSE(kiosk.microphone.is_on);
    kiosk.press("spoken.open");
    CHECK_FALSE(kiosk.microphone.is_on);
    kiosk.press("spoken.start");
    CHECK(kiosk.microphone.is_on);
    CHECK(heading_of(kiosk.terminal->tree().main).text() == "Wait");
    CHECK(find_node(kiosk.terminal->tree(), "spoken.level") == nullptr);
    kiosk.hear(1, 0.0005);
    CHECK(heading_of(kiosk.terminal->tree().main).text() == "Speak now");
    CHECK(find_node(kiosk.terminal->tree(), "spoken.level")->label.text() == "It is quiet.");
    CHECK(kiosk.state().ms == 1'000);
    kiosk.hear(1);
    CHECK(find_node(kiosk.terminal->tree(), "spoken.level")->label.text() == "We can hear you.");
    CHECK(kiosk.state().level > 5);
    kiosk.press("help.person");
    CHECK_FALSE(kiosk.microphone.is_on);
    kiosk.press("back");
    CHECK(kiosk.terminal->tree().screen == "spoken.held");
    CHECK(kiosk.blobs() == 1);
    kiosk.press("spoken.again");
    CHECK(kiosk.blobs() == 0);
    kiosk.press("spoken.start");
    kiosk.hear(21);
    CHECK(kiosk.terminal->tree().screen == "spoken.held");
    CHECK(kiosk.state().message == "spoken.over");
    CHECK_FALSE(kiosk.microphone.is_on);
}

TEST_CASE("a held voice is heard to its end, as loud as the person wants; Stop cuts it off; without sound it is said") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.press("spoken.open");
    kiosk.press("spoken.start");
    kiosk.hear(1.5, 0.1);
    kiosk.press("spoken.stop");
    kiosk.press("spoken.listen");
    kiosk.wait_for_end();
    CHECK(kiosk.sound.rate == VoiceClip::samples_a_second);
    CHECK(kiosk.sound.heard.size() == std::size_t{tone_rate} * 3 / 2);
    std::vector<float> heard;
    for (const std::int16_t sample : kiosk.sound.heard) heard.push_back(static_cast<float>(sample) / INT16_MAX);
    CHECK(share_of_tone(heard) > 0.8);
    CHECK(find_node(kiosk.terminal->tree(), "spoken.listen") != nullptr);

    kiosk.sound.holds = true;
    kiosk.press("spoken.listen");
    kiosk.press("spoken.hush");
    CHECK_FALSE(kiosk.state().playing);
    kiosk.sound.is_there = false;
    kiosk.press("spoken.listen");
    kiosk.wait_for_end();
    CHECK(kiosk.state().message == "spoken.not-played");
    CHECK(find_node(kiosk.terminal->tree(), "spoken.listen") == nullptr);
    CHECK(find_node(kiosk.terminal->tree(), "spoken.leave") != nullptr);
    kiosk.press("spoken.keep");
    CHECK(kiosk.blobs() == 1);
}

TEST_CASE("who leaves without saving leaves no file of a voice, whatever they were doing") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.say_and_keep(1);
    kiosk.press("spoken.open");
    kiosk.press("spoken.start");
    kiosk.hear(1);
    CHECK(kiosk.blobs() == 2);
    SECTION("while it is recorded") { kiosk.terminal->act(EndSession{}); }
    SECTION("while it is played") {
        kiosk.press("spoken.stop");
        kiosk.sound.holds = true;
        kiosk.press("spoken.listen");
        kiosk.terminal->act(EndSession{});
    }
    SECTION("practice begins") {
        kiosk.terminal->act(GoTo{"staff"});
        kiosk.terminal->act(PinRight{});
        kiosk.terminal->act(ChangePractice{});
    }
    CHECK(kiosk.blobs() == 0);
    CHECK_FALSE(kiosk.microphone.is_on);
}

TEST_CASE("Back, Pause and another step end one's own voice, and it is still there to be kept") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.say(1);
    kiosk.sound.holds = true;
    kiosk.press("spoken.listen");
    REQUIRE(kiosk.state().playing);
    const NodeId& focus = kiosk.terminal->model().session.focus;
    SECTION("Back") { REQUIRE(kiosk.terminal->key("Escape").ok()); }
    SECTION("Pause") { REQUIRE(kiosk.terminal->key("Pause").ok()); }
    SECTION("a step from where nothing had the ring") {
        REQUIRE(kiosk.terminal->key("Tab").ok());
        CHECK(kiosk.terminal->layout().find(focus) != nullptr);
    }
    SECTION("a step back to where it was begun") {
        kiosk.terminal->node_event({"spoken.hush", Gesture::focus, {}});
        CHECK(focus == "spoken.listen");
    }
    CHECK_FALSE(kiosk.state().playing);
    CHECK(kiosk.terminal->tree().screen == "spoken.held");
    CHECK(kiosk.blobs() == 1);
    // The next time Back is Back.
    REQUIRE(kiosk.terminal->key("Escape").ok());
    CHECK(kiosk.terminal->tree().screen == "feedback.why");
    CHECK(kiosk.blobs() == 0);
}

TEST_CASE("\"Do not keep it\" throws a voice away while it plays too") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.say(1);
    kiosk.sound.holds = true;
    kiosk.press("spoken.listen");
    kiosk.press("spoken.leave");
    CHECK(kiosk.terminal->tree().screen == "feedback.why");
    CHECK(kiosk.blobs() == 0);
}

TEST_CASE("a switch leads to nothing but Stop while somebody speaks, and to everything afterwards") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.press("spoken.open");
    ScanSettings scan;
    scan.way = ScanWay::automatic;
    kiosk.terminal->act(ChangeScan{scan});
    kiosk.press("spoken.start");
    const std::vector<NodeId> stop{"spoken.stop"};
    const auto press_switch = [&] {
        REQUIRE(kiosk.terminal->key_down("Switch1").ok());
        kiosk.clock.advance(100);
        kiosk.terminal->key_up("Switch1");
        kiosk.clock.advance(1'000);
        kiosk.terminal->time_passed();
        kiosk.desk->follow(*kiosk.terminal);
    };
    if (kiosk.terminal->lit().empty()) press_switch();
    kiosk.hear(1);
    if (kiosk.terminal->lit().empty()) press_switch();
    CHECK(kiosk.terminal->lit() == stop);
    for (int moves = 0; moves < 3; ++moves) {
        kiosk.clock.advance(scan.pace_ms);
        kiosk.terminal->time_passed();
        kiosk.hear(0.2);
        if (!kiosk.terminal->lit().empty()) CHECK(kiosk.terminal->lit() == stop);
    }
    if (kiosk.terminal->lit().empty()) press_switch();
    press_switch();
    CHECK(kiosk.terminal->tree().screen == "spoken.held");
    CHECK(kiosk.blobs() == 1);
    std::set<NodeId> lit;
    for (int moves = 0; moves < 12; ++moves) {
        kiosk.clock.advance(scan.pace_ms);
        kiosk.terminal->time_passed();
        for (const NodeId& id : kiosk.terminal->lit()) lit.insert(id);
    }
    CHECK(lit.contains("spoken.keep"));
    CHECK(lit.contains("spoken.listen"));
}

TEST_CASE("a microphone that was opened and gives nothing at all is lost after five seconds") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.press("spoken.open");
    kiosk.press("spoken.start");
    const auto pass = [&](std::int64_t ms) {
        kiosk.clock.advance(ms);
        kiosk.terminal->time_passed();
        kiosk.desk->follow(*kiosk.terminal);
    };
    pass(4'000);
    kiosk.hear(0.2, 0);
    // It wakes by itself to see.
    CHECK(kiosk.terminal->due_ms() == kiosk.clock.monotonic_ms() + 5'000);
    pass(4'999);
    CHECK(kiosk.terminal->tree().screen == "spoken.recording");
    pass(1);
    CHECK(kiosk.state().lost);
    CHECK_FALSE(kiosk.microphone.is_on);
    CHECK(kiosk.blobs() == 0);
}

TEST_CASE("a microphone that does not answer is told, and the answer can be typed") {
    RealServer server;
    KioskWithMicrophone kiosk(server);
    kiosk.press("spoken.open");
    kiosk.press("spoken.start");
    kiosk.microphone.fault = Error{ErrorKind::unavailable, "microphone", "is not there"};
    kiosk.desk->follow(*kiosk.terminal);
    CHECK(kiosk.state().lost);
    CHECK_FALSE(kiosk.microphone.is_on);
    CHECK(find_node(kiosk.terminal->tree(), "spoken.start") == nullptr);
    kiosk.press("back");
    kiosk.terminal->text_typed("No bus came");
    CHECK(kiosk.blobs() == 0);
    kiosk.save();
}
