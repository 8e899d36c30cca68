#include "sync/server/intake/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace copro {

namespace {

template <auto Free>
struct Freer {
    template <typename Thing>
    void operator()(Thing* thing) const {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free_all>>;

Error failed(const char* what) { return internal(std::string("OpenSSL could not ") + what); }

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return std::string(data, static_cast<std::size_t>(size));
}

bool set_names(X509* certificate) {
    X509_NAME* name = X509_get_subject_name(certificate);
    std::array<unsigned char, 13> common{"copro-server"};
    if (X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_ASC, common.data(), -1, -1, 0) != 1) return false;
    if (X509_set_issuer_name(certificate, name) != 1) return false;
    using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
    const Extension names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"));
    return names && X509_add_ext(certificate, names.get(), -1) == 1;
}

bool set_serial(X509* certificate) {
    std::array<unsigned char, 16> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) return false;
    random[0] &= 0x7F; // a serial number is positive
    using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
    const Number number(BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

// 1980 to 2100: nothing expires in a cupboard, and a kiosk whose clock died can still sync.
bool set_dates(X509* certificate) {
    return ASN1_TIME_set_string(X509_getm_notBefore(certificate), "19800101000000Z") == 1 &&
           ASN1_TIME_set_string(X509_getm_notAfter(certificate), "21000101000000Z") == 1;
}

Result<Key> read_key(const std::string& key_pem) {
    const Memory memory(BIO_new_mem_buf(key_pem.data(), static_cast<int>(key_pem.size())));
    Key key(memory ? PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key) return Error{ErrorKind::corrupt, "", "this is not a private key in PEM form"};
    return key;
}

} // namespace

Result<TlsMaterial> make_tls_material() {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate) return failed("make a key");
    if (X509_set_version(certificate.get(), 2) != 1 || !set_serial(certificate.get()) ||
        !set_dates(certificate.get()) || !set_names(certificate.get()) ||
        X509_set_pubkey(certificate.get(), key.get()) != 1 ||
        X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0) {
        return failed("make a certificate");
    }
    const Memory key_text(BIO_new(BIO_s_mem()));
    const Memory certificate_text(BIO_new(BIO_s_mem()));
    if (!key_text || !certificate_text ||
        PEM_write_bio_PKCS8PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificate_text.get(), certificate.get()) != 1) {
        return failed("write a certificate");
    }
    return TlsMaterial{text_of(key_text.get()), text_of(certificate_text.get())};
}

Result<std::string> pin_of_key(const std::string& key_pem) {
    const Key key = TRY(read_key(key_pem));
    const Memory public_half(BIO_new(BIO_s_mem()));
    if (!public_half || i2d_PUBKEY_bio(public_half.get(), key.get()) != 1) return failed("write a public key");
    const std::string der = text_of(public_half.get());
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (EVP_Digest(der.data(), der.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) return failed("hash a key");
    std::array<unsigned char, 64> encoded{};
    const int length = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(size));
    return "sha256//" + std::string(encoded.begin(), encoded.begin() + length);
}

Result<void> check_certificate(const TlsMaterial& tls) {
    const Key key = TRY(read_key(tls.key_pem));
    const std::string& pem = tls.certificate_pem;
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Certificate certificate(memory ? PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) return Error{ErrorKind::corrupt, "", "this is not a certificate in PEM form"};
    if (X509_check_private_key(certificate.get(), key.get()) == 1) return {};
    return Error{ErrorKind::corrupt, "", "this is not the certificate of the key beside it"};
}

} // namespace copro
