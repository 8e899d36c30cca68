// Photos of receipts in the model: taken, kept, dropped, saved with the claim; with a camera that only notes.
#include "kiosk/app/paused_work.h"
#include "kiosk/conformance/quiet_world.h"
#include "sync/base/log.h"
#include "tests/kiosk/app/through_ports.h"

using namespace copro;
using namespace copro::test;

namespace {

Carried carried_with_camera() {
    Carried carried = carried_with({sample_pack()});
    carried.has_camera = true;
    return carried;
}

struct NotedPhotos final : PhotoPort {
    std::string calls;
    bool has_room = true;
    std::optional<PhotoLook> sees = PhotoLook::readable;
    std::optional<PhotoLook> whole; // of the whole picture, when it is cut
    int kept = 0;
    Result<void> hold() override {
        calls += "hold; ";
        if (!sees) return Error{ErrorKind::unavailable, "camera", "has shown nothing yet"};
        return {};
    }
    void show_whole(bool is_whole) override { calls += is_whole ? "whole; " : "cut; "; }
    void turn(int quarters) override { calls += "turn " + std::to_string(quarters) + "; "; }
    void let_go() override { calls += "let go; "; }
    Result<std::string> keep() override {
        calls += "keep; ";
        if (!has_room) return Error{ErrorKind::refused, "blobs", "there is no room"};
        return "photo-" + std::to_string(++kept);
    }
    Result<void> drop(const std::string& name) override {
        calls += "drop " + name + "; ";
        return {};
    }
    void person_left() override { calls += "left; "; }
};

// A kiosk whose effects reach the photos at once, as on the glass.
struct PhotoKiosk {
    explicit PhotoKiosk(Carried carried = carried_with_camera())
        : kiosk(std::move(carried)) {
        log_nothing();
        kiosk.start_claim();
    }
    Kiosk kiosk;
    QuietWorld world;
    NotedPhotos photos;

    void act(const Action& action) {
        Ports ports{world, world, world, world, world, world, nullptr, nullptr, &photos};
        act_through(ports, kiosk, action);
    }
    // Taken, and looked at.
    void take() {
        act(TakePhoto{});
        if (photos.sees) act(PhotoHeld{*photos.sees, photos.whole});
    }
    void press(const NodeId& id) {
        const Words words = words_of(kiosk.model);
        const Question& question = current_question(kiosk.model);
        const auto edit =
            type_of(question).on(question_context(kiosk.model, question, words), {id, Gesture::press, {}});
        INFO("press #" << id);
        REQUIRE(edit);
        act(EditAnswer{*edit});
    }
    // The same amount twice would be asked about.
    void to_photo(const char* amount = "2.50") {
        press("lines.add");
        kiosk.choose("category.parking");
        kiosk.write(amount);
        kiosk.choose("who-paid.me");
        kiosk.choose("receipt.photo");
        REQUIRE(kiosk.at() == "question receipt-photo");
    }
    void take_photo() {
        press("receipt-photo.take");
        REQUIRE(kiosk.at() == "photo");
        take();
        REQUIRE(kiosk.model.session.photo.held);
        act(KeepPhoto{});
    }
    void finish() {
        kiosk.next();
        kiosk.next(); // what is said about benefits
        kiosk.choose("fee.no");
        kiosk.choose("payment.ask-me");
        REQUIRE(kiosk.at() == "check");
        act(SaveForm{});
    }
    [[nodiscard]] std::vector<std::string> kept() const { return kiosk.model.session.photo.kept; }
};

} // namespace

TEST_CASE("without a camera a receipt is handed in, and nothing is asked about photos") {
    PhotoKiosk without(carried_with({sample_pack()}));
    without.press("lines.add");
    without.kiosk.choose("category.parking");
    without.kiosk.write("2.50");
    without.kiosk.choose("who-paid.me");
    CHECK_FALSE(without.kiosk.try_event({"receipt.photo", Gesture::press, {}}));
    without.kiosk.choose("receipt.yes");
    CHECK(without.kiosk.at() == "question lines");
}

TEST_CASE("photos that are kept go with the claim, each with its line, and their names are nowhere in its body") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    CHECK(visit.kiosk.at() == "question receipt-photo");
    visit.take_photo();
    visit.kiosk.next();
    visit.to_photo("3.50");
    visit.take_photo();
    visit.kiosk.next();
    CHECK(visit.photos.calls == "hold; keep; hold; keep; hold; keep; ");
    visit.finish();
    CHECK(visit.kiosk.draft()->attachments == std::vector<AttachmentDraft>{{"photo-1", "receipt-photo", 1},
                                                                           {"photo-2", "receipt-photo", 1},
                                                                           {"photo-3", "receipt-photo", 2}});
    CHECK(visit.kiosk.body()["lines"][0]["receipt"] == "photo");
    CHECK(visit.kiosk.draft()->body.find("photo-1") == std::string::npos);
    CHECK(visit.kiosk.at() == "saved");
    CHECK(visit.kept().empty());
}

TEST_CASE("who meant to take a photo and did not is one who hands the receipt in") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.kiosk.next();
    visit.finish();
    CHECK(visit.kiosk.body()["lines"][0]["receipt"] == "yes");
    CHECK(visit.kiosk.draft()->attachments.empty());
}

TEST_CASE("a photo that cannot be read is told, and may be kept or taken again") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    visit.photos.sees.reset();
    visit.take();
    CHECK(visit.kiosk.model.session.photo.message == "photo.not-ready");
    visit.photos.sees = PhotoLook::dark;
    visit.take();
    CHECK(visit.kiosk.model.session.photo.message == "photo.dark");
    CHECK(visit.kiosk.model.session.focus == "error");
    visit.act(TryPhotoAgain{});
    CHECK_FALSE(visit.kiosk.model.session.photo.held);
    visit.photos.sees = PhotoLook::blurred;
    visit.take();
    CHECK(visit.kiosk.model.session.photo.message == "photo.blurred");
    visit.act(KeepPhoto{});
    CHECK(visit.kept() == std::vector<std::string>{"photo-1"});
    CHECK(visit.photos.calls == "hold; hold; let go; hold; keep; ");
}

TEST_CASE("without room or camera it is said, and the claim goes on") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    visit.photos.has_room = false;
    visit.take();
    visit.act(KeepPhoto{});
    CHECK(visit.kiosk.model.session.photo.message == "photo.no-room");
    CHECK(visit.kiosk.model.session.photo.held);
    visit.act(GoBack{});
    CHECK(visit.kiosk.at() == "question receipt-photo");
    CHECK(visit.photos.calls == "hold; keep; let go; ");
    visit.press("receipt-photo.take");
    visit.act(PhotoCameraLost{});
    CHECK(visit.kiosk.model.session.photo.message == "photo.no-camera");
    visit.take();
    CHECK_FALSE(visit.kiosk.model.session.photo.held);
    visit.act(GoBack{});
    visit.kiosk.next();
    CHECK(visit.kiosk.at() == "question lines");
}

TEST_CASE("photos of a line that is given up, taken out or answered otherwise are dropped") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    SECTION("the last one is taken out") { visit.press("receipt-photo.remove"); }
    SECTION("Back out of a line that is not in the list yet") {
        while (visit.kiosk.at() != "question lines") visit.act(GoBack{});
    }
    SECTION("Take out") {
        visit.kiosk.next();
        visit.press("lines.change-1");
        visit.act(RemoveLine{});
    }
    CHECK(visit.photos.calls == "hold; keep; drop photo-1; ");
    CHECK(visit.kept().empty());
}

TEST_CASE("changing a line and giving the change up keeps the photos that it had") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    visit.kiosk.next();
    visit.press("lines.change-1");
    while (visit.kiosk.at() != "question receipt-photo") visit.kiosk.next();
    visit.take_photo();
    while (visit.kiosk.at() != "question lines") visit.act(GoBack{});
    CHECK(visit.kept() == std::vector<std::string>{"photo-1"});
    CHECK(visit.photos.calls == "hold; keep; hold; keep; drop photo-2; ");
}

TEST_CASE("another answer about the receipt leaves the photo out of the claim") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    visit.kiosk.next();
    visit.press("lines.change-1");
    while (visit.kiosk.at() != "question receipt") visit.kiosk.next();
    visit.kiosk.choose("receipt.yes");
    visit.finish();
    CHECK(visit.kiosk.draft()->attachments.empty());
    CHECK(visit.photos.calls == "hold; keep; drop photo-1; ");
}

TEST_CASE("who leaves, stops or lets the time run out leaves no photo") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    visit.press("receipt-photo.take");
    visit.take();
    SECTION("Stop") { visit.act(EndSession{}); }
    SECTION("a pause") {
        visit.act(PauseWork{});
        REQUIRE(visit.kiosk.at() == "paused");
    }
    SECTION("time") {
        visit.kiosk.act(PersonActive{});
        visit.kiosk.wait(idle_while_away_ms);
        visit.act(TimePassed{visit.kiosk.model.now_ms + most_to_answer_ms, visit.kiosk.model.now_wall_ms});
        REQUIRE(visit.kiosk.at() == "welcome");
    }
    CHECK(visit.photos.calls.ends_with("left; "));
    CHECK(visit.kept().empty());
    CHECK_FALSE(visit.kiosk.model.session.photo.held);
}

TEST_CASE("paused work holds no photo, and its claim can be saved") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.take_photo();
    visit.kiosk.next();
    visit.to_photo("3.50");
    visit.take_photo();
    const std::string work = paused_work(visit.kiosk.model);
    CHECK(work.find("photo-1") == std::string::npos);
    CHECK(work.find("photo-2") == std::string::npos);
    auto session = taken_up_work(visit.kiosk.model, OpenedWork(work));
    REQUIRE(session.ok());
    visit.kiosk.model.session = session.take();
    CHECK(visit.kiosk.at() == "question receipt-photo");
    visit.kiosk.next();
    visit.finish();
    CHECK(visit.kiosk.draft()->attachments.empty());
}

TEST_CASE("in practice a photo can be taken, and is not kept anywhere") {
    PhotoKiosk visit;
    visit.kiosk.model.carried.choices.practice = true;
    visit.to_photo();
    visit.take_photo();
    visit.take_photo();
    CHECK(visit.kiosk.at() == "question receipt-photo");
    CHECK(visit.kiosk.model.session.run->line->answers.get<std::vector<std::string>>("receipt-photo")->size() == 2);
    visit.press("receipt-photo.remove");
    CHECK(visit.photos.calls == "hold; let go; hold; let go; ");
    CHECK(visit.kept().empty());
}

TEST_CASE("a photo that is sealed after the person went on is dropped") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.act(PhotoKept{"late"});
    visit.act(PhotoHeld{PhotoLook::readable});
    CHECK(visit.photos.calls == "drop late; let go; ");
    CHECK(visit.kiosk.count<SealPhoto>() == 0);
}

TEST_CASE("words of advice change a second apart at the soonest, and the photo can be taken whatever they say") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    const PhotoState& photo = visit.kiosk.model.session.photo;
    visit.kiosk.wait(advice_stays_ms);
    visit.act(PhotoAdvised{PhotoAdvice::closer});
    CHECK(photo.advice == PhotoAdvice::closer);
    visit.kiosk.wait(advice_stays_ms - 1);
    visit.act(PhotoAdvised{PhotoAdvice::hold_still});
    CHECK(photo.advice == PhotoAdvice::closer);
    visit.kiosk.wait(1);
    visit.act(PhotoAdvised{PhotoAdvice::hold_still});
    CHECK(photo.advice == PhotoAdvice::hold_still);
    visit.act(TakePhoto{});
    CHECK(photo.taking);
    visit.kiosk.wait(advice_stays_ms);
    visit.act(PhotoAdvised{PhotoAdvice::good});
    CHECK(photo.advice == PhotoAdvice::hold_still);
}

TEST_CASE("of a receipt that was cut out, the whole picture can be kept instead, and the cut again") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    visit.photos.whole = PhotoLook::blurred;
    visit.take();
    const PhotoState& photo = visit.kiosk.model.session.photo;
    CHECK(photo.message.empty());
    visit.act(ChooseWholePhoto{true});
    CHECK(photo.shows_whole);
    CHECK(photo.message == "photo.blurred");
    visit.act(ChooseWholePhoto{true});
    visit.act(ChooseWholePhoto{false});
    CHECK(photo.message.empty());
    visit.act(ChooseWholePhoto{true});
    visit.act(KeepPhoto{});
    CHECK(visit.photos.calls == "hold; whole; cut; whole; keep; ");
    CHECK_FALSE(photo.shows_whole);
    // One that is whole already has no other.
    visit.press("receipt-photo.take");
    visit.photos.whole.reset();
    visit.take();
    visit.act(ChooseWholePhoto{true});
    CHECK_FALSE(photo.shows_whole);
}

TEST_CASE("a photo is turned a quarter with each press, also when the whole of it is used, and the next one is not") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    visit.act(TurnPhoto{});
    visit.act(TakePhoto{});
    visit.act(TurnPhoto{});
    CHECK(visit.photos.calls == "hold; "); // there is nothing to turn yet
    visit.act(PhotoHeld{PhotoLook::readable, PhotoLook::readable});
    const PhotoState& photo = visit.kiosk.model.session.photo;
    visit.act(TurnPhoto{});
    visit.act(TurnPhoto{});
    visit.act(ChooseWholePhoto{true});
    CHECK(photo.quarters == 2);
    visit.act(TurnPhoto{});
    visit.act(TurnPhoto{});
    CHECK(photo.quarters == 0);
    visit.act(TurnPhoto{});
    CHECK(visit.photos.calls == "hold; turn 1; turn 2; whole; turn 3; turn 0; turn 1; ");
    SECTION("another try") {
        visit.act(TryPhotoAgain{});
        visit.take();
    }
    SECTION("another photo") {
        visit.act(KeepPhoto{});
        visit.press("receipt-photo.take");
        visit.take();
    }
    CHECK(photo.held);
    CHECK(photo.quarters == 0);
}

TEST_CASE("while a photo is straightened no other is taken, and who goes back meanwhile has none") {
    PhotoKiosk visit;
    visit.to_photo();
    visit.press("receipt-photo.take");
    visit.act(TakePhoto{});
    visit.act(TakePhoto{});
    CHECK(visit.photos.calls == "hold; ");
    visit.act(GoBack{});
    CHECK(visit.photos.calls == "hold; let go; ");
    visit.press("receipt-photo.take");
    visit.act(PhotoHeld{PhotoLook::readable, std::nullopt});
    CHECK_FALSE(visit.kiosk.model.session.photo.held);
    CHECK(visit.photos.calls == "hold; let go; let go; ");
    visit.take();
    CHECK(visit.kiosk.model.session.photo.held);
}
