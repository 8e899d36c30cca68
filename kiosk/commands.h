// What each command of the kiosk's command line does; command_line.cpp calls one of them. Main thread.
#pragma once

#include "kiosk/assets.h"
#include "kiosk/command_line.h"
#include "kiosk/view/badge_sheet.h"

namespace copro {

[[nodiscard]] Result<void> run_kiosk(const KioskOptions& options);
[[nodiscard]] Result<void> enrol_kiosk(const KioskOptions& options, const std::string& url, const std::string& code);
// Reads the staff PIN from the first line of standard input, and replaces the one there was. The kiosk must not run.
[[nodiscard]] Result<void> set_pin(const KioskOptions& options);
// Every screen × language × text size × colour set × shape; error `invalid` when anything is wrong, after the list.
[[nodiscard]] Result<void> run_self_test(const KioskOptions& options);
// screen.language.size.colours.shape.png, and sheet.png.
[[nodiscard]] Result<void> write_pictures(const KioskOptions& options, const std::filesystem::path& folder);
// FORM.language.pdf for every form; meeting: whose words and survey are put in, a pack's file or the id of one that
// this kiosk has and that does not run meanwhile, or "".
[[nodiscard]] Result<void> write_papers(const KioskOptions& options, const std::filesystem::path& folder,
                                        const std::string& meeting);
// Badges from standard input, as `copro-server badge make` writes them, into one PDF.
[[nodiscard]] Result<void> write_badges(const std::filesystem::path& file);
[[nodiscard]] Result<BadgeSheet> read_badge_sheet(const std::string& text);
[[nodiscard]] Result<void> dump_screen(const KioskOptions& options, const std::string& screen,
                                       const std::string& language);

// Config and assets as the flags say.
[[nodiscard]] Result<KioskConfig> config_of(const KioskOptions& options);
// The pictures' folders, the organisation's first.
[[nodiscard]] std::vector<std::filesystem::path> picture_folders(const KioskConfig& config,
                                                                 const AssetFolders& folders);
// The same for recorded messages.
[[nodiscard]] std::vector<std::filesystem::path> voice_folders(const KioskConfig& config, const AssetFolders& folders);
// The same for films in sign language.
[[nodiscard]] std::vector<std::filesystem::path> film_folders(const KioskConfig& config, const AssetFolders& folders);

} // namespace copro
