#include "sync/client/session.h"

#include <algorithm>

namespace copro {

namespace {

// A token is renewed this long before it ends, so that it does not end on the way.
constexpr std::int64_t renew_before_ms = 60'000;

HttpRequest post(std::string path, std::string_view json) {
    HttpRequest request;
    request.method = "POST";
    request.path = std::move(path);
    request.body = to_bytes(json);
    return request;
}

} // namespace

bool Session::holds_token() const { return !m_token.empty() && m_clock.monotonic_ms() < m_ends_ms; }

bool Session::is_signed(const HttpResponse& response, std::string_view purpose) const {
    const Result<Signature> signature = parse_signature(response.header("copro-signature"));
    return signature && verifies(purpose, to_bytes(response.body), *signature, m_enrolment.server_key);
}

Reply Session::ask(const HttpRequest& request) {
    Reply reply = exchange(m_transport, request);
    if (reply.kind != ReplyKind::rejected && reply.kind != ReplyKind::unauthorised) return reply;
    const Result<ErrorReply> said = parse_error_reply(reply.response.body);
    if (!said || said->error != "revoked" || said->device != m_enrolment.device) return reply;
    if (!is_signed(reply.response, revoked_purpose)) return reply;
    reply.kind = ReplyKind::revoked;
    reply.error = Error{ErrorKind::refused, "", "the server has revoked this device"};
    return reply;
}

Reply Session::renew() {
    Reply reply = ask(post("/v1/challenge", to_json(ChallengeRequest{m_enrolment.device})));
    if (reply.kind != ReplyKind::good) return reply;
    const Result<ChallengeReply> challenge = parse_challenge_reply(reply.response.body);
    if (!challenge) return unusable(challenge.error());

    TokenRequest request{m_enrolment.device, challenge->challenge, {}};
    request.signature = sign(challenge_purpose, to_bytes(request.challenge), m_enrolment.device_keys);
    reply = ask(post("/v1/token", to_json(request)));
    if (reply.kind != ReplyKind::good) return reply;
    const Result<TokenReply> token = parse_token_reply(reply.response.body);
    if (!token) return unusable(token.error());
    m_token = token->token;
    m_ends_ms = m_clock.monotonic_ms() + std::max<std::int64_t>(token->lasts_s * 1000 - renew_before_ms, 1'000);
    return reply;
}

Reply Session::send(const HttpRequest& request) {
    const bool had_token = holds_token();
    if (!had_token) {
        Reply renewed = renew();
        if (renewed.kind != ReplyKind::good) return renewed;
    }
    HttpRequest signed_in = request;
    signed_in.headers["Authorization"] = "Bearer " + m_token;
    Reply reply = ask(signed_in);
    if (reply.kind != ReplyKind::unauthorised) return reply;
    m_token.clear();
    // A token that is refused when it is new will be refused again: that is for the lane's back-off.
    if (!had_token) return reply;
    Reply renewed = renew();
    if (renewed.kind != ReplyKind::good) return renewed;
    signed_in.headers["Authorization"] = "Bearer " + m_token;
    reply = ask(signed_in);
    if (reply.kind == ReplyKind::unauthorised) m_token.clear();
    return reply;
}

Reply Session::send_for_signed(const HttpRequest& request, std::string_view purpose) {
    Reply reply = send(request);
    if (reply.kind != ReplyKind::good || is_signed(reply.response, purpose)) return reply;
    return unusable(Error{ErrorKind::corrupt, request.path.substr(0, request.path.find('?')),
                          "the reply is not signed by the server's key"});
}

Reply Session::ask_for_newer(const std::string& path, std::string_view purpose, const std::string& etag) {
    HttpRequest request;
    request.path = path;
    if (!etag.empty()) request.headers["If-None-Match"] = etag;
    Reply reply = send_for_signed(request, purpose);
    if (reply.kind != ReplyKind::unchanged || !etag.empty()) return reply;
    return unusable(Error{ErrorKind::corrupt, path, "unchanged, but there is nothing here yet"});
}

} // namespace copro
