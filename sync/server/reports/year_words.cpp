#include "sync/server/reports/year_words.h"

#include "sync/base/json.h"
#include "sync/records/equality.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace copro {

namespace {

// What the tables of the report are told apart by and say of themselves: a layout has words for each of them.
constexpr std::array label_ids{"all",
                               "few",
                               "not-shown",
                               "nothing",
                               "so-far",
                               "how-many",
                               "pounds",
                               "all-money",
                               "members",
                               "carers",
                               "staff",
                               "trustees",
                               "others",
                               "unnamed",
                               "equality",
                               "equality-staff",
                               "said",
                               "did",
                               "could-not",
                               "we-reached",
                               "target",
                               "benchmark",
                               "not-said",
                               "we-do",
                               "by-day",
                               "how-it-is",
                               "ways-same",
                               "ways-none",
                               "a-lot-or-a-little",
                               "equality-rate",
                               "ways-different"};

// What stands between the first and the last quotation mark of a line, with PO's own marks taken back.
std::string unquoted(const std::string& line) {
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    if (open == std::string::npos || close <= open) return {};
    std::string text;
    for (std::size_t i = open + 1; i < close; ++i) {
        const bool is_marked = line[i] == '\\' && i + 1 < close;
        if (is_marked) ++i;
        text += is_marked && line[i] == 'n' ? '\n' : line[i];
    }
    return text;
}

Result<std::map<std::string, std::string>> read_labels(JsonObject& from) {
    std::map<std::string, std::string> labels;
    for (const Json& one : *TRY(from.array("labels"))) {
        JsonObject label = TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("labels"), labels.size())));
        const std::string id = TRY(label.text("id"));
        if (std::find(label_ids.begin(), label_ids.end(), id) == label_ids.end()) {
            return label.wrong("id", fmt::format("\"{}\" is no label of the report", id));
        }
        if (!labels.emplace(id, TRY(label.text("wording"))).second) return label.wrong("id", id + " is there twice");
        TRY(label.done());
    }
    return labels;
}

Result<void> must_have_all(const std::map<std::string, std::string>& labels, JsonObject& from) {
    for (const char* id : label_ids) {
        if (!labels.contains(id)) return from.wrong("labels", fmt::format("have no words for \"{}\"", id));
    }
    return {};
}

Result<YearTable> read_year_table(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    YearTable table;
    table.id = TRY(from.text("id"));
    table.title = TRY(from.text_or("title", ""));
    table.note = TRY(from.text_or("hint", ""));
    table.question = TRY(from.text_or("question", ""));
    const Json* rows = TRY(from.array_or_none("rows"));
    for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
        JsonObject row = TRY(JsonObject::of((*rows)[i], fmt::format("{}/{}", from.place_of("rows"), i)));
        table.rows[TRY(row.text("id"))] = TRY(row.text("wording"));
        TRY(row.done());
    }
    TRY(from.done());
    return table;
}

using YearTables = std::map<std::string, YearTable>;

Result<YearTables> read_year_tables(JsonObject& from) {
    YearTables tables;
    const Json* all = TRY(from.array("tables"));
    for (std::size_t i = 0; i < all->size(); ++i) {
        const std::string place = fmt::format("{}/{}", from.place_of("tables"), i);
        YearTable table = TRY(read_year_table((*all)[i], place));
        const std::string id = table.id;
        if (!tables.emplace(id, std::move(table)).second) return invalid(place + "/id", id + " is there twice");
    }
    return tables;
}

Result<YearSection> read_section(const Json& json, const std::string& place, const YearTables& tables) {
    JsonObject from = TRY(JsonObject::of(json, place));
    YearSection section;
    section.title = TRY(from.text("title"));
    section.picture = TRY(from.text_or("picture", ""));
    for (const Json& id : *TRY(from.array("tables"))) {
        const auto found = id.is_string() ? tables.find(id.get<std::string>()) : tables.end();
        if (found == tables.end()) return from.wrong("tables", fmt::format("there is no table {}", id.dump()));
        section.tables.push_back(found->second);
    }
    TRY(from.done());
    return section;
}

// Title, intro and sections.
Result<void> read_report(JsonObject& from, const YearTables& tables, YearLayout& into) {
    into.title = TRY(from.text("title"));
    for (const Json& one : *TRY(from.array("intro"))) {
        JsonObject line = TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("intro"), into.intro.size())));
        into.intro.push_back(TRY(line.text("wording")));
        TRY(line.done());
    }
    for (const Json& one : *TRY(from.array("sections"))) {
        const std::string at = fmt::format("{}/{}", from.place_of("sections"), into.sections.size());
        into.sections.push_back(TRY(read_section(one, at, tables)));
    }
    return from.done();
}

} // namespace

Result<YearMessages> read_messages(std::string_view po, const std::string& place) {
    YearMessages messages;
    std::istringstream from{std::string(po)};
    std::string key;
    std::string* into = nullptr;
    bool is_key = false;
    for (std::string line; std::getline(from, line);) {
        if (line.starts_with("msgid ")) {
            key = unquoted(line);
            is_key = true;
        } else if (line.starts_with("msgstr ")) {
            into = &messages[key];
            *into = unquoted(line);
            is_key = false;
        } else if (line.starts_with("msg")) {
            into = nullptr; // a plural form
            is_key = false;
        } else if (line.starts_with("\"")) {
            if (is_key)
                key += unquoted(line);
            else if (into != nullptr)
                *into += unquoted(line);
        }
    }
    messages.erase("");
    if (messages.empty()) return Error{ErrorKind::corrupt, place, "holds no messages"};
    return messages;
}

Result<YearLayout> load_year_layout(std::string_view text, const std::string& place, const std::string& under) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, 1000)) != 2) return from.wrong("schema", "must be 2");
    const std::map<std::string, std::string> labels = TRY(read_labels(from));
    const YearTables tables = TRY(read_year_tables(from));
    // All of them are read, so that a mistake in one is found whichever is asked for.
    std::map<std::string, YearLayout> reports;
    const Json* all = TRY(from.array("reports"));
    for (std::size_t i = 0; i < all->size(); ++i) {
        JsonObject report = TRY(JsonObject::of((*all)[i], fmt::format("{}/{}", from.place_of("reports"), i)));
        const std::string id = TRY(report.text("id"));
        YearLayout layout;
        layout.labels = labels;
        TRY(read_report(report, tables, layout));
        if (!reports.emplace(id, std::move(layout)).second) return report.wrong("id", id + " is there twice");
    }
    TRY(from.done());
    TRY(must_have_all(labels, from));
    const auto found = reports.find(under);
    if (found != reports.end()) return std::move(found->second);
    std::vector<std::string> ids;
    for (const auto& [id, layout] : reports) ids.push_back(id);
    return invalid("--under", fmt::format("must be one of: {}", fmt::join(ids, ", ")));
}

Result<std::vector<ReachTarget>> load_targets(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, 1000)) != 1) return from.wrong("schema", "must be 1");
    (void)TRY(from.text_or("source", ""));
    std::vector<ReachTarget> targets;
    for (const Json& one : *TRY(from.array("targets"))) {
        JsonObject target = TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("targets"), targets.size())));
        const std::string question = TRY(target.text("question"));
        const std::string answer = TRY(target.text("answer"));
        if (question_with_answer(question, answer) == nullptr) {
            return target.wrong(
                "answer", fmt::format("\"{}\" is no answer to \"{}\" that people are asked for", answer, question));
        }
        targets.push_back({question, answer, TRY(target.integer("percent", 1, 100))});
        TRY(target.done());
    }
    TRY(from.done());
    return targets;
}

Result<YearWords> YearWords::make(YearMessages messages, YearLayout layout,
                                  const std::map<std::string, std::string>& forms, const std::string& language) {
    YearWords words;
    words.m_messages = std::move(messages);
    words.m_layout = std::move(layout);
    words.m_language = language;
    for (const auto& [name, text] : forms) {
        TRY(parse_json(text, name));
        words.add_form(text);
    }
    std::vector<std::string> keys = words.m_layout.intro;
    keys.push_back(words.m_layout.title);
    for (const auto& [id, key] : words.m_layout.labels) keys.push_back(key);
    for (const YearSection& section : words.m_layout.sections) {
        keys.push_back(section.title);
        for (const YearTable& table : section.tables) {
            if (!table.title.empty()) keys.push_back(table.title);
            if (!table.note.empty()) keys.push_back(table.note);
            for (const auto& [id, key] : table.rows) keys.push_back(key);
        }
    }
    for (const std::string& key : keys) {
        if (!words.m_messages.contains(key)) return Error{ErrorKind::not_found, key, "has no words in " + language};
    }
    return words;
}

void YearWords::add_form(const std::string& text) {
    // A form that no kiosk would take is no reason to have no report: what is no text in it has no words.
    const auto text_at = [](const Json& object, const char* key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto add = [&](const auto& self, const Json& questions) -> void {
        for (const Json& question : questions) {
            if (!question.is_object()) continue;
            const std::string id = text_at(question, "id");
            const std::string asked = text_at(question, "wording");
            if (!asked.empty()) m_answers.try_emplace({id, ""}, asked);
            for (const Json& option : question.contains("options") ? question["options"] : Json::array()) {
                const std::string wording = option.is_object() ? text_at(option, "wording") : "";
                if (wording.empty()) continue;
                const std::string answer = text_at(option, "id");
                m_answers.try_emplace({id, answer}, wording);
                m_any.try_emplace(answer, wording);
            }
            if (question.contains("questions")) self(self, question["questions"]);
        }
    };
    const auto form = parse_json(text, "form");
    if (form && form->is_object() && form->contains("questions")) add(add, (*form)["questions"]);
}

bool YearWords::right_to_left() const { return m_language == "ar" || m_language == "ur"; }

std::string YearWords::say(const std::string& key) const {
    const auto found = m_messages.find(key);
    return found == m_messages.end() ? key : found->second;
}

std::string YearWords::say_with(const std::string& key, const std::string& slot, const std::string& value) const {
    std::string text = say(key);
    const std::string mark = "{" + slot + "}";
    const auto at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), value);
    return text;
}

std::string YearWords::label(const std::string& id) const {
    const auto found = m_layout.labels.find(id);
    return found == m_layout.labels.end() ? id : say(found->second);
}

std::string YearWords::form_answer(const std::string& question, const std::string& id) const {
    const auto found = m_answers.find({question, id});
    return found == m_answers.end() ? id : say(found->second);
}

std::string YearWords::answer(const YearTable& table, const std::string& id) const {
    const auto own = table.rows.find(id);
    if (own != table.rows.end()) return say(own->second);
    if (m_answers.contains({table.question, id})) return form_answer(table.question, id);
    if (m_messages.contains("category." + id)) return say("category." + id);
    const auto any = m_any.find(id);
    return any == m_any.end() ? label(id) : say(any->second);
}

} // namespace copro
