#include "sync/records/modulus.h"

#include "sync/records/payment.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace copro {

namespace {

// Where the specification's letters stand among the fourteen digits.
constexpr std::size_t at_a = 6;
constexpr std::size_t at_b = 7;
constexpr std::size_t at_c = 8;
constexpr std::size_t at_g = 12;
constexpr std::size_t at_h = 13;

constexpr std::size_t most_weight = 999;

std::vector<std::string> fields_in(std::string_view line) {
    std::vector<std::string> fields;
    std::string field;
    for (const char letter : line) {
        const bool is_between = letter == ' ' || letter == '\t' || letter == ',' || letter == '\r';
        if (!is_between) {
            field += letter;
        } else if (!field.empty()) {
            fields.push_back(std::move(field));
            field.clear();
        }
    }
    if (!field.empty()) fields.push_back(std::move(field));
    return fields;
}

// Calls take(fields, place) for each line that is not empty.
template <typename Take>
Result<void> each_line(std::string_view text, const std::string& file, Take take) {
    int number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::vector<std::string> fields = fields_in(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!fields.empty()) TRY(take(fields, fmt::format("{}:{}", file, number)));
    }
    return {};
}

Result<int> weight_of(const std::string& field, const std::string& place) {
    int weight = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), weight);
    const bool is_read = error == std::errc() && end == field.data() + field.size();
    if (!is_read || weight > static_cast<int>(most_weight) || weight < -static_cast<int>(most_weight)) {
        return invalid(place, "holds something else than whole numbers where the weights stand");
    }
    return weight;
}

int digit_at(const std::string& digits, std::size_t at) { return digits[at] - '0'; }

} // namespace

Result<ModulusTable::Rule> ModulusTable::rule_of(const std::vector<std::string>& fields, const std::string& place) {
    constexpr std::size_t least_fields = 3 + digit_count;
    if (fields.size() != least_fields && fields.size() != least_fields + 1) {
        return invalid(place, "must be two sort codes, a method, 14 weights and perhaps an exception");
    }
    if (!is_sort_code(fields[0]) || !is_sort_code(fields[1]) || fields[1] < fields[0]) {
        return invalid(place, "must begin with two sort codes of six digits, the lower one first");
    }
    Rule rule;
    rule.from = std::stoi(fields[0]);
    rule.to = std::stoi(fields[1]);
    const std::string& method = fields[2];
    if (method != "MOD10" && method != "MOD11" && method != "DBLAL") {
        return invalid(place, "the method must be MOD10, MOD11 or DBLAL");
    }
    if (method == "MOD11") rule.method = Method::mod11;
    if (method == "DBLAL") rule.method = Method::double_alternate;
    for (std::size_t at = 0; at < digit_count; ++at) rule.weights[at] = TRY(weight_of(fields[3 + at], place));
    if (fields.size() > least_fields) rule.exception = TRY(weight_of(fields.back(), place));
    // A rule that we would read wrongly must not judge anybody's number.
    if (rule.exception < 0 || rule.exception > 14) return invalid(place, "the exception must be from 1 to 14");
    return rule;
}

Result<ModulusTable> ModulusTable::parse(std::string_view weights, const std::string& weights_place,
                                         std::string_view substitutes, const std::string& substitutes_place) {
    ModulusTable table;
    TRY(each_line(weights, weights_place,
                  [&](const std::vector<std::string>& fields, const std::string& place) -> Result<void> {
                      table.m_rules.push_back(TRY(rule_of(fields, place)));
                      return {};
                  }));
    if (table.m_rules.empty()) return invalid(weights_place, "holds no rules");
    TRY(each_line(substitutes, substitutes_place,
                  [&](const std::vector<std::string>& fields, const std::string& place) -> Result<void> {
                      if (fields.size() != 2 || !is_sort_code(fields[0]) || !is_sort_code(fields[1])) {
                          return invalid(place, "must be two sort codes of six digits");
                      }
                      table.m_substitutes[fields[0]] = fields[1];
                      return {};
                  }));
    return table;
}

// Exceptions 2, 7 and 10: other weights for some numbers.
ModulusTable::Weights ModulusTable::weights_for(const Rule& rule, const std::string& digits) {
    Weights weights = rule.weights;
    const int a = digit_at(digits, at_a);
    const int b = digit_at(digits, at_b);
    const int g = digit_at(digits, at_g);
    if (rule.exception == 2 && a != 0) {
        if (g == 9) return {0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1};
        return {0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1};
    }
    const bool is_ten = rule.exception == 10 && (a == 0 || a == 9) && b == 9;
    if ((rule.exception == 7 || is_ten) && g == 9) std::fill_n(weights.begin(), at_b + 1, 0);
    return weights;
}

int ModulusTable::total_of(const Rule& rule, const Weights& weights, const std::string& digits) {
    int total = rule.exception == 1 ? 27 : 0;
    for (std::size_t at = 0; at < digit_count; ++at) {
        int product = digit_at(digits, at) * weights[at];
        if (rule.method != Method::double_alternate) {
            total += product;
            continue;
        }
        // Double alternate adds the digits of each product.
        for (product = std::abs(product); product > 0; product /= 10) total += product % 10;
    }
    return total;
}

// Exceptions 4 and 5: the remainder must be what the last digits say.
bool ModulusTable::passes_last_digits(const Rule& rule, int total, const std::string& digits) {
    const int g = digit_at(digits, at_g);
    const int h = digit_at(digits, at_h);
    if (rule.exception == 4) return total % 11 == 10 * g + h;
    if (rule.method == Method::double_alternate) return (10 - total % 10) % 10 == h;
    const int remainder = total % 11;
    return remainder != 1 && (11 - remainder) % 11 == g;
}

bool ModulusTable::passes(const Rule& rule, const std::string& sort_code, const std::string& account) const {
    std::string code = sort_code;
    if (rule.exception == 8) code = "090126";
    if (rule.exception == 9) code = "309634";
    const auto substitute = m_substitutes.find(sort_code);
    if (rule.exception == 5 && substitute != m_substitutes.end()) code = substitute->second;
    const std::string digits = code + account;
    // A foreign currency account, which no check digit holds for.
    const int a = digit_at(digits, at_a);
    if (rule.exception == 6 && a >= 4 && a <= 8 && digits[at_g] == digits[at_h]) return true;
    const Weights weights = weights_for(rule, digits);
    const int total = total_of(rule, weights, digits);
    if (rule.exception == 4 || rule.exception == 5) return passes_last_digits(rule, total, digits);
    const int modulus = rule.method == Method::mod11 ? 11 : 10;
    if (total % modulus == 0) return true;
    const char h = digits[at_h];
    if (rule.exception != 14 || (h != '0' && h != '1' && h != '9')) return false;
    // Without its last digit, moved to the right.
    const std::string moved = code + "0" + account.substr(0, account.size() - 1);
    return total_of(rule, weights, moved) % modulus == 0;
}

ModulusTable::Verdict ModulusTable::check(const std::string& sort_code, const std::string& account) const {
    const int code = std::stoi(sort_code);
    std::vector<const Rule*> rules;
    for (const Rule& rule : m_rules) {
        if (rule.from <= code && code <= rule.to) rules.push_back(&rule);
    }
    if (rules.empty()) return Verdict::unknown;
    const bool first = passes(*rules.front(), sort_code, account);
    if (rules.size() == 1) return first ? Verdict::passed : Verdict::failed;
    // One of the two is enough for exceptions 2, 10 and 12, whose second rules are 9, 11 and 13.
    const int exception = rules.front()->exception;
    const bool either = exception == 2 || exception == 10 || exception == 12;
    if (first == either) return first ? Verdict::passed : Verdict::failed;
    const char c = (sort_code + account)[at_c];
    if (rules[1]->exception == 3 && (c == '6' || c == '9')) return Verdict::passed;
    return passes(*rules[1], sort_code, account) ? Verdict::passed : Verdict::failed;
}

} // namespace copro
