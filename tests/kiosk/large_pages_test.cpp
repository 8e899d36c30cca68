// What the system knows of the heap: /proc/self/smaps, where "hg" stands for large pages.
#include "kiosk/large_pages.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

bool heap_has_large_pages() {
    std::ifstream maps("/proc/self/smaps");
    bool is_heap = false;
    for (std::string line; std::getline(maps, line);) {
        if (line.find('-') < line.find(' ')) is_heap = line.find("[heap]") != std::string::npos;
        if (is_heap && line.starts_with("VmFlags:") && line.find(" hg") != std::string::npos) return true;
    }
    return false;
}

} // namespace

TEST_CASE("the heap begins in large pages and goes on in small ones, and holds what is put on it all the while") {
    // Where other tests have been before, the heap has begun long ago: in a process of its own.
    if (std::getenv("COPRO_TEST_ALONE") == nullptr) {
        const pid_t alone = ::fork();
        REQUIRE(alone >= 0);
        if (alone == 0) {
            ::setenv("COPRO_TEST_ALONE", "yes", 1);
            ::execl("/proc/self/exe", "test_kiosk", "the heap begins in large pages*", nullptr);
            ::_exit(127);
        }
        int state = 0;
        REQUIRE(::waitpid(alone, &state, 0) == alone);
        CHECK(WIFEXITED(state));
        CHECK(WEXITSTATUS(state) == 0);
        return;
    }
    copro::begin_in_large_pages();
#ifndef COPRO_SANITIZED
    // Where the system has none the heap is as it was.
    CHECK(heap_has_large_pages() == std::filesystem::exists("/sys/kernel/mm/transparent_hugepage"));
#endif
    std::string words;
    for (int at = 0; at < 200'000; ++at) words += static_cast<char>('a' + at % 26);
    copro::go_on_in_small_pages();
    CHECK_FALSE(heap_has_large_pages());
    CHECK(words.size() == 200'000);
    CHECK(words.back() == static_cast<char>('a' + 199'999 % 26));
    // Nothing left to go on from: nothing happens.
    copro::go_on_in_small_pages();
    CHECK_FALSE(heap_has_large_pages());
}
