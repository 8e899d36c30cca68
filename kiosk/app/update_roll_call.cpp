// What came of a roll call goes on record: who was ticked and who was not, from when to when (PROTOCOL.md,
// "roll-call").
#include "kiosk/app/roll.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"
#include "sync/base/json.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace copro {

namespace {

// Nobody ends it in a fire: whoever ticked is outside by then.
constexpr std::int64_t ended_after_ms = 60LL * 60 * 1000;
constexpr std::int64_t try_again_after_ms = 60'000;
// One record has room for so many (PROTOCOL.md, section 2); a larger crowd has several.
constexpr std::size_t most_in_record = 300;

// The kind of record, and the form that it stands for.
constexpr const char* roll_call_kind = "roll-call";

Json person_in_call(const RollEntry& entry) {
    // Their id and never their name, and nothing of what they need.
    return Json{{"person", entry.person.empty() ? Json() : Json(entry.person)},
                {"since_ms", entry.since_wall_ms},
                {"found", entry.more.found}};
}

RecordDraft call_draft(const Model& model, const RollCallRecord& record) {
    return {roll_call_kind, record.meeting, roll_call_kind, 1, model.carried.library->languages().front(), record.body};
}

RollCallRecord call_record(const Model& model, const std::string& meeting, const char* ended_by, Json people) {
    Json body{{"ended_ms", model.now_wall_ms}, {"ended_by", ended_by}, {"people", std::move(people)}};
    // Not known after a restart in the middle of it: the ticks are kept, and when they began is not.
    if (model.carried.roll_call.begun_wall_ms != 0) body["begun_ms"] = model.carried.roll_call.begun_wall_ms;
    return {meeting, body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::vector<RollCallRecord> records_of_call(const Model& model, const char* ended_by) {
    std::map<std::string, std::vector<const RollEntry*>> by_meeting;
    // Whoever signed out since it began was on the list that it was held over.
    for (const auto* list : {&model.carried.roll, &model.carried.roll_call.left}) {
        for (const RollEntry& entry : *list) by_meeting[entry.meeting].push_back(&entry);
    }
    std::vector<RollCallRecord> records;
    for (const auto& [meeting, entries] : by_meeting) {
        Json people = Json::array();
        for (const RollEntry* entry : entries) {
            people.push_back(person_in_call(*entry));
            if (people.size() < most_in_record) continue;
            records.push_back(call_record(model, meeting, ended_by, std::exchange(people, Json::array())));
        }
        if (!people.empty()) records.push_back(call_record(model, meeting, ended_by, std::move(people)));
    }
    return records;
}

std::int64_t found_in_call(const Model& model) {
    const std::vector<RollEntry>& left = model.carried.roll_call.left;
    return found_on_roll(model) +
           std::count_if(left.begin(), left.end(), [](const RollEntry& entry) { return entry.more.found; });
}

void forget_saved(PersonSession& session) {
    if (session.card.message == MessageKey("roll-call.saved").text()) session.card.message.clear();
}

// The next one begins with nobody ticked.
Effects clear_ticks(Model& model) {
    RollCallState& call = model.carried.roll_call;
    Effects effects;
    for (RollEntry& entry : model.carried.roll) {
        if (entry.more.found) effects.emplace_back(NoteFound{entry.row, false});
        entry.more.found = false;
    }
    for (const RollEntry& entry : std::exchange(call.left, {})) effects.emplace_back(NoteLeaving{entry.row});
    model.carried.roll_owed.left_in_call.clear();
    call.is_over = false;
    call.begun_wall_ms = 0;
    call.last_tick_ms.reset();
    return effects;
}

Effects save_owed(Model& model) {
    RollCallState& call = model.carried.roll_call;
    call.try_again_ms = model.now_ms + try_again_after_ms;
    Effects effects;
    for (const RollCallRecord& record : call.owed) effects.emplace_back(SaveRollCall{call_draft(model, record)});
    return effects;
}

} // namespace

bool is_called(const Model& model) { return found_in_call(model) > 0; }

void take_roll(Carried& carried, std::vector<RollEntry> roll) {
    // Whom the disk never knew, it cannot bring back.
    std::vector<RollEntry>& left = carried.roll_call.left;
    std::erase_if(left, [](const RollEntry& entry) { return entry.row > 0; });
    const auto gone =
        std::stable_partition(roll.begin(), roll.end(), [](const RollEntry& entry) { return !entry.more.left; });
    left.insert(left.end(), std::make_move_iterator(gone), std::make_move_iterator(roll.end()));
    roll.erase(gone, roll.end());
    carried.roll = std::move(roll);
}

void leave_in_call(Carried& carried, const std::set<std::int64_t>& rows) {
    const auto leaves = [&](const RollEntry& entry) { return rows.contains(entry.row); };
    for (RollEntry& entry : carried.roll) {
        if (!leaves(entry)) continue;
        wipe(entry.name);
        RollEntry left = entry;
        left.more = {};
        left.more.found = entry.more.found;
        left.more.left = true;
        carried.roll_call.left.push_back(std::move(left));
    }
    std::erase_if(carried.roll, leaves);
}

void note_tick(Model& model, bool found, Effects& effects) {
    RollCallState& call = model.carried.roll_call;
    forget_saved(model.session); // that was the one before
    call.is_over = false;
    if (is_called(model)) {
        if (found && found_in_call(model) == 1) call.begun_wall_ms = model.now_wall_ms;
        call.last_tick_ms = model.now_ms;
        return;
    }
    for (Effect& effect : clear_ticks(model)) effects.push_back(std::move(effect));
}

Effects end_roll_call(Model& model, const char* ended_by) {
    RollCallState& call = model.carried.roll_call;
    if (!is_called(model)) return {};
    if (model.carried.choices.practice) return clear_ticks(model);
    if (!call.is_over) {
        for (RollCallRecord& record : records_of_call(model, ended_by)) call.owed.push_back(std::move(record));
    }
    call.is_over = true;
    return save_owed(model);
}

Effects update_roll(Model& model, const EndRollCall&) {
    if (!may_see_roll(model)) return {};
    return end_roll_call(model, "staff");
}

// In a fire nobody waits for a disk: whoever was told that it took nothing, and begins again all the same, begins
// again. The record is tried on, from memory.
Effects update_roll(Model& model, const ClearTicks&) {
    if (!may_see_roll(model)) return {};
    return model.carried.roll_call.is_over ? clear_ticks(model) : end_roll_call(model, "staff");
}

Effects update_roll(Model& model, const RollCallSaved& action) {
    RollCallState& call = model.carried.roll_call;
    std::erase(call.owed, action.record);
    if (!call.owed.empty() || !call.is_over) return {};
    if (model.session.screen == "roll-call") model.session.card.message = MessageKey("roll-call.saved").text();
    return clear_ticks(model);
}

Effects update_roll(Model& model, const RollCallNotSaved&) {
    forget_saved(model.session);
    return {};
}

Effects roll_call_time_passed(Model& model) {
    RollCallState& call = model.carried.roll_call;
    if (is_called(model) && !call.is_over) {
        // Ticks from before the kiosk was started: an hour from now.
        if (!call.last_tick_ms) call.last_tick_ms = model.now_ms;
        if (model.now_ms >= *call.last_tick_ms + ended_after_ms) return end_roll_call(model, "kiosk");
    }
    return call.owed.empty() || model.now_ms < call.try_again_ms ? Effects() : save_owed(model);
}

std::optional<std::int64_t> roll_call_deadline(const Model& model) {
    const RollCallState& call = model.carried.roll_call;
    std::optional<std::int64_t> due;
    if (is_called(model) && !call.is_over) due = call.last_tick_ms ? *call.last_tick_ms + ended_after_ms : model.now_ms;
    if (!call.owed.empty()) due = std::min(due.value_or(call.try_again_ms), call.try_again_ms);
    return due;
}

} // namespace copro
