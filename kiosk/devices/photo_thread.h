// Where photos are looked at, on a thread of its own: in the live picture where the receipt's paper is, and of one that
// is taken the receipt alone, straightened. Made by photo_desk; main thread, and its own.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/view/film_frame.h"
#include "sync/base/result.h"

#include <functional>
#include <memory>
#include <optional>

namespace copro {

// Of the live picture.
struct FramedPhoto {
    PhotoAdvice advice = PhotoAdvice::lay_flat;
    std::optional<FilmOutline> outline; // of the paper
};

// Of one that was taken.
struct StraightPhoto {
    std::shared_ptr<const FilmFrame> receipt; // nullptr: the whole picture is kept as it is
    PhotoLook look = PhotoLook::readable;     // of the receipt, else of the whole picture
    PhotoLook whole = PhotoLook::readable;
};

class PhotoThread {
public:
    // woken: called on this thread when there is something to take.
    explicit PhotoThread(std::function<void()> woken);
    PhotoThread(const PhotoThread&) = delete;
    PhotoThread& operator=(const PhotoThread&) = delete;
    ~PhotoThread();

    // The newest alone counts. None of these waits.
    void frame(std::shared_ptr<const FilmFrame> live);
    // Before any live one.
    void straighten(std::shared_ptr<const FilmFrame> taken);
    // What is not taken is nobody's, and the next live picture is another receipt.
    void forget();
    [[nodiscard]] std::optional<FramedPhoto> take_framed();
    [[nodiscard]] std::optional<StraightPhoto> take_straight();
    // Why no photo is framed here, once: they are kept as they are.
    [[nodiscard]] std::optional<Error> take_fault();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
