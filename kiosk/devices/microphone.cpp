#include "kiosk/devices/microphone.h"

#include "kiosk/devices/sound_cards.h"

#include <SDL.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace copro {

namespace {

constexpr std::size_t samples_a_wake = MicrophonePort::samples_a_second / 5;
constexpr std::uint16_t samples_a_piece = 1'024;
// Nobody takes them: what stalls must not fill the memory.
constexpr std::size_t most_samples = std::size_t{30} * MicrophonePort::samples_a_second;

void forget(std::vector<std::int16_t>& samples) {
    volatile std::int16_t* const each = samples.data();
    for (std::size_t at = 0; at < samples.size(); ++at) each[at] = 0;
    samples.clear();
}

} // namespace

struct Microphone::Inside {
    std::string card;
    std::function<void()> woken;
    std::mutex mutex; // guards these
    std::condition_variable changed;
    bool is_wanted = false;
    bool is_ending = false;
    std::vector<std::int16_t> heard;
    std::size_t since_wake = 0;
    std::optional<Error> fault;
    std::thread thread; // begun with the first listen(), and alone with the device

    void run();
    Result<SDL_AudioDeviceID> open();
    void hear(std::span<const std::int16_t> samples);
    static void SDLCALL on_device(void* self, Uint8* bytes, int count) {
        static_cast<Inside*>(self)->hear(
            {reinterpret_cast<const std::int16_t*>(bytes), static_cast<std::size_t>(count) / sizeof(std::int16_t)});
    }
};

void Microphone::Inside::hear(std::span<const std::int16_t> samples) {
    bool is_due = false;
    {
        const std::lock_guard guard(mutex);
        if (!is_wanted || heard.size() + samples.size() > most_samples) return;
        heard.insert(heard.end(), samples.begin(), samples.end());
        since_wake += samples.size();
        is_due = since_wake >= samples_a_wake;
        if (is_due) since_wake = 0;
    }
    if (is_due) woken();
}

Result<SDL_AudioDeviceID> Microphone::Inside::open() {
    const auto unavailable = [](const std::string& why) { return Error{ErrorKind::unavailable, "microphone", why}; };
    std::optional<std::string> name;
    if (!card.empty()) {
        name = find_sound_card(card, SoundWay::records);
        if (!name) return unavailable("none has \"" + card + "\" in its name");
    }
    SDL_AudioSpec wanted{};
    wanted.freq = samples_a_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = samples_a_piece;
    wanted.callback = &Inside::on_device;
    wanted.userdata = this;
    constexpr int to_record = 1;
    constexpr int exactly_this = 0;
    const SDL_AudioDeviceID device =
        SDL_OpenAudioDevice(name ? name->c_str() : nullptr, to_record, &wanted, nullptr, exactly_this);
    if (device == 0) return unavailable(SDL_GetError());
    SDL_PauseAudioDevice(device, 0);
    return device;
}

void Microphone::Inside::run() {
    SDL_AudioDeviceID device = 0;
    const bool has_audio = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    std::unique_lock lock(mutex);
    while (!is_ending) {
        const bool opens = is_wanted && device == 0 && !fault;
        const bool closes = !is_wanted && device != 0;
        if (!opens && !closes) {
            changed.wait(lock);
            continue;
        }
        lock.unlock();
        std::optional<Error> wrong;
        if (closes) {
            SDL_CloseAudioDevice(std::exchange(device, 0));
        } else if (auto opened = open()) {
            device = *opened;
        } else {
            wrong = opened.error();
        }
        if (wrong) {
            lock.lock();
            // Nobody is told of a microphone that they have left.
            if (is_wanted) fault = wrong;
            lock.unlock();
            woken();
        }
        lock.lock();
    }
    lock.unlock();
    if (device != 0) SDL_CloseAudioDevice(device);
    if (has_audio) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

Microphone::Microphone(std::string card, std::function<void()> woken)
    : m_inside(std::make_unique<Inside>()) {
    m_inside->card = std::move(card);
    m_inside->woken = std::move(woken);
}

Microphone::~Microphone() {
    rest();
    {
        const std::lock_guard guard(m_inside->mutex);
        m_inside->is_ending = true;
    }
    m_inside->changed.notify_all();
    if (m_inside->thread.joinable()) m_inside->thread.join();
}

void Microphone::listen() {
    {
        const std::lock_guard guard(m_inside->mutex);
        m_inside->is_wanted = true;
        m_inside->since_wake = 0;
        m_inside->fault.reset();
    }
    if (!m_inside->thread.joinable()) m_inside->thread = std::thread([this] { m_inside->run(); });
    m_inside->changed.notify_all();
}

void Microphone::rest() {
    {
        const std::lock_guard guard(m_inside->mutex);
        m_inside->is_wanted = false;
        forget(m_inside->heard);
    }
    m_inside->changed.notify_all();
}

std::vector<std::int16_t> Microphone::take() {
    const std::lock_guard guard(m_inside->mutex);
    return std::exchange(m_inside->heard, {});
}

std::optional<Error> Microphone::take_fault() {
    const std::lock_guard guard(m_inside->mutex);
    // It stays a fault until somebody listens anew: without that it would be opened again at once.
    if (!m_inside->fault || !m_inside->is_wanted) return std::nullopt;
    m_inside->is_wanted = false;
    return m_inside->fault;
}

} // namespace copro
