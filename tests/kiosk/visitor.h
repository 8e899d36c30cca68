// A kiosk with its screens, used as a person uses it: only what is on the screen can be pressed. For tests; one thread.
#pragma once

#include "kiosk/screens/screen.h"
#include "tests/kiosk/kiosk_fixture.h"

namespace copro::test {

class Visitor {
public:
    Visitor() = default;
    explicit Visitor(Carried carried)
        : kiosk(std::move(carried)) {}

    Kiosk kiosk;

    [[nodiscard]] Tree tree() const {
        const Words words = words_of(kiosk.model);
        return build_screen(kiosk.model, words);
    }
    [[nodiscard]] std::string screen() const { return tree().screen; }
    // False when there is no such control, or it does nothing here.
    bool try_press(const NodeId& id) {
        const Tree now = tree();
        const Node* node = find_node(now, id);
        if (node == nullptr || !is_control(node->role) || node->disabled) return false;
        return happens({id, Gesture::press, {}});
    }
    void press(const NodeId& id) {
        INFO("press #" << id << " on " << screen());
        REQUIRE(try_press(id));
    }
    // A form, wherever the welcome screen has it.
    void start(const std::string& form) {
        if (!shows("welcome." + form)) {
            press("welcome.other-things");
            press("other-things." + form);
            return;
        }
        press("welcome." + form);
    }
    void type(const std::string& text) {
        INFO("type " << text << " on " << screen());
        REQUIRE(happens({{}, Gesture::insert, text}));
    }
    void choose(const NodeId& id) {
        press(id);
        press("next");
    }
    void write(const std::string& text) {
        type(text);
        press("next");
    }
    void save(const std::string& reference = "7F3K-9Q2M") {
        press("save");
        kiosk.act(RecordSaved{reference});
    }
    // A person's event by whatever way; false when it means nothing here.
    bool happens(const NodeEvent& event) {
        kiosk.act(PersonActive{});
        const auto action = on_event(kiosk.model, event);
        if (action) kiosk.act(*action);
        return action.has_value();
    }

    [[nodiscard]] bool shows(const NodeId& id) const {
        const Tree now = tree();
        return find_node(now, id) != nullptr;
    }
    [[nodiscard]] Node node(const NodeId& id) const {
        const Tree now = tree();
        const Node* found = find_node(now, id);
        INFO("#" << id << " on " << now.screen);
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] std::string label(const NodeId& id) const { return node(id).label.text(); }
};

// Mabel claims for herself, today: at the list of her costs.
inline Visitor claim_at_costs(Carried carried = carried_with({sample_pack()})) {
    Visitor visitor(std::move(carried));
    visitor.press("welcome.claim");
    visitor.type("mab th");
    visitor.choose("who.p-001");
    visitor.choose("for.me");
    visitor.choose("when.today");
    return visitor;
}

} // namespace copro::test
