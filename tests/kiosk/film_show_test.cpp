// Films on a whole kiosk: the screen says what is played, and what is played is seen. First with a player that only
// notes, then with a real film, drawn on a real glass.
#include "kiosk/film_show.h"
#include "kiosk/films/mpv_film.h"
#include "kiosk/glass.h"
#include "kiosk/script.h"
#include "kiosk/ui/frame_picture.h"
#include "sync/base/json.h"
#include "sync/base/log.h"
#include "tests/kiosk/films/film_maker.h"
#include "tests/kiosk/terminal_fixture.h"

#include <SDL_image.h>

using namespace copro;
using namespace copro::test;

namespace {

Carried carried_with_films(FilmedMessages films = {"welcome.heading", "welcome.touch-one"}) {
    Carried carried = carried_with({sample_pack()});
    carried.films = std::move(films);
    return carried;
}

struct NotedFilm final : FilmPort {
    std::optional<FilmOrder> order;
    int orders = 0;
    std::shared_ptr<const FilmFrame> picture = std::make_shared<FilmFrame>();
    std::optional<FilmNews> what_happened;
    void show(const std::optional<FilmOrder>& wanted) override {
        order = wanted;
        ++orders;
    }
    std::shared_ptr<const FilmFrame> frame() override { return order ? picture : nullptr; }
    std::optional<FilmNews> take_news() override { return std::exchange(what_happened, std::nullopt); }
};

struct FilmedKiosk {
    QuietWorld world;
    Ports ports{world, world, world, world, world, world};
    TextEngine text = TextEngine::open(installed_fonts()).take();
    TestClock clock{morning_ms};
    Terminal terminal{carried_with_films(), ScreenShape{}, ports, text, clock};
    NotedFilm film;
    FilmShow show{film};

    [[nodiscard]] const std::string& screen() const { return terminal.tree().screen; }
    void press(const NodeId& id) {
        INFO("press #" << id << " on " << screen());
        REQUIRE(terminal.layout().find(id) != nullptr);
        terminal.node_event({id, Gesture::press, {}});
        show.follow(terminal);
    }
    void pass(std::int64_t ms) {
        clock.advance(ms);
        terminal.time_passed();
        show.follow(terminal);
    }
    void ends() {
        film.what_happened = FilmNews{film.order->starts, std::nullopt};
        show.follow(terminal);
    }
};

void tap_node(Terminal& terminal, const NodeId& id) {
    PointerEvent event;
    event.at = terminal.layout().find(id)->rect.centre();
    for (const auto kind : {PointerEvent::Kind::down, PointerEvent::Kind::up}) {
        event.kind = kind;
        terminal.pointer(event);
    }
}

void tab_to(Terminal& terminal, const NodeId& id) {
    for (int turn = 0; turn < 40 && terminal.tree().focus != id; ++turn) REQUIRE(terminal.key("Tab"));
    REQUIRE(terminal.tree().focus == id);
}

} // namespace

TEST_CASE("a film plays while the screen shows one, as large as its place, and only then") {
    FilmedKiosk kiosk;
    kiosk.show.follow(kiosk.terminal);
    CHECK(kiosk.film.orders == 0);
    kiosk.press("help.sign-language");
    REQUIRE(kiosk.film.order);
    CHECK(kiosk.film.order->key == "welcome.heading");
    const Placed* placed = kiosk.terminal.layout().find("film");
    CHECK(kiosk.film.order->width == static_cast<int>(placed->picture.w));
    CHECK(kiosk.film.order->height == static_cast<int>(placed->picture.h));
    // Large on the screen: more than half of its height.
    CHECK(placed->picture.h > 540);
    CHECK(kiosk.show.frame() == kiosk.film.picture);
    const int orders = kiosk.film.orders;
    for (int turn = 0; turn < 5; ++turn) kiosk.show.follow(kiosk.terminal);
    CHECK(kiosk.film.orders == orders);
    kiosk.press("film.slow");
    CHECK(kiosk.film.order->slow);
    kiosk.press("film.stop");
    CHECK(kiosk.film.order->stopped);
    kiosk.press("film.stop");
    CHECK_FALSE(kiosk.film.order->stopped);
    kiosk.ends();
    CHECK(kiosk.film.order->key == "welcome.touch-one");
    const int starts = kiosk.film.order->starts;
    kiosk.ends();
    kiosk.press("film.stop"); // "Play again"
    CHECK(kiosk.film.order->starts > starts);
    CHECK(kiosk.film.order->key == "welcome.heading");
    kiosk.press("back");
    CHECK_FALSE(kiosk.film.order);
    CHECK(kiosk.show.frame() == nullptr);
}

TEST_CASE("touch, keys, a switch and a screen reader each open and close it") {
    FilmedKiosk kiosk;
    Terminal& terminal = kiosk.terminal;
    SECTION("touch") {
        tap_node(terminal, "help.sign-language");
        CHECK(kiosk.screen() == "sign-language");
        kiosk.clock.advance(2000);
        tap_node(terminal, "back");
    }
    SECTION("Tab and Enter") {
        tab_to(terminal, "help.sign-language");
        REQUIRE(terminal.key("Enter"));
        CHECK(kiosk.screen() == "sign-language");
        tab_to(terminal, "back");
        REQUIRE(terminal.key("Enter"));
    }
    SECTION("the Back key, from anywhere on it") {
        kiosk.press("help.sign-language");
        tab_to(terminal, "film.slow");
        REQUIRE(terminal.key("Escape"));
    }
    SECTION("a switch") {
        const auto choose = [&](const NodeId& id) {
            for (int step = 0; step < 400; ++step) {
                const std::vector<NodeId> lit = terminal.lit();
                const bool there = std::find(lit.begin(), lit.end(), id) != lit.end();
                kiosk.pass(500); // the hand rests
                if (terminal.lit() != lit) continue;
                if (there || lit.empty()) {
                    REQUIRE(terminal.key("Switch1"));
                    if (lit.size() == 1) return;
                    continue;
                }
                kiosk.pass(std::max<std::int64_t>(1, terminal.due_ms().value() - kiosk.clock.monotonic_ms()));
            }
            FAIL("the light never came to " << id);
        };
        REQUIRE(terminal.key("Switch1"));
        choose("help.sign-language");
        kiosk.show.follow(terminal);
        CHECK(kiosk.screen() == "sign-language");
        CHECK(kiosk.film.order);
        choose("back");
    }
    SECTION("a screen reader's press") {
        terminal.node_event({"help.sign-language", Gesture::press, {}});
        CHECK(kiosk.screen() == "sign-language");
        terminal.node_event({"back", Gesture::press, {}});
    }
    kiosk.show.follow(terminal);
    CHECK(kiosk.screen() == "welcome");
    CHECK_FALSE(kiosk.film.order);
}

TEST_CASE("who watches is there: nobody is asked before the last film is over, and then as ever (O9)") {
    FilmedKiosk kiosk;
    kiosk.press("help.sign-language");
    for (int seconds = 0; seconds < 300; seconds += 5) kiosk.pass(5'000);
    CHECK(kiosk.screen() == "sign-language");
    kiosk.ends();
    for (int seconds = 0; seconds < 300; seconds += 5) kiosk.pass(5'000);
    CHECK(kiosk.screen() == "sign-language");
    kiosk.ends();
    CHECK(kiosk.terminal.model().session.film.ended);
    kiosk.pass(idle_before_asking_ms + 10'000);
    CHECK(kiosk.screen() == "still-there");
    CHECK_FALSE(kiosk.film.order);
    kiosk.pass(time_to_answer_ms);
    CHECK(kiosk.screen() == "welcome");
    CHECK(kiosk.terminal.model().session.film == FilmState());
}

TEST_CASE("a film that is stopped, or that runs on and on, keeps nobody's work open for ever") {
    FilmedKiosk kiosk;
    kiosk.press("help.sign-language");
    SECTION("stopped") {
        kiosk.press("film.stop");
        kiosk.pass(idle_before_asking_ms);
    }
    SECTION("running") {
        for (int seconds = 0; seconds < 750; seconds += 5) kiosk.pass(5'000);
    }
    CHECK(kiosk.screen() == "still-there");
}

TEST_CASE("behind the curtain, and after the person has gone, nothing plays") {
    FilmedKiosk kiosk;
    kiosk.press("help.sign-language");
    SECTION("the curtain") {
        kiosk.terminal.act(TurnVoice{true});
        kiosk.terminal.act(DrawCurtain{true});
    }
    SECTION("the next person") { kiosk.terminal.act(EndSession{}); }
    SECTION("help on the way") { kiosk.press("help.person"); }
    kiosk.show.follow(kiosk.terminal);
    CHECK_FALSE(kiosk.film.order);
    CHECK(kiosk.show.frame() == nullptr);
}

TEST_CASE("a broken film is told in the log and on the screen, and its button is gone; the others stay") {
    const TempFolder folder;
    log_to_file((folder.path() / "log").string());
    FilmedKiosk kiosk;
    kiosk.press("help.sign-language");
    kiosk.film.what_happened = FilmNews{kiosk.film.order->starts, Error{ErrorKind::corrupt, "a.webm", "is damaged"}};
    kiosk.show.follow(kiosk.terminal);
    CHECK(find_node(kiosk.terminal.tree(), "error") != nullptr);
    CHECK_FALSE(kiosk.film.order);
    kiosk.press("film.next");
    REQUIRE(kiosk.film.order);
    CHECK(kiosk.film.order->key == "welcome.touch-one");
    // Nothing here plays films: no button any more, for nobody.
    kiosk.film.what_happened = FilmNews{kiosk.film.order->starts, internal("libmpv.so.2 is not there")};
    kiosk.show.follow(kiosk.terminal);
    kiosk.press("back");
    CHECK(find_node(kiosk.terminal.tree(), "help.sign-language") == nullptr);
    log_nothing();
    const std::string log = text_of(folder.path() / "log");
    CHECK(log.find("film.not-shown") != std::string::npos);
    CHECK(log.find("a.webm: is damaged") != std::string::npos);
}

TEST_CASE("nothing of the help bar moves from a screen with a film to one without (O13)") {
    FilmedKiosk kiosk;
    for (const ScreenShape shape : {ScreenShape{1920, 1080}, ScreenShape{1080, 1920}, ScreenShape{1280, 800}}) {
        kiosk.terminal.resized(shape);
        for (const TextSize size : all_text_sizes) {
            kiosk.terminal.act(ChangeTextSize{size});
            std::map<NodeId, Rect> places;
            for (const char* screen : {"welcome", "colours", "person"}) {
                kiosk.terminal.act(GoTo{screen});
                for (const Placed& placed : kiosk.terminal.layout().placed) {
                    if (placed.area != Area::help) continue;
                    const auto [place, is_new] = places.emplace(placed.node.id, placed.rect);
                    INFO(screen << " " << placed.node.id << " " << name_of(size));
                    CHECK(place->second == placed.rect);
                }
            }
            CHECK(places.size() == 6); // Sign language on the welcome screen
            kiosk.terminal.act(EndSession{});
        }
    }
}

TEST_CASE(
    "the drawn picture shows the film's own pictures, each drawn once, and nothing is drawn when it stands still") {
    const TempFolder folder;
    make_film(folder.path() / "bfi/welcome.heading.webm", {{"red"}, 5});
    make_film(folder.path() / "bfi/welcome.touch-one.webm", {{"blue"}, 1});
    GlassOptions options;
    options.headless = ScreenShape{1280, 800};
    options.px_per_mm = 3.87;
    options.pictures = {source("assets/pictures")};
    auto glass = Glass::open(options).take();
    QuietWorld world;
    Ports ports{world, world, world, world, world, world};
    const SystemClock clock;
    const FilmShelf shelf = FilmShelf::in({folder.path()});
    Terminal terminal(carried_with_films(shelf.known()), glass->shape(), ports, glass->text(), clock);
    FilmWaker waker;
    MpvFilm film(shelf, [&] { waker.call(); });
    FilmShow show(film);
    const auto draw = [&] {
        terminal.time_passed();
        show.follow(terminal);
        glass->show_film(show.frame());
        REQUIRE(glass->show(terminal));
    };
    Script script(terminal,
                  {[&](const std::filesystem::path& file) { return glass->write_picture(terminal, file); },
                   {},
                   {},
                   [&] { draw(); }},
                  {});
    bool ok = false;
    (void)script.play_line("press \"Sign language\"", ok);
    REQUIRE(ok);
    const auto picture = folder.path() / "seen.png";
    const auto drawn_in_the_middle = [&] {
        (void)script.play_line("picture " + picture.string(), ok);
        REQUIRE(ok);
        const Surface loaded(IMG_Load(picture.c_str()));
        REQUIRE(loaded);
        const Surface plain(SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_ARGB8888, 0));
        const Point middle = terminal.layout().find("film")->picture.centre();
        const auto* row = reinterpret_cast<const std::uint32_t*>(static_cast<const std::uint8_t*>(plain->pixels) +
                                                                 static_cast<int>(middle.y) * plain->pitch);
        return seen_in(row[static_cast<int>(middle.x)]);
    };
    const auto shows = [&](Seen colour) {
        return waker.until([&] {
            draw();
            return seen_in(show.frame()) == colour;
        });
    };
    CHECK(shows(Seen::red));
    CHECK(drawn_in_the_middle() == Seen::red);
    (void)script.play_line("press \"Next film\"", ok);
    CHECK(shows(Seen::blue));
    CHECK(drawn_in_the_middle() == Seen::blue);
    const auto seen = parse_json(script.play_line("see", ok), "see").take().at("tree").at("nodes");
    const auto node = std::find_if(seen.begin(), seen.end(), [](const Json& one) { return one.at("id") == "film"; });
    REQUIRE(node != seen.end());
    CHECK(node->at("role") == "film");
    CHECK(node->at("label") == "Touch one. You can stop at any time.");
    CHECK(waker.until([&] {
        draw();
        return terminal.model().session.film.ended;
    }));
    draw();
    const std::int64_t frames = glass->frames_drawn();
    for (int turn = 0; turn < 5; ++turn) draw();
    CHECK(glass->frames_drawn() == frames);
    CHECK(drawn_in_the_middle() == Seen::blue); // the last picture stays
    (void)script.play_line("press \"Close\"", ok);
    CHECK(terminal.tree().screen == "welcome");
}
