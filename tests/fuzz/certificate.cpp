// The certificate that answers a kiosk's first contact, which may be anyone's.
#include "sync/server/intake/certificate.h"

#include "sync/client/certificate_pin.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

const TlsMaterial& material() {
    static const TlsMaterial made = make_tls_material().take();
    return made;
}

void try_certificate(std::string_view bytes) {
    const auto pin = pin_of_certificate(bytes);
    if (!pin) return promise_refusal(pin.error());
    promise(pin->size() == 52 && pin->starts_with("sha256//") && pin->back() == '=', "a pin has the form of a pin");
    promise(bytes != material().certificate_pem || *pin == pin_of_key(material().key_pem).value(),
            "a certificate has its key's pin");
}

std::vector<std::string> certificate_seeds() { return {material().certificate_pem}; }

const Registered certificate_registered{{"certificate", certificate_seeds, try_certificate}};

} // namespace

} // namespace copro::fuzz
