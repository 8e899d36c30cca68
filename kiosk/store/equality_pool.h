// Equality answers on the kiosk, kept so that nobody can lay them beside the person who gave them (design.md section 4,
// domain.md "Equality questions"). Any thread.
//
// Each is sealed to the server's key and of one size. The whole table is written anew in another order whenever one
// comes, under new random ids, and the log is emptied: neither rows, pages, sizes nor times tell who came when. They
// leave on a later day, five or more of one form together, in one record that carries the day alone.
#pragma once

#include "kiosk/store/outbox_store.h"
#include "sync/records/equality.h"

namespace copro {

class EqualityPool {
public:
    // All must outlive it.
    EqualityPool(KioskDatabase& database, OutboxStore& outbox, const Clock& clock, const SealingPublicKey& intake)
        : m_database(database)
        , m_outbox(outbox)
        , m_clock(clock)
        , m_intake(intake) {}

    // Forms and versions do not mix: the one member of staff among four others must not stand out.
    [[nodiscard]] static std::string name_of(const std::string& form, int version) {
        return form + "." + std::to_string(version);
    }
    // text is wiped. Error `invalid` when it is longer than all are made.
    [[nodiscard]] Result<Bytes> seal(std::string text) const;
    // On the disk when it returns. The same bytes again, after an error, are kept once.
    [[nodiscard]] Result<void> put(const std::string& form, const Bytes& sealed);
    // What came on another day than today, where five or more wait: into the outbox, in one transaction. Returns how
    // many records that made.
    [[nodiscard]] Result<std::size_t> release(Date today);

private:
    [[nodiscard]] Result<std::size_t> release_form(Database& database, const std::string& form, const std::string& day);

    KioskDatabase& m_database;
    OutboxStore& m_outbox;
    const Clock& m_clock;
    SealingPublicKey m_intake;
};

} // namespace copro
