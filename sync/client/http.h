// The port to the server: one request, one reply. curl_transport implements it, tests script it. Sync thread, except
// cancel().
#pragma once

#include "sync/base/bytes.h"

#include <map>

namespace copro {

struct HttpRequest {
    std::string method = "GET";
    std::string path; // with its query, "/v1/hello?…"
    std::map<std::string, std::string> headers;
    Bytes body; // sent with POST and PATCH only
};

struct HttpResponse {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
    std::string served_pin; // "sha256//…" of the certificate that answered; only at first contact

    // "" when absent. name in lower case.
    [[nodiscard]] std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    // Error `unavailable` when no whole reply came; any status is a reply.
    [[nodiscard]] virtual Result<HttpResponse> send(const HttpRequest& request) = 0;
    // Ends a send() that is under way and refuses all later ones. Any thread.
    virtual void cancel() = 0;
};

} // namespace copro
