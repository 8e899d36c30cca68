// A camera that looks for a code on a thread of its own, and only while it is told to. No picture leaves it or is kept.
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
    virtual void close() = 0;
};

// /dev/video0 and its like, through libv4l2, which turns whatever a camera gives into one format. It is loaded with the
// first open().
[[nodiscard]] std::unique_ptr<PictureSource> video_device(const std::string& path);

class Camera final : public CameraPort {
public:
    // woken: called on the camera's thread when there is a code to take.
    Camera(std::unique_ptr<PictureSource> source, std::function<void()> woken);
    ~Camera() override;

    void look() override;
    void rest() override;
    [[nodiscard]] std::optional<Result<std::string>> take_code() override;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
