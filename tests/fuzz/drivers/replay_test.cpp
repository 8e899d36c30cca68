// Every build's side of the targets: their seeds, and some changes of each, so that a target cannot rot unseen.
#include "sync/base/log.h"
#include "tests/fuzz/drivers/mutate.h"
#include "tests/fuzz/fuzz.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace copro::fuzz;

namespace {

constexpr std::uint32_t first_seed = 20261122;
constexpr int changes_of_each_seed = 40;

void try_on(const Target& target, const std::string& bytes) { target.try_bytes(bytes); }

} // namespace

TEST_CASE("every fuzz target keeps its promises on its seeds and on changes of them") {
    copro::log_nothing();
    REQUIRE(targets().size() >= 10);
    for (const Target& target : targets()) {
        DYNAMIC_SECTION(target.name) {
            const std::vector<std::string> seeds = target.seeds();
            REQUIRE_FALSE(seeds.empty());
            Random random(first_seed);
            for (const std::string& seed : seeds) {
                try_on(target, seed);
                std::string changed = seed;
                for (int change = 0; change < changes_of_each_seed; ++change) {
                    // Most changes build on the one before; now and then it begins anew.
                    if (change % 8 == 0) changed = seed;
                    changed = change % 2 == 0 ? mutate_json(changed, random) : mutate_bytes(changed, random);
                    try_on(target, changed);
                }
            }
            try_on(target, "");
        }
    }
}

TEST_CASE("no two fuzz targets share a name") {
    std::vector<std::string> names;
    for (const Target& target : targets()) names.push_back(target.name);
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
