// The charter's promises to who signs in, each in a visit whose record reaches the server. docs/domain.md has the
// table.
#include "charter_day.h"

using namespace copro;
using namespace copro::test;

namespace {

// In the largest letters, read aloud; the screen asks once whether they are there, and then never again.
constexpr const char* sign_in_with_needs = R"(press #welcome.sign-in
type "mab th"
press "Mabel T."
press #next
expect-screen sign-in.privacy
press #next
press #roles.service-user
press #next
press #help.text-size
press "Largest"
press #back
press #help.listen
expect "We read the screens to you."
press #back
press #with.alone
press #next
expect-screen sign-in.need-areas
press #need-areas.room
press #need-areas.other
press #next
press #needs-room.quiet-room
press #needs-room.supporter
press #next
expect-screen sign-in.needs-other
type "the light hurts"
clock +121s
expect-screen still-there
press "I want more time"
press #time.never
press #back
clock +30m
expect-screen sign-in.needs-other
press #next
press #tell-host.yes
press #next
press #remember-needs.no
press #next
press #photos.no
press #next
press #next
press #next
press #next
press #save
expect "Welcome, Mabel Thornberry."
press #next
expect-screen welcome)";

constexpr const char* leave_unmet = R"(press #welcome.sign-out
type "mab th"
press "Mabel T."
press #next
expect-screen sign-out.needs-met
press #needs-met.no
press #next
type "the lamp stayed on"
press #next
press #save
expect-screen sign-out.saved
press #next
sync)";

constexpr const char* sign_in_a_child = R"(press #welcome.sign-in
type "lott"
press "Lottie T."
press #next
press #next
press #roles.young-person
press #next
expect-screen sign-in.guardian
press #guardian.here
press #next
type "Nia"
press #next
press #need-areas.nothing
press #next
expect-screen sign-in.photos-guardian
press #photos-guardian.no
press #next
press #next
expect-screen sign-in.check
press #save
expect-screen sign-in.saved
press #next)";

} // namespace

TEST_CASE(
    "the charter: who needs something asks in their own time, the host reads it, and why it was not there is kept") {
    CharterDay day;
    day.make_pin();
    day.visit(sign_in_with_needs);
    day.open_staff_page();
    day.visit("press #staff.brief\nexpect \"Mabel Thornberry\"\nexpect \"A quiet room\"\nexpect \"the light hurts\"\n"
              "press #back\npress #staff.leave");
    day.visit(leave_unmet);
    CHECK(day.count_of("needs", {{"person", "p-001"},
                                 {"needs", {"quiet-room", "supporter"}},
                                 {"needs_other", "the light hurts"},
                                 {"tell_host", true},
                                 {"met", "no"},
                                 {"met_why", "the lamp stayed on"}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-001"}}) == 2);
}

TEST_CASE("the charter: one screen for all, a card for who has a role, and a shorter way for a child with a guardian") {
    CharterDay day;
    const auto before = day.kiosk().see();
    day.sign_in("idr", "Idris Q.", "trustee");
    // The chair's own card says what they do; their name stands there as anybody's does.
    day.visit("expect \"Welcome, Idris Quillfeather.\"\npress #saved.role-card\nexpect \"You lead the meeting\"\n"
              "expect \"You help everyone to speak.\"\npress #back\npress #next");
    CHECK(day.kiosk().see() == before);
    day.sign_in("mab th", "Mabel T.", "service-user");
    day.visit("press #saved.role-card\nexpect \"You can say what works and what does not.\"\npress #back\npress #next");
    CHECK(day.kiosk().see() == before);
    day.visit(sign_in_a_child);
    CHECK(day.kiosk().see() == before);
    day.kiosk().play("sync");
    CHECK(day.count_of("attendance", {{"person", "p-003"}, {"roles", {"trustee"}}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-001"}, {"roles", {"service-user"}}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-027"},
                                      {"roles", {"young-person"}},
                                      {"guardian", "here"},
                                      {"guardian_name", "Nia"},
                                      {"photos", "no"}}) == 1);
}

TEST_CASE(
    "the charter: a person is asked for, paper and a helper do as well, and the room has cards; all of it is counted") {
    CharterDay day;
    day.make_pin();
    day.visit("press #help.person\nexpect \"A person can help you.\"\nclock +3m\npress #person-help.here\n"
              "expect-screen welcome");
    day.open_staff_page();
    day.visit("press #staff.set-up\npress #set-up.paper\npress #staff-paper.sign-in\nexpect \"From paper\"");
    day.answer_sign_in("oona", "Oona M.", "carer");
    day.visit("expect \"Welcome, Oona Marrowby.\"\npress #next\nexpect-screen welcome\n"
              "press #help.person\npress #ways.open\npress #ways.helper\npress #back\n"
              "expect \"Somebody helps. You say yes at the end.\"\npress #welcome.sign-in");
    day.answer_sign_in("priy", "Priya S.", "service-user");
    day.visit("press #confirm-own.yes\nexpect-screen sign-in.saved\npress #next");
    day.sign_in("cled", "Cledwyn P.", "guest");
    day.visit("press #next");
    day.open_staff_page();
    day.visit("press #staff.set-up\npress #set-up.room.better-buses\nexpect-screen room\n"
              "press #room.card.need-break\nexpect \"Nobody sees your name.\"\npress #back\n"
              "press #room.agenda\nexpect \"We write a plan together.\"\npress #back\nclock +11m\nsync");
    CHECK(day.count_of("help", {{"wait", "under-5-minutes"}, {"count", 1}}) == 1);
    CHECK(day.count_of("room", {{"card", "need-break"}, {"count", 1}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-004"}, {"entered_from", "paper"}, {"helped", false}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-008"}, {"entered_from", nullptr}, {"helped", true}}) == 1);
    CHECK(day.count_of("attendance", {{"person", "p-005"}, {"entered_from", nullptr}, {"helped", false}}) == 1);
}
