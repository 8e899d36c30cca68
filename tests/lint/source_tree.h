// The project's files as the lints read them, and what a lint finds; for tests/lint alone. Values; one thread.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace copro::lint {

struct Finding {
    std::string file; // from the project's top, with forward slashes
    int line = 0;     // 0 = the file as a whole
    std::string what;
};
using Findings = std::vector<Finding>;

std::ostream& operator<<(std::ostream& out, const Finding& finding);
// One a line, for a test's message.
[[nodiscard]] std::string text_of(const Findings& findings);

struct SourceFile {
    std::string path; // "kiosk/view/node.h"
    std::string text;

    [[nodiscard]] std::string folder() const; // "kiosk/view"
    [[nodiscard]] bool ends_with(std::string_view suffix) const { return path.ends_with(suffix); }
    [[nodiscard]] std::vector<std::string> lines() const;
};

// The files under these folders (or these files) of root whose names end so; sorted. Folders that are not there are
// empty.
[[nodiscard]] std::vector<SourceFile> files_in(const std::filesystem::path& root,
                                               const std::vector<std::string>& folders,
                                               const std::vector<std::string>& suffixes);
// Every .h and .cpp under kiosk, sync and tests.
[[nodiscard]] std::vector<SourceFile> cpp_files(const std::filesystem::path& root);

// The number of the line, from 1, on which this byte of the text stands.
[[nodiscard]] int line_of(std::string_view text, std::size_t at);

// A small project in a temporary folder, to break on purpose; gone at the end of the test.
class MiniTree {
public:
    MiniTree();
    ~MiniTree();
    MiniTree(const MiniTree&) = delete;
    MiniTree& operator=(const MiniTree&) = delete;

    void write(const std::string& path, std::string_view text) const;
    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }

private:
    std::filesystem::path m_root;
};

} // namespace copro::lint
