#include "kiosk/devices/printer.h"
#include "kiosk/text/text_engine.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>

using namespace copro;

namespace {

// A program in lp's place, for a printer that this machine has not.
struct Office {
    test::TempFolder folder;
    std::filesystem::path lp = folder.path() / "lp";
    TextEngine text = TextEngine::open(installed_fonts()).take();
    std::mutex mutex;
    std::condition_variable changed;
    int woken = 0;

    explicit Office(const std::string& script) {
        REQUIRE(replace_file(lp, "#!/bin/sh\ncd " + folder.path().string() + "\n" + script));
        std::filesystem::permissions(lp, std::filesystem::perms::owner_all);
    }
    Printer printer() {
        return Printer({"Front-desk", lp.string()}, text, [this] {
            const std::lock_guard lock(mutex);
            ++woken;
            changed.notify_all();
        });
    }
    Result<void> outcome(Printer& printer) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return woken > 0; });
        woken = 0;
        return *printer.take_outcome();
    }
    [[nodiscard]] std::string read(const char* name) const { return read_file(folder.path() / name).take(); }
};

PassSheet sheet() {
    return {write_pass({}), "This is your settings card.", {"Next time, show it to the kiosk."}, "en", false};
}

} // namespace

TEST_CASE("a card goes to the printer that is set, as a PDF") {
    Office office("echo \"$@\" > args; cat > paper.pdf\n");
    Printer printer = office.printer();
    REQUIRE(printer.print(sheet()));
    CHECK(office.outcome(printer));
    CHECK_FALSE(printer.take_outcome());
    CHECK(office.read("args") == "-d Front-desk -t copro -\n");
    const std::string pdf = office.read("paper.pdf");
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(pdf.find("%%EOF") != std::string::npos);
}

TEST_CASE("a printer that refuses, and one that is not there, are errors that say so") {
    Office office("exit 1\n");
    Printer printer = office.printer();
    REQUIRE(printer.print(sheet()));
    const auto refused = office.outcome(printer);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::unavailable);
    std::filesystem::remove(office.lp);
    REQUIRE(printer.print(sheet()));
    const auto missing = office.outcome(printer);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().reason.find("cannot be started") != std::string::npos);
}

TEST_CASE("a second card waits until the first is through") {
    Office office("cat > /dev/null; cat gate > /dev/null\n");
    const std::filesystem::path gate = office.folder.path() / "gate";
    REQUIRE(::mkfifo(gate.c_str(), 0600) == 0);
    Printer printer = office.printer();
    REQUIRE(printer.print(sheet()));
    const auto second = printer.print(sheet());
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::unavailable);
    ::close(::open(gate.c_str(), O_WRONLY));
    CHECK(office.outcome(printer));
    REQUIRE(printer.print(sheet()));
    ::close(::open(gate.c_str(), O_WRONLY));
    CHECK(office.outcome(printer));
}

TEST_CASE("a list of many people goes to the printer on as many pages as it needs, from the right too") {
    Office office("cat > paper.pdf\n");
    Printer printer = office.printer();
    ListSheet sheet;
    sheet.heading = "Who is here?";
    sheet.ideas = {"Sunday 22 November 2026"};
    sheet.has_boxes = true;
    sheet.language = "en";
    std::size_t bytes_of_one_page = 0;
    for (const int people : {1, 60}) {
        sheet.lines.assign(static_cast<std::size_t>(people), {"Ada Example", "Came with Bo Example", true});
        sheet.right_to_left = people == 60;
        REQUIRE(printer.print(sheet));
        CHECK(office.outcome(printer));
        const std::string pdf = office.read("paper.pdf");
        CHECK(pdf.starts_with("%PDF-"));
        CHECK((pdf.find("/Count 1\n") != std::string::npos) == (people == 1));
        CHECK(pdf.size() > bytes_of_one_page);
        bytes_of_one_page = pdf.size();
    }
}

TEST_CASE("a label goes to the printer in its own size, and nothing of the name is in what lp is told") {
    Office office("echo \"$@\" > args; cat > paper.pdf\n");
    Printer printer = office.printer();
    REQUIRE(printer.print(LabelSheet{"Mabel", "", {89, 36}, "en", false}));
    CHECK(office.outcome(printer));
    CHECK(office.read("args") == "-d Front-desk -t copro -o media=Custom.89x36mm -\n");
    const std::string pdf = office.read("paper.pdf");
    // 89 and 36 mm in points.
    CHECK(pdf.find("/MediaBox [ 0 0 252.283465 102.047244 ]") != std::string::npos);
    CHECK(pdf.find("/Count 1\n") != std::string::npos);
}
