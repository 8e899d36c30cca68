#include "sync/server/cli_care.h"

#include "sync/base/files.h"
#include "sync/server/retention.h"

#include <CLI/CLI.hpp>

namespace copro {

namespace {

CLI::App* add_care_verb(CLI::App& above, const std::string& name, const std::string& help) {
    CLI::App* verb = above.add_subcommand(name, help);
    verb->fallthrough();
    return verb;
}

} // namespace

void describe_care(CLI::App& app, CareTyped& typed) {
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
    complaint->require_subcommand(1);
    add_care_verb(*complaint, "add", "Start the clock of one")
        ->add_option("--came", typed.came, "The day it came (else today)");
    add_care_verb(*complaint, "list", "By when each is to be answered");
    add_care_verb(*complaint, "answer", "It was answered today")
        ->add_option("NUMBER", typed.reference, "Its number")
        ->required();
}

Result<std::optional<Command>> care_command_of(const std::string& verb, const CareTyped& typed) {
    if (!is_care(verb)) return std::optional<Command>();
    Command command{verb, {}};
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) command.options[name] = value;
    };
    if (verb == "retention") {
        command.options["rules_text"] = TRY(read_file(typed.rules));
        command.options["rules_file"] = typed.rules;
        if (typed.does_erase) command.options["erase"] = "yes";
    }
    add("reference", typed.reference);
    add("number", typed.reference);
    add("because", typed.because);
    add("only", typed.only);
    add("came", typed.came);
    return std::optional<Command>(std::move(command));
}

} // namespace copro
