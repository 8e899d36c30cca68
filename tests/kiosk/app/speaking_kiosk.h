// A kiosk in the model with a microphone that only notes; what the tests of spoken answers share. One thread.
#pragma once

#include "kiosk/conformance/quiet_world.h"
#include "sync/base/log.h"
#include "tests/kiosk/app/through_ports.h"

namespace copro::test {

inline Carried carried_with_microphone(MeetingPack pack = sample_pack()) {
    Carried carried = carried_with({std::move(pack)});
    carried.has_microphone = true;
    carried.longest_voice_s = 60;
    return carried;
}

struct NotedSpoken final : SpokenPort {
    std::string calls;
    bool has_room = true;
    bool is_silent = false;
    int kept = 0;
    Result<void> record(bool sealed) override {
        calls += sealed ? "record; " : "record unsealed; ";
        if (!has_room) return Error{ErrorKind::refused, "blobs", "there is no room"};
        return {};
    }
    Result<bool> hold() override {
        calls += "hold; ";
        return is_silent;
    }
    void let_go() override { calls += "let go; "; }
    void play(int loudness) override { calls += "play " + std::to_string(loudness) + "; "; }
    void hush() override { calls += "hush; "; }
    Result<std::string> keep() override {
        calls += "keep; ";
        return calls.find("unsealed") == std::string::npos ? "voice-" + std::to_string(++kept) : std::string();
    }
    Result<void> drop(const std::string& name) override {
        calls += "drop " + name + "; ";
        return {};
    }
    void person_left() override { calls += "left; "; }
};

// A kiosk whose effects reach the microphone at once, as on the glass.
struct SpeakingKiosk {
    explicit SpeakingKiosk(Carried carried = carried_with_microphone())
        : kiosk(std::move(carried)) {
        log_nothing();
        kiosk.act(PersonActive{});
    }
    Kiosk kiosk;
    QuietWorld world;
    NotedSpoken spoken;

    void act(const Action& action) {
        Ports ports{world, world, world, world, world, world, nullptr, nullptr, nullptr, &spoken};
        act_through(ports, kiosk, action);
    }
    void speak(std::int64_t ms = 5'000) {
        act(OpenSpoken{});
        REQUIRE(kiosk.at() == "spoken");
        act(StartSpoken{});
        REQUIRE(state().step == SpokenStep::recording);
        act(SpokenHeard{ms, 6});
    }
    void say_and_keep() {
        const std::string asked = kiosk.at();
        speak();
        act(StopSpoken{});
        REQUIRE(state().step == SpokenStep::held);
        act(KeepSpoken{});
        REQUIRE(kiosk.at() == asked);
    }
    void finish() {
        while (kiosk.at() != "question anonymous") kiosk.next();
        kiosk.choose("anonymous.yes");
        REQUIRE(kiosk.at() == "check");
        act(SaveForm{});
    }
    [[nodiscard]] const SpokenState& state() const { return kiosk.model.session.spoken; }
    [[nodiscard]] std::vector<std::string> kept() const { return state().kept; }
};

} // namespace copro::test
