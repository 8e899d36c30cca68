#include "sync/records/claim_answer.h"

#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t most_pence_in_part = 100'000'000;

struct NamedOutcome {
    ClaimOutcome outcome;
    std::string_view name;
};
constexpr std::array outcomes{
    NamedOutcome{ClaimOutcome::waiting, "waiting"},   NamedOutcome{ClaimOutcome::ask, "ask"},
    NamedOutcome{ClaimOutcome::approved, "approved"}, NamedOutcome{ClaimOutcome::paid, "paid"},
    NamedOutcome{ClaimOutcome::not_paid, "not-paid"}, NamedOutcome{ClaimOutcome::withdrawn, "withdrawn"},
    NamedOutcome{ClaimOutcome::instead, "instead"},   NamedOutcome{ClaimOutcome::gift, "gift"},
};

Json part_json(const PartAnswer& part) {
    Json json{{"is", name_of(part.outcome)},
              {"asked", part.asked.pence},
              {"approved", part.approved.pence},
              {"paid", part.paid.pence}};
    if (part.day) json["day"] = date_text(*part.day);
    if (!part.reason.empty()) json["because"] = part.reason;
    return json;
}

Result<std::optional<Date>> day_or_none(JsonObject& from, const char* key) {
    const std::string text = TRY(from.text_or(key, ""));
    if (text.empty()) return std::optional<Date>();
    auto day = parse_date(text);
    if (!day) return from.wrong(key, day.error().reason);
    return std::optional<Date>(*day);
}

Result<std::optional<PartAnswer>> read_part(JsonObject& whole, const char* key) {
    const Json* json = whole.any_or_none(key);
    if (json == nullptr) return std::optional<PartAnswer>();
    JsonObject from = TRY(JsonObject::of(*json, whole.place_of(key)));
    PartAnswer part;
    const std::string name = TRY(from.text("is"));
    const auto found =
        std::find_if(outcomes.begin(), outcomes.end(), [&](const NamedOutcome& one) { return one.name == name; });
    if (found == outcomes.end()) return from.wrong("is", "is nothing that comes of a claim");
    part.outcome = found->outcome;
    part.asked = Pence{TRY(from.integer("asked", 0, most_pence_in_part))};
    part.approved = Pence{TRY(from.integer("approved", 0, most_pence_in_part))};
    part.paid = Pence{TRY(from.integer("paid", 0, most_pence_in_part))};
    part.day = TRY(day_or_none(from, "day"));
    if (part.outcome == ClaimOutcome::paid && !part.day) return from.wrong("day", "is missing");
    part.reason = TRY(from.text_or("because", ""));
    if (!part.reason.empty() && !is_plain_reason(part.reason)) return from.wrong("because", "is no plain reason");
    TRY(from.done());
    return std::optional<PartAnswer>(std::move(part));
}

} // namespace

std::string_view name_of(ClaimOutcome outcome) {
    return std::find_if(outcomes.begin(), outcomes.end(),
                        [&](const NamedOutcome& one) { return one.outcome == outcome; })
        ->name;
}

bool is_plain_reason(std::string_view reason) {
    return std::find(plain_reasons.begin(), plain_reasons.end(), reason) != plain_reasons.end();
}

std::string told_way_of(std::string_view payment) {
    if (payment.starts_with("bank-")) payment = "bank";
    const bool is_told = std::find(told_ways.begin(), told_ways.end(), payment) != told_ways.end();
    return std::string(is_told ? payment : std::string_view());
}

std::string to_json(const ClaimAnswer& answer) {
    Json json{{"claimed", date_text(answer.claimed_on)}};
    if (answer.pay_by) json["by"] = date_text(*answer.pay_by);
    if (!answer.how.empty()) json["how"] = answer.how;
    if (answer.costs) json["costs"] = part_json(*answer.costs);
    if (answer.fee) json["fee"] = part_json(*answer.fee);
    return json.dump();
}

Result<ClaimAnswer> parse_claim_answer(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    ClaimAnswer answer;
    const auto claimed_on = TRY(day_or_none(from, "claimed"));
    if (!claimed_on) return from.wrong("claimed", "is missing");
    answer.claimed_on = *claimed_on;
    answer.pay_by = TRY(day_or_none(from, "by"));
    answer.how = TRY(from.text_or("how", ""));
    if (told_way_of(answer.how) != answer.how) return from.wrong("how", "is no way to pay");
    answer.costs = TRY(read_part(from, "costs"));
    answer.fee = TRY(read_part(from, "fee"));
    TRY(from.done());
    return answer;
}

} // namespace copro
