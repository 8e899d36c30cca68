// GET /v1/media/{sha256}: pictures and sounds of surveys by offset; PROTOCOL.md section 7, "Media of a survey".
#include "sync/records/medium.h"
#include "sync/server/intake/api.h"

#include <fmt/format.h>

#include <charconv>

namespace copro {

std::optional<std::int64_t> number_in_query(const WebRequest& request, const char* name) {
    const auto found = request.query.find(name);
    if (found == request.query.end()) return std::nullopt;
    const std::string& text = found->second;
    std::int64_t number = -1;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || stopped != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

// To any device: what is asked at a meeting is no secret among its kiosks, and a name is a hash that a pack has told.
void Api::medium(const WebRequest& request, const WebDone& done) {
    const std::string sha256 = request.path.substr(medium_path.size());
    if (!is_sha256(sha256)) {
        return done(failure(400, "request", "media/: must be 64 lower-case hexadecimal digits"));
    }
    const auto offset = number_in_query(request, "offset");
    const auto most = number_in_query(request, "most");
    constexpr auto largest = static_cast<std::int64_t>(most_blob_chunk_bytes);
    if (!offset || *offset > most_media_bytes || !most || *most < 1 || *most > largest) {
        return done(failure(400, "request",
                            fmt::format("media?offset and most must be numbers, offset up to {} and most 1 to {}",
                                        most_media_bytes, largest)));
    }
    Result<std::optional<MediumPart>> part = std::optional<MediumPart>();
    {
        const std::lock_guard lock(m_reader_mutex);
        part = m_reader->medium_part(sha256, *offset, *most);
    }
    if (!part) return done(trouble(part.error()));
    if (!*part) return done(failure(404, "not-found", "no meeting's survey names this picture or sound"));
    if (*offset >= (*part)->length) return done(failure(400, "request", "media?offset: is behind the end"));
    done({200, std::string(as_text((*part)->bytes)), {}, "application/octet-stream"});
}

} // namespace copro
