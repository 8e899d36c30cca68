// Looks at memory as it is freed: words that were not wiped are still in it. For tests; the words are watched for on
// all threads, one test at a time.
#pragma once

#include <string_view>

namespace copro::test {

class FreedMemory {
public:
    // More than fifteen bytes, so that they live in a block of their own. They must outlive it.
    explicit FreedMemory(std::string_view words);
    FreedMemory(const FreedMemory&) = delete;
    FreedMemory& operator=(const FreedMemory&) = delete;
    ~FreedMemory();
    // How many blocks were freed with the words in them.
    [[nodiscard]] int with_words() const;
};

} // namespace copro::test
