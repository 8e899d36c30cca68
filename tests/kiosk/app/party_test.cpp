// People who come together: a group signed in by one, children, and leaving together.
#include "kiosk/app/needs.h"
#include "kiosk/app/party.h"
#include "kiosk/app/role.h"
#include "tests/kiosk/kiosk_fixture.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

std::vector<RollEntry> arrived(const Kiosk& kiosk) {
    std::vector<RollEntry> rows;
    for (const Effect& effect : kiosk.effects) {
        if (const auto* arrival = std::get_if<NoteArrival>(&effect)) rows.push_back(arrival->entry);
    }
    return rows;
}

void start_as_zoe(Kiosk& kiosk) {
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    kiosk.next();
    kiosk.choose("roles.service-user");
    kiosk.choose("with.people");
    REQUIRE(kiosk.at() == "question companions");
}

void add_friend(Kiosk& kiosk, const std::string& person) {
    kiosk.press("companions.add");
    kiosk.choose("companion." + person);
    kiosk.choose("came-as.friend");
    REQUIRE(kiosk.at() == "question companions");
}

Answers friend_line(const PersonAnswer& person, const std::string& typed = {}) {
    Answers line;
    line.by_question["companion"] = person;
    line.by_question["came-as"] = std::string("friend");
    if (!typed.empty()) line.by_question["companion-name"] = typed;
    return line;
}

void to_check(Kiosk& kiosk) {
    for (int page = 0; page < 20 && kiosk.at() != "check"; ++page) kiosk.next();
    REQUIRE(kiosk.at() == "check");
}

} // namespace

TEST_CASE("one person signs in a group: each is on the roll, linked to them, with what a supporter needs") {
    Kiosk kiosk;
    start_as_zoe(kiosk);
    kiosk.press("companions.add");
    kiosk.type("bar");
    kiosk.choose("companion.p-007");
    kiosk.choose("came-as.supporter");
    kiosk.choose("extras.lunch");
    kiosk.press("companions.add");
    kiosk.choose("companion.told");
    kiosk.choose("came-as.group");
    kiosk.press("companions.add");
    kiosk.choose("companion.new");
    kiosk.write("Kit Example");
    kiosk.choose("came-as.child");
    CHECK(kiosk.at() == "question guardian-says");
    kiosk.choose("guardian-says.not-yet");
    to_check(kiosk);
    kiosk.save("7F3K-9Q2M");
    CHECK(kiosk.body()["companions"] == Json::parse(R"([
        {"person": "p-007", "name": "Barnaby Oakhanger", "came_as": "supporter", "extras": ["lunch"]},
        {"person": null, "name": "", "came_as": "group"},
        {"person": null, "name": "Kit Example", "came_as": "child", "guardian_says": "not-yet"}])"));
    const auto rows = arrived(kiosk);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].name == "Zoë Larkwhistle");
    CHECK(rows[0].more.came_as.empty());
    CHECK(rows[1].person == "p-007");
    CHECK(rows[1].more.came_as == "supporter");
    CHECK(rows[1].more.extras == std::vector<std::string>{"lunch"});
    CHECK(rows[3].more.is_child);
    CHECK(rows[3].more.lacks_consent);
    for (const RollEntry& row : rows) {
        CHECK(row.more.party == "7F3K-9Q2M");
        CHECK(row.ends_wall_ms == rows[0].ends_wall_ms);
    }
}

TEST_CASE("a companion who has signed in already is not on the roll twice") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-007", "Barnaby Oakhanger", morning_ms, 0, 1}}});
    start_as_zoe(kiosk);
    kiosk.press("companions.add");
    kiosk.type("bar");
    kiosk.choose("companion.p-007");
    kiosk.choose("came-as.friend");
    to_check(kiosk);
    kiosk.save();
    CHECK(arrived(kiosk).size() == 1);
    CHECK(kiosk.body()["companions"].size() == 1);
}

TEST_CASE("nobody of the list is added twice, nor beside themselves, and a line may be changed as it is") {
    Kiosk kiosk;
    start_as_zoe(kiosk);
    add_friend(kiosk, "p-007");
    kiosk.press("companions.add");
    kiosk.choose("companion.p-006");
    CHECK(kiosk.at() == "question companion");
    CHECK(kiosk.error() == "error.added-self");
    kiosk.choose("companion.p-007");
    CHECK(kiosk.at() == "question companion");
    CHECK(kiosk.error() == "error.added-already");
    kiosk.choose("companion.p-010");
    kiosk.choose("came-as.friend");
    kiosk.press("companions.change-1");
    kiosk.next();
    CHECK(kiosk.at() == "question came-as");
    kiosk.next();
    to_check(kiosk);
    kiosk.save();
    CHECK(arrived(kiosk).size() == 3);
}

TEST_CASE("who the person is, changed to one of those beside them, is put right before anything is saved") {
    Kiosk kiosk;
    start_as_zoe(kiosk);
    add_friend(kiosk, "p-007");
    to_check(kiosk);
    kiosk.act(ChangeQuestion{"who"});
    kiosk.choose("who.p-007");
    CHECK(kiosk.at() == "question companions");
    kiosk.next();
    CHECK(kiosk.at() == "question companions");
    CHECK(kiosk.error() == "error.added-self");
}

TEST_CASE("two who are typed may have one name, and two may keep theirs to themselves") {
    Kiosk kiosk;
    start_as_zoe(kiosk);
    for (int time = 0; time < 2; ++time) {
        kiosk.press("companions.add");
        kiosk.choose("companion.new");
        kiosk.write("Kit Example");
        kiosk.choose("came-as.friend");
        add_friend(kiosk, "told");
    }
    to_check(kiosk);
    kiosk.save();
    CHECK(arrived(kiosk).size() == 5);
    CHECK(kiosk.body()["companions"].size() == 4);
}

TEST_CASE("somebody of the list whom answers from elsewhere have twice is on the roll and on record once") {
    Kiosk kiosk;
    start_as_zoe(kiosk);
    add_friend(kiosk, "p-007");
    to_check(kiosk);
    const PersonAnswer zoe{"p-006", "Zoë Larkwhistle"};
    const PersonAnswer barnaby{"p-007", "Barnaby Oakhanger"};
    const PersonAnswer typed{std::string(new_person), ""};
    kiosk.model.session.run->answers.by_question["companions"] = std::vector<Answers>{
        friend_line(barnaby), friend_line(zoe), friend_line(typed, "Kit Example"), friend_line(barnaby)};
    kiosk.save();
    std::vector<std::string> names;
    for (const RollEntry& row : arrived(kiosk)) names.push_back(row.name);
    CHECK(names == std::vector<std::string>{"Zoë Larkwhistle", "Barnaby Oakhanger", "Kit Example"});
    const Json listed = kiosk.body()["companions"];
    REQUIRE(listed.size() == 2);
    CHECK(listed[0]["person"] == "p-007");
    CHECK(listed[1]["name"] == "Kit Example");
}

TEST_CASE("who brought others is asked whether they leave too, and with a yes all are off the roll") {
    for (const std::string answer : {"yes", "no"}) {
        Kiosk kiosk;
        kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 1, in_party("A")},
                               {"better-buses", "", "Kit Example", morning_ms, 0, 2, in_party("A", "child")},
                               {"better-buses", "", "Bo Example", morning_ms, 0, 3, in_party("B", "friend")}}});
        kiosk.act(StartForm{"sign-out"});
        kiosk.type("zo");
        kiosk.choose("who.p-006");
        REQUIRE(kiosk.at() == "question others-leave");
        kiosk.choose("others-leave." + answer);
        kiosk.save();
        std::set<std::int64_t> left;
        for (const Effect& effect : kiosk.effects) {
            if (const auto* leaving = std::get_if<NoteLeaving>(&effect)) left.insert(leaving->row);
        }
        CHECK(left == (answer == "yes" ? std::set<std::int64_t>{1, 2} : std::set<std::int64_t>{1}));
        CHECK(kiosk.body().contains("companions") == (answer == "yes"));
        if (answer == "yes") CHECK(kiosk.body()["companions"][0]["name"] == "Kit Example");
    }
}

TEST_CASE("somebody under 16 has a shorter way, with a guardian's consent, and other forms know it") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.new");
    kiosk.write("Kit Example");
    kiosk.next();
    kiosk.choose("roles.young-person");
    REQUIRE(kiosk.at() == "question guardian");
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("guardian.here");
    kiosk.write("Ada Example");
    CHECK(kiosk.at() == "question need-areas");
    kiosk.choose("need-areas.nothing");
    // Not the child: whoever is answerable for them, who is here.
    CHECK(kiosk.at() == "question photos-guardian");
    kiosk.choose("photos-guardian.no");
    CHECK(kiosk.at() == "question purpose");
    kiosk.next();
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["guardian"] == "here");
    CHECK(kiosk.body()["guardian_name"] == "Ada Example");
    CHECK(kiosk.body()["photos"] == "no");
    CHECK_FALSE(kiosk.body().contains("photos_guardian"));
    CHECK(arrived(kiosk).front().more.is_child);
    CHECK(kiosk.model.session.is_child);
    kiosk.act(StartForm{"feedback"});
    CHECK(is_child(kiosk.model, kiosk.answers()));
    kiosk.act(EndSession{});
    CHECK_FALSE(kiosk.model.session.is_child);
    // Later, from the roll.
    kiosk.act(RollChanged{arrived(kiosk)});
    kiosk.act(StartForm{"claim"});
    kiosk.choose("who.new");
    kiosk.write("kit example");
    CHECK(is_child(kiosk.model, kiosk.answers()));
}

TEST_CASE("the role card is the person's own from the pack, else everybody's") {
    MeetingPack pack = sample_pack();
    pack.roles = {{"chair", pack.title, {pack.purpose.front()}, {"p-006"}}};
    Kiosk kiosk(carried_with({pack}));
    CHECK(role_today(kiosk.model).title == nullptr);
    CHECK(role_today(kiosk.model).today.size() == pack.your_role.size());
    kiosk.act(StartForm{"sign-in"});
    kiosk.model.session.person = {"p-006", "Zoë Larkwhistle"};
    REQUIRE(role_today(kiosk.model).title != nullptr);
    CHECK(role_today(kiosk.model).today.size() == 1);
}
