// What came of claims, as the server told it last: each under its name, sealed so that its reference alone opens it,
// and boxed under the device key besides. The sync thread replaces them, the main thread looks one up. Any thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/store/device_box.h"
#include "kiosk/store/kiosk_database.h"
#include "sync/base/clock.h"
#include "sync/client/claim_shelf.h"

namespace copro {

// A kiosk that has heard nothing for so long tells nobody what once was true, and keeps nothing of it.
inline constexpr std::int64_t claims_kept_ms = 92LL * 24 * 60 * 60 * 1000;

class ClaimShelfStore final : public ClaimShelf, public ClaimAnswerPort {
public:
    // database, box and clock must outlive the shelf. server: whose claims these are.
    ClaimShelfStore(KioskDatabase& database, const DeviceBox& box, const Clock& clock, const SigningPublicKey& server)
        : m_database(database)
        , m_box(box)
        , m_clock(clock)
        , m_server(server) {}

    [[nodiscard]] Result<std::string> etag() override;
    [[nodiscard]] Result<void> replace(const std::vector<SealedAnswer>& answers, const std::string& etag) override;
    [[nodiscard]] Result<void> confirm() override;
    [[nodiscard]] Result<void> forget() override;
    // Takes about a tenth of a second, on purpose.
    [[nodiscard]] Result<FoundAnswer> find(const std::string& reference) override;
    // To be called at start and when a day begins.
    [[nodiscard]] Result<void> wipe_old();

private:
    struct State {
        std::int64_t round = 0;
        std::string etag;
        std::int64_t told_wall_ms = 0; // 0 = never
    };
    [[nodiscard]] Result<State> state();
    [[nodiscard]] Result<void> turn_to(const State& state);
    [[nodiscard]] Result<void> delete_others(std::int64_t round);
    [[nodiscard]] Result<ClaimAnswer> open(const Bytes& box, const AnswerKey& key) const;

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    const Clock& m_clock;
    SigningPublicKey m_server;
};

} // namespace copro
