// The central server's endpoints without sockets, for the targets that try requests. One thread.
#pragma once

#include "sync/protocol/batch.h"
#include "sync/protocol/sealed_blob.h"
#include "sync/server/intake/api.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/fuzz/fuzz.h"

#include <future>

namespace copro::fuzz {

inline constexpr std::int64_t intake_now_ms = 1'795'334'400'000; // 2026-11-22 08:00 UTC

// A server of its own in a folder that goes away with the program, and a kiosk that is enrolled there.
class Intake {
public:
    Intake()
        : m_folder(std::filesystem::temp_directory_path() / ("copro-fuzz-" + Uuid::random().text())) {
        std::filesystem::create_directories(m_folder);
        IntakeIdentity identity;
        identity.signing = SigningKeyPair::generate();
        identity.intake_key = SealingKeyPair::generate().public_key;
        identity.tls_pins = {"sha256//" + std::string(43, 'A') + "="};
        identity.secret = Bytes(32, 7);
        m_token = Tokens(identity.secret).token("kiosk-1", intake_now_ms);
        m_writer = std::make_unique<Writer>(open_sqlite_store(m_folder / "server.db").take(), m_clock);
        enrol(identity.secret);
        m_blobs = BlobFiles::open(m_folder / "blobs", {0}).take();
        m_api = std::make_unique<Api>(std::move(identity), *m_writer, open_sqlite_reader(m_folder / "server.db").take(),
                                      *m_blobs, m_clock);
    }
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;
    ~Intake() {
        m_writer.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    [[nodiscard]] BlobFiles& blobs() { return *m_blobs; }
    [[nodiscard]] const SigningKeyPair& kiosk_keys() const { return m_keys; }
    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] std::string signature_of(const Bytes& batch) const {
        const auto envelopes = parse_batch(batch);
        return to_text(sign(records_purpose, envelopes ? hashes_of(*envelopes) : Bytes(), m_keys));
    }
    [[nodiscard]] WebReply ask(WebRequest request) {
        std::promise<WebReply> promised;
        std::atomic<int> answers{0};
        m_api->handle(std::move(request), [&](WebReply reply) {
            if (++answers == 1) promised.set_value(std::move(reply));
        });
        WebReply reply = promised.get_future().get();
        // Behind everything that the request handed to the writer.
        (void)m_writer->ask([](Store& store) { return store.record_count(); });
        promise(answers == 1, "a request has one answer");
        return reply;
    }

private:
    void enrol(const Bytes& secret) {
        const std::string code = make_code();
        const CodeRow row{finder_of(code, secret), proof_of(code, secret), "kiosk-1", intake_now_ms + 1000, code_tries};
        const Redeeming redeeming{row.finder, row.proof, m_keys.public_key, "0.1", intake_now_ms};
        const auto enrolled = m_writer->ask([&](Store& store) -> Result<Redeemed> {
            TRY(store.add_code(row, intake_now_ms));
            return store.redeem(redeeming);
        });
        promise(enrolled.ok() && enrolled->state == RedeemState::enrolled, "a kiosk can be enrolled");
    }

    SigningKeyPair m_keys = SigningKeyPair::generate();
    std::filesystem::path m_folder;
    TestClock m_clock{intake_now_ms};
    std::string m_token;
    std::unique_ptr<BlobFiles> m_blobs;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Api> m_api;
};

} // namespace copro::fuzz
