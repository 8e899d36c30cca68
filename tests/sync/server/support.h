// What the server's tests share: a folder that vanishes, a kiosk that makes envelopes, a clock. One thread.
#pragma once

#include "sync/protocol/messages.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>

namespace copro::test {

inline constexpr std::int64_t test_now_ms = 1'795'334'400'000; // 2026-11-22 08:00 UTC

// Fails the test with the error's words.
template <typename T>
T must(Result<T> result) {
    if (!result.ok()) FAIL(result.error().text());
    return result.take();
}
inline void must(const Result<void>& result) {
    if (!result.ok()) FAIL(result.error().text());
}

struct FakeKiosk {
    std::string device = "kiosk-1";
    SigningKeyPair keys = SigningKeyPair::generate();
    Uuid install = Uuid::random();
    SealingPublicKey intake{};
    std::string meeting = "better-buses";

    [[nodiscard]] EnvelopeHeader header(std::int64_t seq, const std::string& kind = "attendance") const {
        EnvelopeHeader made;
        made.rec_id = Uuid::random();
        made.device = device;
        made.install = install;
        made.seq = seq;
        made.kind = kind;
        made.meeting = meeting;
        made.wall_ms = test_now_ms + seq * 1000;
        made.sealed_to = key_id(intake);
        return made;
    }
    // A record whose inside says the same as its outside; body is the kind's own JSON.
    [[nodiscard]] Bytes record(const EnvelopeHeader& made, const std::string& body) const {
        const std::string inside = fmt::format(
            R"({{"schema":{},"rec_id":"{}","kind":"{}","meeting":"{}","language":"en","form":"sign-in","form_version":1,"saved_wall_ms":{},"body":{}}})",
            made.schema, made.rec_id.text(), made.kind, made.meeting, made.wall_ms, body);
        return make_envelope(made, to_bytes(inside), intake, keys);
    }
    // Who says to be this kiosk and has not its keys.
    [[nodiscard]] FakeKiosk stranger() const {
        FakeKiosk other = *this;
        other.keys = SigningKeyPair::generate();
        return other;
    }
    [[nodiscard]] FakeKiosk named(const std::string& name) const {
        FakeKiosk other = *this;
        other.device = name;
        return other;
    }
    [[nodiscard]] Bytes sign_in(std::int64_t seq) const {
        return record(header(seq), R"({"event":"in","name":"Ada"})");
    }
};

} // namespace copro::test
