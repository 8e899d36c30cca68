#include "kiosk/store/device_box.h"

#include <sodium.h>

namespace copro {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const std::uint8_t* data_of(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

} // namespace

DeviceBox::~DeviceBox() { sodium_memzero(m_key.data(), m_key.size()); }

Bytes DeviceBox::derived(std::string_view purpose) const {
    Bytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.data(), key.size(), data_of(purpose), purpose.size(), m_key.data(), m_key.size());
    return key;
}

Bytes DeviceBox::lock(std::string_view plain, std::string_view purpose, std::string_view about) const {
    Bytes key = derived(purpose);
    Bytes box = random_bytes(nonce_bytes);
    box.resize(nonce_bytes + plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonce_bytes, nullptr, data_of(plain), plain.size(),
                                               data_of(about), about.size(), nullptr, box.data(), key.data());
    wipe(key);
    return box;
}

Result<std::string> DeviceBox::unlock(const Bytes& box, std::string_view purpose, std::string_view about) const {
    const Error damaged{ErrorKind::corrupt, "", "a box under the device key does not open"};
    if (box.size() < nonce_bytes + tag_bytes) return damaged;
    Bytes key = derived(purpose);
    std::string plain(box.size() - nonce_bytes - tag_bytes, '\0');
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<std::uint8_t*>(plain.data()), nullptr, nullptr, box.data() + nonce_bytes,
        box.size() - nonce_bytes, data_of(about), about.size(), box.data(), key.data());
    wipe(key);
    if (code != 0) return damaged;
    return plain;
}

Bytes DeviceBox::keyed_hash(std::string_view text, std::string_view purpose) const {
    Bytes key = derived(purpose);
    Bytes hash(crypto_generichash_BYTES);
    crypto_generichash(hash.data(), hash.size(), data_of(text), text.size(), key.data(), key.size());
    wipe(key);
    return hash;
}

} // namespace copro
