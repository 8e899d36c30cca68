// Staff and whoever chairs look after who is here: the roll call, its paper, the end of the meeting.
#include "kiosk/app/flow.h"
#include "kiosk/app/record_body.h"
#include "kiosk/app/roll.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/json.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace copro {

namespace {

RecordDraft leaving_draft(const Model& model, const RollEntry& entry, const Form& sign_out, const char* closed_by) {
    RecordDraft draft{
        sign_out.kind, entry.meeting, sign_out.id, sign_out.version, model.carried.library->languages().front(), {}};
    Json body = leaving_body(entry, closed_by);
    draft.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    wipe(body);
    return draft;
}

bool is_on_disk(std::int64_t row) { return row > 0; }

// Not on the disk yet; rows there count from 1.
std::int64_t free_row(const std::vector<RollEntry>& roll) {
    std::int64_t row = 0;
    for (const RollEntry& entry : roll) row = std::min(row, entry.row);
    return row - 1;
}

// What is owed, as everybody sees it.
void show_owed(Carried& carried, const RollOwed& owed) {
    for (const RollEntry& entry : owed.arrivals) {
        const bool is_there = std::any_of(carried.roll.begin(), carried.roll.end(),
                                          [&](const RollEntry& one) { return one.row == entry.row; });
        if (!is_there) carried.roll.push_back(entry);
    }
    leave_in_call(carried, owed.left_in_call);
    for (auto* list : {&carried.roll, &carried.roll_call.left}) {
        std::erase_if(*list, [&](const RollEntry& entry) { return owed.leavings.contains(entry.row); });
        for (RollEntry& entry : *list) {
            const auto tick = owed.ticks.find(entry.row);
            if (tick != owed.ticks.end()) entry.more.found = tick->second;
        }
    }
}

void add_on_disk(const std::set<std::int64_t>& rows, std::set<std::int64_t>& owed) {
    std::copy_if(rows.begin(), rows.end(), std::inserter(owed, owed.end()), is_on_disk);
}

// Long after any meeting that runs over: whoever is on the list then has gone home. Who came later than that, as where
// somebody tries the kiosk in the evening, has only just come.
constexpr std::int64_t forgotten_after_ms = 6LL * 60 * 60 * 1000;
std::int64_t forgotten_wall_ms(const RollEntry& entry) {
    return std::max(entry.ends_wall_ms, entry.since_wall_ms) + forgotten_after_ms;
}

bool may_be_forgotten(const Carried& carried, const RollEntry& entry) {
    return is_on_disk(entry.row) && entry.ends_wall_ms > 0 && !carried.roll_forgotten.contains(entry.row);
}

} // namespace

// The disk answers again: what it did not take before is asked of it anew, once each time.
Effects update_roll(Model& model, const RollChanged& action) {
    Carried& carried = model.carried;
    const RollOwed owed = std::exchange(carried.roll_owed, {});
    take_roll(carried, action.roll);
    show_owed(carried, owed);
    Effects effects;
    for (const RollEntry& entry : owed.arrivals) effects.emplace_back(NoteArrival{entry});
    for (const std::int64_t row : owed.leavings) effects.emplace_back(NoteLeaving{row});
    for (const std::int64_t row : owed.left_in_call) effects.emplace_back(NoteLeaving{row, true});
    for (const auto& [row, found] : owed.ticks) effects.emplace_back(NoteFound{row, found});
    return effects;
}

Effects update_roll(Model& model, const RollNotKept& action) {
    RollOwed owed = action.owed;
    Carried& carried = model.carried;
    // Who left, or was ticked, before the disk ever knew them: only what is owed changes.
    const auto is_gone = [&](const RollEntry& entry) {
        return owed.leavings.contains(entry.row) || owed.left_in_call.contains(entry.row);
    };
    std::erase_if(carried.roll_owed.arrivals, is_gone);
    for (RollEntry& entry : carried.roll_owed.arrivals) {
        const auto tick = owed.ticks.find(entry.row);
        if (tick != owed.ticks.end()) entry.more.found = tick->second;
    }
    for (RollEntry& entry : owed.arrivals) {
        if (entry.row >= 0) entry.row = free_row(carried.roll);
        show_owed(carried, RollOwed{{entry}});
        carried.roll_owed.arrivals.push_back(entry);
    }
    show_owed(carried, owed);
    add_on_disk(owed.leavings, carried.roll_owed.leavings);
    add_on_disk(owed.left_in_call, carried.roll_owed.left_in_call);
    for (const auto& [row, found] : owed.ticks) {
        if (is_on_disk(row)) carried.roll_owed.ticks[row] = found;
    }
    // What is owed since earlier is not this person's news.
    const auto has_row = [](const std::set<std::int64_t>& rows) {
        return std::any_of(rows.begin(), rows.end(), is_on_disk);
    };
    const bool is_new = !owed.arrivals.empty() || has_row(owed.leavings) || has_row(owed.left_in_call);
    if (model.session.screen == "saved" && is_new) model.session.saved.roll_not_kept = true;
    return {};
}

Effects update_roll(Model& model, const OpenRollCall&) {
    // Whoever may not see it is asked for the PIN there.
    visit_screen(model.session, "roll-call");
    return {};
}

// On the glass at once, whatever the disk does: in a fire nobody waits for it.
Effects update_roll(Model& model, const TickFound& action) {
    if (!may_see_roll(model)) return {};
    for (RollEntry& entry : model.carried.roll) {
        if (entry.row == action.row) entry.more.found = action.found;
    }
    Effects effects{NoteFound{action.row, action.found}};
    note_tick(model, action.found, effects);
    return effects;
}

Effects update_roll(Model& model, const LetChairCall& action) {
    if (!model.session.staff.inside) return {};
    model.carried.chair_may_call = action.may;
    return {KeepChairRule{action.may}};
}

Effects update_roll(Model& model, const PrintList&) {
    PersonSession& session = model.session;
    const bool is_roll = session.screen == "roll-call" && may_see_roll(model);
    const bool is_brief = session.screen == "arrival-brief" && session.staff.inside;
    const bool has_begun = session.card.message == MessageKey("staff.printing").text();
    if (!model.carried.has_printer || has_begun || (!is_roll && !is_brief)) return {};
    session.card.message = MessageKey("staff.printing").text();
    const Words words = words_of(model);
    return {PrintListSheet{is_roll ? roll_sheet(model, words) : brief_sheet(model, words)}};
}

Effects update_roll(Model& model, const SignEverybodyOut& action) {
    const Form* sign_out = find_form(model, "sign-out");
    if (!model.session.staff.inside || sign_out == nullptr) return {};
    model.session.staff.message.clear();
    // In practice none is put on record, for which whoever leaves could wait.
    Effects effects = model.carried.choices.practice ? end_roll_call(model, "staff") : Effects();
    const bool in_call = is_called(model);
    for (const RollEntry& entry : model.carried.roll) {
        if (entry.meeting != action.meeting) continue;
        effects.emplace_back(SaveLeaving{leaving_draft(model, entry, *sign_out, "staff"), entry.row, in_call});
    }
    // Of a roll call that nobody ended, with all who were on it. Last: once it is on record, the rows go that it kept.
    for (Effect& effect : end_roll_call(model, "staff")) effects.push_back(std::move(effect));
    return effects;
}

Effects update_roll(Model& model, const NotSignedOut&) {
    if (!model.session.staff.inside) return {};
    model.session.staff.message = MessageKey("meeting-end.not-all").text();
    model.session.focus = "error";
    return {};
}

// Nobody came to end the meeting: before the names are wiped it is written down that they left (domain.md, "Signing
// in"). What the disk does not take is left to staff, and to the next start.
Effects roll_time_passed(Model& model) {
    const Form* sign_out = find_form(model, "sign-out");
    Effects effects;
    for (const RollEntry& entry : model.carried.roll) {
        const bool is_due = model.now_wall_ms >= forgotten_wall_ms(entry);
        if (sign_out == nullptr || !is_due || !may_be_forgotten(model.carried, entry)) continue;
        effects.emplace_back(SaveLeaving{leaving_draft(model, entry, *sign_out, "kiosk"), entry.row, is_called(model)});
    }
    for (const Effect& effect : effects) model.carried.roll_forgotten.insert(std::get<SaveLeaving>(effect).row);
    return effects;
}

std::optional<std::int64_t> roll_deadline(const Model& model) {
    std::optional<std::int64_t> first;
    for (const RollEntry& entry : model.carried.roll) {
        if (!may_be_forgotten(model.carried, entry)) continue;
        const std::int64_t left_ms = forgotten_wall_ms(entry) - model.now_wall_ms;
        const std::int64_t due = model.now_ms + std::max<std::int64_t>(left_ms, 0);
        if (!first || due < *first) first = due;
    }
    return first;
}

} // namespace copro
