#include "sync/server/opener/bodies.h"

#include "sync/records/date.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr std::int64_t most_pence = 100'000'000;
constexpr std::int64_t most_counted = 1'000'000;
constexpr std::int64_t latest_ms = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t most_versions = 1'000'000;

// PostgreSQL texts cannot hold U+0000, so no store is given one.
Result<void> no_zero(const std::string& text, const std::string& place) {
    if (text.find('\0') != std::string::npos) return invalid(place, "must not hold a zero character");
    return {};
}

// null, like an absent field, is nothing.
bool has_value(JsonObject& from, const char* key) {
    const Json* value = from.any_or_none(key);
    return value != nullptr && !value->is_null();
}

Result<std::string> text_or_empty(JsonObject& from, const char* key) {
    if (!has_value(from, key)) return std::string();
    std::string text = TRY(from.text(key));
    TRY(no_zero(text, from.place_of(key)));
    return text;
}

Result<std::optional<std::string>> optional_text(JsonObject& from, const char* key) {
    if (!has_value(from, key)) return std::optional<std::string>();
    std::string text = TRY(text_or_empty(from, key));
    return std::optional<std::string>(std::move(text));
}

Result<std::vector<std::string>> texts_of(const Json& list, const std::string& place) {
    std::vector<std::string> texts;
    for (const Json& one : list) {
        const std::string at = fmt::format("{}/{}", place, texts.size());
        if (!one.is_string()) return invalid(at, "must be a text");
        texts.push_back(one.get<std::string>());
        TRY(no_zero(texts.back(), at));
    }
    return texts;
}

Result<std::vector<std::string>> texts(JsonObject& from, const char* key) {
    if (!has_value(from, key)) return std::vector<std::string>();
    const Json* list = TRY(from.array(key));
    return texts_of(*list, from.place_of(key));
}

Result<std::int64_t> amount(JsonObject& from, const char* key) {
    if (!has_value(from, key)) return std::int64_t{0};
    return from.integer(key, 0, most_pence);
}

Result<std::string> one_of(JsonObject& from, const char* key, std::initializer_list<std::string_view> allowed) {
    std::string text = TRY(from.text(key));
    std::string names;
    for (const std::string_view one : allowed) {
        if (text == one) return text;
        names += fmt::format("{}\"{}\"", names.empty() ? "" : " or ", one);
    }
    return from.wrong(key, "must be " + names);
}

Result<FeedbackAnswer> read_answer(const std::string& question, const Json& json, const std::string& place) {
    FeedbackAnswer answer{question, {}, json.is_array()};
    TRY(no_zero(question, place));
    if (json.is_array()) {
        answer.values = TRY(texts_of(json, place));
    } else if (json.is_string()) {
        answer.values = {json.get<std::string>()};
        TRY(no_zero(answer.values.front(), place));
    } else if (json.is_boolean()) {
        answer.values = {json.get<bool>() ? "yes" : "no"};
    } else if (json.is_number_integer()) {
        answer.values = {json.dump()};
    } else if (json.is_null()) {
        answer.values = {""};
    } else {
        return invalid(place, "must be a text, a list of texts, yes or no, or a whole number");
    }
    return answer;
}

Result<std::vector<FeedbackAnswer>> read_answers(JsonObject& from) {
    std::vector<FeedbackAnswer> read;
    const Json* answers = TRY(from.object("answers"));
    for (const auto& [question, value] : answers->items()) {
        read.push_back(TRY(read_answer(question, value, from.place_of("answers") + "/" + question)));
    }
    return read;
}

// Null is as good as absent (PROTOCOL.md, section 2).
Result<bool> flag(JsonObject& from, const char* key, bool otherwise) {
    if (!has_value(from, key)) return otherwise;
    return from.flag(key);
}

Result<CompanionBody> read_companion(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    CompanionBody companion;
    companion.person = TRY(optional_text(from, "person"));
    companion.name = TRY(text_or_empty(from, "name"));
    companion.came_as = TRY(text_or_empty(from, "came_as"));
    companion.extras = TRY(texts(from, "extras"));
    companion.guardian_says = TRY(text_or_empty(from, "guardian_says"));
    return companion;
}

Result<std::optional<bool>> yes_or_no(JsonObject& from, const char* key) {
    if (!has_value(from, key)) return std::optional<bool>();
    return std::optional<bool>(TRY(one_of(from, key, {"yes", "no"})) == "yes");
}

Result<NeedsBody> read_more_needs(JsonObject& from) {
    NeedsBody needs;
    needs.contact = TRY(texts(from, "needs_contact"));
    needs.tell_host = TRY(yes_or_no(from, "tell_host"));
    needs.remember = TRY(yes_or_no(from, "remember_needs"));
    needs.reviewed = TRY(text_or_empty(from, "needs_reviewed"));
    if (!needs.reviewed.empty()) {
        const auto day = parse_date(needs.reviewed);
        if (!day) return from.wrong("needs_reviewed", day.error().reason);
    }
    needs.met = TRY(text_or_empty(from, "needs_met"));
    needs.met_why = TRY(text_or_empty(from, "needs_met_why"));
    return needs;
}

Result<ClaimedLine> read_line(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    ClaimedLine line;
    line.category = TRY(text_or_empty(from, "category"));
    line.date = TRY(text_or_empty(from, "date"));
    line.from = TRY(text_or_empty(from, "from"));
    line.to = TRY(text_or_empty(from, "to"));
    line.is_return = TRY(flag(from, "return", false));
    line.miles_tenths = TRY(amount(from, "miles_tenths"));
    line.amount_pence = TRY(amount(from, "amount_pence"));
    line.who_paid = TRY(text_or_empty(from, "who_paid"));
    line.receipt = TRY(text_or_empty(from, "receipt"));
    line.no_receipt_because = TRY(text_or_empty(from, "no_receipt_because"));
    line.approved = TRY(text_or_empty(from, "approved"));
    line.approved_by = TRY(text_or_empty(from, "approved_by"));
    line.claimed_before = TRY(text_or_empty(from, "claimed_before"));
    return line;
}

Result<ClaimedFee> read_fee(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    ClaimedFee fee;
    fee.choice = TRY(text_or_empty(from, "choice"));
    fee.offered_pence = TRY(amount(from, "offered_pence"));
    fee.pence = TRY(amount(from, "pence"));
    return fee;
}

Result<BankNumbers> read_bank(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    BankNumbers bank;
    bank.name = TRY(text_or_empty(from, "name"));
    bank.sort_code = TRY(text_or_empty(from, "sort_code"));
    bank.account = TRY(text_or_empty(from, "account"));
    bank.roll_number = TRY(text_or_empty(from, "roll_number"));
    return bank;
}

Result<PaidCash> read_cash(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    PaidCash cash{TRY(flag(from, "received", false)), TRY(flag(from, "given", false)), {}};
    if (has_value(from, "pence")) cash.pence = TRY(amount(from, "pence"));
    return cash;
}

} // namespace

Result<std::optional<bool>> read_helped(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    if (!has_value(from, "helped")) return std::optional<bool>();
    const bool helped = TRY(from.flag("helped"));
    return std::optional(helped);
}

Result<std::string> read_entered_from(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    if (!has_value(from, "entered_from")) return std::string();
    return one_of(from, "entered_from", {"paper"});
}

Result<CountedBody> read_counted(const Json& json, const std::string& place, const char* of) {
    JsonObject from = TRY(JsonObject::of(json, place));
    const Json* counted = TRY(from.object(of));
    JsonObject counts = TRY(JsonObject::of(*counted, from.place_of(of)));
    CountedBody body;
    for (const auto& [what, count] : counted->items()) {
        TRY(no_zero(what, from.place_of(of)));
        body.counts.emplace_back(what, TRY(counts.integer(what.c_str(), 0, most_counted)));
    }
    return body;
}

Result<RollCallBody> read_roll_call(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    RollCallBody body;
    if (has_value(from, "begun_ms")) body.begun_ms = TRY(from.integer("begun_ms", 0, latest_ms));
    body.ended_ms = TRY(from.integer("ended_ms", 0, latest_ms));
    body.ended_by = TRY(one_of(from, "ended_by", {"staff", "kiosk"}));
    const Json* people = TRY(from.array("people"));
    for (std::size_t i = 0; i < people->size(); ++i) {
        JsonObject one = TRY(JsonObject::of((*people)[i], fmt::format("{}/{}", from.place_of("people"), i)));
        CalledPerson person;
        person.person = TRY(optional_text(one, "person"));
        person.since_ms = TRY(one.integer("since_ms", 0, latest_ms));
        person.is_found = TRY(one.flag("found"));
        body.people.push_back(std::move(person));
    }
    return body;
}

Result<std::vector<ShownText>> read_shown(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    std::vector<ShownText> shown;
    const Json* list = has_value(from, "shown") ? TRY(from.array("shown")) : nullptr;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        JsonObject one = TRY(JsonObject::of((*list)[i], fmt::format("{}/{}", from.place_of("shown"), i)));
        ShownText text;
        text.text = TRY(text_or_empty(one, "text"));
        text.language = TRY(text_or_empty(one, "language"));
        text.version = TRY(text_or_empty(one, "version"));
        shown.push_back(std::move(text));
    }
    return shown;
}

Result<AttendanceBody> read_attendance(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    AttendanceBody body;
    body.event = TRY(one_of(from, "event", {"in", "out"}));
    body.person = TRY(optional_text(from, "person"));
    body.name = TRY(text_or_empty(from, "name"));
    body.is_new_person = TRY(flag(from, "new_person", false));
    body.roles = TRY(texts(from, "roles"));
    body.with = TRY(texts(from, "with"));
    body.with_name = TRY(text_or_empty(from, "with_name"));
    body.needs = TRY(texts(from, "needs"));
    body.needs_other = TRY(text_or_empty(from, "needs_other"));
    body.more_needs = TRY(read_more_needs(from));
    const Json* others = has_value(from, "companions") ? TRY(from.array("companions")) : nullptr;
    for (std::size_t i = 0; others != nullptr && i < others->size(); ++i) {
        body.companions.push_back(
            TRY(read_companion((*others)[i], fmt::format("{}/{}", from.place_of("companions"), i))));
    }
    body.came_as = TRY(text_or_empty(from, "came_as"));
    body.closed_by = TRY(text_or_empty(from, "closed_by"));
    body.guardian = TRY(text_or_empty(from, "guardian"));
    body.guardian_name = TRY(text_or_empty(from, "guardian_name"));
    if (has_value(from, "privacy_version"))
        body.privacy_version = TRY(from.integer("privacy_version", 0, most_versions));
    body.photos = TRY(text_or_empty(from, "photos"));
    return body;
}

Result<FeedbackBody> read_feedback(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    FeedbackBody body;
    body.is_anonymous = TRY(flag(from, "anonymous", true));
    body.name = TRY(optional_text(from, "name"));
    // A promise to people: what is anonymous has no name, whatever a kiosk sent.
    if (body.is_anonymous) body.name.reset();
    body.answers = TRY(read_answers(from));
    body.reference = TRY(text_or_empty(from, "reference"));
    body.answer_by = TRY(text_or_empty(from, "answer_by"));
    if (!body.answer_by.empty() && !parse_date(body.answer_by)) {
        return from.wrong("answer_by", "must be a day, such as 2026-11-22");
    }
    return body;
}

Result<SurveyBody> read_survey(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    return SurveyBody{TRY(read_answers(from))};
}

Result<ClaimBody> read_claim(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    ClaimBody body;
    body.reference = TRY(text_or_empty(from, "reference"));
    body.for_whom = TRY(text_or_empty(from, "for"));
    body.person = TRY(optional_text(from, "person"));
    body.name = TRY(text_or_empty(from, "name"));
    body.for_name = TRY(text_or_empty(from, "for_name"));
    body.for_person = TRY(optional_text(from, "for_person"));
    const Json* lines = has_value(from, "lines") ? TRY(from.array("lines")) : nullptr;
    for (std::size_t i = 0; lines != nullptr && i < lines->size(); ++i) {
        body.lines.push_back(TRY(read_line((*lines)[i], fmt::format("{}/{}", from.place_of("lines"), i))));
    }
    if (has_value(from, "fee")) body.fee = TRY(read_fee(*from.any_or_none("fee"), from.place_of("fee")));
    body.expenses_pence = TRY(amount(from, "expenses_pence"));
    body.payment = TRY(text_or_empty(from, "payment"));
    body.rules = TRY(text_or_empty(from, "rules"));
    if (has_value(from, "bank")) body.bank = TRY(read_bank(*from.any_or_none("bank"), from.place_of("bank")));
    if (has_value(from, "cash")) body.cash = TRY(read_cash(*from.any_or_none("cash"), from.place_of("cash")));
    body.is_late = TRY(flag(from, "late", false));
    body.benefits_notice = TRY(text_or_empty(from, "benefits_notice"));
    return body;
}

Result<BookingBody> read_booking(const Json& json, const std::string& place) {
    constexpr std::int64_t most_nights = 1'000'000'000;
    JsonObject from = TRY(JsonObject::of(json, place));
    BookingBody body;
    body.reference = TRY(text_or_empty(from, "reference"));
    body.person = TRY(optional_text(from, "person"));
    body.name = TRY(text_or_empty(from, "name"));
    body.what = TRY(texts(from, "what"));
    body.day = TRY(text_or_empty(from, "day"));
    body.from = TRY(text_or_empty(from, "from"));
    body.to = TRY(text_or_empty(from, "to"));
    body.way = TRY(text_or_empty(from, "way"));
    body.time_there = TRY(text_or_empty(from, "time_there"));
    body.time_back = TRY(text_or_empty(from, "time_back"));
    if (has_value(from, "nights")) body.nights = TRY(from.integer("nights", 0, most_nights));
    body.needs = TRY(texts(from, "needs"));
    body.needs_other = TRY(text_or_empty(from, "needs_other"));
    return body;
}

} // namespace copro
