#include "sync/client/exchange.h"

#include "sync/client/back_off.h"
#include "sync/protocol/messages.h"

namespace copro {

namespace {

// JSON, or the bytes of a medium.
bool is_in_our_form(const HttpResponse& response) {
    const std::string type = response.header("content-type");
    return type == "application/json" || type.starts_with("application/json;") || type == "application/octet-stream";
}

// 408, 425, 429 and 5xx are the server's own "later" (design.md section 5).
bool asks_for_later(int status) { return status == 408 || status == 425 || status == 429 || status >= 500; }

Error error_of(ErrorKind kind, int status, std::string reason) {
    return Error{kind, "HTTP " + std::to_string(status), std::move(reason)};
}

} // namespace

Reply judge(HttpResponse response) {
    Reply reply;
    const int status = response.status;
    const bool ours = response.header("copro-protocol") == std::to_string(protocol_version);
    // A portal's Retry-After would hold the kiosk off for up to an hour: only the server may ask for that.
    if (ours) reply.retry_after_ms = parse_retry_after(response.header("retry-after"));
    if (!ours) {
        // A portal's page, a proxy's error, a redirect: somebody else answered, so nothing was said about our records.
        reply.error = error_of(ErrorKind::unavailable, status, "the answer is not from a Copro server");
    } else if (status == 304) {
        reply.kind = ReplyKind::unchanged;
    } else if (asks_for_later(status)) {
        reply.error = error_of(ErrorKind::unavailable, status, "the server asks to try later");
    } else if (status == 401) {
        reply.kind = ReplyKind::unauthorised;
        reply.error = error_of(ErrorKind::refused, status, "the server does not accept the token");
    } else if (status >= 400) {
        reply.kind = ReplyKind::rejected;
        reply.error = error_of(status == 403 ? ErrorKind::refused : ErrorKind::invalid, status, "the server refuses");
    } else if (status != 200 || !is_in_our_form(response)) {
        reply.error = error_of(ErrorKind::unavailable, status, "the answer is not in the protocol's form");
    } else {
        reply.kind = ReplyKind::good;
    }
    reply.response = std::move(response);
    return reply;
}

Reply unusable(Error why) {
    Reply reply;
    reply.error = std::move(why);
    return reply;
}

Reply exchange(Transport& transport, HttpRequest request) {
    request.headers[protocol_header] = std::to_string(protocol_version);
    if (!request.headers.contains("Accept")) request.headers["Accept"] = "application/json";
    if (request.method == "POST" && !request.headers.contains("Content-Type")) {
        request.headers["Content-Type"] = "application/json";
    }
    Result<HttpResponse> response = transport.send(request);
    if (!response) return unusable(response.error());
    return judge(response.take());
}

} // namespace copro
