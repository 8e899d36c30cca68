#include "kiosk/ui/checks.h"
#include "kiosk/ui/renderer.h"
#include "test_screens.h"

#include <set>

namespace copro {

namespace {

constexpr Role all_roles[] = {Role::group,   Role::heading, Role::text,     Role::picture, Role::film,
                              Role::button,  Role::radio,   Role::checkbox, Role::field,   Role::key,
                              Role::summary, Role::status,  Role::alert};
constexpr Look all_looks[] = {Look::plain, Look::primary, Look::secondary, Look::quiet, Look::sign_in, Look::feedback,
                              Look::claim, Look::warning, Look::card,      Look::soft,  Look::lead,    Look::money};

// A node that shows everything a node can show.
Placed full(Role role, Look look, LookState state, Ground under) {
    Placed placed;
    placed.node.role = role;
    placed.node.look = look;
    placed.node.selected = state.selected;
    placed.node.disabled = state.disabled;
    placed.node.picture = "train";
    placed.under = under;
    placed.rect = {0, 0, 100, 100};
    placed.picture = {0, 0, 50, 50};
    placed.texts = {TextBox{}, TextBox{}};
    placed.texts[1].soft = true;
    placed.mark = Mark::circle;
    placed.caret = {0, 0, 2, 20};
    placed.boxed = paint_of(placed.node, state, under, ColourSet::day).boxed;
    return placed;
}

bool stands_there(Role role, Look look, Ground under) {
    // Band and help bar hold texts, statuses and buttons only.
    if (under != Ground::band) return true;
    if (look == Look::sign_in || look == Look::feedback || look == Look::claim) return false;
    return role == Role::text || role == Role::status || role == Role::button;
}

} // namespace

TEST_CASE("contrast is counted as WCAG counts it") {
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Approx(4.48).margin(0.01));
    CHECK(contrast(rgb(0x14202B), rgb(0xFAF6EE)) == Approx(15.3).margin(0.1));
    CHECK(contrast(rgb(0xFAF6EE), rgb(0x14202B)) == contrast(rgb(0x14202B), rgb(0xFAF6EE)));
    CHECK(spelling(rgb(0x083B47)) == "#083B47");
}

TEST_CASE("every pair of colours that any node can show is in the range of its set") {
    for (const ColourSet colours : all_colour_sets) {
        for (const Role role : all_roles) {
            for (const Look look : all_looks) {
                for (const Ground under : {Ground::page, Ground::card, Ground::band}) {
                    if (!stands_there(role, look, under)) continue;
                    for (int bits = 0; bits < 8; ++bits) {
                        const LookState state{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
                        if (state.disabled && state.pressed) continue;
                        const Placed placed = full(role, look, state, under);
                        for (const CheckProblem& problem :
                             check_pairs("node", colour_pairs(placed, colours, state.pressed), colours)) {
                            UNSCOPED_INFO(name_of(colours)
                                          << " " << name_of(role) << " " << name_of(look) << " state " << bits << " on "
                                          << static_cast<int>(under) << ": " << problem.measured);
                            CHECK(false);
                        }
                    }
                }
            }
        }
    }
    SUCCEED();
}

TEST_CASE("a pair out of range is named with its ratio") {
    const auto pale = check_pairs("node", {{"words", rgb(0x777777), rgb(0xFFFFFF)}}, ColourSet::day);
    REQUIRE(pale.size() == 1);
    CHECK(pale[0].rule == "V6");
    CHECK(pale[0].measured == "words #777777 on #FFFFFF: 4.48:1, 10 to 21");
    CHECK(check_pairs("node", {{"words", rgb(0x14202B), rgb(0xFFFFFF)}}, ColourSet::night).size() == 1);
    CHECK(check_pairs("node", {{"words", rgb(0x000000), rgb(0xFFFFFF)}}, ColourSet::soft).size() == 1);
}

TEST_CASE("states differ without colour") {
    Node node;
    node.role = Role::button;
    for (const ColourSet colours : all_colour_sets) {
        const Paint calm = paint_of(node, {}, Ground::page, colours);
        const Paint chosen = paint_of(node, {true, false, false}, Ground::page, colours);
        const Paint off = paint_of(node, {false, true, false}, Ground::page, colours);
        const Paint pressed = paint_of(node, {false, false, true}, Ground::page, colours);
        CHECK(chosen.border_mm >= 2 * calm.border_mm);
        CHECK(off.dashed);
        CHECK_FALSE(calm.dashed);
        CHECK(contrast(pressed.ground, calm.ground) >= 4.5);
    }
}

TEST_CASE("the focus ring is seen on every ground of every set") {
    for (const ColourSet colours : all_colour_sets) {
        const Surfaces& surfaces = surfaces_of(colours);
        for (const Ground ground : {Ground::page, Ground::band, Ground::card}) {
            CHECK(contrast(surfaces.focus_ink, colour_of(ground, colours)) >= contrast_range(colours).least);
        }
        CHECK(surfaces.focus_glow == rgb(0xFFD400));
    }
}

} // namespace copro
