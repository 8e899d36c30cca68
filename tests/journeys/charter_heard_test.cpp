// The charter's promises to who says what they think, each in a visit whose record reaches the server, and whose answer
// comes back to the glass. docs/domain.md has the table.
#include "charter_day.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

const std::string assets = "--assets '" COPRO_SOURCE_DIR "/assets'";

Date tomorrow() { return add_days(today(), 1); }

// To the question who says it: what can change and what cannot, and because of what, before anything is asked.
constexpr const char* say_what_i_think = R"(expect-screen feedback.can-change
expect "We can change the signs at bus stops."
press #next
expect-screen feedback.cannot-change
expect "We cannot change the price of tickets."
expect "the council sets the price"
press #next
expect "How was the meeting for you?"
press #overall.not-sure
press #next
type "the last bus is too early"
press #next
press #take-part.yes
press #next
press #listened.not-sure
press #next
press #knew-change.yes
press #next
press #knew-role.no
press #next
expect "What made it hard to come?"
press #barriers.travel
press #next
type "we need one more break"
press #next
expect-screen feedback.anonymous)";

constexpr const char* say_who_i_am = R"(press #anonymous.no
press #next
expect-screen feedback.tell-me
expect "We will tell you by"
press #tell-me.yes
press #next
press #interest.training
press #interest.plans
press #interest.board
press #next
press #save
expect-screen feedback.saved
expect "we will say what we did.")";

constexpr const char* sign_in_again = R"(press #welcome.sign-in
type "oona"
press "Oona M."
press #next
press #roles.carer
press #next
press #with.alone
press #next
press #need-areas.nothing
press #next
press #next
expect-screen sign-in.you-said
expect "You said: The last bus is too early."
expect "We could not: We cannot change the last bus."
expect "the company has no driver"
press #next
press #next
press #next
press #next
press #save
expect-screen sign-in.saved
press #next)";

std::string by_chair(const std::string& owner) {
    return " --owner '" + owner + "' --due " + date_text(tomorrow()) + " --by Chair --because asked";
}

// The whole year as staff give it to the Network, so far; the one file that people read.
std::string year_page(CharterDay& day) {
    const std::filesystem::path folder = day.server().folder() / "year";
    day.server().command("report year " + std::to_string(static_cast<int>(today().year())) + " '" + folder.string() +
                         "' --so-far " + assets + " --layout '" COPRO_SOURCE_DIR "/config/year-report.json'");
    return read_file(folder / "report.html").take();
}

// Which questions somebody was asked and answered, whoever they are.
std::set<std::string> questions_of(CharterDay& day, const std::string& number) {
    std::set<std::string> questions;
    for (const auto& row : day.rows_with("feedback", {{"reference", number}})) questions.insert(row["question"]);
    return questions;
}

} // namespace

TEST_CASE("the charter: what somebody says has a number, an owner and a day, and they see what came of it") {
    CharterDay day;
    RealServer& server = day.server();
    day.make_pin();
    day.sign_in("oona", "Oona M.", "carer");
    day.visit("press #saved.feedback");
    day.visit(say_what_i_think);
    day.visit(say_who_i_am);
    const std::string number = day.number_on_screen();
    day.visit("press #next\nsync");

    const std::string due = date_text(add_days(today(), 28));
    const auto said = [&](const char* question, const nlohmann::json& answer) {
        return day.count_of("feedback", {{"reference", number},
                                         {"name", "Oona Marrowby"},
                                         {"answer_by", due},
                                         {"question", question},
                                         {"answer", answer}}) == 1;
    };
    CHECK(said("overall", "not-sure"));
    CHECK(said("why", "the last bus is too early"));
    CHECK(said("knew-role", "no"));
    CHECK(said("barriers", {"travel"}));
    CHECK(said("interest", {"training", "board", "plans"}));
    // The words that stood there, in which version, on which day.
    const auto shown =
        day.rows_with("shown", {{"form", "feedback"}, {"text", "cannot-change"}, {"language", "en"}, {"times", 1}});
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["words"].get<std::string>().find("the council sets the price") != std::string::npos);
    CHECK(shown[0]["date"] == date_text(today()));

    CHECK(server.command("promise list --without-owner").find(number) == 0);
    server.command("promise owner " + number + " --owner 'Bus lead' --by Chair --because buses");
    CHECK(server.command("promise list --without-owner").find(number) == std::string::npos);
    server.command("promise answer " + number +
                   " --said 'The last bus is too early.' --could-not 'We cannot change the "
                   "last bus.' --because 'the company has no driver'");
    CHECK(server.command("promise list").find("answered on time: 1 of 1 (100%)") != std::string::npos);
    server.command("barrier action --barrier travel --text 'Send a taxi' " + assets + by_chair("Bus lead"));
    CHECK(server.command("barrier list").find("Send a taxi") != std::string::npos);

    // The plan of the next meeting has what was asked for, and so has the room.
    auto agenda = sample_meeting()["agenda"];
    agenda.push_back({{"at", "12:20"}, {"picture", "break"}, {"en", "We have one more break."}});
    day.import_meeting("next", tomorrow(), {{"agenda", agenda}});
    server.command("plan ask --meeting next --text 'One more break'" + by_chair("Chair"));
    CHECK(server.command("plan list").find("One more break") != std::string::npos);
    server.command("promise publish --meeting next");
    day.visit("sync\nclock +1440m\nsync");
    day.visit(sign_in_again);
    day.visit("press #welcome.other-things\npress #other-things.you-said\n"
              "expect \"You said: The last bus is too early.\"\npress #back\npress #back");
    day.open_staff_page();
    day.visit("press #staff.set-up\npress #set-up.room.next\npress #room.agenda\n"
              "expect \"We have one more break.\"\nsync");
    CHECK(day.count_of("shown", {{"meeting", "next"}, {"text", "you-said"}, {"times", 1}}) == 1);
    CHECK(year_page(day).find("The last bus is too early.") != std::string::npos);
}

TEST_CASE(
    "the charter: members, carers, staff and trustees are asked the same, and staff at the kiosk read none of it") {
    CharterDay day;
    day.make_pin();
    std::set<std::set<std::string>> asked;
    const std::vector<std::array<const char*, 3>> people = {{"mab th", "Mabel T.", "service-user"},
                                                            {"oona", "Oona M.", "carer"},
                                                            {"priy", "Priya S.", "staff"},
                                                            {"idr", "Idris Q.", "trustee"}};
    std::vector<std::string> numbers;
    for (const auto& [typed, name, role] : people) {
        day.sign_in(typed, name, role);
        day.visit("press #saved.feedback");
        day.visit(say_what_i_think);
        day.visit(say_who_i_am);
        numbers.push_back(day.number_on_screen());
        day.visit("press #next");
    }
    // What staff see at the kiosk is how many, and the folder beneath has nobody's words.
    day.open_staff_page();
    const std::string page = day.kiosk().see().dump();
    CHECK(page.find("4 people are here") != std::string::npos);
    CHECK(page.find("bus is too early") == std::string::npos);
    day.visit("press #staff.leave");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(day.kiosk().folder())) {
        if (!entry.is_regular_file()) continue;
        INFO(entry.path());
        const std::string bytes = read_file(entry.path()).take();
        CHECK(bytes.find("bus is too early") == std::string::npos);
        CHECK(bytes.find("Marrowby") == std::string::npos);
    }
    day.visit("sync");
    for (const std::string& number : numbers) asked.insert(questions_of(day, number));
    CHECK(asked.size() == 1);
    CHECK(asked.begin()->size() == 10);
    CHECK(day.count_of("feedback", {{"question", "why"}, {"answer", "the last bus is too early"}}) == people.size());
}
