// Everything that is kept about somebody, found by opening every envelope that is here: what the readable tables leave
// out is found too. Used by the commands `held`, `erase` and `retention`. One thread.
#pragma once

#include "sync/protocol/attachment_keys.h"
#include "sync/server/store/store.h"

namespace copro {

// An envelope that could be opened. inside: the sealed body's JSON.
struct OpenedEnvelope {
    KeptEnvelope kept; // without its bytes
    EnvelopeHeader header;
    Json inside;
    std::vector<SealedAttachment> attachments;
    bool is_brought = false; // somebody else's sign-in, or a roll call, in which this person stands
};

struct HeldPack {
    MeetingRow row;
    Json entry; // of its people
};

struct Held {
    std::vector<OpenedEnvelope> records;
    std::vector<HeldPack> packs;
    std::vector<PromiseAnswer> answers;
    std::vector<ClaimMove> claim_moves;  // what was done with their claims
    std::vector<VoiceWords> voice_words; // what was written down of their voices
    std::vector<StaffNote> owners;       // who looks after their comments
    std::vector<StaffNote> apologies;    // that they sent
    std::int64_t unreadable = 0;         // envelopes that nobody here can open: whose they are is not known
};

// Is the reference that record's: the number that was taken away, in any case, or its id?
[[nodiscard]] bool is_reference_of(const Uuid& rec_id, const std::string& reference);

[[nodiscard]] Result<OpenedEnvelope> open_kept(const KeptEnvelope& kept, const SealingKeyPair& intake);

// reference: what the person took away, the record's id, or their id in the meetings' packs. By the last, all of theirs
// is found: also what they said under the name that only they had at that meeting.
[[nodiscard]] Result<Held> find_held(StoreReader& reader, const SealingKeyPair& intake, const std::string& reference);

// As JSON for the person: what was saved, and in which lists they stand. Nobody else's words: of a sign-in by somebody
// else only their own entry, and no keys.
[[nodiscard]] std::string held_text(const Held& held, const std::string& reference);

} // namespace copro
