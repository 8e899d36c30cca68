#include "sync/server/claim_pictures.h"

#include "sync/protocol/attachment_keys.h"
#include "sync/server/opener/open_record.h"
#include "sync/server/taken_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace copro {

namespace {

// The hash of what is inside; nothing readable is written anywhere.
Result<std::string> content_of(const std::filesystem::path& sealed, const BlobKey& key) {
    std::ifstream in(sealed, std::ios::binary);
    if (!in) return Error{ErrorKind::not_found, "", "is not in the folder of attachments"};
    BlobOpener opener(key);
    Sha256 hash;
    Bytes piece(blob_piece_bytes);
    const auto add = [&hash](Bytes plain) {
        hash.add(plain.data(), plain.size());
        wipe(plain);
    };
    while (in) {
        in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        add(TRY(opener.add(piece.data(), static_cast<std::size_t>(in.gcount()))));
    }
    add(TRY(opener.finish()));
    return hash.hex();
}

Result<std::string> content_of(StoreReader& store, const BlobFiles& blobs, const SealingKeyPair& intake,
                               const AttachmentRow& row) {
    const auto envelope = TRY(store.envelope(row.rec_id));
    if (!envelope) return Error{ErrorKind::not_found, "", "its record is not here"};
    for (const SealedAttachment& one : TRY(attachments_of(*envelope, intake))) {
        if (one.reference.sha256 == row.sha256) return content_of(blobs.file(row.sha256), one.key);
    }
    return Error{ErrorKind::not_found, "", "its record does not name it"};
}

} // namespace

Result<PicturesLookedAt> look_at_pictures(StoreReader& store, const BlobFiles& blobs, const SealingKeyPair& intake,
                                          const ClaimCase* of) {
    std::map<std::int64_t, std::vector<AttachmentRow>> by_length;
    for (AttachmentRow& row : TRY(store.attachments(""))) {
        if (row.kind == "claim" && row.is_complete) by_length[row.length].push_back(std::move(row));
    }
    PicturesLookedAt looked;
    std::vector<std::pair<Uuid, std::string>> unopened; // whose, and why
    for (const auto& [length, rows] : by_length) {
        const bool is_wanted = of == nullptr || std::any_of(rows.begin(), rows.end(), [&](const AttachmentRow& row) {
                                   return row.rec_id == of->row.facts.rec_id;
                               });
        if (rows.size() < 2 || !is_wanted) continue;
        for (const AttachmentRow& row : rows) {
            const auto content = content_of(store, blobs, intake, row);
            if (content) {
                looked.contents[row.sha256] = *content;
                continue;
            }
            unopened.emplace_back(row.rec_id, content.error().text());
        }
    }
    if (unopened.empty()) return looked;
    const TakenNumbers numbers = TRY(TakenNumbers::load(store));
    for (const auto& [rec_id, why] : unopened)
        looked.troubles.push_back(fmt::format("a picture of {} could not be opened: {}", numbers.of(rec_id), why));
    return looked;
}

} // namespace copro
