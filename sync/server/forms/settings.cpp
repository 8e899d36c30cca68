#include "sync/server/forms/settings.h"

#include "sync/records/form.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <charconv>

namespace copro {

namespace {

std::string plain_language_of(const std::string& setting) {
    if (setting.empty() || setting == "default") return "en";
    const std::size_t open = setting.rfind('(');
    const std::string code = open != std::string::npos && setting.back() == ')'
                                 ? setting.substr(open + 1, setting.size() - open - 2)
                                 : setting;
    return is_language_code(code) ? code : "";
}

std::size_t title_letters(const std::string& title) {
    const auto words = LocalText::parse(Json{{"en", title}}, "title");
    return words ? words->letters() : 0;
}

// A file's name stands in for a title that nobody wrote: its beginning will do.
std::string title_from(std::string stem) {
    while (title_letters(stem) > survey_limits.title) {
        while (!stem.empty() && (static_cast<unsigned char>(stem.back()) & 0xC0U) == 0x80U) stem.pop_back();
        stem.pop_back();
    }
    return stem.empty() ? "survey" : stem;
}

std::string id_from(std::string stem) {
    for (char& letter : stem) {
        if (!is_survey_name(std::string_view(&letter, 1))) letter = '_';
    }
    return stem.empty() ? "survey" : stem.substr(0, 64);
}

} // namespace

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

FormSettings read_settings(const Workbook& workbook, const std::string& stem, std::vector<FormFinding>& findings) {
    FormSettings settings;
    settings.id = id_from(stem);
    settings.title = title_from(stem);
    const Sheet* sheet = workbook.find("settings");
    const std::size_t columns = sheet == nullptr || sheet->rows.empty() ? 0 : sheet->rows.front().size();
    for (std::size_t column = 0; column < columns; ++column) {
        const std::string& name = sheet->at(0, column);
        const std::string& value = sheet->at(1, column);
        if (name.empty() || value.empty()) continue;
        const auto wrong = [&](const std::string& why, FormFinding::Kind kind = FormFinding::Kind::wrong) {
            findings.push_back({kind, "settings", 1, column, name, why});
        };
        if (name == "form_title" || name == "title") {
            settings.title = value;
            if (title_letters(value) > survey_limits.title) {
                wrong(fmt::format("it has {} letters, and there is room for {}", title_letters(value),
                                  survey_limits.title));
            }
        } else if (name == "form_id" || name == "id_string") {
            settings.id = value;
            if (!is_survey_name(value)) wrong("must be letters, digits, _ and -, at most 64");
        } else if (name == "version") {
            const auto number = whole_number(value);
            if (number && *number >= 1)
                settings.version = *number;
            else
                wrong("must be a whole number below 2147483648; 1 is taken instead", FormFinding::Kind::left_out);
        } else if (name == "default_language") {
            settings.plain_language = plain_language_of(value);
            if (settings.plain_language.empty()) wrong("write the language's code in brackets, as English (en)");
        } else {
            wrong("this setting means nothing here", FormFinding::Kind::left_out);
        }
    }
    return settings;
}

} // namespace copro
