// O8 to O11: how soon, how long, what is kept, and what goes with the person.
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/tried_store.h"
#include "kiosk/conformance/ways_in.h"

#include <fmt/format.h>

#include <chrono>
#include <ctime>

namespace copro {

namespace {

// Of the processor, so that other programs on the machine do not count.
double processor_ms() { return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC; }

double wall_ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Feedback {
    double slowest_ms = 0;
    std::string on;
    double save_ms = 0;
    std::int64_t presses = 0;
};

// A whole visit, each press of it until its frame is drawn; what is saved goes to a real disk.
Result<Feedback> feedback_of_visit(Rig& rig) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    const auto store = TRY(TriedStore::open(kiosk->clock));
    kiosk->world.disk = &store->records();
    const Press touch = by_touch(*kiosk);
    Feedback found;
    TRY(visit(*kiosk, [&](const NodeId& id) -> Result<void> {
        const std::string screen = kiosk->screen();
        const std::size_t saved = kiosk->world.bodies.size();
        const double start = processor_ms();
        const auto wall = std::chrono::steady_clock::now();
        TRY(touch(id));
        const double disk_ms = wall_ms_since(wall);
        DrawSettings settings;
        settings.colours = kiosk->settings().colours;
        TRY(rig.drawn(kiosk->terminal.shown_layout(), settings));
        const double ms = processor_ms() - start;
        ++found.presses;
        // The disk is not the processor's time.
        if (kiosk->world.bodies.size() > saved) found.save_ms = std::max(found.save_ms, disk_ms);
        if (ms <= found.slowest_ms) return {};
        found.slowest_ms = ms;
        found.on = screen + " #" + id;
        return {};
    }));
    return found;
}

// The disk is full: the person is told at once, and nothing is lost.
Result<bool> is_told_of_full_disk(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch("welcome.sign-in"));
    TRY(walk_to(*kiosk, as_somebody(), "sign-in.check"));
    kiosk->world.is_full = true;
    TRY(kiosk->touch("save"));
    const bool is_told = find_node(kiosk->terminal.tree(), "error") != nullptr;
    kiosk->world.is_full = false;
    TRY(kiosk->touch("save"));
    return is_told && kiosk->world.bodies.size() == 1;
}

Result<Finding> measure_feedback_time(Rig& rig) {
    constexpr double most_feedback_ms = 500;
    constexpr double most_done_ms = 1000;
    const Feedback found = TRY(feedback_of_visit(rig));
    const bool is_told = TRY(is_told_of_full_disk(rig));
    Finding finding;
    finding.measured =
        fmt::format("of {} presses the slowest is drawn after {:.0f} ms (#{}); Save is on the disk after "
                    "{:.0f} ms, without a network; a full disk is {}",
                    found.presses, found.slowest_ms, found.on, found.save_ms,
                    is_told ? "told at once, and Save works again after" : "not told");
    finding.needs(found.slowest_ms <= most_feedback_ms, fmt::format("{:.0f} ms: {}", found.slowest_ms, found.on));
    finding.needs(found.save_ms <= most_done_ms, fmt::format("Save takes {:.0f} ms", found.save_ms));
    finding.needs(is_told, "a full disk is not told, or loses what was answered");
    return finding;
}

constexpr std::int64_t wait_tick_ms = 500;

// Until the kiosk asks, in the person's time; 0 when it does not.
std::int64_t until_asked(TriedKiosk& kiosk) {
    for (std::int64_t passed = wait_tick_ms; passed <= 900'000; passed += wait_tick_ms) {
        kiosk.pass(wait_tick_ms);
        if (kiosk.screen() == "still-there") return passed;
    }
    return 0;
}

std::int64_t until_ended(TriedKiosk& kiosk) {
    for (std::int64_t passed = wait_tick_ms; passed <= 900'000; passed += wait_tick_ms) {
        kiosk.pass(wait_tick_ms);
        if (!kiosk.model().session.touched) return passed;
    }
    return 0;
}

Result<void> try_scanner_time(Rig& rig, Finding& finding) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    ScanSettings slow;
    slow.way = ScanWay::automatic;
    slow.pace_ms = scan_paces_ms[std::size(scan_paces_ms) - 1];
    kiosk->act(PersonActive{});
    kiosk->act(ChangeScan{slow});
    if (until_asked(*kiosk) == 0) return invalid("O9", "who scans is never asked");
    const std::int64_t two_loops = 2 * kiosk->model().session.scan_loop_ms;
    const std::int64_t to_answer = until_ended(*kiosk);
    finding.measured += fmt::format("; the slowest scanner has {:.0f} s, two loops are {:.0f} s",
                                    double(to_answer) / 1000, double(two_loops) / 1000);
    finding.needs(two_loops > 0 && to_answer + wait_tick_ms >= two_loops, "less than two loops of scanning to answer");
    return {};
}

// WCAG 2.2.1, "turn off": on the screen that asks.
Result<bool> can_be_turned_off(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch("welcome.sign-in"));
    if (until_asked(*kiosk) == 0) return false;
    TRY(kiosk->touch_all({"still-there.time", "time.never", "back"}));
    return until_asked(*kiosk) == 0 && kiosk->screen() == "sign-in.who";
}

Result<Finding> measure_time_out(Rig& rig) {
    constexpr int times_asked = 12;
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(TurnVoice{true});
    TRY(kiosk->touch("welcome.sign-in"));
    const std::int64_t idle = until_asked(*kiosk);
    Finding finding;
    if (idle == 0) return invalid("O9", "the kiosk never asks");
    const Node* heading = find_node(kiosk->terminal.tree(), "heading");
    const bool is_heard = heading != nullptr && kiosk->heard().find(heading->label.spoken()) != std::string::npos;
    const bool is_seen = kiosk->terminal.shown_layout().find("heading") != nullptr;
    int extended = 0;
    for (int times = 0; times < times_asked && kiosk->screen() == "still-there"; ++times) {
        TRY(kiosk->touch("still-there.yes"));
        extended += kiosk->screen() == "sign-in.who" ? 1 : 0;
        (void)until_asked(*kiosk);
    }
    const std::int64_t to_answer = until_ended(*kiosk);
    finding.measured = fmt::format("asks after {:.0f} s, {} and {}; {:.0f} s to answer; put off {} times of {}",
                                   double(idle) / 1000, is_seen ? "seen" : "not seen", is_heard ? "heard" : "not heard",
                                   double(to_answer) / 1000, extended, times_asked);
    finding.needs(idle >= 120'000 - wait_tick_ms && idle <= 300'000 + wait_tick_ms,
                  fmt::format("it asks after {:.0f} s", double(idle) / 1000));
    finding.needs(to_answer >= 45'000, fmt::format("{:.0f} s to answer", double(to_answer) / 1000));
    finding.needs(extended >= 10, fmt::format("it can be put off {} times", extended));
    finding.needs(is_seen && is_heard, "the question is not both seen and heard");
    const bool can_be_off = TRY(can_be_turned_off(rig));
    finding.measured += can_be_off ? "; can be turned off" : "; cannot be turned off";
    finding.needs(can_be_off, "who wants all the time there is cannot turn it off");
    TRY(try_scanner_time(rig, finding));
    return finding;
}

// The time runs out on a copy, just before this press: is what was begun kept, and the same when it is taken up?
bool is_kept(const Model& before, const Faults& faults) {
    Model model = before;
    std::optional<std::string> work;
    for (int times = 0; times < 4 && !work; ++times) {
        model.now_ms += idle_while_away_ms + most_to_answer_ms;
        for (Effect& effect : update(model, TimePassed{model.now_ms, model.now_wall_ms})) {
            if (auto* kept = std::get_if<KeepWork>(&effect)) work = std::move(kept->work);
        }
    }
    if (!work) return false;
    if (faults.kept_work) faults.kept_work(*work);
    const OpenedWork opened(*work);
    const auto taken_up = taken_up_work(model, opened);
    if (!taken_up) return false;
    Model after = before;
    after.session = *taken_up;
    return paused_work(after) == paused_work(before);
}

// By the person, with their pictures, over the real encrypted store.
Result<bool> comes_back(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    const auto store = TRY(TriedStore::open(kiosk->clock));
    kiosk->world.paused_on_disk = &store->paused();
    TRY(begin_feedback(*kiosk));
    kiosk->terminal.text_typed("Q");
    const std::string before = paused_work(kiosk->model());
    TRY(kiosk->touch_all({"help.person", "stop", "pause"}));
    const PictureCode code = kiosk->model().session.pause.code;
    if (code.size() != code_length) return false;
    kiosk->leave();
    TRY(kiosk->touch("welcome.come-back"));
    for (const std::string& picture : code) TRY(kiosk->touch("come-back.picture." + picture));
    return paused_work(kiosk->model()) == before;
}

Result<Finding> measure_kept_work(Rig& rig) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    const Press touch = by_touch(*kiosk);
    std::int64_t steps = 0;
    std::int64_t kept = 0;
    Finding finding;
    TRY(visit(*kiosk, [&](const NodeId& id) -> Result<void> {
        if (has_work(kiosk->model().session)) {
            ++steps;
            const bool same = is_kept(kiosk->model(), rig.faults);
            kept += same ? 1 : 0;
            finding.needs(same, kiosk->screen() + ": what was begun is lost when the time runs out");
        }
        return touch(id);
    }));
    const bool by_pictures = TRY(comes_back(rig));
    finding.measured =
        fmt::format("the time runs out at {} steps of a visit: kept and taken up the same at {}; by picture "
                    "code over the disk {}; asked before it ends",
                    steps, kept, by_pictures ? "the same" : "lost");
    finding.needs(steps > 0, "nothing was begun");
    finding.needs(by_pictures, "what was paused does not come back");
    return finding;
}

// Everything that somebody can set.
void change_all(TriedKiosk& kiosk) {
    ViewSettings other;
    other.scan.way = ScanWay::step;
    other.scan.grouping = ScanGrouping::blocks;
    other.scan.pace_ms = scan_paces_ms[0];
    other.touch.steady = true;
    other.touch.hold_ms = 500;
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(ChangeColours{ColourSet::night});
    kiosk.act(ChangeAlphabet{});
    kiosk.act(TurnVoice{true});
    kiosk.act(AllowPrivateAloud{});
    kiosk.act(ChangeWordRate{2});
    kiosk.act(ChangeLoudness{2});
    kiosk.act(ChangeReach{});
    kiosk.act(ChangeTimeOuts{false});
    kiosk.act(ChangeButtons{});
    kiosk.act(ChangeTouch{other.touch});
    kiosk.act(ChangeScan{other.scan});
}

bool is_as_it_begins(const ViewSettings& settings, const std::string& language) {
    ViewSettings begins;
    begins.language = language;
    return settings == begins;
}

// "Put it all back": the settings go, the answers stay.
Result<bool> keeps_answers_when_reset(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    const std::string language = kiosk->settings().language;
    TRY(begin_feedback(*kiosk));
    kiosk->terminal.text_typed("Q");
    const std::string before = paused_work(kiosk->model());
    change_all(*kiosk);
    kiosk->act(GoTo{"ways"});
    if (find_node(kiosk->terminal.tree(), "ways.reset") == nullptr) return false;
    kiosk->terminal.node_event({"ways.reset", Gesture::press, {}});
    if (!is_as_it_begins(kiosk->settings(), language)) return false;
    kiosk->act(GoBack{});
    return paused_work(kiosk->model()) == before;
}

// Staff come in the middle of somebody's answers, and go again.
Result<bool> restores_after_staff(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(begin_feedback(*kiosk));
    change_all(*kiosk);
    const ViewSettings settings = kiosk->settings();
    kiosk->act(GoTo{"person"});
    kiosk->act(GoTo{"staff-pin"});
    kiosk->act(PinRight{});
    if (!is_as_it_begins(kiosk->settings(), settings.language)) return false;
    kiosk->terminal.node_event({"staff.leave", Gesture::press, {}});
    return kiosk->settings() == settings && kiosk->model().session.run.has_value();
}

Result<Finding> measure_reset(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    const std::string language = kiosk->settings().language;
    change_all(*kiosk);
    TRY(kiosk->touch("welcome.feedback"));
    kiosk->leave();
    const PersonSession& next = kiosk->model().session;
    const bool is_reset = is_as_it_begins(next.settings, language) && !next.run && next.set_aside.empty() &&
                          next.person.id.empty() && next.screen == "welcome";
    const bool by_person = TRY(keeps_answers_when_reset(rig));
    const bool by_staff = TRY(restores_after_staff(rig));
    Finding finding;
    finding.measured = fmt::format("after a person {}; by the person {}; staff {}",
                                   is_reset ? "all is as it begins" : "something is left",
                                   by_person ? "in one press, answers kept" : "not without losing answers",
                                   by_staff ? "set the settings aside and give them back" : "do not give them back");
    finding.needs(is_reset, "something of the person is left for the next one");
    finding.needs(by_person, "the person cannot put the settings back and keep their answers");
    finding.needs(by_staff, "staff do not find the kiosk as it begins, or do not give it back");
    return finding;
}

} // namespace

Row feedback_time_row() {
    return {"O8",
            "The kiosk answers at once",
            "VVSG 2.0 7.2-N",
            "feedback within 500 ms, done within 1 s",
            measure_feedback_time,
            {}};
}

Row time_out_row() {
    return {"O9",
            "It asks before the time runs out, long enough, as often as somebody likes",
            "WCAG 2.2 2.2.1; 49 CFR 27.71(k)(3)(ii); Section 508 407.5",
            "after 2-5 min; 45 s or two loops of scanning to answer; put off 10 times, or turned off; seen and heard",
            measure_time_out,
            {{"success_criteria_level_a", "2.2.1"}, {"hardware", "407.5"}}};
}

Row kept_work_row() {
    return {"O10",
            "The time running out destroys nothing",
            "WCAG 2.2 2.2.6",
            "kept at every step, or warned",
            measure_kept_work,
            {{"success_criteria_level_aaa", "2.2.6"}, {"success_criteria_level_aaa", "2.2.5"}}};
}

Row reset_row() {
    return {"O11",
            "Every person begins afresh; who set something can put it back",
            "VVSG 2.0 7.1-A, 7.1-B; EN 301 549 5.1.3.13",
            "nothing left; answers kept; staff give back what was set",
            measure_reset,
            {{"en_301_549_generic_requirements", "5.1.3.13"}}};
}

} // namespace copro
