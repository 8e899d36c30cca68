// Commands on their way to the running server: a Unix socket in the data folder, one JSON request and one reply.
// README.md says why. One thread.
#pragma once

#include "sync/server/commands.h"

namespace copro {

// Runs beside `serve` in a thread of its own; handle is called there, one command at a time. Who says nothing, or does
// not listen to the answer, keeps nobody waiting, and is let go after 20 seconds.
class AdminServer {
public:
    using Handle = std::function<Outcome(const Command&)>;
    [[nodiscard]] static Result<std::unique_ptr<AdminServer>> start(const DataFolder& folder, Handle handle);
    AdminServer(const AdminServer&) = delete;
    AdminServer& operator=(const AdminServer&) = delete;
    // Finishes the command being run, tells those who listen what came of theirs, then ends.
    ~AdminServer();

private:
    AdminServer(int listening, int stop_read, int stop_write, Handle handle);
    void run();
    int m_listening;
    int m_stop_read;
    int m_stop_write;
    Handle m_handle;
    std::thread m_thread;
};

// Error `unavailable` when no server answers in this folder.
[[nodiscard]] Result<Outcome> ask_running_server(const DataFolder& folder, const Command& command);

} // namespace copro
