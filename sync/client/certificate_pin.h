// The pin of a certificate's public key, in the form that CURLOPT_PINNEDPUBLICKEY takes. Used at enrolment. Pure; any
// thread.
#pragma once

#include "sync/base/result.h"

#include <string_view>

namespace copro {

// "sha256//" and the base64 of the SHA-256 of the SubjectPublicKeyInfo. Error `invalid` when it is not one PEM
// certificate.
[[nodiscard]] Result<std::string> pin_of_certificate(std::string_view pem);

} // namespace copro
