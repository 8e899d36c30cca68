#include "sync/server/year_commands.h"

#include "sync/base/files.h"
#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/fee_rates.h"
#include "sync/server/reports/year_report.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace copro {

namespace {

constexpr int looked_at_days = 366;
constexpr int days_to_come = 60;

// The files of a folder of assets, as whoever typed the command sent them: by name.
Result<std::map<std::string, std::string>> files_of(const Command& command, const std::string& option) {
    std::map<std::string, std::string> files;
    const Json texts = TRY(fields::parse(command.option(option), "--assets"));
    for (const auto& [name, text] : texts.items()) {
        if (!text.is_string()) return invalid("--assets", "must be texts");
        files[name] = text.get<std::string>();
    }
    return files;
}

// By the names that the layout gives them. None at all where none were sent.
Result<std::map<std::string, std::string>> pictures_of(const Command& command, const YearLayout& layout) {
    std::map<std::string, std::string> named;
    if (!command.has("pictures")) return named;
    const std::map<std::string, std::string> files = TRY(files_of(command, "pictures"));
    for (const YearSection& section : layout.sections) {
        if (section.picture.empty()) continue;
        const auto found = files.find(section.picture + ".svg");
        if (found == files.end()) {
            return invalid(command.option("layout_file"),
                           fmt::format("there is no picture \"{}\" in the folder of assets", section.picture));
        }
        named[section.picture] = found->second;
    }
    return named;
}

Result<YearWords> words_of(const Command& command) {
    const std::map<std::string, std::string> forms = TRY(files_of(command, "forms"));
    return YearWords::make(
        TRY(read_messages(command.option("words"), "--language")),
        TRY(load_year_layout(command.option("layout"), command.option("layout_file"), command.option("under"))), forms,
        command.option("language"));
}

Result<int> year_of_command(const Command& command) {
    const std::string year = command.option("year");
    if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos) {
        return invalid("YEAR", "must be a year, such as 2025");
    }
    return std::stoi(year);
}

Result<std::string> write_year(const Command& command, StoreReader& reader, const Clock& clock) {
    const Date today = local_date(clock.wall_ms());
    YearReport report;
    report.year = TRY(year_of_command(command));
    const int this_year = static_cast<int>(today.year());
    if (report.year > this_year) return invalid("YEAR", "has not begun");
    report.is_over = report.year < this_year;
    if (!report.is_over) report.last_month = static_cast<int>(unsigned{today.month()});
    if (!report.is_over && !command.has("so-far")) {
        return invalid("YEAR", "is not over; --so-far writes it without money and equality, as two such reports, "
                               "compared, would show who came in between");
    }
    if (command.has("strict")) report.rule = strict_suppression;
    const YearWords words = TRY(words_of(command));
    report.facts = TRY(year_facts(reader, report.year, today));
    if (report.is_over) report.equality = TRY(equality_report(reader, command.option("year"), report.rule));
    if (command.has("targets")) {
        report.targets = TRY(load_targets(command.option("targets"), command.option("targets_file")));
    }
    if (command.has("benchmark")) {
        report.benchmark = TRY(load_benchmark(command.option("benchmark"), command.option("benchmark_file")));
    }
    report.pictures = TRY(pictures_of(command, words.layout()));
    const std::filesystem::path folder = command.option("folder");
    // One that is there is somebody's own: it stays open to whom it was open. The files are private in any folder.
    if (!std::filesystem::is_directory(folder)) TRY(make_private_folder(folder));
    const auto files = year_report_files(report, words);
    for (const auto& [name, text] : files) {
        if (std::filesystem::exists(folder / name)) {
            return Error{ErrorKind::conflict, (folder / name).string(), "is there already; choose another folder"};
        }
    }
    std::string out;
    for (const auto& [name, text] : files) {
        TRY(replace_file(folder / name, text, 0600));
        out += (folder / name).string() + "\n";
    }
    return out;
}

// What is there of one meeting, by what came.
struct CameOf {
    std::set<std::string> attendance; // meetings
    std::set<std::string> limits;     // … where somebody was shown what cannot change
    std::set<std::string> feedback;
    std::map<std::string, int> nobodys; // comments that nobody looks after or answered
};

Result<CameOf> what_came(StoreReader& reader) {
    CameOf came;
    for (const auto& row : TRY(reader.attendance(""))) came.attendance.insert(row.facts.meeting);
    for (const auto& row : TRY(reader.feedback(""))) came.feedback.insert(row.facts.meeting);
    for (const auto& row : TRY(reader.surveys(""))) came.feedback.insert(row.facts.meeting);
    for (const ShownRow& row : TRY(reader.shown_texts(""))) {
        if (row.shown.text == "cannot-change") came.limits.insert(row.facts.meeting);
    }
    std::set<std::string> looked_after;
    for (const StaffNote& one : TRY(reader.staff_notes(owner_note))) looked_after.insert(one.about);
    for (const PromiseAnswer& one : TRY(reader.promise_answers())) looked_after.insert(one.reference);
    for (const PromiseRow& row : TRY(reader.promises())) {
        if (!looked_after.contains(row.reference)) ++came.nobodys[row.meeting];
    }
    return came;
}

std::string prompts_of(const MeetingRow& row, bool is_past, const CameOf& came, const FeeRates& fees) {
    std::string out;
    const auto prompt = [&](const std::string& text) { out += fmt::format("{}\t{}\t{}\n", row.date, row.id, text); };
    const auto pack = load_meeting_pack(row.text, row.id);
    if (!pack) {
        prompt("its pack cannot be read");
        return out;
    }
    if (pack->can_change.empty() || pack->cannot_change.empty()) prompt("no words on what can and cannot change");
    if (pack->answer_by <= pack->date) prompt("no feedback plan: no day by which people hear");
    const std::string doubt = pack->fee ? doubt_of_fee(fees, pack->fee->pence, row.date) : std::string();
    if (!doubt.empty()) prompt(doubt);
    if (!is_past) return out;
    if (!came.attendance.contains(row.id)) prompt("no attendance");
    if (!came.limits.contains(row.id)) prompt("nobody was shown what cannot change");
    if (!came.feedback.contains(row.id)) prompt("no feedback");
    const auto nobodys = came.nobodys.find(row.id);
    if (nobodys != came.nobodys.end())
        prompt(fmt::format("{} comments without an owner or an answer", nobodys->second));
    return out;
}

// Meetings of the last year, and those to come.
Result<std::string> check_meetings(const Command& command, StoreReader& reader, const Clock& clock) {
    FeeRates fees;
    if (command.has("fees")) fees = TRY(load_fee_rates(command.option("fees"), command.option("fees_file")));
    const Date today = local_date(clock.wall_ms());
    const CameOf came = TRY(what_came(reader));
    std::string out;
    for (const MeetingRow& row : TRY(reader.meetings_between(date_text(add_days(today, -looked_at_days)),
                                                             date_text(add_days(today, days_to_come))))) {
        out += prompts_of(row, row.date < date_text(today), came, fees);
    }
    return out.empty() ? std::string("no meeting lacks anything\n") : out;
}

Result<std::string> list_fees(const Command& command, const Clock& clock) {
    const FeeRates fees = TRY(load_fee_rates(command.option("fees"), command.option("fees_file")));
    const std::string today = date_text(local_date(clock.wall_ms()));
    const std::string day = command.has("on") ? command.option("on") : today;
    if (!parse_date(day)) return invalid("--on", "must be a day, such as 2026-11-22");
    return fee_list(fees, day);
}

} // namespace

bool is_of_the_year(const std::string& verb) {
    return verb == "report year" || verb == "meeting check" || verb == "fee list";
}

Result<std::string> run_of_the_year(const Command& command, StoreReader& reader, const Clock& clock) {
    if (command.verb == "report year") return write_year(command, reader, clock);
    if (command.verb == "fee list") return list_fees(command, clock);
    return check_meetings(command, reader, clock);
}

} // namespace copro
