#include "sync/client/curl_transport.h"

#include "sync/client/certificate_pin.h"
#include "sync/client/curl_headers.h"
#include "sync/client/curl_library.h"
#include "sync/client/enrol.h"

#include <algorithm>
#include <cctype>

namespace copro {

namespace {

constexpr long connect_timeout_ms = 15'000;
constexpr long whole_timeout_ms = 120'000;
// A line that drips holds the thread for half a minute at most; a slow one (2G, some 50 kbit/s) passes.
constexpr long slowest_bytes_a_second = 16;
constexpr long slow_for_s = 30;
constexpr std::size_t largest_reply_bytes = 64UL * 1024 * 1024;
constexpr std::size_t largest_headers_bytes = 64UL * 1024;

struct Arriving {
    HttpResponse response;
    std::size_t header_bytes = 0;
};

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* into) {
    auto& arriving = *static_cast<Arriving*>(into);
    const std::string_view line(data, size * count);
    arriving.header_bytes += line.size();
    if (arriving.header_bytes > largest_headers_bytes) return 0;
    if (line.starts_with("HTTP/")) arriving.response.headers.clear();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) {
        std::string name = trimmed(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        arriving.response.headers[name] = trimmed(line.substr(colon + 1));
    }
    return line.size();
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
    auto& arriving = *static_cast<Arriving*>(into);
    if (arriving.response.body.size() + size * count > largest_reply_bytes) return 0;
    arriving.response.body.append(data, size * count);
    return size * count;
}

std::string joined(const std::vector<std::string>& pins) {
    std::string all;
    for (const std::string& pin : pins) all += (all.empty() ? "" : ";") + pin;
    return all;
}

// The certificate that answered, out of curl's list of the chain: "Cert:-----BEGIN CERTIFICATE-----…".
std::string served_pin(const CurlLibrary& curl, CURL* easy) {
    curl_certinfo* chain = nullptr;
    if (curl.easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == nullptr || chain->num_of_certs < 1) {
        return {};
    }
    for (const curl_slist* line = chain->certinfo[0]; line != nullptr; line = line->next) {
        const std::string_view text = line->data;
        if (!text.starts_with("Cert:")) continue;
        const Result<std::string> pin = pin_of_certificate(text.substr(5));
        return pin ? *pin : std::string();
    }
    return {};
}

} // namespace

struct CurlTransport::Handles {
    const CurlLibrary& curl;
    CURLM* multi;
    CURL* easy;

    explicit Handles(const CurlLibrary& library)
        : curl(library)
        , multi(library.multi_init())
        , easy(library.easy_init()) {}
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        curl.easy_cleanup(easy);
        curl.multi_cleanup(multi);
    }
};

CurlTransport::CurlTransport(std::string server_url, std::string pins)
    : m_server_url(std::move(server_url))
    , m_pins(std::move(pins)) {}

CurlTransport::~CurlTransport() = default;

Result<std::unique_ptr<CurlTransport>> CurlTransport::make(const std::string& server_url,
                                                           const std::vector<std::string>& pins) {
    // Without a pin any server would be believed.
    if (pins.empty()) return invalid("tls_pins", "there is no pin to know the server by");
    return make_any(server_url, joined(pins));
}

Result<std::unique_ptr<CurlTransport>> CurlTransport::make_for_first_contact(const std::string& server_url) {
    return make_any(server_url, "");
}

Result<std::unique_ptr<CurlTransport>> CurlTransport::make_any(const std::string& server_url, std::string pins) {
    TRY(check_server_url(server_url));
    return std::unique_ptr<CurlTransport>(new CurlTransport(server_url, std::move(pins)));
}

Result<void> CurlTransport::make_handles() {
    const CurlLibrary& curl = *TRY(CurlLibrary::load());
    auto handles = std::make_unique<Handles>(curl);
    if (handles->multi == nullptr || handles->easy == nullptr) return internal("libcurl gives no handle");
    const std::lock_guard held(m_making);
    m_handles = std::move(handles);
    return {};
}

Result<HttpResponse> CurlTransport::send(const HttpRequest& request) {
    if (m_handles == nullptr) TRY(make_handles());
    const CurlLibrary& curl = m_handles->curl;
    CURL* easy = m_handles->easy;
    curl.easy_reset(easy); // keeps the connection
    Arriving arriving;
    const HeaderList headers = TRY(header_list(curl, request));
    const std::string url = m_server_url + request.path;
    bool set = true;
    const auto option = [&set, &curl, easy](CURLoption name, auto value) {
        set = set && curl.easy_setopt(easy, name, value) == CURLE_OK;
    };
    option(CURLOPT_URL, url.c_str());
    option(CURLOPT_PROTOCOLS_STR, "https");
    option(CURLOPT_FOLLOWLOCATION, 0L);
    option(CURLOPT_PROXY, ""); // whatever the environment says: a proxy would see a kiosk's traffic pattern
    option(CURLOPT_NOSIGNAL, 1L);
    option(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    option(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    // The pin is the whole trust (design.md section 5); the certificate is the server's own, made at its first run.
    option(CURLOPT_SSL_VERIFYPEER, 0L);
    option(CURLOPT_SSL_VERIFYHOST, 0L);
    if (m_pins.empty()) {
        option(CURLOPT_CERTINFO, 1L);
    } else {
        option(CURLOPT_PINNEDPUBLICKEY, m_pins.c_str());
    }
    option(CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
    option(CURLOPT_TIMEOUT_MS, whole_timeout_ms);
    option(CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_a_second);
    option(CURLOPT_LOW_SPEED_TIME, slow_for_s);
    option(CURLOPT_QUICK_EXIT, 1L); // a name server that never answers must not hold up the end of the program
    option(CURLOPT_HTTPHEADER, headers.get());
    option(CURLOPT_HEADERFUNCTION, take_header);
    option(CURLOPT_HEADERDATA, &arriving);
    option(CURLOPT_WRITEFUNCTION, take_body);
    option(CURLOPT_WRITEDATA, &arriving);
    if (request.method == "HEAD") option(CURLOPT_NOBODY, 1L);
    if (request.method == "PATCH") option(CURLOPT_CUSTOMREQUEST, "PATCH");
    if (request.method == "POST" || request.method == "PATCH") {
        option(CURLOPT_POST, 1L);
        option(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        option(CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
    }
    if (!set) return internal("libcurl refuses one of our options");
    TRY(perform());
    long status = 0;
    curl.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    arriving.response.status = static_cast<int>(status);
    if (m_pins.empty()) arriving.response.served_pin = served_pin(curl, easy);
    return std::move(arriving.response);
}

// By the multi interface, because only that can be woken at once; the easy one looks round once a second.
Result<void> CurlTransport::perform() {
    const auto unavailable = [](std::string reason) { return Error{ErrorKind::unavailable, "", std::move(reason)}; };
    const CurlLibrary& curl = m_handles->curl;
    CURLM* multi = m_handles->multi;
    if (m_cancelled) return unavailable("cancelled");
    if (curl.multi_add_handle(multi, m_handles->easy) != CURLM_OK) return internal("libcurl does not begin");
    CURLcode outcome = CURLE_AGAIN;
    int running = 1;
    while (running > 0 && !m_cancelled) {
        if (curl.multi_perform(multi, &running) != CURLM_OK) break;
        if (running > 0 && curl.multi_poll(multi, nullptr, 0, 1'000, nullptr) != CURLM_OK) break;
    }
    int left = 0;
    while (const CURLMsg* message = curl.multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE) outcome = message->data.result;
    }
    curl.multi_remove_handle(multi, m_handles->easy);
    if (m_cancelled) return unavailable("cancelled");
    if (outcome != CURLE_OK) return unavailable(curl.easy_strerror(outcome));
    return {};
}

void CurlTransport::cancel() {
    m_cancelled = true;
    const std::lock_guard held(m_making);
    if (m_handles != nullptr) m_handles->curl.multi_wakeup(m_handles->multi);
}

} // namespace copro
