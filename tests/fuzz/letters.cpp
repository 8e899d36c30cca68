// Names and words in any script, or bytes that are in none.
#include "kiosk/view/search_form.h"
#include "kiosk/view/utf8.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> letter_seeds() {
    return {"Mabel Okafor",
            "Zo\u00eb",
            "Llanfairpwllgwyngyll \u0175\u0177",
            "e\u0301o\u0308\u0323",
            "Stra\u00dfe \u0130stanbul \ufb01sh",
            "\u0639\u0628\u062f \u0627\u0644\u0644\u0647",
            "\u0623\u064e\u062d\u0640\u0645\u062f \u0639\u0644\u06cc",
            "\u0141o\u015b \u00c6\u00f8\u0111 O\u2019Brien\u2013\u00b4`",
            "\u0e17\u0e35\u0e48\u0640\u0e38 \u30ab\u3099",
            "\u0a2a\u0a70\u0a1c\u0a3e\u0a2c\u0a40",
            "\U0001F469\u200d\U0001F9BD",
            "\u210c\u212b\u1e9e\u0345",
            "\uac00\u1100\u1161",
            "\xff\xfe\xc0\x80\xed\xa0\x80"};
}

void try_letters(std::string_view bytes) {
    const bool is_good = is_utf8(bytes);
    std::string joined;
    std::string shorter;
    const std::vector<std::string> letters = letters_of(bytes);
    for (const std::string& letter : letters) {
        promise(!letter.empty() && is_utf8(letter), "a letter is UTF-8");
        shorter = joined;
        joined += letter;
    }
    promise(!is_good || joined == bytes, "letters make up the text");
    promise(without_last_letter(bytes) == shorter, "the last letter goes, and no other");
    promise(is_utf8(upper_case(bytes, "en")) && is_utf8(lower_case(bytes)), "case keeps to UTF-8");
    const std::string found_by = search_form(bytes);
    promise(is_utf8(found_by) || !is_good, "a name is looked for by UTF-8");
    promise(search_form(found_by) == found_by, "what a name is found by is found by itself");
    const std::string as_name = name_form(bytes);
    promise(is_utf8(as_name) || !is_good, "a person is looked for by UTF-8");
    promise(as_name.find_first_of("'`-") == std::string::npos && as_name.find("  ") == std::string::npos &&
                !as_name.starts_with(' '),
            "a person is looked for by words alone");
    promise(is_name_alike(bytes, bytes), "a name is itself");
    promise(search_form(upper_case(bytes, "en")) == search_form(lower_case(upper_case(bytes, "en"))),
            "case does not matter");
}

const Registered letters_registered{{"letters", letter_seeds, try_letters}};

} // namespace

} // namespace copro::fuzz
