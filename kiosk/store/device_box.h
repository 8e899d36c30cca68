// What this kiosk alone can read again: boxes and keyed hashes under its own symmetric key. Used by the stores. Any
// thread.
#pragma once

#include "sync/base/bytes.h"

#include <array>

namespace copro {

// Made on the device, never leaves it. Each purpose has a key of its own, derived from it.
class DeviceBox {
public:
    static constexpr std::size_t key_bytes = 32;
    explicit DeviceBox(const std::array<std::uint8_t, key_bytes>& key)
        : m_key(key) {}
    DeviceBox(const DeviceBox&) = default;
    DeviceBox& operator=(const DeviceBox&) = default;
    ~DeviceBox();

    // XChaCha20-Poly1305 with a random nonce. purpose and about are bound to the box: it opens only for the same two.
    [[nodiscard]] Bytes lock(std::string_view plain, std::string_view purpose, std::string_view about) const;
    // Error `corrupt` when it was changed, or was made with another key, purpose or about.
    [[nodiscard]] Result<std::string> unlock(const Bytes& box, std::string_view purpose, std::string_view about) const;
    // 32 bytes that recognise the same text again and do not give it away without the key.
    [[nodiscard]] Bytes keyed_hash(std::string_view text, std::string_view purpose) const;

private:
    [[nodiscard]] Bytes derived(std::string_view purpose) const;
    std::array<std::uint8_t, key_bytes> m_key;
};

} // namespace copro
