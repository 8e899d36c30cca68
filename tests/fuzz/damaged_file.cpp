// A kiosk's file after a power cut, a dying card or a thief: what is brought back was signed by this kiosk.
#include "kiosk/store/salvage.h"
#include "sync/base/files.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace copro::fuzz {

namespace {

struct Kept {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("copro-fuzz-" + Uuid::random().text());
    SigningKeyPair device = SigningKeyPair::generate();
    Bytes envelope;
    std::string log; // a real write-ahead log with that envelope in it

    Kept() {
        std::filesystem::create_directories(folder);
        EnvelopeHeader header;
        header.rec_id = Uuid::random();
        header.device = "kiosk-1";
        header.seq = 1;
        header.kind = "feedback";
        header.sealed_to = std::string(16, 'a');
        envelope = make_envelope(header, to_bytes("{}"), SealingKeyPair::generate().public_key, device);
        Database database = Database::open(folder / "made.sqlite").take();
        const std::vector<SqlValue> values{envelope};
        promise(database.execute("CREATE TABLE t(b BLOB)").ok() &&
                    database.run("INSERT INTO t VALUES($1)", values).ok(),
                "a file can be made");
        log = read_file(folder / "made.sqlite-wal").take();
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    ~Kept() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
};

const Kept& kept() {
    static const Kept made;
    return made;
}

std::vector<std::string> file_seeds() {
    return {kept().log, std::string(as_text(kept().envelope)), "{\"envelope\":", std::string(4096, '\xff')};
}

void try_file(std::string_view bytes) {
    const std::filesystem::path file = kept().folder / "kiosk.sqlite";
    promise(replace_file(file, "database").ok() && replace_file(file.string() + "-wal", bytes).ok(), "there is room");
    const auto found = envelopes_in_file(file.string() + "-wal", kept().device.public_key);
    promise(found.ok(), "damage is not an error");
    const bool all_ours =
        std::all_of(found->begin(), found->end(), [](const Bytes& one) { return one == kept().envelope; });
    promise(all_ours, "only what the kiosk signed is brought back");
    const bool is_there = bytes.find(as_text(kept().envelope)) != std::string_view::npos;
    promise(!is_there || !found->empty(), "what stands whole in the file is brought back");
    promise(bytes != kept().log || !log_is_damaged(file), "a sound log is sound");
    (void)log_is_damaged(file);
}

const Registered damaged_file_registered{{"damaged_file", file_seeds, try_file}};

} // namespace

} // namespace copro::fuzz
