// domain.md "Suppression": somebody who has the whole report, and a calculator, tries to undo it.
#include "sync/server/reports/suppress.h"
#include "tests/sync/server/support.h"

#include <numeric>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

using State = ShownCount::State;

// Every number that what is shown may stand for, by all that the reader knows of how it was made.
struct Range {
    std::int64_t least = 0;
    std::int64_t most = 0;
};
Range range_of(const ShownCount& shown, std::int64_t most) {
    if (shown.state == State::few) return {1, 4};
    if (shown.state == State::hidden) return {0, most};
    if (shown.number == 0) return {0, 0};
    return {std::max<std::int64_t>(5, shown.number - 2), shown.number + 2};
}

// What is left of one number once all others, and the whole, are taken into account.
Range undone(std::size_t which, const std::vector<ShownCount>& shown) {
    const Range whole = range_of(shown[0], 4);
    Range others;
    for (std::size_t i = 1; i < shown.size(); ++i) {
        if (i == which) continue;
        const Range one = range_of(shown[i], whole.most);
        others = {others.least + one.least, others.most + one.most};
    }
    const Range own = range_of(shown[which], whole.most);
    return {std::max(own.least, whole.least - others.most), std::min(own.most, whole.most - others.least)};
}

CountGroup group_of(std::vector<std::int64_t> counts) {
    return {"g", std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), std::move(counts)};
}

std::vector<ShownCount> shown_of(const CountGroup& group) {
    return shown_counts(group, CountTable::Kind::people, usual_suppression);
}

} // namespace

TEST_CASE("no number of the year's report that is hidden can be worked out from the others and the whole") {
    std::int64_t tried = 0;
    for (std::int64_t good = 0; good <= 24; ++good) {
        for (std::int64_t not_sure = 0; not_sure <= 24; ++not_sure) {
            for (std::int64_t not_good = 0; not_good <= 24; ++not_good) {
                const CountGroup group = group_of({good, not_sure, not_good});
                const auto shown = shown_of(group);
                for (std::size_t i = 1; i < shown.size(); ++i) {
                    const std::int64_t count = group.counts[i - 1];
                    const bool is_small = count > 0 && count < 5;
                    if (is_small && shown[i].state == State::number) FAIL("a small number is shown");
                    if (shown[i].state == State::number && shown[i].number % 5 != 0) FAIL("an exact number is shown");
                    if (shown[i].state == State::number) continue;
                    ++tried;
                    const Range left = undone(i, shown);
                    if (left.most > left.least) continue;
                    FAIL(fmt::format("{} {} {}: number {} is found out", good, not_sure, not_good, i));
                }
            }
        }
    }
    CHECK(tried > 10'000);
}

TEST_CASE("a month's hidden number of the trend is not found by taking the other months from the year") {
    std::uint64_t chance = 12'345;
    const auto next = [&](std::uint64_t below) {
        chance = chance * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return static_cast<std::int64_t>((chance >> 33) % below);
    };
    std::int64_t tried = 0;
    for (int round = 0; round < 5'000; ++round) {
        std::vector<CountGroup> months;
        std::vector<std::int64_t> sums(3);
        const int how_many = round % 4 == 0 ? 12 : 2 + round % 3;
        for (int month = 0; month < how_many; ++month) {
            months.push_back(group_of({next(round % 2 == 0 ? 30 : 12), next(9), next(5)}));
            for (std::size_t i = 0; i < 3; ++i) sums[i] += months.back().counts[i];
        }
        const auto year = shown_of(group_of(sums));
        const auto shown = shown_months(months, usual_suppression);
        for (std::size_t answer = 1; answer <= 3; ++answer) {
            const Range whole = range_of(year[answer], 500);
            // That nobody in the whole year said so may be told.
            if (whole.most == 0) continue;
            for (std::size_t which = 0; which < months.size(); ++which) {
                if (shown[which][answer].state == State::number) continue;
                Range others;
                for (std::size_t other = 0; other < months.size(); ++other) {
                    if (other == which) continue;
                    const Range one = range_of(shown[other][answer], range_of(shown[other][0], 4).most);
                    others = {others.least + one.least, others.most + one.most};
                }
                const Range in_month = undone(answer, shown[which]);
                const std::int64_t least = std::max(in_month.least, whole.least - others.most);
                const std::int64_t most = std::min(in_month.most, whole.most - others.least);
                ++tried;
                if (most <= least) FAIL(fmt::format("round {}: a month is found out", round));
            }
        }
    }
    CHECK(tried > 5'000);
}

TEST_CASE("of fewer than ten it is not told who said what, so that a nought tells nothing of the few") {
    const auto shown = shown_of(group_of({9, 0, 0}));
    CHECK(shown[0].number == 10);
    for (std::size_t i = 1; i < shown.size(); ++i) CHECK(shown[i].state == State::hidden);
    CHECK(shown_of(group_of({10, 0, 0}))[2].state == State::number);
    CHECK(shown_of(group_of({3, 0, 0}))[0].state == State::few);
    CHECK(shown_of(group_of({12, 6, 0}))[1].percent == -1);
    CHECK(shown_of(group_of({15, 6, 0}))[1].percent == 75);
}

TEST_CASE("what was paid to fewer than five people is hidden, and nobody can take it from the whole") {
    const auto people = [](int first, int count) {
        std::vector<std::string> list;
        for (int i = 0; i < count; ++i) list.push_back(fmt::format("p-{}", first + i));
        return list;
    };
    const auto hidden = [](const std::vector<ShownMoney>& shown) {
        std::set<std::string> ids;
        for (const ShownMoney& one : shown) {
            if (one.is_hidden) ids.insert(one.id);
        }
        return ids;
    };
    const MoneySum bus{"bus", 10'000, people(0, 20)};
    const MoneySum train{"train", 30'040, people(0, 6)};
    CHECK(hidden(shown_money({bus, train}, usual_suppression)).empty());
    CHECK(shown_money({bus, train}, usual_suppression)[0].pounds == 400);
    // One plane, of one person: the whole without the others would be theirs.
    const MoneySum plane{"plane", 45'000, people(3, 1)};
    CHECK(hidden(shown_money({bus, train, plane}, usual_suppression)) == std::set<std::string>{"plane", "train"});
    // Two hidden ones of the same person are still one person's.
    const MoneySum hotel{"hotel", 12'000, people(3, 1)};
    CHECK(hidden(shown_money({bus, train, plane, hotel}, usual_suppression)) ==
          std::set<std::string>{"hotel", "plane", "train"});
    CHECK(hidden(shown_money({plane}, usual_suppression)) == std::set<std::string>{"all", "plane"});
    // Whatever there is: the hidden ones are of five people together, or the whole is hidden too.
    for (int buses = 0; buses < 8; ++buses) {
        for (int trains = 0; trains < 8; ++trains) {
            for (int planes = 0; planes < 8; ++planes) {
                const std::vector<MoneySum> sums{{"bus", 500, people(0, buses)},
                                                 {"train", 700, people(4, trains)},
                                                 {"plane", 900, people(2, planes)}};
                const auto ids = hidden(shown_money(sums, usual_suppression));
                std::set<std::string> whose;
                for (const MoneySum& one : sums) {
                    if (ids.contains(one.id)) whose.insert(one.people.begin(), one.people.end());
                    if (!ids.contains(one.id) && !one.people.empty() && one.people.size() < 5)
                        FAIL("few people's money");
                }
                if (!whose.empty() && whose.size() < 5 && !ids.contains("all")) FAIL("one can take it from the whole");
            }
        }
    }
}
