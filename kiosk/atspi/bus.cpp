#include "kiosk/atspi/bus.h"

#include "kiosk/atspi/atk_tree.h"
#include "sync/base/bytes.h"
#include "sync/base/log.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace copro {

namespace {

// How long the end of the program waits for the thread; it hangs on a bus when it takes longer.
constexpr std::chrono::milliseconds patience{200};
// A reader that has just come still makes itself ready to listen, for longer on a slow machine. What it has heard
// already it does not say again.
constexpr std::array<unsigned, 3> reader_ready_ms{150, 1000, 4000};

} // namespace

struct ScreenReaderBus::Inside : std::enable_shared_from_this<Inside> {
    Inside(BusAddress where, std::function<void()> tell)
        : woken(std::move(tell))
        , address(std::move(where)) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    // What nobody has taken.
    ~Inside() {
        for (ReaderEvent& event : events) wipe(event.event.text);
    }

    std::mutex mutex; // guards what stands until the next empty line
    std::condition_variable changed;
    std::function<void()> woken;
    std::optional<ExposedScreen> newest;
    std::vector<ReaderEvent> events;
    bool listening = false; // there is a loop that can be poked
    bool poked = false;
    bool ending = false;
    bool ended = false;

    // The bus's thread alone from here on.
    BusAddress address;
    std::optional<AtkTree> tree;
    GMainLoop* loop = nullptr;

    void run();
    Result<void> start();
    [[nodiscard]] std::optional<ExposedScreen> wait_for_first();
    void poke(); // under the mutex
    void take_newest();
    void put(const NodeEvent& event);
};

namespace {

// The program's kind of tool box: who is the root, and who wants to hear of keys. A reader asks for keys when it comes.
AtkObject* get_root() { return accessible_world().application; }
const char* get_toolkit_name() { return "Copro"; }
const char* get_toolkit_version() { return "1"; }
unsigned add_key_listener(AtkKeySnoopFunc, void*) {
    accessible_world().reader_came();
    return 1;
}
void remove_key_listener(unsigned) {}

void use_as_toolkit(const AtkLibrary& atk) {
    // Never given back: the bridge uses it until the program ends.
    auto* util = static_cast<AtkUtilClass*>(g_type_class_ref(atk.util_type()));
    util->get_root = get_root;
    util->get_toolkit_name = get_toolkit_name;
    util->get_toolkit_version = get_toolkit_version;
    util->add_key_event_listener = add_key_listener;
    util->remove_key_event_listener = remove_key_listener;
}

} // namespace

std::optional<ExposedScreen> ScreenReaderBus::Inside::wait_for_first() {
    std::unique_lock held(mutex);
    changed.wait(held, [this] { return ending || newest; });
    return ending ? std::nullopt : std::exchange(newest, std::nullopt);
}

void ScreenReaderBus::Inside::poke() {
    if (!listening || poked) return;
    poked = true;
    const auto on_poke = [](void* inside) -> int {
        static_cast<Inside*>(inside)->take_newest();
        return G_SOURCE_REMOVE;
    };
    g_idle_add_full(G_PRIORITY_DEFAULT, on_poke, this, nullptr);
}

void ScreenReaderBus::Inside::take_newest() {
    std::optional<ExposedScreen> screen;
    {
        const std::lock_guard held(mutex);
        poked = false;
        screen = std::exchange(newest, std::nullopt);
        if (ending) g_main_loop_quit(loop);
    }
    if (screen) tree->show(std::move(*screen));
}

void ScreenReaderBus::Inside::put(const NodeEvent& event) {
    const std::lock_guard held(mutex);
    events.push_back({event, tree->page()});
    // Under the mutex: when the end has come there is nobody left to wake.
    if (woken) woken();
}

Result<void> ScreenReaderBus::Inside::start() {
    const std::string bus =
        address.accessibility.empty() ? TRY(ask_for_accessibility_bus(address.session)) : address.accessibility;
    if (address.accessibility.empty()) TRY(keep_for_bridge(bus));
    AccessibleWorld& world = accessible_world();
    world.atk = TRY(AtkLibrary::load());
    world.did = [this](const NodeEvent& event) { put(event); };
    world.reader_came = [this] {
        const auto again = [](void* inside) -> int {
            static_cast<Inside*>(inside)->tree->say_where_focus_is();
            return G_SOURCE_REMOVE;
        };
        for (const unsigned later_ms : reader_ready_ms) g_timeout_add(later_ms, again, this);
    };
    use_as_toolkit(*world.atk);
    auto first = wait_for_first();
    if (!first) return {};
    tree.emplace(std::move(*first));
    loop = g_main_loop_new(nullptr, FALSE);
    // On a bus that never answers this takes 25 s.
    if (world.atk->bridge_init(nullptr, nullptr) != 0) {
        return Error{ErrorKind::unavailable, "", "the accessibility bus does not take part"};
    }
    tree->announce_window();
    {
        const std::lock_guard held(mutex);
        if (ending) return {};
        listening = true;
        if (newest) poke();
    }
    g_main_loop_run(loop);
    return {};
}

void ScreenReaderBus::Inside::run() {
    const Result<void> done = start();
    const std::lock_guard held(mutex);
    if (!done && !ending) log_warning("screen-reader.not-there", {{"why", done.error().text()}});
    listening = false;
    ended = true;
    changed.notify_all();
}

ScreenReaderBus::ScreenReaderBus(BusAddress address, std::function<void()> woken)
    : m_inside(std::make_shared<Inside>(std::move(address), std::move(woken))) {
    // It may outlive this object, hanging on a bus: it keeps what it uses.
    std::thread([inside = m_inside] { inside->run(); }).detach();
}

ScreenReaderBus::~ScreenReaderBus() {
    std::unique_lock held(m_inside->mutex);
    m_inside->ending = true;
    m_inside->woken = {};
    m_inside->poke();
    m_inside->changed.notify_all();
    (void)m_inside->changed.wait_for(held, patience, [this] { return m_inside->ended; });
}

void ScreenReaderBus::show(ExposedScreen screen) {
    const std::lock_guard held(m_inside->mutex);
    if (m_inside->newest) forget(*m_inside->newest);
    m_inside->newest = std::move(screen);
    m_inside->poke();
    m_inside->changed.notify_all();
}

std::vector<ReaderEvent> ScreenReaderBus::take() {
    const std::lock_guard held(m_inside->mutex);
    return std::exchange(m_inside->events, {});
}

} // namespace copro
