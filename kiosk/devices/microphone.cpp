#include "kiosk/devices/microphone.h"

#include "kiosk/devices/sound_cards.h"

#include <SDL.h>

#include <atomic>
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

Error unavailable_microphone(const std::string& why) { return Error{ErrorKind::unavailable, "microphone", why}; }

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
    std::atomic<SDL_AudioDeviceID> device{0}; // 0 = none is open
    std::thread thread;                       // begun with the first listen(), and alone with the device

    void run();
    Result<void> open();
    void hear(std::span<const std::int16_t> samples);
    static void SDLCALL on_device(void* self, Uint8* bytes, int count) {
        static_cast<Inside*>(self)->hear(
            {reinterpret_cast<const std::int16_t*>(bytes), static_cast<std::size_t>(count) / sizeof(std::int16_t)});
    }
};

void Microphone::Inside::hear(std::span<const std::int16_t> samples) {
    bool is_due = false;
    // Of one that is pulled out SDL gives silence for ever, and says so nowhere else.
    const SDL_AudioDeviceID is_from = device;
    const bool is_gone = is_from != 0 && SDL_GetAudioDeviceStatus(is_from) == SDL_AUDIO_STOPPED;
    {
        const std::lock_guard guard(mutex);
        if (!is_wanted || fault) return;
        if (is_gone) {
            fault = unavailable_microphone("was pulled out");
            since_wake = samples_a_wake;
            samples = {};
        }
        if (heard.size() + samples.size() > most_samples) return;
        heard.insert(heard.end(), samples.begin(), samples.end());
        since_wake += samples.size();
        is_due = since_wake >= samples_a_wake;
        if (is_due) since_wake = 0;
    }
    if (is_gone) changed.notify_all(); // to be closed
    if (is_due) woken();
}

Result<void> Microphone::Inside::open() {
    std::optional<std::string> name;
    if (!card.empty()) {
        name = find_sound_card(card, SoundWay::records);
        if (!name) return unavailable_microphone("none has \"" + card + "\" in its name");
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
    // Before it gives anything: what it gives asks whether it is still there.
    device = SDL_OpenAudioDevice(name ? name->c_str() : nullptr, to_record, &wanted, nullptr, exactly_this);
    if (device == 0) return unavailable_microphone(SDL_GetError());
    SDL_PauseAudioDevice(device, 0);
    return {};
}

void Microphone::Inside::run() {
    const bool has_audio = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    std::unique_lock lock(mutex);
    while (!is_ending) {
        const bool opens = is_wanted && device == 0 && !fault;
        const bool closes = (!is_wanted || fault) && device != 0;
        if (!opens && !closes) {
            changed.wait(lock);
            continue;
        }
        lock.unlock();
        std::optional<Error> wrong;
        if (closes) {
            SDL_CloseAudioDevice(device.exchange(0));
        } else if (const auto opened = open(); !opened) {
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
    // SDL frees what it keeps for a thread only where it began the thread itself.
    SDL_TLSCleanup();
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
        // All at once: what grows leaves copies of speech behind.
        m_inside->heard.reserve(most_samples);
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
    std::vector<std::int16_t> taken(m_inside->heard.begin(), m_inside->heard.end());
    forget(m_inside->heard);
    return taken;
}

std::optional<Error> Microphone::take_fault() {
    const std::lock_guard guard(m_inside->mutex);
    // It stays a fault until somebody listens anew: without that it would be opened again at once.
    if (!m_inside->fault || !m_inside->is_wanted) return std::nullopt;
    m_inside->is_wanted = false;
    return m_inside->fault;
}

} // namespace copro
