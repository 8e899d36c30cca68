// The commands `voice`, `retention`, `held`, `erase`, `erasures` and `complaint`.
#include "sync/protocol/fields.h"
#include "sync/records/reference.h"
#include "sync/server/retention.h"
#include "sync/server/voices.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::array erase_reasons = {"asked", "written-down", "consent-ended", "mistake", "law"};
constexpr int complaint_days = 30; // domain.md, "Privacy": acknowledged within 30 days

const std::string equality_note = "equality answers cannot be found: they were never kept with anybody\n";
const std::string nothing_due = "nothing is due\n";
const std::string nothing_more = "nothing more is held under this reference\n";
const std::string none_of_kind = "nothing of that kind is held";
const std::string copies_note = "copies that were made of this server before today still hold it: erase there too\n";

Result<std::string> run_retention(const Command& command, const CareParts& parts) {
    const RetentionRules rules = TRY(load_retention(command.option("rules_text"), command.option("rules_file")));
    if (!command.has("erase")) {
        const ErasePlan due = TRY(due_now(rules, parts));
        std::string out;
        for (const auto& [what, how_many] : due.counts) out += fmt::format("due\t{}\t{}\n", what, how_many);
        return out.empty() ? nothing_due : out + "nothing was erased; --erase does it, for good\n";
    }
    // What an erasing left that was stopped half-way is not due any more, and nothing else would come back to it.
    const std::string finished = TRY(remove_left_files(parts));
    const ErasePlan plan = TRY(due_now(rules, parts));
    if (!plan.is_empty()) return finished + TRY(erase_for_good(plan, "kept-long-enough", parts)) + copies_note;
    TRY(empty_the_journal(parts));
    return finished + nothing_due;
}

// A few words to choose from: a reason that somebody types would soon hold a name.
Result<std::string> reason_of(const Command& command) {
    const std::string because = command.option("because");
    if (std::find(erase_reasons.begin(), erase_reasons.end(), because) != erase_reasons.end()) return because;
    return invalid("--because", "must be asked, written-down, consent-ended, mistake or law");
}

// What is written down of a voice stands for it, and goes with it: but not when that is why the voice goes.
void add_words_of_voices(const Held& held, ErasePlan& plan) {
    for (const VoiceWords& one : held.voice_words) {
        plan.erasing.voice_words.push_back(one.record);
        ++plan.counts["words-of-voice"];
    }
}

ErasePlan plan_of(const Held& held, const Command& command) {
    const std::string reference = command.option("reference");
    const std::string only = command.option("only");
    ErasePlan plan;
    if (only.empty() || (only == "voice" && command.option("because") != "written-down"))
        add_words_of_voices(held, plan);
    if (!only.empty()) {
        for (const OpenedEnvelope& one : held.records) {
            for (const SealedAttachment& attachment : one.attachments) {
                const bool is_photo_of_them = is_photo(attachment) && !is_evidence(one);
                const bool is_wanted = only == "voice" ? is_voice_clip(attachment) : is_photo_of_them;
                if (!is_wanted || one.is_brought) continue;
                plan.erasing.attachments.push_back(attachment.reference.sha256);
                ++plan.counts[only];
            }
        }
        return plan;
    }
    for (const OpenedEnvelope& one : held.records) plan.add(one);
    for (const HeldPack& one : held.packs) plan.add_person(one.row.id, reference);
    for (const StaffNote& one : held.apologies) plan.add_note({apology_note, one.topic, one.about});
    for (const StaffNote& one : held.owners) plan.erasing.references.push_back(one.about);
    for (const PromiseAnswer& one : held.answers) {
        plan.erasing.references.push_back(one.reference);
        ++plan.counts["answers"];
    }
    return plan;
}

Result<std::string> run_erase(const Command& command, const CareParts& parts) {
    const std::string reference = command.option("reference");
    const std::string because = TRY(reason_of(command));
    const std::string only = command.option("only");
    const std::string finished = TRY(remove_left_files(parts));
    auto found = find_held(parts.reader, parts.intake, reference);
    const bool is_nothing_held = !found && found.error().kind == ErrorKind::not_found;
    const ErasePlan plan = found ? plan_of(*found, command) : ErasePlan();
    if (is_nothing_held || (found && plan.is_empty())) {
        TRY(empty_the_journal(parts));
        // Whose erasing that was nobody can say any more: that it is done is the answer to who runs this again.
        if (!finished.empty()) return finished + (found ? none_of_kind + "\n" : nothing_more) + copies_note;
        if (found) return Error{ErrorKind::not_found, reference, none_of_kind};
    }
    const Held held = TRY(std::move(found));
    std::string out = finished + TRY(erase_for_good(plan, because, parts));
    const auto is_roll_call = [](const OpenedEnvelope& one) { return one.header.kind == "roll-call"; };
    const auto called = std::count_if(held.records.begin(), held.records.end(), is_roll_call);
    const auto brought = std::count_if(held.records.begin(), held.records.end(),
                                       [&](const OpenedEnvelope& one) { return one.is_brought && !is_roll_call(one); });
    if (only.empty() && brought > 0)
        out +=
            fmt::format("{} of these were sign-ins of somebody who brought them; they are gone as a whole\n", brought);
    if (only.empty() && called > 0)
        out += fmt::format("{} of these were roll calls, with others on the list; they are gone as a whole\n", called);
    if (held.unreadable > 0)
        out += fmt::format("{} records cannot be opened here: nobody knows whose they are\n", held.unreadable);
    return out + equality_note + copies_note;
}

Result<std::string> list_erasures(const CareParts& parts) {
    std::string out;
    for (const ErasureRow& row : TRY(parts.reader.erasures())) {
        out += fmt::format("{}\t{}\t{}\t{}\n", date_text(local_date(row.done_ms)), row.what, row.how_many, row.because);
    }
    return out;
}

Result<std::string> list_complaints(const CareParts& parts) {
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    std::string out;
    std::int64_t due = 0;
    std::int64_t kept = 0;
    for (const DataComplaint& one : TRY(parts.reader.data_complaints())) {
        const Date came = TRY(parse_date(one.came));
        const std::string by = date_text(add_days(came, complaint_days));
        std::string state = "waiting";
        if (!one.answered.empty()) {
            state = fmt::format("answered {}{}", one.answered, one.answered > by ? ", late" : "");
            kept += one.answered <= by ? 1 : 0;
        } else if (by < today) {
            state = "OVERDUE";
        }
        due += state == "waiting" ? 0 : 1;
        out += fmt::format("{}\tcame {}\tby {}\t{}\n", one.number, one.came, by, state);
    }
    return out + (due == 0 ? std::string("answered on time: nothing was due yet\n")
                           : fmt::format("answered on time: {} of {}\n", kept, due));
}

Result<std::string> add_complaint(const Command& command, const CareParts& parts) {
    const std::string today = date_text(local_date(parts.clock.wall_ms()));
    const std::string came = command.has("came") ? command.option("came") : today;
    TRY(parse_date(came));
    if (came > today) return invalid("--came", "must not be after today");
    const DataComplaint complaint{reference_of(Uuid::random()), came, ""};
    TRY(parts.writer.ask([&](Store& store) { return store.save_data_complaint(complaint); }));
    return fmt::format("{}\tanswer by {}\n", complaint.number,
                       date_text(add_days(TRY(parse_date(came)), complaint_days)));
}

Result<std::string> answer_complaint(const Command& command, const CareParts& parts) {
    const std::string number = command.option("number");
    for (DataComplaint& one : TRY(parts.reader.data_complaints())) {
        if (one.number != number) continue;
        one.answered = date_text(local_date(parts.clock.wall_ms()));
        TRY(parts.writer.ask([&](Store& store) { return store.save_data_complaint(one); }));
        return fmt::format("answered {}\n", number);
    }
    return Error{ErrorKind::not_found, number, "no complaint has this number"};
}

} // namespace

bool is_care(const std::string& verb) {
    return is_about_voices(verb) || verb == "retention" || verb == "held" || verb == "erase" || verb == "erasures" ||
           verb.starts_with("complaint ");
}

Result<std::string> run_care(const Command& command, const CareParts& parts) {
    TRY(parts.finish());
    if (is_about_voices(command.verb)) return run_voice(command, parts);
    if (command.verb == "retention") return run_retention(command, parts);
    if (command.verb == "held") {
        const std::string reference = command.option("reference");
        return held_text(TRY(find_held(parts.reader, parts.intake, reference)), reference);
    }
    if (command.verb == "erase") return run_erase(command, parts);
    if (command.verb == "erasures") return list_erasures(parts);
    if (command.verb == "complaint list") return list_complaints(parts);
    if (command.verb == "complaint add") return add_complaint(command, parts);
    if (command.verb == "complaint answer") return answer_complaint(command, parts);
    return unknown_command(command.verb);
}

} // namespace copro
