// A kiosk's first contact with its server: code and public key against name, keys and pins. Used by `copro-kiosk
// enrol`. One thread.
#pragma once

#include "sync/client/enrolment.h"
#include "sync/client/http.h"

namespace copro {

// Error `invalid` for anything but https://HOST or https://HOST:PORT.
[[nodiscard]] Result<void> check_server_url(const std::string& url);

// Makes the device's keys, sends the code once (never again by itself: five tries are all there are) and checks that
// the certificate which answered is one of the pins in the reply. transport: one for first contact, which reports
// served_pin. Errors: refused (wrong or old code), unavailable, corrupt (the pin does not match).
[[nodiscard]] Result<Enrolment> enrol(Transport& transport, const std::string& server_url, const std::string& code,
                                      const std::string& software);
// The same over the network.
[[nodiscard]] Result<Enrolment> enrol(const std::string& server_url, const std::string& code,
                                      const std::string& software);

} // namespace copro
