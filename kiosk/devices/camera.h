// A camera, on a thread of its own and only while it is told to: it looks for a code, and then no picture leaves it; or
// it shows what it sees to the person who wants to take a photo. Nothing of either is kept.
// Made by run.cpp; main thread, and its own.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/devices/code_reader.h"

#include <memory>

namespace copro {

// Where grey pictures come from, on the camera's thread alone: a device, or files in tests.
class PictureSource {
public:
    PictureSource() = default;
    PictureSource(const PictureSource&) = delete;
    PictureSource& operator=(const PictureSource&) = delete;
    virtual ~PictureSource() = default;
    [[nodiscard]] virtual Result<void> open() = 0;
    // Waits a fifth of a second at most. False: no picture yet.
    [[nodiscard]] virtual Result<bool> take(GreyPicture& into) = 0;
    // The same in colour, for the glass. As grey as take() unless the source knows better.
    [[nodiscard]] virtual Result<bool> take_colours(FilmFrame& into);
    virtual void close() = 0;
};

// /dev/video0 and its like, through libv4l2, which turns whatever a camera gives into one format. It is loaded with the
// first open().
[[nodiscard]] std::unique_ptr<PictureSource> video_device(const std::string& path);

class Camera final : public CameraPort, public SightPort {
public:
    // woken: called on the camera's thread when there is a code to take, or a picture to show.
    Camera(std::unique_ptr<PictureSource> source, std::function<void()> woken);
    ~Camera() override;

    void look() override;
    void watch() override;
    void rest() override;
    [[nodiscard]] std::optional<Result<std::string>> take_code() override;
    [[nodiscard]] std::shared_ptr<const FilmFrame> sight() override;
    [[nodiscard]] std::optional<Error> take_fault() override;

private:
    struct Inside;
    void begin(bool for_the_eye);
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
