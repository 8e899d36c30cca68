// Could this account number be one of this sort code? By Vocalink's public specification "Validating account numbers",
// over the tables that an operator puts in (they are Vocalink's, change often, and are not shipped). Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

class ModulusTable {
public:
    // passed means "could exist", no more; unknown: the tables say nothing of this sort code, which is no fault.
    enum class Verdict { unknown, passed, failed };

    // weights: the lines of valacdos.txt; substitutes: those of scsubtab.txt, or "". Fields stand between spaces,
    // tabs or commas. Errors `invalid` with file, line and reason.
    [[nodiscard]] static Result<ModulusTable> parse(std::string_view weights, const std::string& weights_place,
                                                    std::string_view substitutes, const std::string& substitutes_place);

    // Six digits and eight digits.
    [[nodiscard]] Verdict check(const std::string& sort_code, const std::string& account) const;

private:
    enum class Method { mod10, mod11, double_alternate };
    static constexpr std::size_t digit_count = 14; // the specification's u v w x y z a b c d e f g h
    using Weights = std::array<int, digit_count>;
    struct Rule {
        int from = 0;
        int to = 0;
        Method method = Method::mod10;
        Weights weights{};
        int exception = 0; // 0 = none
    };
    [[nodiscard]] static Result<Rule> rule_of(const std::vector<std::string>& fields, const std::string& place);
    [[nodiscard]] static int total_of(const Rule& rule, const Weights& weights, const std::string& digits);
    [[nodiscard]] bool passes(const Rule& rule, const std::string& sort_code, const std::string& account) const;
    [[nodiscard]] static bool passes_last_digits(const Rule& rule, int total, const std::string& digits);
    [[nodiscard]] static Weights weights_for(const Rule& rule, const std::string& digits);

    std::vector<Rule> m_rules; // in the file's order
    std::map<std::string, std::string> m_substitutes;
};

} // namespace copro
