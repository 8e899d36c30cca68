// The parts of a kiosk in this process, put together as `copro-kiosk run` does, so that one step of them can be
// measured. Used by the benchmarks of the kiosk; one thread.
#pragma once

#include "enrolled_kiosk.h"
#include "kiosk/assets.h"
#include "kiosk/glass.h"
#include "report.h"
#include "virtual_screen.h"

#include <SDL.h>

namespace copro::bench {

// Later than anything that a benchmark waits for.
inline std::int64_t an_hour_from_now(const Terminal& terminal) { return terminal.model().now_ms + 3'600'000; }

class ShownKiosk {
public:
    // enrolled must outlive it; needs a display.
    explicit ShownKiosk(const EnrolledKiosk& enrolled)
        : m_room(test::must(BackRoom::open(enrolled.folder(), enrolled.clock(), "0.1.0"))) {
        const AssetFolders folders = assets();
        KioskConfig config;
        config.languages = {"en", "cy"}; // as the programs that are measured beside it
        Carried carried = test::must(load_carried(folders, config, false));
        GlassOptions options;
        options.windowed = ScreenShape{VirtualScreen::width, VirtualScreen::height};
        options.pictures = {folders.assets / "pictures"};
        m_glass = test::must(Glass::open(options));
        carried.pixels_per_mm = m_glass->density();
        m_ports.emplace(Ports{m_room->records(), m_room->roll_port(), m_room->staff(), m_room->sync(), *m_glass,
                              m_room->paused_port()});
        m_terminal.emplace(std::move(carried), m_glass->shape(), *m_ports, m_glass->text(), enrolled.clock());
        // One tap after the other, in the same place too.
        m_terminal->ignore_repeats(false);
        const Date today = local_date(enrolled.clock().wall_ms());
        m_terminal->act(MeetingsChanged{m_room->meetings_of(today)});
        show();
        // The window system says some things about a new window.
        settle();
    }

    [[nodiscard]] Terminal& terminal() { return *m_terminal; }
    [[nodiscard]] Glass& glass() { return *m_glass; }
    [[nodiscard]] const std::string& screen() const { return m_terminal->tree().screen; }

    void show() { test::must(m_glass->show(*m_terminal)); }
    void settle() {
        m_glass->handle_waiting(*m_terminal);
        show();
    }
    // A finger on the middle of this control: down, shown as pressed, up. Returns how long it took from the release to
    // the whole picture that follows from it.
    double tap(const NodeId& id) {
        const Placed* placed = m_terminal->layout().find(id);
        INFO(id << " has to be on " << screen());
        REQUIRE(placed != nullptr);
        const Rect at = placed->rect;
        push(SDL_FINGERDOWN, at);
        m_glass->wait_and_handle(*m_terminal, an_hour_from_now(*m_terminal));
        show();
        const double released = now_ms();
        push(SDL_FINGERUP, at);
        m_glass->wait_and_handle(*m_terminal, an_hour_from_now(*m_terminal));
        show();
        return now_ms() - released;
    }
    // The same without finger and picture.
    void press(const NodeId& id) { m_terminal->node_event({id, Gesture::press, {}}); }
    void type(const std::string& text) { m_terminal->node_event({{}, Gesture::insert, text}); }

private:
    // find_assets() looks beside copro-kiosk; this program lies in another folder.
    static AssetFolders assets() {
        const std::filesystem::path source = COPRO_SOURCE_DIR;
        return AssetFolders{source / "assets", source / "config/rules", source / "config/claims.json",
                            COPRO_BINARY_DIR "/words"};
    }
    static void push(std::uint32_t type, const Rect& at) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.fingerId = 1;
        event.tfinger.x = static_cast<float>((at.x + at.w / 2) / VirtualScreen::width);
        event.tfinger.y = static_cast<float>((at.y + at.h / 2) / VirtualScreen::height);
        REQUIRE(SDL_PushEvent(&event) == 1);
    }

    std::unique_ptr<BackRoom> m_room;
    std::unique_ptr<Glass> m_glass;
    std::optional<Ports> m_ports;
    std::optional<Terminal> m_terminal;
};

} // namespace copro::bench
