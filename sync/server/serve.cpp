#include "sync/server/serve.h"

#include "sync/base/log.h"
#include "sync/server/admin_socket.h"
#include "sync/server/reports/claim_answers.h"
#include "sync/server/store/sqlite_store.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace copro {

namespace {

// A short command may hold the folder for a moment; another `serve` does not let go of it.
constexpr std::int64_t lock_patience_ms = 2'000;

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// The usual soft limit of 1,024 files would end at as many kiosks.
void allow_many_connections() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

// Everything that serves, in the order in which it must end.
struct Serving {
    std::unique_ptr<Workshop> workshop;
    std::unique_ptr<Api> api;
    std::unique_ptr<WebServer> web;
    std::unique_ptr<AdminServer> admin;

    ~Serving() {
        admin.reset();
        if (web) web->drain();
        workshop.reset(); // answers what is still open, while the web server is there to be answered through
        web.reset();
    }
};

Result<void> start(Serving& serving, const ServeOptions& options, const Clock& clock) {
    serving.workshop = TRY(Workshop::open(options.folder, clock));
    // What is still there of somebody who was erased must not wait for the next erasing.
    if (const auto finished = serving.workshop->finish_erasing(); !finished) {
        log_warning("care.unfinished", {{"reason", finished.error().text()}});
    }
    const Keyring& keyring = serving.workshop->keyring();
    auto reader = TRY(open_sqlite_reader(options.folder.database()));
    serving.api = std::make_unique<Api>(keyring.identity, serving.workshop->writer(), std::move(reader),
                                        serving.workshop->blobs(), clock);
    const std::shared_ptr<StoreReader> of_claims = TRY(open_sqlite_reader(options.folder.database()));
    serving.api->tell_claims(
        [of_claims](Date since, std::size_t most) { return claims_to_tell(*of_claims, since, most); });
    WebOptions web{options.host, options.port, std::max(2U, std::thread::hardware_concurrency()), options.limits,
                   keyring.tls};
    web.limits.most_body_bytes = most_request_bytes;
    const auto handler = [api = serving.api.get()](WebRequest request, const WebDone& done) {
        api->handle(std::move(request), done);
    };
    serving.admin = TRY(AdminServer::start(options.folder, [workshop = serving.workshop.get()](const Command& command) {
        return workshop->run(command);
    }));
    serving.web = TRY(start_web_server(std::move(web), handler));
    return {};
}

} // namespace

void hold_signals() {
    const sigset_t signals = ending_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Outcome serve(const ServeOptions& options) {
    if (const auto is_set_up = options.folder.must_be_set_up(); !is_set_up) return failed(is_set_up.error());
    const auto lock = FolderLock::wait_for(options.folder, lock_patience_ms);
    if (!lock) return failed(lock.error());
    if (!*lock) {
        return failed(Error{ErrorKind::unavailable, options.folder.path.string(), "another copro-server is using it"});
    }
    allow_many_connections();
    const SystemClock clock;
    Serving serving;
    if (const auto started = start(serving, options, clock); !started) return failed(started.error());
    fmt::print("listening on https://{}\n", host_and_port(options.host, serving.web->port()));
    std::fflush(stdout);
    const sigset_t signals = ending_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    log_info("server.draining");
    return {};
}

} // namespace copro
