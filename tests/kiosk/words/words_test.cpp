#include "kiosk/words/words.h"
#include "tests/kiosk/fixture.h"

#include <fmt/format.h>

using namespace copro;
using namespace copro::test;

namespace {

const Library& library() {
    static const Library all = words_of_all();
    return all;
}

Words english() { return library().words("en"); }
Words welsh() { return library().words("cy"); }
std::string clock_text(int hour, int minute) { return fmt::format("{:02}:{:02}", hour, minute); }
Label person(const char* text) { return Label::of_person(UserText{text}); }

} // namespace

TEST_CASE("a message says its words and knows its key") {
    const Label label = english().say(MessageKey("action.next"));
    CHECK(label.text() == "Next");
    CHECK(label.key() == "action.next");
    CHECK(welsh().say(MessageKey("action.next")).text() == "Nesaf");
    CHECK(person("Mabel").key().empty());
    CHECK(Label().empty());
}

TEST_CASE("a name stands where the message has its place") {
    CHECK(english().say(MessageKey("form.sign-in.saved"), {{"name", person("Mabel")}}).text() == "Welcome, Mabel.");
    CHECK(english().say(MessageKey("claim.line.return"), {{"from", person("Green")}, {"to", person("Hall")}}).text() ==
          "Green to Hall, and back");
    CHECK(welsh()
              .say(MessageKey("claim.line.one-way"), {{"from", person("Bangor")}, {"to", person("Caerdydd")}})
              .text() == "Dechrau: Bangor, diwedd: Caerdydd");
}

TEST_CASE("a recording can say a message that is whole, and no other words") {
    CHECK(english().say(MessageKey("action.next")).recorded_key() == "action.next");
    CHECK(english().say(MessageKey("action.next"), {{"name", person("Mabel")}}).recorded_key() == "action.next");
    CHECK(english().say(MessageKey("form.sign-in.saved"), {{"name", person("Mabel")}}).recorded_key().empty());
    CHECK(english().count(MessageKey("claim.lines"), 1).recorded_key().empty());
    CHECK(welsh().count(MessageKey("claim.lines"), 0).recorded_key().empty());
    CHECK(english().money(Pence{250}).recorded_key().empty());
    CHECK(person("Mabel").recorded_key().empty());
}

TEST_CASE("a place that nothing fills stays to be seen") {
    CHECK(english().say(MessageKey("form.sign-in.saved")).text() == "Welcome, {name}.");
    CHECK(english().say(MessageKey("form.sign-in.saved"), {{"total", person("x")}}).text() == "Welcome, {name}.");
}

TEST_CASE("what a person typed is never taken for a place in the message") {
    const Label line =
        english().say(MessageKey("claim.line.one-way"), {{"from", person("{to}")}, {"to", person("{from}")}});
    CHECK(line.text() == "{to} to {from}");
    CHECK(english().say(MessageKey("form.sign-in.saved"), {{"name", person("{name}{")}}).text() == "Welcome, {name}{.");
}

TEST_CASE("how many is said by the rule of the language") {
    const MessageKey key("claim.lines");
    CHECK(english().count(key, 0).text() == "0 costs");
    CHECK(english().count(key, 1).text() == "1 cost");
    CHECK(english().count(key, 7).text() == "7 costs");
    CHECK(welsh().count(key, 0).text() == "Dim costau");
    CHECK(welsh().count(key, 1).text() == "1 gost");
    CHECK(welsh().count(key, 2).text() == "2 gost");
    CHECK(welsh().count(key, 3).text() == "3 cost");
    CHECK(welsh().count(key, 6).text() == "6 chost");
    CHECK(welsh().count(key, 12).text() == "12 cost");
    CHECK(welsh().count(MessageKey("staff.parked"), 2).text() == "Mae angen i staff edrych ar 2 gofnod.");
}

TEST_CASE("money is pounds and two places") {
    for (const Words& words : {english(), welsh()}) {
        CHECK(words.money(Pence{660}).text() == "£6.60");
        CHECK(words.money(Pence{5}).text() == "£0.05");
        CHECK(words.money(Pence{0}).text() == "£0.00");
        CHECK(words.money(Pence{100}).text() == "£1.00");
        CHECK(words.money(Pence{999'999}).text() == "£9,999.99");
    }
}

TEST_CASE("money stays one thing among words from right to left, and is heard without the marks for that") {
    const Words pseudo = library().words("ar-XB");
    REQUIRE(pseudo.right_to_left());
    const std::string text = pseudo.money(Pence{2750}).text();
    CHECK(text.substr(0, 3) == "\u2066");
    CHECK(text.substr(text.size() - 3) == "\u2069");
    CHECK(text.find("£27.50") != std::string::npos);
    CHECK(pseudo.money(Pence{2750}).spoken().find("\u2066") == std::string::npos);
}

TEST_CASE("miles have a tenth only when there is one") {
    CHECK(english().miles(MileTenths{125}).text() == "12.5");
    CHECK(english().miles(MileTenths{120}).text() == "12");
    CHECK(english().miles(MileTenths{1}).text() == "0.1");
    CHECK(english().number(30).text() == "30");
}

TEST_CASE("a date is said in the language, with the day of the week") {
    const Date date = *parse_date("2026-11-22");
    CHECK(english().date(date).text() == "Sunday 22 November 2026");
    CHECK(welsh().date(date).text() == "Dydd Sul 22 Tachwedd 2026");
    CHECK(english().date(*parse_date("2027-01-01")).text() == "Friday 1 January 2027");
    CHECK(welsh().date(*parse_date("2027-01-01")).text() == "Dydd Gwener 1 Ionawr 2027");
    CHECK(library().words("ar-XB").date(date).text() == "Sunday 22 November 2026");
}

TEST_CASE("a time is said by the clock on the wall") { CHECK(english().time(morning_ms).text() == "09:55"); }

TEST_CASE("an organisation's words come in this language or in English") {
    const MeetingPack pack = sample_pack();
    CHECK(english().say(pack.title).text() == "Better buses meeting");
    CHECK(welsh().say(pack.title).text() == "Cyfarfod gwell bysiau");
    CHECK(library().words("en-XA").say(pack.title).text() == "Better buses meeting");
    CHECK(english().say(pack.title).key().empty());
    Wording own;
    own.own = pack.title;
    CHECK(welsh().say(own).text() == "Cyfarfod gwell bysiau");
    CHECK(welsh().say(Wording{"action.next", {}}).text() == "Nesaf");
}

TEST_CASE("a library offers its languages in order and falls back on the first") {
    CHECK(library().languages() == std::vector<std::string>{"en", "cy", "en-XA", "ar-XB"});
    CHECK(library().words("tlh").language() == "en");
    CHECK(library().words("ar-XB").right_to_left());
    const auto welsh_first = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", {"cy", "en"}, false);
    REQUIRE(welsh_first.ok());
    CHECK(welsh_first->words("tlh").language() == "cy");
    CHECK(welsh_first->languages().size() == 2);
}

TEST_CASE("a library without a language, or with one that is not there, is an error") {
    const std::filesystem::path folder = std::filesystem::path(COPRO_BINARY_DIR) / "words";
    CHECK(Library::load(folder, {}, false).error().kind == ErrorKind::invalid);
    CHECK(Library::load(folder, {"en", "tlh"}, false).error().kind == ErrorKind::not_found);
}

TEST_CASE("a time is heard as people say it") {
    const auto at = [](int hour, int minute) {
        return wall_ms_of(*parse_date("2026-11-22"), clock_text(hour, minute));
    };
    CHECK(english().time(at(14, 2)).text() == "14:02");
    CHECK(english().time(at(14, 2)).spoken() == "two minutes past two");
    CHECK(english().time(at(10, 30)).spoken() == "half past ten");
    CHECK(english().time(at(9, 0)).spoken() == "nine o'clock");
    CHECK(english().time(at(0, 45)).spoken() == "quarter to one");
    CHECK(english().time(at(12, 40)).spoken() == "twenty to one");
    CHECK(english().time(at(12, 59)).spoken() == "one minute to one");
    CHECK(welsh().time(at(14, 2)).spoken() == "dau funud wedi dau");
    CHECK(welsh().time(at(10, 30)).spoken() == "hanner awr wedi deg");
    CHECK(welsh().time(at(13, 45)).spoken() == "chwarter i ddau");
    CHECK(welsh().time(at(11, 35)).spoken() == "pum munud ar hugain i ddeuddeg");
    CHECK(welsh().time(at(23, 0)).spoken() == "un ar ddeg o'r gloch");
}

TEST_CASE("no language reads out the colon of a time, and every minute has words") {
    for (const std::string& language : shipped_languages()) {
        const Words words = shipped_words(language);
        for (int minute = 0; minute < 60; ++minute) {
            const std::string said =
                words.time(wall_ms_of(*parse_date("2026-11-22"), clock_text(minute % 24, minute))).spoken();
            INFO(language << " " << minute << " " << said);
            CHECK_FALSE(said.empty());
            CHECK(said.find(':') == std::string::npos);
            CHECK(said.find_first_of("%{}|[") == std::string::npos);
        }
    }
}

TEST_CASE("a date is heard as people say it") {
    const Date date = *parse_date("2026-11-22");
    CHECK(english().date(date).spoken() == "Sunday the twenty-second of November 2026");
    CHECK(welsh().date(date).spoken() == "Dydd Sul yr ail ar hugain o Dachwedd 2026");
    CHECK(english().date(*parse_date("2027-01-31")).spoken() == "Sunday the thirty-first of January 2027");
    CHECK(welsh().date(*parse_date("2027-02-01")).spoken() == "Dydd Llun y cyntaf o Chwefror 2027");
}
