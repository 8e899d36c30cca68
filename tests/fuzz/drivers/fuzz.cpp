#include "tests/fuzz/fuzz.h"

#include "sync/base/files.h"
#include "sync/base/json.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace copro::fuzz {

std::vector<Target>& targets() {
    static std::vector<Target> all;
    return all;
}

void promise(bool holds, const std::string& what) {
    if (holds) return;
    std::cerr << "broken promise: " << what << '\n';
    std::abort();
}

void promise_refusal(const Error& error) {
    promise(error.kind == ErrorKind::invalid, "a refusal says that the input is wrong: " + error.text());
    promise(!error.place.empty(), "a refusal names the place: " + error.text());
    promise(!error.reason.empty(), "a refusal says why: " + error.text());
}

void promise_utf8(std::string_view text) {
    bool is_utf8 = true;
    try {
        (void)Json(std::string(text)).dump();
    } catch (const Json::exception&) {
        is_utf8 = false;
    }
    promise(is_utf8, "a text is UTF-8");
}

std::string project_file(const std::string& path) {
    auto text = read_file(std::filesystem::path(COPRO_SOURCE_DIR) / path);
    promise(text.ok(), "the project has " + path);
    return text.take();
}

std::vector<std::string> project_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(COPRO_SOURCE_DIR) / folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& file : files) texts.push_back(project_file(folder + "/" + file.filename().string()));
    return texts;
}

std::size_t Input::below(std::size_t limit) {
    if (m_rest.empty() || limit == 0) return 0;
    const auto number = static_cast<unsigned char>(m_rest.front());
    m_rest.remove_prefix(1);
    return number % limit;
}

std::string Input::text() {
    const std::size_t end = std::min(m_rest.find('\0'), m_rest.size());
    std::string taken(m_rest.substr(0, end));
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    return taken;
}

} // namespace copro::fuzz
