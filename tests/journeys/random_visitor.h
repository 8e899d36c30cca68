// A stranger at a real kiosk who does what chance says, and remembers what the kiosk told them. The same seed and visit
// do the same on the same glass. Used by visits_test.cpp; one thread.
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
    };
    std::map<std::string, std::vector<Saved>> saved; // by form; read to the end
    // The screen said "saved" and the power went before anybody read the number; what a claim came to.
    std::map<std::string, std::vector<std::int64_t>> unread;
    // The power went after Save was pressed and before the screen said anything: it may be kept or not.
    std::map<std::string, std::vector<std::int64_t>> cut;
    std::map<std::string, int> walked_away; // by what they did instead
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

    // From the welcome screen to the welcome screen.
    void visit(int number);
    [[nodiscard]] const Told& told() const { return m_told; }
    // Every line of this visit so far.
    [[nodiscard]] std::string played() const;

private:
    enum class Fate { save, leave, walk_off, power_cut, cut_at_save, cut_when_saved, pause };

    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename List>
    [[nodiscard]] const auto& any_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    nlohmann::json play(const std::string& line);
    void press(const std::string& id) { play("press #" + id); }
    void see();
    [[nodiscard]] std::string screen() const { return m_seen["screen"]; }
    [[nodiscard]] std::string form() const { return screen().substr(0, screen().find('.')); }
    [[nodiscard]] std::string place() const { return screen().substr(screen().find('.') + 1); }
    [[nodiscard]] const nlohmann::json* node(const std::string& id) const;
    [[nodiscard]] bool can_press(const std::string& id) const;
    // Controls of the question itself, with one of these roles.
    [[nodiscard]] std::vector<nlohmann::json> own(const std::vector<std::string>& roles) const;
    // Every word of the screen, through all its parts.
    std::string all_words();

    // Each plays a little and is false when the person has gone.
    bool act();
    bool on_welcome();
    bool on_question();
    bool on_check();
    bool on_saved();
    bool on_other();
    bool on_paused();
    bool save();

    void turn_away();
    void answer();
    void type_something();
    void clear_field();
    [[nodiscard]] std::string words_for(const std::string& question);
    bool walk_off();
    void power_cut();
    bool leave();
    std::int64_t total_on_check();

    RealKiosk& m_kiosk;
    std::uint64_t m_seed;
    std::mt19937_64 m_random;
    Told m_told;
    nlohmann::json m_seen;
    std::vector<std::string> m_played;
    std::vector<std::vector<std::string>> m_codes; // of what was paused
    Fate m_fate = Fate::save;
    int m_steps_left = 0; // to the fate, where it does not wait for Save
    int m_forms_left = 0;
    int m_refused = 0; // times in a row that the screen said no
    std::int64_t m_total = 0;
};

} // namespace copro::test
