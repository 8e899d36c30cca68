// What a year's report tells, counted from the readable tables: numbers alone, before any of them is shown. Reads only;
// one thread.
#pragma once

#include "sync/records/date.h"
#include "sync/server/store/store.h"

#include <map>

namespace copro {

// Those who answered one question, or one month, or in one role: how many in all, and how many gave which answer.
struct CountGroup {
    std::string id;
    std::int64_t all = 0; // 0 and no counts: nothing was said
    std::vector<std::int64_t> counts;
};

struct CountTable {
    // people: numbers of persons, shown only as suppress.h allows. work: of what the organisation did.
    enum class Kind { people, apart, work }; // apart: people, whose numbers are no parts of one whole
    std::string id;
    Kind kind = Kind::people;
    std::vector<std::string> answers;
    std::vector<CountGroup> groups;
};

struct MoneySum {
    std::string id; // "fees", or a category of claims
    std::int64_t pence = 0;
    std::vector<std::string> people; // whose, each once, in order
};

// Texts by language, as staff wrote them for everybody.
struct SaidAndDone {
    std::string said;
    std::string what;
    std::string because;
    bool done = true;
};

// What is done: words of staff, for everybody. Who looks after it is not for a report.
struct YearAction {
    std::string list;  // action_note, equality_action_note, seldom_heard_note or board_note
    std::string topic; // a barrier, a question, who is seldom heard, a thing on the Board's checklist
    std::string words;
    std::string due;
    std::string state; // "begun", "late", "done", "could-not"
};

struct YearFacts {
    std::vector<CountTable> tables;
    std::vector<MoneySum> money;
    std::vector<SaidAndDone> said;
    std::vector<YearAction> actions;
    std::string median_days; // from the claim to its money: "12", "" of nothing
    std::int64_t visits = 0; // people at meetings, each once for each meeting
    std::string ways;        // "same", "different" or "none": do paper and screen ask the same?

    [[nodiscard]] const CountTable* table(const std::string& id) const;
};

[[nodiscard]] Result<YearFacts> year_facts(StoreReader& reader, int year, Date today);

} // namespace copro
