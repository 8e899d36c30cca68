// S1, S2, S10 to S13: what is on the glass is heard, as often as somebody likes, and with the ring.
#include "kiosk/conformance/heard_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/ways_in.h"

#include <fmt/format.h>

namespace copro {

namespace {

Result<Finding> measure_all_spoken(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const SpokenFigures& found = swept.spoken;
    Finding finding;
    finding.shortfalls = told(found.unspoken);
    const std::int64_t all = found.drawn + found.pictures;
    finding.measured = fmt::format("{} of {} are spoken: {} drawn texts and {} pictures", all - found.unspoken.count,
                                   all, found.drawn, found.pictures);
    return finding;
}

struct Repeats {
    std::int64_t stepped = 0;
    std::int64_t said = 0;
    std::int64_t with_ring = 0;
    std::int64_t screens = 0;
    std::int64_t repeated = 0;
    std::int64_t by_press = 0;    // without the key: Listen, Back, and the way there once more where that leads away
    std::int64_t by_touch = 0;    // on Listen, which is opened from there: again, held, and on again
    std::int64_t by_switches = 0; // the question, stepped to and chosen
    std::int64_t paused = 0;
    std::vector<std::string> wrong;
};

// Two switches come to words too, and choosing them says them once more.
Result<bool> again_by_switches(TriedKiosk& kiosk) {
    ScanSettings steps;
    steps.way = ScanWay::step;
    kiosk.act(ChangeScan{steps});
    const Node* heading = find_node(kiosk.terminal.tree(), "heading");
    bool is_said = false;
    for (int moves = 0; heading != nullptr && moves < 100 && !is_said; ++moves) {
        kiosk.pass(1000);
        const std::vector<NodeId> lit = kiosk.terminal.lit();
        const bool is_there = std::find(lit.begin(), lit.end(), heading->id) != lit.end();
        const std::size_t before = kiosk.voice.said.size();
        TRY(kiosk.key(is_there ? "Switch2" : "Switch1"));
        is_said =
            is_there && kiosk.voice.said.size() > before && kiosk.heard() == said_of(*heading, kiosk.terminal.tree());
    }
    kiosk.act(ChangeScan{ScanSettings()});
    return is_said;
}

// For who has no keys: the buttons of the Listen screen.
bool held_by_touch(TriedKiosk& kiosk) {
    std::vector<std::string> all;
    for (int times = 0; times < 2; ++times) {
        const std::size_t before = kiosk.voice.said.size();
        if (!kiosk.touch("listen.again")) return false;
        all.push_back(kiosk.voice.said.size() > before ? kiosk.heard() : "");
    }
    const std::size_t said = kiosk.voice.said.size();
    if (!kiosk.touch("listen.pause")) return false;
    const bool is_held = kiosk.settings().voice.paused && kiosk.voice.said.size() == said;
    if (!kiosk.touch("listen.pause")) return false;
    return is_held && !all[0].empty() && all[0] == all[1] && kiosk.voice.said.size() > said && kiosk.heard() == all[0];
}

// With the key twice, after a pause, and by presses that a switch can make too: each time the same words.
Result<void> repeat_on(TriedKiosk& kiosk, const HeardPath& path, Repeats& repeats) {
    const std::string where = kiosk.screen();
    ++repeats.screens;
    std::vector<std::string> all;
    for (int times = 0; times < 2; ++times) {
        const std::size_t before = kiosk.voice.said.size();
        TRY(kiosk.key("Repeat"));
        all.push_back(kiosk.voice.said.size() > before ? kiosk.heard() : "");
    }
    const bool same = !all[0].empty() && all[0] == all[1];
    repeats.repeated += same ? 1 : 0;
    if (!same) repeats.wrong.push_back(where + ": Repeat says something else");
    const int hushes = kiosk.voice.hushes;
    TRY(kiosk.key("Pause"));
    const bool hushed = kiosk.voice.hushes > hushes;
    TRY(kiosk.key("Pause"));
    const bool goes_on = hushed && kiosk.heard() == all[0];
    repeats.paused += goes_on ? 1 : 0;
    if (!goes_on) repeats.wrong.push_back(where + ": Pause does not hold and go on");
    const bool by_switches = TRY(again_by_switches(kiosk));
    repeats.by_switches += by_switches ? 1 : 0;
    if (!by_switches) repeats.wrong.push_back(where + ": the question is not said again when switches choose it");
    TRY(kiosk.touch("help.listen"));
    const bool by_touch = held_by_touch(kiosk);
    repeats.by_touch += by_touch ? 1 : 0;
    if (!by_touch) repeats.wrong.push_back(where + ": Listen does not read again, hold and go on by touch");
    TRY(kiosk.touch("back"));
    if (kiosk.screen() != where) {
        // Help that is opened from help: Back leads to what was before all of it.
        for (const char* id : path) TRY(kiosk.touch(id));
    }
    const bool again = kiosk.screen() == where && kiosk.heard() == all[0];
    repeats.by_press += again ? 1 : 0;
    if (!again) repeats.wrong.push_back(where + ": Listen and Back do not read it again");
    return {};
}

// Never in the voice of another language: the name of one that has no voice is not said.
std::string can_be_said_of(const TriedKiosk& kiosk, const Node& node) {
    std::string all;
    for (const Utterance& one : read_node(node, kiosk.terminal.tree())) {
        if (can_be_heard(kiosk.model(), one.language, one.key)) all += (all.empty() ? "" : " | ") + one.text;
    }
    return all;
}

Result<void> step_on(TriedKiosk& kiosk, Repeats& repeats) {
    const std::size_t count = focus_order(kiosk.terminal.layout()).size();
    for (std::size_t step = 0; step < count; ++step) {
        TRY(kiosk.key("Tab"));
        const Node* node = node_on(kiosk.terminal, kiosk.focus());
        ++repeats.stepped;
        const std::string where = kiosk.screen() + " #" + kiosk.focus();
        const bool is_said = node != nullptr && !kiosk.heard().empty() && kiosk.heard() == can_be_said_of(kiosk, *node);
        repeats.said += is_said ? 1 : 0;
        if (!is_said) repeats.wrong.push_back(where + " is not said when the ring comes to it");
        const bool with_ring = !kiosk.voice.said.empty() && !kiosk.voice.said.back().say.empty() &&
                               kiosk.voice.said.back().say.front().node == kiosk.focus();
        repeats.with_ring += with_ring ? 1 : 0;
    }
    return {};
}

Result<Finding> measure_repeat(Rig& rig) {
    Repeats repeats;
    TRY(walk_by_ear(rig, [&](TriedKiosk& kiosk, const HeardPath& path) -> Result<void> {
        TRY(repeat_on(kiosk, path, repeats));
        return step_on(kiosk, repeats);
    }));
    Finding finding;
    finding.measured =
        fmt::format("{} of {} controls said when stepped to; on {} screens Repeat twice the same on {}, Pause and on "
                    "again on {}, both by touch on {}, again by presses alone on {}, by two switches on {}",
                    repeats.said, repeats.stepped, repeats.screens, repeats.repeated, repeats.paused, repeats.by_touch,
                    repeats.by_press, repeats.by_switches);
    finding.shortfalls = std::move(repeats.wrong);
    return finding;
}

Result<Finding> measure_ring_and_voice(Rig& rig) {
    Repeats repeats;
    TRY(walk_by_ear(rig, [&](TriedKiosk& kiosk, const HeardPath&) { return step_on(kiosk, repeats); }));
    Finding finding;
    finding.measured =
        fmt::format("voice and ring on the same node in {} of {} steps", repeats.with_ring, repeats.stepped);
    finding.needs(repeats.stepped > 0 && repeats.with_ring == repeats.stepped, "the voice is elsewhere than the ring");
    return finding;
}

void take_alert(Node& node) {
    std::erase_if(node.children, [](const Node& child) { return child.role == Role::alert; });
    for (Node& child : node.children) take_alert(child);
}

const Node* alert_on(const Tree& tree) {
    const Node* alert = nullptr;
    for_each_node(tree, [&](const Node& node) {
        if (node.role == Role::alert && alert == nullptr) alert = &node;
    });
    return alert;
}

// Whatever can be wrong on any screen: it appears, and is what is heard next.
Result<Finding> measure_spoken_errors(Rig& rig) {
    SweepLimits limits = rig.plan.first;
    limits.languages = {rig.world.carried.library->languages().front()};
    limits.shapes = {"1920x1080"};
    limits.text_sizes = {name_of(TextSize::standard)};
    SweepWorld world = rig.world;
    world.alter = rig.faults.tree;
    std::int64_t errors = 0;
    std::int64_t heard = 0;
    std::set<std::string> messages;
    Finding finding;
    sweep(world, limits, rig.text, [&](const SweptScreen& swept) {
        const Node* alert = alert_on(swept.tree);
        if (alert == nullptr || swept.layout.find(alert->id) == nullptr) return;
        ++errors;
        messages.insert(alert->label.key());
        Tree before = swept.tree;
        take_alert(before.main);
        VoiceSettings voice;
        voice.on = true;
        Reader reader;
        (void)reader.follow({before, shown_nodes(before, swept.layout), swept.layout.part, voice, 0, 0, true});
        const auto speech =
            reader.follow({swept.tree, shown_nodes(swept.tree, swept.layout), swept.layout.part, voice, 1, 0, true});
        VoiceOrder order;
        if (speech) order.say = speech->say;
        if (rig.faults.voice) rig.faults.voice(order);
        const bool is_said = !order.say.empty() && order.say.front().node == alert->id &&
                             order.say.front().text == alert->label.spoken();
        heard += is_said ? 1 : 0;
        finding.needs(is_said, swept.sample.name + ": the error is not heard");
    });
    if (errors == 0) return invalid("S10", "no screen with an error was swept");
    finding.measured =
        fmt::format("{} of {} errors, of {} kinds, are the first words heard", heard, errors, messages.size());
    finding.on_site = "whether people understand how to mend it";
    return finding;
}

Result<Finding> measure_spoken_receipt(Rig& rig) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    kiosk->act(HeadphonesChanged{true});
    TRY(visit(*kiosk, by_touch(*kiosk)));
    const Words words = kiosk->model().carried.library->words("en");
    const std::string reference = words.reference("7F3K-9Q2M").spoken();
    const std::string total = words.money(Pence{2855}).spoken();
    const std::string status = words.say(MessageKey("form.claim.saved.kept")).spoken();
    int found = 0;
    for (const VoiceOrder& order : kiosk->voice.said) {
        std::string all;
        for (const Utterance& one : order.say) all += one.text + "\n";
        int here = 0;
        for (const std::string& part : {reference, total, status}) here += all.find(part) != std::string::npos ? 1 : 0;
        found = std::max(found, here);
    }
    Finding finding;
    finding.measured = fmt::format("{} of 3 in one speech after Save: reference \"{}\", total \"{}\", \"{}\"", found,
                                   reference, total, status);
    finding.needs(found == 3, "not all of the receipt is heard");
    return finding;
}

Result<Finding> measure_visual_twin(Rig& rig) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    kiosk->act(HeadphonesChanged{true});
    std::int64_t heard = 0;
    Finding finding;
    const Press touch = by_touch(*kiosk);
    std::size_t seen = 0;
    TRY(visit(*kiosk, [&](const NodeId& id) -> Result<void> {
        TRY(touch(id));
        for (; seen < kiosk->voice.said.size(); ++seen) {
            // What was cut off by the next speech of the same touch stood on a screen that has gone.
            if (seen + 1 < kiosk->voice.said.size()) continue;
            for (const Utterance& one : kiosk->voice.said[seen].say) {
                ++heard;
                if (node_on(kiosk->terminal, one.node) == nullptr)
                    finding.shortfalls.push_back(kiosk->screen() + ": \"" + one.node +
                                                 "\" is heard and not on the glass");
            }
        }
        return {};
    }));
    finding.measured = fmt::format("{} of {} pieces heard in a whole visit stand on the glass; no other sound is made",
                                   heard - static_cast<std::int64_t>(finding.shortfalls.size()), heard);
    finding.needs(heard > 0, "nothing was heard");
    return finding;
}

} // namespace

Row all_spoken_row() {
    return {"S1",
            "All words and pictures that are shown can be heard",
            "EN 301 549 5.1.3.1, 5.1.3.6; Section 508 402.2.1",
            "every drawn text and picture",
            measure_all_spoken,
            {{"en_301_549_generic_requirements", "5.1.3.1"},
             {"en_301_549_generic_requirements", "5.1.3.6"},
             {"hardware", "402.2.1"},
             {"functional_performance_criteria", "302.1"},
             {"en_301_549_functional_performance", "4.2.1"}}};
}

Row repeat_row() {
    return {"S2",
            "Speech can be repeated, held and cut off, by key, by touch and by switch",
            "EN 301 549 5.1.3.4; Section 508 402.2.4",
            "every control and every screen",
            measure_repeat,
            {{"en_301_549_generic_requirements", "5.1.3.4"}, {"hardware", "402.2.4"}}};
}

Row spoken_error_row() {
    return {"S10",
            "A spoken error says what is wrong and how to mend it",
            "EN 301 549 5.1.3.15; WCAG 2.2 3.3.1, 3.3.3",
            "every error, as the first words",
            measure_spoken_errors,
            {{"en_301_549_generic_requirements", "5.1.3.15"},
             {"success_criteria_level_a", "3.3.1"},
             {"success_criteria_level_aa", "3.3.3"}}};
}

Row spoken_receipt_row() {
    return {"S11",
            "What was saved is told in full",
            "EN 301 549 5.1.3.16; Section 508 402.2.2",
            "reference, total and status",
            measure_spoken_receipt,
            {{"en_301_549_generic_requirements", "5.1.3.16"}, {"hardware", "402.2.2"}}};
}

Row visual_twin_row() {
    return {"S12",
            "Nothing is told by sound alone, and nothing sounds over speech",
            "EN 301 549 5.1.5, 5.1.3.10",
            "every sound has its words on the glass",
            measure_visual_twin,
            {{"en_301_549_generic_requirements", "5.1.5"},
             {"en_301_549_generic_requirements", "5.1.3.10"},
             {"functional_performance_criteria", "302.4"},
             {"en_301_549_functional_performance", "4.2.4"}}};
}

Row ring_and_voice_row() {
    return {"S13",
            "Ring and voice move together",
            "EN 301 549 5.1.3.3; Section 508 402.2.3; VVSG 2.0 5.2-D",
            "the same node at each step",
            measure_ring_and_voice,
            {{"en_301_549_generic_requirements", "5.1.3.3"}, {"hardware", "402.2.3"}}};
}

} // namespace copro
