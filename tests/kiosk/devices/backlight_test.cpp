#include "kiosk/devices/backlight.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

// A light as the kernel shows it.
struct KernelLight {
    test::TempFolder folder;
    std::filesystem::path light = folder.path() / "intel_backlight";

    KernelLight(const std::string& most, const std::string& now) {
        std::filesystem::create_directory(light);
        REQUIRE(replace_file(light / "max_brightness", most + "\n"));
        REQUIRE(replace_file(light / "brightness", now + "\n"));
    }
    [[nodiscard]] std::string now() const { return read_file(light / "brightness").take(); }
};

bool has_light(const std::filesystem::path& folder) { return Backlight::open(folder) != nullptr; }

} // namespace

TEST_CASE("the light is set in ten steps of what it can do") {
    const KernelLight kernel("937", "500");
    const auto light = Backlight::open(kernel.folder.path());
    REQUIRE(light != nullptr);
    CHECK(light->step() == 5);
    REQUIRE(light->set(1));
    CHECK(kernel.now() == "93\n");
    CHECK(light->step() == 1);
    REQUIRE(light->set(brightest));
    CHECK(kernel.now() == "937\n");
    CHECK(light->step() == brightest);
}

TEST_CASE("no step turns the light off") {
    const KernelLight kernel("10", "0");
    const auto light = Backlight::open(kernel.folder.path());
    REQUIRE(light != nullptr);
    CHECK(light->step() == 1);
    CHECK_FALSE(light->set(0));
    CHECK_FALSE(light->set(brightest + 1));
    CHECK(kernel.now() == "0\n");
}

TEST_CASE("where there is no light to set, or only on and off, there is none") {
    const test::TempFolder empty;
    CHECK_FALSE(has_light(empty.path()));
    CHECK_FALSE(has_light(empty.path() / "not-there"));
    const KernelLight lamp("1", "1");
    CHECK_FALSE(has_light(lamp.folder.path()));
    const KernelLight odd("many", "1");
    CHECK_FALSE(has_light(odd.folder.path()));
}
