#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

#include <random>

using namespace copro;
using namespace copro::test;

namespace {

class Walker {
public:
    explicit Walker(std::uint32_t seed)
        : m_random(seed)
        , m_visitor(carried(seed)) {
        if (seed % 2 == 0) m_visitor.kiosk.act(everyone_here());
    }

    void step() {
        const auto dice = m_random() % 100;
        if (dice < 30)
            event({pick({"next", "next", "save", "lines.add", "lines.add", "still-there.yes"}), Gesture::press, {}});
        else if (dice < 60)
            event({some_answer(), Gesture::press, {}});
        else if (dice < 72)
            type_something();
        else if (dice < 86)
            event({some_control(), Gesture::press, {}});
        else if (dice < 90)
            event({pick({"part.more", "part.back-up", "back", "back"}), Gesture::press, {}});
        else if (dice < 92)
            event({pick(strange()), Gesture::press, {}});
        else if (dice < 94)
            event({some_id(), Gesture::focus, {}});
        else if (dice < 96)
            event({{}, Gesture::erase, {}});
        else if (dice < 98)
            m_visitor.kiosk.wait(static_cast<std::int64_t>(m_random() % 125'000));
        else
            from_outside();
        play_the_world();
    }
    [[nodiscard]] std::string wrong() const {
        const PersonSession& session = m_visitor.kiosk.model.session;
        if (session.screen == "still-there" && !session.asked_at_ms) return "asked without a time";
        if (session.screen != "still-there" && session.asked_at_ms) return "time runs on without the question";
        if (session.behind.size() > 200) return "Back has no end";
        return broken_rule(m_visitor.tree());
    }
    [[nodiscard]] const std::string& path() const { return m_path; }
    std::set<std::string> seen;
    int saved = 0;
    int came_back = 0;

private:
    static Carried carried(std::uint32_t seed) {
        MeetingPack second = sample_pack();
        second.id = "warm-homes";
        second.fee.reset();
        Carried carried = seed % 3 == 0 ? carried_with({sample_pack(), second}) : carried_with({sample_pack()});
        if (seed % 2 == 0)
            carried.films = {"welcome.heading", "welcome.claim", "text-size.heading", "person-help.heading"};
        return carried;
    }
    static std::vector<std::string> typed() { return {"zo", "ma", "6.6", ".", " ", "Ŵ", "2", "\xFF", "482913", "<b>"}; }
    static std::vector<std::string> strange() {
        return {"",
                "no-such",
                "who.p-999",
                "lines.change-7",
                "keyboard.",
                "check.who",
                "change.nothing",
                "saved.zebra",
                "welcome.journeys",
                "choose-meeting.",
                "already-here.x",
                "line.remove",
                "keyboard.space",
                "staff.send",
                "come-back.picture.zebra",
                "staff-paused.open",
                "staff-paused.row.9"};
    }
    std::string pick(const std::vector<std::string>& among) { return among[m_random() % among.size()]; }
    std::string some_id() {
        return pick(ids([](const Node&) { return true; }));
    }
    std::string some_control() {
        return pick(ids([](const Node& node) { return is_control(node.role); }));
    }
    // An answer of the question, or on a screen without answers one of its big buttons.
    std::string some_answer() {
        const auto answers =
            ids([](const Node& node) { return node.role == Role::radio || node.role == Role::checkbox; });
        if (!answers.empty()) return pick(answers);
        // Ending the turn at every chance would never let it get far.
        return pick(ids([](const Node& node) {
            return is_control(node.role) && !node.id.starts_with("help.") && !node.id.starts_with("keyboard.") &&
                   node.id != "stop" && node.id != "back" && !node.id.ends_with(".finish") && node.id != "stop.wipe";
        }));
    }
    template <typename Wanted>
    std::vector<std::string> ids(const Wanted& wanted) const {
        const Tree tree = m_visitor.tree();
        std::vector<std::string> found;
        for_each_node(tree, [&](const Node& node) {
            if (wanted(node)) found.push_back(node.id);
        });
        if (found.empty()) found.push_back("next");
        return found;
    }
    void event(const NodeEvent& event) {
        if (m_path.size() > 4000) m_path.erase(0, 2000);
        m_path += event.id + event.text + " ";
        (void)m_visitor.happens(event);
        seen.insert(m_visitor.screen());
    }
    // A name that is there, now and then: letters typed at random find nobody.
    void type_something() {
        const bool finds_name = m_visitor.shows("who.field") && m_random() % 4 != 0;
        for (int letter = 0; finds_name && letter < 12; ++letter) event({{}, Gesture::erase, {}});
        event({{}, Gesture::insert, finds_name ? pick({"zo", "ma"}) : pick(typed())});
    }
    // So that signing in meets somebody who is here already.
    static Action everyone_here() {
        RollChanged roll;
        for (const Invitee& person : sample_pack().people) {
            roll.roll.push_back({"better-buses", person.id, person.first_name + " " + person.last_name, morning_ms});
            roll.roll.back().row = static_cast<std::int64_t>(roll.roll.size()); // as the store numbers them
        }
        return roll;
    }
    void from_outside() {
        const std::vector<Action> actions{everyone_here(),
                                          RollChanged{},
                                          SyncChanged{{1, 2, 3, morning_ms, true}},
                                          SyncChanged{},
                                          RecordNotSaved{},
                                          PinWrong{morning_ms + 1'000'000},
                                          FilmEnded{m_visitor.kiosk.model.session.film.starts},
                                          FilmBroken{m_visitor.kiosk.model.session.film.starts, false},
                                          EndSession{}};
        m_visitor.kiosk.act(actions[m_random() % actions.size()]);
    }
    // The effect runner's part: a world where most things work.
    void play_the_world() {
        Effects effects = std::move(m_visitor.kiosk.effects);
        m_visitor.kiosk.effects.clear();
        for (const Effect& effect : effects) {
            const bool works = m_random() % 5 != 0;
            if (std::holds_alternative<SaveRecord>(effect)) {
                saved += works ? 1 : 0;
                if (works)
                    m_visitor.kiosk.act(RecordSaved{"7F3K-9Q2M"});
                else
                    m_visitor.kiosk.act(RecordNotSaved{});
            }
            if (std::holds_alternative<CheckPin>(effect)) {
                if (works)
                    m_visitor.kiosk.act(PinRight{});
                else
                    m_visitor.kiosk.act(PinWrong{});
            }
            play_paused(effect, works);
            if (const auto* arrival = std::get_if<NoteArrival>(&effect))
                m_visitor.kiosk.act(RollChanged{{arrival->entry}});
        }
        seen.insert(m_visitor.screen());
    }

    // The codes are not the walk's matter: what was kept last is found, now and then.
    void play_paused(const Effect& effect, bool works) {
        Kiosk& kiosk = m_visitor.kiosk;
        if (const auto* keep = std::get_if<KeepWork>(&effect)) {
            if (works) m_kept = keep->work;
            if (works) kiosk.act(PausedChanged{{{1, morning_ms, true, true}}});
            if (keep->by_person && works) kiosk.act(WorkPaused{{"bus", "cup", "bus", "key"}});
            if (keep->by_person && !works) kiosk.act(WorkNotPaused{});
        }
        if (std::holds_alternative<AskPictures>(effect)) kiosk.act(PausedShown{1, {"bus", "cup", "bus", "key"}});
        if (std::holds_alternative<FindWork>(effect) || std::holds_alternative<FindWorkOfRow>(effect)) {
            if (works && !m_kept.empty())
                kiosk.act(WorkFound{1, std::make_shared<const OpenedWork>(m_kept)});
            else
                kiosk.act(WorkNotFound{});
            came_back += kiosk.model.session.run ? 1 : 0;
        }
        if (std::holds_alternative<DropWork>(effect)) kiosk.act(PausedChanged{});
    }

    std::string m_kept;
    std::mt19937 m_random;
    Visitor m_visitor;
    std::string m_path;
};

// Many times slower under the sanitizers, where a few walks must do.
#ifdef COPRO_SANITIZED
constexpr std::uint32_t walks = 8;
constexpr bool sees_all = false;
#else
constexpr std::uint32_t walks = 120;
constexpr bool sees_all = true;
#endif

} // namespace

TEST_CASE("whatever is pressed in whatever order, every screen stays whole") {
    std::set<std::string> seen;
    int saved = 0;
    int came_back = 0;
    for (std::uint32_t seed = 1; seed <= walks; ++seed) {
        Walker walker(seed);
        for (int step = 0; step < 1500; ++step) {
            walker.step();
            const std::string wrong = walker.wrong();
            if (wrong.empty()) continue;
            FAIL("seed " << seed << ", step " << step << ": " << wrong << "\nafter " << walker.path());
        }
        seen.insert(walker.seen.begin(), walker.seen.end());
        saved += walker.saved;
        came_back += walker.came_back;
    }
    std::string all;
    for (const std::string& screen : seen) all += screen + " ";
    INFO(all);
    // The walk is worth something only when it gets about.
    CHECK(seen.size() > 40);
    if (!sees_all) return;
    CHECK(saved > 0);
    CHECK(came_back > 0);
    for (const char* screen :
         {"welcome", "choose-meeting", "sign-in.who", "claim.lines", "claim.amount", "feedback.check", "already-here",
          "stop", "still-there", "paused", "come-back", "staff-pin", "text-size", "language"}) {
        INFO(screen);
        CHECK(seen.contains(screen));
    }
}
