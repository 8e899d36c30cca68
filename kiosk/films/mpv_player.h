// One film played once by libmpv, without a sound, into memory. MpvFilm makes a new one for each start; its thread
// alone.
#pragma once

#include "kiosk/films/mpv_library.h"
#include "kiosk/view/film_frame.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace copro {

class MpvPlayer {
public:
    // stirred: called on a thread of mpv when go_on() has something to do. Error `internal`: mpv is not there or takes
    // none of our settings.
    [[nodiscard]] static Result<std::unique_ptr<MpvPlayer>> open(std::function<void()> stirred);
    MpvPlayer(const MpvPlayer&) = delete;
    MpvPlayer& operator=(const MpvPlayer&) = delete;
    // Takes as long as mpv takes to end its threads.
    ~MpvPlayer();

    void load(const std::filesystem::path& file);
    void set_stopped(bool stopped);
    void set_slow(bool slow);
    // The room for a picture, in pixels.
    void set_room(int width, int height);

    enum class Progress { none, picture, ended };
    // Takes in what has happened. Error `corrupt`: the film cannot be shown, or not to its end.
    [[nodiscard]] Result<Progress> go_on();
    // The newest picture, as large as the room and the film's shape let it be. Its number is the caller's to set.
    [[nodiscard]] Result<void> draw(FilmFrame& into);

private:
    MpvPlayer(const MpvLibrary& library, std::function<void()> stirred)
        : m_library(library)
        , m_stirred(std::move(stirred)) {}
    [[nodiscard]] Result<void> start();
    // What one event means for the film.
    [[nodiscard]] Result<Progress> take(const mpv_event& event);
    void learn(const mpv_event_property& property);
    [[nodiscard]] Result<Progress> end_of(const mpv_event_end_file& end) const;

    const MpvLibrary& m_library;
    std::function<void()> m_stirred;
    mpv_handle* m_mpv = nullptr;
    mpv_render_context* m_renderer = nullptr;
    std::string m_file; // for errors
    int m_room_width = 0;
    int m_room_height = 0;
    std::int64_t m_film_width = 0; // 0 = not known yet
    std::int64_t m_film_height = 0;
    std::optional<double> m_length_s;
    double m_at_s = 0;
    bool m_has_picture = false; // mpv has one
    bool m_is_new = false;      // and it was not drawn for this room
};

} // namespace copro
