// A shared library that is loaded when it is first needed, so that a start does not wait for it. Adapters of single
// libraries use it; any thread.
#pragma once

#include "sync/base/result.h"

#include <string>

namespace copro {

class LateLibrary {
public:
    // name: with its version, as in "libcurl.so.4". It stays loaded until the program ends. Error `internal` with the
    // loader's reason.
    [[nodiscard]] static Result<LateLibrary> open(const std::string& name);

    // Error `internal` when there is no such function.
    template <typename Function>
    [[nodiscard]] Result<void> find(const char* name, Function*& function) const {
        function = reinterpret_cast<Function*>(TRY(address_of(name)));
        return {};
    }

private:
    explicit LateLibrary(void* handle)
        : m_handle(handle) {}
    [[nodiscard]] Result<void*> address_of(const char* name) const;

    void* m_handle;
};

// The functions of a library, looked up when they are first asked for: load() is called once, whatever comes of it.
template <typename Functions>
[[nodiscard]] Result<const Functions*> loaded_once(Result<Functions> (*load)()) {
    static const Result<Functions> loaded = load();
    if (!loaded) return loaded.error();
    return &*loaded;
}

} // namespace copro
