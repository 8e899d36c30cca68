// Every header of a request is sent, or the request is not.
#include "sync/client/curl_headers.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

int appended = 0;
int appended_at_most = 0;
int freed = 0;

curl_slist* append(curl_slist* list, const char* line) {
    if (appended == appended_at_most) return nullptr;
    ++appended;
    static const CurlLibrary* const library = CurlLibrary::load().value();
    return library->slist_append(list, line);
}

void free_all(curl_slist* list) {
    if (list != nullptr) ++freed;
    static const CurlLibrary* const library = CurlLibrary::load().value();
    library->slist_free_all(list);
}

// libcurl with memory for so many lines.
CurlLibrary with_memory_for(int lines) {
    appended = 0;
    appended_at_most = lines;
    freed = 0;
    CurlLibrary curl;
    curl.slist_append = append;
    curl.slist_free_all = free_all;
    return curl;
}

HttpRequest request() {
    HttpRequest request;
    request.headers = {{"Authorization", "Bearer x"}, {"Content-Type", "application/json"}};
    return request;
}

} // namespace

TEST_CASE("all headers of a request are in the list, and none that libcurl would add by itself") {
    const CurlLibrary curl = with_memory_for(3);
    auto list = header_list(curl, request());
    REQUIRE(list);
    const HeaderList headers = list.take();
    std::vector<std::string> lines;
    for (const curl_slist* line = headers.get(); line != nullptr; line = line->next) lines.emplace_back(line->data);
    CHECK(lines == std::vector<std::string>{"Authorization: Bearer x", "Content-Type: application/json", "Expect:"});
}

TEST_CASE("a header that libcurl has no memory for is an error, and what it held is given back") {
    for (const int lines : {0, 1, 2}) {
        INFO(lines);
        const CurlLibrary curl = with_memory_for(lines);
        const auto list = header_list(curl, request());
        REQUIRE_FALSE(list);
        CHECK(list.error().text() == "libcurl cannot hold a header");
        CHECK(freed == (lines == 0 ? 0 : 1));
    }
}
