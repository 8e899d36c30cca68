// The HTTPS port: strict HTTP/1.1 over TLS 1.3 with limits and deadlines; hands whole requests to one handler.
// The handler runs on the worker pool and may answer later from any thread.
#pragma once

#include "sync/base/bytes.h"
#include "sync/server/intake/certificate.h"

#include <functional>
#include <map>
#include <memory>

namespace copro {

struct WebRequest {
    std::string method;
    std::string path;                         // without the query
    std::map<std::string, std::string> query; // as sent, not decoded
    std::string authorization;
    std::string if_none_match;
    std::string signature; // Copro-Signature, as sent
    Bytes body;
};

struct WebReply {
    int status = 200;
    std::string body;
    std::map<std::string, std::string> headers;
    const char* type = "application/json"; // of the body
};

using WebDone = std::function<void(WebReply)>;
using WebHandler = std::function<void(WebRequest, WebDone)>;

// Each deadline is for the whole step, so that dripping bytes cannot stretch it.
struct WebLimits {
    std::int64_t handshake_ms = 10'000;
    std::int64_t first_header_ms = 15'000;
    std::int64_t body_ms = 60'000;
    std::int64_t idle_ms = 75'000; // between two requests, and the next header
    std::int64_t write_ms = 60'000;
    std::int64_t drain_ms = 10'000;
    std::size_t most_connections = 4096;
    std::size_t most_header_bytes = 8 * 1024;
    std::size_t most_body_bytes = 0; // set by the owner
};

struct WebOptions {
    std::string host;
    std::uint16_t port = 0; // 0 = any
    std::size_t threads = 2;
    WebLimits limits;
    TlsMaterial tls;
};

// "127.0.0.1:8443", "[::1]:8443": as it stands in a URL.
[[nodiscard]] std::string host_and_port(const std::string& host, std::uint16_t port);

class WebServer {
public:
    WebServer() = default;
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;
    virtual ~WebServer() = default;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    // Takes no new connections, closes idle ones, lets what is being answered finish, then ends the worker threads.
    // Whoever still holds a WebDone may call it afterwards; it does nothing. Must be called before the handler's owner
    // ends.
    virtual void drain() = 0;
};

// Errors: invalid (host), unavailable (port taken), corrupt (key or certificate).
[[nodiscard]] Result<std::unique_ptr<WebServer>> start_web_server(WebOptions options, WebHandler handler);

} // namespace copro
