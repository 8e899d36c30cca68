#include "media_bench.h"
#include "sync/client/curl_transport.h"
#include "sync/records/reference.h"
#include "tests/sync/client/real_server.h"

#include <thread>

using namespace copro;
using namespace copro::test;

namespace {

// The real network to the real server, which is killed at a moment that nobody chooses while some requests are on their
// way.
class Killing final : public Transport {
public:
    Killing(Transport& inner, RealServer& server)
        : m_inner(inner)
        , m_server(server) {}
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request) override {
        if (request.method != "PATCH" || ++m_patches % 3 != 0 || kills == 8) return m_inner.send(request);
        ++kills;
        std::thread killer([this] { m_server.end(SIGKILL); });
        auto response = m_inner.send(request);
        killer.join();
        m_server.start();
        return response;
    }
    void cancel() override { m_inner.cancel(); }
    int kills = 0;

private:
    Transport& m_inner;
    RealServer& m_server;
    int m_patches = 0;
};

} // namespace

TEST_CASE("photos reach the real server through eight killings, and staff open them as they were taken") {
    RealServer server;
    const Enrolment enrolment = enrol(server.url(), server.code(), "0.1").take();
    const auto network = CurlTransport::make(server.url(), enrolment.tls_pins).take();
    Killing transport(*network, server);
    MediaBench bench(transport, enrolment);
    std::vector<std::pair<Uuid, Bytes>> taken;
    for (std::size_t i = 0; i < 3; ++i) {
        const Bytes plain = photo(1'700'000 + i * 300'000);
        taken.emplace_back(bench.save(bench.take(plain)), plain);
    }
    // Before they are sent, staff are told that they are not here yet.
    (void)bench.records.turn();
    (void)bench.records.turn();
    const TempFolder folder;
    const std::string into = " '" + folder.path().string() + "'";
    CHECK(server.command("attachment list").find("not here yet") != std::string::npos);
    CHECK(server.command("attachment save " + reference_of(taken[0].first) + into).find("has not sent it yet") !=
          std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));

    bench.take_turns(400);
    CHECK(transport.kills == 8);
    REQUIRE(bench.kiosk.counts().media_waiting == 0);
    CHECK(bench.kiosk.counts().media_damaged == 0);
    CHECK(server.command("attachment list --meeting better-buses").find("not here yet") == std::string::npos);
    for (const auto& [id, plain] : taken) {
        const std::string reference = reference_of(id);
        server.command("attachment save " + reference + into);
        CHECK(read_file(folder.path() / (reference + "-1.jpg")).value() == as_text(plain));
    }
    const std::string claims = server.command("export claims");
    CHECK(claims.find("difference_pence,pictures,voice,written_down_by_staff,written_down_by\r\n") !=
          std::string::npos);
    CHECK(claims.find(",2.50,,,0,0.00,no,,,,,,,1,0,,\r\n") != std::string::npos);
}
