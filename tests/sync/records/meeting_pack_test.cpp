#include "tests/sync/records/sample_files.h"

using namespace copro;
using namespace copro::test;

namespace {

const char* const sample = "config/meetings/better-buses.json";

std::string error_of(const Change& change) {
    const auto pack = load_meeting_pack(changed(json_of(sample), change), "better-buses.json");
    return pack ? "" : pack.error().text();
}

} // namespace

TEST_CASE("the sample meeting loads with all that it says") {
    const MeetingPack pack = sample_pack();
    CHECK(pack.id == "better-buses");
    CHECK(date_text(pack.date) == "2026-11-22");
    CHECK(pack.starts == "10:00");
    CHECK(pack.ends == "12:30");
    CHECK(pack.title.in("en").text == "Better buses meeting");
    CHECK(pack.title.in("cy").language == "cy");
    CHECK(pack.organisation.in("en").text == "Hillside Partners");
    CHECK(pack.purpose.size() == 3);
    CHECK(pack.can_change.size() == 3);
    REQUIRE(pack.cannot_change.size() == 2);
    CHECK(pack.cannot_change[0].because.in("en").text == "the council sets the price");
    CHECK(pack.can_change[0].because.empty());
    CHECK(pack.your_role.size() == 3);
    REQUIRE(pack.agenda.size() == 5);
    CHECK(pack.agenda[2].at == "11:00");
    CHECK(pack.agenda[2].is_break);
    CHECK(pack.agenda[2].idea.picture == "break");
    CHECK_FALSE(pack.agenda[1].is_break);
    CHECK(pack.agenda[1].idea.words.in("cy").text == "Rydym yn siarad am deithiau bws.");
    CHECK(pack.fee == Pence{2750});
    CHECK(date_text(pack.answer_by) == "2026-12-20");
    CHECK(pack.pay_within_days == 28);
    REQUIRE(pack.people.size() == 30);
    CHECK(pack.people[5].first_name == "Zoë");
}

TEST_CASE("a meeting without a fee offers none") {
    const auto pack = load_meeting_pack(changed(json_of(sample), {"/fee_pence", without()}), "better-buses.json");
    REQUIRE(pack.ok());
    CHECK_FALSE(pack->fee.has_value());
}

TEST_CASE("a person may have one name only") {
    const auto pack =
        load_meeting_pack(changed(json_of(sample), {"/people/0/last_name", without()}), "better-buses.json");
    REQUIRE(pack.ok());
    CHECK(pack->people[0].last_name.empty());
}

TEST_CASE("each mistake in a meeting is refused with its place and reason") {
    struct Case {
        Change change;
        std::string error;
    };
    const std::vector<Case> cases{
        {{"/schema", 2}, "better-buses.json#/schema: must be from 1 to 1"},
        {{"/schema", without()}, "better-buses.json#/schema: is missing"},
        {{"/id", "Better Buses"}, "better-buses.json#/id: must be small letters, digits and hyphens"},
        {{"/date", "2026-02-30"}, "better-buses.json#/date: must be a date such as 2026-11-22"},
        {{"/date", 20261122}, "better-buses.json#/date: must be a text"},
        {{"/ladder", "tokenism"},
         "better-buses.json#/ladder: must be one of: coercion, educating, informing, "
         "consultation, engagement, co-design, co-production"},
        {{"/feedback_wording", "nhs"},
         "better-buses.json#/feedback_wording: must be \"easy\" or \"friends-and-family\""},
        {{"/starts", "24:00"}, "better-buses.json#/starts: must be a time such as 10:00"},
        {{"/starts", "9:00"}, "better-buses.json#/starts: must be a time such as 10:00"},
        {{"/ends", "12:60"}, "better-buses.json#/ends: must be a time such as 10:00"},
        {{"/ends", "10:00"}, "better-buses.json#/ends: must be later than it starts"},
        {{"/organisation", "Hillside"}, "better-buses.json#/organisation: must be an object"},
        {{"/title/en", without()}, "better-buses.json#/title/en: is missing: English is the language to fall back on"},
        {{"/title/cy", ""}, "better-buses.json#/title/cy: must be a text that is not empty"},
        {{"/place", without()}, "better-buses.json#/place: is missing"},
        {{"/agenda/0/at", "9:30"}, "better-buses.json#/agenda/0/at: must be a time such as 10:00"},
        {{"/agenda/0/at", "09:30"}, "better-buses.json#/agenda/0/at: is outside of the meeting"},
        {{"/agenda/4/at", "12:30"}, "better-buses.json#/agenda/4/at: is outside of the meeting"},
        {{"/agenda/1/at", "10:00"}, "better-buses.json#/agenda/1/at: must be later than the point before it"},
        {{"/agenda/2/break", "yes"}, "better-buses.json#/agenda/2/break: must be true or false"},
        {{"/agenda/0/picture", without()}, "better-buses.json#/agenda/0/picture: is missing: every idea has a picture"},
        {{"/agenda/0/en", std::string(61, 'x')}, "better-buses.json#/agenda/0: is too long: 60 letters at most"},
        {{"/places/0/en", without()},
         "better-buses.json#/places/0/en: is missing: English is the language to fall back on"},
        {{"/places/1/en", "Mabel Thornberry's house"},
         "better-buses.json#/places/1: must not be the name of somebody who is invited"},
        {{"/places/0/cy", std::string(61, 'x')}, "better-buses.json#/places/0: is too long"},
        {{"/people/0/id", "told"}, "better-buses.json#/people/0/id: stands for people who are not in the list"},
        {{"/purpose", Json::array()}, "better-buses.json#/purpose: must not be empty"},
        {{"/purpose/1/picture", without()},
         "better-buses.json#/purpose/1/picture: is missing: every idea has a picture"},
        {{"/purpose/0/because", Json{{"en", "x"}}}, "better-buses.json#/purpose/0/because: is not a known field"},
        {{"/cannot_change/1/because", without()}, "better-buses.json#/cannot_change/1/because: is missing: say why"},
        {{"/can_change/0/colour", "red"},
         "better-buses.json#/can_change/0/colour: is not a language code or a known field"},
        {{"/fee_pence", 0}, "better-buses.json#/fee_pence: must be from 1 to 1000000"},
        {{"/fee_pence", 27.5}, "better-buses.json#/fee_pence: must be a whole number"},
        {{"/answer_within_days", 0}, "better-buses.json#/answer_within_days: must be from 1 to 366"},
        {{"/pay_within_days", without()}, "better-buses.json#/pay_within_days: is missing"},
        {{"/people", "all"}, "better-buses.json#/people: must be a list"},
        {{"/people/3/id", "p-001"}, "better-buses.json#/people/3/id: stands twice"},
        {{"/people/3/id", "new"}, "better-buses.json#/people/3/id: stands for people who are not in the list"},
        {{"/people/3/id", "P 4"}, "better-buses.json#/people/3/id: must be small letters, digits and hyphens"},
        {{"/people/3/first_name", ""}, "better-buses.json#/people/3/first_name: must not be empty"},
        {{"/people/3/phone", "0123"}, "better-buses.json#/people/3/phone: is not a known field"},
        {{"/fee", 2750}, "better-buses.json#/fee: is not a known field"},
    };
    for (const Case& one : cases) {
        INFO(one.change.at);
        CHECK(error_of(one.change) == one.error);
    }
}

TEST_CASE("a pack may say at how many kiosks people sign in; one where it says nothing") {
    CHECK(sample_pack().kiosks == 1);
    const auto with_kiosks = [](const Json& value) {
        return load_meeting_pack(changed(json_of(sample), {"/kiosks", value}), "better-buses.json");
    };
    CHECK(with_kiosks(3)->kiosks == 3);
    CHECK(with_kiosks(0).error().place == "better-buses.json#/kiosks");
    CHECK(with_kiosks("two").error().place == "better-buses.json#/kiosks");
}

TEST_CASE("a meeting that is no json is refused with its line") {
    const auto pack = load_meeting_pack("{\n\"schema\": 1,\n", "better-buses.json");
    REQUIRE_FALSE(pack.ok());
    CHECK_THAT(pack.error().place, Catch::StartsWith("better-buses.json:"));
    CHECK(load_meeting_pack("[]", "x.json").error().text() == "x.json#: must be an object");
}

TEST_CASE("two people of one name are told apart, or the pack is refused") {
    const std::string wrong =
        "must be there, here and in better-buses.json#/people/23, and differ: they have the same names";
    const std::string place = "better-buses.json#/people/25/told_apart_by";
    CHECK(error_of({"/people/25/told_apart_by", without()}) == place + ": " + wrong);
    CHECK(error_of({"/people/23/told_apart_by", without()}) == place + ": " + wrong);
    CHECK(error_of({"/people/25/told_apart_by/en", "from Hillside"}) == place + ": " + wrong);
    CHECK(error_of({"/people/25/first_name", "Margaret"}).empty());
}

TEST_CASE("a pack may say what somebody asked for before, who is under 16, and who does what today") {
    const Json needs{{"list", {"hearing-loop"}},
                     {"tell_host", true},
                     {"reviewed", "2026-01-31"},
                     {"other", "A chair with arms"},
                     {"contact", {"email"}}};
    const auto pack = load_meeting_pack(changed(json_of(sample), {"/people/0/needs", needs}), "better-buses.json");
    REQUIRE(pack.ok());
    REQUIRE(pack->people[0].needs);
    CHECK(pack->people[0].needs->list == std::vector<std::string>{"hearing-loop"});
    CHECK(date_text(pack->people[0].needs->reviewed) == "2026-01-31");
    CHECK(to_json(*pack->people[0].needs) == needs);
    CHECK_FALSE(pack->people[1].needs);
    REQUIRE(pack->roles.size() == 1);
    CHECK(pack->roles[0].people == std::vector<std::string>{"p-003"});
    CHECK(pack->roles[0].today.size() == 3);

    const std::string at = "better-buses.json#";
    CHECK(error_of({"/people/0/needs", Json{{"list", {"Nuts"}}}}) ==
          at + "/people/0/needs/list: must be small letters, digits and hyphens");
    CHECK(error_of({"/people/0/needs", Json{{"tell_host", true}, {"reviewed", "soon"}}})
              .starts_with(at + "/people/0/needs/reviewed: "));
    CHECK(error_of({"/people/0/needs", Json{{"reviewed", "2026-01-31"}}}) ==
          at + "/people/0/needs/tell_host: is missing");
    CHECK(error_of({"/people/0/photos", "maybe"}) == at + "/people/0/photos: must be yes, no or ask");
    CHECK(error_of({"/people/0/under_16", 1}) == at + "/people/0/under_16: must be true or false");
    CHECK(error_of({"/roles/0/people", Json{"p-999"}}) ==
          at + "/roles/0/people: must be ids of people who are invited");
    CHECK(error_of({"/roles/0/people", Json{"p-001", "p-001"}}) ==
          at + "/roles/0/people: p-001 has another role already");
}

TEST_CASE("a pack has the hash of a badge, never its code, and each is one person's") {
    const std::string hash(64, 'a');
    Json json = json_of(sample);
    json["people"][2]["badge"] = hash;
    const auto pack = load_meeting_pack(json.dump(), "better-buses.json");
    REQUIRE(pack);
    CHECK(pack->people[2].badge == hash);
    CHECK(pack->people[1].badge.empty());
    const std::string reason = ": must be a hash of 64 small hex digits, never the code on the badge";
    for (const char* wrong :
         {"", "COPROBADGE1/A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7/X00000000", "a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7"}) {
        INFO(wrong);
        CHECK(error_of({"/people/2/badge", wrong}) == "better-buses.json#/people/2/badge" + reason);
    }
    CHECK(error_of({"/people/2/badge", 7}) == "better-buses.json#/people/2/badge: must be a text");
    json["people"][4]["badge"] = hash;
    const auto twice = load_meeting_pack(json.dump(), "better-buses.json");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().text() == "better-buses.json#/people/4/badge: stands twice: a badge is one person's");
}

TEST_CASE("no text of a pack holds what nobody sees, or turns the letters after it round") {
    Json json = json_of(sample);
    json["people"][0]["needs"] = {{"list", {"nuts"}}, {"tell_host", true}, {"reviewed", "2026-01-31"}, {"other", "x"}};
    const auto error_with = [&](const std::string& at, const std::string& text) {
        const auto pack = load_meeting_pack(changed(json, {at, text}), "better-buses.json");
        return pack ? std::string() : pack.error().text();
    };
    for (const std::string& text : {std::string("a\0b", 3), std::string("a\nb"), std::string("a\x7F"),
                                    std::string("not \u202Eyletal"), std::string("\u2066a\u2069")}) {
        for (const char* at : {"/title/cy", "/purpose/0/en", "/cannot_change/0/because/en", "/agenda/0/en",
                               "/places/0/en", "/people/0/first_name", "/people/0/last_name", "/people/0/needs/other",
                               "/people/25/told_apart_by/en", "/roles/0/title/en"}) {
            CAPTURE(at, text);
            CHECK(error_with(at, text) ==
                  "better-buses.json#" + std::string(at) + ": must be one line, without tabs or hidden marks");
        }
    }
    CHECK(error_with("/people/0/needs/other", "A chair – with arms").empty());
}
