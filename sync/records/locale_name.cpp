#include "sync/records/locale_name.h"

namespace copro {

std::string locale_name(const std::string& language) {
    // Else it would be Brazil's, and the other letters of Chinese, which ICU takes for those of Britain.
    const std::string place = language == "pt" ? "pt_PT" : language == "zh" ? "zh_Hans_GB" : language + "_GB";
    return place + "@numbers=latn";
}

} // namespace copro
