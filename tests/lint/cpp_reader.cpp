#include "tests/lint/cpp_reader.h"

#include "tests/lint/source_tree.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <regex>

namespace copro::lint {

namespace {

enum class Kind { word, sign, literal, end };

struct Token {
    Kind kind = Kind::end;
    std::size_t at = 0;
    std::string text; // of a literal: what stands between the quotes
};

bool is_word(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

class TokenReader {
public:
    explicit TokenReader(std::string_view source)
        : m_source(source) {}

    Token next() {
        skip_blank_and_comments();
        if (m_at >= m_source.size()) return {};
        const std::size_t start = m_at;
        if (m_source[m_at] == '"') return quoted('"');
        // A ' after a digit parts thousands: 10'000.
        if (m_source[m_at] == '\'') return quoted('\'');
        if (!is_word(m_source[m_at])) return {Kind::sign, m_at++, std::string(m_source.substr(start, 1))};
        const bool number = std::isdigit(static_cast<unsigned char>(m_source[m_at])) != 0;
        while (m_at < m_source.size() && (is_word(m_source[m_at]) || (number && m_source[m_at] == '\''))) ++m_at;
        std::string word(m_source.substr(start, m_at - start));
        if (at('"') && word.ends_with('R')) return raw();
        if (at('"') && (word == "u8" || word == "L" || word == "u" || word == "U")) return quoted('"');
        return {Kind::word, start, std::move(word)};
    }

private:
    [[nodiscard]] bool at(char letter) const { return m_at < m_source.size() && m_source[m_at] == letter; }

    [[nodiscard]] bool first_on_line() const {
        const auto before = m_source.substr(0, m_at).find_last_not_of(" \t");
        return before == std::string_view::npos || m_source[before] == '\n';
    }

    void skip_to(std::string_view what) {
        const auto found = m_source.find(what, m_at);
        m_at = found == std::string_view::npos ? m_source.size() : found + what.size();
    }

    void skip_blank_and_comments() {
        while (m_at < m_source.size()) {
            if (std::isspace(static_cast<unsigned char>(m_source[m_at])) != 0)
                ++m_at;
            else if (m_source.substr(m_at, 2) == "/*")
                skip_to("*/");
            else if (m_source.substr(m_at, 2) == "//" ||
                     (m_source[m_at] == '#' && first_on_line() && !m_source.substr(m_at).starts_with("#define")))
                skip_to("\n");
            else
                return;
        }
    }

    Token quoted(char mark) {
        const std::size_t start = ++m_at;
        while (m_at < m_source.size() && m_source[m_at] != mark && m_source[m_at] != '\n') {
            m_at += m_source[m_at] == '\\' ? 2 : 1;
        }
        const std::size_t end = std::min(m_at, m_source.size());
        m_at = end + 1;
        return {mark == '"' ? Kind::literal : Kind::sign, start, std::string(m_source.substr(start, end - start))};
    }

    // R"mark(...)mark"
    Token raw() {
        const std::size_t open = m_source.find('(', m_at);
        const std::string close = ")" + std::string(m_source.substr(m_at + 1, open - m_at - 1)) + "\"";
        m_at = open + 1;
        const std::size_t start = m_at;
        skip_to(close);
        return {Kind::literal, start, std::string(m_source.substr(start, m_at - start - close.size()))};
    }

    std::string_view m_source;
    std::size_t m_at = 0;
};

struct Bracket {
    std::string name;
    std::size_t tokens = 0; // seen inside it so far
};

std::string joined(const std::deque<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace

std::vector<Include> includes_of(std::string_view source) {
    static const std::regex pattern(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    int line = 1;
    for (std::size_t start = 0; start < source.size(); ++line) {
        const std::size_t end = std::min(source.find('\n', start), source.size());
        const std::string text(source.substr(start, end - start));
        std::smatch match;
        if (std::regex_search(text, match, pattern)) found.push_back({line, match[2], match[1] == "\""});
        start = end + 1;
    }
    return found;
}

std::vector<Literal> literals_of(std::string_view source) {
    std::vector<Literal> found;
    std::vector<Bracket> brackets;
    std::deque<std::string> before;
    std::string last_word; // right before an opening bracket
    TokenReader reader(source);
    bool joins = false; // the token before was a literal too
    Token token = reader.next();
    while (token.kind != Kind::end) {
        Token following = reader.next();
        const bool is_literal = token.kind == Kind::literal;
        if (is_literal && joins) {
            found.back().text += token.text;
        } else if (is_literal) {
            Literal literal{line_of(source, token.at), token.text, {}, joined(before), false};
            for (const Bracket& bracket : brackets) literal.inside.push_back(bracket.name);
            literal.alone = !brackets.empty() && brackets.back().tokens == 0;
            found.push_back(std::move(literal));
        }
        const bool closes = following.kind == Kind::sign && (following.text == ")" || following.text == "}");
        if (is_literal && following.kind != Kind::literal) found.back().alone = found.back().alone && closes;
        if (!brackets.empty() && !(is_literal && joins)) ++brackets.back().tokens;
        if (token.kind == Kind::sign && (token.text == "(" || token.text == "{" || token.text == "[")) {
            brackets.push_back({last_word, 0});
            last_word.clear();
        } else if (token.kind == Kind::sign && (token.text == ")" || token.text == "}" || token.text == "]")) {
            if (!brackets.empty()) brackets.pop_back();
            last_word.clear();
        } else {
            last_word = token.kind == Kind::word ? token.text : "";
        }
        before.push_back(is_literal ? "\"\"" : token.text);
        if (before.size() > 3) before.pop_front();
        joins = is_literal;
        token = std::move(following);
    }
    return found;
}

std::string without_comments_and_literals(std::string_view source) {
    std::string blank(source);
    for (char& letter : blank) letter = letter == '\n' ? '\n' : ' ';
    TokenReader reader(source);
    for (Token token = reader.next(); token.kind != Kind::end; token = reader.next()) {
        if (token.kind == Kind::literal) continue;
        blank.replace(token.at, token.text.size(), token.text);
    }
    return blank;
}

} // namespace copro::lint
