#include "sync/records/rules.h"

#include "sync/base/json.h"
#include "sync/records/slug.h"

#include <algorithm>
#include <filesystem>

namespace copro {

namespace {

Result<DatedRate> dated_rate(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    DatedRate rate;
    const std::string from = TRY(object.text("effective_from"));
    auto date = parse_date(from);
    if (!date) return object.wrong("effective_from", date.error().reason);
    rate.effective_from = *date;
    const Json* bands = TRY(object.array("bands"));
    for (std::size_t index = 0; index < bands->size(); ++index) {
        const std::string band_place = object.place_of("bands") + "/" + std::to_string(index);
        JsonObject band = TRY(JsonObject::of((*bands)[index], band_place));
        MileageBand read;
        const bool is_last = index + 1 == bands->size();
        if (band.has("up_to_miles") == is_last) {
            return band.wrong("up_to_miles", is_last ? "the last band must have no end" : "is missing");
        }
        if (!is_last) read.up_to_miles = TRY(band.integer("up_to_miles", 1, 1'000'000));
        read.per_mile = Pence{TRY(band.integer("pence_per_mile", 0, 1000))};
        if (!rate.bands.empty() && !is_last && read.up_to_miles <= rate.bands.back().up_to_miles) {
            return band.wrong("up_to_miles", "must be more than in the band before");
        }
        TRY(band.done());
        rate.bands.push_back(read);
    }
    if (rate.bands.empty()) return object.wrong("bands", "must not be empty");
    TRY(object.done());
    return rate;
}

Result<std::vector<DatedRate>> dated_rates(JsonObject& object) {
    const Json* list = TRY(object.array("rates"));
    std::vector<DatedRate> rates;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of("rates") + "/" + std::to_string(index);
        DatedRate rate = TRY(dated_rate((*list)[index], place));
        if (!rates.empty() && rate.effective_from <= rates.back().effective_from) {
            return invalid(place + "/effective_from", "must be later than the rate before");
        }
        rates.push_back(std::move(rate));
    }
    if (rates.empty()) return object.wrong("rates", "must not be empty");
    return rates;
}

Result<std::vector<DatedCap>> dated_caps(JsonObject& object) {
    std::vector<DatedCap> caps;
    const Json* list = TRY(object.array("caps"));
    for (std::size_t index = 0; index < list->size(); ++index) {
        JsonObject entry = TRY(JsonObject::of((*list)[index], object.place_of("caps") + "/" + std::to_string(index)));
        DatedCap cap;
        auto date = parse_date(TRY(entry.text("effective_from")));
        if (!date) return entry.wrong("effective_from", date.error().reason);
        cap.effective_from = *date;
        if (!caps.empty() && cap.effective_from <= caps.back().effective_from) {
            return entry.wrong("effective_from", "must be later than the cap before");
        }
        if (entry.has("pence_per_line")) {
            cap.per_line = Pence{TRY(entry.integer("pence_per_line", 1, most_pence_in_line.pence))};
        }
        TRY(entry.done());
        caps.push_back(cap);
    }
    return caps;
}

Result<Approval> approval_of(JsonObject& object) {
    const std::string approval = TRY(object.text_or("approval", ""));
    if (object.has("approval") && approval != "beforehand") return object.wrong("approval", "must be \"beforehand\"");
    return approval.empty() ? Approval::not_needed : Approval::beforehand;
}

Result<Receipt> receipt_of(JsonObject& object) {
    const std::string receipt = TRY(object.text("receipt"));
    if (receipt != "needed" && receipt != "not-needed") {
        return object.wrong("receipt", "must be \"needed\" or \"not-needed\"");
    }
    return receipt == "needed" ? Receipt::needed : Receipt::not_needed;
}

Result<RuleTerms> terms_of(JsonObject& object) {
    return RuleTerms{TRY(receipt_of(object)), TRY(approval_of(object)), TRY(object.flag_or("off", false))};
}

// What a change does not name stays as it was.
Result<DatedTerms> changed_terms(JsonObject& entry, const RuleTerms& before) {
    DatedTerms change{{}, before};
    auto date = parse_date(TRY(entry.text("effective_from")));
    if (!date) return entry.wrong("effective_from", date.error().reason);
    change.effective_from = *date;
    if (entry.has("receipt")) change.terms.receipt = TRY(receipt_of(entry));
    if (entry.has("approval")) {
        const std::string approval = TRY(entry.text("approval"));
        if (approval != "beforehand" && approval != "not-needed") {
            return entry.wrong("approval", "must be \"beforehand\" or \"not-needed\"");
        }
        change.terms.approval = approval == "beforehand" ? Approval::beforehand : Approval::not_needed;
    }
    change.terms.is_off = TRY(entry.flag_or("off", before.is_off));
    if (change.terms == before) return entry.wrong("effective_from", "nothing changes on that day");
    TRY(entry.done());
    return change;
}

Result<std::vector<DatedTerms>> changes_of(JsonObject& object, const RuleTerms& first) {
    std::vector<DatedTerms> changes;
    const Json* list = TRY(object.array_or_none("changes"));
    for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
        JsonObject entry =
            TRY(JsonObject::of((*list)[index], object.place_of("changes") + "/" + std::to_string(index)));
        DatedTerms change = TRY(changed_terms(entry, changes.empty() ? first : changes.back().terms));
        if (!changes.empty() && change.effective_from <= changes.back().effective_from) {
            return entry.wrong("effective_from", "must be later than the change before");
        }
        changes.push_back(change);
    }
    return changes;
}

} // namespace

Result<ExpenseRules> ExpenseRules::of(std::vector<ExpenseRule> rules, ClaimSettings settings) {
    std::sort(rules.begin(), rules.end(), [](const auto& left, const auto& right) { return left.order < right.order; });
    for (std::size_t index = 1; index < rules.size(); ++index) {
        if (rules[index].order == rules[index - 1].order) {
            return invalid(rules[index].category + ".json#/order", "is the same as in " + rules[index - 1].category);
        }
        const auto twin = std::find_if(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(index),
                                       [&](const auto& other) { return other.category == rules[index].category; });
        if (twin->order != rules[index].order)
            return invalid(rules[index].category + ".json#/category", "stands twice");
    }
    ExpenseRules all;
    all.m_rules = std::move(rules);
    all.m_settings = std::move(settings);
    return all;
}

const ExpenseRule* ExpenseRules::find(std::string_view category) const {
    const auto found = std::find_if(m_rules.begin(), m_rules.end(),
                                    [&](const ExpenseRule& rule) { return rule.category == category; });
    return found == m_rules.end() ? nullptr : &*found;
}

Result<ExpenseRule> load_expense_rule(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", 1, 1));
    ExpenseRule rule;
    rule.category = TRY(object.text("category"));
    if (!is_slug(rule.category)) return object.wrong("category", "must be small letters, digits and hyphens");
    if (std::filesystem::path(place).stem() != rule.category)
        return object.wrong("category", "must be the file's name");
    rule.order = static_cast<int>(TRY(object.integer("order", 1, 1000)));
    rule.wording = TRY(object.text("wording"));
    rule.picture = TRY(object.text("picture"));
    rule.is_journey = TRY(object.flag_or("journey", false));
    const std::string pays = TRY(object.text("pays"));
    if (pays != "amount" && pays != "miles") return object.wrong("pays", "must be \"amount\" or \"miles\"");
    rule.pays = pays == "miles" ? Pays::miles : Pays::amount;
    rule.terms = TRY(terms_of(object));
    rule.changes = TRY(changes_of(object, rule.terms));
    if (rule.pays == Pays::miles) rule.rates = TRY(dated_rates(object));
    if (rule.pays == Pays::amount) rule.caps = TRY(dated_caps(object));
    rule.source = TRY(object.text("source"));
    TRY(object.done());
    return rule;
}

const RuleTerms& terms_on(const ExpenseRule& rule, Date date) {
    const RuleTerms* terms = &rule.terms;
    for (const DatedTerms& one : rule.changes) {
        if (one.effective_from <= date) terms = &one.terms;
    }
    return *terms;
}

std::optional<Pence> cap_on(const ExpenseRule& rule, Date date) {
    std::optional<Pence> cap;
    for (const DatedCap& one : rule.caps) {
        if (one.effective_from <= date) cap = one.per_line;
    }
    return cap;
}

Result<Pence> mileage_amount(const ExpenseRule& rule, Date date, MileTenths miles, MileTenths miles_before) {
    const auto after = std::upper_bound(rule.rates.begin(), rule.rates.end(), date,
                                        [](Date day, const DatedRate& rate) { return day < rate.effective_from; });
    if (after == rule.rates.begin()) return invalid(rule.category, "no rate holds on that day");
    const DatedRate& rate = *(after - 1);
    std::int64_t at = miles_before.tenths;
    std::int64_t left = miles.tenths;
    std::int64_t tenths_of_pence = 0;
    for (const MileageBand& band : rate.bands) {
        const bool is_open = band.up_to_miles == 0;
        const std::int64_t room = is_open ? left : std::max<std::int64_t>(0, band.up_to_miles * 10 - at);
        const std::int64_t taken = std::min(room, left);
        tenths_of_pence += taken * band.per_mile.pence;
        at += taken;
        left -= taken;
    }
    return Pence{(tenths_of_pence + 5) / 10};
}

} // namespace copro
