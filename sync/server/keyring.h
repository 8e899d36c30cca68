// The server's keys as files in its data folder, made at `init`, readable by its own user alone. Used by the
// commands. One thread.
#pragma once

#include "sync/server/intake/api.h"

#include <filesystem>

namespace copro {

struct Keyring {
    IntakeIdentity identity; // without the organisation, which the store keeps
    TlsMaterial tls;
    SealingKeyPair intake; // the opener's: its private half opens everything
};

// Makes what `folder` does not hold yet; what is there stays as it is.
[[nodiscard]] Result<void> make_keyring(const std::filesystem::path& folder);
// Errors: not_found, corrupt; place is the file.
[[nodiscard]] Result<Keyring> load_keyring(const std::filesystem::path& folder);

} // namespace copro
