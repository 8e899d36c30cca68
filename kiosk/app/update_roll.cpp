// Staff and whoever chairs look after who is here: the roll call, its paper, the end of the meeting.
#include "kiosk/app/flow.h"
#include "kiosk/app/record_body.h"
#include "kiosk/app/roll.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

RecordDraft leaving_draft(const Model& model, const RollEntry& entry, const Form& sign_out) {
    RecordDraft draft{
        sign_out.kind, entry.meeting, sign_out.id, sign_out.version, model.carried.library->languages().front(), {}};
    Json body = leaving_body(entry);
    draft.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    wipe(body);
    return draft;
}

} // namespace

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
    return {NoteFound{action.row, action.found}};
}

Effects update_roll(Model& model, const ClearTicks&) {
    if (!may_see_roll(model)) return {};
    Effects effects;
    for (RollEntry& entry : model.carried.roll) {
        if (entry.more.found) effects.emplace_back(NoteFound{entry.row, false});
        entry.more.found = false;
    }
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

Effects update_roll(Model& model, const SignEverybodyOut&) {
    const Form* sign_out = find_form(model, "sign-out");
    if (!model.session.staff.inside || sign_out == nullptr) return {};
    model.session.staff.message.clear();
    Effects effects;
    for (const RollEntry& entry : model.carried.roll) {
        effects.emplace_back(SaveLeaving{leaving_draft(model, entry, *sign_out), entry.row});
    }
    return effects;
}

Effects update_roll(Model& model, const NotSignedOut&) {
    if (!model.session.staff.inside) return {};
    model.session.staff.message = MessageKey("meeting-end.not-all").text();
    model.session.focus = "error";
    return {};
}

} // namespace copro
