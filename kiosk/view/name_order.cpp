#include "kiosk/view/name_order.h"

#include "kiosk/view/icu_text.h"
#include "kiosk/view/search_form.h"

#include <unicode/coll.h>
#include <unicode/locid.h>

#include <cstdint>
#include <map>
#include <memory>

namespace copro {

namespace {

// The last letter that there is has the key ff ff.
constexpr std::string_view after_all = "\xff\xff\xff";

// nullptr where ICU has no rules at all.
const icu::Collator* rules_of(const std::string& language) {
    thread_local std::map<std::string, std::unique_ptr<const icu::Collator>> made;
    const auto found = made.find(language);
    if (found != made.end()) return found->second.get();
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<const icu::Collator> rules(icu::Collator::createInstance(icu::Locale(language.c_str()), error));
    if (U_FAILURE(error)) rules.reset();
    return made.emplace(language, std::move(rules)).first->second.get();
}

// As it is looked for: "O’Brien" among the Ob, "Anne-Marie" beside "Anne Marie".
icu::UnicodeString words_alone(std::string_view name) {
    const icu::UnicodeString whole = icu_text(name);
    icu::UnicodeString words;
    for (int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1)) {
        const UChar32 letter = whole.char32At(at);
        if (is_apostrophe(letter)) continue;
        words.append(is_dash(letter) ? UChar32(' ') : letter);
    }
    return words.trim();
}

} // namespace

std::string name_order_key(std::string_view name, const std::string& language) {
    const icu::UnicodeString words = words_alone(name);
    if (words.isEmpty()) return std::string(after_all);
    const icu::Collator* rules = rules_of(language);
    if (rules == nullptr) return name_form(name);
    // The size first, with the zero at its end, which no key has elsewhere.
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(rules->getSortKey(words, nullptr, 0)));
    rules->getSortKey(words, bytes.data(), static_cast<int32_t>(bytes.size()));
    return {bytes.begin(), bytes.end()};
}

} // namespace copro
