#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

namespace {

std::size_t findings_in(std::string_view code) {
    MiniTree tree;
    tree.write("kiosk/screens/welcome.cpp", code);
    return visible_text(tree.root()).size();
}

} // namespace

TEST_CASE("keys, ids and pictures are not visible text") {
    CHECK(findings_in("node.label = words.say(MessageKey(\"welcome.heading\"));\n"
                      "node.id = \"welcome.sign-in\";\nnode.picture = \"sign-in\";\n") == 0);
    CHECK(findings_in("node.label = Label::of_person(UserText{name});\n") == 0);
}

TEST_CASE("words in a literal are found") {
    CHECK(findings_in("auto heading = \"Please sign in\";\n") == 1);
    CHECK(findings_in("auto heading = R\"(Please sign in)\";\n") == 1);
    CHECK(findings_in("auto heading = \"Please\" \" sign in\";\n") == 1);
    CHECK(findings_in("say(\"Mewngofnodwch nawr, os gwelwch yn dda\");\n") == 1);
}

TEST_CASE("a single word handed to a label is found") {
    CHECK(findings_in("node.label = Label::of_person(UserText{\"Welcome\"});\n") == 1);
    CHECK(findings_in("node.value = \"Welcome\";\n") == 1);
    CHECK(findings_in("auto label = Label::of_person(\"Welcome\");\n") == 1);
}

TEST_CASE("errors, logs, comments and lines that say why are let through") {
    CHECK(findings_in("return invalid(place, \"must not be empty\");\n") == 0);
    CHECK(findings_in("return invalid(place, fmt::format(\"is not {} or more\", least));\n") == 0);
    CHECK(findings_in("return Error{ErrorKind::refused, \"\", \"the PIN is wrong\"};\n") == 0);
    CHECK(findings_in("// Please sign in: \"here and now\"\n/* \"two words\" */\n#include \"two words.h\"\n") == 0);
    CHECK(findings_in("auto sql = \"SELECT all\"; // not shown: read by SQLite\n") == 0);
    CHECK(findings_in("auto sql = \"SELECT all\"; // not shown:\n") == 1);
}

TEST_CASE("only the folders that make what people see are looked at") {
    MiniTree tree;
    tree.write("kiosk/store/outbox.cpp", "auto sql = \"SELECT body FROM outbox\";\n");
    CHECK(visible_text(tree.root()).empty());
}

TEST_CASE("the reader of C++ is not led astray") {
    const auto literals = literals_of("int many = 10'000; char quote = '\"'; f(\"a\\\"b\", g{\"c\"}); // \"d\"\n");
    REQUIRE(literals.size() == 2);
    CHECK(literals[0].text == "a\\\"b");
    CHECK(literals[0].inside == std::vector<std::string>{"f"});
    CHECK_FALSE(literals[0].alone);
    CHECK(literals[1].inside == std::vector<std::string>{"f", "g"});
    CHECK(literals[1].alone);
    const auto raw = literals_of("auto a = R\"x(one)\" two)x\"; f(\"b\");");
    REQUIRE(raw.size() == 2);
    CHECK(raw[0].text == "one)\" two");
    CHECK(raw[1].inside == std::vector<std::string>{"f"});
}
