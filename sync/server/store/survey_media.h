// Pictures and sounds of meetings' surveys, as kiosks fetch them. Values; any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

struct StoredMedium {
    std::string sha256;
    Bytes bytes;
};

// Some of a medium's bytes, from an offset on.
struct MediumPart {
    std::int64_t length = 0; // of the whole medium
    Bytes bytes;
};

// One migration of schema.h. In the database and not beside it: a backup has them with the packs that name them.
inline constexpr const char* survey_media_migration = R"sql(
CREATE TABLE survey_medium (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
)sql";

} // namespace copro
