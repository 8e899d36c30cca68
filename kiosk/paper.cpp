// `copro-kiosk paper DIR`: every form as a PDF in every language, from the same files as on the screen.
#include "kiosk/questions/paper.h"

#include "kiosk/commands.h"
#include "kiosk/sample_screens.h"
#include "kiosk/ui/paper_sheet.h"
#include "sync/base/files.h"

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

} // namespace

Result<void> write_papers(const KioskOptions& options, const std::filesystem::path& folder,
                          const std::filesystem::path& meeting_file) {
    const KioskConfig config = TRY(config_of(options));
    const AssetFolders folders = TRY(find_assets());
    const Carried carried = TRY(load_carried(folders, config, false));
    TRY(check_languages(options.only.languages, carried.library->languages()));
    std::shared_ptr<const Meeting> meeting;
    if (!meeting_file.empty()) meeting = TRY(sample_meeting(meeting_file));
    const MeetingPack* pack = meeting == nullptr ? nullptr : &meeting->pack;
    std::vector<const Form*> forms;
    for (const Form& form : *carried.forms) forms.push_back(&form);
    if (pack != nullptr && pack->survey) forms.push_back(&*pack->survey);
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) return Error{ErrorKind::internal, folder.string(), code.message()};
    TextEngine text = TRY(TextEngine::open(installed_fonts()));
    PictureShelf pictures(picture_folders(config, folders));
    int written = 0;
    for (const std::string& language : carried.library->languages()) {
        if (!SweepLimits::wants(options.only.languages, language)) continue;
        for (const Form* form : forms) {
            const PaperForm paper = paper_form(*form, pack, *carried.rules, carried.library->words(language));
            const std::string pdf = TRY(paper_sheet_pdf(paper, text, pictures));
            TRY(replace_file(folder / fmt::format("{}.{}.pdf", form->id, language), pdf));
            ++written;
        }
    }
    std::cout << written << " papers\n";
    return {};
}

} // namespace copro
