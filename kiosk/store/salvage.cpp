#include "kiosk/store/salvage.h"

#include "kiosk/store/outbox_rows.h"
#include "sync/base/log.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>

namespace copro {

namespace {

using TakeEnvelope = std::function<Result<void>(Bytes)>;

// How every envelope's header begins (PROTOCOL.md section 2); four bytes of length stand before it.
constexpr std::string_view beginning = "{\"envelope\":";
constexpr std::size_t window_bytes = 8UL * 1024 * 1024;

std::size_t length_at(std::string_view bytes, std::size_t at) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = (length << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
    return length;
}

// The bytes of the envelope whose header begins at `at`, when its lengths add up.
std::optional<Bytes> envelope_at(std::string_view bytes, std::size_t at) {
    if (at < 4) return std::nullopt;
    const std::size_t start = at - 4;
    const std::size_t header = length_at(bytes, start);
    if (header > largest_header_bytes || bytes.size() - at < header + 4) return std::nullopt;
    const std::size_t whole = 4 + header + 4 + length_at(bytes, at + header) + Signature().size();
    if (whole > largest_envelope_bytes || bytes.size() - start < whole) return std::nullopt;
    return to_bytes(bytes.substr(start, whole));
}

Result<void> scan(const std::filesystem::path& file, const TakeEnvelope& take) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return {};
    std::string window;
    while (in.good()) {
        const std::size_t kept = window.size();
        window.resize(kept + window_bytes);
        in.read(window.data() + kept, static_cast<std::streamsize>(window_bytes));
        window.resize(kept + static_cast<std::size_t>(in.gcount()));
        for (std::size_t at = window.find(beginning); at != std::string::npos; at = window.find(beginning, at + 1)) {
            if (std::optional<Bytes> one = envelope_at(window, at)) TRY(take(std::move(*one)));
        }
        // One that begins near the end is met again, whole, in the next window; what is found twice is kept once.
        if (window.size() > largest_envelope_bytes) window.erase(0, window.size() - largest_envelope_bytes);
    }
    return {};
}

// Puts envelopes in, each once and only when it is sound.
class Keeper {
public:
    Keeper(Database& database, const SigningPublicKey& device)
        : m_database(database)
        , m_device(device) {}
    [[nodiscard]] std::int64_t kept() const { return m_kept; }

    [[nodiscard]] Result<void> keep(const Bytes& encoded) {
        const Result<Envelope> envelope = parse_envelope(encoded);
        if (!envelope || TRY(has_record(m_database, envelope->header.rec_id))) return {};
        if (!signature_holds(encoded, m_device)) return {};
        const EnvelopeHeader& header = envelope->header;
        const std::int64_t place = TRY(place_of_install(m_database, header.install, header.device));
        // A number that is taken belongs to a record that was acknowledged in the place of one that failed to save.
        const std::vector<SqlValue> number{place, header.seq};
        if (TRY(m_database.integer("SELECT 1 FROM outbox WHERE install = $1 AND seq = $2", number)) == 1) return {};
        TRY(insert_waiting(m_database, place, header, encoded));
        ++m_kept;
        const std::vector<SqlValue> last{header.seq, place};
        return m_database.run("UPDATE install SET last_seq = max(last_seq, $1) WHERE place = $2", last);
    }

private:
    Database& m_database;
    const SigningPublicKey& m_device;
    std::int64_t m_kept = 0;
};

// True when the end was reached without meeting damage. order: ASC or DESC.
Result<bool> read_rows(Database& damaged, const char* order, const TakeEnvelope& take) {
    Result<Statement> rows =
        damaged.prepare(std::string("SELECT encoded FROM outbox NOT INDEXED ORDER BY id ") + order);
    if (!rows) return false;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row) return false;
        if (!*row) return true;
        TRY(take(rows->blob(0)));
    }
}

struct Table {
    const char* read;
    const char* write;
    std::string_view columns; // a letter each: integer, text or blob
};

// Boxes open only when they are whole, so a wrong byte in one cannot do harm. The packs' ETag stays behind: the server
// is asked for all of them again.
constexpr std::array<Table, 9> other_tables{{
    {"SELECT name, value FROM setting", "INSERT INTO setting(name, value) VALUES($1, $2) ON CONFLICT DO NOTHING", "tt"},
    {"SELECT hash, wall_ms FROM seen", "INSERT INTO seen(hash, wall_ms) VALUES($1, $2) ON CONFLICT DO NOTHING", "bi"},
    {"SELECT wipe_at_wall_ms, box FROM roll", "INSERT INTO roll(wipe_at_wall_ms, box) VALUES($1, $2)", "ib"},
    {"SELECT name, kept_wall_ms, wipe_at_wall_ms, by_person, box, code_box FROM paused",
     "INSERT INTO paused(name, kept_wall_ms, wipe_at_wall_ms, by_person, box, code_box) "
     "VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
     "biiibb"},
    // Of a file from before code_box: who has their pictures finds their work.
    {"SELECT name, kept_wall_ms, wipe_at_wall_ms, by_person, box FROM paused",
     "INSERT INTO paused(name, kept_wall_ms, wipe_at_wall_ms, by_person, box) VALUES($1, $2, $3, $4, $5) "
     "ON CONFLICT DO NOTHING",
     "biiib"},
    {"SELECT generation, pack, part, parts, box FROM pack_part",
     "INSERT INTO pack_part(generation, pack, part, parts, box) VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
     "itiib"},
    {"SELECT id, form, sealed FROM equality_pool",
     "INSERT INTO equality_pool(id, form, sealed) VALUES($1, $2, $3) ON CONFLICT DO NOTHING", "btb"},
    {"SELECT form, day FROM equality_day", "INSERT INTO equality_day(form, day) VALUES($1, $2) ON CONFLICT DO NOTHING",
     "tt"},
    {"SELECT generation FROM pack_shelf", "UPDATE pack_shelf SET generation = $1", "i"},
}};

SqlValue value_of(const Statement& row, int column, char type) {
    if (type == 't') return row.text(column);
    if (type == 'b') return row.blob(column);
    return row.integer(column);
}

Result<void> copy_table(Database& from, Database& to, const Table& table) {
    Result<Statement> rows = from.prepare(table.read);
    if (!rows) return {};
    Statement write = TRY(to.prepare(table.write));
    while (true) {
        const Result<bool> row = rows->step();
        if (!row || !*row) return {};
        std::vector<SqlValue> values;
        for (const char type : table.columns) values.push_back(value_of(*rows, static_cast<int>(values.size()), type));
        TRY(write.run(values));
    }
}

Result<std::int64_t> salvage_one(Database& database, const std::filesystem::path& file,
                                 const SigningPublicKey& device) {
    Transaction transaction = TRY(Transaction::begin(database));
    Keeper keeper(database, device);
    const TakeEnvelope take = [&keeper](const Bytes& encoded) { return keeper.keep(encoded); };
    // The raw bytes first, as SQLite may tidy up what it opens. Rows longer than a page are only found by SQLite.
    TRY(scan(file, take));
    TRY(scan(file.string() + "-wal", take));
    Result<Database> damaged = Database::open(file);
    if (damaged) {
        if (!TRY(read_rows(*damaged, "ASC", take))) TRY(read_rows(*damaged, "DESC", take));
        for (const Table& table : other_tables) TRY(copy_table(*damaged, database, table));
    }
    const std::vector<SqlValue> done{file.filename().string(), keeper.kept()};
    TRY(database.run("INSERT INTO salvaged(file, envelopes) VALUES($1, $2)", done));
    TRY(transaction.commit());
    log_warning("store.salvaged", {{"file", file.filename().string()}, {"envelopes", std::to_string(keeper.kept())}});
    return keeper.kept();
}

} // namespace

Result<std::vector<Bytes>> envelopes_in_file(const std::filesystem::path& file, const SigningPublicKey& device) {
    std::vector<Bytes> found;
    TRY(scan(file, [&](Bytes encoded) -> Result<void> {
        if (parse_envelope(encoded) && signature_holds(encoded, device)) found.push_back(std::move(encoded));
        return {};
    }));
    return found;
}

Result<std::int64_t> keep_envelopes(Database& database, const std::vector<Bytes>& envelopes,
                                    const SigningPublicKey& device) {
    if (envelopes.empty()) return std::int64_t{0};
    Transaction transaction = TRY(Transaction::begin(database));
    Keeper keeper(database, device);
    for (const Bytes& encoded : envelopes) TRY(keeper.keep(encoded));
    TRY(transaction.commit());
    return keeper.kept();
}

Result<std::int64_t> salvage_set_aside(Database& database, const std::filesystem::path& folder,
                                       const SigningPublicKey& device) {
    std::int64_t kept = 0;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("kiosk.damaged-") || !name.ends_with(".sqlite")) continue;
        const std::vector<SqlValue> key{name};
        if (TRY(database.integer("SELECT 1 FROM salvaged WHERE file = $1", key)) == 1) continue;
        kept += TRY(salvage_one(database, entry.path(), device));
    }
    return kept;
}

} // namespace copro
