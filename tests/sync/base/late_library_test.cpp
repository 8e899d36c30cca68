#include "sync/base/late_library.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace copro;

TEST_CASE("a library that is there gives its functions") {
    const auto mathematics = LateLibrary::open("libm.so.6");
    REQUIRE(mathematics);
    double (*square_root)(double) = nullptr;
    REQUIRE(mathematics->find("sqrt", square_root));
    CHECK(square_root(9.0) == 3.0);
}

TEST_CASE("a library that is missing is named in the error") {
    const auto missing = LateLibrary::open("libcopro-is-not-there.so.1");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::internal);
    CHECK(missing.error().reason.find("libcopro-is-not-there.so.1") != std::string::npos);
}

TEST_CASE("a function that is missing is named in the error, and nothing is set") {
    const auto mathematics = LateLibrary::open("libm.so.6");
    REQUIRE(mathematics);
    void (*function)() = nullptr;
    const auto found = mathematics->find("copro_is_not_there", function);
    REQUIRE_FALSE(found);
    CHECK(found.error().reason.find("copro_is_not_there") != std::string::npos);
    CHECK(function == nullptr);
}
