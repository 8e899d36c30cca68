#include "kiosk/words/words.h"

#include "kiosk/words/figures.h"
#include "kiosk/words/pseudo.h"
#include "kiosk/words/spoken_clock.h"
#include "kiosk/words/written_date.h"

#include <fmt/format.h>

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
    label.m_text = written_number(number, language());
    // A voice would take some of the marks between the thousands for the end of a number.
    std::string digits = fmt::format("{}", number);
    if (digits != label.m_text) label.m_spoken = std::move(digits);
    return label;
}

Label Words::money(Pence amount) const {
    Label figure;
    figure.m_text = written_decimal(amount.pence, 2, language());
    Label label = pounds(figure);
    label.m_spoken = spoken_money(amount).spoken();
    return label;
}

Label Words::pounds(const Label& amount) const {
    Label label;
    // Among words from right to left it stays one thing, from left to right: "27.50£" is no amount (access.md,
    // languages).
    if (right_to_left()) {
        label.m_text = "\u2066£" + amount.text() + "\u2069";
        return label;
    }
    const PoundSign& sign = pound_sign(language());
    label.m_text = sign.before + amount.text() + sign.behind;
    return label;
}

// As people say it: "4 pounds 80", "4 pounds", "80 pence".
Label Words::spoken_money(Pence amount) const {
    const std::int64_t whole = amount.pence / 100;
    const std::int64_t rest = amount.pence % 100;
    const auto pence = [&](const MessageKey& key) { return count_of(key, MessageKey("spoken.rules.pence"), rest); };
    if (whole == 0 && rest != 0) return pence(MessageKey("spoken.pence"));
    Label all = count_of(MessageKey("spoken.pounds"), MessageKey("spoken.rules.pounds"), whole);
    if (rest == 0) return all;
    return say(MessageKey("spoken.pounds-and-pence"),
               {{"pounds", std::move(all)}, {"pence", pence(MessageKey("spoken.pence-after"))}});
}

// "una libra", "duas libras": where the noun asks for a number that no voice would choose by itself, the language names
// ICU's rules for it.
Label Words::count_of(const MessageKey& key, const MessageKey& rules, std::int64_t count) const {
    Label figure = number(count);
    const std::string named = m_catalogue->find(rules.text());
    if (std::string words = named == "-" ? "" : number_in_words(count, named, language()); !words.empty()) {
        figure.m_spoken = std::move(words);
    }
    return filled(key, m_catalogue->find_plural(key.text(), count), {{"count", figure}});
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

Label Words::tenths(std::int64_t tenths) const {
    Label figure;
    figure.m_text = written_decimal(tenths, 1, language());
    std::string plain = plain_decimal(tenths, 1, language());
    if (plain != figure.m_text) figure.m_spoken = std::move(plain);
    return figure;
}

Label Words::miles(MileTenths miles) const {
    return miles.tenths % 10 == 0 ? number(miles.tenths / 10) : tenths(miles.tenths);
}

Label Words::date(Date date) const {
    WrittenDate written = written_date(date, language());
    Label label;
    label.m_spoken = spoken_clock_date(*m_catalogue, date, written.weekday, written.month);
    label.m_text = std::move(written.whole);
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
