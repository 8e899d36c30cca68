// S1 to S13: each row holds on the shipped kiosk, and falls short when it is broken there.
#include "rig_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

using Breaks = std::function<void(Faults&)>;

Breaks voice_with(const std::function<void(VoiceOrder&)>& change) {
    return [change](Faults& faults) { faults.voice = change; };
}

Breaks beginning_with(const Action& action) {
    return [action](Faults& faults) { faults.begins = [action](Terminal& terminal) { terminal.act(action); }; };
}

// A glass that takes no touch where this stands.
Breaks glass_dead_at(const NodeId& id) {
    return [id](Faults& faults) {
        const auto kiosk = std::make_shared<const Terminal*>(nullptr);
        faults.begins = [kiosk](Terminal& terminal) { *kiosk = &terminal; };
        faults.pointer = [kiosk, id](PointerEvent& event) {
            const Placed* placed = hit_test((*kiosk)->shown_layout(), event.at);
            if (placed != nullptr && placed->node.id == id) event.at = {2, 2};
        };
    };
}

} // namespace

TEST_CASE("words that are drawn and not spoken make S1 fall short") {
    holds_until(all_spoken_row(),
                [](Faults& faults) { faults.tree = [](Tree& tree) { tree.help.children.front().spoken = Label(); }; });
}

TEST_CASE("a Repeat that says nothing the second time makes S2 fall short") {
    holds_until(repeat_row(), [](Faults& faults) {
        faults.voice = [orders = 0](VoiceOrder& order) mutable {
            if (++orders % 2 == 0) order.say.clear();
        };
    });
}

TEST_CASE("speech that a finger can neither hold nor have again makes S2 fall short") {
    holds_until(repeat_row(), glass_dead_at("listen.pause"));
    Faults faults;
    glass_dead_at("listen.again")(faults);
    CHECK_FALSE(measured(repeat_row(), faults).shortfalls.empty());
}

TEST_CASE("speech that goes on after a touch makes S3 fall short") {
    holds_until(interruption_row(), [](Faults& faults) { faults.cut = [] { return false; }; });
}

TEST_CASE("a voice at another rate than was asked makes S4 fall short") {
    holds_until(speech_rate_row(), voice_with([](VoiceOrder& order) { order.words_a_minute *= 2; }));
}

TEST_CASE("a voice at another rate in a language that the kiosk does not start in makes S4 fall short, by its name") {
    Faults faults;
    voice_with([](VoiceOrder& order) {
        const bool is_alone = order.say.size() == 1;
        if (is_alone && order.say.front().language == "cy") order.words_a_minute = 450;
    })(faults);
    const Finding finding = measured(speech_rate_row(), faults);
    REQUIRE_FALSE(finding.shortfalls.empty());
    for (const std::string& one : finding.shortfalls) CHECK(one.starts_with("cy: 4"));
    CHECK(finding.measured.find("1 other languages cy is furthest off") != std::string::npos);
}

TEST_CASE("English on a Welsh screen at another rate than was asked makes S4 fall short, by both their names") {
    Faults faults;
    voice_with([](VoiceOrder& order) {
        if (order.say.size() > 1) order.words_a_minute = 182;
    })(faults);
    const Finding finding = measured(speech_rate_row(), faults);
    REQUIRE_FALSE(finding.shortfalls.empty());
    for (const std::string& one : finding.shortfalls) CHECK(one.starts_with("cy with en: "));
}

TEST_CASE("a kiosk that begins too loud makes S5 fall short") {
    holds_until(loudness_row(), beginning_with(ChangeLoudness{2}));
}

TEST_CASE("a key that does nothing makes S6 fall short") {
    holds_until(voice_keys_row(), [](Faults& faults) {
        faults.keys = [](const std::string& key) {
            return key == "Faster" ? std::vector<std::string>() : std::vector<std::string>{key};
        };
    });
}

TEST_CASE("words in the wrong voice make S7 fall short") {
    holds_until(spoken_language_row(), voice_with([](VoiceOrder& order) {
                    for (Utterance& one : order.say) one.language = "fr";
                }));
}

TEST_CASE("a private word that everybody hears makes S8 fall short, and not the ring's voice") {
    holds_until(private_speech_row(), beginning_with(AllowPrivateAloud{}));
    holds_with(ring_and_voice_row(), beginning_with(AllowPrivateAloud{}));
}

TEST_CASE("words suggested in a private field make S8 fall short where everybody hears them, or nobody does") {
    const auto falls_short = [](const Faults& faults, std::string_view why) {
        const Finding finding = measured(private_speech_row(), faults);
        INFO(finding.measured);
        return std::any_of(finding.shortfalls.begin(), finding.shortfalls.end(),
                           [&](const std::string& one) { return one.find(why) != std::string::npos; });
    };
    Faults aloud;
    beginning_with(AllowPrivateAloud{})(aloud);
    CHECK(falls_short(aloud, "words suggested in a private field are heard by all"));
    Faults unheard;
    voice_with([](VoiceOrder& order) {
        std::erase_if(order.say, [](const Utterance& one) { return one.node.starts_with("suggestions."); });
    })(unheard);
    CHECK(falls_short(unheard, "does not hear which words are suggested"));
}

TEST_CASE("headphones and a key that start nothing make S9 fall short") {
    holds_until(voice_start_row(), beginning_with(VoicesFound{}));
}

TEST_CASE("an error that is not heard makes S10 fall short") {
    holds_until(spoken_error_row(), voice_with([](VoiceOrder& order) {
                    std::erase_if(order.say, [](const Utterance& one) { return one.node.find("error") == 0; });
                }));
}

TEST_CASE("a receipt without its number makes S11 fall short") {
    holds_until(spoken_receipt_row(), voice_with([](VoiceOrder& order) {
                    std::erase_if(order.say, [](const Utterance& one) { return one.node.starts_with("saved."); });
                }));
}

TEST_CASE("a sound that nothing on the glass stands for makes S12 fall short") {
    holds_until(visual_twin_row(), voice_with([](VoiceOrder& order) {
                    Utterance chime;
                    chime.node = "chime";
                    order.say.push_back(chime);
                }));
}

TEST_CASE("a voice that is elsewhere than the ring makes S13 fall short") {
    holds_until(ring_and_voice_row(), voice_with([](VoiceOrder& order) {
                    if (!order.say.empty()) order.say.front().node = "heading";
                }));
}
