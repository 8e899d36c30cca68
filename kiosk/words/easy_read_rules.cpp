#include "kiosk/words/easy_read_rules.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::array denials{"not",     "no",  "never",  "nobody",  "nothing", "none",   "nowhere",
                             "neither", "nor", "cannot", "without", "unless",  "hardly", "unable"};
constexpr std::array short_forms{"it's", "that's", "what's", "there's", "here's", "who's", "where's", "how's", "let's",
                                 "he's", "she's",  "when's", "cant",    "dont",   "wont",  "doesnt",  "gonna", "thats"};
constexpr std::array short_endings{"n't", "'re", "'ll", "'ve", "'m", "'d"};
constexpr std::array clause_words{"because", "although",  "though", "unless", "whereas", "whether",
                                  "however", "therefore", "which",  "while",  "since",   "until"};
constexpr std::array after_comma{"and", "but", "so", "or", "then", "if"};

template <typename Names>
bool holds(const Names& names, const std::string& word) {
    return std::find(names.begin(), names.end(), word) != names.end();
}

bool denies(const std::string& word) { return holds(denials, word) || word.ends_with("n't"); }

} // namespace

std::string double_negative_in(const EnglishWords& words) {
    std::string first;
    for (const std::string& word : words) {
        if (!denies(word)) continue;
        if (!first.empty()) return first + ", " + word;
        first = word;
    }
    return {};
}

std::string contraction_in(const EnglishWords& words) {
    for (const std::string& word : words) {
        const bool ends = std::any_of(short_endings.begin(), short_endings.end(),
                                      [&](const char* ending) { return word.ends_with(ending); });
        if (ends || holds(short_forms, word)) return word;
    }
    return {};
}

std::string second_idea_in(const EnglishSentence& sentence) {
    if (sentence.text.find(';') != std::string::npos) return ";";
    if (sentence.text.find(" \u2013 ") != std::string::npos) return "\u2013";
    std::vector<std::string> marks;
    for (const std::string& word : sentence.words) {
        if (holds(clause_words, word)) marks.push_back(word);
    }
    for (auto comma = sentence.text.find(", "); comma != std::string::npos;
         comma = sentence.text.find(", ", comma + 1)) {
        const auto start = comma + 2;
        const std::string word = sentence.text.substr(start, sentence.text.find(' ', start) - start);
        if (holds(after_comma, word)) marks.push_back(", " + word);
    }
    // One "because" or ", and" is how people talk; two are two ideas.
    return marks.size() > 1 ? marks[0] + " ... " + marks[1] : std::string();
}

} // namespace copro
