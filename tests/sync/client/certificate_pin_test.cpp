#include "sync/client/certificate_pin.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

const char* const rsa_certificate = "-----BEGIN CERTIFICATE-----\n"
                                    "MIIDCzCCAfOgAwIBAgIUZluFO+LSMSBr7b8zdTxE3Adqs2MwDQYJKoZIhvcNAQEL\n"
                                    "BQAwFTETMBEGA1UEAwwKY29wcm8udGVzdDAeFw0yNjExMjIwODUxMzBaFw0zNjEx\n"
                                    "MTkwODUxMzBaMBUxEzARBgNVBAMMCmNvcHJvLnRlc3QwggEiMA0GCSqGSIb3DQEB\n"
                                    "AQUAA4IBDwAwggEKAoIBAQDHs17K/uq2YWbBkBkdBLQ6B+qjf6398bgHBNYW2ZgF\n"
                                    "pTlLvQLvwdr39NTLU3f/kzTsrYhCv5CACe8JX/UA6YSoBVFezQfXwNB8QJLHyCxB\n"
                                    "XqGUcDkeS3c+KvoMErf3gn93YbmRjV2ggOq30S+Bj1twmoDiFn4EkeQ6h1b1E2DK\n"
                                    "Qrz4dIjjFj/GcbZjebY4dqg0Y1O3ipxfZoy/Q6s3Naqq4l3MmaZ8/quUsGcSTVds\n"
                                    "CxyW7HniDM+zwiAOcO29TwIrOFB1Rn6yMMgUIYzk9fzeVlUTPQORsBghHxd39r1p\n"
                                    "LFq154BW/u45ijTNSnNArx6FDdYz7sWn0LduCtqPprjfAgMBAAGjUzBRMB0GA1Ud\n"
                                    "DgQWBBTqX8NgT86j5mlEI7p5Mfe1RjKGcDAfBgNVHSMEGDAWgBTqX8NgT86j5mlE\n"
                                    "I7p5Mfe1RjKGcDAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQCV\n"
                                    "nJYhUSOsrIneQsKgR9yAAuChXByWESBkvaBqmaDt+KmWTvUFBcaumKEi6SioC6Nn\n"
                                    "nWuwDp7d3yVuudOHgACa53n9Oa0AlDMdKQVaz0V8e/lVa10ELF+Xo+peyaDMYvnk\n"
                                    "shRO8NJKn49+KAQSIF7N4CobRXohal3GkO/Q0gEeWe6FLaFjxF9jv/7OjsK6wx/x\n"
                                    "8gSZuGjUcVAMUzLMRbQr8Kb7yag00wv4afqYriTLLcjGC1LdZkReX1OksbuN4ikM\n"
                                    "rjrqU0gswaNWvlwUALczU06+ZScEI2aIWzohm9Dkkbhg1VQlJmhgLCQB1ZbMcxUK\n"
                                    "FmkQWnO9ED8aPZI6diGB\n"
                                    "-----END CERTIFICATE-----\n";

const char* const ec_certificate = "-----BEGIN CERTIFICATE-----\n"
                                   "MIIBfjCCASWgAwIBAgIULC7OvH7wLNC3K31QEkck7AhlSOowCgYIKoZIzj0EAwIw\n"
                                   "FTETMBEGA1UEAwwKY29wcm8udGVzdDAeFw0yNjExMjIwODUxMjlaFw0zNjExMTkw\n"
                                   "ODUxMjlaMBUxEzARBgNVBAMMCmNvcHJvLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                                   "PQMBBwNCAARQJrobLTuM7rX1pabNZxBKM2WtXhL5M4/dkSzFY+zDzdmBU7JtiQVP\n"
                                   "oEv+fb7DwRoWTvd21GZDlwB0m441mp/+o1MwUTAdBgNVHQ4EFgQUjJqQMsTCrSFn\n"
                                   "b4LMontmQ4KKCw8wHwYDVR0jBBgwFoAUjJqQMsTCrSFnb4LMontmQ4KKCw8wDwYD\n"
                                   "VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAZaKqL7uVtNW9qA3oCB/Ir\n"
                                   "X7g6f07NCimpCo01X/Qe8AIgICPm5TDykc7ySuPerphvVNt0bmElq8GiiYQGfOJc\n"
                                   "E4A=\n"
                                   "-----END CERTIFICATE-----\n";

} // namespace

TEST_CASE("the pin of an elliptic-curve and of an RSA certificate is the one that OpenSSL computes") {
    // openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64
    CHECK(pin_of_certificate(ec_certificate).value() == "sha256//cKmR6rVGiqbohcH+sGFOfLX3MUJcWazveeoOqG9CxDI=");
    CHECK(pin_of_certificate(rsa_certificate).value() == "sha256//C/8hQu9o0QCIUnjnk9MwX4xl3hcjOvt1XY3/BeZhlFM=");
}

TEST_CASE("a certificate that is cut short anywhere is an error, never a wrong pin") {
    const std::string whole = ec_certificate;
    const std::string right = pin_of_certificate(whole).value();
    const std::size_t end = whole.find("-----END");
    for (std::size_t length = 0; length < end; ++length) {
        const std::string cut = whole.substr(0, length) + "\n-----END CERTIFICATE-----\n";
        const Result<std::string> pin = pin_of_certificate(cut);
        if (pin) CHECK(*pin == right);
        CHECK_FALSE(pin_of_certificate(whole.substr(0, length)).ok());
    }
}

TEST_CASE("what is not a certificate has no pin") {
    CHECK_FALSE(pin_of_certificate("").ok());
    CHECK_FALSE(pin_of_certificate("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----").ok());
    CHECK_FALSE(pin_of_certificate("-----END CERTIFICATE----------BEGIN CERTIFICATE-----").ok());
    CHECK_FALSE(pin_of_certificate("-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----").ok());
}
