#include "kiosk/films/mpv_player.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace copro {

namespace {

constexpr double longest_s = 180;   // of a message of 15 words a sentence: somebody may have walked away
constexpr double missing_end_s = 1; // the last picture's own time is not counted in
constexpr const char* slow_speed = "0.6";
constexpr int row_pixels = 16; // rows of whole 64 bytes are the fast way through mpv's scaler

struct MpvSetting {
    const char* name;
    const char* value;
};

// Nothing but pictures of the one file that it is given: no sound, no network, no other file, no script, no key.
constexpr std::array needed_settings{
    MpvSetting{"vo", "libmpv"},
    MpvSetting{"ao", "null"},
    MpvSetting{"aid", "no"},
    MpvSetting{"sid", "no"},
    MpvSetting{"mute", "yes"},
    MpvSetting{"config", "no"},
    MpvSetting{"load-scripts", "no"},
    MpvSetting{"terminal", "no"},
    MpvSetting{"idle", "yes"},
    MpvSetting{"input-default-bindings", "no"},
    MpvSetting{"osd-level", "0"},
    MpvSetting{"hwdec", "no"},
    MpvSetting{"cache", "no"},
    MpvSetting{"sub-auto", "no"},
    MpvSetting{"audio-file-auto", "no"},
    MpvSetting{"access-references", "no"},
    MpvSetting{"ordered-chapters", "no"},
    MpvSetting{"load-unsafe-playlists", "no"},
    MpvSetting{"resume-playback", "no"},
    // Containers of libavformat alone: mpv's own readers of playlists and cue sheets are not asked.
    MpvSetting{"demuxer", "+lavf"},
    MpvSetting{"demuxer-lavf-o", "protocol_whitelist=file,format_whitelist=[matroska,webm,mov,mp4,m4a,3gp,3g2,mj2]"},
    // Two threads are enough for a film of one person; pictures of more than 4K are no film of ours.
    MpvSetting{"vd-lavc-threads", "2"},
    MpvSetting{"vd-lavc-o", "max_pixels=8847360"},
};

// Which of these there are differs from version to version: mpv's own scripts and keys, of no use here, and a faster
// scaler.
constexpr std::array wished_settings{
    MpvSetting{"ytdl", "no"},
    MpvSetting{"osc", "no"},
    MpvSetting{"load-stats-overlay", "no"},
    MpvSetting{"load-osd-console", "no"},
    MpvSetting{"load-console", "no"},
    MpvSetting{"load-auto-profiles", "no"},
    MpvSetting{"load-select", "no"},
    MpvSetting{"load-positioning", "no"},
    MpvSetting{"load-commands", "no"},
    MpvSetting{"cover-art-auto", "no"},
    MpvSetting{"stop-screensaver", "no"},
    MpvSetting{"input-vo-keyboard", "no"},
    MpvSetting{"sws-fast", "yes"},
};

const char* yes_or_no(bool value) { return value ? "yes" : "no"; }

int even(double length) { return std::max(2, static_cast<int>(std::lround(length / 2)) * 2); }

} // namespace

Result<std::unique_ptr<MpvPlayer>> MpvPlayer::open(std::function<void()> stirred) {
    const MpvLibrary& library = *TRY(MpvLibrary::load());
    std::unique_ptr<MpvPlayer> player(new MpvPlayer(library, std::move(stirred)));
    TRY(player->start());
    return player;
}

Result<void> MpvPlayer::start() {
    m_mpv = m_library.create();
    if (m_mpv == nullptr) return internal("mpv cannot be started");
    for (const MpvSetting& setting : needed_settings) {
        const int code = m_library.set_option(m_mpv, setting.name, setting.value);
        if (code < 0) return internal(std::string("mpv's setting ") + setting.name + ": " + m_library.why(code));
    }
    for (const MpvSetting& setting : wished_settings) (void)m_library.set_option(m_mpv, setting.name, setting.value);
    if (const int code = m_library.initialize(m_mpv); code < 0)
        return internal(std::string("mpv cannot be started: ") + m_library.why(code));
    // Its own copy: the header's constant is not to be written to, and the parameter wants to be.
    std::string kind = MPV_RENDER_API_TYPE_SW;
    std::array parameters{mpv_render_param{MPV_RENDER_PARAM_API_TYPE, kind.data()},
                          mpv_render_param{MPV_RENDER_PARAM_INVALID, nullptr}};
    if (const int code = m_library.create_renderer(&m_renderer, m_mpv, parameters.data()); code < 0)
        return internal(std::string("mpv cannot draw to memory: ") + m_library.why(code));
    const auto call = [](void* self) { static_cast<MpvPlayer*>(self)->m_stirred(); };
    m_library.on_wakeup(m_mpv, call, this);
    m_library.on_update(m_renderer, call, this);
    for (const char* number : {"dwidth", "dheight"}) m_library.observe(m_mpv, 0, number, MPV_FORMAT_INT64);
    for (const char* seconds : {"duration", "time-pos"}) m_library.observe(m_mpv, 0, seconds, MPV_FORMAT_DOUBLE);
    return {};
}

MpvPlayer::~MpvPlayer() {
    if (m_mpv != nullptr) m_library.on_wakeup(m_mpv, nullptr, nullptr);
    if (m_renderer != nullptr) {
        m_library.on_update(m_renderer, nullptr, nullptr);
        m_library.free_renderer(m_renderer);
    }
    if (m_mpv != nullptr) m_library.destroy(m_mpv);
}

void MpvPlayer::load(const std::filesystem::path& file) {
    m_file = file.string();
    // An absolute name is never taken for an address or a flag.
    const std::string name = std::filesystem::absolute(file).string();
    std::array<const char*, 3> command{"loadfile", name.c_str(), nullptr};
    m_library.command(m_mpv, 0, command.data());
}

void MpvPlayer::set_stopped(bool stopped) {
    const char* value = yes_or_no(stopped);
    m_library.set_property(m_mpv, 0, "pause", MPV_FORMAT_STRING, static_cast<void*>(&value));
}

void MpvPlayer::set_slow(bool slow) {
    const char* value = slow ? slow_speed : "1";
    m_library.set_property(m_mpv, 0, "speed", MPV_FORMAT_STRING, static_cast<void*>(&value));
}

void MpvPlayer::set_room(int width, int height) {
    m_is_new = m_has_picture;
    m_room_width = width;
    m_room_height = height;
}

void MpvPlayer::learn(const mpv_event_property& property) {
    const std::string_view name = property.name;
    if (property.format == MPV_FORMAT_INT64) {
        (name == "dwidth" ? m_film_width : m_film_height) = *static_cast<const std::int64_t*>(property.data);
        m_is_new = m_has_picture;
    } else if (property.format == MPV_FORMAT_DOUBLE) {
        const double seconds = *static_cast<const double*>(property.data);
        if (name == "duration")
            m_length_s = seconds;
        else
            m_at_s = seconds;
    }
}

Result<MpvPlayer::Progress> MpvPlayer::end_of(const mpv_event_end_file& end) const {
    if (end.reason == MPV_END_FILE_REASON_ERROR) return Error{ErrorKind::corrupt, m_file, m_library.why(end.error)};
    if (end.reason != MPV_END_FILE_REASON_EOF) return Progress::none;
    if (!m_has_picture) return Error{ErrorKind::corrupt, m_file, "has no pictures"};
    if (m_length_s && *m_length_s - m_at_s > missing_end_s)
        return Error{ErrorKind::corrupt, m_file, "ends before its end"};
    return Progress::ended;
}

Result<MpvPlayer::Progress> MpvPlayer::take(const mpv_event& event) {
    if (event.event_id == MPV_EVENT_PROPERTY_CHANGE) {
        learn(*static_cast<const mpv_event_property*>(event.data));
        if (m_length_s.value_or(0) > longest_s)
            return Error{ErrorKind::corrupt, m_file, "is longer than a message takes"};
    } else if (event.event_id == MPV_EVENT_END_FILE) {
        return end_of(*static_cast<const mpv_event_end_file*>(event.data));
    } else if (event.event_id == MPV_EVENT_COMMAND_REPLY && event.error < 0) {
        return Error{ErrorKind::corrupt, m_file, m_library.why(event.error)};
    }
    return Progress::none;
}

Result<MpvPlayer::Progress> MpvPlayer::go_on() {
    if ((m_library.update(m_renderer) & MPV_RENDER_UPDATE_FRAME) != 0) {
        m_has_picture = true;
        m_is_new = true;
    }
    Progress progress = Progress::none;
    while (true) {
        const mpv_event& event = *m_library.next_event(m_mpv, 0);
        if (event.event_id == MPV_EVENT_NONE) break;
        if (TRY(take(event)) == Progress::ended) progress = Progress::ended;
    }
    // When the film is over mpv's picture is black; the last one stays instead.
    if (progress == Progress::ended) return progress;
    const bool is_known = m_film_width > 0 && m_film_height > 0;
    return m_is_new && is_known && m_room_width > 0 ? Progress::picture : Progress::none;
}

Result<void> MpvPlayer::draw(FilmFrame& into) {
    const double shape = static_cast<double>(m_film_width) / static_cast<double>(m_film_height);
    const double width = std::min<double>(m_room_width, m_room_height * shape);
    into.width = std::max(row_pixels, static_cast<int>(width) / row_pixels * row_pixels);
    into.height = std::min(even(into.width / shape), std::max(2, m_room_height));
    const auto rows = static_cast<std::size_t>(into.height);
    into.pixels.resize(static_cast<std::size_t>(into.width) * rows);
    std::array size{into.width, into.height};
    std::size_t stride = static_cast<std::size_t>(into.width) * sizeof(std::uint32_t);
    std::string format = "bgr0"; // 0x..RRGGBB on a little-endian machine
    int at_once = 0;             // not when the picture is due: it was due when mpv told of it
    std::array parameters{mpv_render_param{MPV_RENDER_PARAM_SW_SIZE, size.data()},
                          mpv_render_param{MPV_RENDER_PARAM_SW_FORMAT, format.data()},
                          mpv_render_param{MPV_RENDER_PARAM_SW_STRIDE, &stride},
                          mpv_render_param{MPV_RENDER_PARAM_SW_POINTER, into.pixels.data()},
                          mpv_render_param{MPV_RENDER_PARAM_BLOCK_FOR_TARGET_TIME, &at_once},
                          mpv_render_param{MPV_RENDER_PARAM_INVALID, nullptr}};
    m_is_new = false;
    if (const int code = m_library.render(m_renderer, parameters.data()); code < 0)
        return Error{ErrorKind::corrupt, m_file, m_library.why(code)};
    return {};
}

} // namespace copro
