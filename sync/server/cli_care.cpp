#include "sync/server/cli_care.h"

#include "sync/base/files.h"
#include "sync/base/folder.h"
#include "sync/base/json.h"
#include "sync/server/action_lists.h"
#include "sync/server/note_commands.h"
#include "sync/server/retention.h"
#include "sync/server/year_commands.h"

#include <CLI/CLI.hpp>

namespace copro {

namespace {

CLI::App* add_care_verb(CLI::App& above, const std::string& name, const std::string& help) {
    CLI::App* verb = above.add_subcommand(name, help);
    verb->fallthrough();
    return verb;
}

void describe_year(CLI::App& app, CareTyped& typed) {
    add_care_verb(*app.get_subcommand("meeting"), "check", "Which meetings lack attendance, limits or a feedback plan")
        ->add_option("--fees", typed.fees, "Look at their fees too, by this file, such as config/fees.json");
    CLI::App* fee = add_care_verb(app, "fee", "What funders pay for somebody's time")->require_subcommand(1);
    CLI::App* fees = add_care_verb(*fee, "list", "The rates that hold on a day");
    fees->add_option("--fees", typed.fees, "The rates, such as config/fees.json")->required();
    fees->add_option("--on", typed.on, "The day (else today)");
    CLI::App* year = add_care_verb(*app.get_subcommand("report"), "year", "The year's report, to read and as tables");
    year->add_option("YEAR", typed.year, "Such as 2025")->required();
    year->add_option("FOLDER", typed.folder, "Where its files are written")->required();
    year->add_option("--language", typed.language, "Of its words")->capture_default_str();
    year->add_option("--assets", typed.assets, "The folder with words and forms")->capture_default_str();
    year->add_option("--layout", typed.layout, "What stands in it, in which order")->capture_default_str();
    year->add_option("--under", typed.in_order, "Its headings: standards, charter or change")->capture_default_str();
    year->add_option("--targets", typed.targets, "Whom we want to reach, such as config/targets.json");
    year->add_option("--benchmark", typed.benchmark, "What equality is held against, such as config/benchmark.json");
    year->add_flag("--so-far", typed.so_far, "Of a year that is not over, without money and equality");
    year->add_flag("--strict", typed.is_strict, "Hide numbers up to 7, not 4");
}

void describe_voices(CLI::App& app, CareTyped& typed) {
    CLI::App* voice =
        add_care_verb(app, "voice", "What people said aloud, and the words of it")->require_subcommand(0, 1);
    add_care_verb(*voice, "list", "All voices, and which are to be written down")
        ->add_option("--meeting", typed.meeting, "Only this meeting");
    CLI::App* words = add_care_verb(*voice, "words", "Write down what somebody said; listen with attachment save");
    words->add_option("REFERENCE", typed.reference, "What the person took away, or the record's id")->required();
    words->add_option("--question", typed.question, "Which one it answers, when there are several voices");
    words->add_option("--line", typed.line, "Of a claim: which line, from 1");
    words->add_option("--text", typed.text, "What was said, as it was said")->required();
    words->add_option("--by", typed.by, "Who wrote it down")->required();
}

void add_signed(CLI::App& verb, CareTyped& typed) {
    verb.add_option("--by", typed.by, "Who says so")->required();
    verb.add_option("--because", typed.because, "Why")->required();
}

// How a list of what is to be done is typed; text: what its things say.
struct ListWords {
    const char* noun;
    const char* help;
    const char* begin; // the verb that puts a thing on it
    const char* text;
};
constexpr const char* in_report = "What is done, without anybody's name: the year's report has it";

// What the lists have in common; returns the verb that puts a thing on one.
CLI::App* describe_list(CLI::App& app, const ListWords& list, CareTyped& typed) {
    CLI::App* above = add_care_verb(app, list.noun, list.help)->require_subcommand(1);
    add_care_verb(*above, "list", "All of it, by the day on which it is due");
    CLI::App* show = add_care_verb(*above, "show", "Every step of one");
    CLI::App* add = add_care_verb(*above, list.begin, "Put something on the list");
    add->add_option("--text", typed.text, list.text)->required();
    add->add_option("--owner", typed.owner, "Who looks after it")->required();
    add->add_option("--due", typed.due, "By which day, such as 2027-01-31")->required();
    CLI::App* change = add_care_verb(*above, "change", "Another owner, or another day");
    change->add_option("--owner", typed.owner, "Who looks after it now");
    change->add_option("--due", typed.due, "By which day now");
    CLI::App* done = add_care_verb(*above, "done", "It was done");
    CLI::App* could_not = add_care_verb(*above, "could-not", "It could not be done");
    for (CLI::App* one : {show, change, done, could_not})
        one->add_option("NUMBER", typed.reference, "Its number on the list")->required();
    for (CLI::App* one : {add, change, done, could_not}) add_signed(*one, typed);
    return add;
}

void describe_lists(CLI::App& app, CareTyped& typed) {
    CLI::App* barrier =
        describe_list(app, {"barrier", "What is done about what makes it hard to come", "action", in_report}, typed);
    barrier->add_option("--barrier", typed.barrier, "An answer of the question, such as travel")->required();
    barrier->add_option("--assets", typed.assets, "The folder with the forms")->capture_default_str();
    CLI::App* equality = describe_list(app, {"equality", "What is done about equality", "action", in_report}, typed);
    equality->add_option("--question", typed.question, "One of the equality form, such as ethnic")->required();
    CLI::App* seldom_heard =
        describe_list(app, {"seldom-heard", "Whom we seldom hear, and what is done about it", "add", in_report}, typed);
    seldom_heard
        ->add_option("--group", typed.group,
                     "Whom, such as \"people who live on boats\", without anybody's name: the year's report has it")
        ->required();
    CLI::App* plan = describe_list(
        app, {"plan", "What people ask for in a meeting's plan", "ask", "What they ask for, without anybody's name"},
        typed);
    plan->add_option("--meeting", typed.meeting, "The meeting's id")->required();
    CLI::App* board =
        describe_list(app, {"board", "The checklist of the Board, and what is done about it", "add", in_report}, typed);
    board->add_option("--check", typed.check, "What is checked: members or papers")->required();
    app.get_subcommand("plan")->get_subcommand("list")->add_option("--meeting", typed.meeting, "Only of this meeting");
}

void describe_notes(CLI::App& app, CareTyped& typed) {
    CLI::App* owner = add_care_verb(*app.get_subcommand("promise"), "owner", "Say who looks after a comment");
    owner->add_option("REFERENCE", typed.reference, "The comment's number, such as 7F3K-9Q2M")->required();
    owner->add_option("--owner", typed.owner, "Their name")->required();
    add_signed(*owner, typed);
    CLI::App* attendance = add_care_verb(app, "attendance", "Who sent apologies")->require_subcommand(1);
    CLI::App* excused = add_care_verb(*attendance, "excused", "Somebody invited sent word that they cannot come");
    CLI::App* not_excused = add_care_verb(*attendance, "not-excused", "That was a mistake");
    for (CLI::App* one : {excused, not_excused}) {
        one->add_option("--meeting", typed.meeting, "The meeting's id")->required();
        one->add_option("--person", typed.person, "Their id in the meeting's list")->required();
        add_signed(*one, typed);
    }
    describe_lists(app, typed);
}

Result<Command> year_command(const std::string& verb, const CareTyped& typed) {
    Command command{verb, {}};
    if (!typed.fees.empty()) {
        command.options["fees"] = TRY(read_file(typed.fees));
        command.options["fees_file"] = typed.fees;
    }
    if (!typed.on.empty()) command.options["on"] = typed.on;
    if (verb != "report year") return command;
    const std::filesystem::path assets = typed.assets;
    command.options["year"] = typed.year;
    // The running server may do it, and stands in another folder.
    if (typed.folder.empty()) return invalid("FOLDER", "must be the folder for the report");
    command.options["folder"] = std::filesystem::absolute(typed.folder).string();
    command.options["language"] = typed.language;
    command.options["words"] = TRY(read_file(assets / "words" / (typed.language + ".po")));
    const auto forms = TRY(read_folder(assets / "forms", ".json"));
    command.options["forms"] = Json(forms).dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto pictures = TRY(read_folder(assets / "pictures", ".svg"));
    command.options["pictures"] = Json(pictures).dump(-1, ' ', false, Json::error_handler_t::replace);
    command.options["layout"] = TRY(read_file(typed.layout));
    command.options["layout_file"] = typed.layout;
    command.options["under"] = typed.in_order;
    TRY(add_file("targets", typed.targets, command));
    TRY(add_file("benchmark", typed.benchmark, command));
    if (typed.so_far) command.options["so-far"] = "yes";
    if (typed.is_strict) command.options["strict"] = "yes";
    return command;
}

} // namespace

Result<void> add_file(const std::string& name, const std::string& path, Command& command) {
    if (path.empty()) return {};
    command.options[name] = TRY(read_file(path));
    command.options[name + "_file"] = path;
    return {};
}

void describe_care(CLI::App& app, CareTyped& typed) {
    describe_year(app, typed);
    describe_voices(app, typed);
    describe_notes(app, typed);
    CLI::App* retention = add_care_verb(app, "retention", "What has been kept long enough");
    retention->add_option("--rules", typed.rules, "How long what is kept, one JSON file")->capture_default_str();
    retention->add_flag("--erase", typed.does_erase, "Erase it, for good");
    CLI::App* held = add_care_verb(app, "held", "Everything that is kept under a reference, as JSON");
    held->add_option("REFERENCE", typed.reference, "What the person took away, a record's id, or their id in the packs")
        ->required();
    CLI::App* erase = add_care_verb(app, "erase", "Erase all of it, for good");
    erase->add_option("REFERENCE", typed.reference, "As for held")->required();
    erase->add_option("--because", typed.because, "asked, written-down, consent-ended, mistake or law")
        ->required()
        ->check(CLI::IsMember({"asked", "written-down", "consent-ended", "mistake", "law"}));
    erase->add_option("--only", typed.only, "Only the voice or the photos, and keep what was written")
        ->check(CLI::IsMember({"voice", "photos"}));
    add_care_verb(app, "erasures", "What was erased when and why, and how many; never whose");
    CLI::App* complaint = add_care_verb(app, "complaint", "Complaints about data, and their 30 days");
    complaint->require_subcommand(0, 1);
    add_care_verb(*complaint, "add", "Start the clock of one")
        ->add_option("--came", typed.came, "The day it came (else today)");
    add_care_verb(*complaint, "list", "By when each is to be answered");
    add_care_verb(*complaint, "answer", "It was answered today")
        ->add_option("NUMBER", typed.reference, "Its number")
        ->required();
}

Result<std::optional<Command>> care_command_of(const std::string& verb, const CareTyped& typed) {
    if (is_of_the_year(verb)) return std::optional<Command>(TRY(year_command(verb, typed)));
    if (!is_care(verb) && !is_about_notes(verb) && !is_about_actions(verb)) return std::optional<Command>();
    Command command{verb, {}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) command.options[name] = value;
    };
    if (verb == "retention") {
        command.options["rules_text"] = TRY(read_file(typed.rules));
        command.options["rules_file"] = typed.rules;
        if (typed.does_erase) command.options["erase"] = "yes";
    }
    if (verb == "barrier action") {
        const auto form = std::filesystem::path(typed.assets) / "forms" / "feedback.json";
        command.options["form"] = TRY(read_file(form));
        command.options["form_file"] = form.string();
    }
    add("owner", typed.owner);
    add("due", typed.due);
    add("person", typed.person);
    add("barrier", typed.barrier);
    add("group", typed.group);
    add("check", typed.check);
    add("reference", typed.reference);
    add("number", typed.reference);
    add("because", typed.because);
    add("only", typed.only);
    add("came", typed.came);
    add("meeting", typed.meeting);
    add("question", typed.question);
    add("line", typed.line);
    add("text", typed.text);
    add("by", typed.by);
    return std::optional<Command>(std::move(command));
}

} // namespace copro
