#include "sync/server/reports/suppress.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

std::int64_t to_step(std::int64_t count, const Suppression& rule) {
    return (count + rule.step / 2) / rule.step * rule.step;
}

bool is_few(std::int64_t count, const Suppression& rule) { return count > 0 && count <= rule.most_hidden; }

ShownCount shown_count(std::int64_t count, const Suppression& rule) {
    if (is_few(count, rule)) return {ShownCount::State::few, 0, -1};
    return {ShownCount::State::number, to_step(count, rule), -1};
}

// Alone, a hidden number could be worked out from the others and the whole.
void hide_a_second(const CountGroup& group, std::vector<ShownCount>& shown) {
    std::size_t hidden = 0;
    std::size_t smallest = 0; // of all = none
    for (std::size_t i = 1; i < shown.size(); ++i) {
        if (shown[i].state != ShownCount::State::number) {
            ++hidden;
        } else if (group.counts[i - 1] > 0 && (smallest == 0 || group.counts[i - 1] < group.counts[smallest - 1])) {
            smallest = i;
        }
    }
    if (hidden == 1 && smallest != 0) shown[smallest] = {ShownCount::State::hidden, 0, -1};
}

using Months = std::vector<std::vector<ShownCount>>;
using State = ShownCount::State;

// What a reader knows of a number.
struct Known {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

Known known_of(const ShownCount& shown, std::int64_t whole, const Suppression& rule) {
    if (shown.state == State::few) return {1, rule.most_hidden};
    if (shown.state == State::hidden) return {0, whole};
    if (shown.number == 0) return {0, 0};
    return {std::max(rule.most_hidden + 1, shown.number - rule.step / 2), shown.number + rule.step / 2};
}

std::int64_t most_of_all(const std::vector<ShownCount>& shown, const Suppression& rule) {
    return known_of(shown.front(), rule.most_hidden, rule).most;
}

// Of one answer in one month: by the month's other answers, and by the other months and the year.
Known left_over(const Months& months, std::size_t which, std::size_t answer, const ShownCount& year,
                const Suppression& rule) {
    const std::vector<ShownCount>& own = months[which];
    const Known month = known_of(own.front(), rule.most_hidden, rule);
    Known beside;
    for (std::size_t i = 1; i < own.size(); ++i) {
        if (i == answer) continue;
        const Known one = known_of(own[i], month.most, rule);
        beside = {beside.least + one.least, beside.most + one.most};
    }
    Known others;
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < months.size(); ++i) {
        whole += most_of_all(months[i], rule);
        if (i == which) continue;
        const Known one = known_of(months[i][answer], most_of_all(months[i], rule), rule);
        others = {others.least + one.least, others.most + one.most};
    }
    const Known of_year = known_of(year, whole, rule);
    const Known alone = known_of(own[answer], month.most, rule);
    return {std::max({alone.least, month.least - beside.most, of_year.least - others.most}),
            std::min({alone.most, month.most - beside.least, of_year.most - others.least})};
}

bool one_is_found_out(const Months& months, std::size_t answer, const ShownCount& year, const Suppression& rule) {
    // That nobody in the whole year said it tells it of each month, and may be told.
    if (year.state == State::number && year.number == 0) return false;
    for (std::size_t which = 0; which < months.size(); ++which) {
        if (months[which][answer].state == State::number) continue;
        const Known known = left_over(months, which, answer, year, rule);
        if (known.most <= known.least) return true;
    }
    return false;
}

// False when there is nothing more to hide.
bool hide_one_more(Months& months, std::size_t answer) {
    ShownCount* smallest = nullptr;
    for (auto& month : months) {
        const bool is_empty = month.front().state == State::number && month.front().number == 0;
        if (is_empty || month[answer].state != State::number) continue;
        if (smallest == nullptr || month[answer].number < smallest->number) smallest = &month[answer];
    }
    if (smallest == nullptr) return false;
    *smallest = {State::hidden, 0, -1};
    return true;
}

struct MoneyRow {
    const MoneySum* sum = nullptr;
    bool is_hidden = false;
};

std::set<std::string> people_of_hidden(const std::vector<MoneyRow>& rows) {
    std::set<std::string> people;
    for (const MoneyRow& row : rows) {
        if (row.is_hidden) people.insert(row.sum->people.begin(), row.sum->people.end());
    }
    return people;
}

} // namespace

std::vector<ShownCount> shown_counts(const CountGroup& group, CountTable::Kind kind, const Suppression& rule) {
    std::vector<ShownCount> shown;
    const bool is_work = kind == CountTable::Kind::work;
    if (is_work) {
        shown.push_back({ShownCount::State::number, group.all, -1});
        for (const std::int64_t count : group.counts) shown.push_back({ShownCount::State::number, count, -1});
        return shown;
    }
    shown.push_back(shown_count(group.all, rule));
    const bool is_split = kind == CountTable::Kind::apart || group.all == 0 || group.all >= least_to_split;
    for (const std::int64_t count : group.counts) {
        shown.push_back(is_split ? shown_count(count, rule) : ShownCount{ShownCount::State::hidden, 0, -1});
    }
    if (kind != CountTable::Kind::people || !is_split) return shown;
    hide_a_second(group, shown);
    if (group.all < rule.least_answers) return shown;
    // Of the rounded numbers: the exact share would tell the exact number.
    const std::int64_t base = shown.front().number;
    for (std::size_t i = 1; i < shown.size(); ++i) {
        if (shown[i].state != ShownCount::State::number) continue;
        shown[i].percent = std::min<std::int64_t>((100 * shown[i].number + base / 2) / base, 100);
    }
    return shown;
}

std::vector<std::vector<ShownCount>> shown_months(const std::vector<CountGroup>& months, const Suppression& rule) {
    Months shown;
    CountGroup year;
    for (const CountGroup& month : months) {
        shown.push_back(shown_counts(month, CountTable::Kind::people, rule));
        year.all += month.all;
        year.counts.resize(month.counts.size());
        for (std::size_t i = 0; i < month.counts.size(); ++i) year.counts[i] += month.counts[i];
    }
    const auto whole = shown_counts(year, CountTable::Kind::people, rule);
    bool is_safe = true;
    for (std::size_t answer = 1; answer < whole.size(); ++answer) {
        while (is_safe && one_is_found_out(shown, answer, whole[answer], rule)) is_safe = hide_one_more(shown, answer);
    }
    if (is_safe) return shown;
    // Too little was said to tell it by month at all.
    for (auto& month : shown) {
        const bool is_empty = month.front().state == State::number && month.front().number == 0;
        for (std::size_t i = 1; !is_empty && i < month.size(); ++i) month[i] = {State::hidden, 0, -1};
    }
    return shown;
}

std::vector<ShownMoney> shown_money(const std::vector<MoneySum>& sums, const Suppression& rule) {
    const auto least = static_cast<std::size_t>(rule.most_hidden + 1);
    std::vector<MoneyRow> rows;
    std::set<std::string> everybody;
    std::int64_t pence = 0;
    for (const MoneySum& sum : sums) {
        rows.push_back({&sum, sum.people.size() < least && !sum.people.empty()});
        everybody.insert(sum.people.begin(), sum.people.end());
        pence += sum.pence;
    }
    for (std::size_t hidden = people_of_hidden(rows).size(); hidden > 0 && hidden < least;
         hidden = people_of_hidden(rows).size()) {
        MoneyRow* smallest = nullptr;
        for (MoneyRow& row : rows) {
            const bool may_be = !row.is_hidden && !row.sum->people.empty();
            if (may_be && (smallest == nullptr || row.sum->people.size() < smallest->sum->people.size()))
                smallest = &row;
        }
        if (smallest == nullptr) break;
        smallest->is_hidden = true;
    }
    const auto whole = [](std::int64_t amount) { return (amount + 50) / 100; };
    std::vector<ShownMoney> shown{{"all", everybody.size() < least && !everybody.empty(), whole(pence)}};
    for (const MoneyRow& row : rows) {
        shown.push_back({row.sum->id, row.is_hidden, row.is_hidden ? 0 : whole(row.sum->pence)});
    }
    if (shown.front().is_hidden) shown.front().pounds = 0;
    return shown;
}

} // namespace copro
