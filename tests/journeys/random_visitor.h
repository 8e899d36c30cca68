// A stranger at a real kiosk who does what chance says, and remembers what the kiosk told them; now and then they are
// staff. The same seed and visit do the same on the same glass. Used by visits_test.cpp; one thread.
#pragma once

#include "real_kiosk.h"

#include <algorithm>
#include <map>
#include <random>
#include <regex>

namespace copro::test {

// What people were told, to be held against what is kept.
struct Told {
    struct Saved {
        std::string reference;
        std::optional<std::int64_t> pence; // of a claim, as it stood on the glass
        std::string meeting;               // its id; "" where nobody was asked
        bool from_paper = false;
    };
    // Held up in a meeting's room, by meeting and card.
    using Cards = std::map<std::pair<std::string, std::string>, std::int64_t>;
    using Waits = std::map<std::string, std::int64_t>; // for a person, by how long

    std::map<std::string, std::vector<Saved>> saved; // by form; read to the end
    // The screen said "saved" and the power went before anybody read the number; what a claim came to.
    std::map<std::string, std::vector<std::int64_t>> unread;
    // The power went after Save was pressed and before the screen said anything: it may be kept or not.
    std::map<std::string, std::vector<std::int64_t>> cut;
    Cards cards;
    Cards cards_cut; // the power went before they were on record
    Waits waits;
    Waits waits_cut;
    std::map<std::string, int> walked_away; // by what they did instead
    std::map<std::string, int> kinds;       // how often each kind of visit came to its end
};

// "selected", "disabled", "focused", of a node that `see` saw.
[[nodiscard]] inline bool has_state(const nlohmann::json& node, const char* state) {
    return std::find(node["state"].begin(), node["state"].end(), state) != node["state"].end();
}

class RandomVisitor {
public:
    RandomVisitor(RealKiosk& kiosk, std::uint64_t seed)
        : m_kiosk(kiosk)
        , m_seed(seed) {}

    // Before the first visit: staff give themselves a PIN.
    void make_pin();
    // From the welcome screen to the welcome screen. meetings: how many there are today.
    void visit(int number, int meetings);
    [[nodiscard]] const Told& told() const { return m_told; }
    // Every line of this visit so far.
    [[nodiscard]] std::string played() const;

private:
    enum class Fate { save, leave, walk_off, power_cut, cut_at_save, cut_when_saved, pause };
    // By the visit's number, so that a short run has each of them.
    enum class Kind { person, shows, paper, room, help, practice, staff_equality };

    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename List>
    [[nodiscard]] const auto& any_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    nlohmann::json play(const std::string& line);
    void press(const std::string& id) { play("press #" + id); }
    void see() { m_seen = m_kiosk.see(); }
    [[nodiscard]] std::string screen() const { return m_seen["screen"]; }
    [[nodiscard]] std::string form() const { return screen().substr(0, screen().find('.')); }
    [[nodiscard]] std::string place() const { return screen().substr(screen().find('.') + 1); }
    [[nodiscard]] const nlohmann::json* node(const std::string& id) const;
    [[nodiscard]] bool can_press(const std::string& id) const;
    [[nodiscard]] bool is_practice() const { return node("frame.practice") != nullptr; }
    // Controls of the question itself, with one of these roles.
    [[nodiscard]] std::vector<nlohmann::json> own(const std::vector<std::string>& roles) const;
    // Those of them whose ids begin so.
    [[nodiscard]] std::vector<nlohmann::json> buttons_that_begin(const std::string& start) const;
    // Every word of the screen, through all its parts.
    std::string all_words();

    static Kind kind_of(int number);
    void choose_fate(int number);
    // A visit by forms, to its end.
    void go_through();

    // Each plays a little and is false when the person has gone.
    bool act();
    bool on_welcome();
    bool on_question();
    bool on_check();
    bool on_saved();
    bool on_other();
    bool on_paused();
    bool on_spoken();
    bool on_photo();
    bool save();
    void remember_saved(const std::string& words);

    void turn_away();
    void answer();
    void type_something();
    void clear_field();
    [[nodiscard]] std::string words_for(const std::string& question);
    bool walk_off();
    void cut_power();
    // … of somebody who was at the welcome screen, or on their way through a form.
    void power_cut();
    bool leave();
    std::int64_t total_on_check();

    void open_staff_page();
    void begin_as_staff();
    void end_practice();
    void stand_in_room();
    void call_for_help();

    RealKiosk& m_kiosk;
    std::uint64_t m_seed;
    std::mt19937_64 m_random;
    Told m_told;
    nlohmann::json m_seen;
    std::vector<std::string> m_played;
    // Of what was paused: its pictures, and the meeting that it was for.
    std::vector<std::pair<std::vector<std::string>, std::string>> m_codes;
    Kind m_kind = Kind::person;
    Fate m_fate = Fate::save;
    std::string m_meeting;    // that this visit is for, where somebody was asked
    std::string m_first_form; // that it begins with; "" for any
    std::string m_looked_for; // the letters of a name that were typed last; "" for none
    int m_lines_to_add = 0;   // before chance says what else is claimed
    int m_steps_left = 0;     // to the fate, where it does not wait for Save
    int m_forms_left = 0;
    int m_refused = 0; // times in a row that the screen said no
    std::int64_t m_total = 0;
    bool m_has_cash = false;                 // both have said so, by "check your answers"
    std::optional<std::int64_t> m_cash_told; // by the question whether they have it; none of what was paused
};

} // namespace copro::test
