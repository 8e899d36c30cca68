#include "sync/server/reports/equality_report.h"

#include "sync/records/equality.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace copro {

namespace {

constexpr const char* not_shown = "not shown";

struct EqualityCell {
    std::string answer;
    std::int64_t count = 0;
    bool is_hidden = false;
};

// One wording of one question: its answers in the order in which they are asked, the unheard-of ones last.
struct AskedQuestion {
    std::string id;
    std::int64_t version = 1;
    std::int64_t answered = 0;
    std::vector<EqualityCell> cells;
    const EqualityQuestion* known = nullptr;
};

using CountsOfForm = std::vector<const EqualityCount*>;

const EqualityQuestion* known_question(const std::string& id, std::int64_t version) {
    for (const EqualityQuestion& one : equality_questions()) {
        if (one.id == id && one.version == version) return &one;
    }
    return nullptr;
}

std::size_t place_of(const std::string& id) {
    std::size_t place = 0;
    for (const EqualityQuestion& one : equality_questions()) {
        if (one.id == id) return place;
        ++place;
    }
    return place;
}

std::vector<AskedQuestion> questions_of(const CountsOfForm& counts) {
    std::map<std::tuple<std::size_t, std::string, std::int64_t>, AskedQuestion> asked;
    for (const EqualityCount* one : counts) {
        if (one->question.empty()) continue;
        AskedQuestion& question = asked[{place_of(one->question), one->question, one->version}];
        if (question.id.empty()) {
            question.id = one->question;
            question.version = one->version;
            question.known = known_question(one->question, one->version);
            // What nobody answered is told too: a true 0.
            if (question.known != nullptr) {
                for (const std::string_view answer : question.known->answers) {
                    question.cells.push_back({std::string(answer)});
                }
            }
        }
        if (one->answer.empty()) {
            question.answered = one->count;
            continue;
        }
        const auto cell = std::find_if(question.cells.begin(), question.cells.end(),
                                       [&](const EqualityCell& known) { return known.answer == one->answer; });
        if (cell != question.cells.end())
            cell->count = one->count;
        else
            question.cells.push_back({one->answer, one->count});
    }
    std::vector<AskedQuestion> list;
    for (auto& [key, question] : asked) list.push_back(std::move(question));
    return list;
}

// A number that is hidden alone could be worked out from the others: the smallest of them is hidden with it.
void hide(std::vector<EqualityCell>& cells, const Suppression& rule) {
    std::size_t hidden = 0;
    EqualityCell* smallest = nullptr;
    for (EqualityCell& cell : cells) {
        cell.is_hidden = cell.count > 0 && cell.count <= rule.most_hidden;
        if (cell.is_hidden)
            ++hidden;
        else if (cell.count > 0 && (smallest == nullptr || cell.count < smallest->count))
            smallest = &cell;
    }
    if (hidden == 1 && smallest != nullptr) smallest->is_hidden = true;
}

// How many were asked a question that follows from one answer says how many gave that answer.
bool gives_away_hidden(const AskedQuestion& question, const std::vector<AskedQuestion>& all) {
    if (question.known == nullptr || question.known->after_answers.size() != 1) return false;
    return std::any_of(all.begin(), all.end(), [&](const AskedQuestion& before) {
        if (before.id != question.known->after) return false;
        return std::any_of(before.cells.begin(), before.cells.end(), [&](const EqualityCell& cell) {
            return cell.is_hidden && cell.answer == question.known->after_answers.front();
        });
    });
}

std::int64_t rounded(std::int64_t count, const Suppression& rule) {
    return (count + rule.step / 2) / rule.step * rule.step;
}

std::string shown(std::int64_t count, const Suppression& rule) {
    if (count == 0) return "0";
    if (count <= rule.most_hidden) return fmt::format("fewer than {}", rule.most_hidden + 1);
    return std::to_string(rounded(count, rule));
}

Cell percent(std::int64_t count, std::int64_t of, const Suppression& rule) {
    if (of < rule.least_answers || (count > 0 && count <= rule.most_hidden)) return {};
    const std::int64_t base = rounded(of, rule);
    // Of the rounded ones: the exact share would tell the exact number. Rounding can make more of it than all.
    return std::min<std::int64_t>((100 * rounded(count, rule) + base / 2) / base, 100);
}

// domain.md: disabled is who said yes, and then a lot or a little. Their sum is told unless one hidden number could be
// found with it: one of the two alone, or one of the others alone.
std::optional<EqualityCell> disabled_of(const AskedQuestion& question) {
    if (question.id != "reduce") return std::nullopt;
    EqualityCell sum{std::string(disabled_answer)};
    int hidden = 0;
    int other_hidden = 0;
    for (const EqualityCell& cell : question.cells) {
        const bool is_part = cell.answer == "a-lot" || cell.answer == "a-little";
        if (is_part) sum.count += cell.count;
        if (cell.is_hidden) ++(is_part ? hidden : other_hidden);
    }
    sum.is_hidden = hidden == 1 || other_hidden == 1;
    return sum;
}

std::int64_t answered_of(const std::string& id, const std::vector<AskedQuestion>& all) {
    std::int64_t answered = 0;
    for (const AskedQuestion& one : all) answered += one.id == id ? one.answered : 0;
    return answered;
}

void add_question(Table& table, const std::string& form, const AskedQuestion& question,
                  const std::vector<AskedQuestion>& all, const Suppression& rule) {
    const auto row = [&](const std::string& answer, const std::string& how_many, Cell share) {
        table.rows.push_back({form, question.id, question.version, answer, how_many, std::move(share)});
    };
    if (gives_away_hidden(question, all)) return row("all", not_shown, Cell());
    row("all", shown(question.answered, rule), Cell());
    for (const EqualityCell& cell : question.cells) {
        const bool is_second = cell.is_hidden && cell.count > rule.most_hidden;
        row(cell.answer, is_second ? not_shown : shown(cell.count, rule),
            cell.is_hidden ? Cell() : percent(cell.count, question.answered, rule));
    }
    const auto disabled = disabled_of(question);
    if (!disabled) return;
    // Of all who were asked whether they are: not only of those who said yes.
    row(disabled->answer, disabled->is_hidden ? not_shown : shown(disabled->count, rule),
        disabled->is_hidden ? Cell() : percent(disabled->count, answered_of("disability", all), rule));
}

} // namespace

Result<Table> equality_report(StoreReader& store, const std::string& year, const Suppression& rule) {
    Table table{{"form", "question", "version", "answer", "how_many", "percent"}, {}};
    const std::vector<EqualityCount> counts = TRY(store.equality(year + "-"));
    std::map<std::string, CountsOfForm> by_form;
    for (const EqualityCount& one : counts) by_form[one.form].push_back(&one);
    for (const auto& [form, own] : by_form) {
        std::int64_t people = 0;
        for (const EqualityCount* one : own) people += one->question.empty() ? one->count : 0;
        if (people < rule.least_answers) {
            table.rows.push_back({form, std::string(), Cell(), std::string("all"),
                                  fmt::format("fewer than {}", rule.least_answers), Cell()});
            continue;
        }
        table.rows.push_back({form, std::string(), Cell(), std::string("all"), shown(people, rule), Cell()});
        std::vector<AskedQuestion> questions = questions_of(own);
        for (AskedQuestion& question : questions) hide(question.cells, rule);
        for (const AskedQuestion& question : questions) add_question(table, form, question, questions, rule);
    }
    return table;
}

} // namespace copro
