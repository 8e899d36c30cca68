// O1 to O14: each row holds on the shipped kiosk, and falls short when it is broken there.
#include "rig_fixture.h"

#include <chrono>

using namespace copro;
using namespace copro::test;

TEST_CASE("a key that is lost makes O1 fall short by the way that needs it, and by no other") {
    Faults faults;
    faults.keys = [](const std::string& key) {
        return key == "Tab" ? std::vector<std::string>() : std::vector<std::string>{key};
    };
    CHECK(measured(ways_in_row()).shortfalls.empty());
    const Finding finding = measured(ways_in_row(), faults);
    REQUIRE(finding.shortfalls.size() == 1);
    CHECK(finding.shortfalls.front().starts_with("keyboard"));
}

TEST_CASE("a place that arrows do not leave makes O2 fall short") {
    holds_until(focus_traps_row(), [](Faults& faults) {
        faults.step = [](const NodeId& from, const NodeId& to) { return from == "help.person" ? from : to; };
    });
}

TEST_CASE("sliding off that does not take a press back makes O3 fall short") {
    holds_until(release_row(), [](Faults& faults) {
        faults.begins = [](Terminal& terminal) {
            TouchSettings touch;
            touch.point = TouchPoint::first;
            terminal.act(ChangeTouch{touch});
        };
    });
}

TEST_CASE("a key that repeats makes O4 fall short") {
    holds_until(key_repeat_row(), [](Faults& faults) {
        faults.keys = [](const std::string& key) { return std::vector<std::string>{key, key}; };
    });
}

TEST_CASE("presses that come to nothing make O5 fall short") {
    holds_until(touch_help_row(), [](Faults& faults) {
        // A glass that loses every touch which is not quite still.
        faults.pointer = [has_moved = false](PointerEvent& event) mutable {
            if (event.kind == PointerEvent::Kind::down) has_moved = false;
            has_moved = has_moved || event.kind == PointerEvent::Kind::move;
            if (has_moved && event.kind == PointerEvent::Kind::up) event.kind = PointerEvent::Kind::cancel;
        };
    });
}

TEST_CASE("with the help off the same hand presses what it does not mean, and O5 falls short by that alone") {
    Faults faults;
    faults.touch_help = [](TouchSettings& help) { help = TouchSettings{}; };
    const Finding helped = measured(touch_help_row());
    INFO(helped.measured << all_of(helped.shortfalls));
    CHECK(helped.shortfalls.empty());
    CHECK_THAT(helped.measured, Catch::Contains(" 0 wrong, without that help "));
    CHECK_THAT(helped.measured, !Catch::Contains("without that help 0 wrong"));
    const Finding unhelped = measured(touch_help_row(), faults);
    INFO(unhelped.measured);
    REQUIRE(unhelped.shortfalls.size() == 1);
    CHECK(unhelped.shortfalls.front().ends_with(" wrong activations"));
}

TEST_CASE("a light that goes faster than it is set makes O6 fall short") {
    holds_until(scanning_row(), [](Faults& faults) { faults.clock = 1.5; });
}

TEST_CASE("reactions that are timed wrong make O7 fall short") {
    holds_until(scan_rate_row(), [](Faults& faults) { faults.clock = 1.5; });
}

TEST_CASE("a slow disk makes O8 fall short") {
    holds_until(feedback_time_row(), [](Faults& faults) {
        faults.save = [] {
            const auto start = std::chrono::steady_clock::now();
            while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(1200)) {
            }
        };
    });
}

TEST_CASE("a question that comes too soon makes O9 fall short") {
    holds_until(time_out_row(), [](Faults& faults) { faults.clock = 10; });
}

TEST_CASE("work that is not kept makes O10 fall short") {
    holds_until(kept_work_row(), [](Faults& faults) { faults.kept_work = [](std::string& work) { work = "{}"; }; });
}

TEST_CASE("a setting that stays for the next person makes O11 fall short") {
    holds_until(reset_row(), [](Faults& faults) {
        faults.next_person = [](Terminal& terminal) { terminal.act(ChangeColours{ColourSet::night}); };
    });
}

TEST_CASE("having to say again who one is makes O12 fall short") {
    holds_until(no_memory_test_row(), [](Faults& faults) {
        faults.carried = [](Carried& carried) {
            std::vector<Form> forms = *carried.forms;
            for (Form& form : forms) {
                if (form.id == "claim") form.questions.front().type = "name";
            }
            carried.forms = std::make_shared<const std::vector<Form>>(std::move(forms));
        };
    });
}

TEST_CASE("help that stands elsewhere on one screen makes O13 fall short") {
    holds_until(same_place_row(), [](Faults& faults) {
        faults.layout = [](Layout& layout) {
            if (layout.find("welcome.claim") == nullptr) return;
            for (Placed& placed : layout.placed) {
                if (placed.node.id == "help.person") placed.rect.x -= 20;
            }
        };
    });
}

TEST_CASE("a name that a screen reader is not told makes O14 fall short") {
    const auto breaks = [](Faults& faults) {
        faults.exposed = [](ExposedScreen& screen) {
            if (!screen.areas.empty() && !screen.areas.back().children.empty())
                screen.areas.back().children.back().name.clear();
        };
    };
    holds_until(screen_reader_row(), breaks);
}
