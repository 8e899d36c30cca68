// Photos on a whole kiosk: its real file, a camera of drawn pictures, and a real server that gives the photo back.
#include "kiosk/devices/camera.h"
#include "kiosk/devices/photo.h"
#include "kiosk/photo_desk.h"
#include "tests/kiosk/sealing_kiosk.h"

using namespace copro;
using namespace copro::test;

namespace {

// Print on paper, as a camera sees it; the same picture again and again.
class ReceiptInSight final : public PictureSource {
public:
    explicit ReceiptInSight(const bool& is_there)
        : m_is_there(is_there) {}
    Result<void> open() override {
        if (!m_is_there) return Error{ErrorKind::unavailable, "camera", "is not there"};
        return {};
    }
    Result<bool> take(GreyPicture& into) override {
        into.width = 640;
        into.height = 480;
        into.rows.clear();
        for (int y = 0; y < into.height; ++y) {
            for (int x = 0; x < into.width; ++x) {
                into.rows.push_back(y % 16 < 8 && (x * 7 + y / 16 * 5) % 19 < 7 ? 40 : 220);
            }
        }
        return true;
    }
    void close() override {}

private:
    const bool& m_is_there;
};

// With a camera.
class KioskWithCamera final : public SealingKiosk {
public:
    explicit KioskWithCamera(RealServer& server)
        : SealingKiosk(server) {
        desk.emplace(camera, room->unsaved_blobs());
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
    // Until the camera has shown something, or has said why not.
    void wait_for_camera() {
        std::unique_lock lock(mutex);
        while (true) {
            const int seen = woken;
            desk->follow(*terminal);
            if (desk->frame() != nullptr || find_node(terminal->tree(), "photo.picture") == nullptr) return;
            changed.wait(lock, [&] { return woken > seen; });
        }
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
    // Returns the bytes that are kept.
    Bytes take_photo() {
        press("receipt-photo.take");
        wait_for_camera();
        press("photo.take");
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

    bool is_there = true;
    Camera camera{std::make_unique<ReceiptInSight>(is_there), [this] { wake(); }};
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
    const std::string reference = kiosk.terminal->model().session.saved.reference;

    kiosk.room->start_sync();
    REQUIRE(kiosk.room->sync_to_the_end().ok());
    const std::string list = server.command("attachment list");
    CHECK(list.find(reference) != std::string::npos);
    CHECK(list.find("\there\n") != std::string::npos);
    const TempFolder out;
    server.command("attachment save " + reference + " '" + out.path().string() + "'");
    CHECK(read_file(out.path() / (reference + "-1.jpg")).value() == as_text(jpeg));
    // One picture of this line, and how its receipt comes.
    const std::string claims = server.command("export claims");
    CHECK(claims.find(",photo,") != std::string::npos);
}

TEST_CASE("the camera is on while the screen shows its picture, and the photo stands still while it is looked at") {
    RealServer server;
    KioskWithCamera kiosk(server);
    kiosk.to_photo();
    CHECK(kiosk.desk->frame() == nullptr);
    kiosk.press("receipt-photo.take");
    kiosk.wait_for_camera();
    kiosk.press("photo.take");
    const auto held = kiosk.desk->frame();
    REQUIRE(held != nullptr);
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
    kiosk.is_there = false;
    kiosk.to_photo();
    kiosk.press("receipt-photo.take");
    kiosk.wait_for_camera();
    CHECK(kiosk.terminal->model().session.photo.lost);
    CHECK(find_node(kiosk.terminal->tree(), "photo.take") == nullptr);
    kiosk.press("back");
    kiosk.save();
    CHECK(kiosk.blobs() == 0);
}
