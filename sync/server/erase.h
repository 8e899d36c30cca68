// Erasing for good: records, what is in conflict with them, their attachments, people in meeting packs. Used by the
// commands `erase` and `retention`. One thread.
#pragma once

#include "sync/server/held.h"
#include "sync/server/store/blob_files.h"
#include "sync/server/store/writer.h"

#include <map>

namespace copro {

// What a command works with; finish: everything that came is opened, and what followed from it is done.
struct CareParts {
    StoreReader& reader;
    Writer& writer;
    BlobFiles& blobs;
    const SealingKeyPair& intake;
    const Clock& clock;
    std::function<Result<void>()> finish;
};

// What there is to erase, and of which kind how many.
struct ErasePlan {
    Erasing erasing;
    std::map<std::string, std::int64_t> counts;              // "claims": 2
    std::vector<std::pair<std::string, std::string>> people; // to take out of packs: meeting id, person's id

    void add(const OpenedEnvelope& envelope);
    void add_person(const std::string& meeting, const std::string& person);
    void add_note(const NotedThing& note); // each counts once
    [[nodiscard]] bool is_empty() const { return counts.empty(); }
};

// "claims" for "claim": as retention and the log call a kind.
[[nodiscard]] std::string what_of_kind(const std::string& kind);
[[nodiscard]] bool is_voice_clip(const SealedAttachment& one);
[[nodiscard]] bool is_photo(const SealedAttachment& one);
// A receipt is evidence of the claim, and is kept as long as that: its pictures go with it, never alone.
[[nodiscard]] bool is_evidence(const OpenedEnvelope& envelope);

// What waits after `erase` has committed; again is harmless, so an erasing that was stopped is finished by these two.
// The first returns the line that tells what it finished of one that was stopped, "" when none was.
[[nodiscard]] Result<std::string> remove_left_files(const CareParts& parts);
[[nodiscard]] Result<void> empty_the_journal(const CareParts& parts);

// Does it, logs it, removes the files and empties the journal. because: one of a few words, never a text that somebody
// typed. Returns the lines that tell what was erased.
[[nodiscard]] Result<std::string> erase_for_good(ErasePlan plan, const std::string& because, const CareParts& parts);

// The pack without these people, wherever they stand in it; checked by the pack's own loader.
[[nodiscard]] Result<std::string> without_people(const std::string& pack, const std::vector<std::string>& people,
                                                 const std::string& place);

} // namespace copro
