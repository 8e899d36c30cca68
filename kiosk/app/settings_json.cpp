#include "kiosk/app/settings_json.h"

#include <algorithm>
#include <limits>

namespace copro {

namespace {

constexpr Alphabet all_alphabets[] = {Alphabet::abc, Alphabet::qwerty};
constexpr ScanWay all_scan_ways[] = {ScanWay::off, ScanWay::automatic, ScanWay::step, ScanWay::hold};
constexpr TouchPoint all_touch_points[] = {TouchPoint::same, TouchPoint::first, TouchPoint::last};
constexpr int longest_ms = 60'000; // nobody is led slower than a minute a thing

const char* name_of(Alphabet alphabet) {
    switch (alphabet) {
    case Alphabet::abc: return "abc";
    case Alphabet::qwerty: return "qwerty";
    }
    return "";
}

const char* name_of(ScanWay way) {
    switch (way) {
    case ScanWay::off: return "off";
    case ScanWay::automatic: return "automatic";
    case ScanWay::step: return "step";
    case ScanWay::hold: return "hold";
    }
    return "";
}

const char* name_of(TouchPoint point) {
    switch (point) {
    case TouchPoint::same: return "same";
    case TouchPoint::first: return "first";
    case TouchPoint::last: return "last";
    }
    return "";
}

template <typename Kind, std::size_t count>
Result<Kind> kind_in(JsonObject& from, const char* key, const Kind (&all)[count]) {
    const std::string name = TRY(from.text(key));
    for (const Kind kind : all) {
        if (name == name_of(kind)) return kind;
    }
    return from.wrong(key, "is none that there is");
}

Result<int> number_in(JsonObject& from, const char* key, int least, int most) {
    return static_cast<int>(TRY(from.integer(key, least, most)));
}

Result<VoiceSettings> voice_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    VoiceSettings voice;
    voice.on = TRY(flag_in(from, "on"));
    voice.paused = TRY(flag_in(from, "paused"));
    voice.private_aloud = TRY(flag_in(from, "private_aloud"));
    voice.words_a_minute = TRY(number_in(from, "words_a_minute", 0, std::numeric_limits<int>::max()));
    const bool is_step = std::find(std::begin(all_word_rates), std::end(all_word_rates), voice.words_a_minute) !=
                         std::end(all_word_rates);
    if (!is_step) return from.wrong("words_a_minute", "is none of the steps");
    voice.loudness = TRY(number_in(from, "loudness", softest, loudest));
    TRY(from.done());
    return voice;
}

Result<ScanSettings> scan_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    ScanSettings scan;
    scan.way = TRY(kind_in(from, "way", all_scan_ways));
    scan.pace_ms = TRY(number_in(from, "pace_ms", 1, longest_ms));
    scan.first_pause_ms = TRY(number_in(from, "first_pause_ms", 0, longest_ms));
    scan.loops = TRY(number_in(from, "loops", 1, longest_ms));
    scan.accept_ms = TRY(number_in(from, "accept_ms", 0, longest_ms));
    scan.release_ms = TRY(number_in(from, "release_ms", 0, longest_ms));
    scan.backwards = TRY(flag_in(from, "backwards"));
    TRY(from.done());
    return scan;
}

Result<TouchSettings> touch_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    TouchSettings touch;
    touch.point = TRY(kind_in(from, "point", all_touch_points));
    touch.hold_ms = TRY(number_in(from, "hold_ms", 0, longest_ms));
    touch.repeat_ms = TRY(number_in(from, "repeat_ms", 0, longest_ms));
    touch.steady = TRY(flag_in(from, "steady"));
    TRY(from.done());
    return touch;
}

} // namespace

Result<bool> flag_in(JsonObject& from, const char* key) {
    if (!from.has(key)) return from.wrong(key, "is missing");
    return from.flag_or(key, false);
}

Json to_json(const ViewSettings& settings) {
    const VoiceSettings& voice = settings.voice;
    const ScanSettings& scan = settings.scan;
    const TouchSettings& touch = settings.touch;
    return Json{{"text_size", copro::name_of(settings.text_size)},
                {"colours", copro::name_of(settings.colours)},
                {"language", settings.language},
                {"alphabet", name_of(settings.alphabet)},
                {"voice",
                 {{"on", voice.on},
                  {"paused", voice.paused},
                  {"private_aloud", voice.private_aloud},
                  {"words_a_minute", voice.words_a_minute},
                  {"loudness", voice.loudness}}},
                {"scan",
                 {{"way", name_of(scan.way)},
                  {"pace_ms", scan.pace_ms},
                  {"first_pause_ms", scan.first_pause_ms},
                  {"loops", scan.loops},
                  {"accept_ms", scan.accept_ms},
                  {"release_ms", scan.release_ms},
                  {"backwards", scan.backwards}}},
                {"touch",
                 {{"point", name_of(touch.point)},
                  {"hold_ms", touch.hold_ms},
                  {"repeat_ms", touch.repeat_ms},
                  {"steady", touch.steady}}},
                {"low_reach", settings.low_reach},
                {"curtain", settings.curtain}};
}

Result<ViewSettings> settings_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    ViewSettings settings;
    settings.text_size = TRY(kind_in(from, "text_size", all_text_sizes));
    settings.colours = TRY(kind_in(from, "colours", all_colour_sets));
    settings.language = TRY(from.text("language"));
    settings.alphabet = TRY(kind_in(from, "alphabet", all_alphabets));
    settings.voice = TRY(voice_from(*TRY(from.object("voice")), from.place_of("voice")));
    settings.scan = TRY(scan_from(*TRY(from.object("scan")), from.place_of("scan")));
    settings.touch = TRY(touch_from(*TRY(from.object("touch")), from.place_of("touch")));
    settings.low_reach = TRY(flag_in(from, "low_reach"));
    settings.curtain = TRY(flag_in(from, "curtain"));
    TRY(from.done());
    return settings;
}

} // namespace copro
