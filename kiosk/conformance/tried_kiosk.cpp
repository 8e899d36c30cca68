#include "kiosk/conformance/tried_kiosk.h"

namespace copro {

namespace {

// Ten in the morning of the sample meeting.
std::int64_t morning_of(const Rig& rig) { return wall_ms_of(rig.world.meeting->pack.date, "10:00"); }

} // namespace

Result<std::string> NotedWorld::save(RecordDraft draft) {
    if (m_faults.save) m_faults.save();
    if (is_full) return Error{ErrorKind::internal, "", "the disk is full"};
    bodies.push_back(draft.kind + " " + draft.body);
    return disk != nullptr ? disk->save(std::move(draft)) : QuietWorld::save(std::move(draft));
}

Result<PictureCode> NotedWorld::keep(std::string work, bool by_person) {
    if (m_faults.kept_work) m_faults.kept_work(work);
    kept_work = work;
    return paused_on_disk != nullptr ? paused_on_disk->keep(std::move(work), by_person)
                                     : QuietWorld::keep(std::move(work), by_person);
}

Result<FoundWork> NotedWorld::find(const PictureCode& code) {
    if (paused_on_disk != nullptr) return paused_on_disk->find(code);
    return FoundWork{1, std::make_shared<const OpenedWork>(kept_work), 0};
}

Result<FoundWork> NotedWorld::find_row(std::int64_t row) {
    if (paused_on_disk != nullptr) return paused_on_disk->find_row(row);
    return FoundWork{row, std::make_shared<const OpenedWork>(kept_work), 0};
}

Result<std::vector<PausedEntry>> NotedWorld::paused() {
    return paused_on_disk != nullptr ? paused_on_disk->paused() : QuietWorld::paused();
}

Result<std::unique_ptr<TriedKiosk>> TriedKiosk::make(Rig& rig, ScreenShape shape) {
    return std::make_unique<TriedKiosk>(rig, TRY(rig.carried()), shape);
}

TriedKiosk::TriedKiosk(Rig& on, Carried carried, ScreenShape shape)
    : rig(on)
    , world(on.faults)
    , clock(morning_of(on))
    , voice(on.faults)
    , terminal(std::move(carried), shape, ports, on.text, clock) {
    if (rig.faults.begins) rig.faults.begins(terminal);
}

Result<void> TriedKiosk::key(const std::string& name) {
    const std::vector<std::string> all = rig.faults.keys ? rig.faults.keys(name) : std::vector<std::string>{name};
    for (const std::string& one : all) {
        TRY(terminal.key(one));
        follow();
    }
    return {};
}

void TriedKiosk::pointer(PointerEvent::Kind kind, Point at, std::int64_t finger) {
    PointerEvent event;
    event.kind = kind;
    event.at = at;
    event.finger = finger;
    if (kind == PointerEvent::Kind::down) m_fingers.insert(finger);
    m_most_fingers = std::max(m_most_fingers, static_cast<int>(m_fingers.size()));
    if (kind == PointerEvent::Kind::up) m_fingers.erase(finger);
    if (rig.faults.pointer) rig.faults.pointer(event);
    terminal.pointer(event);
    follow();
}

void TriedKiosk::tap(Point at, std::int64_t held_ms) {
    pointer(PointerEvent::Kind::down, at);
    if (held_ms > 0) pass(held_ms);
    pointer(PointerEvent::Kind::up, at);
}

Result<void> TriedKiosk::touch(const NodeId& id, std::int64_t held_ms) {
    // As far apart as two touches that are both meant.
    pass(TouchSettings().repeat_ms);
    for (int turns = 0; turns < 100; ++turns) {
        const Layout& layout = terminal.shown_layout();
        if (const Placed* placed = layout.find(id)) {
            tap(placed->rect.centre(), held_ms);
            return {};
        }
        const auto part = layout.part_of.find(id);
        if (part == layout.part_of.end()) break;
        const Placed* turner = layout.find(part->second > layout.part ? "part.more" : "part.back-up");
        if (turner == nullptr) break;
        tap(turner->rect.centre(), held_ms);
        pass(std::max(settings().touch.repeat_ms, TouchSettings().repeat_ms));
    }
    return Error{ErrorKind::not_found, id, "is not on the screen " + screen()};
}

Result<void> TriedKiosk::touch_all(std::initializer_list<const char*> ids) {
    for (const char* id : ids) TRY(touch(id));
    return {};
}

void TriedKiosk::pass(std::int64_t ms) {
    m_person_ms += ms;
    auto left = static_cast<std::int64_t>(double(ms) * rig.faults.clock);
    // As on a real kiosk, which wakes when something is due: what a touch meant is told then, not when the time is
    // over.
    do {
        const std::int64_t now = clock.monotonic_ms();
        const auto due = terminal.due_ms();
        const std::int64_t step = due && *due > now ? std::min(*due - now, left) : left;
        clock.advance(step);
        left -= step;
        terminal.time_passed();
        follow();
    } while (left > 0);
}

void TriedKiosk::act(const Action& action) {
    terminal.act(action);
    follow();
}

void TriedKiosk::leave() {
    act(EndSession{});
    if (rig.faults.next_person) rig.faults.next_person(terminal);
    follow();
}

std::string TriedKiosk::heard() const {
    std::string all;
    if (voice.said.empty()) return all;
    for (const Utterance& one : voice.said.back().say) all += (all.empty() ? "" : " | ") + one.text;
    return all;
}

bool TriedKiosk::was_ever_heard(std::string_view words) const {
    for (const VoiceOrder& order : voice.said) {
        for (const Utterance& one : order.say) {
            if (one.text.find(words) != std::string::npos) return true;
        }
    }
    return false;
}

} // namespace copro
