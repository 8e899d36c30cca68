// Staff at the kiosk: a PIN that is checked outside and never kept here longer than it takes.
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"

namespace copro {

Effects update_staff(Model& model, const TypePin& action) {
    StaffState& staff = model.session.staff;
    Typed typed;
    typed.text = staff.typed_pin;
    if (auto after = type_into(typed, Typing::digits, pin_digits, action.event)) {
        staff.typed_pin = after->text;
        staff.message.clear();
        wipe(after->text);
    }
    wipe(typed.text);
    return {};
}

Effects update_staff(Model& model, const SubmitPin&) {
    StaffState& staff = model.session.staff;
    if (staff.typed_pin.size() < static_cast<std::size_t>(pin_digits)) {
        staff.message = MessageKey("staff.pin.six-digits").text();
        model.session.focus = "error";
        return {};
    }
    std::string pin = staff.typed_pin;
    wipe(staff.typed_pin);
    if (model.carried.has_pin) return {CheckPin{std::move(pin)}};
    return {MakePin{std::move(pin)}};
}

Effects update_staff(Model& model, const PinRight&) {
    model.session.staff = StaffState{};
    model.session.staff.inside = true;
    show_screen(model.session, "staff");
    return {};
}

Effects update_staff(Model& model, const PinWrong& action) {
    StaffState& staff = model.session.staff;
    staff.locked_until_wall_ms = action.locked_until_wall_ms;
    const bool is_locked = action.locked_until_wall_ms > model.now_wall_ms;
    staff.message = (is_locked ? MessageKey("staff.pin.locked") : MessageKey("staff.pin.wrong")).text();
    model.session.focus = "error";
    return {};
}

Effects update_staff(Model& model, const PinMade&) {
    model.carried.has_pin = true;
    return update_staff(model, PinRight{});
}

} // namespace copro
