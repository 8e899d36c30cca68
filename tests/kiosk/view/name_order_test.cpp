#include "kiosk/view/name_order.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace copro;

namespace {

using Names = std::vector<std::string>;

Names listed(Names names, const std::string& language) {
    sort_by_name(names, language, [](const std::string& name) { return name; });
    return names;
}

} // namespace

TEST_CASE("names stand in the order of the alphabet, not of their bytes") {
    CHECK(listed({"Zoë", "Łukasz", "adam", "Élodie", "Maria", "Felix", "Åsa", "Bo"}, "en") ==
          Names{"adam", "Åsa", "Bo", "Élodie", "Felix", "Łukasz", "Maria", "Zoë"});
    CHECK(listed({"Zoë", "Zoe"}, "en") == Names{"Zoe", "Zoë"});
}

TEST_CASE("each language lists names in its own order") {
    const Names polish{"Łukasz", "Lzy", "Mary", "Luiz"};
    CHECK(listed(polish, "en") == Names{"Luiz", "Łukasz", "Lzy", "Mary"});
    CHECK(listed(polish, "pl") == Names{"Luiz", "Lzy", "Łukasz", "Mary"});
    const Names welsh{"Chad", "Cynthia", "Ceri", "Ddraig", "Dylan", "Dora", "Llinos", "Lowri"};
    CHECK(listed(welsh, "en") == Names{"Ceri", "Chad", "Cynthia", "Ddraig", "Dora", "Dylan", "Llinos", "Lowri"});
    CHECK(listed(welsh, "cy") == Names{"Ceri", "Cynthia", "Chad", "Dora", "Dylan", "Ddraig", "Lowri", "Llinos"});
    const Names northern{"Åsa", "Zoe", "Arne", "Øystein", "Ozz"};
    CHECK(listed(northern, "en") == Names{"Arne", "Åsa", "Øystein", "Ozz", "Zoe"});
    CHECK(listed(northern, "sv") == Names{"Arne", "Ozz", "Zoe", "Åsa", "Øystein"});
    CHECK(listed({"Ñuño", "Nzz", "Nuno"}, "es") == Names{"Nuno", "Nzz", "Ñuño"});
    CHECK(listed({"Ștefan", "Sz", "Stefan"}, "ro") == Names{"Stefan", "Sz", "Ștefan"});
    CHECK(listed({"İlker", "Işık", "Çelik", "Cynthia"}, "tr") == Names{"Cynthia", "Çelik", "Işık", "İlker"});
    CHECK(listed({"Їжак", "Іван", "Ґалина", "Йосип", "Ганна", "Дарія"}, "uk") ==
          Names{"Ганна", "Ґалина", "Дарія", "Іван", "Їжак", "Йосип"});
}

TEST_CASE("the script of the language comes first") {
    const Names mixed{"Zoe", "علی", "بلال", "王"};
    CHECK(listed(mixed, "en") == Names{"Zoe", "بلال", "علی", "王"});
    CHECK(listed(mixed, "ur") == Names{"بلال", "علی", "Zoe", "王"});
    CHECK(listed(mixed, "zh").front() == "王");
}

TEST_CASE("apostrophes do not count, and a hyphen is a space") {
    CHECK(listed({"O’Neil", "Oakes", "O'Brien", "Obama"}, "en") == Names{"Oakes", "Obama", "O'Brien", "O’Neil"});
    CHECK(name_order_key("Anne-Marie", "en") == name_order_key("Anne Marie", "en"));
    CHECK(name_order_key("O’Brien", "en") == name_order_key("O'Brien", "en"));
}

TEST_CASE("who has no name comes last, and the same name keeps its order") {
    CHECK(listed({"", "王", "Zoe", "\uffff"}, "en").back().empty());
    std::vector<std::pair<std::string, int>> people{{"Mabel", 1}, {"Ada", 2}, {"Mabel", 3}, {"Mabel", 4}};
    sort_by_name(people, "en", [](const auto& person) { return person.first; });
    CHECK(people == std::vector<std::pair<std::string, int>>{{"Ada", 2}, {"Mabel", 1}, {"Mabel", 3}, {"Mabel", 4}});
}

TEST_CASE("a language that nobody ordered, and one of the tests, still have an order") {
    CHECK(listed({"Bo", "Ada"}, "en-XA") == Names{"Ada", "Bo"});
    CHECK(listed({"Bo", "Ada"}, "ar-XB") == Names{"Ada", "Bo"});
    CHECK(listed({"Bo", "Ada"}, "") == Names{"Ada", "Bo"});
    CHECK(listed({"Bo", "Ada"}, "no such language") == Names{"Ada", "Bo"});
}

TEST_CASE("another thread makes rules of its own") {
    Names there;
    std::thread other([&] { there = listed({"Łukasz", "Lzy"}, "pl"); });
    const Names here = listed({"Łukasz", "Lzy"}, "pl");
    other.join();
    CHECK(there == here);
}
