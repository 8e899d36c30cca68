#include "sync/records/modulus.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

// The lines that the worked examples of the specification need; the whole tables are their maker's.
constexpr const char* weights = R"(070116 070116 MOD11 0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
070116 070116 MOD10 0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
074456 074456 MOD11 0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12
074456 074456 MOD10 0 3 2 4 5 8 9 4 5 6 7 8 9 -1 13
086090 086090 MOD10 0 0 3 7 1 3 7 1 3 7 1 3 7 1 8
089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1
102400,107999,MOD11,0,0,0,0,0,0,8,7,6,5,4,3,2,1
110000 119280 DBLAL 0 0 2 1 2 1 2 1 2 1 2 1 2 1 1
134012 134020 MOD11 0 0 0 7 5 9 8 4 6 3 5 2 0 0 4
180002 180002 MOD11 0 0 0 0 0 0 8 7 6 5 4 3 2 1 14
200901 201159 MOD11 0 0 0 0 0 0 0 7 6 5 4 3 2 1 6
200901 201159 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 6
202700 203239 MOD11 0 0 0 0 0 0 0 7 6 5 4 3 2 1 6
202700 203239 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 6
309001 309633 MOD11 0 0 3 2 9 8 5 7 6 5 4 3 2 1 2
309001 309633 MOD11 0 0 3 2 9 8 1 7 6 5 4 3 2 1 9
771900 772799 MOD11 0 0 1 2 5 3 6 4 8 7 10 9 3 1 7
820000 826097 MOD11 0 0 0 0 0 0 0 0 7 3 4 9 2 1
820000 826097 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
826919 827999 MOD11 0 0 0 0 0 0 0 0 7 3 4 9 2 1
826919 827999 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1 3
870000 872791 MOD11 0 0 1 2 5 3 6 4 8 7 10 9 3 1 10
870000 872791 MOD11 0 0 5 10 9 8 0 7 6 5 4 3 2 1 11
938000 938696 MOD11 7 6 5 4 3 2 7 6 5 4 3 2 0 0 5
938000 938696 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 0 5
)";

ModulusTable table() {
    auto read = ModulusTable::parse(weights, "valacdos.txt", "938600 938611\n", "scsubtab.txt");
    REQUIRE(read.ok());
    return read.take();
}

struct Example {
    const char* sort_code;
    const char* account;
    const char* what;
};

std::string refused_table(const std::string& lines, const std::string& substitutes = "") {
    const auto read = ModulusTable::parse(lines, "valacdos.txt", substitutes, "scsubtab.txt");
    return read ? "" : read.error().text();
}

} // namespace

TEST_CASE("the specification's worked examples of numbers that could exist pass") {
    const ModulusTable all = table();
    for (const Example& one : {Example{"089999", "66374958", "modulus 10"},
                               Example{"107999", "88837491", "modulus 11"},
                               Example{"202959", "63748472", "modulus 11 and double alternate"},
                               Example{"871427", "46238510", "10 and 11: the first passes"},
                               Example{"872427", "46238510", "10 and 11: the second passes"},
                               Example{"871427", "09123496", "10: ab is 09 and g is 9"},
                               Example{"871427", "99123496", "10: ab is 99 and g is 9"},
                               Example{"820000", "73688637", "3: c is 6"},
                               Example{"827999", "73988638", "3: c is 9"},
                               Example{"827101", "28748352", "3: both checks"},
                               Example{"134020", "63849203", "4"},
                               Example{"118765", "64371389", "1"},
                               Example{"200915", "41011166", "6: foreign currency"},
                               Example{"938611", "07806039", "5"},
                               Example{"938600", "42368003", "5: with a substitute"},
                               Example{"938063", "55065200", "5: remainders of 0"},
                               Example{"772798", "99345694", "7"},
                               Example{"086090", "06774744", "8"},
                               Example{"309070", "02355688", "2 and 9: the first passes"},
                               Example{"309070", "12345668", "2 and 9: the second passes"},
                               Example{"309070", "12345677", "2 and 9: a is not 0, g is not 9"},
                               Example{"309070", "99345694", "2 and 9: a is not 0, g is 9"},
                               Example{"074456", "12345112", "12 and 13: modulus 11"},
                               Example{"070116", "34012583", "12 and 13: both"},
                               Example{"074456", "11104102", "12 and 13: modulus 10"},
                               Example{"180002", "00000190", "14"}}) {
        INFO(one.what);
        CHECK(all.check(one.sort_code, one.account) == ModulusTable::Verdict::passed);
    }
}

TEST_CASE("the specification's worked examples of numbers that cannot exist fail") {
    const ModulusTable all = table();
    for (const Example& one :
         {Example{"938063", "15764273", "5: the second is wrong"},
          Example{"938063", "15764264", "5: the first is wrong"}, Example{"938063", "15763217", "5: a remainder of 1"},
          Example{"118765", "64371388", "1"}, Example{"203099", "66831036", "double alternate is wrong"},
          Example{"203099", "58716970", "modulus 11 is wrong"}, Example{"089999", "66374959", "modulus 10"},
          Example{"107999", "88837493", "modulus 11"}}) {
        INFO(one.what);
        CHECK(all.check(one.sort_code, one.account) == ModulusTable::Verdict::failed);
    }
}

TEST_CASE("a sort code that the tables do not know says nothing about the number") {
    CHECK(table().check("990000", "12345678") == ModulusTable::Verdict::unknown);
}

TEST_CASE("tables that are written wrongly are refused with file and line") {
    CHECK(refused_table("") == "valacdos.txt: holds no rules");
    CHECK(refused_table("\n089000 089999 MOD10 0 0 0\n") ==
          "valacdos.txt:2: must be two sort codes, a method, 14 weights and perhaps an exception");
    CHECK(refused_table("089999 089000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n") ==
          "valacdos.txt:1: must begin with two sort codes of six digits, the lower one first");
    CHECK(refused_table("089000 089999 MOD12 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n") ==
          "valacdos.txt:1: the method must be MOD10, MOD11 or DBLAL");
    CHECK(refused_table("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 x\n") ==
          "valacdos.txt:1: holds something else than whole numbers where the weights stand");
    CHECK(refused_table("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1 15\n") ==
          "valacdos.txt:1: the exception must be from 1 to 14");
    CHECK(refused_table("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\r\n", "938600\n") ==
          "scsubtab.txt:1: must be two sort codes of six digits");
}
