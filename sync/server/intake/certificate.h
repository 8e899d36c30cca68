// The server's own TLS key and self-signed certificate, made at `init` with OpenSSL. Pure functions; any thread.
#pragma once

#include "sync/base/result.h"

namespace copro {

struct TlsMaterial {
    std::string key_pem;
    std::string certificate_pem;
};

// A new EC P-256 key and a certificate for it. Kiosks trust the pin, not the name or the dates (facts.md, "TLS").
[[nodiscard]] Result<TlsMaterial> make_tls_material();
// "sha256//…" of the public half, as CURLOPT_PINNEDPUBLICKEY takes it. Error `corrupt` when it is not a key.
[[nodiscard]] Result<std::string> pin_of_key(const std::string& key_pem);
// Error `corrupt` when the certificate is none, or is of another key.
[[nodiscard]] Result<void> check_certificate(const TlsMaterial& tls);

} // namespace copro
