#include "sync/records/expression.h"

#include "sync/base/letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace copro {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

// XPath 1.0: digits with one point perhaps, a minus before them perhaps; all else is no number.
double number_of(std::string_view text) {
    const auto is_space = [](char letter) {
        return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    const bool plain = std::all_of(digits.begin(), digits.end(),
                                   [](char letter) { return letter == '.' || (letter >= '0' && letter <= '9'); });
    const bool has_digit = digits.find_first_of("0123456789") != std::string_view::npos;
    if (!plain || !has_digit || std::count(digits.begin(), digits.end(), '.') > 1) return no_number;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : no_number;
}

// One thing worked out, read as whatever the comparison needs (XPath 1.0, sections 3.4 and 4).
struct Value {
    enum class Kind { text, number, truth } kind = Kind::text;
    std::string text;
    double number = 0;

    [[nodiscard]] double as_number() const { return kind == Kind::text ? number_of(text) : number; }
    [[nodiscard]] bool as_truth() const {
        return kind == Kind::text ? !text.empty() : number != 0 && !std::isnan(number);
    }
    [[nodiscard]] std::string as_text() const {
        if (kind == Kind::text) return text;
        if (kind == Kind::truth) return number != 0 ? "true" : "false";
        return fmt::format("{}", number);
    }
};

Value truth(bool holds) { return {Value::Kind::truth, "", holds ? 1.0 : 0.0}; }
Value number(double value) { return {Value::Kind::number, "", value}; }

bool are_equal(const Value& left, const Value& right) {
    const auto is = [&](Value::Kind kind) { return left.kind == kind || right.kind == kind; };
    if (is(Value::Kind::truth)) return left.as_truth() == right.as_truth();
    if (is(Value::Kind::number)) return left.as_number() == right.as_number();
    return left.text == right.text;
}

// Calls use(word) for each of the words between spaces.
template <typename Use>
void each_word(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

struct Evaluator {
    const std::vector<Expression::Node>& nodes;
    const Expression::AnswerOf& answer_of;

    // A tree of at most deepest levels: the parser has seen to it.
    // NOLINTNEXTLINE(misc-no-recursion)
    [[nodiscard]] Value at(std::size_t index) const {
        using Kind = Expression::Kind;
        const Expression::Node& node = nodes[index];
        const auto part = [&](std::size_t which) { return at(node.parts[which]); };
        const auto is_true = [&](std::size_t one) { return at(one).as_truth(); };
        switch (node.kind) {
        case Kind::text: return {Value::Kind::text, node.text, 0};
        case Kind::number: return number(node.number);
        case Kind::truth: return truth(node.number != 0);
        case Kind::answer: return {Value::Kind::text, answer_of(node.text), 0};
        case Kind::equal: return truth(are_equal(part(0), part(1)));
        case Kind::unequal: return truth(!are_equal(part(0), part(1)));
        case Kind::less: return truth(part(0).as_number() < part(1).as_number());
        case Kind::at_most: return truth(part(0).as_number() <= part(1).as_number());
        case Kind::more: return truth(part(0).as_number() > part(1).as_number());
        case Kind::at_least: return truth(part(0).as_number() >= part(1).as_number());
        case Kind::all_of: return truth(std::all_of(node.parts.begin(), node.parts.end(), is_true));
        case Kind::any_of: return truth(std::any_of(node.parts.begin(), node.parts.end(), is_true));
        case Kind::negation: return truth(!part(0).as_truth());
        case Kind::selected: {
            bool found = false;
            const std::string wanted = part(1).as_text();
            each_word(part(0).as_text(), [&](std::string_view word) { found = found || word == wanted; });
            return truth(found);
        }
        case Kind::count_selected: {
            int count = 0;
            each_word(part(0).as_text(), [&](std::string_view) { ++count; });
            return number(count);
        }
        case Kind::string_length: return number(static_cast<double>(count_letters(part(0).as_text())));
        }
        return {};
    }
};

struct PlainText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& list) const {
        std::string all;
        for (const std::string& one : list) all += (all.empty() ? "" : " ") + one;
        return all;
    }
    std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
    std::string operator()(const PersonAnswer& person) const { return person.id; }
    std::string operator()(const std::vector<Answers>&) const { return ""; }
};

} // namespace

bool Expression::holds(const AnswerOf& answer_of) const {
    return Evaluator{m_nodes, answer_of}.at(m_nodes.size() - 1).as_truth();
}

std::vector<std::string> Expression::names() const {
    std::vector<std::string> found;
    for (const Node& node : m_nodes) {
        if (node.kind == Kind::answer) found.push_back(node.text);
    }
    return found;
}

std::vector<Expression::Compared> Expression::compared() const {
    std::vector<Compared> found;
    for (const Node& node : m_nodes) {
        const bool compares = node.kind == Kind::equal || node.kind == Kind::unequal || node.kind == Kind::selected;
        if (!compares) continue;
        const Node* answer = &m_nodes[node.parts[0]];
        const Node* text = &m_nodes[node.parts[1]];
        if (answer->kind != Kind::answer) std::swap(answer, text);
        if (answer->kind == Kind::answer && text->kind == Kind::text) found.push_back({answer->text, text->text});
    }
    return found;
}

std::string plain_text(const Answer& answer) { return std::visit(PlainText{}, answer); }

} // namespace copro
