// How an expression is read: one function for each level of binding, or, and, comparing, one thing.
#include "sync/base/bytes.h"
#include "sync/records/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace copro {

namespace {

using Kind = Expression::Kind;
using Node = Expression::Node;

constexpr std::size_t longest_expression = 2000;
constexpr int deepest = 30;

bool starts_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}
bool is_in_word(char letter) { return starts_word(letter) || is_digit(letter) || letter == '-' || letter == '.'; }

struct Function {
    std::string_view name;
    std::size_t arguments;
    Kind kind;
    double number = 0;
};
constexpr std::array functions{Function{"not", 1, Kind::negation},
                               Function{"selected", 2, Kind::selected},
                               Function{"count-selected", 1, Kind::count_selected},
                               Function{"string-length", 1, Kind::string_length},
                               Function{"true", 0, Kind::truth, 1},
                               Function{"false", 0, Kind::truth, 0}};

struct Comparison {
    std::string_view sign;
    Kind kind;
};
// Longer signs first.
constexpr std::array comparisons{Comparison{"!=", Kind::unequal},  Comparison{"<=", Kind::at_most},
                                 Comparison{">=", Kind::at_least}, Comparison{"=", Kind::equal},
                                 Comparison{"<", Kind::less},      Comparison{">", Kind::more}};

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text) {}

    Result<std::vector<Node>> run() {
        TRY(any_of());
        skip_spaces();
        if (m_at < m_text.size()) return unexpected();
        return std::move(m_nodes);
    }

private:
    using Read = Result<std::size_t>; // the node's index

    [[nodiscard]] Error wrong(std::string reason) const { return error(ErrorKind::invalid, m_at, std::move(reason)); }
    [[nodiscard]] Error unsupported(std::size_t at, std::string reason) const {
        return error(ErrorKind::refused, at, std::move(reason));
    }
    [[nodiscard]] static Error error(ErrorKind kind, std::size_t at, std::string reason) {
        return Error{kind, fmt::format("character {}", at + 1), std::move(reason)};
    }
    [[nodiscard]] Error unexpected() const {
        const char letter = m_text[m_at];
        if (std::string_view("+*|").find(letter) != std::string_view::npos || letter == '-' || word_is("div") ||
            word_is("mod")) {
            return unsupported(m_at, "nothing is calculated here: answers can only be compared");
        }
        if (letter == '/' || letter == '[') return unsupported(m_at, "paths are not supported; write ${name}");
        if (static_cast<unsigned char>(letter) >= 0x80) {
            return wrong("only plain signs are understood here; are the quotes straight ones, ' or \"?");
        }
        return wrong(fmt::format("\"{}\" is not expected here", letter));
    }

    void skip_spaces() {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) ++m_at;
    }
    [[nodiscard]] bool word_is(std::string_view word) const {
        if (!m_text.substr(m_at).starts_with(word)) return false;
        const std::size_t end = m_at + word.size();
        return end == m_text.size() || !is_in_word(m_text[end]);
    }
    bool take(std::string_view sign) {
        skip_spaces();
        if (!m_text.substr(m_at).starts_with(sign)) return false;
        m_at += sign.size();
        return true;
    }
    bool take_word(std::string_view word) {
        skip_spaces();
        if (!word_is(word)) return false;
        m_at += word.size();
        return true;
    }
    std::size_t add(Node node) {
        m_nodes.push_back(std::move(node));
        return m_nodes.size() - 1;
    }

    // NOLINTBEGIN(misc-no-recursion): at most `deepest` levels.
    Read any_of() { return chain("or", Kind::any_of, &Parser::all_of); }
    Read all_of() { return chain("and", Kind::all_of, &Parser::comparison); }

    Read chain(std::string_view word, Kind kind, Read (Parser::*below)()) {
        Node node{kind, "", 0, {TRY((this->*below)())}};
        while (take_word(word)) node.parts.push_back(TRY((this->*below)()));
        return node.parts.size() == 1 ? node.parts.front() : add(std::move(node));
    }

    std::optional<Kind> take_comparison() {
        for (const Comparison& one : comparisons) {
            if (take(one.sign)) return one.kind;
        }
        return std::nullopt;
    }

    Read comparison() {
        const std::size_t left = TRY(thing());
        const auto kind = take_comparison();
        if (!kind) return left;
        const std::size_t right = TRY(thing());
        const std::size_t compared = add({*kind, "", 0, {left, right}});
        skip_spaces();
        const std::size_t second = m_at;
        if (take_comparison()) {
            return error(ErrorKind::invalid, second, "one thing is compared with one other; write \"and\" between two");
        }
        return compared;
    }

    Read thing() {
        skip_spaces();
        if (m_at >= m_text.size()) return wrong("something is missing at the end");
        const char letter = m_text[m_at];
        if (letter == '(') return in_brackets();
        if (letter == '$') return answer();
        if (letter == '\'' || letter == '"') return quoted(letter);
        const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : ' ';
        if (is_digit(letter) || ((letter == '-' || letter == '.') && is_digit(next))) return figure();
        if (letter == '.' && next == '.') return unexpected_path();
        if (letter == '.') {
            ++m_at;
            return add({Kind::answer, "", 0, {}});
        }
        if (starts_word(letter)) return function();
        return unexpected();
    }

    Read unexpected_path() { return unsupported(m_at, "paths are not supported; write ${name}"); }

    Read in_brackets() {
        if (++m_depth > deepest) return wrong("too many brackets stand in each other");
        ++m_at;
        const std::size_t inner = TRY(any_of());
        if (!take(")")) return m_at < m_text.size() ? unexpected() : wrong("a bracket is not closed");
        --m_depth;
        return inner;
    }

    Read answer() {
        const std::size_t close = m_text.find('}', m_at);
        if (!m_text.substr(m_at).starts_with("${") || close == std::string_view::npos) {
            return wrong("a question is named as ${name}");
        }
        std::string_view name = m_text.substr(m_at + 2, close - m_at - 2);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (name.empty() || !std::all_of(name.begin(), name.end(), is_in_word)) {
            return wrong("a question is named as ${name}");
        }
        m_at = close + 1;
        return add({Kind::answer, std::string(name), 0, {}});
    }

    Read quoted(char quote) {
        const std::size_t close = m_text.find(quote, m_at + 1);
        if (close == std::string_view::npos) return wrong("a quote is not closed");
        const std::string_view inner = m_text.substr(m_at + 1, close - m_at - 1);
        m_at = close + 1;
        return add({Kind::text, std::string(inner), 0, {}});
    }

    Read figure() {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (is_digit(m_text[end]) || m_text[end] == '.')) ++end;
        double number = 0;
        const auto [stopped, code] = std::from_chars(m_text.data() + m_at, m_text.data() + end, number);
        if (code != std::errc() || stopped != m_text.data() + end) return wrong("this is not a number");
        m_at = end;
        return add({Kind::number, "", number, {}});
    }

    Read function() {
        const std::size_t start = m_at;
        std::size_t end = m_at;
        // jr:choice-name() is a function of XLSForm too: what is not supported is called so, and not a mistake.
        while (end < m_text.size() && (is_in_word(m_text[end]) || m_text[end] == ':')) ++end;
        const std::string_view name = m_text.substr(start, end - start);
        m_at = end;
        if (!take("(")) {
            m_at = start;
            return wrong(fmt::format("\"{}\" stands alone; a text has quotes, a question is ${{{}}}", name, name));
        }
        const auto known =
            std::find_if(functions.begin(), functions.end(), [&](const Function& one) { return one.name == name; });
        if (known == functions.end()) {
            return unsupported(start, fmt::format("the function {}() is not supported", name));
        }
        if (++m_depth > deepest) return wrong("too many brackets stand in each other");
        Node node{known->kind, "", known->number, {}};
        for (std::size_t argument = 0; argument < known->arguments; ++argument) {
            if (argument > 0 && !take(",")) return wrong(fmt::format("{}() needs a comma here", name));
            node.parts.push_back(TRY(any_of()));
        }
        if (!take(")")) return wrong(fmt::format("{}() needs a closing bracket here", name));
        --m_depth;
        return add(std::move(node));
    }
    // NOLINTEND(misc-no-recursion)

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<Node> m_nodes;
};

} // namespace

Result<Expression> Expression::parse(std::string_view text) {
    if (text.size() > longest_expression)
        return invalid("character 1", fmt::format("it is longer than {} letters", longest_expression));
    Expression read;
    read.m_nodes = TRY(Parser(text).run());
    read.m_text = std::string(text);
    return read;
}

} // namespace copro
