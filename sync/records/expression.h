// Skip rules and constraints as a survey's author writes them, a part of XLSForm's XPath: read once, worked out on both
// sides. Pure; any thread.
#pragma once

#include "sync/base/result.h"
#include "sync/records/answers.h"

#include <functional>

namespace copro {

// What there is: = != < <= > >= and or not() ( ) ${name} . 'text' 12.5 true() false() selected() count-selected()
// string-length(). Comparing is XPath 1.0's: an empty answer is no number, and nothing is more or less than it.
class Expression {
public:
    enum class Kind {
        text,
        number,
        truth,  // number: 1 or 0
        answer, // text: the question's name, "" for "." (the answer being checked)
        equal,
        unequal,
        less,
        at_most,
        more,
        at_least,
        all_of,
        any_of,
        negation,
        selected,
        count_selected,
        string_length,
    };
    struct Node {
        Kind kind = Kind::text;
        std::string text;
        double number = 0;
        std::vector<std::size_t> parts; // nodes before this one
    };

    // Error `invalid` for what cannot be read, `refused` for what XLSForm has and this does not; the place is the
    // character, from 1.
    [[nodiscard]] static Result<Expression> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    // The questions it asks about; "" for ".".
    [[nodiscard]] std::vector<std::string> names() const;
    struct Compared {
        std::string name;
        std::string text;
    };
    // Each answer that is compared with a fixed text: a misspelt one would never be true.
    [[nodiscard]] std::vector<Compared> compared() const;

    // The answer's plain text, "" when there is none; asked with "" for ".".
    using AnswerOf = std::function<std::string(const std::string& name)>;
    [[nodiscard]] bool holds(const AnswerOf& answer_of) const;

private:
    std::string m_text;
    std::vector<Node> m_nodes; // the last one is the whole
};

// As expressions and exports see an answer: names of choices with spaces between them, digits, words.
[[nodiscard]] std::string plain_text(const Answer& answer);

} // namespace copro
