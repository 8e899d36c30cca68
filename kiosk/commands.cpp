#include "kiosk/commands.h"

#include "kiosk/back_room.h"
#include "kiosk/sample_screens.h"
#include "kiosk/screens/screen.h"
#include "kiosk/see.h"
#include "kiosk/store/device_store.h"
#include "kiosk/words/pseudo.h"
#include "sync/base/files.h"
#include "sync/client/enrol.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace copro {

Result<KioskConfig> config_of(const KioskOptions& options) {
    if (options.config.empty()) return KioskConfig{};
    return load_config(options.config);
}

namespace {

// An organisation's own folder stands before what comes with the kiosk.
std::vector<std::filesystem::path> own_first(const std::filesystem::path& own, const std::filesystem::path& ours) {
    if (own.empty()) return {ours};
    return {own, ours};
}

} // namespace

std::vector<std::filesystem::path> picture_folders(const KioskConfig& config, const AssetFolders& folders) {
    return own_first(config.pictures, folders.assets / "pictures");
}

std::vector<std::filesystem::path> voice_folders(const KioskConfig& config, const AssetFolders& folders) {
    return own_first(config.voices, folders.assets / "voices");
}

std::vector<std::filesystem::path> film_folders(const KioskConfig& config, const AssetFolders& folders) {
    return own_first(config.films, folders.assets / "films");
}

namespace {

// What waits is signed as the device that this was, and no server takes it from another.
Result<void> must_have_sent_all(const KioskOptions& options) {
    SystemClock clock;
    const auto room = TRY(BackRoom::open(options.data, clock, options.version));
    const OutboxCounts counts = TRY(room->counts());
    if (counts.waiting == 0 && counts.media_waiting == 0) return {};
    return Error{ErrorKind::refused, options.data.string(),
                 fmt::format("{} records and {} photos or voices wait to be sent as {}, and would never arrive; "
                             "send them first, or enrol with another --data",
                             counts.waiting, counts.media_waiting, room->enrolment().device)};
}

} // namespace

Result<void> enrol_kiosk(const KioskOptions& options, const std::string& url, const std::string& code) {
    TRY(make_private_folder(options.data));
    DeviceStore device = TRY(DeviceStore::open(options.data));
    const auto before = device.enrolment();
    if (before && *before) TRY(must_have_sent_all(options));
    const Enrolment enrolment = TRY(enrol(url, code, options.version));
    TRY(device.keep(enrolment));
    std::cout << "enrolled as " << enrolment.device;
    if (!enrolment.organisation.empty()) std::cout << " of " << enrolment.organisation;
    std::cout << '\n';
    return {};
}

Result<void> set_pin(const KioskOptions& options) {
    SystemClock clock;
    const auto room = TRY(BackRoom::open(options.data, clock, options.version));
    std::string pin;
    std::getline(std::cin, pin);
    const auto kept = room->settings().set_pin(pin);
    wipe(pin);
    if (!kept) return kept.error();
    std::cout << "the staff PIN is set\n";
    return {};
}

Result<void> dump_screen(const KioskOptions& options, const std::string& screen, const std::string& language) {
    const KioskConfig config = TRY(config_of(options));
    const AssetFolders folders = TRY(find_assets());
    const bool is_pseudo = language == pseudo_left_to_right || language == pseudo_right_to_left;
    const Carried carried = TRY(load_carried(folders, config, is_pseudo));
    const std::vector<std::string>& languages = carried.library->languages();
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
        return Error{ErrorKind::not_found, language, "is not a language of this kiosk"};
    }
    const auto meeting = TRY(sample_meeting(folders.assets / "../config/meetings/better-buses.json"));
    std::string known;
    const std::vector<SampleScreen> samples = TRY(sample_screens(carried, meeting));
    for (const SampleScreen& sample : samples) {
        if (sample.name == screen) {
            Model model = sample.model;
            model.session.settings.language = language;
            std::cout << dump(tree_on_glass(model, words_of(model)));
            return {};
        }
        known += (known.empty() ? "" : ", ") + sample.name;
    }
    return Error{ErrorKind::not_found, screen, "is not a screen; there are: " + known};
}

} // namespace copro
