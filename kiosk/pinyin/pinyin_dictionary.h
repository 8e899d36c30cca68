// Which Chinese characters pinyin letters may stand for, by libpinyin's dictionary. It is opened when it is first
// asked, and closed when the person leaves: nothing of one person's typing is there for the next. Main thread only.
#pragma once

#include "kiosk/app/ports.h"

#include <filesystem>

struct _pinyin_context_t;

namespace copro {

class PinyinDictionary final : public PinyinPort {
public:
    // The dictionary that comes with the library.
    PinyinDictionary();
    explicit PinyinDictionary(std::filesystem::path data)
        : m_data(std::move(data)) {}
    ~PinyinDictionary() override { person_left(); }

    // At most most_candidate_letters characters each, for the first letters where there are very many. Error
    // `not_found` when a file of the dictionary is not there, `internal` when the library is not.
    [[nodiscard]] Result<std::vector<Candidate>> look_up(const std::string& letters) override;
    void person_left() override;

private:
    [[nodiscard]] Result<void> open();

    std::filesystem::path m_data;
    _pinyin_context_t* m_context = nullptr; // while it is open
};

} // namespace copro
