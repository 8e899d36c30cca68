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
        const bool waits_for_others = reference->empty(); // nothing is to be sent, and no call shall tell the moment
        after.emplace_back(RecordSaved{reference.take()});
        if (!waits_for_others) ports.sync.wake();
    }
    // Counts without a name: what the disk does not take is counted again.
    bool save_counts(RecordDraft draft) const {
        const std::string kind = draft.kind;
        const auto saved = ports.records.save(std::move(draft));
        if (!saved) log_warning("counts.not-saved", {{"kind", kind}, {"why", saved.error().text()}});
        if (saved) ports.sync.wake();
        return saved.ok();
    }
    void operator()(LookForLine& effect) const {
        const auto known = ports.records.was_claimed(effect.key);
        // Not to be found out is no reason to ask: the office looks again.
        if (!known) log_warning("line.not-looked-for", {{"why", known.error().text()}});
        if (known && *known) after.emplace_back(LineClaimedBefore{effect.key});
        wipe(effect.key);
    }
    void operator()(LookUpPinyin& effect) const {
        auto found = ports.pinyin == nullptr ? Result<std::vector<Candidate>>(no_pinyin())
                                             : ports.pinyin->look_up(effect.letters);
        wipe(effect.letters);
        if (found) return static_cast<void>(after.emplace_back(PinyinFound{keep_candidates(found.take())}));
        log_warning("pinyin.not-there", {{"why", found.error().text()}});
        after.emplace_back(PinyinMissing{});
    }
    void operator()(FindClaim& effect) const {
        const auto found =
            ports.claims == nullptr ? Result<FoundAnswer>(FoundAnswer{}) : ports.claims->find(effect.reference);
        wipe(effect.reference);
        if (!found) log_warning("claim.not-looked-up", {{"why", found.error().text()}});
        if (found && found->answer)
            after.emplace_back(ClaimFound{*found->answer, found->told_wall_ms});
        else
            after.emplace_back(ClaimNotFound{found ? found->told_wall_ms : 0});
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
    void operator()(NoteArrival& effect) const {
        roll_changed(ports.roll.arrive(effect.entry), RollOwed{{effect.entry}});
    }
    void operator()(NoteLeaving& effect) const { leave_roll(effect.row, effect.in_call); }
    void operator()(NoteFound& effect) const {
        RollOwed owed{{}, {}, {{effect.row, effect.found}}};
        if (effect.row < 0) return after.push_back(RollNotKept{std::move(owed)});
        roll_changed(ports.roll.mark(effect.row, effect.found), std::move(owed));
    }
    // Off the roll only once the record is on the disk: what could not be saved stays there to be seen.
    void operator()(SaveLeaving& effect) const {
        const auto reference = ports.records.save(std::move(effect.draft));
        if (!reference) {
            log_warning("record.not-saved", {{"why", reference.error().text()}});
            after.emplace_back(NotSignedOut{});
            return;
        }
        leave_roll(effect.row, effect.in_call);
        ports.sync.wake();
    }
    void operator()(SaveRollCall& effect) const {
        RollCallRecord record{effect.draft.meeting, effect.draft.body};
        const auto saved = ports.records.save(std::move(effect.draft));
        if (!saved) {
            log_warning("roll-call.not-saved", {{"why", saved.error().text()}});
            wipe(record.body);
            return after.push_back(RollCallNotSaved{});
        }
        after.emplace_back(RollCallSaved{std::move(record)});
        ports.sync.wake();
    }
    void operator()(KeepChairRule& effect) const {
        const auto kept = ports.staff.keep_chair_rule(effect.may);
        if (!kept) log_warning("chair-rule.not-kept", {{"why", kept.error().text()}});
    }
    void operator()(CheckPin& effect) const {
        const auto verdict = ports.staff.check_pin(effect.pin);
        wipe(effect.pin);
        pin_checked(verdict, PinRight{});
    }
    void operator()(CheckChairPin& effect) const {
        const auto verdict = ports.staff.check_chair_pin(effect.pin);
        wipe(effect.pin);
        pin_checked(verdict, ChairPinRight{});
    }
    void pin_checked(const Result<PinVerdict>& verdict, const Action& right) const {
        if (!verdict) log_warning("pin.not-checked", {{"why", verdict.error().text()}});
        if (!verdict)
            after.emplace_back(PinNotKept{false});
        else if (verdict->right)
            after.push_back(right);
        else
            after.emplace_back(PinWrong{verdict->locked_until_wall_ms});
    }
    void operator()(KeepChairPin& effect) const {
        const bool is_set = !effect.pin.empty();
        const auto kept = ports.staff.keep_chair_pin(effect.pin);
        wipe(effect.pin);
        if (!kept) log_warning("pin.not-kept", {{"why", kept.error().text()}});
        if (kept)
            after.emplace_back(ChairPinKept{is_set});
        else
            after.emplace_back(PinNotKept{true});
    }
    void operator()(MakePin& effect) const {
        const auto made = ports.staff.make_pin(effect.pin);
        wipe(effect.pin);
        if (!made) log_warning("pin.not-kept", {{"why", made.error().text()}});
        if (made)
            after.emplace_back(PinMade{});
        else
            after.emplace_back(PinNotKept{true});
    }
    void operator()(SyncNow&) const { ports.sync.send_now(); }
    void operator()(KeepDensity& effect) const {
        const auto kept = ports.staff.keep_density(effect.pixels_per_mm);
        if (!kept) log_warning("density.not-kept", {{"why", kept.error().text()}});
    }
    void operator()(KeepChoices& effect) const {
        const auto kept = ports.staff.keep_choices(effect.choices);
        if (!kept) log_warning("choices.not-kept", {{"why", kept.error().text()}});
    }
    void operator()(SetBrightness& effect) const {
        const auto set = ports.backlight == nullptr ? Error{ErrorKind::not_found, "backlight", "there is none"}
                                                    : ports.backlight->set(effect.step);
        if (!set) log_warning("brightness.not-set", {{"why", set.error().text()}});
    }
    void operator()(SaveRoom& effect) const {
        if (!save_counts(std::move(effect.draft))) after.emplace_back(RoomNotSaved{effect.counted});
    }
    void operator()(SaveHelp& effect) const {
        const std::string meeting = effect.draft.meeting;
        if (!save_counts(std::move(effect.draft))) after.emplace_back(HelpNotSaved{meeting, effect.counted});
    }
    void operator()(PrintPass& effect) const { print(ports.printer, effect.sheet); }
    void operator()(PrintListSheet& effect) const { print(ports.printer, effect.sheet); }
    void operator()(PrintLabelSheet& effect) const {
        print(ports.labels, effect.sheet);
        wipe(effect.sheet.name);
    }
    void operator()(HoldPhoto&) const {
        const auto begun = ports.photos == nullptr ? Result<void>(no_camera()) : ports.photos->hold();
        if (begun) return;
        log_warning("photo.not-taken", {{"why", begun.error().text()}});
        after.emplace_back(PhotoNotHeld{});
    }
    void operator()(ShowHeldPhoto& effect) const {
        if (ports.photos != nullptr) ports.photos->show_whole(effect.whole);
    }
    void operator()(TurnHeldPhoto& effect) const {
        if (ports.photos != nullptr) ports.photos->turn(effect.quarters);
    }
    void operator()(LetGoPhoto&) const {
        if (ports.photos != nullptr) ports.photos->let_go();
    }
    void operator()(SealPhoto&) const {
        auto name = ports.photos == nullptr ? Result<std::string>(no_camera()) : ports.photos->keep();
        if (name) return static_cast<void>(after.emplace_back(PhotoKept{name.take()}));
        log_warning("photo.not-kept", {{"why", name.error().text()}});
        after.emplace_back(PhotoNotKept{});
    }
    void operator()(DropPhoto& effect) const {
        const auto dropped = ports.photos == nullptr ? Result<void>() : ports.photos->drop(effect.name);
        if (!dropped) log_warning("photo.not-dropped", {{"why", dropped.error().text()}});
    }
    void operator()(RecordSpoken& effect) const {
        const auto begun =
            ports.spoken == nullptr ? Result<void>(no_microphone()) : ports.spoken->record(effect.sealed);
        if (!begun) spoken_lost(begun.error());
    }
    void operator()(HoldSpoken&) const {
        const auto silent = ports.spoken == nullptr ? Result<bool>(no_microphone()) : ports.spoken->hold();
        if (!silent) return spoken_lost(silent.error());
        after.emplace_back(SpokenHeld{*silent});
    }
    void operator()(LetGoSpoken&) const {
        if (ports.spoken != nullptr) ports.spoken->let_go();
    }
    void operator()(PlayHeld& effect) const {
        if (ports.spoken != nullptr) ports.spoken->play(effect.loudness);
    }
    void operator()(HushHeld&) const {
        if (ports.spoken != nullptr) ports.spoken->hush();
    }
    void operator()(KeepHeld&) const {
        auto name = ports.spoken == nullptr ? Result<std::string>(no_microphone()) : ports.spoken->keep();
        if (!name) return spoken_lost(name.error());
        after.emplace_back(SpokenKept{name.take()});
    }
    void operator()(DropSpoken& effect) const {
        const auto dropped = ports.spoken == nullptr ? Result<void>() : ports.spoken->drop(effect.name);
        if (!dropped) log_warning("voice.not-dropped", {{"why", dropped.error().text()}});
    }
    void operator()(ForgetPerson&) const {
        if (ports.spoken != nullptr) ports.spoken->person_left();
        if (ports.photos != nullptr) ports.photos->person_left();
        if (ports.pinyin != nullptr) ports.pinyin->person_left();
        ports.records.person_left();
        ports.screen.forget_person();
    }

    [[nodiscard]] static Error no_camera() { return Error{ErrorKind::not_found, "camera", "there is none"}; }
    [[nodiscard]] static Error no_pinyin() { return Error{ErrorKind::not_found, "pinyin", "there is none"}; }
    [[nodiscard]] static Error no_microphone() { return Error{ErrorKind::not_found, "microphone", "there is none"}; }
    void spoken_lost(const Error& error) const {
        log_warning("voice.not-kept", {{"why", error.text()}});
        after.emplace_back(SpokenNotHeld{});
    }
    template <typename Sheet>
    void print(PrinterPort* printer, const Sheet& sheet) const {
        const auto begun = printer == nullptr ? Result<void>(Error{ErrorKind::not_found, "printer", "there is none"})
                                              : printer->print(sheet);
        if (begun) return;
        log_warning("paper.not-printed", {{"why", begun.error().text()}});
        after.emplace_back(CardPrinted{false});
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
    // Rows below 0 are not on the disk (update_roll.cpp).
    void leave_roll(std::int64_t row, bool in_call) const {
        RollOwed owed;
        (in_call ? owed.left_in_call : owed.leavings).insert(row);
        if (row < 0) return after.push_back(RollNotKept{std::move(owed)});
        roll_changed(in_call ? ports.roll.leave_in_call(row) : ports.roll.leave(row), std::move(owed));
    }
    // owed: what is not on the disk when this failed.
    void roll_changed(Result<std::vector<RollEntry>> roll, RollOwed owed) const {
        if (roll) return after.push_back(RollChanged{roll.take()});
        log_warning("roll.not-kept", {{"why", roll.error().text()}});
        after.push_back(RollNotKept{std::move(owed)});
    }
};

} // namespace

std::vector<Action> run_effects(Effects effects, Ports& ports) {
    std::vector<Action> after;
    for (Effect& effect : effects) std::visit(Runner{ports, after}, effect);
    return after;
}

} // namespace copro
