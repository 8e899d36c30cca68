// A desk at which claims are decided and paid with the commands, over a real SQLite file. One thread.
#pragma once

#include "sync/base/files.h"
#include "sync/base/folder.h"
#include "sync/base/json.h"
#include "sync/protocol/attachment_keys.h"
#include "sync/records/reference.h"
#include "sync/server/claims.h"
#include "tests/sync/server/claim_office.h"

#include <catch2/catch.hpp>

namespace copro::test {

inline std::string approval_text(bool is_on) {
    std::string text =
        must(read_file(std::filesystem::path(std::string(COPRO_SOURCE_DIR)) / "config" / "approval.json"));
    if (is_on) text.replace(text.find("false"), 5, "true");
    return text;
}

struct DeskOfClaims : ClaimOffice {
    std::unique_ptr<BlobFiles> blobs = must(BlobFiles::open(folder.path() / "blobs"));
    SealingKeyPair intake = SealingKeyPair::generate();

    Result<std::string> ask(const std::string& verb, const std::string& references,
                            std::map<std::string, std::string> options = {}) {
        if (!references.empty()) options["references"] = references;
        if (!options.contains("by")) options["by"] = "Staff One";
        return run_claim({"claim " + verb, options}, {*reader, writer, clock, *blobs, intake});
    }
    std::string done(const std::string& verb, const std::string& references,
                     const std::map<std::string, std::string>& options = {}) {
        return must(ask(verb, references, options));
    }
    std::string why_not(const std::string& verb, const std::string& references,
                        const std::map<std::string, std::string>& options = {}) {
        const std::size_t before = must(reader->claim_moves()).size();
        const auto asked = ask(verb, references, options);
        if (asked) return "it was done: " + *asked;
        CHECK(must(reader->claim_moves()).size() == before);
        return asked.error().text();
    }
    std::string state_of(const std::string& reference) {
        const std::string shown = done("show", reference);
        return shown.substr(0, shown.find('\n'));
    }
    // A claim with this picture, as a kiosk sends it: sealed under a key of its own.
    std::string with_picture(const std::string& name, const std::string& what_it_shows) {
        const BlobKey key = make_blob_key();
        BlobSealer sealer(key);
        const Bytes plain = to_bytes(what_it_shows);
        Bytes sealed = sealer.add(plain.data(), plain.size());
        const Bytes end = sealer.finish();
        sealed.insert(sealed.end(), end.begin(), end.end());
        const auto length = static_cast<std::int64_t>(sealed.size());
        const std::string sha256 = sha256_of(as_text(sealed));
        must(replace_file(blobs->file(sha256), std::string(as_text(sealed))));

        FakeKiosk kiosk;
        kiosk.device = "kiosk-" + std::to_string(++saved);
        kiosk.intake = intake.public_key;
        EnvelopeHeader header = kiosk.header(1, "claim");
        header.attachments = {{sha256, length}};
        const Json inside{
            {"schema", 1},
            {"rec_id", header.rec_id.text()},
            {"kind", "claim"},
            {"meeting", kiosk.meeting},
            {"language", "en"},
            {"form", "claim"},
            {"form_version", 1},
            {"attachments", to_json({SealedAttachment{header.attachments[0], key, "image/jpeg", "r", 1}})},
            {"body", Json::object()}};
        const Bytes envelope = make_envelope(header, to_bytes(inside.dump()), intake.public_key, kiosk.keys);
        const IntakeBatch batch{kiosk.device, {{header, envelope, envelope_hash(envelope), ""}}};
        must(writer.ask([&](Store& store) -> Result<void> {
            TRY(store.take_in({batch}, test_now_ms));
            TRY(store.add_blob(sha256, length, test_now_ms));
            return {};
        }));
        RecordFacts facts;
        facts.rec_id = header.rec_id;
        facts.kind = "claim";
        facts.meeting = "buses";
        facts.saved_wall_ms = test_now_ms;
        facts.attachments = {{sha256, "image/jpeg", "r", 1}};
        const std::vector<OpenedRecord> records{{facts, by_bus("", name, 100 + saved)}};
        must(writer.ask([&](Store& store) { return store.save_opened(records); }));
        return reference_of(header.rec_id);
    }
};

// The rules of config/rules as a command brings them, with one text changed in one of them.
inline std::map<std::string, std::string> with_rules(const std::string& file, const std::string& from,
                                                     const std::string& to) {
    const auto folder = std::filesystem::path(std::string(COPRO_SOURCE_DIR)) / "config" / "rules";
    auto texts = must(read_folder(folder, ".json"));
    std::string& text = texts[file];
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    return {{"rules", Json(texts).dump()}, {"rules_folder", "rules"}};
}

} // namespace copro::test
