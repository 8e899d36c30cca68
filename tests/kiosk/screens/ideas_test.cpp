// access.md C3, C4 on whole screens: a picture with each idea, and a reading grade of at most 5 for all that is read.
#include "kiosk/questions/parts.h"
#include "kiosk/words/easy_read.h"
#include "tests/kiosk/visitor.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

struct Exempt {
    std::string id; // a node, or all that start so when it ends with a dot
    const char* why;
};
// Ideas that may stand without a picture. One that is not met any more must go.
const std::vector<Exempt> exempt{
    {"staff.density", "a measure, for staff"},
    {"staff.here.", "a name, under the picture for all who are here"},
};

bool covers(const Exempt& one, const std::string& id) {
    return one.id.ends_with('.') ? id.starts_with(one.id) : id == one.id;
}

// Soft looks are hints under a heading that has the picture; money looks are totals under pictured lines.
bool is_idea(const Node& node) {
    return node.role == Role::text && (node.look == Look::plain || node.look == Look::lead);
}

template <typename Visit>
void each_in(const Node& node, const Visit& visit) {
    visit(node);
    for (const Node& child : node.children) each_in(child, visit);
}

void look_through(const Tree& tree, std::set<std::string>& bare, std::set<std::string>& used) {
    each_in(tree.main, [&](const Node& node) {
        if (!is_idea(node) || !node.picture.empty()) return;
        const auto found =
            std::find_if(exempt.begin(), exempt.end(), [&](const Exempt& one) { return covers(one, node.id); });
        if (found == exempt.end())
            bare.insert(tree.screen + " #" + node.id);
        else
            used.insert(found->id);
    });
}

// What a person reads from the top to the answers. A name, a date or an amount is not ours to make easier.
std::string read_on(const Tree& tree) {
    std::string all;
    each_in(tree.main, [&](const Node& node) {
        const bool is_read = node.role == Role::heading || node.role == Role::text || node.role == Role::alert;
        if (!is_read || node.is_private) return;
        for (const Label* label : {&node.label, &node.detail}) {
            if (!label->empty()) all += label->text() + "\n";
        }
    });
    return all;
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
    for (const char* form : {"sign-in", "feedback", "claim", "sign-out"}) {
        Visitor visitor;
        visitor.press(std::string("welcome.") + form);
        while (visitor.kiosk.model.session.screen == "question") {
            keep(visitor);
            visitor.press("next"); // says what is missing
            if (!visitor.shows("error")) continue;
            keep(visitor);
            const Question question = current_question(visitor.kiosk.model);
            if (question.type == "person") {
                visitor.type("zo");
                visitor.press("who.p-006");
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
    here.kiosk.act(SyncChanged{{3, 1, 2, morning_ms, true}});
    here.kiosk.act(PinRight{});
    keep(here);
    CHECK(seen.size() > 30);
}

} // namespace

TEST_CASE("each idea on a screen has a picture, or a reason for none") {
    std::set<std::string> bare;
    std::set<std::string> used;
    each_screen([&](const Tree& tree) { look_through(tree, bare, used); });
    for (const std::string& place : bare) {
        INFO(place << " has no picture");
        CHECK(bare.empty());
    }
    CHECK(used.size() == exempt.size());
}

TEST_CASE("an idea without a picture is found, a hint and a total are not") {
    Tree tree;
    tree.screen = "made-up";
    std::set<std::string> used;
    std::set<std::string> bare;
    tree.main.children = {text_node("hint", Label(), Look::soft), text_node("total", Label(), Look::money),
                          idea_node("shown", Label(), "bus"), text_node("staff.here.1", Label())};
    look_through(tree, bare, used);
    CHECK(bare.empty());
    CHECK(used == std::set<std::string>{"staff.here."});
    tree.main.children.push_back(text_node("idea", Label()));
    tree.main.children.push_back(text_node("lead", Label(), Look::lead));
    look_through(tree, bare, used);
    CHECK(bare == std::set<std::string>{"made-up #idea", "made-up #lead"});
}

TEST_CASE("all that stands on a screen has a reading grade of at most five") {
    each_screen([](const Tree& tree) {
        const std::string words = read_on(tree);
        INFO(tree.screen << ": " << words);
        CHECK(reading_grade(words) <= hardest_grade);
    });
    CHECK(reading_grade("Representatives subsequently evaluated everything.") > hardest_grade);
}
