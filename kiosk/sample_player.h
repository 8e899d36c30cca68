// Collects sample screens while a person is played by calling update() as the kiosk does. Pure; main thread.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/sample_screens.h"
#include "kiosk/screens/screen.h"

#include <functional>
#include <tuple>

namespace copro {

inline constexpr std::int64_t sample_wall_ms = 1'795'000'000'000;

// What is collected from all who are played.
struct SampleAlbum {
    std::vector<SampleScreen> screens;
    std::optional<Error> stuck; // the first place that nobody who was played came on from
};

class SamplePlayer {
public:
    SamplePlayer(Model start, SampleAlbum& into)
        : m_model(std::move(start))
        , m_into(&into) {}

    void act(const Action& action) {
        // Effects have no world here; what they would bring back is played by hand.
        (void)update(m_model, action);
    }
    void press(const NodeId& id) {
        if (const auto action = on_event(m_model, NodeEvent{id, Gesture::press, {}})) act(*action);
    }
    // On from a question. False where it is asked again, which would go on for ever.
    [[nodiscard]] bool goes_on() {
        const auto before = place();
        act(Continue{});
        // What may be wrong with an answer is said once, and the next "Next" goes on.
        if (place() == before && m_model.session.run && m_model.session.run->doubted) act(Continue{});
        if (place() != before) return true;
        const Question& question = current_question(m_model);
        if (!m_into->stuck) {
            m_into->stuck = invalid(m_model.session.run->form + "/" + question.id,
                                    "the person who is played for its picture cannot answer it");
        }
        return false;
    }
    void type(const std::string& text) {
        if (const auto action = on_event(m_model, NodeEvent{"", Gesture::insert, text})) act(*action);
    }
    void keep(const std::string& more = {}) {
        const Words words = words_of(m_model);
        const Tree tree = tree_on_glass(m_model, words);
        m_into->screens.push_back({more.empty() ? tree.screen : tree.screen + "." + more, m_model});
    }
    Model& model() { return m_model; }
    [[nodiscard]] const Model& model() const { return m_model; }

private:
    // The question that is open, in an expense line or not.
    [[nodiscard]] std::tuple<std::string, std::size_t, std::optional<std::size_t>> place() const {
        const PersonSession& session = m_model.session;
        if (!session.run) return {session.screen, 0, std::nullopt};
        const auto& line = session.run->line;
        return {session.screen, session.run->at, line ? std::optional(line->at) : std::nullopt};
    }

    Model m_model;
    SampleAlbum* m_into;
};

// The first category on offer, on the day of the player's meeting, that is like that; "" where there is none.
[[nodiscard]] std::string category_that(const Model& model,
                                        const std::function<bool(const ExpenseRule&, const RuleTerms&)>& is_so);
// One that is no journey, is paid as it cost, and needs a receipt and nobody's yes.
[[nodiscard]] std::string category_with_receipt(const Model& model);

// Where some messages have films: the button, the place that is kept for it, and the films with short words and long.
void play_films(Carried carried, SampleAlbum& album);
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
