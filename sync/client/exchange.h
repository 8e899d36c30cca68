// Sorts every reply into what to do about it; a reply that is not the protocol's counts as no reply. Sync thread.
#pragma once

#include "sync/client/http.h"

#include <optional>

namespace copro {

enum class ReplyKind {
    good,         // 200 in the protocol's own form
    unchanged,    // 304: what is here is what the server has
    unauthorised, // 401: the token is not, or no longer, valid
    rejected,     // understood by the server and not taken; the same bytes will not be taken later either
    revoked,      // the server says, signed, that this device is no longer one of its own (Session decides)
    retry,        // time-out, reset, busy, portal page, proxy error: ask again later
};

struct Reply {
    ReplyKind kind = ReplyKind::retry;
    HttpResponse response;
    std::optional<Error> error; // set unless good or unchanged
    std::optional<std::int64_t> retry_after_ms;
};

// Adds the headers that every request carries, sends, and judges what comes back.
[[nodiscard]] Reply exchange(Transport& transport, HttpRequest request);
[[nodiscard]] Reply judge(HttpResponse response);

// For a reply that was good until its content was read.
[[nodiscard]] Reply unusable(Error why);

} // namespace copro
