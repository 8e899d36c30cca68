// What a kiosk keeps from its first contact with the server: who it is there, and whom it trusts. Values; any thread.
#pragma once

#include "sync/protocol/messages.h"

namespace copro {

// What a kiosk keeps from its enrolment; kiosk/store saves it. Holds the device's private key.
struct Enrolment {
    std::string server_url; // "https://host:port"
    std::string device;
    std::string organisation;
    SigningPublicKey server_key;
    SealingPublicKey intake_key;
    std::vector<std::string> tls_pins; // current, then backup
    SigningKeyPair device_keys;
};

} // namespace copro
