// The header lines of a request, as libcurl takes them. CurlTransport alone; any thread.
#pragma once

#include "sync/client/curl_library.h"
#include "sync/client/http.h"

#include <memory>

namespace copro {

struct FreeList {
    const CurlLibrary* curl = nullptr;
    void operator()(curl_slist* list) const { curl->slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

// Error `internal` when libcurl cannot hold them all: a request without its token or its type must not be sent.
[[nodiscard]] Result<HeaderList> header_list(const CurlLibrary& curl, const HttpRequest& request);

} // namespace copro
