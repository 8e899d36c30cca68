// HEAD and PATCH /v1/blobs/{sha256}: attachments by offset; PROTOCOL.md section 9.
#include "sync/base/log.h"
#include "sync/server/intake/api.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr std::int64_t look_at_parts_every_ms = 24LL * 60 * 60 * 1000;

WebReply blob_reply(const BlobReply& state) {
    return {200,
            to_json(state),
            {{offset_header, std::to_string(state.offset)}, {complete_header, state.complete ? "1" : "0"}}};
}

} // namespace

Result<std::optional<WantedBlob>> Api::wanted_blob(const std::string& device, const std::string& sha256) {
    const std::lock_guard lock(m_reader_mutex);
    return m_reader->wanted_blob(device, sha256);
}

void Api::blob(const WebRequest& request, const DeviceRow& device, const WebDone& done) {
    const std::string sha256 = request.path.substr(blob_path.size());
    if (!is_sha256(sha256)) {
        return done(failure(400, "request", "blobs/: must be 64 lower-case hexadecimal digits"));
    }
    const auto wanted = wanted_blob(device.name, sha256);
    if (!wanted) return done(trouble(wanted.error()));
    // What no record names would lie here for nobody.
    if (!*wanted) return done(failure(404, "not-found", "no stored record of this device names this attachment"));
    const std::int64_t length = (*wanted)->length;
    if ((*wanted)->is_complete) return done(blob_reply({length, true}));
    if (request.method == "PATCH") return add_to_blob(request, device.name, sha256, **wanted, done);
    const std::int64_t received = m_blobs.received(device.name, sha256, length);
    // All of it came, and the server ended before it had looked at it.
    if (received == length) return finish_blob(device.name, sha256, length, done);
    done(blob_reply({received, false}));
}

void Api::add_to_blob(const WebRequest& request, const std::string& device, const std::string& sha256,
                      const WantedBlob& wanted, const WebDone& done) {
    const auto offset = number_in_query(request, "offset");
    if (!offset) return done(failure(400, "request", "blobs?offset: must be a whole number"));
    const auto size = static_cast<std::int64_t>(request.body.size());
    if (request.body.size() > most_blob_chunk_bytes) {
        return done(failure(413, "too-large", fmt::format("a chunk has at most {} bytes", most_blob_chunk_bytes)));
    }
    if (size == 0 && *offset != wanted.length) return done(failure(400, "request", "a chunk must not be empty"));
    if (*offset > wanted.length || size > wanted.length - *offset) {
        return done(failure(400, "request",
                            fmt::format("the record says that it has {} bytes; this goes beyond", wanted.length)));
    }
    const std::int64_t now = m_clock.monotonic_ms();
    if (const std::int64_t last = m_parts_looked_at_ms; last == 0 || now - last > look_at_parts_every_ms) {
        m_parts_looked_at_ms = now;
        const auto forgotten = m_blobs.forget_old_parts(m_clock.wall_ms());
        if (!forgotten) log_warning("intake.parts", {{"reason", forgotten.error().text()}});
    }
    const auto received = m_blobs.append(device, sha256, *offset, request.body);
    // Its record may have been erased since this request began. Then its part is gone as well, and these bytes found no
    // place, or stand at 0 as if nothing had been.
    if (!received || *offset == 0) {
        const auto now_wanted = wanted_blob(device, sha256);
        if (!now_wanted) return done(trouble(now_wanted.error()));
        if (*now_wanted && (*now_wanted)->is_erased) return forget_blob(device, sha256, wanted.length, done);
    }
    if (!received) {
        const Error& error = received.error();
        if (error.kind == ErrorKind::conflict) return done(failure(409, "offset", error.reason));
        if (error.kind == ErrorKind::unavailable) return done(busy(503, error.reason));
        return done(trouble(error));
    }
    if (*received == wanted.length) return finish_blob(device, sha256, wanted.length, done);
    done(blob_reply({*received, false}));
}

// The hash first, then the file in its place, then the row: a crash in between is made good at the next request.
void Api::finish_blob(const std::string& device, const std::string& sha256, std::int64_t length, const WebDone& done) {
    const auto is_right = m_blobs.finish(device, sha256, length);
    if (!is_right) return done(trouble(is_right.error()));
    if (!*is_right) {
        const auto wanted = wanted_blob(device, sha256);
        if (wanted.ok() && *wanted && (*wanted)->is_erased) return forget_blob(device, sha256, length, done);
        return done(failure(422, "hash", "these bytes do not have this hash; they are thrown away, begin again"));
    }
    m_writer.post([this, sha256, length, done](Store& store) {
        const auto added = store.add_blob(sha256, length, m_clock.wall_ms());
        if (!added) return done(trouble(added.error()));
        // Here no record can come in between that waits for these bytes.
        const auto removed = *added ? Result<void>() : m_blobs.erase(sha256);
        done(removed ? blob_reply({length, true}) : trouble(removed.error()));
    });
}

// Its record was erased while it came: nothing of it stays, and the kiosk need not go on. On the writer's thread, where
// nothing that waits for the same bytes can come in between.
void Api::forget_blob(const std::string& device, const std::string& sha256, std::int64_t length, const WebDone& done) {
    m_writer.post([this, device, sha256, length, done](Store& store) {
        const auto wanted = store.wanted_blob(device, sha256);
        if (!wanted) return done(trouble(wanted.error()));
        const bool is_erased = *wanted && (*wanted)->is_erased;
        const auto removed = is_erased ? m_blobs.erase(sha256) : Result<void>();
        if (!removed) return done(trouble(removed.error()));
        done(is_erased ? blob_reply({length, true}) : busy());
    });
}

} // namespace copro
