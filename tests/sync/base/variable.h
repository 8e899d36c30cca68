// A variable of the environment that a test sets. One thread.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace copro::test {

// A variable of this process and the children that it starts from now on; as it was before when the test is over.
// value: nothing = it is not set.
class Variable {
public:
    Variable(std::string name, const std::optional<std::string>& value)
        : m_name(std::move(name)) {
        if (const char* before = std::getenv(m_name.c_str())) m_before = before;
        set(value);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { set(m_before); }

private:
    void set(const std::optional<std::string>& value) const {
        value ? ::setenv(m_name.c_str(), value->c_str(), 1) : ::unsetenv(m_name.c_str());
    }
    std::string m_name;
    std::optional<std::string> m_before;
};

} // namespace copro::test
