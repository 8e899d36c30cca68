// How the year's numbers are counted: each person once in a table, and once for each answer. Used by year_facts and
// year_notes. Pure; any thread.
#pragma once

#include "sync/server/reports/year_facts.h"

#include <algorithm>
#include <array>
#include <set>

namespace copro {

using SignIns = std::vector<ReadableRow<AttendanceBody>>;

[[nodiscard]] inline int year_of(const RecordFacts& facts) {
    return static_cast<int>(local_date(facts.saved_wall_ms).year());
}

// Each person once: by their id, else by name, else as one of whom nothing is known. Two people of one name are one:
// too few are counted then, never one of them as many.
[[nodiscard]] inline std::string person_key(const std::optional<std::string>& person, const std::string& name,
                                            const RecordFacts& facts) {
    if (person && !person->empty()) return "id " + *person;
    return name.empty() ? "record " + facts.rec_id.text() : "name " + name;
}

// Counts answers by id, in the order in which they were first named.
struct Tally {
    CountTable table;
    std::set<std::array<std::string, 3>> said; // group, answer ("" = any), person

    Tally(std::string id, std::vector<std::string> answers, CountTable::Kind kind = CountTable::Kind::people) {
        table.id = std::move(id);
        table.kind = kind;
        table.answers = std::move(answers);
    }
    CountGroup& group(const std::string& id) {
        const auto found =
            std::find_if(table.groups.begin(), table.groups.end(), [&](const CountGroup& one) { return one.id == id; });
        if (found != table.groups.end()) return *found;
        table.groups.push_back({id, 0, std::vector<std::int64_t>(table.answers.size())});
        return table.groups.back();
    }
    void count(const std::string& in, const std::string& answer, std::int64_t how_many = 1) {
        auto found = std::find(table.answers.begin(), table.answers.end(), answer);
        if (found == table.answers.end()) {
            table.answers.push_back(answer);
            for (CountGroup& one : table.groups) one.counts.push_back(0);
            found = std::prev(table.answers.end());
        }
        const auto place = static_cast<std::size_t>(found - table.answers.begin());
        group(in).counts[place] += how_many;
    }
    // However often somebody says it, at however many meetings, they are one person.
    void take(const std::string& in, const std::vector<std::string>& answers, const std::string& person) {
        if (said.insert({in, "", person}).second) ++group(in).all;
        for (const std::string& answer : answers) {
            if (said.insert({in, "=" + answer, person}).second) count(in, answer);
        }
    }
};

inline const std::string one_group = "how-many";

} // namespace copro
