// What staff set on this kiosk: screen density and PINs, with its guesses counted over restarts. Main thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/store/kiosk_database.h"
#include "kiosk/store/setting_rows.h"

namespace copro {

// promises.md, "Staff PIN": at most 10 guesses in any 5 minutes.
inline constexpr std::size_t most_pin_guesses = 10;
inline constexpr std::int64_t pin_window_ms = 5LL * 60 * 1000;

struct PinAnswer {
    bool right = false;
    std::int64_t locked_until_wall_ms = 0; // 0 = another guess may be made now
};

class SettingsStore {
public:
    // database must outlive the store.
    explicit SettingsStore(KioskDatabase& database)
        : m_database(database) {}

    // Nothing when staff have not set it.
    [[nodiscard]] Result<std::optional<double>> pixels_per_mm();
    // Error `invalid` for a density that no screen has.
    [[nodiscard]] Result<void> set_pixels_per_mm(double density);

    // As nobody has chosen anything when nothing is kept, or what is kept cannot be read.
    [[nodiscard]] Result<StaffChoices> choices();
    [[nodiscard]] Result<void> keep_choices(const StaffChoices& choices);

    // Is the roll call one press away for whoever chairs the meeting? No, until staff say so.
    [[nodiscard]] Result<bool> chair_may_call();
    [[nodiscard]] Result<void> set_chair_may_call(bool may);

    [[nodiscard]] Result<bool> has_pin();
    // Six to twelve digits; kept as an Argon2id hash. The PIN gates screens only: no key is ever derived from it.
    [[nodiscard]] Result<void> set_pin(const std::string& pin);
    // The guess is counted on the disk before it is looked at, so that pulling the plug gives no more guesses.
    [[nodiscard]] Result<PinAnswer> check_pin(const std::string& pin, std::int64_t now_wall_ms);

    // The chair's own PIN, for what is held up in the meeting room: the same rules, with guesses of its own. Off until
    // it is set; "" takes it away.
    [[nodiscard]] Result<bool> has_chair_pin();
    [[nodiscard]] Result<void> set_chair_pin(const std::string& pin);
    [[nodiscard]] Result<PinAnswer> check_chair_pin(const std::string& pin, std::int64_t now_wall_ms);

private:
    // Of the staff or of the chair: setting_rows.h has the guesses.
    [[nodiscard]] Result<void> set_hash(const char* name, const char* guesses, const std::string& pin);
    [[nodiscard]] Result<PinAnswer> check_hash(const char* name, const GuessLimit& guesses, const std::string& pin,
                                               std::int64_t now_wall_ms);
    // "" when it is not set.
    [[nodiscard]] Result<std::string> value_of(const std::string& name);
    [[nodiscard]] Result<void> set(const std::string& name, const std::string& value);

    KioskDatabase& m_database;
};

} // namespace copro
