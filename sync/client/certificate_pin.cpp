#include "sync/client/certificate_pin.h"

#include "sync/base/bytes.h"

#include <sodium.h>

#include <span>

namespace copro {

namespace {

using Span = std::span<const std::uint8_t>;

constexpr std::uint8_t sequence_tag = 0x30;
constexpr std::uint8_t version_tag = 0xA0;

Error wrong(const char* reason) { return invalid("certificate", reason); }

// One DER element: its tag, what is inside, and all of it with tag and length.
struct Element {
    std::uint8_t tag = 0;
    Span inside;
    Span whole;
};

// Takes the first element off the front of `rest` (X.690, definite lengths only).
Result<Element> next(Span& rest) {
    if (rest.size() < 2) return wrong("is cut short");
    std::size_t header = 2;
    std::size_t length = rest[1];
    if (length >= 0x80) {
        const std::size_t digits = length & 0x7FU;
        if (digits == 0 || digits > 3 || rest.size() < 2 + digits) return wrong("has a length that cannot be read");
        length = 0;
        for (std::size_t i = 0; i < digits; ++i) length = (length << 8U) | rest[2 + i];
        header += digits;
    }
    if (rest.size() - header < length) return wrong("is cut short");
    const Element element{rest[0], rest.subspan(header, length), rest.first(header + length)};
    rest = rest.subspan(header + length);
    return element;
}

Result<Bytes> decode(std::string_view pem) {
    constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
    constexpr std::string_view end = "-----END CERTIFICATE-----";
    const std::size_t from = pem.find(begin);
    const std::size_t to = pem.find(end);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) return wrong("is not in PEM form");
    const std::string_view text = pem.substr(from + begin.size(), to - from - begin.size());
    Bytes bytes(text.size());
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), " \r\n\t", &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return wrong("is not in PEM form");
    }
    bytes.resize(size);
    return bytes;
}

} // namespace

// RFC 5280, 4.1: Certificate { TBSCertificate { [0] version, serial, signature, issuer, validity, subject, key … } … }
Result<std::string> pin_of_certificate(std::string_view pem) {
    const Bytes bytes = TRY(decode(pem));
    Span outer(bytes);
    const Element certificate = TRY(next(outer));
    Span in_certificate = certificate.inside;
    const Element to_be_signed = TRY(next(in_certificate));
    if (certificate.tag != sequence_tag || to_be_signed.tag != sequence_tag) return wrong("has not the form of X.509");
    Span fields = to_be_signed.inside;
    Element field = TRY(next(fields));
    if (field.tag == version_tag) field = TRY(next(fields));
    for (int before_key = 0; before_key < 5; ++before_key) field = TRY(next(fields));
    if (field.tag != sequence_tag) return wrong("has not the form of X.509");
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), field.whole.data(), field.whole.size());
    std::string base64(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(base64.data(), base64.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
    base64.resize(base64.find('\0'));
    return "sha256//" + base64;
}

} // namespace copro
