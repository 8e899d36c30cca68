// The kiosk's start beside that of a web page with the same buttons in Chromium's kiosk mode, one after the other on
// one machine: a time says as much of the machine as of the program, the two together say what the program does. Not
// among the tests, which need no browser (config/packages-bench).
#include "enrolled_kiosk.h"
#include "shown_start.h"

using namespace copro;
using namespace copro::bench;

namespace {

// The figures for one machine: 536 ms for the web page, 60 ms at most for the kiosk.
constexpr double most_of_a_web_page = 60.0 / 536.0;

std::vector<std::string> web_page(const std::filesystem::path& profile) {
    return {"chromium",
            "--kiosk",
            "--no-sandbox",
            "--no-first-run",
            "--disable-gpu",
            "--hide-crash-restore-bubble",
            "--window-size=1920,1080",
            "--window-position=0,0",
            "--user-data-dir=" + profile.string(),
            "file://" COPRO_SOURCE_DIR "/tests/bench/browser_page.html"};
}

// Of all its processes: a browser is some ten of them.
double pss_of_browser_mib() {
    double sum = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::error_code gone;
        const auto program = std::filesystem::read_symlink(entry.path() / "exe", gone);
        if (!gone && program.filename() == "chromium") sum += number_in(entry.path() / "smaps_rollup", "Pss:");
    }
    return sum / 1024;
}

} // namespace

TEST_CASE("start: beside a web page in Chromium's kiosk mode", "[.browser]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    const test::TempFolder profile;
    const auto page = web_page(profile.path());
    // One after the other: what a browser leaves behind, ended from one moment to the next, goes on ending for a while.
    const Figures kiosk = starts_of(screen, enrolled.run_in_window(), size_of_run(15, 1));
    const Figures browser = starts_of(screen, page, size_of_run(15, 1));
    const double share = kiosk.median() / browser.median();
    print({"start: the kiosk's as a share of a web page's", fmt::format("{:.3f}", share),
           fmt::format("under {:.3f}", most_of_a_web_page), share / most_of_a_web_page, share < most_of_a_web_page});
    print_beside("the kiosk, just before", kiosk.text());
    print_beside("the web page in Chromium's kiosk mode", browser.text());
    const auto empty = screen.picture();
    const Child open(page);
    (void)settled_picture(screen, open, empty);
    print_beside("PSS of all processes of that", fmt::format("{:.0f} MiB", pss_of_browser_mib()));
}
