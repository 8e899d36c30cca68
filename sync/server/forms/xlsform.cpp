// long: one pass over the sheet survey, with one short function for each thing that a row can say.
#include "sync/server/forms/xlsform.h"

#include "sync/records/slug.h"
#include "sync/server/forms/choices.h"
#include "sync/server/forms/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace copro {

namespace {

using Kind = FormFinding::Kind;

constexpr int most_steps = 12; // of a range: each is a button

// What a program notes by itself, without asking anybody.
const std::set<std::string> notes_of_programs{
    "start", "end",          "today",     "deviceid", "phonenumber",      "username",
    "email", "subscriberid", "simserial", "audit",    "background-audio", "start-geopoint"};

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// A row's type, in pieces: "select_one towns or_other" is select_one, towns, or_other.
struct Type {
    std::string name;
    std::string list;
    std::string rest;
};

Type type_of_row(const std::string& text) {
    std::vector<std::string> words = words_of(text);
    // Both spellings are common: "begin group" and "begin_group", "select one" and "select_one".
    const std::set<std::string> firsts{"begin", "end", "select"};
    if (words.size() > 1 && firsts.contains(words[0])) {
        words[0] += "_" + words[1];
        words.erase(words.begin() + 1);
    }
    Type type;
    if (!words.empty()) type.name = words[0];
    if (words.size() > 1) type.list = words[1];
    for (std::size_t at = 2; at < words.size(); ++at) type.rest += (type.rest.empty() ? "" : " ") + words[at];
    return type;
}

class Importer {
public:
    Importer(const Workbook& workbook, const std::string& place, const std::set<std::string>& pictures,
             const MediumReader& files)
        : m_workbook(workbook)
        , m_stem(std::filesystem::path(place).stem().string())
        , m_media(pictures, files) {}

    XlsForm run() {
        m_form.survey = Json{{"id", ""}, {"version", 1}, {"title", Json::object()}, {"questions", Json::array()}};
        const FormSettings settings = read_settings(m_workbook, m_stem, m_form.findings);
        m_plain_language = settings.plain_language;
        m_form.survey["id"] = settings.id;
        m_form.survey["version"] = settings.version;
        m_form.survey["title"] = Json{{"en", settings.title}};
        const Sheet* survey = m_workbook.find("survey");
        if (survey == nullptr || survey->rows.empty()) {
            fault("survey", "the sheet survey", "is not there; is this an XLSForm?");
            return std::move(m_form);
        }
        if (const Sheet* choices = m_workbook.find("choices"); choices != nullptr && !choices->rows.empty()) {
            SheetReader choice_sheet(*choices, m_plain_language, m_form.findings, &m_media);
            m_lists = read_choices(choice_sheet);
            note_languages(choice_sheet);
        }
        list_other_sheets();
        SheetReader sheet(*survey, m_plain_language, m_form.findings, &m_media);
        for (const char* needed : {"type", "name"}) {
            if (!sheet.has(needed)) fault("survey", std::string("the column ") + needed, "is not there");
        }
        for (std::size_t row = 1; row < sheet.rows(); ++row) {
            if (!sheet.is_empty(row)) read_row(sheet, row);
        }
        for (const Group& open : m_groups) sheet.fault(Kind::wrong, open.row, "type", "this group has no end");
        for (const auto& [list, choices] : m_lists) {
            if (!choices.is_used)
                fault("choices", "the list " + list, "no question uses it", Kind::left_out, choices.row);
        }
        finish(sheet);
        return std::move(m_form);
    }

private:
    struct Group {
        std::size_t row = 0;
        std::string rule;
        Json label;
        bool is_repeat = false;
    };

    void fault(const std::string& sheet, const std::string& what, const std::string& why, Kind kind = Kind::wrong,
               std::size_t row = 0) {
        m_form.findings.push_back({kind, sheet, row, 0, what, why});
    }

    void list_other_sheets() {
        const std::set<std::string> known{"survey", "choices", "settings"};
        const std::set<std::string> needed{"external_choices", "entities", "osm"};
        for (const Sheet& sheet : m_workbook.sheets) {
            if (known.contains(sheet.name) || sheet.rows.empty()) continue;
            const bool is_needed = needed.contains(sheet.name);
            fault(sheet.name, "the sheet " + sheet.name, "only survey, choices and settings are read",
                  is_needed ? Kind::needed : Kind::left_out);
        }
    }

    void note_languages(const SheetReader& sheet) {
        for (const auto& [language, column] : sheet.languages()) m_languages.insert(language);
    }

    void read_row(SheetReader& sheet, std::size_t row) {
        const Type type = type_of_row(sheet.cell(row, "type"));
        const bool is_in_repeat =
            std::any_of(m_groups.begin(), m_groups.end(), [](const Group& group) { return group.is_repeat; });
        if (type.name == "begin_group" || type.name == "begin_repeat") return begin_group(sheet, row, type);
        if (type.name == "end_group" || type.name == "end_repeat") return end_group(sheet, row, type);
        if (type.name.empty()) return sheet.fault(Kind::wrong, row, "type", "is empty");
        if (is_in_repeat) {
            return sheet.fault(Kind::needed, row, "name", "the question " + sheet.cell(row, "name"),
                               "it stands in a repeat, and questions are not repeated here");
        }
        if (notes_of_programs.contains(type.name)) {
            return sheet.fault(Kind::left_out, row, "type", "the type " + type.name, "nothing is noted without asking");
        }
        if (type.name == "calculate" || type.name == "hidden") {
            return sheet.fault(Kind::left_out, row, "type", "the type " + type.name, "nothing is calculated here");
        }
        Json question = Json::object();
        const std::string& name = sheet.cell(row, "name");
        if (!is_survey_name(name)) {
            return sheet.fault(Kind::wrong, row, "name", "must be letters, digits, _ and -, at most 64");
        }
        if (is_name_of_screens(name)) {
            return sheet.fault(Kind::wrong, row, "name", "is a name that the screens use themselves");
        }
        if (m_options.contains(name)) return sheet.fault(Kind::wrong, row, "name", "stands twice");
        question["id"] = name;
        if (!set_type(sheet, row, type, question)) return;
        add_words(sheet, row, question);
        sheet.add_media(row, question);
        add_required(sheet, row, question);
        add_rules(sheet, row, question);
        add_default(sheet, row, question);
        look_at_rest(sheet, row, question);
        note_languages(sheet);
        m_form.survey["questions"].push_back(std::move(question));
    }

    void begin_group(SheetReader& sheet, std::size_t row, const Type& type) {
        Group group{row, "", sheet.words(row, "label", survey_limits.question), type.name == "begin_repeat"};
        if (group.is_repeat)
            sheet.fault(Kind::needed, row, "type", "the type begin_repeat", "questions are not repeated here");
        const std::string& rule = sheet.cell(row, "relevant");
        if (!rule.empty() && look_at_rule(sheet, row, "relevant", "")) group.rule = rule;
        if (!sheet.cell(row, "appearance").empty()) {
            sheet.fault(Kind::left_out, row, "appearance", "every question has a screen of its own here");
        }
        if (!sheet.words(row, "hint", survey_limits.hint).is_null()) {
            sheet.fault(Kind::left_out, row, "type", "the hint of a group", "a group has a label alone here");
        }
        add_no_more(sheet, row);
        m_groups.push_back(std::move(group));
    }

    // A group's own picture and sound, and the cells of columns that are not supported.
    void add_no_more(SheetReader& sheet, std::size_t row) {
        for (const char* column : {"image", "audio"}) {
            if (sheet.has_any(row, column)) sheet.fault(Kind::left_out, row, column, "a group has a label alone here");
        }
        sheet.list_others(row);
    }

    void end_group(SheetReader& sheet, std::size_t row, const Type& type) {
        const bool is_repeat = type.name == "end_repeat";
        if (m_groups.empty() || m_groups.back().is_repeat != is_repeat) {
            return sheet.fault(Kind::wrong, row, "type", "there is nothing open that this ends");
        }
        m_groups.pop_back();
    }

    // False when there is no such question here; said already.
    bool set_type(SheetReader& sheet, std::size_t row, const Type& type, Json& question) {
        std::set<std::string>& ids = m_options[question["id"].get<std::string>()];
        if (type.name == "text" || type.name == "string") {
            question["type"] = "text";
            question["private"] = true;
        } else if (type.name == "integer" || type.name == "int") {
            question["type"] = "number";
        } else if (type.name == "decimal") {
            question["type"] = "decimal";
        } else if (type.name == "note") {
            question["type"] = "notice";
        } else if (type.name == "acknowledge" || type.name == "trigger") {
            question["type"] = "choice";
            question["options_from"] = "read-this";
        } else if (type.name == "range") {
            return set_range(sheet, row, question, ids);
        } else if (type.name == "select_one" || type.name == "select_multiple") {
            return set_choices(sheet, row, type, question, ids);
        } else {
            m_options.erase(question["id"].get<std::string>());
            const bool must_be = !sheet.cell(row, "required").empty();
            sheet.fault(must_be ? Kind::needed : Kind::left_out, row, "type", "the type " + type.name,
                        "there is no such question here; this one would not be asked");
            return false;
        }
        return true;
    }

    bool set_choices(SheetReader& sheet, std::size_t row, const Type& type, Json& question,
                     std::set<std::string>& ids) {
        question["type"] = type.name == "select_one" ? "choice" : "choices";
        if (!type.rest.empty()) {
            sheet.fault(Kind::needed, row, "type", type.rest,
                        "add an answer and a question after it, asked when that answer is chosen");
        }
        const auto list = m_lists.find(type.list);
        if (list == m_lists.end()) {
            sheet.fault(Kind::wrong, row, "type", "the sheet choices has no list \"" + type.list + "\"");
            return false;
        }
        list->second.is_used = true;
        if (list->second.options.size() > survey_limits.options) {
            sheet.fault(Kind::wrong, row, "type",
                        fmt::format("a screen has room for {} answers", survey_limits.options));
        }
        question["options"] = list->second.options;
        for (const Json& option : list->second.options) ids.insert(option["id"].get<std::string>());
        return true;
    }

    // "start=1 end=5 step=1": a button for each number.
    bool set_range(SheetReader& sheet, std::size_t row, Json& question, std::set<std::string>& ids) {
        std::map<std::string, int> given{{"start", 1}, {"end", 10}, {"step", 1}}; // as XLSForm
        for (const std::string& word : words_of(sheet.cell(row, "parameters"))) {
            const std::size_t sign = word.find('=');
            const std::string key = word.substr(0, sign);
            const auto number = sign == std::string::npos ? std::nullopt : whole_number(word.substr(sign + 1));
            if (!given.contains(key) || !number) {
                sheet.fault(Kind::needed, row, "parameters",
                            "only whole numbers for start, end and step are supported");
                return false;
            }
            given[key] = *number;
        }
        const std::int64_t steps =
            given["step"] <= 0 ? most_steps : (std::int64_t{given["end"]} - given["start"]) / given["step"];
        if (given["start"] < 0 || steps < 1 || steps >= most_steps) {
            sheet.fault(Kind::needed, row, "parameters",
                        fmt::format("a range is 2 to {} numbers here, each with a button", most_steps));
            return false;
        }
        question["type"] = "choice";
        question["options"] = Json::array();
        for (std::int64_t at = 0; at <= steps; ++at) {
            const std::string text = std::to_string(given["start"] + at * given["step"]);
            ids.insert(text);
            question["options"].push_back(Json{{"id", text}, {"wording", Json{{"en", text}}}});
        }
        return true;
    }

    void add_words(SheetReader& sheet, std::size_t row, Json& question) {
        question["wording"] = sheet.words(row, "label", survey_limits.question);
        if (question["wording"].is_null()) {
            sheet.fault(Kind::wrong, row, "label", "is empty");
            question["wording"] = Json{{"en", "-"}};
        }
        const Json hint = sheet.words(row, "hint", survey_limits.hint);
        if (!hint.is_null()) question["hint"] = hint;
        for (auto group = m_groups.rbegin(); group != m_groups.rend(); ++group) {
            if (group->label.is_null()) continue;
            question["section"] = group->label;
            break;
        }
    }

    void add_required(SheetReader& sheet, std::size_t row, Json& question) {
        const std::string& text = sheet.cell(row, "required");
        const std::set<std::string> yes{"yes", "true", "TRUE", "true()", "Yes", "YES", "1"};
        const std::set<std::string> no{"", "no", "false", "FALSE", "false()", "No", "NO", "0"};
        if (yes.contains(text) && question["type"] != "notice") question["required"] = true;
        if (!yes.contains(text) && !no.contains(text)) sheet.fault(Kind::needed, row, "required", "must be yes or no");
        const Json message = sheet.words(row, "required_message", survey_limits.message);
        if (!message.is_null()) question["required_message"] = message;
    }

    // Can it be read, and does it ask about what there is? own: what "." is about, "" where there is nothing.
    bool look_at_rule(SheetReader& sheet, std::size_t row, const std::string& column, const std::string& own) {
        // Without a check fewer answers are refused; without a skip rule people are asked what is not for them.
        const Kind if_unsupported = own.empty() ? Kind::needed : Kind::left_out;
        const auto read = Expression::parse(sheet.cell(row, column));
        if (!read) {
            const bool is_mistake = read.error().kind == ErrorKind::invalid;
            sheet.fault(is_mistake ? Kind::wrong : if_unsupported, row, column, read.error().text());
            return false;
        }
        for (const std::string& name : read->names()) {
            if (name.empty() && own.empty()) {
                sheet.fault(Kind::wrong, row, column, "\".\" has no answer to look at");
                return false;
            }
            if (name.empty() || m_options.contains(name)) continue;
            sheet.fault(Kind::needed, row, column, "${" + name + "} is not an earlier question here");
            return false;
        }
        for (const auto& [name, text] : read->compared()) {
            const std::set<std::string>& ids = m_options[name.empty() ? own : name];
            if (text.empty() || ids.empty() || ids.contains(text)) continue;
            sheet.fault(Kind::wrong, row, column,
                        fmt::format("\"{}\" is not an answer to {}", text, name.empty() ? own : name));
            return false;
        }
        return true;
    }

    void add_rules(SheetReader& sheet, std::size_t row, Json& question) {
        const std::string own = question["id"].get<std::string>();
        std::string rule;
        for (const Group& group : m_groups) {
            if (!group.rule.empty()) rule += (rule.empty() ? "(" : " and (") + group.rule + ")";
        }
        const std::string& relevant = sheet.cell(row, "relevant");
        // Not yet its own: a question cannot decide whether it is asked itself.
        const std::set<std::string> ids = m_options[own];
        m_options.erase(own);
        if (!relevant.empty() && look_at_rule(sheet, row, "relevant", "")) {
            rule += rule.empty() ? relevant : " and (" + relevant + ")";
        }
        m_options[own] = ids;
        if (!rule.empty()) question["show_if"] = Json{{"expression", rule}};
        const std::string& constraint = sheet.cell(row, "constraint");
        const Json message = sheet.words(row, "constraint_message", survey_limits.message);
        if (!constraint.empty() && look_at_rule(sheet, row, "constraint", own)) {
            question["constraint"] = Json{{"expression", constraint}};
            if (!message.is_null()) question["constraint"]["message"] = message;
        }
        if (constraint.empty() && !message.is_null()) {
            sheet.fault(Kind::left_out, row, "constraint", "the constraint_message",
                        "there is no constraint beside it");
        }
    }

    void add_default(SheetReader& sheet, std::size_t row, Json& question) {
        const std::string& text = sheet.cell(row, "default");
        if (text.empty()) return;
        if (text.find("${") != std::string::npos || text.find('(') != std::string::npos) {
            return sheet.fault(Kind::needed, row, "default", "nothing is calculated here");
        }
        Json tried = question;
        tried["at_first"] = text;
        tried.erase("show_if");
        tried.erase("constraint");
        const Json alone{
            {"id", "x"}, {"version", 1}, {"title", Json{{"en", "x"}}}, {"questions", Json::array({tried})}};
        const auto loaded = load_survey(alone, "");
        if (!loaded && loaded.error().place.ends_with("/at_first"))
            return sheet.fault(Kind::wrong, row, "default", loaded.error().reason);
        question["at_first"] = text;
    }

    void look_at_rest(SheetReader& sheet, std::size_t row, const Json& question) {
        const std::string& look = sheet.cell(row, "appearance");
        const bool is_ours = look == "multiline" && question["type"] == "text";
        if (!look.empty() && !is_ours) {
            sheet.fault(Kind::left_out, row, "appearance", "\"" + look + "\" is not known; the kiosk lays out itself");
        }
        const std::string& readonly = sheet.cell(row, "readonly");
        const bool can_be_changed = readonly.empty() || readonly == "no" || readonly == "FALSE" || readonly == "false";
        if (!can_be_changed && question["type"] != "notice") {
            sheet.fault(Kind::needed, row, "readonly", "every answer can be changed; write a note");
        }
        if (!sheet.cell(row, "parameters").empty() && type_of_row(sheet.cell(row, "type")).name != "range") {
            sheet.fault(Kind::left_out, row, "parameters", "only a range has some here");
        }
        sheet.list_others(row);
    }

    void finish(SheetReader& sheet) {
        if (const auto fits = m_media.add_to(m_form.survey); !fits) {
            sheet.fault(Kind::wrong, 0, "type", "its pictures and sounds", fits.error().reason);
        }
        m_form.media = m_media.take_all();
        const bool is_known = m_form.has(Kind::wrong) || m_form.has(Kind::needed);
        const auto loaded = load_survey(m_form.survey, "survey");
        if (!loaded && !is_known) sheet.fault(Kind::wrong, 0, "type", "the survey", loaded.error().text());
        m_form.languages = {"en"};
        for (const std::string& language : m_languages) {
            if (language != "en") m_form.languages.push_back(language);
        }
    }

    const Workbook& m_workbook;
    std::string m_stem;
    AuthorMedia m_media;
    std::string m_plain_language = "en";
    XlsForm m_form;
    std::set<std::string> m_languages;
    std::map<std::string, ChoiceList> m_lists;
    std::map<std::string, std::set<std::string>> m_options; // the questions so far, each with its answers
    std::vector<Group> m_groups;                            // that are open
};

} // namespace

bool XlsForm::has(FormFinding::Kind kind) const {
    return std::any_of(findings.begin(), findings.end(), [&](const FormFinding& one) { return one.kind == kind; });
}

XlsForm read_xlsform(const Workbook& workbook, const std::string& place, const std::set<std::string>& pictures,
                     const MediumReader& files) {
    return Importer(workbook, place, pictures, files).run();
}

} // namespace copro
