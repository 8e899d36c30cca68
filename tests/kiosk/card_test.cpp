// The settings card and the badge on a whole kiosk: drawn, scanned, typed over, seen by a camera.
#include "kiosk/card_reader.h"
#include "kiosk/devices/code_reader.h"
#include "kiosk/script.h"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/renderer.h"
#include "kiosk/view/settings_pass.h"
#include "sync/base/log.h"
#include "sync/records/badge.h"
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string welsh_card() {
    ViewSettings settings;
    settings.language = "cy";
    settings.text_size = TextSize::large;
    return write_pass(settings);
}

std::string card_that_asks(const TouchSettings& touch) {
    ViewSettings settings;
    settings.touch = touch;
    return write_pass(settings);
}

void send(QuietKiosk& kiosk, const std::string& text, std::int64_t gap_ms) {
    for (const char letter : text) {
        kiosk.clock.advance(gap_ms);
        // As the window tells it: the key by its name, then the letter that it makes.
        (void)kiosk.terminal.key(std::string(1, letter));
        kiosk.terminal.keyed(std::string(1, letter));
        kiosk.terminal.time_passed();
    }
    kiosk.clock.advance(gap_ms);
    REQUIRE(kiosk.terminal.key("Enter"));
}

// Where a name is typed.
QuietKiosk& at_name(QuietKiosk& kiosk) {
    kiosk.terminal.act(StartForm{"sign-in"});
    REQUIRE(kiosk.terminal.tree().screen == "sign-in.who");
    return kiosk;
}

std::string typed(const QuietKiosk& kiosk) { return kiosk.terminal.model().session.run->typed.text; }

GreyPicture grey_frame(SDL_Renderer* target, const Layout& layout) {
    const Pixels pixels = read_pixels(target, {0, 0, layout.sizes.width, layout.sizes.height}).take();
    GreyPicture grey{pixels.width, pixels.height, {}};
    for (const Colour& colour : pixels.rows) {
        grey.rows.push_back(static_cast<std::uint8_t>((colour.red * 3 + colour.green * 6 + colour.blue) / 10));
    }
    return grey;
}

struct CardInHand final : CameraPort {
    bool looks = false;
    std::optional<Result<std::string>> in_sight;
    void look() override { looks = true; }
    void rest() override { looks = false; }
    std::optional<Result<std::string>> take_code() override { return std::exchange(in_sight, std::nullopt); }
};

} // namespace

TEST_CASE("a scanned card is not typed into the question, and sets the kiosk") {
    QuietKiosk kiosk;
    at_name(kiosk);
    send(kiosk, welsh_card(), 8);
    CHECK(kiosk.terminal.tree().screen == "card");
    CHECK(kiosk.terminal.tree().language == "cy");
    CHECK(typed(kiosk).empty());
    kiosk.tap(kiosk.middle_of("next"));
    CHECK(kiosk.terminal.tree().screen == "sign-in.who");
    CHECK(typed(kiosk).empty());
}

TEST_CASE("whatever a stranger's card asks of a touch, an ordinary tap undoes it") {
    QuietKiosk kiosk;
    const ViewSettings before = kiosk.terminal.model().session.settings;
    for (const TouchSettings& asked :
         {TouchSettings{TouchPoint::same, 2000, 500, false}, TouchSettings{TouchPoint::first, 0, 500, false},
          TouchSettings{TouchPoint::last, 0, 500, false}, TouchSettings{TouchPoint::same, 0, 2000, false},
          TouchSettings{TouchPoint::same, 0, 500, true}, TouchSettings{TouchPoint::last, 2000, 2000, true}}) {
        // Sooner than a rest of two seconds would let the same button be pressed once more.
        kiosk.clock.advance(600);
        kiosk.terminal.card_shown(card_that_asks(asked));
        REQUIRE(kiosk.terminal.tree().screen == "card");
        REQUIRE(kiosk.terminal.model().session.settings.touch == asked);
        kiosk.pointer(PointerEvent::Kind::down, kiosk.middle_of("card.undo"));
        kiosk.pointer(PointerEvent::Kind::move, kiosk.middle_of("next"));
        kiosk.pointer(PointerEvent::Kind::up, kiosk.middle_of("next"));
        CHECK(kiosk.terminal.tree().screen == "card"); // slid off: nothing, as ever
        kiosk.tap(kiosk.middle_of("card.undo"));
        CHECK(kiosk.terminal.tree().screen == "welcome");
        CHECK(kiosk.terminal.model().session.settings == before);
    }
}

TEST_CASE(
    "the help bar leads to help and back to a stranger's card, by ordinary taps, and the key for Back undoes it") {
    QuietKiosk kiosk;
    const ViewSettings before = kiosk.terminal.model().session.settings;
    const std::string card = card_that_asks({TouchPoint::last, 2000, 2000, true});
    kiosk.terminal.card_shown(card);
    REQUIRE(kiosk.terminal.tree().screen == "card");
    kiosk.tap(kiosk.middle_of("help.person"));
    CHECK(kiosk.terminal.tree().screen == "person");
    kiosk.clock.advance(3000);
    kiosk.tap(kiosk.middle_of("back"));
    REQUIRE(kiosk.terminal.tree().screen == "card");
    kiosk.clock.advance(3000);
    kiosk.tap(kiosk.middle_of("card.undo"));
    CHECK(kiosk.terminal.tree().screen == "welcome");
    CHECK(kiosk.terminal.model().session.settings == before);
    kiosk.clock.advance(3000);
    kiosk.terminal.card_shown(card);
    REQUIRE(kiosk.terminal.tree().screen == "card");
    REQUIRE(kiosk.terminal.key("Escape"));
    CHECK(kiosk.terminal.tree().screen == "welcome");
    CHECK(kiosk.terminal.model().session.settings == before);
}

TEST_CASE("a card that was accepted holds from then on") {
    QuietKiosk kiosk;
    kiosk.terminal.card_shown(card_that_asks({TouchPoint::same, 2000, 500, false}));
    kiosk.tap(kiosk.middle_of("next"));
    REQUIRE(kiosk.terminal.tree().screen == "welcome");
    kiosk.clock.advance(3000);
    const Point card = kiosk.middle_of("welcome.claim");
    kiosk.tap(card);
    CHECK(kiosk.terminal.tree().screen == "welcome");
    kiosk.pointer(PointerEvent::Kind::down, card);
    kiosk.clock.advance(2000);
    kiosk.pointer(PointerEvent::Kind::up, card);
    CHECK(kiosk.terminal.tree().screen != "welcome");
}

TEST_CASE("whatever a stranger's card asks of switches, keys and touch undo it, also while the light moves") {
    QuietKiosk kiosk;
    const ViewSettings before = kiosk.terminal.model().session.settings;
    ViewSettings asked = before;
    asked.touch.repeat_ms = 2000;
    asked.scan = {ScanWay::automatic, ScanGrouping::single, 600, 0, 10, 2000, 2000, true};
    const std::string card = write_pass(asked);
    const auto undone = [&] {
        return kiosk.terminal.tree().screen == "welcome" && kiosk.terminal.model().session.settings == before;
    };
    kiosk.terminal.card_shown(card);
    REQUIRE(kiosk.terminal.model().session.settings.scan == asked.scan);
    for (int steps = 0; steps < 30 && kiosk.terminal.tree().focus != "card.undo"; ++steps)
        REQUIRE(kiosk.terminal.key("Tab"));
    REQUIRE(kiosk.terminal.key("Enter"));
    CHECK(undone());
    for (const bool by_key : {true, false}) {
        kiosk.clock.advance(3000);
        kiosk.terminal.card_shown(card);
        REQUIRE(kiosk.terminal.key_down("Switch1"));
        kiosk.clock.advance(2000);
        kiosk.terminal.time_passed();
        kiosk.terminal.key_up("Switch1");
        REQUIRE_FALSE(kiosk.terminal.lit().empty());
        if (by_key) {
            for (int steps = 0; steps < 30 && kiosk.terminal.tree().focus != "card.undo"; ++steps)
                REQUIRE(kiosk.terminal.key("Tab"));
            REQUIRE(kiosk.terminal.key("Enter"));
        } else {
            kiosk.tap(kiosk.middle_of("card.undo"));
        }
        INFO((by_key ? "by key" : "by touch"));
        CHECK(undone());
    }
}

TEST_CASE("a scanned badge is not typed into the question, and asks who it is; a camera's is the same") {
    QuietKiosk kiosk;
    log_nothing();
    const Bytes token(badge_token_bytes, 5);
    MeetingPack pack = sample_pack();
    pack.people.front().badge = badge_hash(pack.id, token);
    Carried carried = carried_with({pack});
    carried.has_camera = true;
    Terminal terminal(std::move(carried), ScreenShape{}, kiosk.ports, kiosk.text, kiosk.clock);
    terminal.act(StartForm{"sign-in"});
    for (const char letter : write_badge(token)) {
        kiosk.clock.advance(8);
        terminal.keyed(std::string(1, letter));
        terminal.time_passed();
    }
    REQUIRE(terminal.key("Enter"));
    CHECK(terminal.tree().screen == "badge.you");
    // Another Mabel T. is invited too.
    CHECK(find_node(terminal.tree(), "badge.name")->label.text() == "Mabel Thornberry");
    terminal.act(FindMyName{});
    CHECK(terminal.model().session.run->typed.text.empty());
    CardInHand camera;
    CardReader reader(&camera);
    reader.follow(terminal);
    CHECK_FALSE(camera.looks);
    terminal.node_event({"badge.open", Gesture::press, {}});
    reader.follow(terminal);
    CHECK(camera.looks);
    camera.in_sight = Result<std::string>(write_badge(token));
    reader.follow(terminal);
    CHECK(terminal.tree().screen == "badge.you");
    CHECK_FALSE(camera.looks);
    terminal.node_event({"next", Gesture::press, {}});
    CHECK(terminal.tree().screen == "sign-in.privacy");
}

TEST_CASE("the same letters from fingers are a name like any other") {
    QuietKiosk kiosk;
    at_name(kiosk);
    for (const char letter : std::string("Copro")) {
        kiosk.clock.advance(120);
        kiosk.terminal.keyed(std::string(1, letter));
        CHECK(kiosk.terminal.due_ms().value() - kiosk.clock.monotonic_ms() <= 51);
        kiosk.clock.advance(51);
        kiosk.terminal.time_passed();
        CHECK(kiosk.terminal.due_ms().value() - kiosk.clock.monotonic_ms() > 1000);
    }
    CHECK(typed(kiosk) == "Copro");
}

TEST_CASE("letters are there before the key or the touch that follows them") {
    QuietKiosk kiosk;
    at_name(kiosk);
    kiosk.terminal.keyed("M");
    kiosk.terminal.keyed("a");
    REQUIRE(kiosk.terminal.key("Backspace"));
    CHECK(typed(kiosk) == "M");
    kiosk.terminal.keyed("o");
    kiosk.tap({1, 1});
    CHECK(typed(kiosk) == "Mo");
}

TEST_CASE("a speaking aid types as fast: its words go in, and the person sees them before going on") {
    QuietKiosk kiosk;
    at_name(kiosk);
    send(kiosk, "Mabel Thistle", 2);
    CHECK(typed(kiosk) == "Mabel Thistle");
    CHECK(kiosk.terminal.tree().screen == "sign-in.who");
}

TEST_CASE("a stranger's barcode presses nothing where there is nothing to type in") {
    QuietKiosk kiosk;
    kiosk.terminal.act(MoveFocus{"welcome.claim"});
    send(kiosk, "5012345678900", 2);
    CHECK(kiosk.terminal.tree().screen == "welcome");
    kiosk.terminal.act(GoTo{"show-card"});
    send(kiosk, "https://example.org/", 2);
    CHECK(kiosk.terminal.tree().screen == "show-card");
    CHECK(find_node(kiosk.terminal.tree(), "error")->label.text() == "That is not a screen card. Nothing has changed.");
}

TEST_CASE("a script can show a card") {
    QuietKiosk kiosk;
    Script script(kiosk.terminal, {{}, {}, {}, [] {}}, {});
    bool ok = false;
    (void)script.play_line("scan \"" + welsh_card() + "\"", ok);
    CHECK(ok);
    (void)script.play_line("expect-screen card", ok);
    CHECK(ok);
}

TEST_CASE("the camera looks only while the screen says so") {
    QuietKiosk kiosk;
    log_nothing();
    CardInHand camera;
    CardReader reader(&camera);
    reader.follow(kiosk.terminal);
    CHECK_FALSE(camera.looks);
    kiosk.terminal.act(GoTo{"show-card"});
    reader.follow(kiosk.terminal);
    CHECK_FALSE(camera.looks); // no camera is set up
    Carried carried = carried_with({sample_pack()});
    carried.has_camera = true;
    Terminal seeing(std::move(carried), ScreenShape{}, kiosk.ports, kiosk.text, kiosk.clock);
    const auto says_so = [&] { return find_node(seeing.tree(), "show-card.looking") != nullptr; };
    seeing.act(GoTo{"show-card"});
    reader.follow(seeing);
    CHECK(camera.looks);
    CHECK(says_so());
    seeing.act(GoBack{});
    reader.follow(seeing);
    CHECK_FALSE(camera.looks);
    seeing.act(GoTo{"show-card"});
    reader.follow(seeing);
    camera.in_sight = Result<std::string>(welsh_card());
    reader.follow(seeing);
    CHECK(seeing.tree().screen == "card");
    CHECK_FALSE(camera.looks);
    seeing.act(GoTo{"show-card"});
    reader.follow(seeing);
    camera.in_sight = Result<std::string>(Error{ErrorKind::unavailable, "/dev/video0", "is not there"});
    reader.follow(seeing);
    CHECK_FALSE(says_so());
    CHECK_FALSE(camera.looks);
    CHECK(find_node(seeing.tree(), "show-card.no-camera") != nullptr);
}

TEST_CASE("the code on the glass is read from the drawn frame, in every size, colour set and shape") {
    QuietKiosk kiosk;
    CodeReader reader = CodeReader::open().take();
    struct Glass {
        ScreenShape shape;
        double px_per_mm;
    };
    for (const Glass& glass : {Glass{{1920, 1080}, 4.0}, Glass{{1080, 1920}, 4.0}, Glass{{1280, 800}, 3.87}}) {
        const OffScreen screen = OffScreen::open(glass.shape.width, glass.shape.height).take();
        Renderer renderer =
            Renderer::open(screen.target(), kiosk.text, {std::filesystem::path(COPRO_SOURCE_DIR) / "assets/pictures"})
                .take();
        Carried carried = carried_with({sample_pack()});
        carried.pixels_per_mm = glass.px_per_mm;
        Terminal terminal(std::move(carried), glass.shape, kiosk.ports, kiosk.text, kiosk.clock);
        terminal.act(GoTo{"pass"});
        for (const TextSize size : all_text_sizes) {
            for (const ColourSet colours : all_colour_sets) {
                terminal.act(ChangeTextSize{size});
                terminal.act(ChangeColours{colours});
                const int parts = terminal.layout().parts;
                for (int part = 0; part < parts && terminal.layout().find("pass.code") == nullptr; ++part)
                    terminal.act(ShowPart{part});
                INFO(name_of(size) << " " << name_of(colours) << " " << glass.shape.width);
                const Placed* placed = terminal.layout().find("pass.code");
                REQUIRE(placed != nullptr);
                const double module = std::floor(placed->picture.w / (code_modules + 2 * quiet_modules));
                CHECK(module / glass.px_per_mm >= least_module_mm);
                DrawSettings settings;
                settings.colours = colours;
                const auto problems = renderer.draw(terminal.layout(), settings);
                REQUIRE(problems);
                CHECK(problems->empty());
                const auto code = reader.read(grey_frame(screen.target(), terminal.layout()));
                REQUIRE(code);
                CHECK(*code == write_pass(terminal.model().session.settings));
                const auto read = read_pass(*code);
                REQUIRE(read);
                CHECK(read->text_size == size);
            }
        }
    }
}

TEST_CASE("a slip that is scanned where a claim is asked about is looked up at once, and typed nowhere else") {
    QuietKiosk kiosk;
    kiosk.terminal.act(GoTo{std::string(claim_answer_screen)});
    send(kiosk, "7F3K-9Q2M", 8);
    // This kiosk knows of no claim.
    CHECK(kiosk.terminal.tree().screen == "claim-answer.unknown");
    CHECK(kiosk.terminal.model().session.claim_ask.typed.text == "7F3K9Q2M");
    QuietKiosk other;
    send(other, "7F3K-9Q2M", 8);
    CHECK(other.terminal.tree().screen == "welcome");
}

TEST_CASE("the camera looks for a slip while, and only while, the screen says so") {
    QuietKiosk kiosk;
    Carried carried = carried_with({sample_pack()});
    carried.has_camera = true;
    Terminal terminal(std::move(carried), ScreenShape{}, kiosk.ports, kiosk.text, kiosk.clock);
    terminal.act(GoTo{std::string(claim_answer_screen)});
    CardInHand camera;
    CardReader reader(&camera);
    reader.follow(terminal);
    CHECK_FALSE(camera.looks);
    terminal.node_event({"claim-answer.show", Gesture::press, {}});
    reader.follow(terminal);
    CHECK(camera.looks);
    camera.in_sight = Result<std::string>(std::string("7F3K-9Q2M"));
    reader.follow(terminal);
    CHECK(terminal.tree().screen == "claim-answer.unknown");
    CHECK_FALSE(camera.looks);
}
