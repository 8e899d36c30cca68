#include "sync/protocol/attachment_keys.h"

#include "sync/protocol/fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t most_lines = 1'000;

Result<SealedAttachment> read_sealed_attachment(const Json& json, const std::string& place,
                                                const EnvelopeHeader& header) {
    JsonObject from = TRY(JsonObject::of(json, place));
    SealedAttachment one;
    const std::string sha256 = TRY(from.text("sha256"));
    const auto named = std::find_if(header.attachments.begin(), header.attachments.end(),
                                    [&](const AttachmentReference& outside) { return outside.sha256 == sha256; });
    if (named == header.attachments.end()) return from.wrong("sha256", "is not what the envelope says");
    one.reference = *named;
    const auto key = parse_blob_key(TRY(from.text("key")));
    if (!key) return from.wrong("key", key.error().reason);
    one.key = *key;
    one.media_type = TRY(fields::text(from, "type", 1, 64));
    one.question = TRY(fields::text(from, "question", 0, 64));
    if (from.has("line")) one.line = TRY(from.integer("line", 0, most_lines));
    return one;
}

} // namespace

Json to_json(const std::vector<SealedAttachment>& attachments) {
    Json list = Json::array();
    for (const SealedAttachment& one : attachments) {
        Json json{{"sha256", one.reference.sha256},
                  {"key", to_text(one.key)},
                  {"type", one.media_type},
                  {"question", one.question}};
        if (one.line > 0) json["line"] = one.line;
        list.push_back(std::move(json));
    }
    return list;
}

Result<std::vector<SealedAttachment>> read_attachments(JsonObject& inner, const EnvelopeHeader& header) {
    std::vector<SealedAttachment> read;
    const Json* list = TRY(inner.array_or_none("attachments"));
    if (list == nullptr) return read;
    if (list->size() > most_attachments) {
        return inner.wrong("attachments", fmt::format("must be at most {}", most_attachments));
    }
    for (const Json& one : *list) {
        const std::string place = fmt::format("{}/{}", inner.place_of("attachments"), read.size());
        read.push_back(TRY(read_sealed_attachment(one, place, header)));
    }
    return read;
}

} // namespace copro
