// Money and miles as somebody types them, and days as they stand in files.
#include "kiosk/questions/question_type.h"
#include "tests/fuzz/fuzz.h"

#include <array>

namespace copro::fuzz {

namespace {

constexpr std::array number_kinds{"money", "miles"};

const Library& english() {
    static const Library words = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", {"en"}, false).take();
    return words;
}

// One question that is asked: what was typed, and the answer that came of it.
struct Asked {
    Question question;
    Answers answers;
    Typed typed;
    ViewSettings settings;
    Words words = english().words("en");

    explicit Asked(const std::string& type) {
        question.id = "amount";
        question.type = type;
        question.required = true;
    }
    [[nodiscard]] QuestionContext context() const {
        return {question, answers, typed, settings, nullptr, nullptr, nullptr, words};
    }
    void take(const NodeEvent& event) {
        const auto edit = type_of(question).on(context(), event);
        if (!edit) return;
        if (edit->typed) typed = *edit->typed;
        if (edit->answer) answers.by_question[question.id] = *edit->answer;
    }
    [[nodiscard]] const std::int64_t* number() const { return answers.get<std::int64_t>(question.id); }
};

// What will do as an answer is shown again as it was meant, when a person comes back to change it.
void try_amount(const std::string& type, const std::string& text) {
    Asked first(type);
    for (const char letter : text) first.take({"keyboard." + std::string(1, letter), Gesture::press, {}});
    const bool is_good = !type_of(first.question).check(first.context());
    promise(!is_good || first.number() != nullptr, "a good answer is a number");
    promise(!is_good || (*first.number() > 0 && *first.number() <= 999'999), "a good answer is within bounds");
    promise(first.number() == nullptr || *first.number() >= 0, "nothing typed is less than zero");
    if (!is_good) return;
    Asked again(type);
    again.take({{}, Gesture::insert, type_of(first.question).retype(first.context())});
    promise(again.number() != nullptr && *again.number() == *first.number(), "what is shown again means the same");
    const std::string shown = type_of(first.question).sum_up(first.context()).text();
    promise(shown.find_first_of("123456789") != std::string::npos, "an amount is shown");
}

void try_date(const std::string& text) {
    const auto date = parse_date(text);
    promise(!date.ok() || date_text(*date) == text, "a day is written as it was read");
    promise(!date.ok() || add_days(add_days(*date, 40), -40) == *date, "days add up");
}

void try_amounts(std::string_view bytes) {
    Input input(bytes);
    const std::string type = number_kinds.at(input.below(number_kinds.size()));
    const std::string text = input.rest();
    try_amount(type, text);
    try_date(text);
}

std::vector<std::string> amount_seeds() {
    std::vector<std::string> seeds;
    for (const char* text : {"6.60", "0.05", "9999.99", "12.5", "0", ".", "007", "9999999", "1.", "2026-11-22"}) {
        for (const char kind : {'\0', '\1'}) seeds.push_back(std::string(1, kind) + text);
    }
    return seeds;
}

const Registered amounts_registered{{"amounts", amount_seeds, try_amounts}};

} // namespace

} // namespace copro::fuzz
