// Collects sample screens while a person is played by calling update() as the kiosk does. Pure; main thread.
#pragma once

#include "kiosk/sample_screens.h"
#include "kiosk/screens/screen.h"

namespace copro {

inline constexpr std::int64_t sample_wall_ms = 1'795'000'000'000;

class SamplePlayer {
public:
    SamplePlayer(Model start, std::vector<SampleScreen>& into)
        : m_model(std::move(start))
        , m_into(&into) {}

    void act(const Action& action) {
        // Effects have no world here; what they would bring back is played by hand.
        (void)update(m_model, action);
    }
    void press(const NodeId& id) {
        if (const auto action = on_event(m_model, NodeEvent{id, Gesture::press, {}})) act(*action);
    }
    void type(const std::string& text) {
        if (const auto action = on_event(m_model, NodeEvent{"", Gesture::insert, text})) act(*action);
    }
    void keep(const std::string& more = {}) {
        const Words words = words_of(m_model);
        const Tree tree = tree_on_glass(m_model, words);
        m_into->push_back({more.empty() ? tree.screen : tree.screen + "." + more, m_model});
    }
    Model& model() { return m_model; }
    [[nodiscard]] const Model& model() const { return m_model; }

private:
    Model m_model;
    std::vector<SampleScreen>* m_into;
};

// Where some messages have films: the button, the place that is kept for it, and the films with short words and long.
void play_films(Carried carried, std::vector<SampleScreen>& screens);
// A photo of a receipt: taken, looked at, kept; too dark; without a camera that works, or room.
void play_photos(SamplePlayer player);
// An answer that is spoken: said, listened to, kept; in silence, too long, without a microphone that works, or room.
void play_spoken(SamplePlayer player);
// Each equality question, whether it would be asked or not, and the end.
void play_equality(SamplePlayer player, const Form& form);
// A meeting that asks how it was in the Friends and Family wording: the question, why, and the answers to check.
[[nodiscard]] MeetingPack with_friends_and_family(MeetingPack pack);
void play_experience(SamplePlayer player);
// A meeting whose pack says how we plan to work together: people are asked how it was, and check it.
[[nodiscard]] MeetingPack with_ladder(MeetingPack pack);
void play_ladder(SamplePlayer player);
// A claim for nothing, before it is sent.
void play_no_money(SamplePlayer player);
// What came of a claim: asked for, told in each way, not found, and asked for too often.
void play_claim_answers(SamplePlayer player);
// What came of the last meeting, in a pack; and where it is shown.
[[nodiscard]] MeetingPack with_you_said(MeetingPack pack);
void play_you_said(SamplePlayer player);
// Somebody under 16; somebody whose needs are remembered; leaving with others; the role card.
void play_arrivals(const SamplePlayer& start, const Meeting& meeting);
// player: staff, after the PIN, with people on the roll. Comes back to the staff page.
void play_lists(SamplePlayer& player);
// What staff set the terminal to, and the meeting room.
void play_set_up(SamplePlayer player, const Meeting& meeting);

} // namespace copro
