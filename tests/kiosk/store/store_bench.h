// A kiosk's stores on a real file in a folder of its own, which goes away with it. Used by the tests of kiosk/store.
// One thread.
#pragma once

#include "kiosk/store/device_store.h"
#include "kiosk/store/outbox_store.h"
#include "sync/base/files.h"
#include "sync/protocol/messages.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/client/fake_server.h"

#include <catch2/catch.hpp>

namespace copro::test {

constexpr std::int64_t start_wall_ms = 1'760'000'000'000;

// For a shelf whose packs do not matter: no meeting ends, and "bad" is none.
inline Result<std::int64_t> never_over(const PackItem& pack) {
    if (pack.text == "bad") return invalid("pack", "is bad");
    return std::int64_t{1} << 52;
}

inline NewRecord record(std::string body = R"({"words":"hello"})", std::string kind = "feedback") {
    NewRecord made;
    made.kind = std::move(kind);
    made.meeting = "better-buses";
    made.body = std::move(body);
    return made;
}

// The stores, opened; reopen() is a restart of the kiosk.
class StoreBench {
public:
    explicit StoreBench(Enrolment enrolment = FakeServer().enrolment())
        : m_enrolment(std::move(enrolment)) {
        reopen();
    }

    void reopen() {
        close();
        auto device = DeviceStore::open(m_folder.path());
        REQUIRE(device.ok());
        m_device.emplace(device.take());
        auto opened = KioskDatabase::open(m_folder.path(), m_enrolment.device_keys.public_key);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened.ok());
        m_database = opened.take();
        auto outbox = OutboxStore::open(*m_database, m_device->box(), clock, m_enrolment);
        REQUIRE(outbox.ok());
        m_outbox = outbox.take();
    }
    void close() {
        m_outbox.reset();
        m_database.reset();
    }

    [[nodiscard]] OutboxStore& outbox() { return *m_outbox; }
    [[nodiscard]] KioskDatabase& database() { return *m_database; }
    [[nodiscard]] const DeviceBox& box() const { return m_device->box(); }
    [[nodiscard]] const Enrolment& enrolment() const { return m_enrolment; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "kiosk.sqlite"; }

    Uuid save(NewRecord made = record()) {
        auto saved = m_outbox->save(std::move(made));
        INFO((saved ? "" : saved.error().text()));
        REQUIRE(saved.ok());
        return *saved;
    }
    [[nodiscard]] OutboxCounts counts() { return m_outbox->counts().value(); }
    [[nodiscard]] WaitingBatch waiting(std::size_t most = 1'000'000) {
        return m_outbox->waiting(most, 1UL << 40U).value();
    }
    // The waiting numbers of the oldest install.
    [[nodiscard]] std::vector<std::int64_t> waiting_seqs() {
        std::vector<std::int64_t> seqs;
        for (const WaitingEnvelope& one : waiting().envelopes) seqs.push_back(one.seq);
        return seqs;
    }
    [[nodiscard]] Uuid install() {
        const std::vector<InstallMark> marks = m_outbox->installs().take();
        for (const InstallMark& mark : marks) {
            if (mark.current) return mark.install;
        }
        return {};
    }
    // The server says `state` of these.
    void answer(const std::vector<Uuid>& ids, RecordState state, std::int64_t ack_seq, std::int64_t durable_seq = 0) {
        RecordsReply reply;
        for (const Uuid& id : ids) reply.answers.push_back({id, state, state == RecordState::parked ? "why" : ""});
        reply.ack_seq = ack_seq;
        reply.durable_seq = durable_seq;
        REQUIRE(m_outbox->answered(install(), reply, clock.wall_ms()).ok());
    }
    [[nodiscard]] std::int64_t number(const char* sql) {
        return m_database->look([sql](Database& database) { return database.integer(sql); }).value();
    }

    TestClock clock{start_wall_ms};

private:
    TempFolder m_folder;
    Enrolment m_enrolment;
    std::optional<DeviceStore> m_device;
    std::unique_ptr<KioskDatabase> m_database;
    std::unique_ptr<OutboxStore> m_outbox;
};

} // namespace copro::test
