// Every lint: a rule of the house looked up in a project's files. Used by the tests beside it. Pure but for reading;
// any thread.
#pragma once

#include "tests/lint/source_tree.h"

namespace copro::lint {

// design.md 3: who may include whom, and which folders alone may use a library. The tables are in layers.cpp.
[[nodiscard]] Findings layers(const std::filesystem::path& root);

// What a participant sees is a message, never a string in C++: kiosk/words, view, questions, app, screens.
// Words that nobody is shown stand in an error, a log entry, or on a line that says "// not shown: why".
[[nodiscard]] Findings visible_text(const std::filesystem::path& root);

// Every message key that C++, forms and rules use is in assets/words/en.po, and none stands there unused.
[[nodiscard]] Findings message_keys(const std::filesystem::path& root);

// Every language says every message: the same keys, the same {slots}, all plural forms, nothing empty or fuzzy, no
// full stop behind that of a date.
[[nodiscard]] Findings translations(const std::filesystem::path& root);

// access.md C3, C4: every English word that is shown passes kiosk/words/easy_read.h with the lists of assets/easy-read,
// and with a day, a sum or a name in its {slots} too.
[[nodiscard]] Findings easy_read(const std::filesystem::path& root);

// Forms, rules, meeting packs and settings are taken by the loaders that the kiosk and the server use.
[[nodiscard]] Findings data_files(const std::filesystem::path& root);

// Every picture that C++ or a data file names is in assets/pictures.
[[nodiscard]] Findings pictures(const std::filesystem::path& root);

// A file over 600 lines is too long; over 400 it says why, in its first ten lines, after "long:".
[[nodiscard]] Findings file_sizes(const std::filesystem::path& root);

// A header opens with one sentence: what this is, who uses it, its thread rule. It brings no `using namespace` along.
[[nodiscard]] Findings headers(const std::filesystem::path& root);

// No folder of one machine in any file.
[[nodiscard]] Findings machine_paths(const std::filesystem::path& root);

// No word that says a thing is unfinished.
[[nodiscard]] Findings unfinished_words(const std::filesystem::path& root);

// A test neither sleeps nor is skipped nor may fail.
[[nodiscard]] Findings honest_tests(const std::filesystem::path& root);

// Each folder with code says in a README.md what lives there.
[[nodiscard]] Findings readmes(const std::filesystem::path& root);

// docs/domain.md: each row cites tests and files that are there (the last cell), or says "**not yet**".
[[nodiscard]] Findings field_tables(const std::filesystem::path& root);

} // namespace copro::lint
