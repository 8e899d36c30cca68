// What comes with the kiosk: forms, expense rules and words, found beside the program and checked at start. main.cpp;
// one thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/config.h"

namespace copro {

struct AssetFolders {
    std::filesystem::path assets; // forms/, pictures/
    std::filesystem::path rules;
    std::filesystem::path claims; // one file: what holds for every claim
    std::filesystem::path words;  // compiled
};

// Beside a program in build/PRESET, or under ../share/copro of an installed one.
[[nodiscard]] Result<AssetFolders> find_assets();

// forms, rules and library of Carried. The first file that is wrong is named, with place and reason.
[[nodiscard]] Result<Carried> load_carried(const AssetFolders& folders, const KioskConfig& config, bool pseudo);

} // namespace copro
