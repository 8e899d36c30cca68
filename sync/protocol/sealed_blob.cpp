#include "sync/protocol/sealed_blob.h"

#include <algorithm>
#include <fstream>

namespace copro {

namespace {

constexpr std::size_t stream_header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t sealed_piece_bytes = blob_piece_bytes + crypto_secretstream_xchacha20poly1305_ABYTES;

Error not_as_sealed() { return Error{ErrorKind::corrupt, "", "the attachment does not open with its key"}; }

} // namespace

BlobKey make_blob_key() {
    BlobKey key{};
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    return key;
}

std::string to_text(const BlobKey& key) { return to_base64url(Bytes(key.begin(), key.end())); }

Result<BlobKey> parse_blob_key(std::string_view text) {
    auto read = from_base64url(text);
    BlobKey key{};
    if (!read || read->size() != key.size()) return invalid("key", "must be 32 bytes as base64url");
    std::copy(read->begin(), read->end(), key.begin());
    wipe(*read);
    return key;
}

BlobSealer::BlobSealer(const BlobKey& key)
    : m_ready(stream_header_bytes) {
    crypto_secretstream_xchacha20poly1305_init_push(&m_state, m_ready.data(), key.data());
    m_held.reserve(blob_piece_bytes);
}

BlobSealer::~BlobSealer() {
    wipe(m_held);
    sodium_memzero(&m_state, sizeof m_state);
}

void BlobSealer::seal_piece(const std::uint8_t* data, std::size_t size, std::uint8_t tag, Bytes& out) {
    const std::size_t at = out.size();
    out.resize(at + size + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&m_state, out.data() + at, nullptr, data, size, nullptr, 0, tag);
}

Bytes BlobSealer::add(const std::uint8_t* data, std::size_t size) {
    Bytes out = std::exchange(m_ready, {});
    while (size > 0) {
        // A full piece is sealed when more comes behind it: the last one must say that it is the last.
        if (m_held.size() == blob_piece_bytes) {
            seal_piece(m_held.data(), m_held.size(), crypto_secretstream_xchacha20poly1305_TAG_MESSAGE, out);
            sodium_memzero(m_held.data(), m_held.size());
            m_held.clear();
        }
        const std::size_t taken = std::min(size, blob_piece_bytes - m_held.size());
        m_held.insert(m_held.end(), data, data + taken);
        data += taken;
        size -= taken;
    }
    return out;
}

Bytes BlobSealer::finish() {
    Bytes out = std::exchange(m_ready, {});
    seal_piece(m_held.data(), m_held.size(), crypto_secretstream_xchacha20poly1305_TAG_FINAL, out);
    wipe(m_held);
    return out;
}

BlobOpener::~BlobOpener() {
    sodium_memzero(m_key.data(), m_key.size());
    sodium_memzero(&m_state, sizeof m_state);
}

Result<void> BlobOpener::open_piece(const std::uint8_t* data, std::size_t size, Bytes& out) {
    if (m_is_ended || size < crypto_secretstream_xchacha20poly1305_ABYTES) return not_as_sealed();
    const std::size_t at = out.size();
    out.resize(at + size - crypto_secretstream_xchacha20poly1305_ABYTES);
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&m_state, out.data() + at, nullptr, &tag, data, size, nullptr, 0) !=
        0) {
        return not_as_sealed();
    }
    m_is_ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return {};
}

Result<Bytes> BlobOpener::add(const std::uint8_t* data, std::size_t size) {
    m_held.insert(m_held.end(), data, data + size);
    std::size_t at = 0;
    if (!m_has_header && m_held.size() >= stream_header_bytes) {
        if (crypto_secretstream_xchacha20poly1305_init_pull(&m_state, m_held.data(), m_key.data()) != 0) {
            return not_as_sealed();
        }
        m_has_header = true;
        at = stream_header_bytes;
    }
    Bytes out;
    while (m_has_header && m_held.size() - at >= sealed_piece_bytes) {
        TRY(open_piece(m_held.data() + at, sealed_piece_bytes, out));
        at += sealed_piece_bytes;
    }
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(at));
    return out;
}

Result<Bytes> BlobOpener::finish() {
    Bytes out;
    // The last piece is the only one that may be shorter; a full one was opened when it came.
    if (!m_held.empty()) TRY(open_piece(m_held.data(), m_has_header ? m_held.size() : 0, out));
    if (!m_is_ended) return Error{ErrorKind::corrupt, "", "the attachment is cut short"};
    return out;
}

std::string Sha256::hex() {
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&m_state, hash.data());
    return to_hex(hash);
}

Result<std::string> hash_of_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{ErrorKind::not_found, path.string(), "cannot be opened"};
    Sha256 hash;
    Bytes piece(blob_piece_bytes);
    while (in) {
        in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        hash.add(piece.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return Error{ErrorKind::internal, path.string(), "cannot be read to its end"};
    return hash.hex();
}

} // namespace copro
