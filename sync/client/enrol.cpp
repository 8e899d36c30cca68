#include "sync/client/enrol.h"

#include "sync/client/curl_transport.h"
#include "sync/client/exchange.h"

#include <algorithm>

namespace copro {

Result<void> check_server_url(const std::string& url) {
    constexpr std::string_view scheme = "https://";
    const auto is_host_character = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".-:[]").find(c) != std::string_view::npos;
    };
    const bool fits = url.starts_with(scheme) && url.size() > scheme.size() && url.size() < 300 &&
                      std::all_of(url.begin() + scheme.size(), url.end(), is_host_character);
    if (!fits) return invalid("--server", "must be https://HOST or https://HOST:PORT");
    return {};
}

Result<Enrolment> enrol(Transport& transport, const std::string& server_url, const std::string& code,
                        const std::string& software) {
    TRY(check_server_url(server_url));
    Enrolment enrolment;
    enrolment.server_url = server_url;
    enrolment.device_keys = SigningKeyPair::generate();

    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/enrol";
    request.body = to_bytes(to_json(EnrolRequest{code, enrolment.device_keys.public_key, software}));
    const Reply reply = exchange(transport, std::move(request));
    if (reply.kind == ReplyKind::rejected || reply.kind == ReplyKind::unauthorised) {
        return Error{ErrorKind::refused, "--code", "the server does not take this code; ask for a new one"};
    }
    if (reply.kind != ReplyKind::good) {
        Error why = reply.error.value_or(internal("the reply could not be used"));
        if (why.place.empty()) why.place = server_url;
        return why;
    }
    const EnrolReply answer = TRY(parse_enrol_reply(reply.response.body));

    const std::string& served = reply.response.served_pin;
    if (served.empty() || std::find(answer.tls_pins.begin(), answer.tls_pins.end(), served) == answer.tls_pins.end()) {
        return Error{ErrorKind::corrupt, "--server",
                     "the certificate that answered is not one of the server's own: something stands between"};
    }
    enrolment.device = answer.device;
    enrolment.organisation = answer.organisation;
    enrolment.server_key = answer.server_key;
    enrolment.intake_key = answer.intake_key;
    enrolment.tls_pins = answer.tls_pins;
    return enrolment;
}

Result<Enrolment> enrol(const std::string& server_url, const std::string& code, const std::string& software) {
    const std::unique_ptr<CurlTransport> transport = TRY(CurlTransport::make_for_first_contact(server_url));
    return enrol(*transport, server_url, code, software);
}

} // namespace copro
