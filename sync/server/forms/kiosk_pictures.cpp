#include "sync/server/forms/xlsform.h"

#include <sstream>

namespace copro {

namespace {

std::set<std::string> names_between_commas(const char* names) {
    std::set<std::string> found;
    std::istringstream from(names);
    for (std::string name; std::getline(from, name, ',');) found.insert(name);
    return found;
}

} // namespace

// The names of assets/pictures/*.svg and assets/words/*.po, as CMake found them.
const std::set<std::string>& kiosk_pictures() {
    static const std::set<std::string> names = names_between_commas(COPRO_PICTURES);
    return names;
}

const std::set<std::string>& kiosk_languages() {
    static const std::set<std::string> codes = names_between_commas(COPRO_LANGUAGES);
    return codes;
}

} // namespace copro
