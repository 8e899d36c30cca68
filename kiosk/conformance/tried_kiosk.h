// A whole kiosk without glass or network, used by its own touch, keys, switches and ear as a person uses it; what it
// saves and says is noted. Main thread.
#pragma once

#include "kiosk/conformance/noted_voice.h"
#include "kiosk/conformance/quiet_world.h"
#include "kiosk/conformance/rig.h"
#include "kiosk/read_aloud.h"

namespace copro {

// With the faults that a test of the measurements puts in.
class TriedVoice final : public NotedVoice {
public:
    explicit TriedVoice(const Faults& faults)
        : m_faults(faults) {}
    void say(VoiceOrder order) override {
        if (m_faults.voice) m_faults.voice(order);
        if (real != nullptr) real->say(order);
        NotedVoice::say(std::move(order));
    }
    void hush() override {
        NotedVoice::hush();
        if (real != nullptr && (!m_faults.cut || m_faults.cut())) real->hush();
    }

    VoicePort* real = nullptr; // speaks it as well

private:
    const Faults& m_faults;
};

// Notes what is saved, and what is put away.
struct NotedWorld final : QuietWorld {
    explicit NotedWorld(const Faults& faults)
        : m_faults(faults) {}
    Result<std::string> save(RecordDraft draft) override;
    Result<PictureCode> keep(std::string work, bool by_person) override;
    Result<FoundWork> find(const PictureCode& code) override;
    Result<FoundWork> find_row(std::int64_t row) override;
    Result<std::vector<PausedEntry>> paused() override;

    std::vector<std::string> bodies; // "kind {…}"
    bool is_full = false;            // the disk
    std::string kept_work;
    RecordPort* disk = nullptr; // keeps it really
    PausedPort* paused_on_disk = nullptr;

private:
    const Faults& m_faults;
};

class TriedKiosk {
public:
    // rig must outlive it. world: of its own when nullptr.
    [[nodiscard]] static Result<std::unique_ptr<TriedKiosk>> make(Rig& rig, ScreenShape shape = {});
    TriedKiosk(Rig& on, Carried carried, ScreenShape shape);

    // A key by name, at once let go; what it brings is followed by the voice.
    [[nodiscard]] Result<void> key(const std::string& name);
    void pointer(PointerEvent::Kind kind, Point at, std::int64_t finger = 0);
    void tap(Point at, std::int64_t held_ms = 0);
    // A touch in the middle of what stands on the glass; turns pages to get there.
    [[nodiscard]] Result<void> touch(const NodeId& id, std::int64_t held_ms = 0);
    [[nodiscard]] Result<void> touch_all(std::initializer_list<const char*> ids);
    // The person's own time.
    void pass(std::int64_t ms);
    void act(const Action& action);
    // The person's turn is over.
    void leave();
    // All of the last speech in one; "" when there was none.
    [[nodiscard]] std::string heard() const;
    [[nodiscard]] bool was_ever_heard(std::string_view words) const;
    [[nodiscard]] const Model& model() const { return terminal.model(); }
    [[nodiscard]] const ViewSettings& settings() const { return terminal.model().session.settings; }
    [[nodiscard]] const std::string& screen() const { return terminal.tree().screen; }
    [[nodiscard]] const NodeId& focus() const { return terminal.tree().focus; }
    // Of the person, since the beginning.
    [[nodiscard]] std::int64_t person_ms() const { return m_person_ms; }
    [[nodiscard]] int most_fingers() const { return m_most_fingers; }

    Rig& rig;
    NotedWorld world;
    Ports ports{world, world, world, world, world, world};
    TestClock clock;
    TriedVoice voice;
    ReadAloud read_aloud{voice};
    Terminal terminal;

private:
    void follow() { read_aloud.follow(terminal); }
    std::int64_t m_person_ms = 0;
    std::set<std::int64_t> m_fingers;
    int m_most_fingers = 0;
};

} // namespace copro
