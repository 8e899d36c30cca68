// All Boost.Beast code of the project is in this file: it takes half a minute to compile.
#include "sync/server/intake/web_server.h"

#include "sync/base/log.h"
#include "sync/protocol/messages.h"

#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>
#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace copro {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using Body = http::vector_body<std::uint8_t>;
using Parser = http::request_parser<Body>;

class Connection;

// What the connections share. Held by all of them, so it ends after the last one.
struct Shared {
    Shared(WebOptions given, WebHandler called)
        : options(std::move(given))
        , handler(std::move(called))
        , tls(asio::ssl::context::tls_server) {}

    WebOptions options;
    WebHandler handler;
    asio::ssl::context tls;
    std::atomic<bool> is_draining{false};
    std::mutex mutex;
    std::condition_variable gone;
    std::set<Connection*> connections;
};

std::map<std::string, std::string> split_query(std::string_view query) {
    std::map<std::string, std::string> fields;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        fields[std::string(pair.substr(0, equals))] = std::string(pair.substr(std::min(equals + 1, pair.size())));
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return fields;
}

std::string to_text(beast::string_view text) { return {text.data(), text.size()}; }

WebReply refusal(int status, const char* error, const std::string& reason) {
    return {status, to_json(ErrorReply{error, reason, ""}), {}};
}

// One kiosk's connection: handshake, then request after request. All its steps run on its own strand.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
        , m_stream(beast::tcp_stream(std::move(socket)), m_shared->tls) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->connections.erase(this);
        m_shared->gone.notify_all();
    }

    void start() {
        within(limits().handshake_ms);
        m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](beast::error_code error) {
            if (!error) self->read_header(self->limits().first_header_ms);
        });
    }

    // For draining: ends the connection now if nobody waits for an answer, else after the answer.
    void close_when_idle(bool even_if_busy) {
        asio::post(m_stream.get_executor(), [self = shared_from_this(), even_if_busy] {
            if (!self->m_is_busy || even_if_busy) beast::get_lowest_layer(self->m_stream).close();
        });
    }

private:
    [[nodiscard]] const WebLimits& limits() const { return m_shared->options.limits; }
    void within(std::int64_t ms) { beast::get_lowest_layer(m_stream).expires_after(std::chrono::milliseconds(ms)); }

    void read_header(std::int64_t within_ms) {
        m_is_busy = false;
        if (m_shared->is_draining) return end();
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(limits().most_header_bytes));
        m_parser->body_limit(limits().most_body_bytes);
        within(within_ms);
        http::async_read_header(
            m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](beast::error_code error, std::size_t) { self->on_header(error); });
    }

    void on_header(beast::error_code error) {
        if (error == http::error::end_of_stream) return end();
        if (error) return on_bad_request(error);
        m_is_busy = true;
        const auto& request = m_parser->get();
        if (request.count(http::field::host) != 1 || request[http::field::host].empty()) {
            return answer_and_end(refusal(400, "request", "a request must carry one Host header"));
        }
        // No kiosk sends chunks; taking them only opens the door to smuggled requests.
        if (request.count(http::field::transfer_encoding) != 0) {
            return answer_and_end(refusal(411, "request", "a body must come with its Content-Length"));
        }
        const std::string expected = to_text(request[http::field::expect]);
        if (!expected.empty() && !beast::iequals(expected, "100-continue")) {
            return answer_and_end(refusal(417, "request", "this expectation cannot be met"));
        }
        if (!expected.empty() && m_buffer.size() == 0) return say_continue();
        read_body();
    }

    void say_continue() {
        static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(line),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->read_body();
                          });
    }

    void read_body() {
        // Else Beast reads bodies 512 bytes at a time (facts.md).
        m_buffer.reserve(65536);
        within(limits().body_ms);
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error) return self->on_bad_request(error);
                             self->hand_over();
                         });
    }

    void on_bad_request(beast::error_code error) {
        // Time-outs, resets and TLS faults have nobody left to answer to.
        if (error.category() != make_error_code(http::error::bad_method).category() ||
            error == http::error::partial_message) {
            return beast::get_lowest_layer(m_stream).close();
        }
        if (error == http::error::body_limit) {
            return answer_and_end(refusal(413, "too-large", "the body is larger than any batch may be"));
        }
        if (error == http::error::header_limit) {
            return answer_and_end(refusal(431, "too-large", "the header is too large"));
        }
        answer_and_end(refusal(400, "request", "this is not a well-formed HTTP request"));
    }

    void hand_over() {
        auto message = m_parser->release();
        WebRequest request;
        request.method = to_text(message.method_string());
        const std::string target = to_text(message.target());
        const std::size_t mark = std::min(target.find('?'), target.size());
        request.path = target.substr(0, mark);
        request.query = split_query(std::string_view(target).substr(std::min(mark + 1, target.size())));
        request.authorization = to_text(message[http::field::authorization]);
        request.if_none_match = to_text(message[http::field::if_none_match]);
        request.signature = to_text(message[signature_header]);
        request.body = std::move(message.body());
        m_keeps_alive = message.keep_alive();
        m_is_head = message.method() == http::verb::head;
        beast::get_lowest_layer(m_stream).expires_never(); // the answer's own time is the server's affair
        WebDone done = [self = shared_from_this()](WebReply reply) {
            asio::post(self->m_stream.get_executor(),
                       [self, reply = std::move(reply)]() mutable { self->answer(std::move(reply)); });
        };
        const std::string path = request.path;
        try {
            m_shared->handler(std::move(request), done);
        } catch (const std::exception& error) {
            // Last line of defence: one odd request must not take the server down.
            log_warning("intake.exception", {{"path", path}, {"kind", kind_of(error)}});
            done(refusal(500, "internal", "the server made a mistake"));
        }
    }

    void answer_and_end(WebReply reply) {
        m_keeps_alive = false;
        m_is_head = false;
        answer(std::move(reply));
    }

    void answer(WebReply reply) {
        m_keeps_alive = m_keeps_alive && !m_shared->is_draining;
        auto& message = m_reply.emplace();
        message.version(11);
        message.result(static_cast<unsigned>(reply.status));
        message.set(protocol_header, std::to_string(protocol_version));
        message.set(http::field::cache_control, "no-store");
        for (const auto& [name, value] : reply.headers) message.set(name, value);
        message.keep_alive(m_keeps_alive);
        const bool has_body = !m_is_head && reply.status != 304;
        if (has_body || m_is_head) message.set(http::field::content_type, reply.type);
        if (has_body) {
            message.content_length(reply.body.size());
            message.body() = std::move(reply.body);
        } else if (m_is_head) {
            message.content_length(reply.body.size());
        }
        within(limits().write_ms);
        http::async_write(m_stream, message, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error) return beast::get_lowest_layer(self->m_stream).close();
            self->m_reply.reset();
            if (self->m_keeps_alive) return self->read_header(self->limits().idle_ms);
            self->end();
        });
    }

    void end() {
        within(2'000);
        m_stream.async_shutdown(
            [self = shared_from_this()](beast::error_code) { beast::get_lowest_layer(self->m_stream).close(); });
    }

    std::shared_ptr<Shared> m_shared;
    beast::ssl_stream<beast::tcp_stream> m_stream;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::optional<http::response<http::string_body>> m_reply;
    bool m_keeps_alive = false;
    bool m_is_head = false;
    bool m_is_busy = false;
};

class BeastServer final : public WebServer {
public:
    BeastServer(WebOptions options, WebHandler handler)
        : m_shared(std::make_shared<Shared>(std::move(options), std::move(handler)))
        , m_context(static_cast<int>(m_shared->options.threads))
        , m_acceptor(asio::make_strand(m_context))
        , m_pause(m_acceptor.get_executor()) {}
    ~BeastServer() override { drain(); }

    Result<void> open() {
        TRY(load_tls());
        TRY(listen());
        accept();
        for (std::size_t i = 0; i < m_shared->options.threads; ++i) {
            m_threads.emplace_back([this] { m_context.run(); });
        }
        return {};
    }

    std::uint16_t port() const override { return m_port; }

    void drain() override {
        if (m_threads.empty()) return;
        m_shared->is_draining = true;
        asio::post(m_acceptor.get_executor(), [this] {
            beast::error_code ignored;
            m_acceptor.close(ignored);
            m_pause.cancel();
            close_all(false);
        });
        std::unique_lock lock(m_shared->mutex);
        const auto patience = std::chrono::milliseconds(m_shared->options.limits.drain_ms);
        const auto is_empty = [&] { return m_shared->connections.empty(); };
        const bool all_went = m_shared->gone.wait_for(lock, patience, is_empty);
        lock.unlock();
        if (!all_went) close_all(true);
        m_context.stop();
        for (std::thread& thread : m_threads) thread.join();
        m_threads.clear();
    }

private:
    Result<void> load_tls() {
        const TlsMaterial& tls = m_shared->options.tls;
        beast::error_code error;
        m_shared->tls.use_certificate_chain(asio::buffer(tls.certificate_pem), error);
        if (!error) m_shared->tls.use_private_key(asio::buffer(tls.key_pem), asio::ssl::context::pem, error);
        if (error) return Error{ErrorKind::corrupt, "", "the TLS key and certificate cannot be used"};
        SSL_CTX* native = m_shared->tls.native_handle();
        SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
        // Kiosks connect seldom: a resumption ticket would be written for nobody.
        SSL_CTX_set_num_tickets(native, 0);
        return {};
    }

    Result<void> listen() {
        const WebOptions& options = m_shared->options;
        beast::error_code error;
        const std::string host = options.host == "localhost" ? "127.0.0.1" : options.host;
        const auto address = asio::ip::make_address(host, error);
        if (error) return invalid("--listen", "the host must be an IP address or localhost");
        const tcp::endpoint endpoint(address, options.port);
        m_acceptor.open(endpoint.protocol(), error);
        if (!error) m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) m_acceptor.bind(endpoint, error);
        if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) {
            return Error{ErrorKind::unavailable, host_and_port(options.host, options.port), error.message()};
        }
        m_port = m_acceptor.local_endpoint().port();
        return {};
    }

    void accept() {
        m_acceptor.async_accept(asio::make_strand(m_context), [this](beast::error_code error, tcp::socket socket) {
            if (m_shared->is_draining) return;
            if (error) return pause();
            begin(std::move(socket));
            accept();
        });
    }

    // Out of file descriptors: trying again at once would only burn the processor.
    void pause() {
        m_pause.expires_after(std::chrono::milliseconds(100));
        m_pause.async_wait([this](beast::error_code error) {
            if (!error && !m_shared->is_draining) accept();
        });
    }

    void begin(tcp::socket socket) {
        beast::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::shared_ptr<Connection> connection;
        {
            const std::lock_guard lock(m_shared->mutex);
            if (m_shared->connections.size() >= m_shared->options.limits.most_connections) return;
        }
        connection = std::make_shared<Connection>(std::move(socket), m_shared);
        {
            const std::lock_guard lock(m_shared->mutex);
            m_shared->connections.insert(connection.get());
        }
        connection->start();
    }

    void close_all(bool even_if_busy) {
        std::vector<std::shared_ptr<Connection>> all;
        {
            const std::lock_guard lock(m_shared->mutex);
            for (Connection* one : m_shared->connections) {
                // Null when it is just ending by itself.
                if (auto held = one->weak_from_this().lock()) all.push_back(std::move(held));
            }
        }
        for (const auto& one : all) one->close_when_idle(even_if_busy);
    }

    std::shared_ptr<Shared> m_shared;
    asio::io_context m_context;
    // While draining a request may wait for its commit with nothing else pending: the threads must not end before it.
    asio::executor_work_guard<asio::io_context::executor_type> m_work = asio::make_work_guard(m_context);
    tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    std::uint16_t m_port = 0;
    std::vector<std::thread> m_threads;
};

} // namespace

std::string host_and_port(const std::string& host, std::uint16_t port) {
    const bool is_v6 = host.find(':') != std::string::npos;
    return is_v6 ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

Result<std::unique_ptr<WebServer>> start_web_server(WebOptions options, WebHandler handler) {
    auto server = std::make_unique<BeastServer>(std::move(options), std::move(handler));
    TRY(server->open());
    return std::unique_ptr<WebServer>(std::move(server));
}

} // namespace copro
