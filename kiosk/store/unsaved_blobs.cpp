#include "kiosk/store/unsaved_blobs.h"

#include "sync/base/log.h"

#include <sodium.h>

namespace copro {

Result<std::string> UnsavedBlobs::keep(const Bytes& plain, std::string media_type) {
    BlobWriter writer = TRY(m_folder.begin());
    TRY(writer.add(plain.data(), plain.size()));
    return keep(TRY(writer.finish()), std::move(media_type));
}

std::string UnsavedBlobs::keep(KeptBlob kept, std::string media_type) {
    const std::string name = kept.reference.sha256;
    m_blobs[name] = UnsavedBlob{kept, std::move(media_type)};
    sodium_memzero(kept.key.data(), kept.key.size());
    return name;
}

const UnsavedBlob* UnsavedBlobs::find(const std::string& name) const {
    const auto found = m_blobs.find(name);
    return found == m_blobs.end() ? nullptr : &found->second;
}

void UnsavedBlobs::saved(const std::string& name) {
    const auto found = m_blobs.find(name);
    if (found == m_blobs.end()) return;
    sodium_memzero(found->second.kept.key.data(), found->second.kept.key.size());
    m_blobs.erase(found);
}

Result<void> UnsavedBlobs::drop(const std::string& name) {
    if (find(name) == nullptr) return {};
    saved(name); // without its key nobody can open it, whatever becomes of the file
    return m_folder.remove(name);
}

void UnsavedBlobs::drop_all() {
    while (!m_blobs.empty()) {
        const std::string name = m_blobs.begin()->first;
        const auto dropped = drop(name);
        if (!dropped) log_warning("blob.not-dropped", {{"why", dropped.error().text()}});
    }
}

} // namespace copro
