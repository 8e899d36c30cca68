// The meeting packs of this kiosk, under the device key. The sync thread swaps them, the main thread reads. Any thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/kiosk_database.h"
#include "sync/client/pack_shelf.h"

namespace copro {

class PackShelfStore final : public PackShelf {
public:
    // Refuses a pack that the kiosk could not show.
    using Check = std::function<Result<void>(const PackItem&)>;
    // Called after a swap, on the thread that swapped.
    using Swapped = std::function<void()>;

    // database and box must outlive the shelf. A check that is not given would let a bad pack in, so it must be there.
    PackShelfStore(KioskDatabase& database, const DeviceBox& box, Check check, Swapped swapped = {})
        : m_database(database)
        , m_box(box)
        , m_check(std::move(check))
        , m_swapped(std::move(swapped)) {}

    [[nodiscard]] Result<std::string> etag() override;
    [[nodiscard]] Result<void> replace(const std::vector<PackItem>& packs, const std::string& etag) override;
    [[nodiscard]] Result<void> forget() override;

    // All packs of the shelf, by id. Error `corrupt` when one is damaged; the next download mends that.
    [[nodiscard]] Result<std::vector<PackItem>> packs();
    // A meeting that is long over (promises.md: 24 hours after the event). The server is not asked for it again.
    [[nodiscard]] Result<void> remove(const std::string& id);

private:
    // Packs are written beside the old ones in short steps, then one small transaction turns the shelf to them.
    [[nodiscard]] Result<void> write(const PackItem& pack, std::int64_t generation);
    [[nodiscard]] Result<void> turn_to(std::int64_t generation, const std::string& etag);
    [[nodiscard]] Result<void> delete_others(std::int64_t generation);
    [[nodiscard]] Result<std::int64_t> generation();

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    Check m_check;
    Swapped m_swapped;
};

} // namespace copro
