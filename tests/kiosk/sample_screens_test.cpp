// The sample screens of a kiosk whose owner has changed what can be claimed.
#include "kiosk/sample_screens.h"
#include "tests/kiosk/own_assets.h"

using namespace copro;
using namespace copro::test;

namespace {

Result<std::vector<SampleScreen>> samples_of(Carried carried) {
    return sample_screens(std::move(carried), sample_meeting(source("config/meetings/better-buses.json")).take());
}

bool has_sample(const std::vector<SampleScreen>& samples, const std::string& name) {
    return std::any_of(samples.begin(), samples.end(), [&](const SampleScreen& one) { return one.name == name; });
}

} // namespace

TEST_CASE("whichever rule an owner takes away, the sample screens end, and those of a claim are all there") {
    const OwnAssets own;
    KioskConfig config;
    config.languages = {"en"};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(own.folders.rules)) files.push_back(entry.path());
    REQUIRE(files.size() > 20);
    const std::filesystem::path aside = own.folder.path() / "aside";
    for (const std::filesystem::path& file : files) {
        INFO(file.filename());
        std::filesystem::rename(file, aside);
        auto carried = load_carried(own.folders, config, false);
        std::filesystem::rename(aside, file);
        REQUIRE(carried.ok());
        const auto samples = samples_of(carried.take());
        INFO((samples.ok() ? "" : samples.error().text()));
        REQUIRE(samples.ok());
        for (const char* name : {"claim.miles", "claim.amount", "claim.receipt-photo.empty"}) {
            INFO(name);
            CHECK(has_sample(*samples, name));
        }
    }
}

TEST_CASE("a question that has no answer ends the sample screens with its name") {
    Carried carried = carried_with({});
    carried.rules = std::make_shared<const ExpenseRules>();
    const auto samples = samples_of(std::move(carried));
    REQUIRE_FALSE(samples.ok());
    CHECK(samples.error().text() == "claim/category: the person who is played for its picture cannot answer it");
}

TEST_CASE("a cost that is over its cap is doubted once, and the sample screens go on") {
    const OwnAssets own;
    own.change(own.folders.rules / "parking.json", "\"caps\": []",
               "\"caps\": [{\"effective_from\": \"2020-01-01\", \"pence_per_line\": 100}]");
    KioskConfig config;
    config.languages = {"en"};
    auto carried = load_carried(own.folders, config, false);
    REQUIRE(carried.ok());
    const auto samples = samples_of(carried.take());
    INFO((samples.ok() ? "" : samples.error().text()));
    REQUIRE(samples.ok());
    CHECK(has_sample(*samples, "claim.receipt-photo.empty"));
}
