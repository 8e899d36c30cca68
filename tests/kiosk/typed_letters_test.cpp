// Letters on their way to a field, from keys, a scanner and a screen reader: none is left in memory that is freed.
#include "kiosk/screen_reader.h"
#include "tests/kiosk/terminal_fixture.h"
#include "tests/sync/base/freed_words.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::string_view canary_words = "CANARY nobody listened to me on the bus";

// A reader that has typed.
class TypingReader final : public ReaderPort {
public:
    void show(ExposedScreen screen) override { page = screen.page; }
    [[nodiscard]] std::vector<ReaderEvent> take() override { return std::exchange(asked, {}); }

    std::int64_t page = 0;
    std::vector<ReaderEvent> asked;
};

} // namespace

TEST_CASE("words that are freed and were not wiped are found") {
    auto kept = std::make_unique<std::string>(canary_words);
    const FreedWords freed(canary_words);
    kept.reset();
    CHECK(freed.count() == 1);
    kept = std::make_unique<std::string>(canary_words);
    wipe(*kept);
    kept.reset();
    CHECK(freed.count() == 1);
}

TEST_CASE("letters from keys are wiped when another key comes, and when they were no scanner's") {
    // Where nothing can be typed: what a field takes is wiped with its question.
    std::optional<QuietKiosk> kiosk(std::in_place);
    const std::string typed(canary_words);
    const FreedWords freed(canary_words);
    kiosk->terminal.keyed(typed);
    kiosk->terminal.keyed(typed);
    REQUIRE(kiosk->terminal.key("Tab").ok());
    CHECK(freed.count() == 0);
    kiosk->terminal.keyed(typed);
    REQUIRE(kiosk->terminal.key("Enter").ok());
    CHECK(freed.count() == 0);
    kiosk->terminal.keyed(typed);
    kiosk->clock.advance(ScannerBurst::longest_gap_ms + 1);
    kiosk->terminal.time_passed();
    CHECK(freed.count() == 0);
    kiosk->terminal.keyed(typed);
    kiosk.reset();
    CHECK(freed.count() == 0);
}

TEST_CASE("letters from a screen reader are wiped, also when they were meant for a page that has gone") {
    QuietKiosk kiosk;
    TypingReader bus;
    ScreenReader reader(bus);
    reader.follow(kiosk.terminal, {});
    bus.asked.push_back({{"welcome.sign-in", Gesture::insert, std::string(canary_words)}, bus.page + 1});
    const FreedWords freed(canary_words);
    reader.follow(kiosk.terminal, {});
    CHECK(bus.asked.empty());
    CHECK(freed.count() == 0);
}
