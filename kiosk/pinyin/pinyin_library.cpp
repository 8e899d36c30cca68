#include "kiosk/pinyin/pinyin_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<PinyinLibrary> load_pinyin_once() {
    const LateLibrary library = TRY(LateLibrary::open("libpinyin.so.15"));
    PinyinLibrary pinyin;
    TRY(library.find("pinyin_init", pinyin.init));
    TRY(library.find("pinyin_fini", pinyin.end));
    TRY(library.find("pinyin_set_options", pinyin.set_options));
    TRY(library.find("pinyin_alloc_instance", pinyin.alloc_instance));
    TRY(library.find("pinyin_free_instance", pinyin.free_instance));
    TRY(library.find("pinyin_parse_more_full_pinyins", pinyin.parse));
    TRY(library.find("pinyin_guess_sentence", pinyin.guess_sentence));
    TRY(library.find("pinyin_guess_candidates", pinyin.guess_candidates));
    TRY(library.find("pinyin_get_n_candidate", pinyin.count));
    TRY(library.find("pinyin_get_candidate", pinyin.candidate));
    TRY(library.find("pinyin_get_candidate_type", pinyin.type_of));
    TRY(library.find("pinyin_get_candidate_string", pinyin.text_of));
    TRY(library.find("pinyin_choose_candidate", pinyin.choose));
    TRY(library.find("pinyin_clear_constraint", pinyin.unchoose));
    return pinyin;
}

} // namespace

Result<const PinyinLibrary*> PinyinLibrary::load() { return loaded_once(load_pinyin_once); }

} // namespace copro
