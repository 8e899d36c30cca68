// Staff at the kiosk: a PIN that is checked outside and never kept here longer than it takes.
#include "kiosk/app/ports.h"
#include "kiosk/app/update_parts.h"
#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

// A new PIN is made before the first visitor comes, or else any visitor could make one and read who is here; later
// there is `copro-kiosk pin`.
Effects make_pin(Model& model, std::string pin) {
    StaffState& staff = model.session.staff;
    const bool was_used = !model.carried.roll.empty() || model.carried.sync.saved > 0;
    if (was_used) {
        wipe(staff.first_pin);
        wipe(pin);
        staff.message = MessageKey("staff.pin.too-late").text();
        model.session.focus = "error";
        return {};
    }
    if (!is_typed_twice(model.session, pin)) return {};
    return {MakePin{std::move(pin)}};
}

} // namespace

bool is_typed_twice(PersonSession& session, std::string& pin) {
    StaffState& staff = session.staff;
    const bool is_first = staff.first_pin.empty();
    const bool is_same = pin == staff.first_pin;
    wipe(staff.first_pin);
    if (!is_first && is_same) return true;
    staff.message = (is_first ? MessageKey("staff.pin.once-more") : MessageKey("staff.pin.not-the-same")).text();
    if (is_first)
        staff.first_pin = std::move(pin);
    else
        wipe(pin);
    session.focus = "error";
    return false;
}

Effects update_staff(Model& model, const TypePin& action) {
    StaffState& staff = model.session.staff;
    Typed typed;
    typed.text = staff.typed_pin;
    if (auto after = type_into(typed, Typing::digits, static_cast<int>(most_pin_digits), action.event,
                               model.session.settings.language)) {
        staff.typed_pin = after->text;
        staff.message.clear();
        wipe(after->text);
    }
    wipe(typed.text);
    return {};
}

Effects update_staff(Model& model, const SubmitPin&) {
    StaffState& staff = model.session.staff;
    if (staff.typed_pin.size() < least_pin_digits) {
        staff.message = MessageKey("staff.pin.digits").text();
        model.session.focus = "error";
        return {};
    }
    std::string pin = staff.typed_pin;
    wipe(staff.typed_pin);
    if (auto effects = take_chair_pin(model, pin)) return *std::move(effects);
    if (model.carried.has_pin) return {CheckPin{std::move(pin)}};
    return make_pin(model, std::move(pin));
}

Effects update_staff(Model& model, const PinRight&) {
    // VVSG 7.1-B: who had begun something finds the kiosk again as they left it, and staff find it as it begins. Staff
    // who come for themselves keep what they set to read and hear it.
    PersonSession& session = model.session;
    const bool is_asked_in = session.run || !session.set_aside.empty();
    std::optional<ViewSettings> persons = std::move(session.staff.persons);
    if (is_asked_in && !persons) {
        persons = session.settings;
        session.settings = first_settings(model);
    }
    session.staff = StaffState{};
    session.staff.inside = true;
    session.staff.persons = std::move(persons);
    session.pause = {}; // the pictures of whoever stood here before
    // Who came for the roll call in a fire has it at once.
    show_screen(model.session, model.session.screen == "roll-call" ? "roll-call" : "staff");
    if (!model.carried.choices.locked) return {};
    model.carried.choices.locked = false;
    model.session.home = first_screen(model);
    return {KeepChoices{model.carried.choices}};
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

Effects update_staff(Model& model, const PinNotKept& action) {
    PersonSession& session = model.session;
    // The chair's is taken away there, by a button: nobody has typed anything.
    const bool was_typed = session.screen != "staff-set-up" || !session.staff.inside;
    const MessageKey of_new = was_typed ? MessageKey("staff.pin.not-kept") : MessageKey("set-up.chair-not-open");
    say_error(session, session.staff.message, action.was_new ? of_new : MessageKey("staff.pin.not-checked"));
    return {};
}

Effects clear_for_staff(Model& model) {
    Effects effects = keep_for_staff(model);
    begin_session(model);
    effects.emplace_back(ForgetPerson{});
    return effects;
}

Effects update_staff(Model&, const SendNow&) { return {SyncNow{}}; }

Effects update_staff(Model& model, const ChangeDensity& action) {
    if (!model.session.staff.inside) return {};
    model.carried.pixels_per_mm = std::clamp(action.pixels_per_mm, least_pixels_per_mm, most_pixels_per_mm);
    return {KeepDensity{model.carried.pixels_per_mm}};
}

Effects update_staff(Model& model, const ChangePractice&) {
    if (!model.session.staff.inside) return {};
    // What somebody began in earnest is kept; what was begun in practice is not saved by leaving it.
    Effects effects = clear_for_staff(model);
    model.carried.choices.practice = !model.carried.choices.practice;
    effects.emplace_back(KeepChoices{model.carried.choices});
    return effects;
}

Effects update_staff(Model& model, const LockKiosk&) {
    // Without a PIN nobody could open it again but by command.
    if (!model.session.staff.inside || !model.carried.has_pin) return {};
    Effects effects = keep_for_staff(model);
    model.carried.choices.locked = true;
    begin_session(model);
    effects.emplace_back(ForgetPerson{});
    effects.emplace_back(KeepChoices{model.carried.choices});
    return effects;
}

Effects update_staff(Model& model, const ChangeStartLoudness& action) {
    if (!model.session.staff.inside) return {};
    int& start = model.carried.choices.loudness;
    start = std::clamp(start + action.steps, softest, loudest);
    model.session.settings.voice.loudness = start; // heard at once, by who listens
    return {KeepChoices{model.carried.choices}};
}

Effects update_staff(Model& model, const ChangeBrightness& action) {
    std::optional<int>& brightness = model.carried.brightness;
    if (!model.session.staff.inside || !brightness) return {};
    brightness = std::clamp(*brightness + action.steps, 1, brightest);
    return {SetBrightness{*brightness}};
}

namespace {

// A new session of staff's: each paper is another person's.
Effects begin_paper(Model& model) {
    const ViewSettings settings = model.session.settings;
    Effects effects = clear_for_staff(model);
    PersonSession& session = model.session;
    session.settings = settings;
    session.staff.inside = true;
    session.touched = true;
    session.home = "staff-paper";
    show_screen(session, session.home);
    return effects;
}

} // namespace

Effects update_staff(Model& model, const EnterPaper& action) {
    // In practice nothing would come of what somebody wrote.
    if (!model.session.staff.inside || model.carried.choices.practice) return {};
    Effects effects = begin_paper(model);
    model.session.from_paper = true;
    for (Effect& effect : update(model, StartForm{action.form})) effects.push_back(std::move(effect));
    return effects;
}

Effects update_staff(Model& model, const NextPaper&) {
    if (!model.session.staff.inside) return {};
    return begin_paper(model);
}

} // namespace copro
