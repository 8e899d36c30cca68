#include "sync/client/curl_headers.h"

namespace copro {

namespace {

// What was in the list stays there where it cannot grow.
Result<void> add_header(const CurlLibrary& curl, HeaderList& list, const std::string& line) {
    curl_slist* longer = curl.slist_append(list.get(), line.c_str());
    if (longer == nullptr) return internal("libcurl cannot hold a header");
    (void)list.release();
    list.reset(longer);
    return {};
}

} // namespace

Result<HeaderList> header_list(const CurlLibrary& curl, const HttpRequest& request) {
    HeaderList list(nullptr, FreeList{&curl});
    for (const auto& [name, value] : request.headers) TRY(add_header(curl, list, name + ": " + value));
    TRY(add_header(curl, list, "Expect:")); // a batch is sent at once, without asking first
    return list;
}

} // namespace copro
