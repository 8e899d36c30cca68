// The test program's own new and delete, which look before they free.
#include "tests/kiosk/freed_memory.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

std::atomic<const std::string_view*> watched{nullptr};
std::atomic<int> found{0};

} // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }

void* operator new(std::size_t size) {
    void* block = ::operator new(size, std::nothrow);
    if (block == nullptr) throw std::bad_alloc();
    return block;
}

void operator delete(void* block) noexcept {
    const std::string_view* words = block == nullptr ? nullptr : watched.load();
    if (words != nullptr && ::memmem(block, ::malloc_usable_size(block), words->data(), words->size()) != nullptr) {
        ++found;
    }
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept { ::operator delete(block); }

namespace copro::test {

namespace {
std::string_view watched_words;
} // namespace

FreedMemory::FreedMemory(std::string_view words) {
    watched_words = words;
    found = 0;
    watched = &watched_words;
}

FreedMemory::~FreedMemory() { watched = nullptr; }

int FreedMemory::with_words() const { return found; }

} // namespace copro::test
