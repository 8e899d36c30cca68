// Whether words are still there in memory that is given back: every block that is freed while somebody watches is
// searched for them. Replaces the program's operator delete, so one file of a test program includes it. One thread.
#pragma once

#include <malloc.h>

#include <cstdlib>
#include <new>
#include <string_view>

namespace copro::test {

inline std::string_view watched_words;
inline int freed_with_words = 0;

// From its beginning to its end.
class FreedWords {
public:
    // Of texts of more than fifteen bytes, which have a block of their own. The words must outlive it.
    explicit FreedWords(std::string_view words) {
        freed_with_words = 0;
        watched_words = words;
    }
    ~FreedWords() { watched_words = {}; }
    FreedWords(const FreedWords&) = delete;
    FreedWords& operator=(const FreedWords&) = delete;
    [[nodiscard]] int count() const { return freed_with_words; }
};

inline void look_and_free(void* block) {
    if (block != nullptr && !watched_words.empty()) {
        const std::string_view bytes(static_cast<const char*>(block), ::malloc_usable_size(block));
        freed_with_words += bytes.find(watched_words) == std::string_view::npos ? 0 : 1;
    }
    std::free(block);
}

} // namespace copro::test

// NOLINTBEGIN(misc-definitions-in-headers): what replaces them may not be inline
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept { return std::calloc(1, bytes == 0 ? 1 : bytes); }
void* operator new(std::size_t bytes) {
    void* block = ::operator new(bytes, std::nothrow);
    if (block == nullptr) throw std::bad_alloc();
    return block;
}
void operator delete(void* block) noexcept { copro::test::look_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { copro::test::look_and_free(block); }
// NOLINTEND(misc-definitions-in-headers)
