// The kiosk's one SQLite file behind one lock: the kiosk's main thread saves, the sync thread reads and marks. Any
// thread.
//
// One connection in one process only, because SQLite before 3.51.3 can damage a log that two connections write; each
// piece of work is one short transaction, so that Save waits for another's commit at most, never for the network.
#pragma once

#include "sync/base/sqlite.h"
#include "sync/protocol/keys.h"

#include <functional>
#include <mutex>
#include <type_traits>

namespace copro {

class KioskDatabase {
public:
    // Opens or makes FOLDER/kiosk.sqlite and checks it. A damaged file is set aside as kiosk.damaged-N.sqlite and a
    // clean one started; what device has signed, and the boxes and settings that can still be read, are carried over.
    // device: nothing before enrolment, when nothing can have been saved. Error `unavailable` when another process has
    // it.
    [[nodiscard]] static Result<std::unique_ptr<KioskDatabase>> open(const std::filesystem::path& folder,
                                                                     const std::optional<SigningPublicKey>& device);

    ~KioskDatabase();
    KioskDatabase(const KioskDatabase&) = delete;
    KioskDatabase& operator=(const KioskDatabase&) = delete;

    // One transaction: all of it is on the disk when this returns, or none of it happened. After a fault of the disk
    // the connection is given up: the next call opens the file anew, makes sure that all in it is durable, and checks
    // it. work: takes a Database&, returns a Result, and so does the call.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work, Database&> change(const Work& work) {
        return run(work, true);
    }
    // Reads only; the same in every other way.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work, Database&> look(const Work& work) {
        return run(work, false);
    }
    // Empties the write-ahead log, so that what was deleted is gone from there too.
    [[nodiscard]] Result<void> forget_deleted();

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    // How many envelopes were brought back from damaged files.
    [[nodiscard]] std::int64_t salvaged() const { return m_salvaged; }

private:
    using Step = std::function<Result<void>(Database&)>;

    KioskDatabase(std::filesystem::path folder, std::optional<SigningPublicKey> device)
        : m_folder(std::move(folder))
        , m_device(device) {}

    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work, Database&> run(const Work& work, bool writes) {
        std::optional<std::invoke_result_t<Work, Database&>> outcome;
        const Step step = [&](Database& database) -> Result<void> {
            outcome.emplace(work(database));
            if (!*outcome) return outcome->error();
            return {};
        };
        const Result<void> done = under_lock(step, writes);
        if (!done) return done.error();
        return std::move(*outcome);
    }
    [[nodiscard]] Result<void> under_lock(const Step& step, bool writes);
    [[nodiscard]] Result<void> attempt(const Step& step, bool writes);
    // Held until the end of the process or of this, whichever comes first; the kernel sees to that.
    [[nodiscard]] Result<void> lock_folder();
    [[nodiscard]] Result<void> boot(bool first);
    [[nodiscard]] Result<void> reopen();

    std::filesystem::path m_folder;
    std::optional<SigningPublicKey> m_device;
    int m_lock = -1; // the descriptor of FOLDER/lock
    std::mutex m_mutex;
    std::optional<Database> m_database; // nothing after a fault
    std::int64_t m_salvaged = 0;
};

} // namespace copro
