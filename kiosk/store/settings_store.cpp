#include "kiosk/store/settings_store.h"

#include "sync/base/json.h"
#include "sync/base/log.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace copro {

namespace {

constexpr const char* density_name = "micropixels_per_mm";
constexpr const char* chair_name = "chair_may_call";
constexpr const char* pin_name = "pin";
constexpr const char* choices_name = "staff_choices";
constexpr const char* chair_pin_name = "chair_pin";
constexpr GuessLimit chair_pin_guesses{"chair_pin_guesses", most_pin_guesses, pin_window_ms};
constexpr GuessLimit pin_guesses{"pin_guesses", most_pin_guesses, pin_window_ms};
constexpr double micro = 1'000'000.0;
// OWASP's Argon2id: 19 MiB and two passes; about 14 ms here (facts.md).
constexpr unsigned long long hash_passes = 2;
constexpr std::size_t hash_bytes = 19UL * 1024 * 1024;

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<StaffChoices> choices_from(const std::string& text) {
    const Json json = TRY(parse_json(text, choices_name));
    JsonObject from = TRY(JsonObject::of(json, choices_name));
    StaffChoices choices;
    choices.practice = TRY(from.flag("practice"));
    choices.locked = TRY(from.flag("locked"));
    choices.room = TRY(from.text("room"));
    choices.loudness = static_cast<int>(TRY(from.integer("loudness", softest, loudest)));
    TRY(from.done());
    return choices;
}

} // namespace

Result<std::string> SettingsStore::value_of(const std::string& name) {
    return m_database.look([&name](Database& database) { return setting_in(database, name); });
}

Result<void> SettingsStore::set(const std::string& name, const std::string& value) {
    return m_database.change([&](Database& database) { return keep_setting(database, name, value); });
}

Result<std::optional<double>> SettingsStore::pixels_per_mm() {
    const std::optional<std::int64_t> kept = number_in(TRY(value_of(density_name)));
    if (!kept) return std::optional<double>();
    return std::optional<double>(static_cast<double>(*kept) / micro);
}

Result<void> SettingsStore::set_pixels_per_mm(double density) {
    if (!(density >= 0.5 && density <= 100)) return invalid("pixels_per_mm", "must be from 0.5 to 100");
    return set(density_name, std::to_string(std::llround(density * micro)));
}

Result<StaffChoices> SettingsStore::choices() {
    const std::string text = TRY(value_of(choices_name));
    if (text.empty()) return StaffChoices{};
    auto choices = choices_from(text);
    if (choices) return choices;
    log_warning("choices.unreadable", {{"why", choices.error().text()}});
    return StaffChoices{};
}

Result<void> SettingsStore::keep_choices(const StaffChoices& choices) {
    return set(choices_name, Json{{"practice", choices.practice},
                                  {"locked", choices.locked},
                                  {"room", choices.room},
                                  {"loudness", choices.loudness}}
                                 .dump());
}

Result<bool> SettingsStore::chair_may_call() { return TRY(value_of(chair_name)) == "yes"; }

Result<void> SettingsStore::set_chair_may_call(bool may) { return set(chair_name, may ? "yes" : "no"); }

Result<bool> SettingsStore::has_pin() { return !TRY(value_of(pin_name)).empty(); }

Result<void> SettingsStore::set_pin(const std::string& pin) { return set_hash(pin_name, pin_guesses.setting, pin); }

Result<PinAnswer> SettingsStore::check_pin(const std::string& pin, std::int64_t now_wall_ms) {
    return check_hash(pin_name, pin_guesses, pin, now_wall_ms);
}

Result<bool> SettingsStore::has_chair_pin() { return !TRY(value_of(chair_pin_name)).empty(); }

Result<void> SettingsStore::set_chair_pin(const std::string& pin) {
    if (pin.empty()) return set(chair_pin_name, "");
    return set_hash(chair_pin_name, chair_pin_guesses.setting, pin);
}

Result<PinAnswer> SettingsStore::check_chair_pin(const std::string& pin, std::int64_t now_wall_ms) {
    return check_hash(chair_pin_name, chair_pin_guesses, pin, now_wall_ms);
}

Result<void> SettingsStore::set_hash(const char* name, const char* guesses, const std::string& pin) {
    const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < least_pin_digits || pin.size() > most_pin_digits) {
        return invalid("pin", "must be six to twelve digits");
    }
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), hash_passes, hash_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return internal("there is not enough memory to hash the PIN");
    }
    return m_database.change([&](Database& database) -> Result<void> {
        TRY(keep_setting(database, name, hash.data()));
        return keep_setting(database, guesses, "");
    });
}

Result<PinAnswer> SettingsStore::check_hash(const char* name, const GuessLimit& guesses, const std::string& pin,
                                            std::int64_t now_wall_ms) {
    std::string hash;
    const auto counted = m_database.change([&](Database& database) -> Result<GuessCount> {
        hash = TRY(setting_in(database, name));
        return count_guess(database, guesses, now_wall_ms);
    });
    if (!counted) return counted.error();
    if (hash.empty()) return Error{ErrorKind::not_found, "pin", "no PIN has been set on this kiosk"};
    PinAnswer answer{false, counted->locked_until_wall_ms};
    if (!counted->may_guess) return answer;
    // Outside the lock: a slow hash must not hold up a save.
    answer.right = crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
    if (answer.right) {
        TRY(set(guesses.setting, ""));
        answer.locked_until_wall_ms = 0;
    }
    return answer;
}

} // namespace copro
