#include "sync/server/forms/choices.h"

#include "sync/records/slug.h"

#include <algorithm>

namespace copro {

std::map<std::string, ChoiceList> read_choices(SheetReader& sheet) {
    std::map<std::string, ChoiceList> lists;
    for (std::size_t row = 1; row < sheet.rows(); ++row) {
        if (sheet.is_empty(row)) continue;
        const std::string& list_name = sheet.cell(row, "list_name");
        const std::string& name = sheet.cell(row, "name");
        if (list_name.empty()) {
            sheet.fault(FormFinding::Kind::wrong, row, "list_name", "is empty");
            continue;
        }
        const auto [entry, is_new] = lists.try_emplace(list_name);
        ChoiceList& list = entry->second;
        if (is_new) list.row = row;
        if (!is_survey_name(name)) {
            sheet.fault(FormFinding::Kind::wrong, row, "name", "must be letters, digits, _ and -, at most 64");
            continue;
        }
        if (is_name_of_screens(name)) {
            sheet.fault(FormFinding::Kind::wrong, row, "name", "is a name that the screens use themselves");
            continue;
        }
        const bool twice =
            std::any_of(list.options.begin(), list.options.end(), [&](const Json& one) { return one["id"] == name; });
        if (twice) {
            sheet.fault(FormFinding::Kind::wrong, row, "name", "stands twice in the list " + list_name);
            continue;
        }
        Json option{{"id", name}, {"wording", sheet.words(row, "label", survey_limits.option)}};
        if (option["wording"].is_null()) {
            sheet.fault(FormFinding::Kind::wrong, row, "label", "is empty");
            option["wording"] = Json{{"en", "-"}};
        }
        sheet.add_media(row, option);
        sheet.list_others(row);
        list.options.push_back(std::move(option));
    }
    return lists;
}

} // namespace copro
