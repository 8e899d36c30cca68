#include "sync/base/result.h"

#include <catch2/catch.hpp>

#include <memory>

using namespace copro;

namespace {

Result<int> half_of(int number) {
    if (number % 2 != 0) return invalid("number", "must be even");
    return number / 2;
}

Result<void> refuse_zero(int number) {
    if (number == 0) return Error{ErrorKind::refused, "", "zero is not taken"};
    return {};
}

Result<int> quarter_of(int number, int& reached) {
    TRY(refuse_zero(number));
    const int half = TRY(half_of(number));
    ++reached;
    return half_of(half);
}

Result<std::unique_ptr<int>> boxed(int number) { return std::make_unique<int>(number); }

Result<int> unboxed(int number) {
    const std::unique_ptr<int> box = TRY(boxed(number));
    return *box;
}

} // namespace

TEST_CASE("a result holds its value") {
    const Result<int> result = half_of(8);
    REQUIRE(result.ok());
    CHECK(result);
    CHECK(*result == 4);
    CHECK(result.value() == 4);
}

TEST_CASE("a result holds its error with kind, place and reason") {
    const Result<int> result = half_of(7);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().kind == ErrorKind::invalid);
    CHECK(result.error().place == "number");
    CHECK(result.error().text() == "number: must be even");
}

TEST_CASE("an error without a place is its reason alone") {
    CHECK(internal("the disk is full").text() == "the disk is full");
}

TEST_CASE("TRY gives the value or leaves the function with the error") {
    int reached = 0;
    CHECK(*quarter_of(12, reached) == 3);
    CHECK(reached == 1);
    CHECK(quarter_of(6, reached).error().reason == "must be even");
    CHECK(reached == 2);
    CHECK(quarter_of(5, reached).error().kind == ErrorKind::invalid);
    CHECK(reached == 2);
}

TEST_CASE("TRY passes on the error of a call that returns nothing") {
    int reached = 0;
    CHECK(quarter_of(0, reached).error().kind == ErrorKind::refused);
    CHECK(reached == 0);
}

TEST_CASE("TRY moves values that cannot be copied") { CHECK(*unboxed(9) == 9); }

TEST_CASE("a result of nothing is fine until it holds an error") {
    CHECK(Result<void>().ok());
    const Result<void> failed = internal("no");
    CHECK_FALSE(failed.ok());
    CHECK(failed.error().kind == ErrorKind::internal);
}
