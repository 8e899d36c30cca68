// A variable of the environment that a test sets. One thread.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace copro::test {

// A variable of this process and the children that it starts from now on; as it was before when the test is over.
class Variable {
public:
    Variable(std::string name, const std::string& value)
        : m_name(std::move(name)) {
        if (const char* before = std::getenv(m_name.c_str())) m_before = before;
        ::setenv(m_name.c_str(), value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { m_before ? ::setenv(m_name.c_str(), m_before->c_str(), 1) : ::unsetenv(m_name.c_str()); }

private:
    std::string m_name;
    std::optional<std::string> m_before;
};

} // namespace copro::test
