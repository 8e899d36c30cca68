#include "sync/server/reports/year_report.h"

#include "sync/base/json.h"
#include "sync/server/reports/year_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '&')
            out += "&amp;";
        else if (letter == '"')
            out += "&quot;";
        else
            out += letter;
    }
    return out;
}

// One cell as people read it, and how much of a hundred it is, for the bar behind it.
struct ReadCell {
    std::string text;
    std::int64_t percent = -1;
    std::string plain = {}; // in the CSV, where a program reads it otherwise
};
struct ReadTable {
    std::string id;
    std::string title;
    std::string note;
    std::vector<std::string> columns; // the first is of the rows' names
    std::vector<std::vector<ReadCell>> rows;
};

struct YearWriter {
    const YearReport& report;
    const YearWords& words;

    [[nodiscard]] std::string few() const {
        return words.say_with(words.layout().labels.at("few"), "count", std::to_string(report.rule.most_hidden + 1));
    }
    [[nodiscard]] ReadCell cell(const ShownCount& count) const {
        if (count.state == ShownCount::State::few) return {few(), -1};
        if (count.state == ShownCount::State::hidden) return {words.label("not-shown"), -1};
        if (count.percent < 0) return {std::to_string(count.number), -1};
        return {fmt::format("{} ({}%)", count.number, count.percent), count.percent};
    }

    [[nodiscard]] ReadTable counts(const YearTable& layout, const CountTable& from) const {
        const bool by_month = from.id.starts_with("trend-");
        std::vector<std::string> names{words.label("all")};
        for (const std::string& id : from.answers) names.push_back(words.answer(layout, id));
        std::vector<std::vector<ReadCell>> columns;
        ReadTable table{from.id, "", "", {""}, {}};
        const bool is_silent =
            std::all_of(from.groups.begin(), from.groups.end(), [](const CountGroup& one) { return one.all == 0; });
        if (from.kind == CountTable::Kind::people && is_silent) return table;
        const auto by_year = by_month ? shown_months(from.groups, report.rule) : std::vector<std::vector<ShownCount>>();
        for (const CountGroup& group : from.groups) {
            const auto shown = by_month ? by_year[columns.size()] : shown_counts(group, from.kind, report.rule);
            table.columns.push_back(by_month ? fmt::format("{}/{}", group.id, report.year) : words.label(group.id));
            columns.emplace_back();
            for (const ShownCount& one : shown) columns.back().push_back(cell(one));
        }
        // Figures of work and numbers that are no parts of a whole have no whole to tell.
        const std::size_t first = from.kind == CountTable::Kind::people ? 0 : 1;
        if (by_month) {
            std::vector<std::string> months(table.columns.begin() + 1, table.columns.end());
            table.columns.assign(1, "");
            table.columns.insert(table.columns.end(), names.begin(), names.end());
            const std::size_t gone = std::min(months.size(), static_cast<std::size_t>(report.last_month));
            for (std::size_t month = 0; month < gone; ++month) {
                table.rows.push_back({{months[month]}});
                auto& row = table.rows.back();
                row.insert(row.end(), columns[month].begin(), columns[month].end());
            }
            return table;
        }
        for (std::size_t i = first; i < names.size(); ++i) {
            table.rows.push_back({{names[i]}});
            for (const auto& column : columns) table.rows.back().push_back(column[i]);
        }
        return table;
    }

    [[nodiscard]] ReadTable money(const YearTable& layout) const {
        ReadTable table{"money", "", "", {"", words.label("pounds")}, {}};
        for (const ShownMoney& one : shown_money(report.facts.money, report.rule)) {
            const std::string name = one.id == "all" ? words.label("all-money") : words.answer(layout, one.id);
            const ReadCell sum =
                one.is_hidden ? ReadCell{words.label("not-shown")}
                              : ReadCell{year_pounds(one.pounds, words.language()), -1, fmt::format("£{}", one.pounds)};
            table.rows.push_back({{name}, sum});
        }
        return table;
    }

    [[nodiscard]] std::string in_language(const std::string& texts) const {
        const auto json = parse_json(texts, "texts");
        if (!json || !json->is_object()) return {};
        const auto own = json->find(words.language());
        const auto found = own == json->end() ? json->find("en") : own;
        return found == json->end() || !found->is_string() ? std::string() : found->get<std::string>();
    }
    [[nodiscard]] ReadTable said() const {
        ReadTable table{"said", "", "", {words.label("said"), words.label("did"), words.label("could-not")}, {}};
        for (const SaidAndDone& one : report.facts.said) {
            const std::string because = in_language(one.because);
            const std::string what = in_language(one.what) + (because.empty() ? "" : " " + because);
            table.rows.push_back({{in_language(one.said)}, {one.done ? what : ""}, {one.done ? "" : what}});
        }
        return table;
    }

    [[nodiscard]] std::string topic_of(const YearTable& layout, const YearAction& action) const {
        if (action.list == action_note) return words.form_answer("barriers", action.topic);
        if (action.list == equality_action_note) return words.form_answer(action.topic, "");
        if (action.list == board_note) return words.answer(layout, action.topic);
        return action.topic; // as it was typed
    }
    [[nodiscard]] ReadCell day(const std::string& day) const {
        const auto date = parse_date(day);
        return date ? ReadCell{year_day(*date, words.language()), -1, day} : ReadCell{day};
    }
    [[nodiscard]] ReadTable actions(const YearTable& layout, const std::string& list) const {
        ReadTable table{
            layout.id, "", "", {"", words.label("we-do"), words.label("by-day"), words.label("how-it-is")}, {}};
        for (const YearAction& one : report.facts.actions) {
            if (one.list != list) continue;
            table.rows.push_back(
                {{topic_of(layout, one)}, {one.words}, day(one.due), {words.answer(layout, one.state)}});
        }
        return table;
    }
    // Each thing on the checklist, and what is done about it; a thing of which nobody said anything is not done.
    [[nodiscard]] ReadTable board(const YearTable& layout) const {
        ReadTable table = actions(layout, board_note);
        for (const char* item : board_items) {
            const bool is_there =
                std::any_of(report.facts.actions.begin(), report.facts.actions.end(),
                            [&](const YearAction& one) { return one.list == board_note && one.topic == item; });
            if (!is_there)
                table.rows.push_back({{words.answer(layout, item)}, {}, {}, {words.answer(layout, "not-yet")}});
        }
        return table;
    }
    // What one person waited is theirs: of fewer than ten the days are not told.
    [[nodiscard]] ReadTable days_to_pay(const YearTable& layout, const CountTable& from) const {
        ReadTable table = counts(layout, from);
        if (table.rows.empty()) return table;
        const bool is_told = from.groups.front().all >= least_to_split;
        table.rows.push_back(
            {{words.answer(layout, "median")}, {is_told ? report.facts.median_days : words.label("not-shown")}});
        return table;
    }

    // "12", "fewer than 5", "not shown": as the equality report wrote it, in this language.
    [[nodiscard]] std::string equality_text(const Cell& cell) const {
        const auto* text = std::get_if<std::string>(&cell);
        if (text == nullptr) return {};
        if (*text == "not shown") return words.label("not-shown");
        const std::string start = "fewer than ";
        if (!text->starts_with(start)) return *text;
        return words.say_with(words.layout().labels.at("few"), "count", text->substr(start.size()));
    }
    static std::int64_t number_cell(const Cell& cell) {
        const auto* number = std::get_if<std::int64_t>(&cell);
        return number == nullptr ? -1 : *number;
    }
    [[nodiscard]] std::string answer_of_equality(const std::string& question, const std::string& answer) const {
        const std::string text = answer == "all" ? answer : words.form_answer(question, answer);
        return text == answer ? words.label(answer) : text;
    }
    // How many of all who came answered, each time that they came; of rounded numbers, and of twenty or more.
    void add_rate(const std::string& how_many, ReadTable& table) const {
        const bool is_number = how_many.find_first_not_of("0123456789") == std::string::npos;
        const auto visits = shown_counts({"", report.facts.visits, {}}, CountTable::Kind::apart, report.rule).front();
        const bool is_told = is_number && report.facts.visits >= report.rule.least_answers;
        const std::int64_t share =
            is_told ? std::min<std::int64_t>((100 * std::stoll(how_many) + visits.number / 2) / visits.number, 100)
                    : -1;
        table.rows.push_back({{words.label("equality")},
                              {words.label("equality-rate")},
                              {is_told ? fmt::format("{}%", share) : words.label("not-shown"), share}});
    }
    [[nodiscard]] ReadTable equality() const {
        ReadTable table{"equality", "", "", {"", "", words.label("how-many")}, {}};
        const bool is_beside = !report.benchmark.in_a_thousand.empty();
        if (is_beside) table.columns.push_back(words.label("benchmark"));
        for (const auto& row : report.equality.rows) {
            const std::string question = text_of(row[1]);
            const std::string answer = text_of(row[3]);
            const std::int64_t percent = number_cell(row[5]);
            std::string how_many = equality_text(row[4]);
            if (percent >= 0) how_many += fmt::format(" ({}%)", percent);
            table.rows.push_back({{question.empty() ? words.label(text_of(row[0])) : words.form_answer(question, "")},
                                  {answer_of_equality(question, answer)},
                                  {how_many, percent}});
            const auto figure = report.benchmark.of(question, answer);
            if (is_beside) {
                const std::string there = figure ? fmt::format("{}.{}%", *figure / 10, *figure % 10) : "";
                table.rows.back().push_back({there});
            }
            if (!question.empty() || text_of(row[0]) != "equality") continue;
            add_rate(how_many, table);
            if (is_beside) table.rows.back().push_back({});
        }
        return table;
    }
    [[nodiscard]] ReadTable reach() const {
        ReadTable table{"reach", "", "", {"", "", words.label("we-reached"), words.label("target")}, {}};
        for (const ReachTarget& target : report.targets) {
            std::string reached = words.label("not-shown");
            std::int64_t percent = -1;
            for (const auto& row : report.equality.rows) {
                const bool is_it = text_of(row[0]) == "equality" && text_of(row[1]) == target.question &&
                                   text_of(row[3]) == target.answer;
                if (!is_it || number_cell(row[5]) < 0) continue;
                percent = number_cell(row[5]);
                reached = fmt::format("{}%", percent);
            }
            table.rows.push_back({{words.form_answer(target.question, "")},
                                  {words.form_answer(target.question, target.answer)},
                                  {reached, percent},
                                  {fmt::format("{}%", target.percent)}});
        }
        return table;
    }

    // None: there is no such table this year.
    [[nodiscard]] std::optional<ReadTable> table(const YearTable& layout) const {
        std::optional<ReadTable> made;
        constexpr std::array of_whole_years{"money", "days-to-pay", "booked", "training-fee", "equality", "reach"};
        const bool is_of_a_whole_year =
            std::find(of_whole_years.begin(), of_whole_years.end(), layout.id) != of_whole_years.end();
        if (is_of_a_whole_year && !report.is_over) return made;
        if (layout.id == "money") {
            made = money(layout);
        } else if (layout.id == "said") {
            made = said();
        } else if (layout.id == "actions") {
            made = actions(layout, action_note);
        } else if (layout.id == "equality-actions") {
            made = actions(layout, equality_action_note);
        } else if (layout.id == "seldom-heard") {
            made = actions(layout, seldom_heard_note);
        } else if (layout.id == "board") {
            made = board(layout);
        } else if (const CountTable* days = report.facts.table("days-to-pay");
                   days != nullptr && layout.id == "days-to-pay") {
            made = days_to_pay(layout, *days);
        } else if (layout.id == "equality") {
            made = equality();
        } else if (layout.id == "reach") {
            made = reach();
        } else if (const CountTable* from = report.facts.table(layout.id)) {
            made = counts(layout, *from);
        }
        if (!made) return made;
        made->title = layout.title.empty() ? words.form_answer(layout.question, "") : words.say(layout.title);
        if (!layout.note.empty()) made->note = words.say(layout.note);
        if (layout.id == "equality") made->note += report.benchmark.source;
        if (layout.id == "ways") made->note = words.label("ways-" + report.facts.ways);
        return made;
    }
};

const char* page_style =
    R"(body{font:1.6rem/1.6 Andika,Verdana,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1a1a1a;background:#fff}h1{font-size:2.6rem}h2{font-size:2.2rem;margin-top:3rem;border-top:.3rem solid #1a1a1a}
h3{font-size:1.8rem}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:.1rem solid #1a1a1a;
padding:.5rem .8rem;text-align:start;vertical-align:top}meter{width:100%;height:1.2rem;display:block}
h2{display:flex;gap:1.2rem;align-items:center;padding-top:1rem}h2 svg{width:6rem;height:6rem;flex:none})";

// The picture before its heading's words, which say all that it shows.
std::string picture_of(const YearReport& report, const YearSection& section) {
    const auto found = report.pictures.find(section.picture);
    if (found == report.pictures.end()) return {};
    const auto start = found->second.find("<svg ");
    return start == std::string::npos ? "" : "<svg aria-hidden=\"true\" " + found->second.substr(start + 5);
}

std::string html_of(const ReadTable& table, const YearWords& words) {
    std::string out = fmt::format("<h3>{}</h3>\n", escaped(table.title));
    if (!table.note.empty()) out += fmt::format("<p>{}</p>\n", escaped(table.note));
    if (table.rows.empty()) return out + fmt::format("<p>{}</p>\n", escaped(words.label("nothing")));
    out += "<table>\n<tr>";
    for (const std::string& column : table.columns) out += fmt::format("<th scope=\"col\">{}</th>", escaped(column));
    out += "</tr>\n";
    for (const auto& row : table.rows) {
        out += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(row.front().text));
        for (std::size_t i = 1; i < row.size(); ++i) {
            out += fmt::format("<td>{}", escaped(row[i].text));
            if (row[i].percent >= 0) {
                out += fmt::format("<meter min=\"0\" max=\"100\" value=\"{}\" aria-hidden=\"true\"></meter>",
                                   row[i].percent);
            }
            out += "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</table>\n";
}

std::string csv_of(const ReadTable& table) {
    Table csv{table.columns, {}};
    for (const auto& row : table.rows) {
        csv.rows.emplace_back();
        for (const ReadCell& one : row) csv.rows.back().emplace_back(one.plain.empty() ? one.text : one.plain);
    }
    return to_csv(csv);
}

} // namespace

std::map<std::string, std::string> year_report_files(const YearReport& report, const YearWords& words) {
    const YearWriter writer{report, words};
    const YearLayout& layout = words.layout();
    const std::string title = words.say_with(layout.title, "year", std::to_string(report.year));
    std::string html = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\">"
                                   "<title>{}</title>\n<style>{}</style></head>\n<body>\n<h1>{}</h1>\n",
                                   words.language(), words.right_to_left() ? "rtl" : "ltr", escaped(title), page_style,
                                   escaped(title));
    if (!report.is_over) html += fmt::format("<p><strong>{}</strong></p>\n", escaped(words.label("so-far")));
    for (const std::string& key : layout.intro) html += fmt::format("<p>{}</p>\n", escaped(words.say(key)));
    std::map<std::string, std::string> files;
    for (const YearSection& section : layout.sections) {
        html +=
            fmt::format("<h2>{}<span>{}</span></h2>\n", picture_of(report, section), escaped(words.say(section.title)));
        bool is_empty = true;
        for (const YearTable& one : section.tables) {
            const auto table = writer.table(one);
            if (!table) continue;
            is_empty = false;
            html += html_of(*table, words);
            files[table->id + ".csv"] = csv_of(*table);
        }
        if (is_empty) html += fmt::format("<p>{}</p>\n", escaped(words.label("nothing")));
    }
    files["report.html"] = html + "</body>\n</html>\n";
    return files;
}

} // namespace copro
