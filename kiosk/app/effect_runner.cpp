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
    void operator()(KeepWork& effect) const {
        auto code = ports.paused.keep(std::move(effect.work), effect.by_person);
        if (!code) log_warning("work.not-kept", {{"why", code.error().text()}});
        // Who is not there any more is told nothing.
        if (effect.by_person && code) after.emplace_back(WorkPaused{code.take()});
        if (effect.by_person && !code) after.emplace_back(WorkNotPaused{});
        paused_changed();
    }
    void operator()(FindWork& effect) const { found(ports.paused.find(effect.code)); }
    void operator()(FindWorkOfRow& effect) const { found(ports.paused.find_row(effect.row)); }
    void operator()(AskPictures& effect) const {
        auto code = ports.paused.pictures_of(effect.row);
        if (code)
            after.emplace_back(PausedShown{effect.row, code.take()});
        else
            log_warning("pictures.not-shown", {{"why", code.error().text()}});
    }
    void operator()(DropWork& effect) const {
        const auto dropped = ports.paused.drop(effect.row);
        if (!dropped) log_warning("work.not-dropped", {{"why", dropped.error().text()}});
        paused_changed();
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

    void found(const Result<FoundWork>& found) const {
        if (!found) log_warning("work.not-opened", {{"why", found.error().text()}});
        if (found && found->work != nullptr)
            after.emplace_back(WorkFound{found->row, found->work});
        else
            after.emplace_back(WorkNotFound{found ? found->locked_until_wall_ms : 0});
    }
    void paused_changed() const {
        auto paused = ports.paused.paused();
        if (paused)
            after.emplace_back(PausedChanged{paused.take()});
        else
            log_warning("paused.unreadable", {{"why", paused.error().text()}});
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
