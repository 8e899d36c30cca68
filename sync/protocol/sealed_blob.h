// A photo or voice clip as it travels and lies on disks: sealed piece by piece while it is taken, opened piece by
// piece; PROTOCOL.md section 9. One thread.
#pragma once

#include "sync/base/bytes.h"

#include <sodium.h>

#include <array>
#include <filesystem>

namespace copro {

inline constexpr std::size_t blob_piece_bytes = 64UL * 1024; // of plain text
using BlobKey = std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

[[nodiscard]] BlobKey make_blob_key();
[[nodiscard]] std::string to_text(const BlobKey& key);
// Error `invalid` for anything but 32 bytes as base64url.
[[nodiscard]] Result<BlobKey> parse_blob_key(std::string_view text);

// What begins with it and what it gives out, in order, is the sealed blob.
class BlobSealer {
public:
    explicit BlobSealer(const BlobKey& key);
    BlobSealer(const BlobSealer&) = delete;
    BlobSealer& operator=(const BlobSealer&) = delete;
    ~BlobSealer();

    // The bytes that are ready; less than a piece is held back in memory, and wiped once it is sealed.
    [[nodiscard]] Bytes add(const std::uint8_t* data, std::size_t size);
    // The last piece, marked as the last. Nothing may be added afterwards.
    [[nodiscard]] Bytes finish();

private:
    void seal_piece(const std::uint8_t* data, std::size_t size, std::uint8_t tag, Bytes& out);
    crypto_secretstream_xchacha20poly1305_state m_state{};
    Bytes m_ready; // the stream's header, until the first call takes it
    Bytes m_held;
};

class BlobOpener {
public:
    explicit BlobOpener(const BlobKey& key)
        : m_key(key) {}
    BlobOpener(const BlobOpener&) = delete;
    BlobOpener& operator=(const BlobOpener&) = delete;
    ~BlobOpener();

    // The plain bytes that can be told so far. Error `corrupt` when it was sealed with another key or changed.
    [[nodiscard]] Result<Bytes> add(const std::uint8_t* data, std::size_t size);
    // The rest. Error `corrupt` when the blob ends too early.
    [[nodiscard]] Result<Bytes> finish();

private:
    [[nodiscard]] Result<void> open_piece(const std::uint8_t* data, std::size_t size, Bytes& out);
    BlobKey m_key;
    crypto_secretstream_xchacha20poly1305_state m_state{};
    bool m_has_header = false;
    bool m_is_ended = false;
    Bytes m_held;
};

// SHA-256 of bytes that come one after the other.
class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&m_state); }
    void add(const std::uint8_t* data, std::size_t size) { crypto_hash_sha256_update(&m_state, data, size); }
    // Once.
    [[nodiscard]] std::string hex();

private:
    crypto_hash_sha256_state m_state{};
};

// Read piece by piece. Errors: not_found, internal.
[[nodiscard]] Result<std::string> hash_of_file(const std::filesystem::path& path);

} // namespace copro
