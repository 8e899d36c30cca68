#include "sync/server/intake/quick_hash.h"

#include "sync/protocol/envelope.h"

#include <openssl/evp.h>

#include <memory>

namespace copro {

namespace {

struct DigestDeleter {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

} // namespace

Bytes quick_envelope_hash(const Bytes& encoded) {
    // Looked up once: EVP_Digest() would do it for each record.
    static const std::unique_ptr<EVP_MD, DigestDeleter> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    thread_local const std::unique_ptr<EVP_MD_CTX, DigestDeleter> context(EVP_MD_CTX_new());
    Bytes hash(32);
    unsigned size = 0;
    const bool is_done = EVP_DigestInit_ex2(context.get(), sha256.get(), nullptr) == 1 &&
                         EVP_DigestUpdate(context.get(), encoded.data(), encoded.size()) == 1 &&
                         EVP_DigestFinal_ex(context.get(), hash.data(), &size) == 1 && size == hash.size();
    // An OpenSSL that was set up without SHA-256.
    return is_done ? hash : envelope_hash(encoded);
}

} // namespace copro
