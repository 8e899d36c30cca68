#include "sync/server/keyring.h"

#include "sync/base/files.h"

#include <algorithm>

namespace copro {

namespace {

namespace fs = std::filesystem;

constexpr unsigned secret_mode = 0600;
constexpr std::size_t secret_bytes = 32;

template <std::size_t Public, std::size_t Private>
std::string pair_text(const std::array<std::uint8_t, Public>& open_half,
                      const std::array<std::uint8_t, Private>& private_half) {
    Bytes both(Public + Private);
    std::copy(private_half.begin(), private_half.end(), std::copy(open_half.begin(), open_half.end(), both.begin()));
    std::string text = to_base64url(both) + "\n";
    wipe(both);
    return text;
}

Result<Bytes> read_key(const fs::path& file, std::size_t size) {
    std::string text = TRY(read_file(file));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    auto bytes = from_base64url(text);
    wipe(text);
    if (!bytes || bytes->size() != size) return Error{ErrorKind::corrupt, file.string(), "this is not one of our keys"};
    return bytes;
}

template <typename Pair>
Result<Pair> read_pair(const fs::path& file) {
    Pair pair;
    const std::size_t split = pair.public_key.bytes.size();
    Bytes both = TRY(read_key(file, split + pair.private_key.size()));
    const auto middle = both.begin() + static_cast<std::ptrdiff_t>(split);
    std::copy(both.begin(), middle, pair.public_key.bytes.begin());
    std::copy(middle, both.end(), pair.private_key.begin());
    wipe(both);
    return pair;
}

Result<void> make_if_missing(const fs::path& file, const std::string& content) {
    std::error_code ignored;
    if (fs::exists(file, ignored)) return {};
    return replace_file(file, content, secret_mode);
}

Result<void> make_tls(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    if (fs::exists(folder / (name + ".crt"), ignored)) return {};
    const TlsMaterial tls = TRY(make_tls_material());
    TRY(replace_file(folder / (name + ".key"), tls.key_pem, secret_mode));
    return replace_file(folder / (name + ".crt"), tls.certificate_pem);
}

// What is wrong, with the file that it is wrong in.
template <typename Value>
Result<Value> in_file(Result<Value> outcome, const fs::path& file) {
    if (!outcome) return Error{outcome.error().kind, file.string(), outcome.error().reason};
    return outcome;
}

// The backup is looked at too: nobody would notice before the day when it is needed.
Result<TlsMaterial> read_tls(const fs::path& folder, const std::string& name, std::vector<std::string>& pins) {
    const fs::path key = folder / (name + ".key");
    const fs::path certificate = folder / (name + ".crt");
    TlsMaterial tls;
    tls.key_pem = TRY(read_file(key));
    pins.push_back(TRY(in_file(pin_of_key(tls.key_pem), key)));
    tls.certificate_pem = TRY(read_file(certificate));
    TRY(in_file(check_certificate(tls), certificate));
    return tls;
}

} // namespace

Result<void> make_keyring(const fs::path& folder) {
    TRY(make_private_folder(folder));
    TRY(make_tls(folder, "tls"));
    TRY(make_tls(folder, "tls-backup"));
    const SealingKeyPair intake = SealingKeyPair::generate();
    TRY(make_if_missing(folder / "intake.key", pair_text(intake.public_key.bytes, intake.private_key)));
    const SigningKeyPair signing = SigningKeyPair::generate();
    TRY(make_if_missing(folder / "signing.key", pair_text(signing.public_key.bytes, signing.private_key)));
    return make_if_missing(folder / "secret.key", to_base64url(random_bytes(secret_bytes)) + "\n");
}

Result<Keyring> load_keyring(const fs::path& folder) {
    Keyring keyring;
    keyring.tls = TRY(read_tls(folder, "tls", keyring.identity.tls_pins));
    TRY(read_tls(folder, "tls-backup", keyring.identity.tls_pins));
    keyring.intake = TRY(read_pair<SealingKeyPair>(folder / "intake.key"));
    keyring.identity.intake_key = keyring.intake.public_key;
    keyring.identity.signing = TRY(read_pair<SigningKeyPair>(folder / "signing.key"));
    keyring.identity.secret = TRY(read_key(folder / "secret.key", secret_bytes));
    return keyring;
}

} // namespace copro
