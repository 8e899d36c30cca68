// A skip rule or constraint, as it comes in a pack.
#include "sync/records/expression.h"

#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> expression_seeds() {
    return {"${age} > 17 and not(selected(${uses}, 'bus'))", ". >= 1.5 or . = '' or true()",
            "(count-selected(.) <= 2) = (string-length(${why}) != -1)"};
}

void try_expression(std::string_view bytes) {
    const auto read = Expression::parse(bytes);
    if (!read) {
        promise(!read.error().reason.empty(), "a refusal has a reason");
        return promise(read.error().place.starts_with("character "), "a refusal names the character");
    }
    promise(read->text() == bytes, "an expression is kept as it was written");
    for (const char* answer : {"", "7", "bus train", "-0.5"}) {
        const bool first = read->holds([&](const std::string&) { return answer; });
        const bool second = read->holds([&](const std::string&) { return answer; });
        promise(first == second, "the same answers lead to the same question");
    }
}

const Registered expression_registered{{"expression", expression_seeds, try_expression}};

} // namespace

} // namespace copro::fuzz
