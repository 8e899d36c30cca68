#include "sync/records/payment.h"

#include "sync/base/bytes.h"
#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t sort_code_digits = 6;
constexpr std::size_t least_account_digits = 6;
constexpr std::size_t account_digits = 8;
constexpr std::size_t longest_roll_number = 18;

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string paid_text(const Answers& answers, const char* question) {
    const auto* text = answers.get<std::string>(question);
    return text == nullptr ? std::string() : *text;
}

} // namespace

std::string digits_of(std::string_view written) {
    std::string digits;
    std::copy_if(written.begin(), written.end(), std::back_inserter(digits), is_digit);
    return digits;
}

bool is_sort_code(std::string_view digits) { return digits.size() == sort_code_digits && are_digits(digits); }

bool is_account_number(std::string_view digits) {
    return digits.size() >= least_account_digits && digits.size() <= account_digits && are_digits(digits);
}

std::string padded_account_number(std::string_view digits) {
    const std::size_t missing = digits.size() < account_digits ? account_digits - digits.size() : 0;
    return std::string(missing, '0') + std::string(digits);
}

bool is_roll_number(std::string_view text) {
    const auto is_allowed = [](char letter) {
        const bool is_letter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        return is_letter || is_digit(letter) || letter == '.' || letter == '-' || letter == '/' || letter == ' ';
    };
    return !text.empty() && text.size() <= longest_roll_number && std::all_of(text.begin(), text.end(), is_allowed);
}

bool takes_bank_numbers(const Answers& answers) {
    const std::string payment = paid_text(answers, "payment");
    return payment == "bank" || payment == "building-society";
}

bool is_given_away(const Answers& answers) { return paid_text(answers, "payment") == "donate"; }

void put_payment(const Answers& answers, Json& body) {
    // Who is under 16 is asked another question, with no bank in it (domain.md, "Children").
    const std::string young = paid_text(answers, "payment-young");
    const std::string payment = young.empty() ? paid_text(answers, "payment") : young;
    body["payment"] = payment;
    if (young.empty() && takes_bank_numbers(answers)) {
        Json bank{{"name", paid_text(answers, "account-name")},
                  {"sort_code", paid_text(answers, "sort-code")},
                  {"account", padded_account_number(paid_text(answers, "account"))},
                  {"roll_number", paid_text(answers, "roll-number")}};
        body["bank"] = std::move(bank);
    }
    if (payment == "cash") {
        // Two people say so: who got it, and who paid it (domain.md, "Payment").
        body["cash"] = {{"received", paid_text(answers, "cash-got") == "yes"},
                        {"given", paid_text(answers, "cash-given") == "yes"}};
    }
}

} // namespace copro
