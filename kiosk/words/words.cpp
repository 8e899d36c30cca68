#include "kiosk/words/words.h"

#include "kiosk/words/pseudo.h"
#include "kiosk/words/spoken_clock.h"

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>

namespace copro {

namespace {

// Puts each argument where its {name} stands. A name that the translator left out is left out: lint sees to that.
std::string fill(std::string words, Arguments arguments, const std::string& (Label::*form)() const) {
    for (std::size_t at = words.find('{'); at != std::string::npos; at = words.find('{', at)) {
        const std::size_t end = words.find('}', at);
        if (end == std::string::npos) break;
        const std::string_view name = std::string_view(words).substr(at + 1, end - at - 1);
        const auto found = std::find_if(arguments.begin(), arguments.end(),
                                        [&](const Argument& argument) { return argument.first == name; });
        // On past what was put in: a person who is called "{total}" stays so.
        if (found == arguments.end()) {
            at = end;
            continue;
        }
        const std::string& text = (found->second.*form)();
        words.replace(at, end + 1 - at, text);
        at += text.size();
    }
    return words;
}

} // namespace

Label Words::filled(const MessageKey& key, const std::string& words, Arguments arguments) const {
    Label label;
    label.m_key = key.text();
    label.m_text = fill(words, arguments, &Label::text);
    label.m_whole = label.m_text == words;
    std::string spoken = fill(words, arguments, &Label::spoken);
    if (spoken != label.m_text) label.m_spoken = std::move(spoken);
    for (const auto& [name, argument] : arguments) {
        const bool is_used = words.find("{" + std::string(name) + "}") != std::string::npos;
        label.m_private = label.m_private || (is_used && argument.is_private());
    }
    return label;
}

Label Words::say(const MessageKey& key, Arguments arguments) const {
    return filled(key, m_catalogue->find(key.text()), arguments);
}

Label Words::count(const MessageKey& key, std::int64_t count) const {
    Label label = filled(key, m_catalogue->find_plural(key.text(), count), {{"count", number(count)}});
    // One form of several, whether the number stands in it or not.
    label.m_whole = false;
    return label;
}

Label Words::say(const LocalText& own) const {
    Label label;
    label.m_text = own.in(language()).text;
    return label;
}

Label Words::say(const Wording& wording) const {
    return wording.key.empty() ? say(wording.own) : say(MessageKey(wording.key));
}

Label Words::number(std::int64_t number) const {
    Label label;
    label.m_text = fmt::format("{}", number);
    return label;
}

Label Words::money(Pence amount) const {
    Label figure;
    figure.m_text = fmt::format("{}.{:02}", amount.pence / 100, amount.pence % 100);
    // "£{amount}": where the sign stands is the translator's to say.
    Label label = say(MessageKey("money.pounds"), {{"amount", figure}});
    label.m_spoken = spoken_money(amount).spoken();
    // Among words from right to left it stays one thing, from left to right: "27.50£" is no amount (access.md,
    // languages).
    if (right_to_left()) label.m_text = "\u2066" + label.m_text + "\u2069";
    return label;
}

// As people say it: "4 pounds 80", "4 pounds", "80 pence".
Label Words::spoken_money(Pence amount) const {
    const std::int64_t pounds = amount.pence / 100;
    const std::int64_t pence = amount.pence % 100;
    if (pence == 0) return count(MessageKey("spoken.pounds"), pounds);
    if (pounds == 0) return count(MessageKey("spoken.pence"), pence);
    return say(MessageKey("spoken.pounds-and-pence"),
               {{"pounds", count(MessageKey("spoken.pounds"), pounds)}, {"pence", number(pence)}});
}

Label Words::reference(const std::string& reference) const {
    Label label;
    label.m_text = reference;
    for (const char letter : reference) {
        if (letter == '-') continue;
        if (!label.m_spoken.empty()) label.m_spoken += ", ";
        label.m_spoken += letter;
    }
    return label;
}

Label Words::miles(MileTenths miles) const {
    Label figure;
    figure.m_text = miles.tenths % 10 == 0 ? fmt::format("{}", miles.tenths / 10)
                                           : fmt::format("{}.{}", miles.tenths / 10, miles.tenths % 10);
    return figure;
}

Label Words::date(Date date) const {
    const std::string code =
        language() == pseudo_left_to_right || language() == pseudo_right_to_left ? "en" : language();
    // The digits that stand everywhere else on the screen.
    const icu::Locale locale((code + "_GB@numbers=latn").c_str());
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString pattern("EEEE d MMMM yyyy"); // not shown: ICU's pattern
    // Where day, month and year stand is the language's own; ours is how English and Welsh are written here, without a
    // comma.
    if (code != "en" && code != "cy") {
        const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
            icu::DateTimePatternGenerator::createInstance(locale, error));
        if (U_SUCCESS(error)) pattern = patterns->getBestPattern(icu::UnicodeString("yyyyMMMMdEEEE"), error);
    }
    icu::SimpleDateFormat format(pattern, locale, error);
    format.setTimeZone(*icu::TimeZone::getGMT());
    const auto days = std::chrono::sys_days{date}.time_since_epoch();
    icu::UnicodeString written;
    format.format(static_cast<UDate>(std::chrono::duration_cast<std::chrono::milliseconds>(days).count()), written);
    Label label;
    written.toUTF8String(label.m_text);
    icu::UnicodeString weekday;
    icu::SimpleDateFormat day_name(icu::UnicodeString("EEEE"), locale, error);
    day_name.setTimeZone(*icu::TimeZone::getGMT());
    day_name.format(static_cast<UDate>(std::chrono::duration_cast<std::chrono::milliseconds>(days).count()), weekday);
    std::string name;
    label.m_spoken = spoken_clock_date(*m_catalogue, date, weekday.toUTF8String(name));
    return label;
}

Label Words::time(std::int64_t wall_ms) const {
    Label label;
    label.m_text = local_time_text(wall_ms); // "14:02"
    const int hour = (label.m_text[0] - '0') * 10 + (label.m_text[1] - '0');
    const int minute = (label.m_text[3] - '0') * 10 + (label.m_text[4] - '0');
    label.m_spoken = spoken_clock_time(*m_catalogue, hour, minute);
    if (!label.m_spoken.empty()) return label;
    // A voice would spell the colon, or read out a sum.
    const Label plain = minute == 0
                            ? say(MessageKey("spoken.time.full"), {{"hour", number(hour)}})
                            : say(MessageKey("spoken.time"), {{"hour", number(hour)}, {"minutes", number(minute)}});
    label.m_spoken = plain.text();
    return label;
}

Result<Library> Library::load(const std::filesystem::path& folder, const std::vector<std::string>& languages,
                              bool pseudo) {
    Library library;
    library.m_languages = languages;
    for (const std::string& language : languages) {
        library.m_catalogues.emplace(language, TRY(Catalogue::load(folder, language)));
    }
    if (pseudo) {
        const Catalogue english = TRY(Catalogue::load(folder, "en"));
        for (const std::string_view code : {pseudo_left_to_right, pseudo_right_to_left}) {
            const std::string language(code);
            library.m_languages.push_back(language);
            library.m_catalogues.emplace(language, Catalogue::pseudo(english, language));
        }
    }
    if (library.m_languages.empty()) return invalid("languages", "at least one language is needed");
    return library;
}

Words Library::words(const std::string& language) const {
    const auto found = m_catalogues.find(language);
    return Words(found == m_catalogues.end() ? m_catalogues.at(m_languages.front()) : found->second);
}

} // namespace copro
