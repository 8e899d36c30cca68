#include "kiosk/questions/own_media.h"

#include "kiosk/view/own_media.h"

#include <algorithm>

namespace copro {

namespace {

bool is_here(const QuestionContext& context, const std::string& sha256) {
    return context.media != nullptr && !sha256.empty() && context.media->contains(sha256);
}

} // namespace

std::string picture_of(const QuestionContext& context, const MediumByLanguage& own, const std::string& otherwise) {
    const std::string sha256 = picture_in(own, context.words.language());
    return is_here(context, sha256) ? own_name(sha256) : otherwise;
}

Label with_voice_of(const QuestionContext& context, const Wording& wording, const MediumByLanguage& sounds,
                    const Label& words) {
    if (sounds.empty()) return words;
    const std::string sha256 = sound_in(sounds, wording.own.in(context.words.language()).language);
    return is_here(context, sha256) ? words.heard_as(own_name(sha256)) : words;
}

bool speaks(const Form& survey, const std::string& language, const std::set<std::string>& media) {
    const auto is_spoken = [&](const MediumByLanguage& sounds) { return media.contains(sound_in(sounds, language)); };
    return std::any_of(survey.questions.begin(), survey.questions.end(), [&](const Question& question) {
        return is_spoken(question.sound) || std::any_of(question.options.begin(), question.options.end(),
                                                        [&](const Option& option) { return is_spoken(option.sound); });
    });
}

} // namespace copro
