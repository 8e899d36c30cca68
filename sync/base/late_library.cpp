#include "sync/base/late_library.h"

#include <dlfcn.h>

namespace copro {

namespace {

// The loader's own words: which file, and why.
Error why_not() {
    const char* reason = dlerror();
    return internal(reason == nullptr ? "a library cannot be loaded" : reason);
}

} // namespace

Result<LateLibrary> LateLibrary::open(const std::string& name) {
    void* handle = dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return why_not();
    return LateLibrary(handle);
}

Result<void*> LateLibrary::address_of(const char* name) const {
    void* address = dlsym(m_handle, name);
    if (address == nullptr) return why_not();
    return address;
}

} // namespace copro
