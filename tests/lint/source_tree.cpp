#include "tests/lint/source_tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

namespace copro::lint {

namespace fs = std::filesystem;

std::ostream& operator<<(std::ostream& out, const Finding& finding) {
    out << finding.file;
    if (finding.line > 0) out << ':' << finding.line;
    return out << ": " << finding.what;
}

std::string text_of(const Findings& findings) {
    std::ostringstream out;
    for (const Finding& finding : findings) out << finding << '\n';
    return out.str();
}

std::string SourceFile::folder() const {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::vector<std::string> SourceFile::lines() const {
    std::vector<std::string> found;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) found.push_back(line);
    return found;
}

std::vector<SourceFile> files_in(const fs::path& root, const std::vector<std::string>& folders,
                                 const std::vector<std::string>& suffixes) {
    std::vector<SourceFile> found;
    const auto add = [&](const fs::path& path) {
        const std::string name = path.filename().string();
        const bool wanted = std::any_of(suffixes.begin(), suffixes.end(),
                                        [&](const std::string& suffix) { return name.ends_with(suffix); });
        if (!wanted) return;
        std::ifstream in(path, std::ios::binary);
        found.push_back({path.lexically_relative(root).generic_string(), {std::istreambuf_iterator<char>(in), {}}});
    };
    for (const std::string& folder : folders) {
        const fs::path top = root / folder;
        if (fs::is_regular_file(top)) add(top);
        if (!fs::is_directory(top)) continue;
        for (const auto& entry :
             fs::recursive_directory_iterator(top, fs::directory_options::follow_directory_symlink)) {
            if (entry.is_regular_file()) add(entry.path());
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) { return left.path < right.path; });
    return found;
}

std::vector<SourceFile> cpp_files(const fs::path& root) {
    return files_in(root, {"kiosk", "sync", "tests"}, {".h", ".cpp"});
}

int line_of(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

MiniTree::MiniTree() {
    std::random_device random;
    m_root = fs::temp_directory_path() / ("copro-lint-" + std::to_string(random()) + std::to_string(random()));
    fs::create_directories(m_root);
}

MiniTree::~MiniTree() {
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
}

void MiniTree::write(const std::string& path, std::string_view text) const {
    fs::create_directories((m_root / path).parent_path());
    std::ofstream(m_root / path, std::ios::binary) << text;
}

} // namespace copro::lint
