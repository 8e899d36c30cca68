#include "sync/records/claim.h"

#include "sync/base/json.h"
#include "sync/records/payment.h"

#include <algorithm>
#include <map>

namespace copro {

namespace {

std::string text_of(const Answers& answers, const std::string& question) {
    const auto* text = answers.get<std::string>(question);
    return text == nullptr ? std::string() : *text;
}

// For whom it is: somebody of the meeting's list, somebody by a name, or somebody whom they tell a person.
void put_whose(const Answers& answers, Json& body) {
    std::string whose = text_of(answers, "for");
    std::string name = text_of(answers, "for-name");
    Json person;
    const auto* found = whose == "someone-else" ? answers.get<PersonAnswer>("for-person") : nullptr;
    if (found != nullptr && found->id == told_person) {
        whose = "someone-else-told";
    } else if (found != nullptr && found->id != new_person) {
        person = found->id;
        name = found->name;
    }
    body["for"] = std::move(whose);
    body["for_person"] = std::move(person);
    body["for_name"] = std::move(name);
}

Pence fee_of(const std::string& choice, const Answers& answers, Pence offered) {
    if (choice == "yes") return offered;
    if (choice != "less") return {};
    const auto* less = answers.get<std::int64_t>("fee-less");
    return less == nullptr ? Pence{} : Pence{std::min(*less, offered.pence)};
}

} // namespace

Date claim_day(const Answers& answers, const MeetingPack& pack) {
    if (text_of(answers, "when") != "other-day") return pack.date;
    const auto day = parse_date(text_of(answers, "day"));
    return day ? *day : pack.date;
}

Result<ClaimLine> claim_line(const Answers& answers, const ExpenseRules& rules, Date journey_day,
                             MileTenths miles_before) {
    ClaimLine line;
    line.category = text_of(answers, "category");
    const ExpenseRule* rule = rules.find(line.category);
    if (rule == nullptr) return invalid("category", "is not a category of the rules");
    if (rule->is_journey) {
        line.from = text_of(answers, "from");
        line.to = text_of(answers, "to");
        line.is_return = text_of(answers, "way") == "return";
    }
    line.who_paid = text_of(answers, "who-paid");
    const RuleTerms& terms = terms_on(*rule, journey_day);
    if (terms.receipt == Receipt::needed) {
        line.receipt = text_of(answers, "receipt");
        if (line.receipt == "no") line.no_receipt_because = text_of(answers, "no-receipt-because");
    }
    if (terms.approval == Approval::beforehand) {
        line.approved = text_of(answers, "approved");
        if (line.approved == "yes") line.approved_by = text_of(answers, "approved-by");
    }
    line.claimed_before = text_of(answers, "same-again");
    const auto* number = answers.get<std::int64_t>(rule->pays == Pays::miles ? "miles" : "amount");
    if (number == nullptr) return invalid(rule->pays == Pays::miles ? "miles" : "amount", "is missing");
    if (rule->pays == Pays::amount) {
        line.amount = Pence{*number};
        return line;
    }
    line.miles = MileTenths{line.is_return ? *number * 2 : *number};
    line.amount = TRY(mileage_amount(*rule, journey_day, line.miles, miles_before));
    return line;
}

Result<Claim> work_out_claim(const Answers& answers, const ExpenseRules& rules, const MeetingPack& pack) {
    Claim claim;
    std::map<std::string, MileTenths> miles;
    if (const auto* lines = answers.get<std::vector<Answers>>("lines")) {
        for (const Answers& answered : *lines) {
            const std::string category = text_of(answered, "category");
            ClaimLine line = TRY(claim_line(answered, rules, claim_day(answers, pack), miles[category]));
            miles[category].tenths += line.miles.tenths;
            claim.expenses += line.amount;
            claim.lines.push_back(std::move(line));
        }
    }
    if (pack.fee) {
        claim.fee_choice = text_of(answers, "fee");
        claim.fee = fee_of(claim.fee_choice, answers, *pack.fee);
    }
    return claim;
}

Json claim_body(const Claim& claim, const Answers& answers, const MeetingPack& pack) {
    Json lines = Json::array();
    for (const ClaimLine& line : claim.lines) {
        Json one{{"category", line.category},
                 {"date", date_text(claim_day(answers, pack))},
                 {"from", line.from},
                 {"to", line.to},
                 {"return", line.is_return},
                 {"miles_tenths", line.miles.tenths},
                 {"amount_pence", line.amount.pence},
                 {"who_paid", line.who_paid},
                 {"receipt", line.receipt},
                 {"no_receipt_because", line.no_receipt_because},
                 {"approved", line.approved},
                 {"approved_by", line.approved_by},
                 {"claimed_before", line.claimed_before}};
        lines.push_back(std::move(one));
    }
    Json body{{"lines", std::move(lines)}};
    put_whose(answers, body);
    if (pack.fee) {
        body["fee"] = {{"choice", claim.fee_choice}, {"offered_pence", pack.fee->pence}, {"pence", claim.fee.pence}};
    }
    body["expenses_pence"] = claim.expenses.pence;
    body["total_pence"] = claim.total().pence;
    put_payment(answers, body);
    return body;
}

} // namespace copro
