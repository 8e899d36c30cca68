// What came of a roll call goes on record: who was ticked and who was not, from when to when (PROTOCOL.md,
// "roll-call").
#include "kiosk/app/roll.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/json.h"

#include <algorithm>
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
    for (const RollEntry& entry : model.carried.roll) by_meeting[entry.meeting].push_back(&entry);
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

void forget_saved(PersonSession& session) {
    if (session.card.message == MessageKey("roll-call.saved").text()) session.card.message.clear();
}

} // namespace

void note_tick(Model& model, bool found) {
    RollCallState& call = model.carried.roll_call;
    const std::int64_t ticked = found_on_roll(model);
    if (ticked == 0 || (found && ticked == 1)) call.begun_wall_ms = ticked == 0 ? 0 : model.now_wall_ms;
    call.last_tick_ms = model.now_ms;
    forget_saved(model.session); // that was the one before
}

Effects end_roll_call(Model& model, const char* ended_by) {
    RollCallState& call = model.carried.roll_call;
    Effects effects;
    if (found_on_roll(model) > 0 && !model.carried.choices.practice) {
        for (const RollCallRecord& record : records_of_call(model, ended_by))
            effects.emplace_back(SaveRollCall{call_draft(model, record)});
    }
    for (RollEntry& entry : model.carried.roll) {
        if (entry.more.found) effects.emplace_back(NoteFound{entry.row, false});
        entry.more.found = false;
    }
    call.begun_wall_ms = 0;
    call.last_tick_ms.reset();
    return effects;
}

Effects update_roll(Model& model, const EndRollCall&) {
    if (!may_see_roll(model)) return {};
    Effects effects = end_roll_call(model, "staff");
    const bool is_saved = std::any_of(effects.begin(), effects.end(), [](const Effect& effect) {
        return std::holds_alternative<SaveRollCall>(effect);
    });
    if (is_saved) model.session.card.message = MessageKey("roll-call.saved").text();
    return effects;
}

Effects update_roll(Model& model, const RollCallNotSaved& action) {
    RollCallState& call = model.carried.roll_call;
    call.owed.push_back(action.record);
    call.try_again_ms = model.now_ms + try_again_after_ms;
    forget_saved(model.session);
    return {};
}

Effects roll_call_time_passed(Model& model) {
    RollCallState& call = model.carried.roll_call;
    Effects effects;
    if (found_on_roll(model) > 0) {
        // Ticks from before the kiosk was started: an hour from now.
        if (!call.last_tick_ms) call.last_tick_ms = model.now_ms;
        if (model.now_ms >= *call.last_tick_ms + ended_after_ms) effects = end_roll_call(model, "kiosk");
    }
    if (call.owed.empty() || model.now_ms < call.try_again_ms) return effects;
    for (const RollCallRecord& record : std::exchange(call.owed, {}))
        effects.emplace_back(SaveRollCall{call_draft(model, record)});
    return effects;
}

std::optional<std::int64_t> roll_call_deadline(const Model& model) {
    const RollCallState& call = model.carried.roll_call;
    std::optional<std::int64_t> due;
    if (found_on_roll(model) > 0) due = call.last_tick_ms ? *call.last_tick_ms + ended_after_ms : model.now_ms;
    if (!call.owed.empty()) due = std::min(due.value_or(call.try_again_ms), call.try_again_ms);
    return due;
}

} // namespace copro
