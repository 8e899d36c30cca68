// The rows of the table `setting`, and guesses that are counted in them. For the stores; inside a transaction. Any
// thread.
#pragma once

#include "sync/base/sqlite.h"

namespace copro {

// "" when it is not set.
[[nodiscard]] Result<std::string> setting_in(Database& database, const std::string& name);
[[nodiscard]] Result<void> keep_setting(Database& database, const std::string& name, const std::string& value);

// So many guesses in any so long a time, over restarts.
struct GuessLimit {
    const char* setting = ""; // where their times are kept
    std::size_t most = 0;
    std::int64_t window_ms = 0;
};
struct GuessCount {
    bool may_guess = false;
    std::int64_t locked_until_wall_ms = 0; // once this guess was wrong; 0 = another may be made
};
// Counts one more guess, before it is looked at: pulling the plug gives no more of them.
[[nodiscard]] Result<GuessCount> count_guess(Database& database, const GuessLimit& limit, std::int64_t now_wall_ms);
// That guess was right. The others still count: who has a code of their own must not guess for ever.
[[nodiscard]] Result<void> take_back_guess(Database& database, const GuessLimit& limit, std::int64_t now_wall_ms);

} // namespace copro
