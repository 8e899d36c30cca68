// The meeting packs of this kiosk, under the device key. The sync thread swaps them, the main thread reads. Any thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/due_times.h"
#include "kiosk/store/kiosk_database.h"
#include "sync/client/pack_shelf.h"

namespace copro {

class PackShelfStore final : public PackShelf {
public:
    // When the meeting ends, by the wall clock. Refuses a pack that the kiosk could not show.
    using Check = std::function<Result<std::int64_t>(const PackItem&)>;
    // Called after a swap, on the thread that swapped.
    using Swapped = std::function<void()>;

    // database, box and clock must outlive the shelf.
    PackShelfStore(KioskDatabase& database, const DeviceBox& box, const Clock& clock, Check check, Swapped swapped = {})
        : m_database(database)
        , m_box(box)
        , m_clock(clock)
        , m_due(clock)
        , m_check(std::move(check))
        , m_swapped(std::move(swapped)) {}

    [[nodiscard]] Result<std::string> etag() override;
    [[nodiscard]] Result<void> replace(const std::vector<PackItem>& packs, const std::string& etag) override;
    [[nodiscard]] Result<void> forget() override;

    // All packs of the shelf, by id. Error `corrupt` when one is damaged; the shelf is then empty, and the next
    // download fills it.
    [[nodiscard]] Result<std::vector<PackItem>> packs();
    // Deletes the packs whose meeting ended 24 hours ago (promises.md), from the log as well. To be called at start,
    // after a swap and at next_wipe_ms(). True when there were any. The server is not asked for them again, unless the
    // clock is set back.
    [[nodiscard]] Result<bool> wipe_ended();
    // Monotonic; nothing when the shelf is empty.
    [[nodiscard]] std::optional<std::int64_t> next_wipe_ms() const { return m_due.next_ms(); }

private:
    struct Shelf {
        std::int64_t generation = 0;
        std::vector<PackItem> packs;
    };
    [[nodiscard]] Result<Shelf> read();
    // Of one generation, as a swap may just have brought another meeting under the same id.
    [[nodiscard]] Result<void> remove(const std::vector<std::string>& ids, std::int64_t generation);
    // Those whose names may still be here.
    [[nodiscard]] Result<std::vector<PackItem>> not_over(const std::vector<PackItem>& packs) const;
    // Packs are written beside the old ones in short steps, then one small transaction turns the shelf to them.
    [[nodiscard]] Result<void> write(const PackItem& pack, std::int64_t generation);
    [[nodiscard]] Result<void> turn_to(std::int64_t generation, const std::string& etag, std::int64_t wiped_wall_ms);
    [[nodiscard]] Result<void> delete_others(std::int64_t generation);
    [[nodiscard]] Result<std::int64_t> generation();

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    const Clock& m_clock;
    DueTimes m_due; // by the pack's id
    Check m_check;
    Swapped m_swapped;
};

} // namespace copro
