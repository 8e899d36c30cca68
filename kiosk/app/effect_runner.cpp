#include "kiosk/app/effect_runner.h"

#include "sync/base/log.h"

namespace copro {

namespace {

struct Runner {
    Ports& ports;
    std::vector<Action>& after;

    void operator()(SaveRecord& effect) const {
        auto reference = ports.records.save(std::move(effect.draft));
        if (!reference) {
            log_warning("record.not-saved", {{"why", reference.error().text()}});
            after.emplace_back(RecordNotSaved{});
            return;
        }
        after.emplace_back(RecordSaved{reference.take()});
        ports.sync.wake();
    }
    void operator()(NoteArrival& effect) const { roll_changed(ports.roll.arrive(effect.entry)); }
    void operator()(NoteLeaving& effect) const { roll_changed(ports.roll.leave(effect.row)); }
    void operator()(CheckPin& effect) const {
        const auto verdict = ports.staff.check_pin(effect.pin);
        wipe(effect.pin);
        if (!verdict) log_warning("pin.not-checked", {{"why", verdict.error().text()}});
        if (verdict && verdict->right)
            after.emplace_back(PinRight{});
        else
            after.emplace_back(PinWrong{verdict ? verdict->locked_until_wall_ms : 0});
    }
    void operator()(MakePin& effect) const {
        const auto made = ports.staff.make_pin(effect.pin);
        wipe(effect.pin);
        if (!made) log_warning("pin.not-kept", {{"why", made.error().text()}});
        if (made)
            after.emplace_back(PinMade{});
        else
            after.emplace_back(PinWrong{});
    }
    void operator()(SyncNow&) const { ports.sync.send_now(); }
    void operator()(KeepDensity& effect) const {
        const auto kept = ports.staff.keep_density(effect.pixels_per_mm);
        if (!kept) log_warning("density.not-kept", {{"why", kept.error().text()}});
    }
    void operator()(PrintPass& effect) const {
        const auto begun = ports.printer == nullptr ? Error{ErrorKind::not_found, "printer", "there is none"}
                                                    : ports.printer->print(effect.sheet);
        if (begun) return;
        log_warning("card.not-printed", {{"why", begun.error().text()}});
        after.emplace_back(CardPrinted{false});
    }
    void operator()(ForgetPerson&) const {
        ports.records.person_left();
        ports.screen.forget_person();
    }

    void roll_changed(Result<std::vector<RollEntry>> roll) const {
        if (roll)
            after.emplace_back(RollChanged{roll.take()});
        else
            log_warning("roll.not-kept", {{"why", roll.error().text()}});
    }
};

} // namespace

std::vector<Action> run_effects(Effects effects, Ports& ports) {
    std::vector<Action> after;
    for (Effect& effect : effects) std::visit(Runner{ports, after}, effect);
    return after;
}

} // namespace copro
