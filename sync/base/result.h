// Errors as values: Result<T> holds a T or an Error; TRY passes an Error up. Used everywhere. Any thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace copro {

// What kind of trouble it is, so that a caller can act on it; the words are in Error::reason.
enum class ErrorKind {
    invalid,     // the input is wrong: file, packet, form, flag
    not_found,   // what was asked for is not there
    refused,     // understood, and not allowed: bad code, revoked device, wrong PIN
    unavailable, // cannot be reached or done now; the same call may work later
    corrupt,     // stored data does not verify
    conflict,    // the same identity with other content
    internal,    // a fault of ours or of the machine: out of disk, out of memory
};

// place: file, file and line, JSON pointer or flag ("" when there is none). reason: one plain sentence without personal
// data.
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string place;
    std::string reason;

    // "place: reason", or the reason alone.
    [[nodiscard]] std::string text() const { return place.empty() ? reason : place + ": " + reason; }
};

[[nodiscard]] inline Error invalid(std::string place, std::string reason) {
    return Error{ErrorKind::invalid, std::move(place), std::move(reason)};
}
[[nodiscard]] inline Error internal(std::string reason) { return Error{ErrorKind::internal, "", std::move(reason)}; }

template <typename T>
class [[nodiscard]] Result {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): return value;
    Result(T value)
        : m_held(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): return error;
    Result(Error error)
        : m_held(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_held.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] T& value() { return std::get<0>(m_held); }
    [[nodiscard]] const T& value() const { return std::get<0>(m_held); }
    T take() { return std::move(std::get<0>(m_held)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_held); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }

private:
    std::variant<T, Error> m_held;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): return error;
    Result(Error error)
        : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *m_error; }
    void take() const {}

private:
    std::optional<Error> m_error;
};

} // namespace copro

// auto value = TRY(fallible()); returns the Error from the calling function when there is one.
#define TRY(expression) COPRO_TRY_AS(expression, COPRO_JOINED(try_result_, __COUNTER__))
#define COPRO_JOINED(one, other) COPRO_JOIN(one, other)
#define COPRO_JOIN(one, other) one##other
#define COPRO_TRY_AS(expression, held)                                                                                 \
    __extension__({                                                                                                    \
        auto held = (expression);                                                                                      \
        if (!held.ok()) return held.error();                                                                           \
        held.take();                                                                                                   \
    })
