#include "sync/server/promises.h"

#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/pack_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace copro {

namespace {

constexpr std::size_t most_words = 15; // Easy Read, as everything else that people read (access.md C3)
constexpr std::size_t most_published = 20;
const std::string no_owner = "NO OWNER";
const std::string no_name = "-";

using AnswersByReference = std::map<std::string, PromiseAnswer>;

Result<AnswersByReference> answers_by_reference(StoreReader& reader) {
    AnswersByReference answers;
    for (PromiseAnswer& one : TRY(reader.promise_answers())) answers[one.reference] = std::move(one);
    return answers;
}

struct OnTime {
    std::int64_t due = 0; // promised, and its day has passed or it was answered
    std::int64_t kept = 0;
};

std::string state_of_promise(const PromiseRow& row, const PromiseAnswer* answer, const std::string& today,
                             OnTime& on_time) {
    const bool is_promised = !row.answer_by.empty();
    if (answer != nullptr) {
        const std::string day = date_text(local_date(answer->answered_ms));
        const bool is_late = is_promised && day > row.answer_by;
        on_time.due += is_promised ? 1 : 0;
        on_time.kept += is_promised && !is_late ? 1 : 0;
        return fmt::format("answered {}{}", day, is_late ? ", late" : "");
    }
    if (!is_promised) return "no answer was asked for";
    if (row.answer_by >= today) return "waiting";
    ++on_time.due;
    return "OVERDUE";
}

// Who looks after which comment, as it was said last.
Result<std::map<std::string, std::string>> owners_by_reference(StoreReader& reader) {
    std::map<std::string, std::string> owners;
    for (StaffNote& one : TRY(reader.staff_notes(owner_note))) owners[one.about] = std::move(one.owner);
    return owners;
}

Result<std::string> list_promises(const Command& command, const PromiseParts& parts) {
    const AnswersByReference answers = TRY(answers_by_reference(parts.reader));
    const std::map<std::string, std::string> owners = TRY(owners_by_reference(parts.reader));
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    std::string out;
    OnTime on_time;
    std::int64_t comments = 0;
    std::int64_t nobodys = 0;
    for (const PromiseRow& row : TRY(parts.reader.promises())) {
        const auto answer = answers.find(row.reference);
        const std::string state =
            state_of_promise(row, answer == answers.end() ? nullptr : &answer->second, today, on_time);
        const auto owner = owners.find(row.reference);
        // The charter: no comment without an owner or an answer.
        const bool is_nobodys = owner == owners.end() && answer == answers.end();
        nobodys += is_nobodys ? 1 : 0;
        ++comments;
        if (command.has("overdue") && state != "OVERDUE") continue;
        if (command.has("without-owner") && !is_nobodys) continue;
        const std::string& whose = owner == owners.end() ? (is_nobodys ? no_owner : no_name) : owner->second;
        out += fmt::format("{}\t{}\tby {}\t{}\t{}\n", row.reference, row.meeting,
                           row.answer_by.empty() ? "-" : row.answer_by, state, whose);
    }
    out += fmt::format("without an owner or an answer: {} of {}\n", nobodys, comments);
    if (on_time.due == 0) return out + "answered on time: nothing was due yet\n";
    return out + fmt::format("answered on time: {} of {} ({}%)\n", on_time.kept, on_time.due,
                             (100 * on_time.kept + on_time.due / 2) / on_time.due);
}

std::string hard_to_read(const Json& texts, const std::string& what) {
    std::string warnings;
    for (const auto& [language, text] : texts.items()) {
        if (!text.is_string()) continue; // refused with its place when the pack is read
        const auto& words = text.get_ref<const std::string&>();
        const auto count = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
        if (count <= most_words) continue;
        warnings += fmt::format("hard to read: {} in {} has {} words; Easy Read has {} at most\n", what, language,
                                count, most_words);
    }
    return warnings;
}

// As it stands in a pack; read back by the pack's own loader, so that what is kept can be shown.
Json you_said_json(const PromiseAnswer& answer, const std::string& place) {
    const auto texts = [&](const std::string& text) { return fields::parse(text, place); };
    Json json = Json::object();
    const auto said = texts(answer.said);
    const auto what = texts(answer.what);
    const auto because = texts(answer.because);
    if (said) json["said"] = *said;
    if (what) json[answer.done ? "did" : "could_not"] = *what;
    if (because && !because->empty()) json["because"] = *because;
    return json;
}

// Puts one answer as it was written into one that can be kept: checked, with its warnings.
Result<PromiseAnswer> answer_from(const Json& json, const std::string& place, std::int64_t now_ms,
                                  std::string& warnings) {
    JsonObject from = TRY(JsonObject::of(json, place));
    PromiseAnswer answer;
    answer.reference = TRY(from.text("reference"));
    answer.answered_ms = now_ms;
    Json entry = json;
    entry.erase("reference");
    TRY(load_you_said(entry, place));
    answer.done = json.contains("did");
    const Json& what = json[answer.done ? "did" : "could_not"];
    const Json because = json.value("because", Json::object());
    answer.said = fields::dump(json["said"]);
    answer.what = fields::dump(what);
    answer.because = fields::dump(because);
    warnings += hard_to_read(json["said"], "said") + hard_to_read(what, answer.done ? "did" : "could not") +
                hard_to_read(because, "because");
    return answer;
}

Result<void> must_be_known(StoreReader& reader, const std::vector<PromiseAnswer>& answers) {
    const std::vector<PromiseRow> rows = TRY(reader.promises());
    for (const PromiseAnswer& one : answers) {
        const bool is_known = std::any_of(rows.begin(), rows.end(),
                                          [&](const PromiseRow& row) { return row.reference == one.reference; });
        if (!is_known) return Error{ErrorKind::not_found, one.reference, "no comment has this number"};
    }
    return {};
}

Result<std::string> keep(const PromiseParts& parts, const std::vector<PromiseAnswer>& answers, std::string warnings) {
    TRY(must_be_known(parts.reader, answers));
    TRY(parts.writer.ask([&](Store& store) { return store.save_promise_answers(answers); }));
    for (const PromiseAnswer& one : answers) warnings += fmt::format("answered {}\n", one.reference);
    return warnings;
}

// One language is added to those that are there; English is the first, as it is what all others fall back on.
Result<std::string> answer_promise(const Command& command, const PromiseParts& parts) {
    const std::string language = command.option("language");
    const bool done = command.has("did");
    if (done == command.has("could-not")) return invalid("--did", "or --could-not must be given, and not both");
    AnswersByReference answers = TRY(answers_by_reference(parts.reader));
    const std::string reference = reference_as_typed(command.option("reference"));
    const auto before = answers.find(reference);
    Json json = Json::object();
    if (before != answers.end()) json = you_said_json(before->second, before->first);
    const char* what = done ? "did" : "could_not";
    if (json.contains(done ? "could_not" : "did")) json = Json::object(); // another answer than it was
    if (!json.contains("said") && language != "en") return invalid("--language", "English comes first");
    json["reference"] = reference;
    json["said"][language] = command.option("said");
    json[what][language] = command.option(done ? "did" : "could-not");
    if (command.has("because")) json["because"][language] = command.option("because");
    std::string warnings;
    const PromiseAnswer answer = TRY(answer_from(json, "answer", parts.clock.wall_ms(), warnings));
    return keep(parts, {answer}, std::move(warnings));
}

Result<std::string> import_promises(const Command& command, const PromiseParts& parts) {
    const std::string file = command.option("file");
    const Json json = TRY(fields::parse(command.option("text"), file));
    if (!json.is_array()) return invalid(file + "#", "must be a list");
    std::vector<PromiseAnswer> answers;
    std::string warnings;
    for (const Json& one : json) {
        const std::string place = fmt::format("{}#/{}", file, answers.size());
        answers.push_back(TRY(answer_from(one, place, parts.clock.wall_ms(), warnings)));
    }
    return keep(parts, answers, std::move(warnings));
}

// The answers of the last meeting before that day which has some: the newest first.
Result<Json> last_answers(StoreReader& reader, const std::string& before_day) {
    std::map<std::string, std::string> days; // of meetings
    for (const MeetingRow& row : TRY(reader.meetings())) days[row.id] = row.date;
    std::map<std::string, std::string> day_of; // of comments, by reference
    for (const PromiseRow& row : TRY(reader.promises())) day_of[row.reference] = days[row.meeting];
    std::vector<PromiseAnswer> answers = TRY(reader.promise_answers());
    std::string last;
    for (const PromiseAnswer& one : answers) {
        const std::string& day = day_of[one.reference];
        if (day < before_day) last = std::max(last, day);
    }
    Json list = Json::array();
    std::reverse(answers.begin(), answers.end());
    for (const PromiseAnswer& one : answers) {
        const bool is_of_last = !last.empty() && day_of[one.reference] == last;
        if (is_of_last && list.size() < most_published) list.push_back(you_said_json(one, one.reference));
    }
    return list;
}

Result<std::string> publish_promises(const Command& command, const PromiseParts& parts) {
    const std::string id = command.option("meeting");
    MeetingRow row = TRY(meeting_named(parts.reader, id));
    Json pack = TRY(fields::parse(row.text, id));
    const Json answers = TRY(last_answers(parts.reader, row.date));
    if (answers.empty()) return Error{ErrorKind::not_found, "--meeting", "no meeting before it has answers yet"};
    pack["you_said"] = answers;
    row.text = pack_text(pack);
    TRY(load_meeting_pack(row.text, id));
    row.sha256 = sha256_of(row.text);
    row.imported_ms = parts.clock.wall_ms();
    TRY(parts.writer.ask([&](Store& store) { return store.save_meeting(row, true); }));
    return fmt::format("{} answers stand in {}\n", answers.size(), id);
}

} // namespace

Result<std::string> run_promise(const Command& command, const PromiseParts& parts) {
    if (command.verb == "promise list") return list_promises(command, parts);
    if (command.verb == "promise answer") return answer_promise(command, parts);
    if (command.verb == "promise import") return import_promises(command, parts);
    if (command.verb == "promise publish") return publish_promises(command, parts);
    return unknown_command(command.verb);
}

} // namespace copro
