#include "sync/client/curl_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<CurlLibrary> load_once() {
    // The name that the headers of Debian's libcurl4 stand for.
    const LateLibrary library = TRY(LateLibrary::open("libcurl.so.4"));
    CurlLibrary curl;
    decltype(&::curl_global_init) global_init = nullptr;
    TRY(library.find("curl_global_init", global_init));
    TRY(library.find("curl_multi_init", curl.multi_init));
    TRY(library.find("curl_multi_cleanup", curl.multi_cleanup));
    TRY(library.find("curl_multi_add_handle", curl.multi_add_handle));
    TRY(library.find("curl_multi_remove_handle", curl.multi_remove_handle));
    TRY(library.find("curl_multi_perform", curl.multi_perform));
    TRY(library.find("curl_multi_poll", curl.multi_poll));
    TRY(library.find("curl_multi_wakeup", curl.multi_wakeup));
    TRY(library.find("curl_multi_info_read", curl.multi_info_read));
    TRY(library.find("curl_easy_init", curl.easy_init));
    TRY(library.find("curl_easy_cleanup", curl.easy_cleanup));
    TRY(library.find("curl_easy_reset", curl.easy_reset));
    TRY(library.find("curl_easy_setopt", curl.easy_setopt));
    TRY(library.find("curl_easy_getinfo", curl.easy_getinfo));
    TRY(library.find("curl_easy_strerror", curl.easy_strerror));
    TRY(library.find("curl_slist_append", curl.slist_append));
    TRY(library.find("curl_slist_free_all", curl.slist_free_all));
    if (global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return internal("libcurl does not start");
    return curl;
}

} // namespace

Result<const CurlLibrary*> CurlLibrary::load() { return loaded_once(load_once); }

} // namespace copro
