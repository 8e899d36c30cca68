// Photos on a whole kiosk: its real file, a camera of drawn pictures, and a real server that gives the photo back.
#include "kiosk/devices/camera.h"
#include "kiosk/devices/outline.h"
#include "kiosk/devices/photo.h"
#include "kiosk/photo_desk.h"
#include "tests/kiosk/sealing_kiosk.h"

using namespace copro;
using namespace copro::test;

namespace {

// What a camera sees. on_table: of the paper its edges too; else only the print on it.
struct Sight {
    bool is_there = true;
    bool on_table = false;
};

// Print on paper; the same picture again and again.
class ReceiptInSight final : public PictureSource {
public:
    explicit ReceiptInSight(const Sight& sight)
        : m_sight(sight) {}
    Result<void> open() override {
        if (!m_sight.is_there) return Error{ErrorKind::unavailable, "camera", "is not there"};
        return {};
    }
    Result<bool> take(GreyPicture& into) override {
        into.width = 640;
        into.height = 480;
        into.rows.clear();
        for (int y = 0; y < into.height; ++y) {
            for (int x = 0; x < into.width; ++x) {
                const bool is_table = m_sight.on_table && (x < 180 || x >= 460 || y < 40 || y >= 440);
                const bool is_print = y % 16 < 8 && (x * 7 + y / 16 * 5) % 19 < 7;
                into.rows.push_back(is_table ? 50 : is_print ? 40 : 220);
            }
        }
        return true;
    }
    void close() override {}

private:
    const Sight& m_sight;
};

// With a camera.
class KioskWithCamera final : public SealingKiosk {
public:
    explicit KioskWithCamera(RealServer& server)
        : SealingKiosk(server) {
        desk.emplace(camera, room->unsaved_blobs(), [this] { wake(); });
        Ports with = plain_ports();
        with.photos = &*desk;
        Carried carried = carried_with({pack});
        carried.has_camera = true;
        light_up(std::move(carried), with);
    }

    void write(const std::string& words) {
        terminal->text_typed(words);
        press("next");
    }
    void wait_until(const std::function<bool()>& is_so) {
        std::unique_lock lock(mutex);
        while (true) {
            const int seen = woken;
            desk->follow(*terminal);
            if (is_so()) return;
            changed.wait(lock, [&] { return woken > seen; });
        }
    }
    // Until the camera has shown something, or has said why not.
    void wait_for_camera() {
        wait_until([&] { return desk->frame() != nullptr || find_node(terminal->tree(), "photo.picture") == nullptr; });
    }
    // Until what was taken stands straight.
    void wait_for_photo() {
        wait_until([&] { return terminal->model().session.photo.held; });
    }
    void to_photo() {
        press("welcome.claim");
        terminal->text_typed("mab th");
        for (const char* answer : {"who.p-001", "for.me", "when.today"}) choose(answer);
        press("lines.add");
        choose("category.parking");
        write("2.50");
        choose("who-paid.me");
        choose("receipt.photo");
    }
    void look_through_camera() {
        press("receipt-photo.take");
        wait_for_camera();
    }
    void hold_photo() {
        look_through_camera();
        press("photo.take");
        wait_for_photo();
    }
    // Returns the bytes that are kept.
    Bytes take_photo() {
        hold_photo();
        REQUIRE(terminal->tree().screen == "photo.held");
        Bytes jpeg = encode_jpeg(*desk->frame()).value();
        press("photo.keep");
        REQUIRE(terminal->tree().screen == "claim.receipt-photo");
        return jpeg;
    }
    // From the photo of the only line.
    void save() {
        for (int page = 0; page < 3; ++page) press("next"); // photo, lines, what is said about benefits
        choose("fee.no");
        choose("payment.ask-me");
        press("save");
        REQUIRE(terminal->tree().screen == "claim.saved");
    }

    Sight sight;
    Camera camera{std::make_unique<ReceiptInSight>(sight), [this] { wake(); }};
    std::optional<PhotoDesk> desk;

private:
    void follow() override { desk->follow(*terminal); }
};

} // namespace

TEST_CASE("a photo of a receipt reaches the server, which gives back the same bytes; none of them was on the kiosk") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    const Bytes jpeg = kiosk.take_photo();
    REQUIRE(jpeg.size() > 10'000);
    CHECK(kiosk.blobs() == 1);
    CHECK_FALSE(kiosk.holds(as_text(jpeg)));
    kiosk.save();
    CHECK_FALSE(kiosk.holds(as_text(jpeg)));
    CHECK(kiosk.blobs() == 1);

    const TempFolder out;
    CHECK(read_file(kiosk.sent_back(server, out, ".jpg")).value() == as_text(jpeg));
    const std::string list = server.command("attachment list");
    CHECK(list.find(kiosk.terminal->model().session.saved.reference) != std::string::npos);
    CHECK(list.find("\there\n") != std::string::npos);
    // One picture of this line, and how its receipt comes.
    const std::string claims = server.command("export claims");
    CHECK(claims.find(",photo,") != std::string::npos);
}

TEST_CASE("the camera is on while the screen shows its picture, and the photo stands still while it is looked at") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    CHECK(kiosk.desk->frame() == nullptr);
    kiosk.look_through_camera();
    kiosk.press("photo.take");
    const auto held = kiosk.desk->frame();
    REQUIRE(held != nullptr);
    kiosk.wait_for_photo();
    CHECK(kiosk.desk->frame() == held);     // no paper's edge is in sight
    CHECK(kiosk.camera.sight() == nullptr); // off already
    kiosk.press("help.person");
    CHECK(kiosk.desk->frame() == nullptr);
    kiosk.press("back");
    CHECK(kiosk.desk->frame() == held);
    kiosk.press("photo.again");
    kiosk.wait_for_camera();
    CHECK(kiosk.desk->frame() != held);
    kiosk.press("back");
    CHECK(kiosk.desk->frame() == nullptr);
    CHECK(kiosk.camera.sight() == nullptr);
}

TEST_CASE("who leaves without saving leaves no file of a photo") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    (void)kiosk.take_photo();
    (void)kiosk.take_photo();
    CHECK(kiosk.blobs() == 2);
    SECTION("Take out the last one, and then Stop") {
        kiosk.press("receipt-photo.remove");
        CHECK(kiosk.blobs() == 1);
        kiosk.terminal->act(EndSession{});
    }
    SECTION("practice begins") {
        kiosk.terminal->act(GoTo{"staff"});
        kiosk.terminal->act(PinRight{});
        kiosk.terminal->act(ChangePractice{});
    }
    CHECK(kiosk.blobs() == 0);
}

TEST_CASE("a camera that does not answer is told, and the receipt can be handed in") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.sight.is_there = false;
    kiosk.to_photo();
    kiosk.look_through_camera();
    CHECK(kiosk.terminal->model().session.photo.lost);
    CHECK(find_node(kiosk.terminal->tree(), "photo.take") == nullptr);
    kiosk.press("back");
    kiosk.save();
    CHECK(kiosk.blobs() == 0);
}

TEST_CASE(
    "a receipt on a table is outlined while it is held, and cut out of the photo; the whole one is there on wish") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithCamera kiosk(server);
    kiosk.sight.on_table = true;
    kiosk.to_photo();
    kiosk.press("receipt-photo.take");
    kiosk.wait_until([&] { return kiosk.desk->outline().has_value(); });
    const FilmOutline outline = *kiosk.desk->outline();
    CHECK(distance(outline[0], {180, 40}) < 4);
    CHECK(distance(outline[2], {460, 440}) < 4);
    kiosk.press("photo.take");
    CHECK_FALSE(kiosk.desk->outline());
    kiosk.wait_for_photo();
    const auto receipt = kiosk.desk->frame();
    CHECK(receipt->width >= 280);
    CHECK(receipt->width < 310);
    CHECK(receipt->height >= 400);
    CHECK(receipt->height < 430);
    kiosk.press("photo.whole");
    CHECK(kiosk.desk->frame()->width == 640);
    kiosk.press("photo.cut");
    CHECK(kiosk.desk->frame() == receipt);
    SECTION("the receipt alone is kept") {}
    SECTION("the whole picture is kept") { kiosk.press("photo.whole"); }
    const Bytes jpeg = encode_jpeg(*kiosk.desk->frame()).value();
    kiosk.press("photo.keep");
    kiosk.save();
    const TempFolder out;
    CHECK(read_file(kiosk.sent_back(server, out, ".jpg")).value() == as_text(jpeg));
}

TEST_CASE("a photo that is turned is kept as it is seen, the receipt alone and the whole picture") {
    RealServer server;
    server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    KioskWithCamera kiosk(server);
    kiosk.sight.on_table = true;
    kiosk.to_photo();
    kiosk.hold_photo();
    const auto receipt = kiosk.desk->frame();
    REQUIRE(receipt->width < receipt->height);
    kiosk.press("photo.turn");
    const auto on_side = kiosk.desk->frame();
    CHECK(on_side->number != receipt->number);
    CHECK(on_side->width == receipt->height);
    CHECK(on_side->height == receipt->width);
    CHECK(on_side->pixels == turned(*receipt, 1)->pixels);
    kiosk.press("photo.whole");
    CHECK(kiosk.desk->frame()->width == 480);
    CHECK(kiosk.desk->frame()->height == 640);
    SECTION("the receipt alone is kept") {
        kiosk.press("photo.cut");
        CHECK(kiosk.desk->frame()->pixels == on_side->pixels);
    }
    SECTION("the whole picture is kept, upside down") {
        kiosk.press("photo.turn");
        CHECK(kiosk.desk->frame()->width == 640);
    }
    const Bytes jpeg = encode_jpeg(*kiosk.desk->frame()).value();
    kiosk.press("photo.keep");
    // Nothing of the turn is left for the next one.
    kiosk.look_through_camera();
    kiosk.press("photo.take");
    CHECK(kiosk.desk->frame()->width == 640);
    kiosk.press("back");
    kiosk.save();
    const TempFolder out;
    CHECK(read_file(kiosk.sent_back(server, out, ".jpg")).value() == as_text(jpeg));
}

TEST_CASE("turned all the way round, a photo is the one that was held") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    kiosk.hold_photo();
    const auto held = kiosk.desk->frame();
    for (int quarter = 0; quarter < 3; ++quarter) {
        kiosk.press("photo.turn");
        CHECK(kiosk.desk->frame() != held);
    }
    kiosk.press("photo.turn");
    CHECK(kiosk.desk->frame() == held);
}

TEST_CASE("while the photo is looked at a press more does nothing, and keys and switches stay where they were") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    kiosk.look_through_camera();
    const NodeId take = "photo.take";
    const auto is_taking = [&] { return kiosk.terminal->model().session.photo.taking; };
    SECTION("keys") {
        kiosk.terminal->node_event({take, Gesture::focus, {}});
        REQUIRE(kiosk.terminal->key("Enter").ok());
        REQUIRE(is_taking());
        CHECK(kiosk.terminal->tree().focus == take);
        kiosk.clock.advance(1'000);
        REQUIRE(kiosk.terminal->key("Enter").ok());
        CHECK(is_taking());
        REQUIRE(kiosk.terminal->key("Tab").ok());
        CHECK(kiosk.terminal->tree().focus == "help.listen");
        REQUIRE(kiosk.terminal->key("BackTab").ok());
        CHECK(kiosk.terminal->tree().focus == "back");
    }
    SECTION("switches") {
        ScanSettings scan;
        scan.way = ScanWay::step;
        scan.grouping = ScanGrouping::single;
        kiosk.terminal->act(ChangeScan{scan});
        const auto press_switch = [&](const char* name) {
            kiosk.clock.advance(1'000);
            REQUIRE(kiosk.terminal->key_down(name).ok());
            kiosk.clock.advance(100);
            kiosk.terminal->key_up(name);
        };
        const std::vector<NodeId> lit{take};
        for (int step = 0; step < 40 && kiosk.terminal->lit() != lit; ++step) press_switch("Switch1");
        REQUIRE(kiosk.terminal->lit() == lit);
        press_switch("Switch2");
        REQUIRE(is_taking());
        CHECK(kiosk.terminal->lit() == lit);
        press_switch("Switch2");
        CHECK(is_taking());
        CHECK(kiosk.terminal->lit() == lit);
    }
    kiosk.wait_for_photo();
    CHECK(kiosk.terminal->tree().screen == "photo.held");
}

TEST_CASE("who asks for help while the photo is straightened finds it straight when they come back") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.sight.on_table = true;
    kiosk.to_photo();
    kiosk.look_through_camera();
    kiosk.press("photo.take");
    kiosk.press("help.person");
    kiosk.press("back");
    kiosk.wait_for_photo();
    CHECK(kiosk.desk->frame()->width < 310);
}
