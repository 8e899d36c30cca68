// An office with two meetings, three people and their claims, over a real SQLite file, for the tests about what becomes
// of claims. One thread.
#pragma once

#include "sync/server/store/sqlite_store.h"
#include "sync/server/store/writer.h"
#include "tests/sync/server/support.h"

namespace copro::test {

struct ClaimOffice {
    static constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
    TempFolder folder;
    std::filesystem::path file = folder.path() / "server.db";
    TestClock clock{test_now_ms};
    Writer writer{must(open_sqlite_store(file)), clock};
    std::unique_ptr<StoreReader> reader = must(open_sqlite_reader(file));
    int saved = 0;
    std::int64_t form_version = 0; // of the form that the next ones were filled in on

    ClaimOffice() {
        meeting("buses", "2026-11-22", R"([{"person": "p-1", "category": "hotel", "date": "2026-11-22"}])");
        meeting("homes", "2026-10-01", "[]");
    }
    void meeting(const std::string& id, const std::string& date, const std::string& booked) {
        const std::string text = fmt::format(
            R"({{"schema": 1, "id": "{}", "date": "{}", "starts": "10:00", "ends": "12:00",
        "organisation": {{"en": "Llais"}}, "title": {{"en": "Buses"}}, "place": {{"en": "The hall"}},
        "purpose": [{{"en": "Buses", "picture": "bus"}}], "can_change": [{{"en": "Times", "picture": "clock"}}],
        "cannot_change": [{{"en": "Prices", "picture": "money", "because": {{"en": "Others decide"}}}}],
        "your_role": [{{"en": "Say it", "picture": "feedback"}}], "answer_within_days": 28, "pay_within_days": 28,
        "booked": {}, "people": [{{"id": "p-1", "first_name": "Ada", "last_name": "Example"}},
        {{"id": "p-2", "first_name": "Bo", "last_name": "Example"}}]}})",
            id, date, booked);
        const MeetingRow row{id, date, "", text, 0};
        must(writer.ask([&](Store& store) { return store.save_meeting(row, false); }));
    }
    // Days before the clock's first day.
    template <typename Body>
    Uuid keep(Body body, const std::string& kind, const std::string& at, int days_ago = 0,
              std::vector<AttachmentNote> notes = {}) {
        ++saved;
        RecordFacts facts;
        facts.rec_id = *Uuid::parse(fmt::format("00000000-0000-4000-8000-{:012}", saved));
        facts.kind = kind;
        facts.meeting = at;
        facts.form_version = form_version;
        facts.saved_wall_ms = test_now_ms + saved * 60'000 - days_ago * day_ms;
        facts.attachments = std::move(notes);
        const Uuid id = facts.rec_id;
        const std::vector<OpenedRecord> records{{std::move(facts), std::move(body)}};
        must(writer.ask([&](Store& store) { return store.save_opened(records); }));
        return id;
    }
    Uuid claim(const std::string& reference, ClaimBody body, const std::string& at = "buses", int days_ago = 0,
               std::vector<AttachmentNote> notes = {}) {
        body.reference = reference;
        return keep(std::move(body), "claim", at, days_ago, std::move(notes));
    }
    void sign(const std::string& event, const std::string& person, const std::string& name,
              const std::string& at = "buses", std::vector<CompanionBody> companions = {}) {
        AttendanceBody body;
        body.event = event;
        if (!person.empty()) body.person = person;
        body.name = name;
        body.companions = std::move(companions);
        keep(std::move(body), "attendance", at);
    }
    // One line by bus, with its receipt.
    static ClaimBody by_bus(const std::string& person, const std::string& name, std::int64_t pence,
                            const std::string& date = "2026-11-22") {
        ClaimBody body;
        body.for_whom = "me";
        if (!person.empty()) body.person = person;
        body.name = name;
        body.lines = {{"bus", date, "Hillside", "Hall", true, 0, pence, "me", "yes", ""}};
        body.expenses_pence = pence;
        body.payment = "bank-known";
        return body;
    }
};

} // namespace copro::test
