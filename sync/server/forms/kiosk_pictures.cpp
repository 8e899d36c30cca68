#include "sync/server/forms/xlsform.h"

namespace copro {

const std::set<std::string>& kiosk_pictures() {
    // The names of assets/pictures/*.svg with commas between them, as CMake found them.
    static const std::set<std::string> names = [] {
        std::set<std::string> found;
        std::string name;
        for (const char letter : std::string(COPRO_PICTURES ",")) {
            if (letter != ',') {
                name += letter;
            } else if (!name.empty()) {
                found.insert(std::move(name));
                name.clear();
            }
        }
        return found;
    }();
    return names;
}

} // namespace copro
