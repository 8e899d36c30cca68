// Grey pictures from a Video4Linux camera: the brightness part of what libv4l2 makes of its MJPEG, YUYV or other
// stills.
#include "kiosk/devices/camera.h"
#include "kiosk/devices/photo.h"
#include "sync/base/bytes.h"
#include "sync/base/late_library.h"

#include <fcntl.h>
#include <libv4l2.h>
#include <linux/videodev2.h>
#include <poll.h>

#include <cerrno>
#include <cstring>

namespace copro {

namespace {

// A card held at arm's length needs no more, and a small machine reads it in time.
constexpr std::uint32_t wanted_width = 1280;
constexpr std::uint32_t wanted_height = 720;
constexpr std::uint32_t most_side = 8192;
constexpr int wait_ms = 200;

struct V4lLibrary {
    decltype(&::v4l2_open) open = nullptr;
    decltype(&::v4l2_close) close = nullptr;
    decltype(&::v4l2_ioctl) ioctl = nullptr;
    decltype(&::v4l2_read) read = nullptr;
};

Result<V4lLibrary> load_v4l_once() {
    const LateLibrary library = TRY(LateLibrary::open("libv4l2.so.0"));
    V4lLibrary v4l;
    TRY(library.find("v4l2_open", v4l.open));
    TRY(library.find("v4l2_close", v4l.close));
    TRY(library.find("v4l2_ioctl", v4l.ioctl));
    TRY(library.find("v4l2_read", v4l.read));
    return v4l;
}

class VideoDevice final : public PictureSource {
public:
    explicit VideoDevice(std::string path)
        : m_path(std::move(path)) {}
    ~VideoDevice() override { VideoDevice::close(); }

    Result<void> open() override {
        m_v4l = TRY(loaded_once(load_v4l_once));
        m_device = m_v4l->open(m_path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (m_device < 0) return because("cannot be opened");
        v4l2_format format{};
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        format.fmt.pix.width = wanted_width;
        format.fmt.pix.height = wanted_height;
        format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUV420; // all brightness first, then the colours
        format.fmt.pix.field = V4L2_FIELD_ANY;
        if (m_v4l->ioctl(m_device, VIDIOC_S_FMT, &format) != 0) return because("is no camera");
        const v4l2_pix_format& got = format.fmt.pix;
        const bool is_usable = got.pixelformat == V4L2_PIX_FMT_YUV420 && got.width > 0 && got.height > 0 &&
                               got.width <= most_side && got.height <= most_side;
        if (!is_usable) return Error{ErrorKind::unavailable, m_path, "gives no pictures that can be read here"};
        m_width = got.width;
        m_height = got.height;
        m_frame.resize(std::size_t{m_width} * m_height * 3 / 2);
        return {};
    }

    Result<bool> take(GreyPicture& into) override {
        const std::size_t grey = std::size_t{m_width} * m_height;
        if (TRY(read_frame()) < grey) return false;
        into.width = static_cast<int>(m_width);
        into.height = static_cast<int>(m_height);
        into.rows.assign(m_frame.begin(), m_frame.begin() + static_cast<std::ptrdiff_t>(grey));
        return true;
    }

    Result<bool> take_colours(FilmFrame& into) override {
        if (TRY(read_frame()) < m_frame.size()) return false;
        into.width = static_cast<int>(m_width);
        into.height = static_cast<int>(m_height);
        fill_from_yuv420(m_frame, into);
        return true;
    }

    void close() override {
        if (m_device >= 0) m_v4l->close(m_device);
        m_device = -1;
        wipe(m_frame);
    }

private:
    // How many bytes of a picture came; 0 = none yet.
    [[nodiscard]] Result<std::size_t> read_frame() {
        const ssize_t bytes = m_v4l->read(m_device, m_frame.data(), m_frame.size());
        if (bytes < 0 && (errno == EAGAIN || errno == EINTR)) {
            pollfd wanted{m_device, POLLIN, 0};
            (void)::poll(&wanted, 1, wait_ms);
            if ((wanted.revents & (POLLNVAL | POLLHUP)) != 0) return because("is no longer there");
            return std::size_t{0};
        }
        if (bytes < 0) return because("gives no picture");
        return static_cast<std::size_t>(bytes);
    }
    [[nodiscard]] Error because(const std::string& what) const {
        return Error{ErrorKind::unavailable, m_path, what + ": " + std::strerror(errno)};
    }

    std::string m_path;
    const V4lLibrary* m_v4l = nullptr;
    int m_device = -1;
    std::uint32_t m_width = 0;
    std::uint32_t m_height = 0;
    Bytes m_frame;
};

} // namespace

std::unique_ptr<PictureSource> video_device(const std::string& path) { return std::make_unique<VideoDevice>(path); }

} // namespace copro
