// Looks through English words as an Easy Read editor would (access.md C3, C4): words in, findings out. For the lint and
// the conformance report; it screens, and the people who use the kiosk decide. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <string_view>
#include <vector>

namespace copro {

struct EasyReadText {
    std::string key;   // of a message, or the place in a file
    std::string words; // with {slots}
    std::string next;  // what stands under it, such as a question's hint: a hard word may be explained there
};

struct EasyReadFinding {
    std::string key;
    std::string rule; // "length", "one idea", "passive", "negative", "contraction", "idiom", "hard word", "grade"
    std::string what;
};

// A line of hard-words.txt or idioms.txt.
struct KinderWord {
    std::string hard;
    std::string kinder;
};

// A line of exceptions.txt: why these words stay as they are.
struct EasyReadException {
    std::string key;
    std::string rule;
    std::string reason;
};

struct EasyReadLists {
    std::vector<KinderWord> hard_words;
    std::vector<KinderWord> idioms;
    std::vector<EasyReadException> exceptions;
};

// "hard = kinder" a line; # opens a comment. Errors: invalid, with the line.
[[nodiscard]] Result<std::vector<KinderWord>> read_kinder_words(std::string_view text, const std::string& file);
// "key = rule = written reason" a line. Errors: invalid, with the line; a reason of fewer than three words is none.
[[nodiscard]] Result<std::vector<EasyReadException>> read_exceptions(std::string_view text, const std::string& file);

// Every rule on one text, exceptions or not.
[[nodiscard]] std::vector<EasyReadFinding> easy_read_findings(const EasyReadText& text, const EasyReadLists& lists);
// All texts, without what has an exception; an exception that nothing needs is a finding of the rule "exception".
[[nodiscard]] std::vector<EasyReadFinding> easy_read_findings(const std::vector<EasyReadText>& texts,
                                                              const EasyReadLists& lists);

// The Flesch-Kincaid grade: years of school in America; 5 is about ten years old.
[[nodiscard]] double reading_grade(std::string_view words);
inline constexpr double hardest_grade = 5.0;

} // namespace copro
