#include "kiosk/devices/loudspeaker.h"

#include "kiosk/devices/sound_cards.h"

#include <SDL.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace copro {

namespace {

constexpr std::size_t ring_ms = 200;

} // namespace

struct Loudspeaker::Inside {
    std::mutex mutex; // guards all of it but the device
    std::condition_variable room;
    std::vector<std::int16_t> ring;
    std::size_t first = 0;
    std::size_t held = 0;
    std::int64_t out = 0; // samples of this speech
    bool is_cut = true;
    bool ended = true;
    std::deque<std::int64_t> calls;
    std::function<void()> heard;
    std::string card; // wanted

    // The voice's thread alone from here on.
    std::string opened;
    SDL_AudioDeviceID device = 0;
    bool has_audio = false;

    Result<std::optional<std::string>> name_of_card() const;
    void fill(std::span<std::int16_t> wanted);
    static void SDLCALL on_device(void* self, Uint8* bytes, int count) {
        static_cast<Inside*>(self)->fill(
            {reinterpret_cast<std::int16_t*>(bytes), static_cast<std::size_t>(count) / sizeof(std::int16_t)});
    }
};

void Loudspeaker::Inside::fill(std::span<std::int16_t> wanted) {
    std::function<void()> call;
    {
        const std::lock_guard guard(mutex);
        const std::size_t count = std::min(wanted.size(), held);
        for (std::size_t at = 0; at < count; ++at) wanted[at] = ring[(first + at) % ring.size()];
        std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(count), wanted.end(), std::int16_t{0});
        if (!ring.empty()) first = (first + count) % ring.size();
        held -= count;
        out += static_cast<std::int64_t>(count);
        bool due = count > 0 && ended && held == 0;
        while (!calls.empty() && calls.front() <= out) {
            calls.pop_front();
            due = true;
        }
        if (due) call = heard;
    }
    room.notify_one();
    if (call) call();
}

Loudspeaker::Loudspeaker()
    : m_inside(std::make_unique<Inside>()) {}

Loudspeaker::~Loudspeaker() {
    if (m_inside->device != 0) SDL_CloseAudioDevice(m_inside->device);
    if (m_inside->has_audio) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void Loudspeaker::use(std::string card) {
    const std::lock_guard guard(m_inside->mutex);
    m_inside->card = std::move(card);
}

// Nothing for the system's own. SDL takes that one for a name that it does not know, and others would hear (S8).
Result<std::optional<std::string>> Loudspeaker::Inside::name_of_card() const {
    if (opened.empty()) return std::optional<std::string>();
    auto name = find_sound_card(opened);
    if (!name) return Error{ErrorKind::unavailable, opened, "no sound card has this in its name"};
    return name;
}

Result<void> Loudspeaker::open(int samples_a_second) {
    Inside& inside = *m_inside;
    std::string card;
    {
        const std::lock_guard guard(inside.mutex);
        card = inside.card;
    }
    if (inside.device != 0 && inside.opened == card) return {};
    if (inside.device != 0) SDL_CloseAudioDevice(std::exchange(inside.device, 0));
    inside.opened = card;
    const auto unavailable = [] {
        return Error{ErrorKind::unavailable, "", std::string("no sound: ") + SDL_GetError()};
    };
    if (!inside.has_audio && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return unavailable();
    inside.has_audio = true;
    {
        const std::lock_guard guard(inside.mutex);
        inside.ring.resize(ring_ms * static_cast<std::size_t>(samples_a_second) / 1000);
    }
    SDL_AudioSpec wanted{};
    wanted.freq = samples_a_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = Loudspeaker::device_samples;
    wanted.callback = &Inside::on_device;
    wanted.userdata = &inside;
    const std::optional<std::string> name = TRY(inside.name_of_card());
    inside.device = SDL_OpenAudioDevice(name ? name->c_str() : nullptr, 0, &wanted, nullptr, 0);
    if (inside.device == 0) return unavailable();
    return {};
}

bool Loudspeaker::play(std::span<const std::int16_t> samples) {
    Inside& inside = *m_inside;
    std::unique_lock guard(inside.mutex);
    while (!samples.empty()) {
        inside.room.wait(guard, [&inside] { return inside.is_cut || inside.held < inside.ring.size(); });
        if (inside.is_cut) return false;
        const std::size_t count = std::min(samples.size(), inside.ring.size() - inside.held);
        for (std::size_t at = 0; at < count; ++at) {
            inside.ring[(inside.first + inside.held + at) % inside.ring.size()] = samples[at];
        }
        inside.held += count;
        samples = samples.subspan(count);
    }
    return true;
}

void Loudspeaker::cut() {
    {
        const std::lock_guard guard(m_inside->mutex);
        m_inside->is_cut = true;
        // What a person heard is not kept.
        std::fill(m_inside->ring.begin(), m_inside->ring.end(), std::int16_t{0});
        m_inside->held = 0;
        m_inside->calls.clear();
    }
    m_inside->room.notify_one();
}

void Loudspeaker::begin() {
    {
        const std::lock_guard guard(m_inside->mutex);
        m_inside->is_cut = false;
        m_inside->ended = false;
        m_inside->held = 0;
        m_inside->out = 0;
        m_inside->calls.clear();
    }
    if (m_inside->device != 0) SDL_PauseAudioDevice(m_inside->device, 0);
}

void Loudspeaker::end() {
    Inside& inside = *m_inside;
    {
        std::unique_lock guard(inside.mutex);
        inside.ended = true;
        inside.room.wait(guard, [&inside] { return inside.is_cut || inside.held == 0; });
        inside.is_cut = true;
    }
    // An idle kiosk is not woken forty times a second to play silence.
    if (inside.device != 0) SDL_PauseAudioDevice(inside.device, 1);
}

std::int64_t Loudspeaker::played() const {
    const std::lock_guard guard(m_inside->mutex);
    return m_inside->out;
}

void Loudspeaker::call_at(std::int64_t sample) {
    const std::lock_guard guard(m_inside->mutex);
    if (!m_inside->is_cut) m_inside->calls.push_back(sample);
}

void Loudspeaker::on_call(std::function<void()> heard) {
    const std::lock_guard guard(m_inside->mutex);
    m_inside->heard = std::move(heard);
}

} // namespace copro
