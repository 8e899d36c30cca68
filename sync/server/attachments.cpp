#include "sync/server/attachments.h"

#include "sync/base/files.h"
#include "sync/protocol/attachment_keys.h"
#include "sync/server/opener/open_record.h"
#include "sync/server/taken_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace copro {

namespace {

const char* ending_of(const std::string& media_type) {
    if (media_type == "image/jpeg") return "jpg";
    if (media_type == "audio/ogg") return "ogg";
    return "bin";
}

// The record that a person's reference stands for; its id when staff have that.
Result<Uuid> find_record(const std::vector<AttachmentRow>& rows, const TakenNumbers& numbers,
                         const std::string& reference) {
    std::set<Uuid> found;
    for (const AttachmentRow& row : rows) {
        if (numbers.is(row.rec_id, reference)) found.insert(row.rec_id);
    }
    if (found.empty()) return Error{ErrorKind::not_found, reference, "no record with this reference has attachments"};
    if (found.size() > 1) {
        return Error{ErrorKind::conflict, reference, "two records have this reference; give the id of one"};
    }
    return *found.begin();
}

Result<void> open_blob(const std::filesystem::path& sealed, const BlobKey& key, std::ofstream& out) {
    std::ifstream in(sealed, std::ios::binary);
    if (!in) return Error{ErrorKind::not_found, sealed.string(), "is not in the folder of attachments"};
    BlobOpener opener(key);
    Bytes piece(blob_piece_bytes);
    const auto put = [&out](const Bytes& plain) {
        out.write(reinterpret_cast<const char*>(plain.data()), static_cast<std::streamsize>(plain.size()));
    };
    while (in) {
        in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        put(TRY(opener.add(piece.data(), static_cast<std::size_t>(in.gcount()))));
    }
    put(TRY(opener.finish()));
    out.flush();
    if (!out) return internal("the opened attachment could not be written");
    return {};
}

Result<void> save_one(const std::filesystem::path& sealed, const BlobKey& key, const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        return Error{ErrorKind::conflict, file.string(), "is there already; choose another folder"};
    }
    // Made for this user alone before anything is in it.
    TRY(replace_file(file, "", 0600));
    std::ofstream out(file, std::ios::binary);
    const Result<void> opened = open_blob(sealed, key, out);
    if (opened) return {};
    std::error_code code;
    std::filesystem::remove(file, code);
    return opened;
}

} // namespace

Result<std::string> list_attachments(StoreReader& store, const std::string& meeting) {
    auto rows = TRY(store.attachments(meeting));
    // The order in which people came must not give away who said what.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AttachmentRow& left, const AttachmentRow& right) { return left.rec_id < right.rec_id; });
    const TakenNumbers numbers = TRY(TakenNumbers::load(store));
    std::string out;
    for (const AttachmentRow& row : rows) {
        out += fmt::format("{}\t{}\t{}\t{} bytes\t{}\n", numbers.of(row.rec_id), row.meeting, row.kind, row.length,
                           row.is_erased     ? "erased"
                           : row.is_complete ? "here"
                                             : "not here yet");
    }
    return out;
}

Result<std::string> save_attachments(StoreReader& store, const BlobFiles& blobs, const SealingKeyPair& intake,
                                     const std::string& reference, const std::filesystem::path& folder) {
    const auto rows = TRY(store.attachments(""));
    const TakenNumbers numbers = TRY(TakenNumbers::load(store));
    const Uuid rec_id = TRY(find_record(rows, numbers, reference));
    const auto envelope = TRY(store.envelope(rec_id));
    if (!envelope) return Error{ErrorKind::not_found, reference, "its record is not here"};
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code)) return invalid(folder.string(), "is not a folder");
    std::string out;
    int number = 0;
    for (const SealedAttachment& one : TRY(attachments_of(*envelope, intake))) {
        const std::string name = fmt::format("{}-{}.{}", numbers.of(rec_id), ++number, ending_of(one.media_type));
        const bool is_here = std::any_of(rows.begin(), rows.end(), [&](const AttachmentRow& row) {
            return row.rec_id == rec_id && row.sha256 == one.reference.sha256 && row.is_complete;
        });
        const bool is_erased = std::any_of(rows.begin(), rows.end(), [&](const AttachmentRow& row) {
            return row.rec_id == rec_id && row.sha256 == one.reference.sha256 && row.is_erased;
        });
        if (is_erased) {
            out += fmt::format("{}: was erased\n", name);
            continue;
        }
        if (!is_here) {
            out += fmt::format("{}: the kiosk has not sent it yet\n", name);
            continue;
        }
        TRY(save_one(blobs.file(one.reference.sha256), one.key, folder / name));
        out += fmt::format("{}\n", (folder / name).string());
    }
    return out;
}

} // namespace copro
