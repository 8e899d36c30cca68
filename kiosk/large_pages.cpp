#include "kiosk/large_pages.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace copro {

namespace {

constexpr std::size_t large_page = 2UL << 20U;
// The first picture of a screen of 1920x1080 takes some 10 MiB of heap.
constexpr std::size_t half_of_start = 7UL << 20U;
constexpr std::size_t left_free = 128UL << 10U;

struct Range {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
};
Range in_large_pages; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): the heap is one as well

void advise(const Range& range, int how) {
    // Refused, the heap is as it was.
    if (range.end > range.begin) (void)::madvise(reinterpret_cast<void*>(range.begin), range.end - range.begin, how);
}

} // namespace

void begin_in_large_pages() {
    // What is as large comes from a place of its own until one such was given back; then from the heap (mallopt(3),
    // M_MMAP_THRESHOLD), and the end of the heap is kept up to twice that.
    void* volatile one = std::malloc(half_of_start + large_page);
    std::free(one);
    void* volatile first = std::malloc(half_of_start);
    void* volatile second = std::malloc(half_of_start);
    const auto begin = reinterpret_cast<std::uintptr_t>(first);
    const auto end = reinterpret_cast<std::uintptr_t>(second) + half_of_start;
    // Side by side: another heap than glibc's may put them anywhere.
    if (first != nullptr && second != nullptr && end > begin && end - begin < 2 * half_of_start + large_page) {
        in_large_pages = {(begin + large_page - 1) / large_page * large_page, end / large_page * large_page};
        advise(in_large_pages, MADV_HUGEPAGE);
    }
    std::free(second);
    std::free(first);
}

void go_on_in_small_pages() {
    advise(in_large_pages, MADV_NOHUGEPAGE);
    in_large_pages = {};
    ::malloc_trim(left_free);
}

} // namespace copro
