#include "sync/records/money.h"

#include <fmt/format.h>

#include <cstdlib>

namespace copro {

std::string in_thousands(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string pounds_text(Pence amount) {
    const std::int64_t pence = std::abs(amount.pence);
    return fmt::format("{}£{}.{:02}", amount.pence < 0 ? "-" : "", in_thousands(pence / 100), pence % 100);
}

} // namespace copro
