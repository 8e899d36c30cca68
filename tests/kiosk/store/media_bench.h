// A kiosk's store with photos in it, and the lanes that send them. Used by the tests of kiosk/store. One thread.
#pragma once

#include "kiosk/store/blob_folder.h"
#include "store_bench.h"
#include "sync/client/media_lane.h"
#include "sync/client/upload_lane.h"

namespace copro::test {

inline Bytes photo(std::size_t size = 600'000) {
    static constexpr std::string_view canary = "readable-photo-";
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(canary[i % canary.size()]);
    return bytes;
}

// What a kiosk does with a photo, up to Save. No quota, so that a small disk does not matter.
struct MediaBench {
    explicit MediaBench(Transport& transport, const Enrolment& by)
        : enrolment(by)
        , kiosk(by)
        , session(transport, enrolment, kiosk.clock)
        , records(session, kiosk.outbox(), kiosk.clock, [](std::int64_t most) { return most; })
        , media(session, kiosk.outbox(), kiosk.clock, [](std::int64_t most) { return most; }) {
        blobs = open_folder();
    }

    [[nodiscard]] std::unique_ptr<BlobFolder> open_folder(BlobQuota quota = {0, 1LL << 40U}) {
        auto opened = BlobFolder::open(kiosk.database(), quota);
        REQUIRE(opened.ok());
        return opened.take();
    }
    KeptBlob take(const Bytes& plain) {
        auto writer = blobs->begin();
        REQUIRE(writer.ok());
        for (std::size_t at = 0; at < plain.size(); at += 10'000) {
            REQUIRE(writer->add(plain.data() + at, std::min<std::size_t>(10'000, plain.size() - at)).ok());
        }
        auto kept = writer->finish();
        REQUIRE(kept.ok());
        return *kept;
    }
    // A claim with this photo; its sealed body tells the key.
    Uuid save(const KeptBlob& kept) {
        NewRecord made;
        made.kind = "claim";
        made.meeting = "better-buses";
        made.attachments = {kept.reference};
        SealedAttachment sealed{kept.reference, kept.key, "image/jpeg", "receipt", 1};
        Json body{{"schema", 1},
                  {"rec_id", made.rec_id.text()},
                  {"kind", "claim"},
                  {"meeting", "better-buses"},
                  {"language", "en"},
                  {"form", "claim"},
                  {"form_version", 1},
                  {"attachments", to_json({sealed})},
                  {"body", {{"lines", {{{"category", "bus"}, {"amount_pence", 250}}}}}}};
        made.body = body.dump();
        return kiosk.save(std::move(made));
    }
    [[nodiscard]] std::filesystem::path file(const KeptBlob& kept) const {
        return blobs_of(kiosk.folder()) / kept.reference.sha256;
    }
    // Turns of both lanes, records first, as the engine gives them; until nothing waits or so many were taken.
    void take_turns(int most = 60) {
        for (int turn = 0; turn < most; ++turn) {
            const std::int64_t due = std::min(records.due_ms(), media.due_ms());
            if (due > kiosk.clock.monotonic_ms()) kiosk.clock.advance(due - kiosk.clock.monotonic_ms());
            if (records.due_ms() <= kiosk.clock.monotonic_ms()) {
                (void)records.turn();
                media.wake();
            } else {
                (void)media.turn();
            }
            const OutboxCounts counts = kiosk.counts();
            if (counts.waiting == 0 && counts.media_waiting == 0) return;
        }
    }

    Enrolment enrolment;
    StoreBench kiosk;
    Session session;
    UploadLane records;
    MediaLane media;
    std::unique_ptr<BlobFolder> blobs;
};

} // namespace copro::test
