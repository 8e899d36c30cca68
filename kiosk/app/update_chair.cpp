// The chair's page in the meeting room: open to everybody, until staff make a PIN for it.
#include "kiosk/app/ports.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"

namespace copro {

namespace {

void wipe_typed(StaffState& staff) {
    wipe(staff.typed_pin);
    wipe(staff.first_pin);
}

} // namespace

bool may_see_chair_page(const Model& model) {
    return !model.carried.has_chair_pin || model.session.is_chair || model.session.staff.inside;
}

std::optional<Effects> take_chair_pin(Model& model, std::string& pin) {
    if (model.session.staff.for_chair)
        return is_typed_twice(model.session, pin) ? Effects{KeepChairPin{std::move(pin)}} : Effects();
    if (model.session.screen != chair_screen) return std::nullopt;
    return Effects{CheckChairPin{std::move(pin)}};
}

void leave_chair(PersonSession& session) {
    if (is_help(session.screen) || session.screen == "still-there") return;
    if (session.screen != chair_screen) session.is_chair = false;
    if (session.screen == "staff-pin" || !session.staff.for_chair) return;
    session.staff.for_chair = false;
    wipe_typed(session.staff);
}

Effects update_room(Model& model, const OpenChairPin&) {
    if (!model.session.staff.inside) return {};
    wipe_typed(model.session.staff);
    visit_screen(model.session, "staff-pin");
    model.session.staff.for_chair = true;
    return {};
}

Effects update_room(Model& model, const DropChairPin&) {
    if (!model.session.staff.inside) return {};
    model.session.staff.message.clear();
    return {KeepChairPin{}};
}

Effects update_room(Model& model, const ChairPinKept& action) {
    model.carried.has_chair_pin = action.is_set;
    if (model.session.staff.for_chair) leave_screen(model.session);
    return {};
}

Effects update_room(Model& model, const ChairPinRight&) {
    PersonSession& session = model.session;
    if (session.screen != chair_screen) return {};
    session.is_chair = true;
    show_screen(session, std::string(chair_screen));
    return {};
}

} // namespace copro
