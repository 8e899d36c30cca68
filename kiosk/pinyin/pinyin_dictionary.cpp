#include "kiosk/pinyin/pinyin_dictionary.h"

#include "kiosk/pinyin/pinyin_library.h"
#include "kiosk/view/candidates.h"
#include "kiosk/view/utf8.h"

#include <memory>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/lsan_interface.h>
#define COPRO_LEAK_CHECKED
#endif
#endif

namespace copro {

namespace {

// libpinyin 2.8 never frees one of the database handles that it opens: 5 KB for each person who types Chinese.
_pinyin_context_t* opened(const PinyinLibrary& pinyin, const char* data, const char* user) {
#ifdef COPRO_LEAK_CHECKED
    const __lsan::ScopedDisabler unchecked;
#endif
    return pinyin.init(data, user);
}

// Without one of them the library ends the program, or finds nothing.
constexpr const char* dictionary_files[] = {
    "table.conf",       "gb_char.bin",      "gbk_char.bin", "opengram.bin",           "merged.bin",
    "pinyin_index.bin", "phrase_index.bin", "bigram.db",    "addon_pinyin_index.bin", "addon_phrase_index.bin"};
// Where the library would keep what a person types, if it were told to: below a device no file can be made or read.
constexpr const char* no_user_folder = "/dev/null";
constexpr pinyin_option_t options =
    IS_PINYIN | PINYIN_INCOMPLETE | USE_DIVIDED_TABLE | USE_RESPLIT_TABLE | DYNAMIC_ADJUST | PINYIN_CORRECT_ALL;
// A sentence; nobody waits for what a sleeve on the keys has typed.
constexpr std::size_t most_letters_looked_up = 60;

// How many of the letters a candidate takes the place of.
std::size_t letters_taken(const PinyinLibrary& pinyin, pinyin_instance_t* instance, lookup_candidate_t* candidate,
                          std::size_t parsed) {
    lookup_candidate_type_t type = NORMAL_CANDIDATE;
    (void)pinyin.type_of(instance, candidate, &type);
    if (type == NBEST_MATCH_CANDIDATE) return parsed;
    // The library tells it to whoever chooses; the choice is taken back.
    const int end = pinyin.choose(instance, 0, candidate);
    (void)pinyin.unchoose(instance, 0);
    return end > 0 ? static_cast<std::size_t>(end) : 0;
}

std::vector<Candidate> candidates_of(const PinyinLibrary& pinyin, pinyin_instance_t* instance, std::size_t parsed) {
    guint count = 0;
    (void)pinyin.count(instance, &count);
    std::vector<Candidate> all;
    // A longer list would move, and leave what it held behind.
    all.reserve(count);
    for (guint at = 0; at < count; ++at) {
        lookup_candidate_t* candidate = nullptr;
        const char* text = nullptr;
        if (!pinyin.candidate(instance, at, &candidate) || !pinyin.text_of(instance, candidate, &text)) continue;
        const std::size_t letters = letters_taken(pinyin, instance, candidate, parsed);
        if (letters == 0 || text == nullptr || letters_of(text).size() > most_candidate_letters) continue;
        all.push_back(Candidate{text, letters});
    }
    return all;
}

} // namespace

PinyinDictionary::PinyinDictionary()
    : PinyinDictionary(COPRO_PINYIN_DATA) {}

Result<void> PinyinDictionary::open() {
    const PinyinLibrary& pinyin = *TRY(PinyinLibrary::load());
    for (const char* name : dictionary_files) {
        std::error_code error;
        const auto size = std::filesystem::file_size(m_data / name, error);
        if (error || size == 0) return Error{ErrorKind::not_found, (m_data / name).string(), "cannot be read"};
    }
    m_context = opened(pinyin, m_data.c_str(), no_user_folder);
    if (m_context == nullptr) return Error{ErrorKind::internal, m_data.string(), "is no dictionary of this library"};
    (void)pinyin.set_options(m_context, options);
    return {};
}

Result<std::vector<Candidate>> PinyinDictionary::look_up(const std::string& letters) {
    if (m_context == nullptr) TRY(open());
    const PinyinLibrary& pinyin = *TRY(PinyinLibrary::load());
    // One for each look-up: it holds what was typed, and what was found.
    const std::unique_ptr<pinyin_instance_t, decltype(pinyin.free_instance)> instance(pinyin.alloc_instance(m_context),
                                                                                      pinyin.free_instance);
    if (instance == nullptr) return internal("libpinyin has no memory");
    const std::string first = letters.substr(0, most_letters_looked_up);
    const std::size_t parsed = pinyin.parse(instance.get(), first.c_str());
    if (parsed == 0) return std::vector<Candidate>();
    (void)pinyin.guess_sentence(instance.get());
    (void)pinyin.guess_candidates(instance.get(), 0, SORT_BY_PHRASE_LENGTH_AND_PINYIN_LENGTH_AND_FREQUENCY);
    return candidates_of(pinyin, instance.get(), parsed);
}

void PinyinDictionary::person_left() {
    if (m_context == nullptr) return;
    const auto pinyin = PinyinLibrary::load();
    if (pinyin) (*pinyin)->end(m_context);
    m_context = nullptr;
}

} // namespace copro
