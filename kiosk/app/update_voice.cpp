// How the person in front of the kiosk hears it. All of it goes with the session (access.md S5, O11).
#include "kiosk/app/update_parts.h"
#include "kiosk/questions/own_media.h"
#include "kiosk/view/own_media.h"

#include <algorithm>

namespace copro {

namespace {

// The meeting's survey may be spoken in a language that the kiosk has no voice for.
bool has_authors_voice(const Model& model, const std::string& language) {
    const auto& meetings = model.carried.meetings;
    return model.carried.has_sound && std::any_of(meetings.begin(), meetings.end(), [&](const auto& meeting) {
               return meeting->pack.survey && speaks(*meeting->pack.survey, language, model.carried.media);
           });
}

bool is_heard_at_all(const Model& model) {
    const std::string& language = model.session.settings.language;
    return has_voice(model, language) || has_recordings(model, language) || has_authors_voice(model, language);
}

} // namespace

Effects update_voice(Model& model, const TurnVoice& action) {
    VoiceSettings& voice = model.session.settings.voice;
    voice.on = action.on && is_heard_at_all(model);
    voice.paused = false;
    // What the listen screen shows then is that there is no voice: nobody stopped it to read that.
    if (!action.on && model.session.screen == "listen") return update(model, GoBack{});
    return {};
}

Effects update_voice(Model& model, const PauseVoice&) {
    // What is heard then is the person themselves.
    if (model.session.spoken.playing) return update(model, HushSpoken{});
    VoiceSettings& voice = model.session.settings.voice;
    voice.paused = voice.on && !voice.paused;
    return {};
}

Effects update_voice(Model& model, const ReadAgain&) {
    model.session.settings.voice.paused = false;
    ++model.session.read_again;
    return {};
}

Effects update_voice(Model& model, const ChangeWordRate& action) {
    VoiceSettings& voice = model.session.settings.voice;
    const auto* const rates = std::begin(all_word_rates);
    const auto count = static_cast<std::ptrdiff_t>(std::size(all_word_rates));
    const auto at = std::find(rates, rates + count, voice.words_a_minute) - rates;
    voice.words_a_minute = rates[std::clamp<std::ptrdiff_t>(at + action.steps, 0, count - 1)];
    return {};
}

Effects update_voice(Model& model, const ChangeLoudness& action) {
    VoiceSettings& voice = model.session.settings.voice;
    voice.loudness = std::clamp(voice.loudness + action.steps, softest, loudest);
    return {};
}

Effects update_voice(Model& model, const AllowPrivateAloud&) {
    VoiceSettings& voice = model.session.settings.voice;
    voice.private_aloud = !voice.private_aloud;
    return {};
}

// The socket is the machine's and stays as it is from person to person; that the voice speaks is the person's.
Effects update_voice(Model& model, const HeadphonesChanged& action) {
    model.carried.headphones = action.in;
    if (!action.just_now) return {};
    VoiceSettings& voice = model.session.settings.voice;
    if (!action.in) {
        // What was being said goes on aloud only for who said yes to that (S8).
        if (!voice.private_aloud) return update_voice(model, TurnVoice{false});
        if (voice.on && !voice.paused) ++model.session.read_again;
        return {};
    }
    (void)update(model, PersonActive{});
    (void)update_voice(model, TurnVoice{true});
    // Where there is no voice, the listen screen says so.
    if (!voice.on) return update(model, StartListening{});
    return update_voice(model, ReadAgain{});
}

Effects update_voice(Model& model, const VoicesFound& action) {
    model.carried.voices = action.languages;
    model.carried.recorded = action.recorded;
    model.carried.has_sound = action.has_sound;
    if (is_heard_at_all(model)) return {};
    PersonSession& session = model.session;
    // It turned out only when the card's screen was to be read.
    if (session.settings.voice.on && session.screen == "card") session.card.no_voice = true;
    session.settings.voice.on = false;
    return {};
}

bool has_voice(const Model& model, const std::string& language) {
    const std::vector<std::string>& voices = model.carried.voices;
    return std::find(voices.begin(), voices.end(), language) != voices.end();
}

bool has_recordings(const Model& model, const std::string& language) {
    const auto found = model.carried.recorded.find(language);
    return found != model.carried.recorded.end() && !found->second.empty();
}

bool can_be_heard(const Model& model, const std::string& language, const std::string& key) {
    if (has_voice(model, language)) return true;
    if (model.carried.has_sound && model.carried.media.contains(hash_of_own(key))) return true;
    const auto found = model.carried.recorded.find(language);
    return found != model.carried.recorded.end() && found->second.contains(key);
}

} // namespace copro
