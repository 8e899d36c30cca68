#include "sync/server/commands.h"

#include "sync/base/files.h"
#include "sync/base/log.h"
#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/slug.h"
#include "sync/server/action_lists.h"
#include "sync/server/attachments.h"
#include "sync/server/badges.h"
#include "sync/server/bookings.h"
#include "sync/server/claims.h"
#include "sync/server/command_rules.h"
#include "sync/server/note_commands.h"
#include "sync/server/pack_check.h"
#include "sync/server/pack_row.h"
#include "sync/server/promises.h"
#include "sync/server/remembered.h"
#include "sync/server/reports/benchmark.h"
#include "sync/server/reports/equality_report.h"
#include "sync/server/reports/money_reports.h"
#include "sync/server/reports/reports.h"
#include "sync/server/retention.h"
#include "sync/server/store/sqlite_store.h"
#include "sync/server/survey_media.h"
#include "sync/server/year_commands.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr int most_code_attempts = 20;

Result<std::string> dated_today(const std::string& text, const std::string& place, std::int64_t now_ms) {
    Json json = TRY(fields::parse(text, place));
    if (!json.is_object()) return invalid(place + "#", "must be an object");
    json["date"] = date_text(local_date(now_ms));
    return pack_text(json);
}

Result<std::string> with_survey_of(const std::string& before, const std::string& text, const std::string& place) {
    const Json old = TRY(fields::parse(before, place));
    Json json = TRY(fields::parse(text, place));
    if (json.contains("forms") || !old.contains("forms")) return text;
    json["forms"] = old["forms"];
    return pack_text(json);
}

std::string date_and_time(std::int64_t wall_ms) {
    return wall_ms == 0 ? "-" : date_text(local_date(wall_ms)) + " " + local_time_text(wall_ms);
}

std::string state_of(const DeviceRow& device) {
    if (device.revoked_ms != 0) return "revoked " + date_and_time(device.revoked_ms);
    return device.flag.empty() ? "enrolled" : "look at it: " + device.flag;
}

} // namespace

Error unknown_command(const std::string& verb) {
    return invalid(verb, "is not a command of this server; is it a newer copro-server that you called?");
}

Outcome failed(const Error& error) { return {1, "", "copro-server: " + error.text() + "\n"}; }

Workshop::Workshop(Keyring keyring, Parts parts, const Clock& clock)
    : m_keyring(std::move(keyring))
    , m_clock(clock)
    , m_reader(std::move(parts.reader))
    , m_blobs(std::move(parts.blobs))
    , m_writer(std::move(parts.store), clock)
    , m_opener(m_keyring.intake, std::move(parts.openers_reader), m_writer,
               [this](StoreReader& opened) { return bring_packs_up_to_date(opened, m_writer, m_clock.wall_ms()); }) {
    m_writer.on_stored([this] { m_opener.wake(); });
}

Result<std::unique_ptr<Workshop>> Workshop::open(const DataFolder& folder, const Clock& clock) {
    TRY(folder.must_be_set_up());
    Keyring keyring = TRY(load_keyring(folder.keys()));
    Parts parts;
    parts.store = TRY(open_sqlite_store(folder.database()));
    keyring.identity.organisation = TRY(parts.store->setting("organisation"));
    parts.openers_reader = TRY(open_sqlite_reader(folder.database()));
    parts.reader = TRY(open_sqlite_reader(folder.database()));
    parts.blobs = TRY(BlobFiles::open(folder.blobs()));
    return std::unique_ptr<Workshop>(new Workshop(std::move(keyring), std::move(parts), clock));
}

Outcome Workshop::run(const Command& command) {
    try {
        auto out = run_checked(command);
        return out ? Outcome{0, out.take(), ""} : failed(out.error());
    } catch (const std::exception& error) {
        // Last line of defence: one odd command must not take the running server down.
        log_warning("command.exception", {{"verb", command.verb}, {"kind", kind_of(error)}});
        return failed(internal("an error that nobody thought of: " + kind_of(error)));
    }
}

CareParts Workshop::care_parts() {
    return {*m_reader, m_writer, *m_blobs, m_keyring.intake, m_clock, [this] { return m_opener.finish(); }};
}

Result<void> Workshop::finish_erasing() {
    const CareParts parts = care_parts();
    const std::string finished = TRY(remove_left_files(parts));
    TRY(empty_the_journal(parts));
    if (!finished.empty()) log_info("care.finished", {});
    return {};
}

Result<std::string> Workshop::run_checked(const Command& command) {
    if (command.verb == "meeting import") return import_meeting(command);
    if (command.verb == "form import") return import_form(command);
    if (command.verb == "badge make") return make_meeting_badges(command);
    if (command.verb == "booking made") {
        TRY(m_opener.finish());
        return note_booked(command, *m_reader, m_writer, m_clock);
    }
    if (command.verb == "meeting list") return list_meetings();
    if (command.verb == "device code") return make_device_code(command);
    if (command.verb == "device list") return list_devices();
    if (command.verb == "device revoke") return revoke_device(command);
    if (command.verb == "export") return export_report(command);
    if (command.verb == "topups") return list_topups(command);
    if (command.verb.starts_with("attachment ")) {
        TRY(m_opener.finish());
        return run_attachment(command);
    }
    if (command.verb == "report rebuild") return rebuild();
    if (is_about_notes(command.verb)) {
        TRY(m_opener.finish());
        return run_note(command, care_parts());
    }
    if (is_about_actions(command.verb)) return run_action(command, care_parts());
    if (command.verb.starts_with("promise ")) {
        TRY(m_opener.finish());
        return run_promise(command, PromiseParts{*m_reader, m_writer, m_clock});
    }
    if (command.verb.starts_with("claim ")) {
        TRY(m_opener.finish());
        return run_claim(command, ClaimParts{*m_reader, m_writer, m_clock, *m_blobs, m_keyring.intake});
    }
    if (is_of_the_year(command.verb)) {
        TRY(m_opener.finish());
        return run_of_the_year(command, *m_reader, m_clock);
    }
    if (is_care(command.verb)) return run_care(command, care_parts());
    return unknown_command(command.verb);
}

Result<std::string> Workshop::run_attachment(const Command& command) {
    if (command.verb == "attachment list") return list_attachments(*m_reader, command.option("meeting"));
    if (command.verb != "attachment save") return unknown_command(command.verb);
    return save_attachments(*m_reader, *m_blobs, m_keyring.intake, command.option("name"), command.option("file"));
}

Result<std::string> Workshop::import_meeting(const Command& command) {
    const std::string place = command.option("file");
    std::string text = command.option("text");
    const std::int64_t now = m_clock.wall_ms();
    if (command.has("today")) text = TRY(dated_today(text, place, now));
    MeetingPack pack = TRY(load_meeting_pack(text, place));
    TRY(check_pack(pack, TRY(rules_of_command(command)), place));
    const bool may_replace = command.has("replace");
    // A pack that says nothing of a survey does not take away the one that was imported for this meeting.
    const auto before = TRY(find_meeting(pack.id));
    if (may_replace && before) {
        text = TRY(with_survey_of(before->text, text, place));
        text = TRY(with_badges_of(before->text, text, place));
        pack = TRY(load_meeting_pack(text, place));
    }
    // A pack says who is invited; what they asked for earlier, the server knows.
    TRY(m_opener.finish());
    text = TRY(with_remembered(text, TRY(m_reader->attendance(""))));
    if (pack.survey) TRY(must_have_media(*pack.survey, *m_reader, place));
    const MeetingRow row = pack_row(pack, text, now);
    // What the survey before it showed goes with it.
    const auto saved = m_writer.ask([&](Store& store) -> Result<void> {
        TRY(store.save_meeting(row, may_replace));
        return store.drop_unnamed_media();
    });
    if (!saved) return Error{saved.error().kind, place, saved.error().text()};
    std::string said = fmt::format("imported {} {}\n", row.id, row.date);
    if (!pack.booked.empty() && command.has("rules_missing")) {
        said +=
            fmt::format("nobody looked whether what was booked can be claimed at all: there is no {} here; name the "
                        "folder with --rules\n",
                        command.option("rules_missing"));
    }
    return said;
}

Result<std::string> Workshop::import_form(const Command& command) {
    const std::string place = command.option("file");
    const std::string id = command.option("meeting");
    const MeetingRow meeting = TRY(meeting_named(*m_reader, id));
    Json json = TRY(fields::parse(meeting.text, id));
    const Json survey = TRY(fields::parse(command.option("survey"), place));
    const bool has_other = json.contains("forms") && !json["forms"].empty() && json["forms"] != Json::array({survey});
    if (has_other && !command.has("replace")) {
        return Error{ErrorKind::conflict, "--meeting", id + " has a survey already; --replace takes its place"};
    }
    // Answers are told apart by the survey's name and version alone.
    if (has_other && json["forms"][0]["id"] == survey["id"] && json["forms"][0]["version"] >= survey["version"]) {
        return Error{ErrorKind::conflict, "--meeting",
                     "these are other questions under the same name: write a higher version in the sheet settings"};
    }
    json["forms"] = Json::array({survey});
    const std::string text = pack_text(json);
    const MeetingPack pack = TRY(load_meeting_pack(text, id));
    const MeetingRow row = pack_row(pack, text, m_clock.wall_ms());
    const std::vector<StoredMedium> media = TRY(media_of(command, *pack.survey));
    // Its pictures and sounds first: no pack names what a kiosk cannot have.
    TRY(m_writer.ask([&](Store& store) -> Result<void> {
        TRY(store.add_media(media));
        TRY(store.save_meeting(row, true));
        return store.drop_unnamed_media();
    }));
    return fmt::format("imported {} into {}\n", pack.survey->id, id);
}

Result<std::string> Workshop::make_meeting_badges(const Command& command) {
    return make_badges(command, TRY(meeting_named(*m_reader, command.option("meeting"))), m_writer, m_clock);
}

Result<std::string> Workshop::list_meetings() {
    const auto meetings = TRY(m_reader->meetings());
    std::string out;
    for (const MeetingRow& one : meetings) out += fmt::format("{} {}\n", one.date, one.id);
    return out;
}

Result<std::string> Workshop::make_device_code(const Command& command) {
    const std::string name = command.option("name");
    if (!name.empty() && !is_slug(name)) {
        return invalid("--name", "must be small letters, digits and single hyphens, at most 64");
    }
    for (int attempt = 0; attempt < most_code_attempts; ++attempt) {
        const std::string code = make_code();
        const Bytes& secret = m_keyring.identity.secret;
        const std::int64_t now = m_clock.wall_ms();
        const CodeRow row{finder_of(code, secret), proof_of(code, secret), name, now + code_lasts_ms, code_tries};
        const auto added = m_writer.ask([&](Store& store) { return store.add_code(row, now); });
        if (added) return fmt::format("{}\nfor one kiosk, within 15 minutes\n", code);
        if (added.error().kind != ErrorKind::conflict) return added.error();
    }
    return Error{ErrorKind::unavailable, "", "too many codes are in use; try again in 15 minutes"};
}

Result<std::string> Workshop::list_devices() {
    const auto devices = TRY(m_reader->devices());
    std::string out;
    for (const DeviceRow& one : devices) {
        out += fmt::format("{}\tkey {}\tenrolled {}\tseen {}\twaiting {}\tversion {}\t{}\n", one.name, key_id(one.key),
                           date_and_time(one.enrolled_ms), date_and_time(one.last_seen_ms), one.health.waiting,
                           one.software.empty() ? "-" : one.software, state_of(one));
    }
    return out;
}

Result<std::string> Workshop::revoke_device(const Command& command) {
    const std::string name = command.option("name");
    TRY(m_writer.ask([&](Store& store) { return store.revoke(name, m_clock.wall_ms()); }));
    log_info("device.revoked", {{"device", name}});
    return fmt::format("revoked {}\n", name);
}

Result<std::optional<MeetingRow>> Workshop::find_meeting(const std::string& id) {
    std::vector<MeetingRow> known = TRY(m_reader->meetings());
    const auto found = std::find_if(known.begin(), known.end(), [&](const MeetingRow& row) { return row.id == id; });
    if (found == known.end()) return std::optional<MeetingRow>();
    return std::optional<MeetingRow>(std::move(*found));
}

Result<bool> Workshop::is_meeting(const std::string& id) { return TRY(find_meeting(id)).has_value(); }

Result<std::string> Workshop::export_report(const Command& command) {
    // What was stored a moment ago must be in the report.
    TRY(m_opener.finish());
    const std::string meeting = command.option("meeting");
    const std::optional<ExpenseRules> rules = TRY(rules_of_command(command));
    if (command.option("report") == "equality") return export_equality(command);
    const std::string today = date_text(local_date(m_clock.wall_ms()));
    const Table table = TRY(report(*m_reader, command.option("report"), meeting, today, rules ? &*rules : nullptr));
    // A slip in the name would else look like a meeting that nobody came to.
    if (!meeting.empty() && table.rows.empty() && !TRY(is_meeting(meeting))) {
        return Error{ErrorKind::not_found, "--meeting", "there is no meeting " + meeting};
    }
    return command.option("format") == "json" ? to_json(table) : to_csv(table);
}

Result<std::string> Workshop::list_topups(const Command& command) {
    TRY(m_opener.finish());
    const std::optional<ExpenseRules> rules = TRY(rules_of_command(command));
    if (!rules) return invalid("--rules", "is needed");
    const Table table = TRY(topups_report(*m_reader, *rules));
    return command.option("format") == "json" ? to_json(table) : to_csv(table);
}

// domain.md: no equality report for one meeting, and a window of a year.
Result<std::string> Workshop::export_equality(const Command& command) {
    if (command.has("meeting")) return invalid("--meeting", "there is no equality report of one meeting");
    const int this_year = static_cast<int>(local_date(m_clock.wall_ms()).year());
    const std::string year = command.has("year") ? command.option("year") : std::to_string(this_year - 1);
    const bool is_year = year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
    if (!is_year) return invalid("--year", "must be a year, such as 2025");
    if (std::stoi(year) >= this_year) {
        return invalid("--year", year + " is not over: two reports of it, compared, would show who came in between");
    }
    const Suppression& rule = command.has("strict") ? strict_suppression : usual_suppression;
    Table table = TRY(equality_report(*m_reader, year, rule));
    if (command.has("benchmark")) {
        const auto benchmark = TRY(load_benchmark(command.option("benchmark"), command.option("benchmark_file")));
        table = beside_benchmark(std::move(table), benchmark);
    }
    return command.option("format") == "json" ? to_json(table) : to_csv(table);
}

Result<std::string> Workshop::rebuild() {
    TRY(m_opener.rebuild());
    const std::int64_t records = TRY(m_reader->record_count());
    const auto unopened = TRY(m_reader->unopened());
    std::string out =
        fmt::format("opened {} of {} records\n", records - static_cast<std::int64_t>(unopened.size()), records);
    for (const auto& one : unopened) out += fmt::format("{}: {}\n", one.facts.rec_id.text(), one.body.reason);
    return out;
}

Result<std::string> set_up(const DataFolder& folder, const std::string& organisation) {
    TRY(make_private_folder(folder.path));
    const auto lock = TRY(FolderLock::take(folder));
    const bool is_set_up = folder.must_be_set_up().ok();
    if (!lock && !is_set_up) return Error{ErrorKind::unavailable, folder.path.string(), "is being set up already"};
    if (!is_set_up) {
        // The database comes last: its being there means that everything is.
        TRY(make_keyring(folder.keys()));
        auto store = TRY(open_sqlite_store(folder.database()));
        TRY(store->set_setting("organisation", organisation));
    }
    const Keyring keyring = TRY(load_keyring(folder.keys()));
    return fmt::format("{} {}\npin {}\nbackup pin {}\nintake key {}\n", folder.path.string(),
                       is_set_up ? "was set up already; nothing was changed" : "is set up",
                       keyring.identity.tls_pins[0], keyring.identity.tls_pins[1], key_id(keyring.identity.intake_key));
}

} // namespace copro
