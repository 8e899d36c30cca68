#include "kiosk/store/setting_rows.h"

#include <algorithm>
#include <charconv>

namespace copro {

namespace {

// The times of the latest guesses, oldest first: "1762000000000 1762000001000".
std::vector<std::int64_t> guesses_in(std::string_view text, std::int64_t window_ms, std::int64_t now_wall_ms) {
    std::vector<std::int64_t> times;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::int64_t time = 0;
        const auto [last, code] = std::from_chars(text.data(), text.data() + end, time);
        // A clock that was set back must not lock people out for longer than the window.
        if (code == std::errc() && last == text.data() + end) times.push_back(std::min(time, now_wall_ms));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::erase_if(times, [&](std::int64_t time) { return time <= now_wall_ms - window_ms; });
    return times;
}

std::string joined(const std::vector<std::int64_t>& times) {
    std::string text;
    for (const std::int64_t time : times) text += (text.empty() ? "" : " ") + std::to_string(time);
    return text;
}

} // namespace

Result<std::string> setting_in(Database& database, const std::string& name) {
    Statement find = TRY(database.prepare("SELECT value FROM setting WHERE name = $1"));
    const std::vector<SqlValue> key{name};
    TRY(find.bind(key));
    if (!TRY(find.step())) return std::string();
    return find.text(0);
}

Result<void> keep_setting(Database& database, const std::string& name, const std::string& value) {
    const std::vector<SqlValue> values{name, value};
    return database.run("INSERT INTO setting(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = "
                        "excluded.value",
                        values);
}

Result<GuessCount> count_guess(Database& database, const GuessLimit& limit, std::int64_t now_wall_ms) {
    auto times = guesses_in(TRY(setting_in(database, limit.setting)), limit.window_ms, now_wall_ms);
    GuessCount count;
    count.may_guess = times.size() < limit.most;
    if (count.may_guess) {
        times.push_back(now_wall_ms);
        TRY(keep_setting(database, limit.setting, joined(times)));
    }
    if (times.size() >= limit.most) count.locked_until_wall_ms = times.front() + limit.window_ms;
    return count;
}

Result<void> take_back_guess(Database& database, const GuessLimit& limit, std::int64_t now_wall_ms) {
    auto times = guesses_in(TRY(setting_in(database, limit.setting)), limit.window_ms, now_wall_ms);
    if (!times.empty()) times.pop_back();
    return keep_setting(database, limit.setting, joined(times));
}

} // namespace copro
