// What a fuzz target is: bytes of one untrusted kind, tried on the code that takes them. drivers/ runs targets. One
// thread.
#pragma once

#include "sync/base/bytes.h"

#include <cstdint>

namespace copro::fuzz {

struct Target {
    std::string name;
    // Good bytes to start from: made here, or read from the project's own sample files.
    std::vector<std::string> (*seeds)();
    // Breaks a promise(), or crashes, when the code under it is wrong.
    void (*try_bytes)(std::string_view bytes);
};

// The targets that are linked in; each file of this folder adds its own.
[[nodiscard]] std::vector<Target>& targets();

struct Registered {
    explicit Registered(const Target& target) { targets().push_back(target); }
};

// What must hold whatever the bytes are. Otherwise it says so and ends the program, which a fuzzer notices.
void promise(bool holds, const std::string& what);
// A refusal that somebody can act on: of the kind `invalid`, with a place and a reason.
void promise_refusal(const Error& error);
void promise_utf8(std::string_view text);

// A file of the project, or the end of the program.
[[nodiscard]] std::string project_file(const std::string& path);
[[nodiscard]] std::vector<std::string> project_files(const std::string& folder);

// Takes bytes apart into a few choices and texts; what has run out reads as zero and "".
class Input {
public:
    explicit Input(std::string_view bytes)
        : m_rest(bytes) {}
    [[nodiscard]] bool empty() const { return m_rest.empty(); }
    [[nodiscard]] std::size_t below(std::size_t limit);
    // Up to the next zero byte.
    [[nodiscard]] std::string text();
    [[nodiscard]] std::string rest() { return std::string(std::exchange(m_rest, {})); }

private:
    std::string_view m_rest;
};

} // namespace copro::fuzz
