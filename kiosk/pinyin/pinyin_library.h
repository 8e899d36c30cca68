// libpinyin, loaded when somebody first types Chinese: neither start nor memory know it before. PinyinDictionary alone,
// main thread.
#pragma once

#include "sync/base/result.h"

#include <pinyin.h>

namespace copro {

// The functions that are called, by their names without "pinyin_". None that trains or saves is among them.
struct PinyinLibrary {
    decltype(&::pinyin_init) init = nullptr;
    decltype(&::pinyin_fini) end = nullptr;
    decltype(&::pinyin_set_options) set_options = nullptr;
    decltype(&::pinyin_alloc_instance) alloc_instance = nullptr;
    decltype(&::pinyin_free_instance) free_instance = nullptr;
    decltype(&::pinyin_parse_more_full_pinyins) parse = nullptr;
    decltype(&::pinyin_guess_sentence) guess_sentence = nullptr;
    decltype(&::pinyin_guess_candidates) guess_candidates = nullptr;
    decltype(&::pinyin_get_n_candidate) count = nullptr;
    decltype(&::pinyin_get_candidate) candidate = nullptr;
    decltype(&::pinyin_get_candidate_type) type_of = nullptr;
    decltype(&::pinyin_get_candidate_string) text_of = nullptr;
    decltype(&::pinyin_choose_candidate) choose = nullptr;
    decltype(&::pinyin_clear_constraint) unchoose = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const PinyinLibrary*> load();
};

} // namespace copro
