// Photos and voices that a person keeps until they save: each sealed on the disk already, its key here and nowhere
// else. What is not saved goes with the person; after a crash the key is gone too, and the next start removes the file.
// Main thread.
#pragma once

#include "kiosk/store/blob_folder.h"

#include <map>

namespace copro {

struct UnsavedBlob {
    KeptBlob kept;
    std::string media_type;
};

class UnsavedBlobs {
public:
    // folder must outlive it.
    explicit UnsavedBlobs(BlobFolder& folder)
        : m_folder(folder) {}
    UnsavedBlobs(const UnsavedBlobs&) = delete;
    UnsavedBlobs& operator=(const UnsavedBlobs&) = delete;
    ~UnsavedBlobs() { drop_all(); }

    // Returns its name. Error `refused` when there is no room for it.
    [[nodiscard]] Result<std::string> keep(const Bytes& plain, std::string media_type);
    // One that is sealed as it comes, and then kept. Errors as keep().
    [[nodiscard]] Result<BlobWriter> begin() { return m_folder.begin(); }
    [[nodiscard]] std::string keep(KeptBlob kept, std::string media_type);
    // nullptr: it is not there, or was saved.
    [[nodiscard]] const UnsavedBlob* find(const std::string& name) const;
    // A record names it: the file stays, and its key is forgotten here.
    void saved(const std::string& name);
    // Nothing when it is not there, or was saved.
    [[nodiscard]] Result<void> drop(const std::string& name);
    void drop_all();

private:
    BlobFolder& m_folder;
    std::map<std::string, UnsavedBlob> m_blobs;
};

} // namespace copro
