#include "sync/server/intake/codes.h"

#include <sodium.h>

namespace copro {

namespace {

Bytes keyed_hash(const std::string& text, const Bytes& secret) {
    Bytes hash(crypto_generichash_BYTES);
    crypto_generichash(hash.data(), hash.size(), to_bytes(text).data(), text.size(), secret.data(), secret.size());
    return hash;
}

} // namespace

std::string make_code() {
    std::string code;
    for (std::size_t i = 0; i < code_letters; ++i) {
        code += code_alphabet[randombytes_uniform(static_cast<std::uint32_t>(code_alphabet.size()))];
    }
    return code;
}

Result<std::string> tidy_code(std::string_view typed) {
    std::string code;
    for (char letter : typed) {
        if (letter == ' ' || letter == '-') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (code_alphabet.find(letter) == std::string_view::npos) return invalid("code", "holds a letter no code has");
        code += letter;
    }
    if (code.size() != code_letters) return invalid("code", "must have ten letters");
    return code;
}

Bytes finder_of(const std::string& code, const Bytes& secret) {
    return keyed_hash("finder " + code.substr(0, finder_letters), secret);
}
Bytes proof_of(const std::string& code, const Bytes& secret) { return keyed_hash("proof " + code, secret); }

bool WrongCodes::are_too_many(std::int64_t now_ms) {
    const std::lock_guard lock(m_mutex);
    while (!m_times.empty() && m_times.front() + code_lasts_ms <= now_ms) m_times.pop_front();
    return m_times.size() >= most_wrong_codes;
}

void WrongCodes::add(std::int64_t now_ms) {
    const std::lock_guard lock(m_mutex);
    m_times.push_back(now_ms);
}

} // namespace copro
