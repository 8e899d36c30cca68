#include "tests/lint/lints.h"
#include "tests/lint/po_file.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

namespace {

std::string po(const std::string& language, int plural_forms, const std::string& messages) {
    return "msgid \"\"\nmsgstr \"\"\n\"Language: " + language +
           "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"Plural-Forms: nplurals=" +
           std::to_string(plural_forms) + "; plural=0;\\n\"\n\n" + messages;
}

const std::string english = "msgid \"welcome.heading\"\nmsgstr \"Welcome, {name}\"\n\n"
                            "msgid \"staff.here\"\nmsgid_plural \"staff.here\"\nmsgstr[0] \"{count} person\"\n"
                            "msgstr[1] \"{count} people\"\n";
const std::string welsh_heading = "msgid \"welcome.heading\"\nmsgstr \"Croeso, {name}\"\n\n";
const std::string welsh_here = "msgid \"staff.here\"\nmsgid_plural \"staff.here\"\nmsgstr[0] \"{count} person\"\n"
                               "msgstr[1] \"{count} berson\"\nmsgstr[2] \"{count} o bobl\"\n";

std::string translations_with(const std::string& welsh) {
    MiniTree tree;
    tree.write("assets/words/en.po", po("en", 2, english));
    tree.write("assets/words/cy.po", po("cy", 3, welsh));
    return text_of(translations(tree.root()));
}

std::string keys_with(const std::string& code, const std::string& form) {
    MiniTree tree;
    tree.write("assets/words/en.po", po("en", 2, english));
    tree.write("kiosk/screens/welcome.cpp", code);
    tree.write("assets/forms/sign-in.json", form);
    return text_of(message_keys(tree.root()));
}

const std::string good_code = "say(MessageKey(\"welcome.heading\"));\n";
const std::string good_form = "{\"title\": \"staff.here\"}\n";

} // namespace

TEST_CASE("two languages that say the same pass") { CHECK(translations_with(welsh_heading + welsh_here) == ""); }

TEST_CASE("a message that is missing in one language is found") {
    CHECK(translations_with(welsh_heading) == "assets/words/cy.po: staff.here is missing\n");
}

TEST_CASE("a message without words is found") {
    const std::string empty = "msgid \"welcome.heading\"\nmsgstr \"\"\n\n";
    CHECK_THAT(translations_with(empty + welsh_here), Catch::Contains("welcome.heading has no words"));
}

TEST_CASE("a fuzzy, an obsolete, a doubled and a strange message are found") {
    CHECK_THAT(translations_with("#, fuzzy\n" + welsh_heading + welsh_here), Catch::Contains("is fuzzy"));
    CHECK_THAT(translations_with(welsh_heading + welsh_here + "#~ msgid \"old\"\n"), Catch::Contains("obsolete"));
    CHECK_THAT(translations_with(welsh_heading + welsh_heading + welsh_here), Catch::Contains("stands twice"));
    CHECK_THAT(translations_with(welsh_heading + welsh_here + "msgid \"new.one\"\nmsgstr \"Newydd\"\n"),
               Catch::Contains("new.one is not in en.po"));
}

TEST_CASE("a slot that differs is found") {
    const std::string other = "msgid \"welcome.heading\"\nmsgstr \"Croeso, {enw}\"\n\n";
    CHECK_THAT(translations_with(other + welsh_here),
               Catch::Contains("welcome.heading has other {slots} than English"));
}

TEST_CASE("a full stop behind a date that has one of its own is found") {
    const auto ukrainian = [](const std::string& words) {
        const std::string message = "msgid \"claim.paid\"\nmsgstr \"";
        MiniTree tree;
        tree.write("assets/words/en.po", po("en", 2, message + "We paid you on {date}.\"\n"));
        tree.write("assets/words/cy.po", po("cy", 3, message + "Talwyd chi ar {date}.\"\n"));
        tree.write("assets/words/uk.po", po("uk", 3, message + words + "\"\n"));
        return text_of(translations(tree.root()));
    };
    CHECK(ukrainian("Ми заплатили вам. День: {date}") == "");
    CHECK(ukrainian("Ми заплатили вам. День: {date}.") ==
          "assets/words/uk.po:7: claim.paid has two full stops, one of a date's\n");
}

TEST_CASE("slots of days, sums and names are filled as people see them, and others stay") {
    CHECK(filled("{date}: {amount} for {name} at {place}", "en") ==
          "Wednesday 18 November 2026: £1,234.56 for Margaret at {place}");
    CHECK(filled("{fee}, {total}, {fee}", "en") == "£1,234.56, £1,234.56, £1,234.56");
    CHECK(filled("{answer_by}", "en") == filled("{pay_by}", "en"));
    CHECK(filled("{answer_by}", "pl") != filled("{answer_by}", "en"));
}

TEST_CASE("a plural form that is missing is found") {
    const std::string two = welsh_here.substr(0, welsh_here.find("msgstr[2]"));
    CHECK_THAT(translations_with(welsh_heading + two), Catch::Contains("staff.here has 2 forms and needs 3"));
    CHECK_THAT(translations_with(welsh_heading + "msgid \"staff.here\"\nmsgstr \"{count} o bobl\"\n"),
               Catch::Contains("must have plural forms as English has"));
}

TEST_CASE("a language that is not there at all is found") {
    MiniTree tree;
    tree.write("assets/words/en.po", po("en", 2, english));
    CHECK(text_of(translations(tree.root())) == "assets/words/cy.po: is missing\n");
}

TEST_CASE("a header that says another language is found") {
    MiniTree tree;
    tree.write("assets/words/en.po", po("en", 2, english));
    tree.write("assets/words/cy.po", po("pl", 3, welsh_heading + welsh_here));
    CHECK_THAT(text_of(translations(tree.root())), Catch::Contains("must say Language: cy"));
}

TEST_CASE("an organisation's own words that lack a language are found") {
    MiniTree tree;
    tree.write("assets/words/en.po", po("en", 2, english));
    tree.write("assets/words/cy.po", po("cy", 3, welsh_heading + welsh_here));
    tree.write("config/meetings/buses.json", "{\"title\": {\"en\": \"Buses\"}}\n");
    CHECK(text_of(translations(tree.root())) == "config/meetings/buses.json#/title: has no \"cy\"\n");
}

TEST_CASE("keys that are used and there pass") { CHECK(keys_with(good_code, good_form) == ""); }

TEST_CASE("a key that C++ or a form uses and English lacks is found") {
    CHECK_THAT(keys_with(good_code + "say(MessageKey(\"welcome.haeding\"));\n", good_form),
               Catch::Contains("kiosk/screens/welcome.cpp:2: \"welcome.haeding\" is not in assets/words/en.po"));
    CHECK_THAT(keys_with(good_code, "{\"title\": \"staff.here\",\n\"hint\": \"staff.heer\"}\n"),
               Catch::Contains("assets/forms/sign-in.json:2: \"staff.heer\" is not in"));
}

TEST_CASE("a message that nothing uses is found") {
    CHECK_THAT(keys_with(good_code, "{}\n"), Catch::Contains("staff.here is never used"));
}

TEST_CASE("a key put together from pieces is found") {
    CHECK_THAT(keys_with(good_code + "say(MessageKey(\"staff.here\" + end));\n", good_form),
               Catch::Contains("put together"));
}
