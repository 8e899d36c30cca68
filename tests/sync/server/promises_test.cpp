#include "sync/base/json.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/promises.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string pack_of(const std::string& id, const std::string& date) {
    return fmt::format(R"({{"schema": 1, "id": "{}", "date": "{}", "starts": "10:00", "ends": "12:00",
        "organisation": {{"en": "Llais"}}, "title": {{"en": "Buses"}}, "place": {{"en": "The hall"}},
        "purpose": [{{"en": "Buses", "picture": "bus"}}], "can_change": [{{"en": "Times", "picture": "clock"}}],
        "cannot_change": [{{"en": "Prices", "picture": "money", "because": {{"en": "Others decide"}}}}],
        "your_role": [{{"en": "Say it", "picture": "feedback"}}], "answer_within_days": 28, "pay_within_days": 28,
        "people": []}})",
                       id, date);
}

// Two meetings that were, one to come, and four comments.
struct PromiseOffice {
    TempFolder folder;
    std::filesystem::path file = folder.path() / "server.db";
    TestClock clock{test_now_ms};
    Writer writer{must(open_sqlite_store(file)), clock};
    std::unique_ptr<StoreReader> reader = must(open_sqlite_reader(file));

    PromiseOffice() {
        for (const auto& [id, date] :
             {std::pair("long-ago", "2026-08-01"), std::pair("last", "2026-10-01"), std::pair("next", "2026-12-01")}) {
            const MeetingRow row{id, date, "", pack_of(id, date), 0};
            must(writer.ask([&](Store& store) { return store.save_meeting(row, false); }));
        }
        comment("AAAA-1111", "long-ago", "2026-08-29");
        comment("BBBB-2222", "last", "2026-10-29");
        comment("CCCC-3333", "last", "2026-12-20");
        comment("DDDD-4444", "last", "");
    }
    void comment(const std::string& reference, const std::string& meeting, const std::string& answer_by) {
        FeedbackBody body;
        body.reference = reference;
        body.answer_by = answer_by;
        RecordFacts facts;
        facts.rec_id = Uuid::random();
        facts.kind = "feedback";
        facts.meeting = meeting;
        const std::vector<OpenedRecord> records{{facts, body}};
        must(writer.ask([&](Store& store) { return store.save_opened(records); }));
    }
    Result<std::string> run(const std::string& verb, const std::map<std::string, std::string>& options = {}) {
        return run_promise({"promise " + verb, options}, {*reader, writer, clock});
    }
    Result<std::string> answer(const std::string& reference, const std::map<std::string, std::string>& more = {}) {
        std::map<std::string, std::string> options{
            {"reference", reference}, {"said", "The signs are small."}, {"did", "New signs."}, {"language", "en"}};
        if (more.contains("could-not")) options.erase("did");
        for (const auto& [name, value] : more) options[name] = value;
        return run("answer", options);
    }
};

} // namespace

TEST_CASE("promises are listed by their day, with what is overdue and how many were on time") {
    PromiseOffice office;
    CHECK(must(office.run("list")) == "AAAA-1111\tlong-ago\tby 2026-08-29\tOVERDUE\tNO OWNER\n"
                                      "BBBB-2222\tlast\tby 2026-10-29\tOVERDUE\tNO OWNER\n"
                                      "CCCC-3333\tlast\tby 2026-12-20\twaiting\tNO OWNER\n"
                                      "DDDD-4444\tlast\tby -\tno answer was asked for\tNO OWNER\n"
                                      "without an owner or an answer: 4 of 4\n"
                                      "answered on time: 0 of 2 (0%)\n");
    must(office.answer("AAAA-1111"));
    must(office.answer("CCCC-3333"));
    CHECK(must(office.run("list", {{"overdue", "yes"}})) ==
          "BBBB-2222\tlast\tby 2026-10-29\tOVERDUE\tNO OWNER\n"
          "without an owner or an answer: 2 of 4\nanswered on time: 1 of 3 (33%)\n");
    CHECK(must(office.run("list")).find("AAAA-1111\tlong-ago\tby 2026-08-29\tanswered 2026-11-22, late\t-\n") == 0);
    // The first answer counts; another wording later makes nothing late.
    office.clock.advance(60LL * 24 * 3600 * 1000);
    must(office.answer("CCCC-3333", {{"did", "Newer signs."}}));
    CHECK(must(office.run("list")).find("CCCC-3333\tlast\tby 2026-12-20\tanswered 2026-11-22\t-\n") !=
          std::string::npos);
}

TEST_CASE("what came of the last meeting is put into the next one's pack, in each language that it was written in") {
    PromiseOffice office;
    CHECK_FALSE(office.run("publish", {{"meeting", "next"}}).ok());
    must(office.answer("AAAA-1111"));
    must(office.answer("BBBB-2222", {{"could-not", "Run a bus at night."}, {"because", "There is no money."}}));
    must(office.answer("BBBB-2222", {{"said", "Mae'r arwyddion yn fach."},
                                     {"could-not", "Rhedeg bws yn y nos."},
                                     {"because", "Nid oes arian."},
                                     {"language", "cy"}}));
    must(office.answer("DDDD-4444"));
    CHECK(must(office.run("publish", {{"meeting", "next"}})) == "2 answers stand in next\n");
    const std::string text = must(office.reader->meetings()).back().text;
    const MeetingPack pack = must(load_meeting_pack(text, "next"));
    REQUIRE(pack.you_said.size() == 2);
    const auto& could_not = pack.you_said[0].done ? pack.you_said[1] : pack.you_said[0];
    CHECK_FALSE(could_not.done);
    CHECK(could_not.what.in("cy").text == "Rhedeg bws yn y nos.");
    CHECK(could_not.because.in("en").text == "There is no money.");
    // No number of anybody's comment travels to the kiosks.
    CHECK(text.find("BBBB") == std::string::npos);
    CHECK(must(office.reader->meetings()).back().sha256 == sha256_of(text));
    CHECK_FALSE(office.run("publish", {{"meeting", "none"}}).ok());
}

TEST_CASE(
    "an answer that says nothing of what was done, or why not, is refused, and a long one is called hard to read") {
    PromiseOffice office;
    const auto why_not = [](const Result<std::string>& result) { return result ? "" : result.error().text(); };
    CHECK(why_not(office.answer("ZZZZ-9999")) == "ZZZZ-9999: no comment has this number");
    CHECK(why_not(office.answer("AAAA-1111", {{"could-not", "Do it."}})).find("because") != std::string::npos);
    CHECK(why_not(office.run("answer", {{"reference", "AAAA-1111"}, {"said", "x"}, {"language", "en"}})) ==
          "--did: or --could-not must be given, and not both");
    CHECK(why_not(office.answer("AAAA-1111", {{"language", "cy"}})) == "--language: English comes first");
    const std::string long_words = "one two three four five six seven eight nine ten a b c d e f";
    const std::string said = must(office.answer("AAAA-1111", {{"did", long_words}}));
    CHECK(said == "hard to read: did in en has 16 words; Easy Read has 15 at most\nanswered AAAA-1111\n");
}

TEST_CASE("many answers are imported at once, all or none") {
    PromiseOffice office;
    const std::string good = R"([{"reference": "AAAA-1111", "said": {"en": "a"}, "did": {"en": "b", "cy": "c"}},
        {"reference": "BBBB-2222", "said": {"en": "a"}, "could_not": {"en": "b"}, "because": {"en": "d"}}])";
    const auto import = [&](const std::string& text) {
        return office.run("import", {{"file", "answers.json"}, {"text", text}});
    };
    const auto bad = import(R"([{"reference": "AAAA-1111", "said": {"en": "a"}, "did": {"en": "b"}},
        {"reference": "BBBB-2222", "said": {"en": "a"}, "could_not": {"en": "b"}}])");
    REQUIRE_FALSE(bad.ok());
    CHECK(bad.error().text().find("answers.json#/1/because") == 0);
    CHECK(must(office.reader->promise_answers()).empty());
    CHECK(must(import(good)) == "answered AAAA-1111\nanswered BBBB-2222\n");
    CHECK(must(office.reader->promise_answers()).size() == 2);
    CHECK_FALSE(import("{}").ok());
}
