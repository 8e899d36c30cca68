// What nobody may have to look for behind "More" on the smallest screen (1280x800), at the usual text size.
#include "kiosk/ui/layout.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

Layout first_part(const Visitor& visitor) {
    static TextEngine text = TextEngine::open(installed_fonts()).take();
    return lay_out(visitor.tree(), {1280, 800, 3.87, TextSize::standard}, text);
}

Visitor with_chair() {
    Carried carried = carried_with({sample_pack()});
    carried.chair_may_call = true;
    return Visitor(std::move(carried));
}

} // namespace

TEST_CASE("in a fire the roll call is on the first part of the welcome screen") {
    Visitor visitor = with_chair();
    CHECK(first_part(visitor).find("welcome.roll-call") != nullptr);
    visitor.kiosk.act(PausedChanged{{{1, morning_ms, true, true}}});
    const Layout both = first_part(visitor);
    CHECK(both.find("welcome.roll-call") != nullptr);
    CHECK(both.find("welcome.come-back") != nullptr);
    CHECK(both.parts == 1);
}

TEST_CASE("who comes back finds what they began on the first part of the welcome screen") {
    Visitor visitor;
    visitor.kiosk.act(PausedChanged{{{1, morning_ms, true, true}}});
    const Layout layout = first_part(visitor);
    CHECK(layout.find("welcome.come-back") != nullptr);
    CHECK(layout.parts == 1);
}

TEST_CASE("a roll call shows eight people at once, each to be ticked, with whom they came") {
    Visitor visitor = with_chair();
    std::vector<RollEntry> roll;
    for (const Invitee& person : visitor.kiosk.model.carried.meetings.front()->pack.people) {
        const auto row = static_cast<std::int64_t>(roll.size()) + 1;
        if (row > 20) break;
        roll.push_back({"better-buses", person.id, person.first_name + " " + person.last_name, morning_ms, 0, row, {}});
    }
    visitor.kiosk.act(RollChanged{roll});
    visitor.press("welcome.roll-call");
    const auto people_on = [](const Layout& layout) {
        return std::count_if(layout.placed.begin(), layout.placed.end(), [](const Placed& placed) {
            return placed.node.role == Role::checkbox && placed.node.id.starts_with("roll-call.row.");
        });
    };
    CHECK(people_on(first_part(visitor)) == 8);
    // Where everybody came with somebody each has a second line.
    for (RollEntry& entry : roll) entry.more = in_party("7F3K-9Q2M", entry.row == 1 ? "" : "supporter");
    visitor.kiosk.act(RollChanged{roll});
    CHECK(people_on(first_part(visitor)) == 6);
    visitor.press("roll-call.row.2");
    CHECK(visitor.kiosk.count<NoteFound>() == 1);
}
