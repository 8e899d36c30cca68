// Somebody with both disks in their hands who tries to say whose answers are whose: by every field, order, size, place
// and time that stands beside people's records and beside their answers. Used by charter_equality_test.cpp; one thread.
#pragma once

#include "sync/base/files.h"
#include "sync/base/sqlite.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace copro::test {

// One thing that can be read of each person's record, or of each one's answers; in the order in which people came.
struct Clue {
    std::string what;
    std::vector<std::string> values;
};
using Clues = std::vector<Clue>;

class Joiner {
public:
    // Each clue of people against each of answers; what joined, "sign-in's seq with the answers' row".
    [[nodiscard]] static std::vector<std::string> joined(const Clues& people, const Clues& answers) {
        std::vector<std::string> found;
        for (const Clue& one : people) {
            for (const Clue& other : answers) {
                if (is_same_order(one, other) || are_same_words(one, other))
                    found.push_back(one.what + " with " + other.what);
            }
        }
        return found;
    }

private:
    // Two orders of chance of twenty are that much alike once in thirty thousand million times, and have more than half
    // of their numbers in the same places once in a hundred million: both counted by drawing ever closer orders, and
    // checked against all orders of eight. Of the thousand pairs that are looked at, the numbers of thirty could meet
    // at all: fewer than one run in a million takes chance for a leak. Of fewer people far more would.
    static constexpr double alike = 0.97;

    // From -1 to 1; 0 where one of the two is the same for everybody, so that it says nothing.
    static double likeness(const Clue& one, const Clue& other) {
        const std::vector<double> left = ranks_of(one);
        const std::vector<double> right = ranks_of(other);
        const double middle = static_cast<double>(left.size() - 1) / 2;
        double both = 0;
        double of_left = 0;
        double of_right = 0;
        for (std::size_t at = 0; at < left.size(); ++at) {
            both += (left[at] - middle) * (right[at] - middle);
            of_left += (left[at] - middle) * (left[at] - middle);
            of_right += (right[at] - middle) * (right[at] - middle);
        }
        const double spread = std::sqrt(of_left * of_right);
        return spread > 0 ? both / spread : 0;
    }
    static bool is_same_order(const Clue& one, const Clue& other) { return std::abs(likeness(one, other)) > alike; }
    // What stands beside one person alone, and beside their answers, for more than half of them.
    static bool are_same_words(const Clue& one, const Clue& other) {
        std::size_t hits = 0;
        for (std::size_t at = 0; at < one.values.size(); ++at) {
            const std::string& value = one.values[at];
            const bool is_theirs_alone = std::count(one.values.begin(), one.values.end(), value) == 1;
            hits += is_theirs_alone && value == other.values[at] ? 1U : 0U;
        }
        return hits > one.values.size() / 2;
    }
    // A number as such; bytes by how they begin.
    static double number_of(const std::string& value) {
        const bool is_number =
            !value.empty() && value.size() < 19 &&
            std::all_of(value.begin(), value.end(), [](char letter) { return is_digit(letter) || letter == '-'; });
        if (is_number) return std::strtod(value.c_str(), nullptr);
        double number = 0;
        for (std::size_t at = 0; at < 6; ++at)
            number = number * 256 + (at < value.size() ? static_cast<unsigned char>(value[at]) : 0);
        return number;
    }
    static std::vector<double> ranks_of(const Clue& clue) {
        std::vector<double> numbers;
        for (const std::string& value : clue.values) numbers.push_back(number_of(value));
        std::vector<double> ranks;
        for (const double one : numbers) {
            const auto less = std::count_if(numbers.begin(), numbers.end(), [&](double other) { return other < one; });
            const auto same = std::count(numbers.begin(), numbers.end(), one);
            ranks.push_back(static_cast<double>(less) + static_cast<double>(same - 1) / 2);
        }
        return ranks;
    }
};

// Every column of a table, its size, and where its row stands in the table; keys: what stands in the key column, by
// person. A table that does not have all of them says nothing.
inline void add_columns(Database& database, const std::string& table, const std::string& key,
                        const std::vector<std::string>& keys, Clues& clues) {
    std::vector<std::string> columns;
    Statement names = database.prepare("SELECT name FROM pragma_table_info('" + table + "')").take();
    while (names.step().value()) columns.push_back(names.text(0));
    if (database.prepare("SELECT rowid FROM " + table).ok()) columns.emplace_back("rowid");
    for (const std::string& column : columns) {
        std::map<std::string, std::pair<std::string, std::size_t>> found; // the value, and which row it was
        Statement rows =
            database.prepare("SELECT CAST(" + key + " AS BLOB), CAST(" + column + " AS BLOB) FROM " + table).take();
        for (std::size_t row = 0; rows.step().value(); ++row)
            found.emplace(as_text(rows.blob(0)), std::pair(std::string(as_text(rows.blob(1))), row));
        Clue value{table + "." + column, {}};
        Clue size{"size of " + table + "." + column, {}};
        Clue row{"row of " + table, {}};
        for (const std::string& one : keys) {
            const auto at = found.find(one);
            if (at == found.end()) return;
            value.values.push_back(at->second.first);
            size.values.push_back(std::to_string(at->second.first.size()));
            row.values.push_back(std::to_string(at->second.second));
        }
        clues.insert(clues.end(), {std::move(value), std::move(size), std::move(row)});
    }
}

// Every table of the file that has a record's id.
inline void add_tables(Database& database, const std::vector<std::string>& records, Clues& clues) {
    std::vector<std::string> tables;
    Statement names = database
                          .prepare("SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c "
                                   "WHERE m.type = 'table' AND c.name = 'rec_id' ORDER BY m.name")
                          .take();
    while (names.step().value()) tables.push_back(names.text(0));
    for (const std::string& table : tables) add_columns(database, table, "rec_id", records, clues);
}

// Where these bytes of each person stand in the files of a folder, and when the file in which they do was written.
inline void add_places(const std::filesystem::path& folder, const std::vector<std::string>& bytes, Clues& clues) {
    Clue times{"time of the file", {}};
    times.values.resize(bytes.size());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string file = read_file(entry.path()).take();
        Clue places{"place in " + entry.path().filename().string(), {}};
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            const std::size_t place = file.find(bytes[at]);
            if (place == std::string::npos) continue;
            places.values.push_back(std::to_string(place));
            times.values[at] = std::to_string(entry.last_write_time().time_since_epoch().count());
        }
        if (places.values.size() == bytes.size()) clues.push_back(std::move(places));
    }
    clues.push_back(std::move(times));
}

} // namespace copro::test
