// A device's standing with the server: proves who it is with a signed challenge and keeps the token. Sync thread.
#pragma once

#include "sync/base/clock.h"
#include "sync/client/enrol.h"
#include "sync/client/exchange.h"

namespace copro {

class Session {
public:
    // All three must outlive the session.
    Session(Transport& transport, const Enrolment& enrolment, const Clock& clock)
        : m_transport(transport)
        , m_enrolment(enrolment)
        , m_clock(clock) {}

    // Sends with a token, getting one first when there is none or it is about to end. A 401 is answered by one new
    // token and one more try: a server that was restored has forgotten the old one.
    [[nodiscard]] Reply send(const HttpRequest& request);
    // A good reply whose body is signed by the server's key in header Copro-Signature; otherwise retry with `corrupt`.
    [[nodiscard]] Reply send_for_signed(const HttpRequest& request, std::string_view purpose);
    // The same for what has an ETag. etag: of what is here, "" = nothing, and then nothing can be `unchanged`.
    [[nodiscard]] Reply ask_for_newer(const std::string& path, std::string_view purpose, const std::string& etag);

    // The device's own, as a header carries it.
    [[nodiscard]] std::string signature_over(const Bytes& message, std::string_view purpose) const {
        return to_text(sign(purpose, message, m_enrolment.device_keys));
    }
    // Whether the envelope still is what this device signed at Save.
    [[nodiscard]] bool is_as_signed(const Bytes& envelope) const {
        return signature_holds(envelope, m_enrolment.device_keys.public_key);
    }

private:
    // Every exchange passes here: only what the server's key has signed can revoke a device.
    [[nodiscard]] Reply ask(const HttpRequest& request);
    [[nodiscard]] Reply renew();
    [[nodiscard]] bool holds_token() const;
    [[nodiscard]] bool is_signed(const HttpResponse& response, std::string_view purpose) const;

    Transport& m_transport;
    const Enrolment& m_enrolment;
    const Clock& m_clock;
    std::string m_token;
    std::int64_t m_ends_ms = 0; // monotonic
};

} // namespace copro
