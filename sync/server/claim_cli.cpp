#include "sync/server/claim_cli.h"

#include "sync/base/files.h"
#include "sync/base/folder.h"
#include "sync/base/json.h"

#include <CLI/CLI.hpp>

#include <array>
#include <filesystem>

namespace copro {

namespace {

enum class Reason { none, because, because_and_next, maybe };

// One step of a claim, as it is typed.
struct ClaimVerb {
    const char* name = "";
    const char* help = "";
    bool many = false; // references
    Reason reason = Reason::none;
    bool has_day = false;
    enum class Amount { none, maybe, needed } amount = Amount::none;
    bool asks_whether_the_same = false;
    bool by_part = false;
    const char* part_help = "The fee or the costs alone: fee, expenses (else both)";
};
constexpr const char* part_of_note = "What it is about: fee, expenses (needed where the claim has both)";
constexpr std::array claim_verbs{
    ClaimVerb{"query", "Ask the person for something", false, Reason::because, false, ClaimVerb::Amount::none, false,
              true},
    ClaimVerb{"told", "What the person said to it", false, Reason::because, false, ClaimVerb::Amount::none, false,
              true},
    ClaimVerb{"approve", "Approve it, or another amount with a reason", false, Reason::maybe, false,
              ClaimVerb::Amount::maybe, true, true},
    ClaimVerb{"reject", "Reject it, with what the person can do now", false, Reason::because_and_next, false,
              ClaimVerb::Amount::none, false, true},
    ClaimVerb{"reopen", "Look again at what was rejected or withdrawn", false, Reason::because, false,
              ClaimVerb::Amount::none, false, true},
    ClaimVerb{"send", "The payment was sent, and may still come back", true, Reason::none, true},
    ClaimVerb{"paid", "The payment was made", true, Reason::none, true, ClaimVerb::Amount::none, false, true},
    ClaimVerb{"failed", "The payment came back", false, Reason::because, true, ClaimVerb::Amount::none, false, true},
    ClaimVerb{"bank", "The bank numbers were put right; no money moves", false, Reason::because},
    ClaimVerb{"withdraw", "The person takes it back", false, Reason::because, false, ClaimVerb::Amount::none, false,
              true},
    ClaimVerb{"top-up", "More is owed, as since a rate went up", false, Reason::because, false,
              ClaimVerb::Amount::needed, true, true, part_of_note},
    ClaimVerb{"overpaid", "Too much was paid", false, Reason::because, false, ClaimVerb::Amount::needed, true, true,
              part_of_note},
    ClaimVerb{"paid-back", "The person gave some of it back", false, Reason::none, true, ClaimVerb::Amount::needed,
              false, true},
    ClaimVerb{"let-go", "Neither side asks for the difference", false, Reason::because},
};

CLI::App* add_claim_verb(CLI::App& above, const char* name, const char* help) {
    CLI::App* verb = above.add_subcommand(name, help);
    verb->fallthrough();
    return verb;
}

// Miles of a year and caps need them.
void add_rules(CLI::App& verb, TypedClaim& typed) {
    verb.add_option("--rules", typed.rules, "The folder with the expense rules")->capture_default_str();
}

bool looks_at_rules(const std::string& verb) {
    return verb == "claim list" || verb == "claim show" || verb == "claim approve" || verb == "claim automatic";
}

void add_reason(CLI::App& verb, Reason reason, TypedClaim& typed) {
    if (reason == Reason::none) return;
    verb.add_option("--because", typed.because, "Why, in plain words")->required(reason != Reason::maybe);
    if (reason != Reason::because_and_next) return;
    verb.add_option("--next", typed.next, "What the person can do now")->required();
}

void describe_step(CLI::App& claim, const ClaimVerb& about, TypedClaim& typed) {
    CLI::App* verb = add_claim_verb(claim, about.name, about.help);
    CLI::Option* references = verb->add_option("REFERENCE", typed.references, "What the person took away");
    references->required();
    if (!about.many) references->expected(1);
    verb->add_option("--by", typed.by, "Who does it: your name")->required();
    add_reason(*verb, about.reason, typed);
    if (about.has_day) verb->add_option("--on", typed.on, "The day, 2026-11-22 (else today)");
    if (about.amount != ClaimVerb::Amount::none) {
        verb->add_option("--amount", typed.amount, "Pounds and pence, 12.50")
            ->required(about.amount == ClaimVerb::Amount::needed);
    }
    if (about.by_part) {
        verb->add_option("--part", typed.part, about.part_help)->check(CLI::IsMember({"fee", "expenses"}));
    }
    if (std::string_view(about.name) == "approve") add_rules(*verb, typed);
    if (std::string_view(about.name) == "failed") {
        verb->add_option("--payment", typed.payment, "The reference that it was paid under (else the last payment)");
    }
    if (about.asks_whether_the_same) {
        verb->add_option("--not-the-same", typed.not_the_same, "Why it is another than one for the very same");
    }
}

} // namespace

Result<void> add_rules_folder(const std::string& folder, Command& command) {
    const auto texts = TRY(read_folder(folder, ".json"));
    command.options["rules"] = Json(texts).dump(-1, ' ', false, Json::error_handler_t::replace);
    command.options["rules_folder"] = folder;
    return {};
}

// Whoever runs the command elsewhere is told what was not looked at, and is not kept from their work.
Result<void> add_usual_rules(const std::string& folder, Command& command) {
    std::error_code code;
    if (folder == usual_rules && !std::filesystem::is_directory(folder, code)) {
        command.options["rules_missing"] = folder;
        return {};
    }
    return add_rules_folder(folder, command);
}

void describe_claims(CLI::App& app, TypedClaim& typed) {
    CLI::App* claim = add_claim_verb(app, "claim", "What becomes of claims")->require_subcommand(0, 1);
    CLI::App* list = add_claim_verb(*claim, "list", "All claims, their states, and how long people wait");
    list->add_option("--state", typed.state, "Only in this one, such as more-information-needed");
    list->add_flag("--overdue", typed.is_overdue, "Only those whose day has passed");
    list->add_option("--approval", typed.approval, "Say what would be approved by itself, by this file");
    add_rules(*list, typed);
    CLI::App* show = add_claim_verb(*claim, "show", "All that an approver needs");
    show->add_option("REFERENCE", typed.references, "What the person took away, or the record's id")
        ->required()
        ->expected(1);
    add_rules(*show, typed);
    CLI::App* automatic =
        add_claim_verb(*claim, "automatic", "Approve what config/approval.json lets be approved by itself");
    automatic->add_option("--approval", typed.approval, "The file with the limits")->required();
    add_rules(*automatic, typed);
    for (const ClaimVerb& one : claim_verbs) describe_step(*claim, one, typed);
    CLI::App* given = add_claim_verb(*claim, "given", "Training, a voucher or a donation was given instead of a fee");
    given->add_option("REFERENCE", typed.references, "What the person took away")->required()->expected(1);
    given->add_option("--by", typed.by, "Who does it: your name")->required();
    given->add_option("--what", typed.what, "What was given")->required();
    given->add_option("--on", typed.on, "The day, 2026-11-22 (else today)");
}

Result<void> add_claim_options(const TypedClaim& typed, Command& command) {
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) command.options[name] = value;
    };
    std::string references;
    for (const std::string& one : typed.references) references += (references.empty() ? "" : " ") + one;
    add("references", references);
    add("by", typed.by);
    add("because", typed.because);
    add("next", typed.next);
    add("amount", typed.amount);
    add("part", typed.part);
    add("payment", typed.payment);
    add("on", typed.on);
    add("what", typed.what);
    add("not-the-same", typed.not_the_same);
    add("state", typed.state);
    if (typed.is_overdue) command.options["overdue"] = "yes";
    if (looks_at_rules(command.verb)) TRY(add_usual_rules(typed.rules, command));
    if (!typed.approval.empty()) {
        command.options["approval"] = TRY(read_file(typed.approval));
        command.options["approval_file"] = typed.approval;
    }
    return {};
}

} // namespace copro
