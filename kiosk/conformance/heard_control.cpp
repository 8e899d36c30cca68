// S6 to S8: the voice is set without sight, speaks the screen's language, and keeps private what is.
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/heard_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/ways_in.h"
#include "kiosk/view/suggestions.h"

#include <fmt/format.h>

namespace copro {

namespace {

Result<Finding> measure_voice_keys(Rig& rig) {
    std::int64_t pressed = 0;
    std::int64_t worked = 0;
    std::int64_t screens = 0;
    Finding finding;
    TRY(walk_by_ear(rig, [&](TriedKiosk& kiosk, const HeardPath&) -> Result<void> {
        ++screens;
        for (const char* name : {"Faster", "Slower", "Louder", "Softer"}) {
            const VoiceSettings before = kiosk.settings().voice;
            const std::string screen = kiosk.screen();
            TRY(kiosk.key(name));
            const bool has_changed = !(kiosk.settings().voice == before) && kiosk.screen() == screen;
            ++pressed;
            worked += has_changed ? 1 : 0;
            finding.needs(has_changed, screen + ": " + name + " changes nothing");
        }
        return {};
    }));
    finding.measured = fmt::format("{} of {} key presses on {} screens change rate or loudness, and leave the screen",
                                   worked, pressed, screens);
    return finding;
}

Result<Finding> measure_spoken_language(Rig& rig) {
    Finding finding;
    int with_voice = 0;
    int right = 0;
    std::string without;
    for (const std::string& language : rig.languages()) {
        const auto kiosk = TRY(TriedKiosk::make(rig));
        kiosk->act(TurnVoice{true});
        const std::size_t said = kiosk->voice.said.size();
        kiosk->act(ChangeLanguage{language});
        // Silence is right where there is no voice; the screen "Listen" says so.
        if (!has_voice(kiosk->model(), language)) {
            without += (without.empty() ? "" : ", ") + language;
            const bool is_silent = kiosk->voice.said.size() == said;
            TRY(kiosk->touch("help.listen"));
            const bool is_told = find_node(kiosk->terminal.tree(), "listen.person") != nullptr ||
                                 find_node(kiosk->terminal.tree(), "listen.rest") != nullptr;
            finding.needs((is_silent || has_recordings(kiosk->model(), language)) && is_told,
                          language + " has no voice, and is read in another or says nothing of it");
            continue;
        }
        ++with_voice;
        const bool is_replayed = language == rig.languages().front() || kiosk->voice.said.size() > said;
        bool is_right = is_replayed && !kiosk->voice.said.empty();
        if (is_right) {
            const VoiceOrder& order = kiosk->voice.said.back();
            is_right = order.samples.contains(language) &&
                       std::all_of(order.say.begin(), order.say.end(),
                                   [&](const Utterance& one) { return one.language == language; });
        }
        right += is_right ? 1 : 0;
        finding.needs(is_right, language + " is not read anew in its own voice");
    }
    finding.measured =
        fmt::format("{} of {} languages with a voice are read anew in it; without a voice, and saying so: {}", right,
                    with_voice, without.empty() ? "none" : without);
    finding.needs(with_voice > 0, "no language has a voice");
    return finding;
}

// Words of one person that are on the glass during the visit.
constexpr const char* private_words[] = {"Mabel", "Thornberry", "Fennimore", "signs are", "28 pounds"};

struct PrivateHeard {
    int aloud = 0;
    int by_headphones = 0;
};

// By headphones alone, or so that everybody hears it.
void begin_listening(TriedKiosk& kiosk, bool headphones) {
    if (headphones)
        kiosk.act(HeadphonesChanged{true});
    else
        kiosk.act(TurnVoice{true});
}

Result<int> private_words_heard(Rig& rig, bool headphones, Finding& finding) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    begin_listening(*kiosk, headphones);
    TRY(visit(*kiosk, by_touch(*kiosk)));
    int heard = 0;
    for (const char* words : private_words) {
        const bool was_heard = kiosk->was_ever_heard(words);
        heard += was_heard ? 1 : 0;
        if (was_heard && !headphones) finding.shortfalls.push_back(std::string("heard by all: ") + words);
    }
    if (kiosk->voice.said.empty()) return invalid("S8", "nothing was heard at all");
    return heard;
}

// A PIN typed by somebody who hears everything: not a digit of it is said, even to headphones.
Result<std::int64_t> digits_said(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(HeadphonesChanged{true});
    TRY(kiosk->touch_all({"help.person", "person-help.staff"}));
    const std::size_t before = kiosk->voice.said.size();
    for (const char* digit : {"7", "3", "8", "1", "9", "4"}) {
        kiosk->terminal.text_typed(digit);
        kiosk->read_aloud.follow(kiosk->terminal);
    }
    if (kiosk->model().session.staff.typed_pin.empty()) return invalid("S8", "no PIN can be typed");
    std::int64_t said = 0;
    for (std::size_t at = before; at < kiosk->voice.said.size(); ++at) {
        for (const Utterance& one : kiosk->voice.said[at].say)
            said += std::count_if(one.text.begin(), one.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    return said;
}

// A word that may finish what is typed in a private field begins as that does. How many are on the glass, and how many
// of them are said when the screen is read.
struct SuggestedWords {
    std::int64_t offered = 0;
    std::int64_t said = 0;
};
Result<SuggestedWords> suggested_words(Rig& rig, bool headphones) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    begin_listening(*kiosk, headphones);
    TRY(begin_feedback(*kiosk));
    kiosk->terminal.text_typed("b");
    kiosk->read_aloud.follow(kiosk->terminal);
    const auto is_on_glass = [&] { return kiosk->terminal.shown_layout().find(suggestion_id(0)) != nullptr; };
    for (int part = 0; part < kiosk->terminal.layout().parts && !is_on_glass(); ++part) kiosk->act(ShowPart{part});
    const Node* group = find_node(kiosk->terminal.tree(), "suggestions");
    if (group == nullptr || group->children.empty()) return invalid("S8", "no word is suggested");
    SuggestedWords words;
    words.offered = static_cast<std::int64_t>(group->children.size());
    const std::vector<Node> offered = group->children;
    kiosk->voice.said.clear();
    TRY(kiosk->key("Repeat"));
    for (const Node& word : offered) {
        const auto says_it = [&](const Utterance& one) {
            return one.node == word.id && one.text == word.label.spoken();
        };
        const bool is_said =
            std::any_of(kiosk->voice.said.begin(), kiosk->voice.said.end(), [&](const VoiceOrder& order) {
                return std::any_of(order.say.begin(), order.say.end(), says_it);
            });
        words.said += is_said ? 1 : 0;
    }
    return words;
}

Result<Finding> measure_private_speech(Rig& rig) {
    Finding finding;
    PrivateHeard heard;
    heard.aloud = TRY(private_words_heard(rig, false, finding));
    heard.by_headphones = TRY(private_words_heard(rig, true, finding));
    const std::int64_t digits = TRY(digits_said(rig));
    finding.needs(heard.by_headphones > 0, "who listens alone does not hear their own words");
    finding.needs(digits == 0, fmt::format("{} digits of a PIN are said", digits));
    const SuggestedWords suggested = TRY(suggested_words(rig, false));
    const SuggestedWords alone = TRY(suggested_words(rig, true));
    finding.needs(suggested.said == 0,
                  fmt::format("{} words suggested in a private field are heard by all", suggested.said));
    finding.needs(alone.said == alone.offered, "who listens alone does not hear which words are suggested");
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(TurnVoice{true});
    TRY(kiosk->key("Curtain"));
    std::int64_t left = 0;
    for (const Placed& placed : kiosk->terminal.shown_layout().placed)
        left += placed.node.id.starts_with("curtain.") ? 0 : 1;
    finding.needs(left == 0, fmt::format("{} things stay on the glass behind the curtain", left));
    finding.measured =
        fmt::format("of {} private words of a visit {} are heard by all, {} by headphones; of {} words "
                    "suggested in a private field {} by all, {} by headphones; {} digits of a PIN said; {} things left "
                    "on a blanked screen",
                    std::size(private_words), heard.aloud, heard.by_headphones, suggested.offered, suggested.said,
                    alone.said, digits, left);
    return finding;
}

} // namespace

Row voice_keys_row() {
    return {"S6",
            "Rate and loudness are set without sight, on every screen",
            "EN 301 549 5.1.3.11",
            "every key on every screen",
            measure_voice_keys,
            {{"en_301_549_generic_requirements", "5.1.3.11"}}};
}

Row spoken_language_row() {
    return {"S7",
            "The voice speaks the language of the screen",
            "EN 301 549 5.1.3.14; WCAG 2.2 3.1.1",
            "every language with a voice; the others say that they have none",
            measure_spoken_language,
            {{"en_301_549_generic_requirements", "5.1.3.14"}, {"success_criteria_level_a", "3.1.1"}}};
}

Row private_speech_row() {
    return {"S8",
            "Private words are heard by one person alone, or by their choice",
            "EN 301 549 5.1.3.8, 5.1.3.9; 49 CFR 27.71(k)(4)",
            "none aloud; no PIN at all; the screen can be blanked",
            measure_private_speech,
            {{"en_301_549_generic_requirements", "5.1.3.8"},
             {"en_301_549_generic_requirements", "5.1.3.9"},
             {"en_301_549_functional_performance", "4.2.11"},
             {"hardware", "405.1"}}};
}

} // namespace copro
