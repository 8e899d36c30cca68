// One sweep over the screens, and the figures that the rows read from it. Made by Rig::swept(). Main thread.
#pragma once

#include "kiosk/screens/ideas.h"
#include "kiosk/sweep.h"
#include "kiosk/ui/checks.h"

#include <cstdint>
#include <limits>
#include <set>

namespace copro {

struct Rig;

// The smallest of many measurements, and where it was.
struct Least {
    double value = std::numeric_limits<double>::max();
    std::string where;
    template <typename Where>
    void take(double measured, const Where& where_it_is) {
        if (measured >= value) return;
        value = measured;
        where = where_it_is();
    }
    [[nodiscard]] bool known() const { return value < std::numeric_limits<double>::max(); }
};

// What is wrong, the first few by name.
struct Problems {
    std::int64_t count = 0;
    std::vector<std::string> first;
    void add(std::string what) {
        if (count++ < 5) first.push_back(std::move(what));
    }
};

// By how much things grow: 1 = not at all.
struct Growth {
    double sum = 0;
    std::int64_t count = 0;
    void take(double ratio) {
        sum += ratio;
        ++count;
    }
    [[nodiscard]] double mean() const { return count == 0 ? 0 : sum / double(count); }
};

// How large the things of a screen are, in pixels.
struct SizedScreen {
    struct Thing {
        double side = 0; // the smaller one
        double capital = 0;
    };
    std::map<NodeId, Thing>
        buttons;        // without the keyboard's keys and the help bar: their place is the same at all sizes
    double picture = 0; // the mean side
};

// V1, V2, V5.
struct TargetFigures {
    std::int64_t targets = 0;
    Least side_mm;
    Least gap_mm;
    Least key_mm; // of keyboards on the glass
    Least main_mm;
    Least big_main_mm; // for who asked for bigger buttons, where they have room
    std::int64_t with_room = 0;
    Problems without_room;
    // From standard to largest text, on the same screen and shape.
    std::map<std::string, SizedScreen> at_standard; // until it was seen at the largest
    Growth buttons;                                 // those that are not so large that nobody gains by more
    Growth button_letters;
    Growth pictures;
    Problems shrunk;
    std::int64_t longer_than_one_part = 0;
    std::int64_t more_reached = 0; // by keys and by switch
};

// V3, V4.
struct LetterFigures {
    Least capital_mm;
    Least body_mm; // at the standard size
};

// V6, V8.
struct ColourFigures {
    std::int64_t pairs = 0;
    std::map<ColourSet, Least> least;
    std::map<ColourSet, Least> most; // as 1 / ratio
};

struct RingFigures {
    std::int64_t rings = 0;
    Least ring_mm;
};

// S1.
struct SpokenFigures {
    std::int64_t drawn = 0;
    std::int64_t pictures = 0;
    Problems unspoken;
};

// O2, O13, O14.
struct FocusFigures {
    std::int64_t nodes = 0;
    Problems traps;
};
struct HelpFigures {
    std::int64_t seen = 0;
    std::map<std::string, Rect> place; // by shape, size and language
    Problems moved;
};
struct ExposedFigures {
    std::int64_t nodes = 0;
    Problems differ;
};

// What is read of a screen, and where it was.
struct ReadScreen {
    std::string where;
    std::vector<ReadLine> lines;
};

// C1, C2, C3, C4.
struct ContentFigures {
    std::int64_t questions = 0;
    std::size_t most_fields = 0;
    Problems not_one_question;
    std::int64_t errors = 0;
    Problems error_apart;
    std::int64_t sentences = 0;
    std::size_t longest_sentence = 0;
    std::string longest_where;
    std::int64_t ideas = 0;
    std::map<std::string, std::string> messages; // English words that are shown, by key
    Problems bare;
    std::map<std::string, ReadScreen> read; // in English, by all its words
};

struct Swept {
    std::int64_t layouts = 0;
    std::set<std::string> screens;
    std::set<std::string> languages;
    std::set<std::string> sizes;
    std::set<std::string> shapes;
    std::map<std::string, Problems> wrong; // by rule, from the checks that the self-test runs too
    TargetFigures targets;
    LetterFigures letters;
    ColourFigures colours;
    RingFigures rings;
    SpokenFigures spoken;
    FocusFigures focus;
    HelpFigures help;
    ExposedFigures exposed;
    ContentFigures content;

    void see(const SweptScreen& swept, Rig& rig);
    // "84 screens, 4 shapes, ...".
    [[nodiscard]] std::string extent() const;
    // What the checks found against this rule, as shortfalls.
    [[nodiscard]] std::vector<std::string> found_wrong(const std::string& rule) const;
};

[[nodiscard]] std::string where_of(const SweptScreen& swept);
// The same list with how many more there are.
[[nodiscard]] std::vector<std::string> told(const Problems& problems);

// What each part looks at; one file each.
void see_targets(const SweptScreen& swept, Swept& into);
void see_colours(const SweptScreen& swept, const Rig& rig, ColourFigures& into);
void see_spoken(const SweptScreen& swept, SpokenFigures& into);
void see_focus(const SweptScreen& swept, const Rig& rig, FocusFigures& into);
void see_help(const SweptScreen& swept, HelpFigures& into);
void see_exposed(const SweptScreen& swept, const Rig& rig, ExposedFigures& into);
void see_content(const SweptScreen& swept, ContentFigures& into);

} // namespace copro
