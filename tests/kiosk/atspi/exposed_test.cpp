#include "kiosk/atspi/accessible.h"
#include "kiosk/atspi/atk_tree.h"
#include "kiosk/atspi/bus.h"
#include "kiosk/atspi/exposed.h"
#include "kiosk/atspi/text_pieces.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Label said(const char* text) { return Label::of_person(UserText{text}); }

Node node(const char* id, Role role, const char* label) {
    Node made;
    made.id = id;
    made.role = role;
    made.label = said(label);
    return made;
}

// A question with two answers, a field, and a button on the next part.
Tree question() {
    Tree tree;
    tree.language = "cy";
    tree.band = node("band", Role::group, "");
    tree.main = node("main", Role::group, "");
    tree.actions = node("actions", Role::group, "");
    tree.help = node("help", Role::group, "Help");
    Node answers = node("answers", Role::group, "");
    answers.children = {node("good", Role::radio, "Good"), node("bad", Role::radio, "Bad")};
    answers.children[0].selected = true;
    Node keyboard = node("keyboard", Role::group, "Keyboard");
    keyboard.children = {node("keyboard.a", Role::key, "a")};
    tree.main.children = {node("heading", Role::heading, "How was it?"), answers, node("field", Role::field, "Why?"),
                          keyboard, node("later", Role::button, "On the next part")};
    tree.main.children[2].value = said("Café");
    tree.help.children = {node("help.person", Role::button, "Ask a person")};
    tree.more = node("part.more", Role::button, "More");
    tree.back_up = node("part.back-up", Role::button, "Go up");
    tree.focus = "bad";
    return tree;
}

ExposedPlace shown(const std::vector<const char*>& ids) {
    ExposedPlace place;
    int y = 0;
    for (const char* id : ids) place.shown[id] = {{10, y += 100, 200, 80}, false};
    return place;
}

const ExposedPlace first_part = shown({"heading", "good", "bad", "field", "keyboard.a", "part.more", "help.person"});

const ExposedNode* find(const std::vector<ExposedNode>& nodes, std::string_view id) {
    for (const ExposedNode& one : nodes) {
        if (one.id == id) return &one;
        if (const ExposedNode* found = find(one.children, id)) return found;
    }
    return nullptr;
}

} // namespace

TEST_CASE("a screen reader is told names, values, states, places and the language of what is shown") {
    const ExposedScreen screen = expose(question(), first_part);
    CHECK(screen.name == "How was it?");
    const ExposedNode* good = find(screen.areas, "good");
    REQUIRE(good != nullptr);
    CHECK(good->name == "Good");
    CHECK(good->role == Role::radio);
    CHECK(good->selected);
    CHECK(good->focusable);
    CHECK(good->language == "cy");
    CHECK(good->box == Box{10, 200, 200, 80});
    CHECK(find(screen.areas, "field")->value == "Café");
    CHECK_FALSE(find(screen.areas, "heading")->focusable);
}

TEST_CASE("what has the ring is what has the focus, and nothing else") {
    const ExposedScreen screen = expose(question(), first_part);
    CHECK(find(screen.areas, "bad")->focused);
    CHECK_FALSE(find(screen.areas, "good")->focused);
    Tree tree = question();
    tree.focus.clear();
    CHECK_FALSE(find(expose(tree, first_part).areas, "bad")->focused);
}

TEST_CASE("what stands on another part is not told before it is turned to, and the question always is") {
    const ExposedScreen first = expose(question(), first_part);
    CHECK(find(first.areas, "later") == nullptr);
    CHECK(find(first.areas, "part.more") != nullptr);
    CHECK(find(first.areas, "part.back-up") == nullptr);
    const ExposedScreen second = expose(question(), shown({"later", "part.back-up", "help.person"}));
    CHECK(find(second.areas, "later") != nullptr);
    CHECK(find(second.areas, "good") == nullptr);
    CHECK(find(second.areas, "heading")->name == "How was it?");
}

TEST_CASE("what the layout greys out cannot be pressed or have the focus") {
    ExposedPlace place = first_part;
    place.shown["bad"].disabled = true;
    const ExposedScreen screen = expose(question(), place);
    CHECK(find(screen.areas, "bad")->disabled);
    CHECK_FALSE(find(screen.areas, "bad")->focusable);
    CHECK_FALSE(find(screen.areas, "bad")->focused);
}

TEST_CASE("a group without a name leaves no trace, and one with a name holds its own") {
    const ExposedScreen screen = expose(question(), first_part);
    CHECK(find(screen.areas, "answers") == nullptr);
    const ExposedNode* keyboard = find(screen.areas, "keyboard");
    REQUIRE(keyboard != nullptr);
    CHECK(keyboard->children.size() == 1);
    CHECK(keyboard->box == keyboard->children.front().box);
}

TEST_CASE("what is typed into a secret field is never told, whatever the screen made of it") {
    Tree tree = question();
    tree.main.children[2].is_secret = true;
    tree.main.children[2].value = said("4711");
    const ExposedScreen screen = expose(tree, first_part);
    const ExposedNode* field = find(screen.areas, "field");
    REQUIRE(field != nullptr);
    CHECK(field->value == "\u2022\u2022\u2022\u2022");
    CHECK(field->is_secret);
}

TEST_CASE("a Change button is told with its answer beside it, and by the name that it has without sight") {
    Tree tree = question();
    Node line = node("check.name", Role::summary, "Your name");
    line.detail = said("Mabel");
    line.value = said("£4.80");
    line.children = {node("change.name", Role::button, "Change")};
    line.children[0].spoken = said("Change your name");
    tree.main.children.push_back(line);
    const ExposedScreen screen = expose(tree, shown({"check.name", "change.name"}));
    const ExposedNode* change = find(screen.areas, "change.name");
    REQUIRE(change != nullptr);
    CHECK(change->name == "Change your name");
    CHECK(change->description == "Mabel\n£4.80");
    CHECK(find(screen.areas, "check.name")->description == "Mabel\n£4.80");
}

TEST_CASE("broken letters travel as a sign that one is missing: the bus would end the kiosk for them") {
    Tree tree = question();
    tree.main.children[2].value = said("a\xFF"
                                       "b");
    CHECK(find(expose(tree, first_part).areas, "field")->value == "a\uFFFDb");
}

TEST_CASE("a screen that is forgotten keeps none of its words") {
    ExposedScreen screen = expose(question(), first_part);
    forget(screen);
    CHECK(find(screen.areas, "field")->value.empty());
    CHECK(find(screen.areas, "good")->name.empty());
    CHECK(screen.name.empty());
}

TEST_CASE("text is given letter by letter and word by word, in code points") {
    CHECK(code_points_in("Café ýma") == 8);
    CHECK(part_of_text("Café ýma", 3, 6) == "é ý");
    CHECK(part_of_text("Café", 0, -1) == "Café");
    CHECK(piece_at("Café ýma", 3, TextPiece::letter) == PieceOfText{"é", 3, 4});
    CHECK(piece_at("Café ýma", 1, TextPiece::word) == PieceOfText{"Café ", 0, 5});
    CHECK(piece_at("Café ýma", 4, TextPiece::word) == PieceOfText{"Café ", 0, 5});
    CHECK(piece_at("Café ýma", 6, TextPiece::word) == PieceOfText{"ýma", 5, 8});
    CHECK(piece_at("Café ýma", 8, TextPiece::word) == PieceOfText{"", 8, 8});
    CHECK(piece_at("Café ýma", 2, TextPiece::all) == PieceOfText{"Café ýma", 0, 8});
}

TEST_CASE("while somebody is recorded a screen reader is given nothing to say aloud, and afterwards it is") {
    accessible_world().atk = AtkLibrary::load().value();
    const auto recorded = [](const char* seconds, bool is_recorded) {
        Tree tree = question();
        tree.main.children.push_back(node("spoken.time", Role::text, seconds));
        if (is_recorded) tree.band.children.push_back(node("spoken.on", Role::status, "The microphone is on."));
        return tree;
    };
    ExposedPlace place = shown({"heading", "spoken.time", "spoken.on", "help.person"});
    CHECK(expose(recorded("Seconds: 1", true), place).is_quiet);
    CHECK_FALSE(expose(recorded("Seconds: 1", false), place).is_quiet);
    AtkTree told(expose(recorded("Seconds: 0", false), place));
    std::vector<std::string> announced;
    const auto note = [](GSignalInvocationHint*, guint, const GValue* values, gpointer into) -> gboolean {
        static_cast<std::vector<std::string>*>(into)->emplace_back(g_value_get_string(values + 1));
        return TRUE;
    };
    const guint signal = g_signal_lookup("announcement", accessible_world().atk->object_type());
    REQUIRE(signal != 0);
    const gulong hook = g_signal_add_emission_hook(signal, 0, note, &announced, nullptr);
    ++place.page;
    for (const char* seconds : {"Seconds: 1", "Seconds: 2", "Seconds: 3"}) {
        told.show(expose(recorded(seconds, true), place));
        CHECK(announced.empty());
    }
    told.show(expose(recorded("Seconds: 4", false), place));
    g_signal_remove_emission_hook(signal, hook);
    CHECK(announced == std::vector<std::string>{"Seconds: 4"});
}

TEST_CASE("where the bus is missing, nothing is loaded and the end does not wait") {
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    ::unsetenv("AT_SPI_BUS_ADDRESS");
    CHECK_FALSE(take_bus_address().has_value());
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    CHECK_FALSE(take_bus_address().has_value());
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    // One that is named and not there.
    ScreenReaderBus bus({"unix:path=/nonexistent/bus", ""}, [] {});
    bus.show(expose(question(), first_part));
    CHECK(bus.take().empty());
}
