#include "kiosk/devices/printer.h"

#include "kiosk/ui/card_sheet.h"
#include "kiosk/ui/label_sheet.h"
#include "kiosk/ui/list_sheet.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <mutex>
#include <thread>

namespace copro {

namespace {

Error not_printed(const std::string& what, int code) {
    return Error{ErrorKind::unavailable, "printer", what + ": " + std::strerror(code)};
}

// Memory that can be read as a file: no card ever lies on the disk.
class PdfInMemory {
public:
    explicit PdfInMemory(const std::string& pdf)
        : m_file(::memfd_create("card", MFD_CLOEXEC)) {
        std::size_t done = 0;
        while (m_file >= 0 && done < pdf.size()) {
            const ssize_t wrote = ::write(m_file, pdf.data() + done, pdf.size() - done);
            if (wrote <= 0) return;
            done += static_cast<std::size_t>(wrote);
        }
        m_is_whole = m_file >= 0 && ::lseek(m_file, 0, SEEK_SET) == 0;
    }
    PdfInMemory(const PdfInMemory&) = delete;
    PdfInMemory& operator=(const PdfInMemory&) = delete;
    ~PdfInMemory() {
        if (m_file >= 0) ::close(m_file);
    }
    [[nodiscard]] bool is_whole() const { return m_is_whole; }
    [[nodiscard]] int file() const { return m_file; }

private:
    int m_file;
    bool m_is_whole = false;
};

// No shell: the printer's name is one argument, whatever is in it. What lp has to say goes nowhere.
Result<void> run_lp(const Printer::Settings& settings, const std::string& pdf, const std::string& media) {
    const PdfInMemory paper(pdf);
    if (!paper.is_whole()) return not_printed("there is no memory for the card", errno);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, paper.file(), STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<std::string> words{settings.program, "-d", settings.name, "-t", "copro"};
    if (!media.empty()) words.insert(words.end(), {"-o", "media=" + media});
    words.emplace_back("-");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int problem = ::posix_spawnp(&child, settings.program.c_str(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0) return not_printed("lp cannot be started", problem);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return not_printed("lp was lost", errno);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return Error{ErrorKind::unavailable, "printer", fmt::format("lp ended with {}", status)};
}

} // namespace

struct Printer::Inside {
    std::function<void()> woken;
    std::mutex mutex;
    bool is_busy = false;
    std::optional<Result<void>> outcome;
    std::thread thread;
};

Printer::Printer(Settings settings, TextEngine& text, std::function<void()> woken)
    : m_settings(std::move(settings))
    , m_text(text)
    , m_inside(std::make_unique<Inside>()) {
    m_inside->woken = std::move(woken);
}

Printer::~Printer() {
    if (m_inside->thread.joinable()) m_inside->thread.join();
}

Result<void> Printer::print(const PassSheet& sheet) {
    TRY(can_begin());
    return begin(TRY(card_sheet_pdf(sheet, m_text)));
}

Result<void> Printer::print(const ListSheet& sheet) {
    TRY(can_begin());
    return begin(TRY(list_sheet_pdf(sheet, m_text)));
}

// The page's size is the label's: without it CUPS would put the name on the paper that it thinks is there.
Result<void> Printer::print(const LabelSheet& sheet) {
    TRY(can_begin());
    const LabelSize size = sheet.size;
    return begin(TRY(label_sheet_pdf(sheet, m_text)), fmt::format("Custom.{}x{}mm", size.width_mm, size.height_mm));
}

Result<void> Printer::can_begin() {
    const std::lock_guard lock(m_inside->mutex);
    if (m_inside->is_busy) return Error{ErrorKind::unavailable, "printer", "is still at the last sheet"};
    return {};
}

Result<void> Printer::begin(std::string pdf, std::string media) {
    if (m_inside->thread.joinable()) m_inside->thread.join();
    m_inside->is_busy = true;
    m_inside->thread =
        std::thread([inside = m_inside.get(), settings = m_settings, pdf = std::move(pdf), media = std::move(media)] {
            auto outcome = run_lp(settings, pdf, media);
            {
                const std::lock_guard lock(inside->mutex);
                inside->is_busy = false;
                inside->outcome.emplace(std::move(outcome));
            }
            inside->woken();
        });
    return {};
}

std::optional<Result<void>> Printer::take_outcome() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->outcome, std::nullopt);
}

} // namespace copro
