#include "sync/records/locale_name.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE(
    "a language is written as in Britain, but Portuguese as in Portugal and Chinese in the letters that are taught") {
    CHECK(locale_name("en") == "en_GB@numbers=latn");
    CHECK(locale_name("ar") == "ar_GB@numbers=latn");
    CHECK(locale_name("pt") == "pt_PT@numbers=latn");
    CHECK(locale_name("zh") == "zh_Hans_GB@numbers=latn");
}
