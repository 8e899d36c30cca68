// `copro-kiosk paper DIR`: every form as a PDF in every language, from the same files as on the screen.
#include "kiosk/questions/paper.h"

#include "kiosk/back_room.h"
#include "kiosk/commands.h"
#include "kiosk/sample_screens.h"
#include "kiosk/ui/paper_sheet.h"
#include "sync/base/files.h"
#include "sync/base/log.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <iostream>

namespace copro {

namespace {

Result<void> check_languages(const std::vector<std::string>& wanted, const std::vector<std::string>& known) {
    for (const std::string& language : wanted) {
        if (std::find(known.begin(), known.end(), language) != known.end()) continue;
        return invalid("--languages", fmt::format("\"{}\" is none of {}", language, fmt::join(known, ", ")));
    }
    return {};
}

// An id is no file's name where there is no such file.
Result<std::shared_ptr<const Meeting>> meeting_named(const KioskOptions& options, const std::string& name) {
    if (!is_slug(name) || std::filesystem::exists(name)) return sample_meeting(name);
    SystemClock clock;
    const auto room = TRY(BackRoom::open(options.data, clock, options.version));
    return room->meeting_called(name);
}

// The paper asks without them, as the screen does until they have come.
void tell_missing(const Form& survey, const std::set<std::string>& here) {
    for (const Medium& medium : survey.media) {
        if (medium.type == sound_type || here.contains(medium.sha256)) continue;
        log_warning("paper.picture-not-here", {{"form", survey.id}, {"picture", medium.sha256}});
    }
}

} // namespace

Result<void> write_papers(const KioskOptions& options, const std::filesystem::path& folder,
                          const std::string& meeting_name) {
    const KioskConfig config = TRY(config_of(options));
    const AssetFolders folders = TRY(find_assets());
    const Carried carried = TRY(load_carried(folders, config, false));
    TRY(check_languages(options.only.languages, carried.library->languages()));
    std::shared_ptr<const Meeting> meeting;
    if (!meeting_name.empty()) meeting = TRY(meeting_named(options, meeting_name));
    const MeetingPack* pack = meeting == nullptr ? nullptr : &meeting->pack;
    std::vector<const Form*> forms;
    for (const Form& form : *carried.forms) forms.push_back(&form);
    const std::set<std::string> media = TRY(media_in(options.data));
    if (pack != nullptr && pack->survey) {
        forms.push_back(&*pack->survey);
        tell_missing(*pack->survey, media);
    }
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) return Error{ErrorKind::internal, folder.string(), code.message()};
    TextEngine text = TRY(TextEngine::open(installed_fonts()));
    std::vector<std::filesystem::path> shelf = picture_folders(config, folders);
    shelf.push_back(media_of(options.data));
    PictureShelf pictures(std::move(shelf));
    int written = 0;
    for (const std::string& language : carried.library->languages()) {
        if (!SweepLimits::wants(options.only.languages, language)) continue;
        for (const Form* form : forms) {
            const PaperForm paper = paper_form(*form, pack, *carried.rules, carried.library->words(language), media);
            const std::string pdf = TRY(paper_sheet_pdf(paper, text, pictures));
            TRY(replace_file(folder / fmt::format("{}.{}.pdf", form->id, language), pdf));
            ++written;
        }
    }
    std::cout << written << " papers\n";
    return {};
}

} // namespace copro
