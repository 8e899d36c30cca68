#include "kiosk/devices/camera.h"
#include "kiosk/ui/qr_code.h"
#include "kiosk/view/settings_pass.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <condition_variable>
#include <mutex>

using namespace copro;

namespace {

constexpr int module_px = 4;

// A code as a camera sees it, as a PGM file.
std::filesystem::path write_sight(const std::filesystem::path& folder, const std::string& text) {
    const QrCode code = make_qr(text).take();
    const int side = (code.side + 2 * quiet_modules) * module_px;
    std::string pgm = fmt::format("P5 {} {} 255\n", side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / module_px - quiet_modules;
            const int row = y / module_px - quiet_modules;
            const bool inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            pgm += inside && code.is_dark(column, row) ? '\x20' : '\xE0';
        }
    }
    const auto file = folder / fmt::format("{}.pgm", std::hash<std::string>{}(text));
    REQUIRE(replace_file(file, pgm));
    return file;
}

// Gives one file after the other, again and again.
class FilesInSight final : public PictureSource {
public:
    struct Log {
        std::mutex mutex;
        std::condition_variable changed;
        int opened = 0;
        int closed = 0;
        void closes(int times) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return closed >= times; });
        }
    };
    FilesInSight(std::vector<std::filesystem::path> files, Log& log)
        : m_files(std::move(files))
        , m_log(log) {}
    Result<void> open() override {
        const std::lock_guard lock(m_log.mutex);
        ++m_log.opened;
        if (m_files.empty()) return Error{ErrorKind::unavailable, "camera", "is not there"};
        return {};
    }
    Result<bool> take(GreyPicture& into) override {
        const std::string pgm = TRY(read_file(m_files[m_next++ % m_files.size()]));
        const std::size_t start = pgm.find('\n') + 1;
        into.width = into.height = std::stoi(pgm.substr(3));
        into.rows.assign(pgm.begin() + static_cast<std::ptrdiff_t>(start), pgm.end());
        return true;
    }
    void close() override {
        const std::lock_guard lock(m_log.mutex);
        ++m_log.closed;
        m_log.changed.notify_all();
    }

private:
    std::vector<std::filesystem::path> m_files;
    Log& m_log;
    std::size_t m_next = 0;
};

struct Woken {
    std::mutex mutex;
    std::condition_variable changed;
    int times = 0;
    void call() {
        const std::lock_guard lock(mutex);
        ++times;
        changed.notify_all();
    }
    // nullptr: a fault came instead.
    std::shared_ptr<const FilmFrame> next_sight(Camera& camera) {
        std::unique_lock lock(mutex);
        while (true) {
            if (auto frame = camera.sight()) return frame;
            if (camera.take_fault()) return nullptr;
            const int seen = times;
            changed.wait(lock, [&] { return times > seen; });
        }
    }
    Result<std::string> next(Camera& camera) {
        std::unique_lock lock(mutex);
        while (true) {
            if (auto code = camera.take_code()) return *code;
            const int seen = times;
            changed.wait(lock, [&] { return times > seen; });
        }
    }
};

} // namespace

TEST_CASE("a card held in front of the camera is read, once") {
    const test::TempFolder folder;
    const std::string pass = write_pass({});
    FilesInSight::Log log;
    Woken woken;
    {
        Camera camera(std::make_unique<FilesInSight>(std::vector{write_sight(folder.path(), pass)}, log),
                      [&] { woken.call(); });
        CHECK_FALSE(camera.take_code());
        camera.look();
        const auto code = woken.next(camera);
        REQUIRE(code);
        CHECK(*code == pass);
        camera.rest();
        log.closes(1);
        CHECK_FALSE(camera.take_code());
    }
    CHECK(woken.times == 1);
}

TEST_CASE("the camera is open only between look and rest, and opens again") {
    const test::TempFolder folder;
    FilesInSight::Log log;
    Woken woken;
    Camera camera(
        std::make_unique<FilesInSight>(
            std::vector{write_sight(folder.path(), "COPRO1/ONE"), write_sight(folder.path(), "COPRO1/TWO")}, log),
        [&] { woken.call(); });
    CHECK(log.opened == 0);
    for (int round = 1; round <= 3; ++round) {
        camera.look();
        CHECK(woken.next(camera));
        camera.rest();
        log.closes(round);
        CHECK(log.opened == round);
    }
}

TEST_CASE("a camera that is not there says so once, and is asked again the next time") {
    FilesInSight::Log log;
    Woken woken;
    Camera camera(std::make_unique<FilesInSight>(std::vector<std::filesystem::path>(), log), [&] { woken.call(); });
    for (int round = 1; round <= 2; ++round) {
        camera.look();
        const auto code = woken.next(camera);
        REQUIRE_FALSE(code);
        CHECK(code.error().kind == ErrorKind::unavailable);
        camera.rest();
    }
}

TEST_CASE("what the camera sees is shown between watch and rest, and no code is looked for") {
    const test::TempFolder folder;
    FilesInSight::Log log;
    Woken woken;
    Camera camera(std::make_unique<FilesInSight>(std::vector{write_sight(folder.path(), write_pass({}))}, log),
                  [&] { woken.call(); });
    CHECK(camera.sight() == nullptr);
    camera.watch();
    const auto frame = woken.next_sight(camera);
    REQUIRE(frame != nullptr);
    CHECK(frame->number > 0);
    REQUIRE(frame->pixels.size() == static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height));
    CHECK(frame->pixels.front() == 0xE0E0E0);
    CHECK_FALSE(camera.take_code());
    camera.rest();
    log.closes(1);
    CHECK(camera.sight() == nullptr);
    // A code again, by the same camera.
    camera.look();
    CHECK(woken.next(camera));
    CHECK(camera.sight() == nullptr);
}

TEST_CASE("a camera that is not there shows nothing and says why") {
    FilesInSight::Log log;
    Woken woken;
    Camera camera(std::make_unique<FilesInSight>(std::vector<std::filesystem::path>(), log), [&] { woken.call(); });
    camera.watch();
    CHECK(woken.next_sight(camera) == nullptr);
    CHECK(log.opened == 1);
}

TEST_CASE("a device that is no camera is refused with its name") {
    for (const char* path : {"/dev/null", "/dev/no-such-camera"}) {
        const auto device = video_device(path);
        const auto opened = device->open();
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::unavailable);
        CHECK(opened.error().place == path);
        device->close();
    }
}

TEST_CASE("nothing is found where there is nothing") {
    CodeReader reader = CodeReader::open().take();
    CHECK_FALSE(reader.read({}));
    CHECK_FALSE(reader.read({64, 64, std::vector<std::uint8_t>(64 * 64, 200)}));
    // Fewer bytes than it says.
    CHECK_FALSE(reader.read({640, 480, std::vector<std::uint8_t>(64, 200)}));
}
