#include "sync/server/cli.h"

#include "sync/base/files.h"
#include "sync/base/folder.h"
#include "sync/base/json.h"
#include "sync/base/log.h"
#include "sync/records/rule_texts.h"
#include "sync/server/admin_socket.h"
#include "sync/server/claim_cli.h"
#include "sync/server/cli_care.h"
#include "sync/server/forms/xlsform.h"
#include "sync/server/reports/claim_reports.h"
#include "sync/server/serve.h"
#include "sync/server/survey_media.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <thread>

namespace copro {

namespace {

// Another short command may hold the folder, or the server may be starting or ending: both pass by themselves.
constexpr int most_attempts = 400;
constexpr auto between_attempts = std::chrono::milliseconds(50);

struct Typed {
    std::string data;
    std::string listen = "127.0.0.1:8443";
    std::string organisation;
    std::string file;
    std::string media;
    std::string name;
    std::string report;
    std::string meeting;
    std::string person;
    std::string rules;
    std::string format = "csv";
    std::string year;
    std::string reference;
    std::vector<std::string> what;
    std::string said;
    std::string did;
    std::string could_not;
    std::string because;
    std::string language = "en";
    bool is_overdue = false;
    bool without_owner = false;
    std::string benchmark;
    bool is_strict = false;
    bool is_today = false;
    bool may_replace = false;
    bool without_unsupported = false;
    TypedClaim claim;
    CareTyped care;
};

Result<void> read_listen(const std::string& text, ServeOptions& options) {
    const Error wrong = invalid("--listen", "must be HOST:PORT, such as 127.0.0.1:8443");
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return wrong;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + colon + 1, end, options.port);
    if (error != std::errc() || stopped != end) return wrong;
    options.host = text.substr(0, colon);
    if (options.host.front() == '[' && options.host.back() == ']') {
        options.host = options.host.substr(1, options.host.size() - 2);
    }
    return {};
}

// One process opens the database at a time (facts.md, "SQLite"): this one if it gets the lock, else the one that has
// it.
Outcome run_here_or_there(const DataFolder& folder, const Command& command) {
    if (const auto is_set_up = folder.must_be_set_up(); !is_set_up) return failed(is_set_up.error());
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const auto lock = FolderLock::take(folder);
        if (!lock) return failed(lock.error());
        if (*lock) {
            const SystemClock clock;
            auto workshop = Workshop::open(folder, clock);
            return workshop ? (*workshop)->run(command) : failed(workshop.error());
        }
        const auto answer = ask_running_server(folder, command);
        if (answer) return *answer;
        if (answer.error().kind != ErrorKind::unavailable) return failed(answer.error());
        std::this_thread::sleep_for(between_attempts);
    }
    return failed(
        Error{ErrorKind::unavailable, folder.path.string(), "another copro-server uses it and does not answer"});
}

// what: what the file is for. An empty name is most often a variable that a script has not set.
Result<std::string> read_typed_file(const std::string& file, const char* what) {
    if (file.empty()) return invalid("FILE", fmt::format("is empty; it must name the file of {}", what));
    return read_file(file);
}

Result<Command> command_of(const std::string& verb, const Typed& typed) {
    if (auto care = TRY(care_command_of(verb, typed.care))) return *care;
    Command command{verb, {}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) command.options[name] = value;
    };
    add("name", typed.name);
    if (verb == "meeting import") {
        add("file", typed.file);
        command.options["text"] = TRY(read_typed_file(typed.file, "the meeting's pack"));
        if (typed.is_today) command.options["today"] = "yes";
        if (typed.may_replace) command.options["replace"] = "yes";
        TRY(add_usual_rules(typed.claim.rules, command));
    }
    if (verb == "promise import") {
        add("file", typed.file);
        command.options["text"] = TRY(read_typed_file(typed.file, "the answers"));
    }
    if (verb == "promise list" && typed.is_overdue) command.options["overdue"] = "yes";
    if (verb == "promise list" && typed.without_owner) command.options["without-owner"] = "yes";
    if (verb == "promise publish") add("meeting", typed.meeting);
    if (verb == "booking made") {
        add("reference", typed.reference);
        add("meeting", typed.meeting);
        std::string what;
        for (const std::string& one : typed.what) what += (what.empty() ? "" : " ") + one;
        add("what", what);
    }
    if (verb == "promise answer") {
        add("reference", typed.reference);
        add("said", typed.said);
        add("did", typed.did);
        add("could-not", typed.could_not);
        add("because", typed.because);
        add("language", typed.language);
    }
    if (verb == "attachment list") add("meeting", typed.meeting);
    if (verb == "badge make") {
        // Whoever reads the codes from a screen, or from its scroll-back, could make the badges.
        if (::isatty(STDOUT_FILENO) == 1) return invalid("badge make", "goes into: | copro-kiosk badges FILE.pdf");
        add("meeting", typed.meeting);
        add("person", typed.person);
        add("language", typed.language);
    }
    // The running server may do it, and stands in another folder.
    if (verb == "attachment save") {
        if (typed.file.empty()) return invalid("DIR", "must be the folder for what is attached");
        add("file", std::filesystem::absolute(typed.file).string());
    }
    if (verb == "export") {
        add("report", typed.report);
        add("meeting", typed.meeting);
        add("format", typed.format);
        add("year", typed.year);
        const bool is_for_equality = !typed.year.empty() || typed.is_strict || !typed.benchmark.empty();
        if (is_for_equality && typed.report != "equality") {
            return invalid("export " + typed.report, "--year, --strict and --benchmark are for equality alone");
        }
        TRY(add_file("benchmark", typed.benchmark, command));
        if (typed.is_strict) command.options["strict"] = "yes";
    }
    if (verb.starts_with("claim ")) TRY(add_claim_options(typed.claim, command));
    if (verb == "topups") add("format", typed.format);
    if (!typed.rules.empty()) TRY(add_rules_folder(typed.rules, command));
    return command;
}

// Read here, by whoever typed the command: a spreadsheet of unknown origin never enters the running server.
Outcome import_form(const DataFolder& folder, const Typed& typed) {
    const auto bytes = read_typed_file(typed.file, "the spreadsheet");
    if (!bytes) return failed(bytes.error());
    const std::string name = std::filesystem::path(typed.file).filename().string();
    const auto workbook = read_workbook(*bytes, name);
    if (!workbook) return failed(workbook.error());
    const auto folder_of_media = media_folder(typed.file, typed.media);
    if (!folder_of_media) return failed(folder_of_media.error());
    const XlsForm form = read_xlsform(*workbook, name, kiosk_pictures(), medium_reader(*folder_of_media));
    Outcome outcome{0, describe_questions(form), describe_findings(form)};
    const bool has_wrong = form.has(FormFinding::Kind::wrong);
    const bool must_refuse = has_wrong || form.has(FormFinding::Kind::needed);
    if (must_refuse || (form.has(FormFinding::Kind::left_out) && !typed.without_unsupported)) {
        outcome.exit_code = 1;
        outcome.err += fmt::format("copro-server: {}: was not imported{}\n", name,
                                   must_refuse ? "" : "; --without-unsupported imports it without these");
        return outcome;
    }
    if (typed.meeting.empty()) return outcome;
    Command command{"form import",
                    {{"file", name},
                     {"meeting", typed.meeting},
                     {"survey", form.survey.dump(-1, ' ', false, Json::error_handler_t::replace)}}};
    if (typed.may_replace) command.options["replace"] = "yes";
    add_media(form.media, command);
    const Outcome imported = run_here_or_there(folder, command);
    return {imported.exit_code, outcome.out + imported.out, outcome.err + imported.err};
}

Outcome run_verb(const std::string& verb, const Typed& typed) {
    const DataFolder folder{typed.data};
    if (verb == "serve") {
        ServeOptions options{folder, "", 0, {}};
        const auto listen = read_listen(typed.listen, options);
        return listen ? serve(options) : Outcome{2, "", "copro-server: " + listen.error().text() + "\n"};
    }
    log_nothing();
    if (verb == "init") {
        const auto done = set_up(folder, typed.organisation);
        return done ? Outcome{0, *done, ""} : failed(done.error());
    }
    if (verb == "form import") return import_form(folder, typed);
    const auto command = command_of(verb, typed);
    return command ? run_here_or_there(folder, *command) : failed(command.error());
}

CLI::App* add_verb(CLI::App& above, const std::string& name, const std::string& help) {
    CLI::App* verb = above.add_subcommand(name, help);
    verb->fallthrough();
    return verb;
}

std::vector<std::string> report_names() {
    std::vector<std::string> names = {"attendance", "invited",  "needs",    "feedback", "survey",     "claims",  "room",
                                      "help",       "payments", "bookings", "shown",    "roll-calls", "equality"};
    for (std::string& name : claim_report_names()) names.push_back(std::move(name));
    return names;
}

void describe(CLI::App& app, Typed& typed) {
    app.require_subcommand(0, 1);
    app.add_option("--data", typed.data, "The server's folder")->capture_default_str();
    add_verb(app, "init", "Make the folder, keys and database")
        ->add_option("--organisation", typed.organisation, "Whose server this is, for kiosks to show");
    add_verb(app, "serve", "Take records from kiosks until told to end")
        ->add_option("--listen", typed.listen, "HOST:PORT, port 0 = any")
        ->capture_default_str();

    CLI::App* meeting = add_verb(app, "meeting", "Meeting packs")->require_subcommand(0, 1);
    CLI::App* import = add_verb(*meeting, "import", "Check a meeting pack and keep it for the kiosks");
    import->add_option("FILE", typed.file, "The pack, one JSON file")->required();
    import->add_flag("--today", typed.is_today, "Date it today");
    import->add_flag("--replace", typed.may_replace, "Take the place of the meeting with the same id");
    import->add_option("--rules", typed.claim.rules, "What was booked must be of a kind in this folder")
        ->capture_default_str();
    add_verb(*meeting, "list", "Dates and ids of all meetings");

    CLI::App* form = add_verb(app, "form", "A meeting's own survey")->require_subcommand(0, 1);
    CLI::App* survey = add_verb(*form, "import", "Read an XLSForm and say what in it is not supported");
    survey->add_option("FILE", typed.file, "The spreadsheet, .xlsx")->required();
    survey->add_option("--meeting", typed.meeting, "Ask it at this meeting");
    survey->add_option("--media", typed.media, "The folder of its pictures and sounds (else FILE-media beside it)");
    survey->add_flag("--without-unsupported", typed.without_unsupported, "Leave out what can be left out");
    survey->add_flag("--replace", typed.may_replace, "Take the place of the meeting's other survey");

    CLI::App* badge = add_verb(app, "badge", "Badges that sign in")->require_subcommand(0, 1);
    CLI::App* make = add_verb(*badge, "make", "New badges, to be drawn: | copro-kiosk badges FILE.pdf");
    make->add_option("--meeting", typed.meeting, "For the people of this meeting")->required();
    make->add_option("--person", typed.person, "For one of them alone, whose old badge is lost");
    make->add_option("--language", typed.language, "Of the organisation's name")->capture_default_str();

    CLI::App* booking = add_verb(app, "booking", "What people asked to have booked")->require_subcommand(0, 1);
    CLI::App* made = add_verb(*booking, "made", "It is booked: no kiosk takes it as a cost then");
    made->add_option("REFERENCE", typed.reference, "What the person took away (export bookings)")->required();
    made->add_option("--what", typed.what, "Only this of what they asked for, such as train");
    made->add_option("--meeting", typed.meeting, "The meeting that they travel to, if it is another");

    CLI::App* device = add_verb(app, "device", "Kiosks")->require_subcommand(0, 1);
    add_verb(*device, "code", "A one-time code to enrol a kiosk with")
        ->add_option("--name", typed.name, "The kiosk's name (else kiosk-1, kiosk-2 ...)");
    add_verb(*device, "list", "All kiosks and how they are");
    add_verb(*device, "revoke", "Take nothing more from a kiosk")
        ->add_option("NAME", typed.name, "The kiosk's name")
        ->required();

    CLI::App* attachment = add_verb(app, "attachment", "Photos and voice")->require_subcommand(0, 1);
    add_verb(*attachment, "list", "All of them, and whether they are here")
        ->add_option("--meeting", typed.meeting, "Only this meeting");
    CLI::App* save = add_verb(*attachment, "save", "Open those of one record into a folder");
    save->add_option("REFERENCE", typed.name, "What the person took away, or the record's id")->required();
    save->add_option("DIR", typed.file, "The folder, where only staff may look")->required();

    CLI::App* out = add_verb(app, "export", "What people told us");
    out->add_option(
           "REPORT", typed.report,
           "attendance, invited, needs, feedback, survey, claims, payments, bookings, room, roll-calls, shown or "
           "equality; of claims also claim-states, claim-steps, days-to-pay, booked, out-of-pocket, in-kind, "
           "payroll or claim-attendance")
        ->required()
        ->check(CLI::IsMember(report_names()));
    out->add_option("--meeting", typed.meeting, "Only this meeting");
    out->add_option("--rules", typed.rules, "Claims: work out the miles of a tax year by the rules in this folder");
    out->add_option("--year", typed.year, "equality: a year that is over (else the last one)");
    out->add_flag("--strict", typed.is_strict, "equality: hide numbers up to 7, not 4");
    out->add_option("--benchmark", typed.benchmark, "equality: beside these figures, such as config/benchmark.json");
    out->add_option("--format", typed.format, "csv or json")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    CLI::App* topups = add_verb(app, "topups", "What claims already made should have been by the rates known now");
    topups->add_option("--rules", typed.rules, "The folder with the rules, such as config/rules")->required();
    topups->add_option("--format", typed.format, "csv or json")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    add_verb(*add_verb(app, "report", "The readable tables")->require_subcommand(0, 1), "rebuild",
             "Make them again from the sealed records");
}

void describe_promises(CLI::App& app, Typed& typed) {
    CLI::App* promise = add_verb(app, "promise", "What people said, and what came of it")->require_subcommand(0, 1);
    CLI::App* list =
        add_verb(*promise, "list", "All comments, by when their answers are due, and how many were on time");
    list->add_flag("--overdue", typed.is_overdue, "Only those whose day has passed");
    list->add_flag("--without-owner", typed.without_owner, "Only those that nobody looks after, with no answer yet");
    CLI::App* answer = add_verb(*promise, "answer", "Write down what came of a comment");
    answer->add_option("REFERENCE", typed.reference, "The comment's number, such as 7F3K-9Q2M")->required();
    answer->add_option("--said", typed.said, "What was said, in short, without anybody's name")->required();
    answer->add_option("--did", typed.did, "What was done");
    answer->add_option("--could-not", typed.could_not, "What could not be done");
    answer->add_option("--because", typed.because, "Why not");
    answer->add_option("--language", typed.language, "Of these texts; English comes first")->capture_default_str();
    add_verb(*promise, "import", "The same for many, in all languages")
        ->add_option("FILE", typed.file, "JSON: a list of reference, said, did or could_not, because")
        ->required();
    add_verb(*promise, "publish", "Show at a meeting what came of the last one that has answers")
        ->add_option("--meeting", typed.meeting, "The meeting to come")
        ->required();
}

// "meeting import": the names of the subcommands that were given, outermost first.
std::string verb_of(const CLI::App& app) {
    std::string verb;
    for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        verb += (verb.empty() ? "" : " ") + at->get_name();
    }
    return verb;
}
// Asked for only after all was read: so a word that is no verb is named, instead of a verb being missed.
void ask_for_verb(const CLI::App& app) {
    const auto said = app.get_subcommands();
    for (const CLI::App* verb : said) ask_for_verb(*verb);
    const bool has_verbs = !app.get_subcommands([](const CLI::App*) { return true; }).empty();
    if (has_verbs && said.empty()) throw CLI::RequiredError::Subcommand(1);
}

} // namespace

int run_cli(int count, const char* const* words, const std::string& version) {
    hold_signals();
    Typed typed;
    typed.data = default_data_folder().string();
    CLI::App app("The central server of Copro", "copro-server");
    app.set_version_flag("--version", "copro-server " + version);
    describe(app, typed);
    describe_promises(app, typed);
    describe_claims(app, typed.claim);
    describe_care(app, typed.care);
    try {
        app.parse(count, words);
        ask_for_verb(app);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const Outcome outcome = run_verb(verb_of(app), typed);
    std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout);
    std::fwrite(outcome.err.data(), 1, outcome.err.size(), stderr);
    return outcome.exit_code;
}

} // namespace copro
