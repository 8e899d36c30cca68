#include "kiosk/store/medium_store.h"

#include "sync/base/files.h"
#include "sync/base/log.h"

#include <algorithm>

namespace copro {

namespace {

const std::string part_extension = ".part";

} // namespace

Result<std::set<std::string>> media_in(const std::filesystem::path& folder) {
    std::set<std::string> here;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(media_of(folder), code)) {
        if (entry.path().extension() != part_extension) here.insert(entry.path().filename().string());
    }
    if (code && code != std::errc::no_such_file_or_directory) {
        return Error{ErrorKind::internal, "media", code.message()};
    }
    return here;
}

Result<std::unique_ptr<MediumStore>> MediumStore::open(const std::filesystem::path& folder, Changed changed,
                                                       std::int64_t least_free_bytes) {
    TRY(make_private_folder(media_of(folder)));
    std::unique_ptr<MediumStore> store(new MediumStore(media_of(folder), std::move(changed), least_free_bytes));
    store->m_here = TRY(media_in(folder));
    return store;
}

std::filesystem::path MediumStore::part_of(const std::string& sha256) const {
    return m_folder / (sha256 + part_extension);
}

// 0 for one that is not there.
std::int64_t MediumStore::size_of(const std::filesystem::path& file) const {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

const Medium* MediumStore::find_wanted(const std::string& sha256) const {
    const auto found =
        std::find_if(m_wanted.begin(), m_wanted.end(), [&](const Medium& one) { return one.sha256 == sha256; });
    return found == m_wanted.end() ? nullptr : &*found;
}

Result<void> MediumStore::remove_others() const {
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, code)) {
        const std::filesystem::path name = entry.path().filename();
        const bool is_part = name.extension() == part_extension;
        if (find_wanted(is_part ? name.stem().string() : name.string()) != nullptr) continue;
        std::error_code failed;
        std::filesystem::remove(entry.path(), failed);
        if (failed) return Error{ErrorKind::internal, "media", failed.message()};
    }
    if (code) return Error{ErrorKind::internal, "media", code.message()};
    return {};
}

Result<void> MediumStore::want(std::vector<Medium> media) {
    bool has_changed = false;
    {
        const std::lock_guard held(m_mutex);
        m_wanted = std::move(media);
        std::set<std::string> here;
        for (const Medium& one : m_wanted) {
            if (size_of(m_folder / one.sha256) == one.length) here.insert(one.sha256);
        }
        has_changed = here != m_here;
        m_here = std::move(here);
        TRY(remove_others());
    }
    if (has_changed && m_changed) m_changed();
    return {};
}

std::set<std::string> MediumStore::here() const {
    const std::lock_guard held(m_mutex);
    return m_here;
}

bool MediumStore::has_room_for(std::int64_t bytes) const {
    std::error_code code;
    const auto space = std::filesystem::space(m_folder, code);
    return !code && static_cast<std::int64_t>(space.available) - bytes >= m_least_free_bytes;
}

Result<std::optional<WantedMedium>> MediumStore::next_medium(const std::set<std::string>& but) {
    const std::lock_guard held(m_mutex);
    bool lacks_room = false;
    for (const Medium& one : m_wanted) {
        if (m_here.contains(one.sha256) || but.contains(one.sha256)) continue;
        const std::int64_t have = size_of(part_of(one.sha256));
        if (have < one.length && has_room_for(one.length - have)) {
            return std::optional(WantedMedium{one.sha256, one.length, have});
        }
        // A smaller one may still fit.
        if (have < one.length) {
            lacks_room = true;
            continue;
        }
        // More than there is to be had, as after a fault of the disk: its bytes are not believed, and come once more.
        std::error_code code;
        std::filesystem::remove(part_of(one.sha256), code);
        if (code) return Error{ErrorKind::internal, "media", code.message()};
        return std::optional(WantedMedium{one.sha256, one.length, 0});
    }
    if (lacks_room) log_warning("media.no-room", {});
    return std::optional<WantedMedium>();
}

Result<void> MediumStore::add_to_medium(const WantedMedium& medium, std::string_view bytes) {
    {
        const std::lock_guard held(m_mutex);
        const Medium* wanted = find_wanted(medium.sha256);
        // Other packs came meanwhile: whoever asks for the next one is told where to go on.
        if (wanted == nullptr || size_of(part_of(medium.sha256)) != medium.have) return {};
        TRY(append_to_file(part_of(medium.sha256), bytes));
        if (medium.have + static_cast<std::int64_t>(bytes.size()) < wanted->length) return {};
        TRY(finish(medium.sha256));
    }
    if (m_changed) m_changed();
    return {};
}

// Only what is whole and right comes to stand under its name.
Result<void> MediumStore::finish(const std::string& sha256) {
    const std::string bytes = TRY(read_file(part_of(sha256)));
    if (sha256_of(bytes) != sha256) {
        std::error_code code;
        std::filesystem::remove(part_of(sha256), code);
        return Error{ErrorKind::corrupt, "media", "a picture or sound did not come whole, and is thrown away"};
    }
    TRY(rename_file(part_of(sha256), m_folder / sha256));
    m_here.insert(sha256);
    return {};
}

} // namespace copro
