// Reads C++ just as far as the lints need it: includes, string literals and the calls that they stand in. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copro::lint {

struct Include {
    int line = 0;
    std::string target; // what stands between the quotes or brackets
    bool ours = false;  // "…" and not <…>
};
[[nodiscard]] std::vector<Include> includes_of(std::string_view source);

struct Literal {
    int line = 0;
    std::string text;                // as written, escapes untouched
    std::vector<std::string> inside; // names before the brackets around it, outermost first: {"say", "MessageKey"}
    std::string before;              // the three words or signs before it, blank between: ". value ="
    bool alone = false;              // nothing else stands in its brackets: f("…")
};
// Literals in comments, includes and other # lines are left out; neighbours ("a" "b") are one.
[[nodiscard]] std::vector<Literal> literals_of(std::string_view source);

// The source with comments and the insides of literals blanked out: same length, same lines.
[[nodiscard]] std::string without_comments_and_literals(std::string_view source);

} // namespace copro::lint
