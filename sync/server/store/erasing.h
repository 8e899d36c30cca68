// What is erased for good, and what is told of it afterwards. Values; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

// A setting of the store: anything in it from when something is erased until the journal behind it is empty.
inline constexpr const char* erasing_setting = "erasing";

// One envelope as it lies here, wherever the intake put it.
struct KeptEnvelope {
    enum class Where { stored, in_conflict, parked };
    Where where = Where::stored;
    Uuid rec_id; // of a stored one
    Bytes hash;
    std::string device;
    std::int64_t received_ms = 0;
    Bytes encoded;
};

// One line of what was erased: which kind, how many, and never whose.
struct ErasureRow {
    std::int64_t done_ms = 0;
    std::string because;
    std::string what;
    std::int64_t how_many = 0;
};

// What staff noted of one thing (staff_notes.h): that somebody sent word, or what is on a list.
struct NotedThing {
    std::string subject;
    std::string topic;
    std::string about;
    bool operator==(const NotedThing&) const = default;
};

struct Erasing {
    std::vector<Uuid> records;           // of record
    std::vector<Bytes> unread;           // by hash: in conflict, or parked
    std::vector<std::string> references; // answers to comments, and who looks after them
    std::vector<NotedThing> notes;
    std::vector<std::string> attachments; // by sha256, of records that stay
    std::vector<Uuid> voice_words;        // of records that stay, what was written down of their voices
    std::vector<ErasureRow> log;
};

// A complaint about data: days alone. answered "" = not yet.
struct DataComplaint {
    std::string number;
    std::string came;
    std::string answered;
};

} // namespace copro
