// An answer to a kiosk: the server's, a captive portal's, or half of one.
#include "sync/client/back_off.h"
#include "sync/client/exchange.h"
#include "sync/protocol/messages.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

// Status in two bytes, then header lines as name and value by turns, an empty name before the body.
std::vector<std::string> reply_seeds() {
    const auto seed = [](int status, const std::string& headers, const std::string& body) {
        return std::string{static_cast<char>(status / 256), static_cast<char>(status % 256)} + headers +
               std::string(1, '\0') + body;
    };
    using namespace std::string_literals;
    return {seed(200, "copro-protocol\0001\0content-type\0application/json\0"s, "{}"),
            seed(200, "content-type\0text/html\0"s, "<html>"),
            seed(403, "copro-protocol\0001\0copro-signature\0AAAA\0"s, R"({"error":"revoked","device":"kiosk-1"})"),
            seed(503, "copro-protocol\0001\0retry-after\00030\0"s, ""), seed(503, "retry-after\00030\0"s, "")};
}

void try_reply(std::string_view bytes) {
    Input input(bytes);
    HttpResponse response;
    response.status = static_cast<int>(input.below(256) * 256);
    response.status += static_cast<int>(input.below(256));
    for (std::string name = input.text(); !name.empty(); name = input.text()) response.headers[name] = input.text();
    response.body = input.rest();
    const bool is_ours = response.header("copro-protocol") == "1";
    const Reply reply = judge(response);
    promise(is_ours || reply.kind == ReplyKind::retry, "what is not the protocol's is no reply");
    promise(is_ours || !reply.retry_after_ms, "a stranger does not say when to come back");
    promise(reply.kind != ReplyKind::good || response.status == 200, "good is 200");
    promise(reply.kind != ReplyKind::unchanged || response.status == 304, "unchanged is 304");
    promise(reply.kind != ReplyKind::revoked, "only a session, which can check signatures, says revoked");
    const bool has_error = reply.error.has_value();
    promise(has_error == (reply.kind != ReplyKind::good && reply.kind != ReplyKind::unchanged), "a failure says why");
    const auto after = parse_retry_after(response.header("retry-after"));
    promise(!after || (*after >= 0 && *after <= longest_retry_after_ms), "nobody waits longer than an hour");
}

const Registered replies_registered{{"replies", reply_seeds, try_reply}};

} // namespace

} // namespace copro::fuzz
