#include "sync/server/intake/certificate.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("two servers have two keys with two pins") {
    const TlsMaterial one = must(make_tls_material());
    const TlsMaterial two = must(make_tls_material());
    const std::string pin = must(pin_of_key(one.key_pem));
    CHECK(pin.size() == 52);
    CHECK(pin.starts_with("sha256//"));
    CHECK(pin != must(pin_of_key(two.key_pem)));
    CHECK(one.certificate_pem.starts_with("-----BEGIN CERTIFICATE-----"));
}

TEST_CASE("a text that is no key has no pin") {
    CHECK(pin_of_key("hello").error().kind == ErrorKind::corrupt);
    CHECK(pin_of_key("").error().kind == ErrorKind::corrupt);
}

TEST_CASE("a certificate is of its own key, and a text that is none is refused") {
    const TlsMaterial one = must(make_tls_material());
    const TlsMaterial two = must(make_tls_material());
    CHECK(check_certificate(one));
    CHECK(check_certificate({one.key_pem, two.certificate_pem}).error().text() ==
          "this is not the certificate of the key beside it");
    CHECK(check_certificate({one.key_pem, "hello"}).error().text() == "this is not a certificate in PEM form");
    CHECK(check_certificate({"hello", one.certificate_pem}).error().kind == ErrorKind::corrupt);
}
