// A bare TLS client that sends exactly the bytes it is told to, well-formed or not. One thread.
#pragma once

#include "sync/base/bytes.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <map>
#include <memory>
#include <optional>

namespace copro::test {

struct RawReply {
    int status = 0;
    std::map<std::string, std::string> headers; // names in lower case
    std::string body;
};

class TlsClient {
public:
    // Nothing when the connection or handshake fails. newest: the newest TLS version it will speak.
    [[nodiscard]] static std::unique_ptr<TlsClient> connect(std::uint16_t port, int newest = TLS1_3_VERSION);
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;
    ~TlsClient();

    // The pin of the key that the server showed.
    [[nodiscard]] std::string pin() const;
    bool send(std::string_view bytes);
    // The next reply with a Content-Length; nothing when the connection ends first.
    [[nodiscard]] std::optional<RawReply> receive(bool has_body = true);
    // Waits until the server ends the connection; false when it still stands after the client's own patience.
    [[nodiscard]] bool is_cut();

private:
    TlsClient() = default;
    bool fill();
    SSL_CTX* m_context = nullptr;
    SSL* m_tls = nullptr;
    int m_socket = -1;
    std::string m_received;
};

inline std::unique_ptr<TlsClient> TlsClient::connect(std::uint16_t port, int newest) {
    // OpenSSL writes without MSG_NOSIGNAL; a server that closes first must not end the test.
    std::signal(SIGPIPE, SIG_IGN);
    std::unique_ptr<TlsClient> client(new TlsClient);
    client->m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{20, 0};
    ::setsockopt(client->m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    // As libcurl does: else a request of several TLS records waits 40 ms for an acknowledgement.
    const int at_once = 1;
    ::setsockopt(client->m_socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client->m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return nullptr;
    client->m_context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(client->m_context, newest);
    client->m_tls = SSL_new(client->m_context);
    SSL_set_fd(client->m_tls, client->m_socket);
    if (SSL_connect(client->m_tls) != 1) return nullptr;
    return client;
}

inline TlsClient::~TlsClient() {
    SSL_free(m_tls);
    SSL_CTX_free(m_context);
    if (m_socket >= 0) ::close(m_socket);
    ERR_clear_error();
}

inline std::string TlsClient::pin() const {
    X509* certificate = SSL_get1_peer_certificate(m_tls);
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_Digest(der, static_cast<std::size_t>(size), hash, &length, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    X509_free(certificate);
    unsigned char text[64];
    const int written = EVP_EncodeBlock(text, hash, static_cast<int>(length));
    return "sha256//" + std::string(text, text + written);
}

inline bool TlsClient::send(std::string_view bytes) {
    return SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
}

inline bool TlsClient::fill() {
    char part[4096];
    const int got = SSL_read(m_tls, part, sizeof part);
    if (got > 0) m_received.append(part, static_cast<std::size_t>(got));
    return got > 0;
}

inline std::optional<RawReply> TlsClient::receive(bool has_body) {
    std::size_t end = 0;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return std::nullopt;
    }
    RawReply reply;
    reply.status = std::atoi(m_received.substr(9, 3).c_str());
    std::size_t at = m_received.find("\r\n") + 2;
    while (at < end + 2) {
        const std::size_t line_end = m_received.find("\r\n", at);
        const std::string line = m_received.substr(at, line_end - at);
        const std::size_t colon = line.find(':');
        std::string name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        reply.headers[name] = line.substr(std::min(colon + 2, line.size()));
        at = line_end + 2;
    }
    m_received.erase(0, end + 4);
    const auto length = has_body ? static_cast<std::size_t>(std::atoi(reply.headers["content-length"].c_str())) : 0;
    while (m_received.size() < length) {
        if (!fill()) return std::nullopt;
    }
    reply.body = m_received.substr(0, length);
    m_received.erase(0, length);
    return reply;
}

inline bool TlsClient::is_cut() {
    int got = 1;
    char part[4096];
    while (got > 0) got = SSL_read(m_tls, part, sizeof part);
    // The client's own patience ends as "read again later"; everything else is the server's doing.
    return SSL_get_error(m_tls, got) != SSL_ERROR_WANT_READ;
}

} // namespace copro::test
