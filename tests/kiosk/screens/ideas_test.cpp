// access.md C3, C4 on whole screens: a picture with each idea, and a reading grade of at most 5 for all that is read.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/ideas.h"
#include "kiosk/words/easy_read.h"
#include "tests/kiosk/visitor.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

void look_through(const Tree& tree, std::set<std::string>& bare, std::set<std::string_view>& used) {
    for (const BareIdea& one : ideas_on(tree).bare) {
        if (one.because == nullptr)
            bare.insert(tree.screen + " #" + one.id);
        else
            used.insert(one.because->id);
    }
}

// Calls look(tree) for each screen of a whole visit, of help, of silence and of staff.
template <typename Looker>
void each_screen(Looker look) {
    std::set<std::string> seen;
    const auto keep = [&](const Visitor& visitor) {
        const Tree tree = visitor.tree();
        seen.insert(tree.screen);
        look(tree);
    };
    const Visitor start;
    keep(start);
    keep(Visitor(carried_with({})));
    for (const char* help : {"listen", "text-size", "colours", "language", "person"}) {
        Visitor visitor;
        visitor.press(std::string("help.") + help);
        keep(visitor);
    }
    Carried silent = carried_with({sample_pack()});
    silent.voices.clear();
    Visitor unheard(std::move(silent));
    unheard.press("help.listen");
    keep(unheard);
    for (const char* form : {"sign-in", "feedback", "claim", "booking", "sign-out"}) {
        Visitor visitor;
        visitor.start(form);
        while (visitor.kiosk.model.session.screen == "question") {
            keep(visitor);
            visitor.press("next"); // says what is missing
            if (!visitor.shows("error")) continue;
            keep(visitor);
            const Question question = current_question(visitor.kiosk.model);
            if (question.type == "person") {
                visitor.type("zo");
                visitor.press("who.p-006");
            } else if (question.options.empty()) {
                visitor.type(question.type == "date" ? "25122026" : "12");
            } else {
                visitor.press(question.id + "." + question.options.front().id);
            }
            visitor.press("next");
        }
        keep(visitor);
        visitor.press("help.person");
        visitor.press("stop");
        keep(visitor);
        visitor.press("back");
        visitor.kiosk.wait(idle_before_asking_ms);
        keep(visitor);
        visitor.press("still-there.yes");
        visitor.save();
        keep(visitor);
    }
    Visitor here;
    here.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    here.press("welcome.sign-in");
    here.type("zo");
    here.choose("who.p-006");
    keep(here);
    here.press("help.person");
    here.press("person-help.staff");
    keep(here);
    here.kiosk.act(SyncChanged{{3, 1, 2, morning_ms, true, 2, 1}});
    here.kiosk.act(PinRight{});
    keep(here);
    here.press("staff.end");
    keep(here);
    CHECK(seen.size() > 30);
}

} // namespace

TEST_CASE("each idea on a screen has a picture, or a reason for none") {
    std::set<std::string> bare;
    std::set<std::string_view> used;
    each_screen([&](const Tree& tree) { look_through(tree, bare, used); });
    for (const std::string& place : bare) {
        INFO(place << " has no picture");
        CHECK(bare.empty());
    }
    CHECK(used.size() == idea_exceptions().size());
}

TEST_CASE("an idea without a picture is found, a hint and a total are not") {
    Tree tree;
    tree.screen = "made-up";
    std::set<std::string_view> used;
    std::set<std::string> bare;
    tree.main.children = {text_node("hint", Label(), Look::soft), text_node("total", Label(), Look::money),
                          idea_node("shown", Label(), "bus"), text_node("staff.here.1", Label())};
    look_through(tree, bare, used);
    CHECK(bare.empty());
    CHECK(used == std::set<std::string_view>{"staff.here."});
    tree.main.children.push_back(text_node("idea", Label()));
    tree.main.children.push_back(text_node("lead", Label(), Look::lead));
    look_through(tree, bare, used);
    CHECK(bare == std::set<std::string>{"made-up #idea", "made-up #lead"});
}

TEST_CASE("all that stands on a screen has a reading grade of at most five") {
    each_screen([](const Tree& tree) {
        const std::string words = words_read(tree);
        INFO(tree.screen << ": " << words);
        CHECK(reading_grade(words) <= hardest_grade);
    });
    CHECK(reading_grade("Representatives subsequently evaluated everything.") > hardest_grade);
}
