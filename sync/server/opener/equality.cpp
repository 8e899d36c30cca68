#include "sync/server/opener/equality.h"

#include "sync/protocol/fields.h"
#include "sync/records/date.h"
#include "sync/records/equality.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

namespace copro {

namespace {

constexpr std::int64_t highest_version = 1'000'000;

struct Sums {
    std::string form; // with its version
    std::map<std::tuple<std::string, std::int64_t, std::string>, std::int64_t> by_answer;
};

Result<std::string> slug_in(JsonObject& from, const char* key) {
    std::string text = TRY(from.text(key));
    if (!is_slug(text)) return from.wrong(key, "must be small letters, digits and hyphens");
    return text;
}

Result<void> count_question(Sums& sums, const Json& json, const std::string& place, std::set<std::string>& asked) {
    JsonObject from = TRY(JsonObject::of(json, place));
    const std::string question = TRY(slug_in(from, "question"));
    const std::int64_t version = TRY(from.integer("version", 1, highest_version));
    if (!asked.insert(question).second) return from.wrong("question", "stands twice");
    std::set<std::string> given;
    for (const Json& answer : *TRY(from.array("answers"))) {
        const bool is_name = answer.is_string() && is_slug(answer.get_ref<const std::string&>());
        if (!is_name) return from.wrong("answers", "must be the names of answers");
        if (!given.insert(answer.get<std::string>()).second) return from.wrong("answers", "stand twice");
    }
    if (given.empty()) return from.wrong("answers", "must not be empty");
    for (const std::string& answer : given) ++sums.by_answer[{question, version, answer}];
    ++sums.by_answer[{question, version, ""}];
    return {};
}

Result<void> count_one(Sums& sums, const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    const std::string name = TRY(slug_in(from, "form"));
    const std::int64_t version = TRY(from.integer("form_version", 1, highest_version));
    const std::string form = fmt::format("{}.{}", name, version);
    if (!sums.form.empty() && sums.form != form) return from.wrong("form", "is another than that of the others");
    sums.form = form;
    ++sums.by_answer[{"", 0, ""}];
    std::set<std::string> asked;
    std::size_t number = 0;
    for (const Json& question : *TRY(from.array("answers"))) {
        TRY(count_question(sums, question, fmt::format("{}/{}", from.place_of("answers"), number++), asked));
    }
    return {};
}

} // namespace

Result<EqualityBody> read_equality(const Json& json, const std::string& place, const SealingKeyPair& intake) {
    JsonObject from = TRY(JsonObject::of(json, place));
    EqualityBody body;
    body.day = TRY(from.text("day"));
    if (!parse_date(body.day)) return from.wrong("day", "must be a day, such as 2026-11-22");
    const Json* sealed = TRY(from.array("answers"));
    if (sealed->size() < least_equality_together) return from.wrong("answers", "are too few to be opened");
    Sums sums;
    for (const Json& one : *sealed) {
        // Which of them it is says nothing: they come shuffled.
        const std::string at = from.place_of("answers") + "/-";
        if (!one.is_string()) return invalid(at, "must be a text");
        const auto bytes = from_base64url(one.get_ref<const std::string&>());
        if (!bytes) return invalid(at, bytes.error().reason);
        Bytes plain = TRY(open_sealed(*bytes, intake));
        auto inside = fields::parse(std::string(as_text(plain)), at);
        wipe(plain);
        if (!inside) return inside.error();
        const auto counted = count_one(sums, *inside, at);
        wipe(*inside);
        if (!counted) return counted.error();
    }
    const std::string form = sums.form.substr(0, sums.form.rfind('.'));
    for (const auto& [key, count] : sums.by_answer) {
        const auto& [question, version, answer] = key;
        body.counts.push_back({form, question, version, answer, count});
    }
    return body;
}

} // namespace copro
