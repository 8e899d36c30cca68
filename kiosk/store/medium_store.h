// The pictures and sounds that authors brought with their surveys: FOLDER/media, each under its hash. Of the meeting
// and of nobody in it, so they lie there as they are. The sync thread adds, the main thread asks. Any thread.
#pragma once

#include "sync/client/medium_shelf.h"
#include "sync/records/medium.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace copro {

class MediumStore final : public MediumShelf {
public:
    // Called when there are others than before, on the thread that brought them.
    using Changed = std::function<void()>;

    // What is there whole is known at once, and want() says later what of it is still wanted. folder: the kiosk's data
    // folder. least_free_bytes: are left on the disk, so that records find room.
    [[nodiscard]] static Result<std::unique_ptr<MediumStore>> open(const std::filesystem::path& folder, Changed changed,
                                                                   std::int64_t least_free_bytes = 256LL * 1024 * 1024);

    // What the packs name now; what they do not is removed.
    [[nodiscard]] Result<void> want(std::vector<Medium> media);
    // Which are here whole, by SHA-256.
    [[nodiscard]] std::set<std::string> here() const;

    [[nodiscard]] Result<std::optional<WantedMedium>> next_medium(const std::set<std::string>& but) override;
    [[nodiscard]] Result<void> add_to_medium(const WantedMedium& medium, std::string_view bytes) override;

private:
    MediumStore(std::filesystem::path folder, Changed changed, std::int64_t least_free_bytes)
        : m_folder(std::move(folder))
        , m_changed(std::move(changed))
        , m_least_free_bytes(least_free_bytes) {}
    // With the mutex held.
    [[nodiscard]] std::filesystem::path part_of(const std::string& sha256) const;
    [[nodiscard]] std::int64_t size_of(const std::filesystem::path& file) const;
    [[nodiscard]] const Medium* find_wanted(const std::string& sha256) const;
    [[nodiscard]] Result<void> remove_others() const;
    [[nodiscard]] bool has_room_for(std::int64_t bytes) const;
    [[nodiscard]] Result<void> finish(const std::string& sha256);

    std::filesystem::path m_folder;
    Changed m_changed;
    std::int64_t m_least_free_bytes;
    mutable std::mutex m_mutex; // guards the rest, and the files
    std::vector<Medium> m_wanted;
    std::set<std::string> m_here;
};

// Where they are, in the kiosk's data folder.
[[nodiscard]] inline std::filesystem::path media_of(const std::filesystem::path& folder) { return folder / "media"; }
// Which lie there whole, by SHA-256; none in a folder that no kiosk has used. Also beside a kiosk that runs.
[[nodiscard]] Result<std::set<std::string>> media_in(const std::filesystem::path& folder);

} // namespace copro
