// Letter-like signs such as the Angstrom and the black-letter capital were taken apart after they were made small, so a
// name with one of them was not found by the letters that it shows.
#include "kiosk/view/search_form.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("what a name is found by is small letters without marks, whatever signs it was written with") {
    CHECK(search_form("\u210celen") == "helen");
    CHECK(search_form("\u212bsa") == "asa");
    CHECK(search_form("\ufb01ona") == "fiona");
    CHECK(search_form("Zo\u00eb Stra\u00dfe") == "zoe strasse");
}
