#include "kiosk/store/device_store.h"

#include "sync/base/files.h"
#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

constexpr const char* key_file = "device.key";
constexpr const char* enrolment_file = "enrolment.json";
constexpr std::int64_t enrolment_schema = 1;
constexpr unsigned secret_mode = 0600;

template <std::size_t size>
std::string spell(const std::array<std::uint8_t, size>& key) {
    return to_hex(key.data(), key.size());
}

template <std::size_t size>
Result<void> read_key(JsonObject& from, const char* name, std::array<std::uint8_t, size>& to) {
    std::string text = TRY(from.text(name));
    Result<Bytes> bytes = from_hex(text);
    wipe(text);
    if (!bytes || bytes->size() != size) return from.wrong(name, "is not a key");
    std::copy(bytes->begin(), bytes->end(), to.begin());
    wipe(*bytes);
    return {};
}

Result<Enrolment> read_enrolment(const Json& json, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", enrolment_schema, enrolment_schema));
    Enrolment enrolment;
    enrolment.server_url = TRY(object.text("server"));
    enrolment.device = TRY(object.text("device"));
    enrolment.organisation = TRY(object.text("organisation"));
    TRY(read_key(object, "server_key", enrolment.server_key.bytes));
    TRY(read_key(object, "intake_key", enrolment.intake_key.bytes));
    TRY(read_key(object, "device_public_key", enrolment.device_keys.public_key.bytes));
    TRY(read_key(object, "device_private_key", enrolment.device_keys.private_key));
    for (const Json& pin : *TRY(object.array("tls_pins"))) {
        if (!pin.is_string()) return object.wrong("tls_pins", "must be texts");
        enrolment.tls_pins.push_back(pin.get<std::string>());
    }
    TRY(object.done());
    return enrolment;
}

Result<DeviceBox> make_key(const std::filesystem::path& file) {
    std::array<std::uint8_t, DeviceBox::key_bytes> key{};
    Bytes random = random_bytes(key.size());
    std::copy(random.begin(), random.end(), key.begin());
    wipe(random);
    TRY(replace_file(file, spell(key), secret_mode));
    return DeviceBox(key);
}

Result<DeviceBox> read_or_make_key(const std::filesystem::path& file) {
    Result<std::string> text = read_file(file);
    if (!text && text.error().kind == ErrorKind::not_found) return make_key(file);
    if (!text) return text.error();
    Result<Bytes> bytes = from_hex(*text);
    wipe(*text);
    std::array<std::uint8_t, DeviceBox::key_bytes> key{};
    // Never replaced by itself: what is locked under the old key would be lost without a word.
    if (!bytes || bytes->size() != key.size()) return Error{ErrorKind::corrupt, file.string(), "is not a device key"};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    wipe(*bytes);
    return DeviceBox(key);
}

} // namespace

Result<DeviceStore> DeviceStore::open(const std::filesystem::path& folder) {
    TRY(make_private_folder(folder));
    return DeviceStore(folder, TRY(read_or_make_key(folder / key_file)));
}

Result<std::optional<Enrolment>> DeviceStore::enrolment() const {
    const std::filesystem::path file = m_folder / enrolment_file;
    Result<std::string> text = read_file(file);
    if (!text && text.error().kind == ErrorKind::not_found) return std::optional<Enrolment>();
    if (!text) return text.error();
    const Result<Json> json = parse_json(*text, file.string());
    wipe(*text);
    if (!json) return json.error();
    return std::optional<Enrolment>(TRY(read_enrolment(*json, file.string())));
}

Result<void> DeviceStore::keep(const Enrolment& enrolment) {
    const Json json{{"schema", enrolment_schema},
                    {"server", enrolment.server_url},
                    {"device", enrolment.device},
                    {"organisation", enrolment.organisation},
                    {"server_key", spell(enrolment.server_key.bytes)},
                    {"intake_key", spell(enrolment.intake_key.bytes)},
                    {"tls_pins", enrolment.tls_pins},
                    {"device_public_key", spell(enrolment.device_keys.public_key.bytes)},
                    {"device_private_key", spell(enrolment.device_keys.private_key)}};
    std::string text = json.dump(2) + "\n";
    const Result<void> written = replace_file(m_folder / enrolment_file, text, secret_mode);
    wipe(text);
    return written;
}

} // namespace copro
