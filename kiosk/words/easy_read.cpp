#include "kiosk/words/easy_read.h"

#include "kiosk/words/easy_read_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::size_t most_words = 15;      // C3
constexpr std::size_t most_sentences = 2;   // one idea, and at most what to do about it
constexpr std::size_t enough_for_grade = 8; // fewer words say nothing about the grade

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

// The parts of a line between " = ", at most so many.
std::vector<std::string> parts_of(const std::string& line, std::size_t most) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (parts.size() + 1 < most) {
        const auto equals = line.find('=', from);
        if (equals == std::string::npos) break;
        parts.push_back(trimmed(std::string_view(line).substr(from, equals - from)));
        from = equals + 1;
    }
    parts.push_back(trimmed(std::string_view(line).substr(from)));
    return parts;
}

// Calls take(line, place) for each line that says something.
template <typename Take>
Result<void> each_line(std::string_view text, const std::string& file, Take take) {
    int number = 0;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const std::string line = trimmed(text.substr(from, end - from));
        from = end + 1;
        ++number;
        if (line.empty() || line.front() == '#') continue;
        const Result<void> taken = take(line, file + ":" + std::to_string(number));
        if (!taken) return taken.error();
    }
    return {};
}

EnglishWords phrase_of(const std::string& text) {
    EnglishWords words;
    for (const EnglishSentence& sentence : english_sentences(text)) {
        words.insert(words.end(), sentence.words.begin(), sentence.words.end());
    }
    return words;
}

template <typename Names>
bool holds_at(const Names& names, const EnglishWords& words, std::size_t at) {
    return at < words.size() && std::find(names.begin(), names.end(), words[at]) != names.end();
}

// C3: a hard word is explained in the next sentence, which says so: "This means …", "A receipt is …". "That is fine."
// explains nothing.
bool explains(const EnglishSentence& sentence, const EnglishWords& hard) {
    static constexpr std::array openings{"this", "that", "it", "they", "these"};
    static constexpr std::array means{"means", "mean"};
    static constexpr std::array is{"is", "are"};
    static constexpr std::array things{"a", "an", "the", "paper", "money", "someone", "something", "what", "how"};
    const EnglishWords& words = sentence.words;
    if (holds_at(openings, words, 0)) {
        return holds_at(means, words, 1) || (holds_at(is, words, 1) && holds_at(things, words, 2));
    }
    const int at = find_phrase(words, hard, true);
    if (at < 0 || at > 1) return false;
    const std::size_t after = static_cast<std::size_t>(at) + hard.size();
    return holds_at(means, words, after) || (holds_at(is, words, after) && holds_at(things, words, after + 1));
}

class Editor {
public:
    Editor(const EasyReadText& text, const EasyReadLists& lists)
        : m_text(text)
        , m_lists(lists)
        , m_sentences(english_sentences(text.words)) {}

    std::vector<EasyReadFinding> look() {
        for (std::size_t at = 0; at < m_sentences.size(); ++at) look_at(at);
        if (m_sentences.size() > most_sentences) {
            find("one idea", fmt::format("has {} sentences", m_sentences.size())); // not shown: for editors
        }
        look_at_grade();
        return std::move(m_found);
    }

private:
    void find(const char* rule, std::string what) { m_found.push_back({m_text.key, rule, std::move(what)}); }
    void find_said(const char* rule, const std::string& said) {
        if (!said.empty()) find(rule, "says \"" + said + "\"");
    }

    void look_at(std::size_t at) {
        const EnglishSentence& sentence = m_sentences[at];
        if (sentence.words.size() > most_words) {
            find("length", fmt::format("has a sentence of {} words", sentence.words.size())); // not shown: for editors
        }
        find_said("one idea", second_idea_in(sentence)); // not shown: the name of the rule
        find_said("passive", passive_in(sentence.words));
        find_said("negative", double_negative_in(sentence.words));
        find_said("contraction", contraction_in(sentence.words));
        for (const KinderWord& idiom : m_lists.idioms) {
            if (find_phrase(sentence.words, phrase_of(idiom.hard), true) >= 0) find_hard("idiom", idiom);
        }
        for (const KinderWord& word : m_lists.hard_words) {
            const EnglishWords phrase = phrase_of(word.hard);
            if (find_phrase(sentence.words, phrase, true) < 0 || is_explained(at, phrase)) continue;
            find_hard("hard word", word); // not shown: the name of the rule
        }
    }

    void find_hard(const char* rule, const KinderWord& word) {
        find(rule, fmt::format("says \"{}\"; kinder: {}", word.hard, word.kinder)); // not shown: for editors
    }

    [[nodiscard]] bool is_explained(std::size_t at, const EnglishWords& phrase) const {
        if (explains(m_sentences[at], phrase)) return true; // the explanation itself
        if (at + 1 < m_sentences.size()) return explains(m_sentences[at + 1], phrase);
        const std::vector<EnglishSentence> next = english_sentences(m_text.next);
        return !next.empty() && explains(next.front(), phrase);
    }

    void look_at_grade() {
        std::size_t words = 0;
        for (const EnglishSentence& sentence : m_sentences) words += sentence.words.size();
        const double grade = reading_grade(m_text.words);
        if (words < enough_for_grade || grade <= hardest_grade) return;
        find("grade", fmt::format("has a reading grade of {:.1f}", grade)); // not shown: for editors
    }

    const EasyReadText& m_text;
    const EasyReadLists& m_lists;
    std::vector<EnglishSentence> m_sentences;
    std::vector<EasyReadFinding> m_found;
};

} // namespace

Result<std::vector<KinderWord>> read_kinder_words(std::string_view text, const std::string& file) {
    std::vector<KinderWord> words;
    const Result<void> read =
        each_line(text, file, [&](const std::string& line, const std::string& place) -> Result<void> {
            const std::vector<std::string> parts = parts_of(line, 2);
            if (parts.size() < 2 || parts[0].empty() || parts[1].empty()) return invalid(place, "needs: hard = kinder");
            const bool twice =
                std::any_of(words.begin(), words.end(), [&](const KinderWord& word) { return word.hard == parts[0]; });
            if (twice) return invalid(place, "\"" + parts[0] + "\" stands twice");
            words.push_back({parts[0], parts[1]});
            return {};
        });
    if (!read) return read.error();
    return words;
}

Result<std::vector<EasyReadException>> read_exceptions(std::string_view text, const std::string& file) {
    std::vector<EasyReadException> exceptions;
    const Result<void> read =
        each_line(text, file, [&](const std::string& line, const std::string& place) -> Result<void> {
            const std::vector<std::string> parts = parts_of(line, 3);
            const bool whole = parts.size() == 3 && !parts[0].empty() && !parts[1].empty();
            if (!whole) return invalid(place, "needs: key = rule = reason");
            if (phrase_of(parts[2]).size() < 3) return invalid(place, "has no written reason");
            exceptions.push_back({parts[0], parts[1], parts[2]});
            return {};
        });
    if (!read) return read.error();
    return exceptions;
}

std::vector<EasyReadFinding> easy_read_findings(const EasyReadText& text, const EasyReadLists& lists) {
    return Editor(text, lists).look();
}

std::vector<EasyReadFinding> easy_read_findings(const std::vector<EasyReadText>& texts, const EasyReadLists& lists) {
    std::vector<EasyReadFinding> found;
    std::vector<bool> needed(lists.exceptions.size());
    for (const EasyReadText& text : texts) {
        for (EasyReadFinding& finding : easy_read_findings(text, lists)) {
            bool excused = false;
            for (std::size_t at = 0; at < needed.size(); ++at) {
                const EasyReadException& exception = lists.exceptions[at];
                if (exception.key != finding.key || exception.rule != finding.rule) continue;
                needed[at] = true;
                excused = true;
            }
            if (!excused) found.push_back(std::move(finding));
        }
    }
    for (std::size_t at = 0; at < needed.size(); ++at) {
        const EasyReadException& exception = lists.exceptions[at];
        if (needed[at]) continue;
        const char* what = "nothing needs this exception any more"; // not shown: for editors
        found.push_back({exception.key, "exception", exception.rule + ": " + what});
    }
    return found;
}

double reading_grade(std::string_view words) {
    double count = 0;
    double sounds = 0;
    const std::vector<EnglishSentence> sentences = english_sentences(words);
    for (const EnglishSentence& sentence : sentences) {
        for (const std::string& word : sentence.words) {
            ++count;
            sounds += syllables(word);
        }
    }
    if (count == 0) return 0;
    // Kincaid and others, 1975.
    return 0.39 * count / static_cast<double>(sentences.size()) + 11.8 * sounds / count - 15.59;
}

} // namespace copro
