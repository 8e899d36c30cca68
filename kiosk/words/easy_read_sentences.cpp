#include "kiosk/words/easy_read_sentences.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::string_view slot_word = "one";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & '\x80') != 0; }
bool is_word_part(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '\'' || c == '-'; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Small letters, one kind of apostrophe, and a word where a {slot} stands.
std::string prepared(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (text.substr(at).starts_with("\u2019")) {
            out += '\'';
            at += 2;
        } else if (c == '{') {
            const auto close = text.find('}', at);
            if (close == std::string_view::npos) return out;
            out += slot_word;
            at = close;
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return out;
}

EnglishWords words_of(const std::string& sentence) {
    EnglishWords words;
    std::string word;
    const auto finish = [&] {
        while (!word.empty() && (word.back() == '\'' || word.back() == '-')) word.pop_back();
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const char c = sentence[at];
        // 6.60 is one word.
        const bool point = c == '.' && !word.empty() && at + 1 < sentence.size() && is_word_part(sentence[at + 1]);
        const bool begins_with_sign = word.empty() && (c == '\'' || c == '-');
        if (point || (is_word_part(c) && !begins_with_sign))
            word += c;
        else
            finish();
    }
    finish();
    return words;
}

bool has_ending(const std::string& word, const std::string& stem) {
    static constexpr std::array endings{"s", "es", "ed", "ing", "ly", "ment"};
    const auto is = [&](const std::string& start) {
        return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return word == start + ending; });
    };
    if (word == stem || is(stem)) return true;
    if (stem.size() < 4) return false; // "feed" has nothing to do with a fee
    const std::string shorter = stem.substr(0, stem.size() - 1);
    if (stem.back() == 'e') return word == stem + "d" || word == shorter + "ing";
    if (stem.back() == 'y') return word == shorter + "ies" || word == shorter + "ied";
    return word == stem + stem.back() + "ed" || word == stem + stem.back() + "ing"; // submitted, submitting
}

} // namespace

std::vector<EnglishSentence> english_sentences(std::string_view text) {
    std::vector<EnglishSentence> sentences;
    const std::string all = prepared(text);
    std::string sentence;
    const auto finish = [&] {
        EnglishSentence found{sentence, words_of(sentence)};
        if (!found.words.empty()) sentences.push_back(std::move(found));
        sentence.clear();
    };
    for (std::size_t at = 0; at < all.size(); ++at) {
        const bool last = at + 1 == all.size() || all[at + 1] == ' ' || all[at + 1] == '\n' || all[at + 1] == '"';
        const bool ends = all[at] == '\n' || (std::string_view(".!?:").find(all[at]) != std::string_view::npos && last);
        if (ends)
            finish();
        else
            sentence += all[at];
    }
    finish();
    return sentences;
}

int find_phrase(const EnglishWords& words, const EnglishWords& phrase, bool other_endings) {
    if (phrase.empty()) return -1;
    for (std::size_t at = 0; at + phrase.size() <= words.size(); ++at) {
        bool same = true;
        for (std::size_t word = 0; same && word < phrase.size(); ++word) {
            const bool last = word + 1 == phrase.size();
            const std::string& here = words[at + word];
            same = here == phrase[word] || (last && other_endings && has_ending(here, phrase[word]));
        }
        if (same) return static_cast<int>(at);
    }
    return -1;
}

int syllables(const std::string& word) {
    if (std::none_of(word.begin(), word.end(), is_letter)) return 1; // a number is read as one thing
    int count = 0;
    bool in_vowels = false;
    for (const char c : word) {
        const bool vowel = is_vowel(c);
        if (vowel && !in_vowels) ++count;
        in_vowels = vowel;
    }
    const std::size_t size = word.size();
    const auto sounded = [&](std::size_t from_end) { return size > from_end && is_vowel(word[size - 1 - from_end]); };
    const bool silent_e = word.ends_with("e") && !sounded(1) && !(word.ends_with("le") && size > 2 && !sounded(2));
    const bool silent_ed =
        word.ends_with("ed") && size > 3 && word[size - 3] != 't' && word[size - 3] != 'd' && !sounded(2);
    const bool silent_es = word.ends_with("es") && size > 3 && !sounded(2) &&
                           std::string_view("scgxz").find(word[size - 3]) == std::string_view::npos &&
                           !word.ends_with("shes") && !word.ends_with("ches");
    if (count > 1 && (silent_e || silent_ed || silent_es)) --count;
    // being, going, quiet: two vowels that are two sounds.
    for (const std::string_view pair : {"ying", "eing", "oing", "uiet"}) {
        if (word.find(pair) != std::string::npos) ++count;
    }
    return std::max(count, 1);
}

} // namespace copro
