#include "sync/base/bytes.h"

#include <sodium.h>

#include <algorithm>

namespace copro {

void start_sodium() {
    static const int started = sodium_init();
    if (started < 0) std::abort();
}

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string_view as_text(const Bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string to_hex(const std::uint8_t* data, std::size_t size) {
    std::string out(size * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), data, size);
    out.pop_back();
    return out;
}

Result<Bytes> from_hex(std::string_view hex) {
    if (hex.empty()) return Bytes{}; // sodium_hex2bin must not be given a null pointer
    Bytes out(hex.size() / 2);
    std::size_t length = 0;
    if (hex.size() % 2 != 0 ||
        sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, &length, nullptr) != 0 ||
        length != out.size()) {
        return invalid("", "not a hexadecimal text");
    }
    return out;
}

std::string sha256_of(std::string_view text) {
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return to_hex(hash);
}

std::string to_base64url(const Bytes& bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
    out.pop_back();
    return out;
}

Result<Bytes> from_base64url(std::string_view text) {
    Bytes out(text.size() / 4 * 3 + 3);
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, &end,
                                         sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || end != text.data() + text.size()) return invalid("", "not a base64url text");
    out.resize(length);
    // libsodium 1.0.18 takes some bytes above 0x7F for letters; what has two spellings is no good as a signature or
    // token.
    if (to_base64url(out) != text) return invalid("", "not a base64url text");
    return out;
}

Bytes random_bytes(std::size_t count) {
    start_sodium();
    Bytes out(count);
    if (count > 0) randombytes_buf(out.data(), out.size());
    return out;
}

Uuid Uuid::random() {
    start_sodium();
    Uuid id;
    randombytes_buf(id.bytes.data(), id.bytes.size());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x40);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

Result<Uuid> Uuid::parse(std::string_view text) {
    const Error wrong = invalid("", "not a UUID");
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return wrong;
    Uuid id;
    std::size_t digits = 0;
    for (const char letter : text) {
        if (letter == '-') continue;
        const bool is_number = letter >= '0' && letter <= '9';
        if ((!is_number && (letter < 'a' || letter > 'f')) || digits == 2 * id.bytes.size()) return wrong;
        const int value = is_number ? letter - '0' : letter - 'a' + 10;
        std::uint8_t& byte = id.bytes[digits / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | value);
        ++digits;
    }
    if (digits != 2 * id.bytes.size()) return wrong;
    return id;
}

std::string Uuid::text() const {
    std::string out = to_hex(bytes.data(), bytes.size());
    for (const std::size_t at : {20U, 16U, 12U, 8U}) out.insert(at, 1, '-');
    return out;
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.capacity());
    text.clear();
}

void wipe(Bytes& bytes) {
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

} // namespace copro
