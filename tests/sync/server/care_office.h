// A server's whole data folder with a clock that the test moves, and a kiosk that fills it; what the tests of erasing
// and of the year's report share. One thread.
#pragma once

#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/protocol/attachment_keys.h"
#include "sync/server/commands.h"
#include "tests/sync/server/support.h"

namespace copro::test {

struct CareOffice {
    TempFolder folder;
    DataFolder data{folder.path() / "server"};
    TestClock clock{test_now_ms};
    FakeKiosk kiosk;
    std::unique_ptr<Workshop> workshop;
    std::int64_t seq = 0;

    CareOffice() {
        must(set_up(data, "Llais"));
        workshop = must(Workshop::open(data, clock));
        kiosk.intake = workshop->keyring().intake.public_key;
        const CodeRow code{to_bytes("finder"), to_bytes("proof"), kiosk.device, test_now_ms + 1, 5};
        const Redeeming redeeming{code.finder, code.proof, kiosk.keys.public_key, "0.1", test_now_ms};
        must(workshop->writer().ask([&](Store& to) { return to.add_code(code, test_now_ms); }));
        must(workshop->writer().ask([&](Store& to) { return to.redeem(redeeming); }));
    }

    struct Sent {
        EnvelopeHeader header;
        Bytes bytes;
    };
    // Not sent yet. days_ago: when it was saved, by the kiosk's clock.
    [[nodiscard]] Sent made(const std::string& kind, const std::string& body, int days_ago = 0) {
        EnvelopeHeader header = kiosk.header(++seq, kind);
        header.wall_ms = clock.wall_ms() - days_ago * 86'400'000LL;
        return {header, kiosk.record(header, body)};
    }
    RecordAnswer send(const Sent& one, std::int64_t received_ms = 0, const std::string& refusal = "") {
        const IntakeBatch batch{kiosk.device,
                                {{parse_envelope(one.bytes)->header, one.bytes, envelope_hash(one.bytes), refusal}}};
        const std::int64_t now = received_ms == 0 ? clock.wall_ms() : received_ms;
        const auto replies = must(workshop->writer().ask([&](Store& to) { return to.take_in({batch}, now); }));
        last_reply = replies[0];
        return replies[0].answers[0];
    }
    Sent say(const std::string& kind, const std::string& body, int days_ago = 0) {
        const Sent one = made(kind, body, days_ago);
        REQUIRE(send(one, one.header.wall_ms).state == RecordState::stored);
        return one;
    }
    // With a clip or photo whose sealed bytes are in the server's folder.
    Sent say_with(const std::string& kind, const std::string& body, const std::string& media_type,
                  const std::string& content, int days_ago = 0) {
        EnvelopeHeader header = kiosk.header(++seq, kind);
        header.wall_ms = clock.wall_ms() - days_ago * 86'400'000LL;
        const std::string sha256 = sha256_of(content);
        header.attachments = {{sha256, static_cast<std::int64_t>(content.size())}};
        const Json inside{{"schema", 1},
                          {"rec_id", header.rec_id.text()},
                          {"kind", kind},
                          {"meeting", header.meeting},
                          {"attachments", to_json({SealedAttachment{header.attachments[0], {}, media_type, "why"}})},
                          {"saved_wall_ms", header.wall_ms},
                          {"body", Json::parse(body)}};
        const Sent one{header, make_envelope(header, to_bytes(inside.dump()), kiosk.intake, kiosk.keys)};
        REQUIRE(send(one, header.wall_ms).state == RecordState::stored);
        must(workshop->blobs().append(kiosk.device, sha256, 0, to_bytes(content)));
        REQUIRE(must(workshop->blobs().finish(kiosk.device, sha256, header.attachments[0].length)));
        REQUIRE(must(workshop->writer().ask(
            [&](Store& to) { return to.add_blob(sha256, header.attachments[0].length, clock.wall_ms()); })));
        return one;
    }
    [[nodiscard]] std::string run(const std::string& verb, const std::map<std::string, std::string>& options = {}) {
        const Outcome outcome = workshop->run({verb, options});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return outcome.out;
    }
    [[nodiscard]] std::string refusal(const std::string& verb, const std::map<std::string, std::string>& options) {
        const Outcome outcome = workshop->run({verb, options});
        CHECK(outcome.exit_code == 1);
        return outcome.err;
    }
    void meeting(const std::string& id, const std::string& date, const std::string& more) {
        const std::string text = fmt::format(
            R"({{"schema": 1, "id": "{}", "date": "{}", "starts": "10:00", "ends": "12:30",
            "organisation": {{"en": "Llais"}}, "title": {{"en": "Buses"}}, "place": {{"en": "The hall"}},
            "purpose": [{{"en": "Buses", "picture": "bus"}}], "can_change": [{{"en": "Times", "picture": "clock"}}],
            "cannot_change": [{{"en": "Prices", "picture": "money", "because": {{"en": "Others decide"}}}}],
            "your_role": [{{"en": "Say it", "picture": "feedback"}}], "answer_within_days": 28, "pay_within_days": 28,
            {}}})",
            id, date, more);
        (void)run("meeting import", {{"file", id}, {"text", text}});
    }
    // In which of the folder's files these bytes stand.
    [[nodiscard]] std::vector<std::string> files_with(std::string_view bytes) const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(data.path)) {
            if (!entry.is_regular_file()) continue;
            if (must(read_file(entry.path())).find(bytes) != std::string::npos)
                found.push_back(entry.path().filename().string());
        }
        return found;
    }

    RecordsReply last_reply;
};

} // namespace copro::test
