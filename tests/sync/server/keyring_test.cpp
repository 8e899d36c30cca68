// The server's key files as they are read at each start: what is damaged is named.
#include "sync/base/files.h"
#include "sync/server/keyring.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

struct Keys {
    TempFolder folder;
    Keys() { must(make_keyring(folder.path())); }
    // What is said with other bytes in one of the files, which has its own again afterwards.
    [[nodiscard]] std::string said_with(const std::string& name, const std::string& content) const {
        const auto file = folder.path() / name;
        const std::string before = must(read_file(file));
        must(replace_file(file, content));
        const auto keyring = load_keyring(folder.path());
        must(replace_file(file, before));
        if (keyring) return "";
        CHECK(keyring.error().kind == ErrorKind::corrupt);
        CHECK(keyring.error().place == file.string());
        return keyring.error().reason;
    }
};

} // namespace

TEST_CASE("both certificates are read, the backup's too, and a damaged one is named") {
    const Keys keys;
    REQUIRE(load_keyring(keys.folder.path()));
    for (const std::string name : {"tls", "tls-backup"}) {
        INFO(name);
        CHECK(keys.said_with(name + ".crt", "hello") == "this is not a certificate in PEM form");
        CHECK(keys.said_with(name + ".crt", "") == "this is not a certificate in PEM form");
        CHECK(keys.said_with(name + ".key", "hello") == "this is not a private key in PEM form");
    }
    const std::string backup = must(read_file(keys.folder.path() / "tls-backup.crt"));
    CHECK(keys.said_with("tls.crt", backup) == "this is not the certificate of the key beside it");
}

TEST_CASE("the server's pins are those of its two keys, the one in use first") {
    const Keys keys;
    const Keyring keyring = must(load_keyring(keys.folder.path()));
    const auto pin_in = [&](const char* name) { return must(pin_of_key(must(read_file(keys.folder.path() / name)))); };
    CHECK(keyring.identity.tls_pins == std::vector<std::string>{pin_in("tls.key"), pin_in("tls-backup.key")});
    CHECK(keyring.tls.key_pem == must(read_file(keys.folder.path() / "tls.key")));
}
