// Find my name, letter by letter, among the people of a very large pack.
#include "report.h"
#include "shown_kiosk.h"

#include <array>

using namespace copro;
using namespace copro::bench;

namespace {

constexpr std::array first_parts{"Al", "Ben", "Car", "Dar", "Ed", "Fa", "Gwen", "Har", "Ia",  "Jo", "Ka", "Lu",
                                 "Ma", "Nor", "Os",  "Pat", "Ro", "Sa", "Ta",   "Val", "Wil", "Ya", "Zo"};
constexpr std::array first_ends{"an", "bel", "cy",   "da", "ella", "fred", "gar", "hana", "ina", "jah",
                                "ke", "lia", "mina", "na", "on",   "ra",   "sha", "ta",   "vin", "y"};
constexpr std::array last_parts{"Ash", "Birch", "Cold",    "Drift", "Elder", "Fern", "Gold",
                                "Haw", "Iron",  "Juniper", "Kings", "Long",  "Moor", "Nettle",
                                "Oak", "Pine",  "Quarry",  "River", "Stone", "Thorn"};
constexpr std::array last_ends{"berry", "croft", "dale", "field", "gate", "hill", "ley", "mere", "ton", "wood"};

template <typename List>
std::string one_of(const List& list, std::size_t number) {
    return list.at(number % list.size());
}

// About 460 first names and 200 last ones: many share the first letters, as people do.
std::vector<Invitee> invented_people(std::size_t count) {
    std::vector<Invitee> people(count);
    for (std::size_t at = 0; at < count; ++at) {
        const std::size_t first = at / last_ends.size() / last_parts.size();
        people[at].id = fmt::format("person-{}", at);
        people[at].first_name = one_of(first_parts, at) + one_of(first_ends, first + at * 7);
        people[at].last_name = one_of(last_parts, at * 3 + first) + one_of(last_ends, at * 11 + first);
    }
    return people;
}

std::shared_ptr<const Meeting> large_meeting(const Terminal& terminal, std::size_t people) {
    REQUIRE_FALSE(terminal.model().carried.meetings.empty());
    MeetingPack pack = terminal.model().carried.meetings.front()->pack;
    pack.people = invented_people(people);
    return std::make_shared<const Meeting>(std::move(pack));
}

} // namespace

TEST_CASE("names: a letter of find my name", "[names]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    ShownKiosk kiosk(enrolled);
    const auto people = static_cast<std::size_t>(size_of_run(100'000, 2'000));
    const double before = now_ms();
    const auto meeting = large_meeting(kiosk.terminal(), people);
    const double prepared = now_ms() - before;
    kiosk.terminal().act(MeetingsChanged{{meeting}});

    Figures letters;
    Figures pictures;
    Figures searches;
    for (int visit = 0; visit < size_of_run(60, 1); ++visit) {
        const Invitee& wanted = meeting->pack.people.at(static_cast<std::size_t>(visit) * 1543 % people);
        const std::string typed = wanted.first_name.substr(0, 3) + " " + wanted.last_name.substr(0, 4);
        kiosk.press("welcome.sign-in");
        REQUIRE(kiosk.screen() == "sign-in.who");
        kiosk.show();
        for (std::size_t at = 0; at < typed.size(); ++at) {
            const double pressed = now_ms();
            kiosk.type(typed.substr(at, 1));
            letters.add(now_ms() - pressed);
            kiosk.show();
            pictures.add(now_ms() - pressed);
            const double asked = now_ms();
            const auto found = meeting->names.find(typed.substr(0, at + 1), 6);
            searches.add(now_ms() - asked);
            REQUIRE(found.people.empty() == (at == 0));
        }
        kiosk.terminal().act(EndSession{});
    }
    print_under(fmt::format("names: a letter among {} people, to the laid-out screen", people), letters, 5);
    print_beside("and to the picture of it", pictures.text());
    print_beside("the search alone", searches.text());
    print_beside("preparing that pack for searches, once", fmt::format("{:.0f} ms", prepared));
}
