#include "sync/records/reference.h"

#include <algorithm>
#include <cctype>

namespace copro {

std::string reference_of(const Uuid& rec_id) {
    // 40 random bits.
    std::uint64_t bits = 0;
    for (std::size_t index = 0; index < 5; ++index) bits = bits << 8U | rec_id.bytes[index];
    std::string letters;
    for (int shift = 35; shift >= 0; shift -= 5)
        letters += reference_letters[(bits >> static_cast<unsigned>(shift)) & 31U];
    return written_reference(letters);
}

std::string reference_as_typed(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return text;
}

std::string reference_letters_in(std::string_view text) {
    std::string letters;
    for (char letter : reference_as_typed(std::string(text))) {
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (reference_letters.find(letter) != std::string_view::npos) letters += letter;
    }
    return letters;
}

std::string written_reference(std::string_view letters) {
    constexpr std::size_t half = letters_in_reference / 2;
    std::string written(letters.substr(0, half));
    if (letters.size() > half) written.append("-").append(letters.substr(half));
    return written;
}

} // namespace copro
