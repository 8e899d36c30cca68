#include "kiosk/store/kiosk_database.h"

#include "kiosk/store/salvage.h"
#include "kiosk/store/schema.h"
#include "sync/base/files.h"
#include "sync/base/log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace copro {

namespace {

constexpr const char* file_name = "kiosk.sqlite";

Error damaged(const std::filesystem::path& file) {
    return Error{ErrorKind::corrupt, file.string(), "the database is damaged"};
}

// Before SQLite sees it: its log and index take the mode of the database.
Result<void> make_private_file(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const bool made = opened >= 0 && ::fchmod(opened, S_IRUSR | S_IWUSR) == 0;
    if (opened >= 0) ::close(opened);
    if (!made) return Error{ErrorKind::internal, file.string(), "cannot be made, or not be made private"};
    return {};
}

Result<Database> open_sound(const std::filesystem::path& file) {
    TRY(make_private_file(file));
    Database database = TRY(Database::open(file));
    if (!TRY(database.is_sound())) return damaged(file);
    TRY(bring_up_to_date(database));
    if (!TRY(has_its_shape(database))) return damaged(file);
    // In KiB. SQLite's own 2 MiB fill up over a thousand visits, and save nothing: records are written at one end.
    TRY(database.execute("PRAGMA cache_size=-512"));
    return database;
}

Result<void> empty_log(Database& database) {
    Statement checkpoint = TRY(database.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!TRY(checkpoint.step()) || checkpoint.integer(0) != 0) return internal("the log cannot be emptied");
    return {};
}

std::filesystem::path damaged_file(const std::filesystem::path& folder, int number) {
    return folder / ("kiosk.damaged-" + std::to_string(number) + ".sqlite");
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    if (!synced) return internal("the data folder cannot be synced");
    return {};
}

// The log goes first: a crash in between leaves the database under its old name, still damaged, to be set aside again.
Result<void> set_aside(const std::filesystem::path& folder) {
    int number = 1;
    std::error_code code;
    while (std::filesystem::exists(damaged_file(folder, number), code)) ++number;
    const std::filesystem::path to = damaged_file(folder, number);
    for (const char* part : {"-wal", "-shm", ""}) {
        const std::filesystem::path from = (folder / file_name).string() + part;
        if (!std::filesystem::exists(from, code)) continue;
        std::filesystem::rename(from, to.string() + part, code);
        if (code) return Error{ErrorKind::internal, from.string(), "cannot be set aside: " + code.message()};
    }
    log_warning("store.set-aside", {{"file", to.filename().string()}});
    return sync_folder(folder);
}

} // namespace

Result<std::unique_ptr<KioskDatabase>> KioskDatabase::open(const std::filesystem::path& folder,
                                                           const std::optional<SigningPublicKey>& device) {
    TRY(make_private_folder(folder));
    std::unique_ptr<KioskDatabase> database(new KioskDatabase(folder, device));
    TRY(database->lock_folder());
    TRY(database->boot(true));
    return database;
}

KioskDatabase::~KioskDatabase() {
    m_database.reset();
    if (m_lock >= 0) ::close(m_lock);
}

Result<void> KioskDatabase::lock_folder() {
    const std::filesystem::path file = m_folder / "lock";
    m_lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_lock < 0) return Error{ErrorKind::internal, file.string(), std::generic_category().message(errno)};
    if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0) return {};
    return Error{ErrorKind::unavailable, m_folder.string(), "another copro-kiosk is using it"};
}

Result<void> KioskDatabase::boot(bool first) {
    const std::filesystem::path file = m_folder / file_name;
    // Looked at before SQLite opens it: SQLite drops the tail of a damaged log without a word, and that tail may have
    // been acknowledged. Not after a fault of the disk, which leaves half a log of what was reported as not saved.
    std::vector<Bytes> in_log;
    if (first && m_device && log_is_damaged(file)) {
        in_log = TRY(envelopes_in_file(file.string() + "-wal", *m_device));
    }
    Result<Database> opened = open_sound(file);
    if (!opened && opened.error().kind == ErrorKind::corrupt) {
        log_warning("store.damaged", {{"reason", opened.error().text()}});
        TRY(set_aside(m_folder));
        opened = open_sound(file);
    }
    if (!opened) return opened.error();
    Database database = opened.take();
    if (m_device) {
        m_salvaged += TRY(keep_envelopes(database, in_log, *m_device));
        m_salvaged += TRY(salvage_set_aside(database, m_folder, *m_device));
    }
    m_database.emplace(std::move(database));
    return {};
}

// promises.md, "Failed fsync": never again on the same handle. The log may hold frames that only look written, so all
// of it is copied into the database file and that is synced, before anything new may be called saved.
Result<void> KioskDatabase::reopen() {
    TRY(boot(false));
    const Result<void> durable = empty_log(*m_database);
    if (!durable) m_database.reset();
    if (durable) log_info("store.reopened");
    return durable;
}

Result<void> KioskDatabase::attempt(const Step& step, bool writes) {
    if (!m_database) TRY(reopen());
    if (!writes) return step(*m_database);
    Transaction transaction = TRY(Transaction::begin(*m_database));
    TRY(step(*m_database));
    return transaction.commit();
}

Result<void> KioskDatabase::under_lock(const Step& step, bool writes) {
    const std::lock_guard lock(m_mutex);
    Result<void> outcome = attempt(step, writes);
    if (outcome) return outcome;
    const ErrorKind kind = outcome.error().kind;
    if (kind == ErrorKind::internal || kind == ErrorKind::corrupt) {
        log_warning("store.fault", {{"reason", outcome.error().text()}});
        m_database.reset();
    }
    return outcome;
}

Result<void> KioskDatabase::forget_deleted() { return look(empty_log); }

} // namespace copro
