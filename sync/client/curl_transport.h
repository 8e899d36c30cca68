// The Transport over libcurl: HTTPS with TLS 1.3 to one server, known by its public key. Sync thread, except cancel().
#pragma once

#include "sync/client/http.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace copro {

class CurlTransport final : public Transport {
public:
    // pins: the server's public keys, current then backup. Dates and names are not looked at: a kiosk with a dead clock
    // still syncs, and nobody else holds these keys.
    [[nodiscard]] static Result<std::unique_ptr<CurlTransport>> make(const std::string& server_url,
                                                                     const std::vector<std::string>& pins);
    // For enrolment alone: any certificate is taken, and its pin is reported in HttpResponse::served_pin.
    [[nodiscard]] static Result<std::unique_ptr<CurlTransport>> make_for_first_contact(const std::string& server_url);
    ~CurlTransport() override;

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request) override;
    void cancel() override;

private:
    struct Handles;
    CurlTransport(std::string server_url, std::string pins);
    [[nodiscard]] static Result<std::unique_ptr<CurlTransport>> make_any(const std::string& server_url,
                                                                         std::string pins);
    [[nodiscard]] Result<void> make_handles();
    // Returns when the exchange has ended; error `unavailable` when it did not end well or was cancelled.
    [[nodiscard]] Result<void> perform();

    std::string m_server_url;
    std::string m_pins;                 // "" at first contact
    std::mutex m_making;                // cancel() may come while the first request makes them
    std::unique_ptr<Handles> m_handles; // from the first request on
    std::atomic<bool> m_cancelled{false};
};

} // namespace copro
