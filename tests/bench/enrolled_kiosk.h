// A kiosk's folder, enrolled with a real server and holding today's sample meeting, as after a morning's set-up. Used
// by the benchmarks of the kiosk; one thread.
#pragma once

#include "kiosk/back_room.h"
#include "tests/journeys/real_kiosk.h"
#include "tests/sync/server/support.h"

namespace copro::bench {

class EnrolledKiosk {
public:
    EnrolledKiosk() {
        ::signal(SIGPIPE, SIG_IGN);
        test::RealKiosk(folder()).join(m_server);
        auto room = test::must(BackRoom::open(folder(), m_clock, "0.1.0"));
        room->start_sync();
        test::must(room->sync_to_the_end());
    }

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path() / "kiosk"; }
    [[nodiscard]] test::RealServer& server() { return m_server; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    // The words that start it in a window as large as the screen, in the languages of test::RealKiosk.
    [[nodiscard]] std::vector<std::string> run_in_window() const {
        return {COPRO_BINARY_DIR "/copro-kiosk",
                "run",
                "--data",
                folder().string(),
                "--windowed",
                "1920x1080",
                "--config",
                COPRO_SOURCE_DIR "/tests/kiosk/two-languages.toml"};
    }

private:
    SystemClock m_clock;
    test::TempFolder m_folder;
    test::RealServer m_server;
};

} // namespace copro::bench
