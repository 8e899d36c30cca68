#include "sync/records/badge.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view badge_version = "1/";
constexpr std::string_view badge_check = "/X";
constexpr std::size_t badge_check_digits = 8;
constexpr std::size_t badge_hash_digits = 64;

bool is_badge_capital(char letter) { return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'F'); }

std::string in_badge_capitals(std::string hex) {
    for (char& letter : hex) {
        if (letter >= 'a' && letter <= 'f') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return hex;
}

// Against a code that was read or typed wrong; against a made one there is the token.
std::string badge_check_of(std::string_view text) {
    return in_badge_capitals(sha256_of(text).substr(0, badge_check_digits));
}

} // namespace

std::string write_badge(const Bytes& token) {
    std::string text(badge_start);
    text += badge_version;
    text += in_badge_capitals(to_hex(token));
    const std::string check = badge_check_of(text);
    return text + std::string(badge_check) + check;
}

Result<Bytes> read_badge(std::string_view text) {
    if (!text.starts_with(badge_start)) return invalid("", "is no badge");
    const std::string_view behind = text.substr(badge_start.size());
    // Said before the rest is looked at: a later version may be of another length.
    const bool is_numbered = !behind.empty() && behind.front() >= '1' && behind.front() <= '9';
    if (is_numbered && !behind.starts_with(badge_version)) {
        const std::size_t slash = behind.find('/');
        const bool is_later =
            slash != std::string_view::npos && std::all_of(behind.begin(), behind.begin() + static_cast<int>(slash),
                                                           [](char one) { return one >= '0' && one <= '9'; });
        if (is_later) return Error{ErrorKind::refused, "", "is a badge of a later version"};
    }
    const std::size_t digits = 2 * badge_token_bytes;
    const std::size_t start = badge_start.size() + badge_version.size();
    const Error wrong{ErrorKind::corrupt, "", "was not read as it is on the badge"};
    if (text.size() != start + digits + badge_check.size() + badge_check_digits) return wrong;
    const std::string_view before_check = text.substr(0, start + digits);
    const std::string_view token = text.substr(start, digits);
    if (!behind.starts_with(badge_version) || !std::all_of(token.begin(), token.end(), is_badge_capital)) return wrong;
    if (text.substr(before_check.size()) != std::string(badge_check) + badge_check_of(before_check)) return wrong;
    return from_hex(token);
}

std::string badge_hash(std::string_view meeting, const Bytes& token) {
    // No meeting's id has a line's end in it: nothing can be moved from one part into the other.
    std::string whole = "copro-badge-1\n" + std::string(meeting) + "\n" + to_hex(token);
    std::string hash = sha256_of(whole);
    wipe(whole);
    return hash;
}

bool is_badge_hash(std::string_view text) {
    return text.size() == badge_hash_digits && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

} // namespace copro
