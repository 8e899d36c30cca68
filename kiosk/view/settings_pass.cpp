#include "kiosk/view/settings_pass.h"

#include <boost/crc.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace copro {

namespace {

constexpr int pass_version = 2;
constexpr std::size_t longest_language = 11; // "zh-Hant-TW"

// One number of the card. `among`: the only values there are; else every one from `least` to `most`.
struct Number {
    char key;
    int least;
    int most;
    std::span<const int> among;
    int (*get)(const ViewSettings&);
    void (*set)(ViewSettings&, int);
    int since = 1; // the version of cards that has it first; an older card leaves it as a kiosk begins
};

template <auto Member>
int part_of(const ViewSettings& settings) {
    return static_cast<int>(settings.*Member);
}
template <auto Member>
void set_part(ViewSettings& settings, int value) {
    auto& part = settings.*Member;
    part = static_cast<std::remove_reference_t<decltype(part)>>(value);
}
template <auto Group, auto Member>
int part_in(const ViewSettings& settings) {
    return static_cast<int>(settings.*Group.*Member);
}
template <auto Group, auto Member>
void set_part_in(ViewSettings& settings, int value) {
    auto& part = settings.*Group.*Member;
    part = static_cast<std::remove_reference_t<decltype(part)>>(value);
}

template <auto Member>
constexpr Number number(char key, int least, int most, int since = 1) {
    return {key, least, most, {}, part_of<Member>, set_part<Member>, since};
}
template <auto Group, auto Member>
constexpr Number number_in(char key, int least, int most, std::span<const int> among = {}, int since = 1) {
    return {key, least, most, among, part_in<Group, Member>, set_part_in<Group, Member>, since};
}

using View = ViewSettings;
using Voice = VoiceSettings;
using Scan = ScanSettings;
using Touch = TouchSettings;

// In the order in which they stand in the card; the language, which is no number, stands behind the first two.
constexpr std::size_t language_at = 2;
constexpr char language_key = 'L';
constexpr std::array numbers{
    number<&View::text_size>('S', 0, static_cast<int>(TextSize::largest)),
    number<&View::colours>('C', 0, static_cast<int>(ColourSet::soft)),
    number<&View::alphabet>('K', 0, static_cast<int>(Alphabet::qwerty)),
    number_in<&View::voice, &Voice::on>('V', 0, 1),
    number_in<&View::voice, &Voice::words_a_minute>('R', 0, 0, all_word_rates),
    number_in<&View::voice, &Voice::loudness>('U', softest, loudest),
    number_in<&View::scan, &Scan::way>('N', 0, static_cast<int>(ScanWay::hold)),
    number_in<&View::scan, &Scan::pace_ms>('P', 0, 0, scan_paces_ms),
    number_in<&View::scan, &Scan::first_pause_ms>('F', 0, longest_first_pause_ms),
    number_in<&View::scan, &Scan::loops>('O', 1, most_scan_loops),
    number_in<&View::scan, &Scan::accept_ms>('A', 0, longest_press_ms),
    number_in<&View::scan, &Scan::release_ms>('E', 0, longest_press_ms),
    number_in<&View::scan, &Scan::backwards>('B', 0, 1),
    number_in<&View::touch, &Touch::point>('T', 0, static_cast<int>(TouchPoint::last)),
    number_in<&View::touch, &Touch::hold_ms>('H', 0, longest_press_ms),
    number_in<&View::touch, &Touch::repeat_ms>('D', 0, longest_press_ms),
    number_in<&View::touch, &Touch::steady>('Y', 0, 1),
    number<&View::low_reach>('W', 0, 1),
    number_in<&View::scan, &Scan::grouping>('G', 0, static_cast<int>(ScanGrouping::single), {}, 2),
    number<&View::big_buttons>('M', 0, 1, 2),
};
constexpr char checksum_key = 'X';
constexpr std::size_t checksum_digits = 8;

// Not against anybody who wants to deceive, but against a code that was read or typed wrong.
std::string checksum_of(std::string_view text) {
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    return fmt::format("{:08X}", crc.checksum());
}

char capital(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }
char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

// "en", "zh-Hant", "en-XA": a card has capitals only, and BCP 47 says which of them are capitals.
std::optional<std::string> language_of(std::string_view text) {
    std::string language;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool ends = at == text.size() || text[at] == '-';
        if (!ends && (text[at] < 'A' || text[at] > 'Z')) return std::nullopt;
        if (!ends) continue;
        const std::size_t letters = at - start;
        const bool fits = start == 0 ? letters == 2 || letters == 3 : letters == 2 || letters == 4;
        if (!fits) return std::nullopt;
        for (std::size_t i = start; i < at; ++i) {
            const bool is_capital = start > 0 && (letters == 2 || i == start);
            language += is_capital ? text[i] : small(text[i]);
        }
        if (at < text.size()) language += '-';
        start = at + 1;
    }
    return language.size() <= longest_language ? std::optional(language) : std::nullopt;
}

// Digits alone, as write_pass writes them.
std::optional<int> number_of(std::string_view digits) {
    int value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || value < 0 || fmt::format("{}", value) != digits) return std::nullopt;
    if (end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool may_be(const Number& number, int value) {
    if (number.among.empty()) return value >= number.least && value <= number.most;
    return std::find(number.among.begin(), number.among.end(), value) != number.among.end();
}

// Takes "/K1" off the front of `rest` and gives the "1"; nothing when another key stands there.
std::optional<std::string_view> take_value(std::string_view& rest, char key) {
    if (rest.size() < 2 || rest[0] != '/' || rest[1] != key) return std::nullopt;
    const std::size_t end = std::min(rest.find('/', 1), rest.size());
    const std::string_view value = rest.substr(2, end - 2);
    rest.remove_prefix(end);
    return value;
}

Error wrong(char key, const char* reason) { return invalid(std::string(1, key), reason); }

Result<ViewSettings> read_values(std::string_view rest, int version) {
    ViewSettings settings;
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        if (at == language_at) {
            const auto text = take_value(rest, language_key);
            const auto language = text ? language_of(*text) : std::nullopt;
            if (!language) return wrong(language_key, "is missing, or is no language");
            settings.language = *language;
        }
        const Number& number = numbers[at];
        if (number.since > version) continue;
        const auto text = take_value(rest, number.key);
        if (!text) return wrong(number.key, "is missing, or another key stands in its place");
        const auto value = number_of(*text);
        if (!value || !may_be(number, *value)) return wrong(number.key, "has a value that it cannot have");
        number.set(settings, *value);
    }
    if (!rest.empty()) return invalid("", "there is more in it than this version has");
    return settings;
}

} // namespace

std::string write_pass(const ViewSettings& settings) {
    std::string text = fmt::format("{}{}", pass_start, pass_version);
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        if (at == language_at) {
            text += fmt::format("/{}", language_key);
            for (const char letter : settings.language) text += capital(letter);
        }
        text += fmt::format("/{}{}", numbers[at].key, numbers[at].get(settings));
    }
    return text + fmt::format("/{}{}", checksum_key, checksum_of(text));
}

Result<ViewSettings> read_pass(std::string_view text) {
    if (!text.starts_with(pass_start)) return invalid("", "is no settings card");
    if (text.size() > longest_pass) return invalid("", "is too long for a settings card");
    const std::size_t version_end = std::min(text.find('/'), text.size());
    const auto version = number_of(text.substr(pass_start.size(), version_end - pass_start.size()));
    if (!version || *version < 1) return invalid("", "is no settings card");
    // Said before the checksum is looked at: a later version may have another.
    if (*version > pass_version) return Error{ErrorKind::refused, "", "is a card of a later version"};
    const std::size_t end = text.rfind('/');
    std::string_view checksum = end == std::string_view::npos ? std::string_view() : text.substr(end);
    const auto written = take_value(checksum, checksum_key);
    if (!written || written->size() != checksum_digits || *written != checksum_of(text.substr(0, end))) {
        return Error{ErrorKind::corrupt, std::string(1, checksum_key), "is not the checksum of what stands before it"};
    }
    return read_values(text.substr(version_end, end - version_end), *version);
}

} // namespace copro
