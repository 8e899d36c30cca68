// What a call of the system opened, closed again when it goes. Adapters of files, sockets and devices use it; one
// thread at a time.
#pragma once

#include <unistd.h>

#include <utility>

namespace copro {

class Descriptor {
public:
    // number: negative when nothing was opened.
    explicit Descriptor(int number)
        : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept
        : m_number(other.release()) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }
    // Somebody else closes it.
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

} // namespace copro
