// The program's own forms and rules, in a folder where they can be changed. For tests; one thread.
#pragma once

#include "kiosk/assets.h"
#include "sync/base/files.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/sync/base/temp_folder.h"

namespace copro::test {

struct OwnAssets {
    TempFolder folder;
    AssetFolders folders{source("assets"), source("config/rules"), source("config/claims.json"),
                         std::filesystem::path(COPRO_BINARY_DIR) / "words"};

    OwnAssets() {
        namespace fs = std::filesystem;
        fs::create_directories(folder.path() / "assets");
        fs::copy(folders.assets / "forms", folder.path() / "assets" / "forms", fs::copy_options::recursive);
        fs::copy(folders.rules, folder.path() / "rules", fs::copy_options::recursive);
        folders.assets = folder.path() / "assets";
        folders.rules = folder.path() / "rules";
    }
    void change(const std::filesystem::path& file, const std::string& from, const std::string& to) const {
        std::string text = read_file(file).take();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        REQUIRE(replace_file(file, text.replace(at, from.size(), to)).ok());
    }
    [[nodiscard]] std::string why_not() const {
        const auto carried = load_carried(folders, KioskConfig(), false);
        return carried ? "" : carried.error().text();
    }
};

} // namespace copro::test
