// Staff at the kiosk: a PIN that is checked outside and never kept here longer than it takes.
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"

namespace copro {

namespace {

// A new PIN is made before the first visitor comes, or else any visitor could make one and read who is here; later
// there is `copro-kiosk pin`. Typed twice, as nobody sees what they type.
Effects make_pin(Model& model, std::string pin) {
    StaffState& staff = model.session.staff;
    const bool was_used = !model.carried.roll.empty() || model.carried.sync.saved > 0;
    const bool is_same = pin == staff.first_pin;
    const bool is_first = staff.first_pin.empty();
    if (!was_used && !is_first && is_same) {
        wipe(staff.first_pin);
        return {MakePin{std::move(pin)}};
    }
    wipe(staff.first_pin);
    if (was_used) {
        staff.message = MessageKey("staff.pin.too-late").text();
        wipe(pin);
    } else if (is_first) {
        staff.message = MessageKey("staff.pin.once-more").text();
        staff.first_pin = std::move(pin);
    } else {
        staff.message = MessageKey("staff.pin.not-the-same").text();
        wipe(pin);
    }
    model.session.focus = "error";
    return {};
}

} // namespace

Effects update_staff(Model& model, const TypePin& action) {
    StaffState& staff = model.session.staff;
    Typed typed;
    typed.text = staff.typed_pin;
    if (auto after = type_into(typed, Typing::digits, pin_digits, action.event, model.session.settings.language)) {
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
    return make_pin(model, std::move(pin));
}

Effects update_staff(Model& model, const PinRight&) {
    model.session.staff = StaffState{};
    model.session.staff.inside = true;
    model.session.pause = {}; // the pictures of whoever stood here before
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
