#include "sync/records/reference.h"

#include <algorithm>
#include <cctype>

namespace copro {

std::string reference_of(const Uuid& rec_id) {
    // Crockford's base 32: 40 random bits, no I, L, O or U.
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t bits = 0;
    for (std::size_t index = 0; index < 5; ++index) bits = bits << 8U | rec_id.bytes[index];
    std::string reference;
    for (int shift = 35; shift >= 0; shift -= 5) {
        reference += letters[(bits >> static_cast<unsigned>(shift)) & 31U];
        if (shift == 20) reference += '-';
    }
    return reference;
}

std::string reference_as_typed(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return text;
}

} // namespace copro
