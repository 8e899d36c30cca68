// What staff wrote down of what somebody said aloud: added to, never changed; the last of a voice counts. Values; any
// thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

struct VoiceWords {
    Uuid record;
    std::string question;    // that the voice answers
    std::int64_t line = 0;   // of a claim, from 1; 0 = none
    std::int64_t number = 0; // 1 = the first that was written down of this voice
    std::string words;
    std::string who; // wrote it down
    std::string day; // YYYY-MM-DD
    bool operator==(const VoiceWords&) const = default;
};

// One migration of schema.h.
inline constexpr const char* voice_words_migration = R"sql(
CREATE TABLE voice_words (
    rec_id BLOB NOT NULL, question TEXT NOT NULL, line BIGINT NOT NULL, number BIGINT NOT NULL, words TEXT NOT NULL,
    who TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (rec_id, question, line, number));
)sql";

} // namespace copro
