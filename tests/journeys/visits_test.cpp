// long: what was told, what is kept and what the server has, form by form.
// Random visits to a real kiosk, by people and by staff, with time-outs and power cuts: what the kiosk said, what it
// keeps and what the server has agree afterwards, record by record and to the penny.
#include "random_visitor.h"
#include "sync/base/files.h"
#include "sync/base/sqlite.h"
#include "sync/records/reference.h"
#include "tests/sync/base/variable.h"
#include "tests/sync/server/forms/spreadsheet.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

using nlohmann::json;

// What one side has: each record's bytes, by its id.
using Kept = std::map<std::string, std::string>;

// What the server's reports say of one form: how often each reference is there, at which meeting, whether it was typed
// in from paper, and what a claim comes to.
struct Reported {
    std::map<std::string, int> times;
    std::map<std::string, std::string> meeting;
    std::map<std::string, bool> from_paper; // of those where it may be known
    std::map<std::string, std::int64_t> pence;
};

void note_row(Reported& found, const std::string& reference, const json& row) {
    found.meeting[reference] = row["meeting"].get<std::string>();
    // Beside what was said unnamed it is not kept.
    const bool is_unnamed = row.contains("survey") || row.value("anonymous", false);
    const bool may_be_known = row.contains("entered_from") && !is_unnamed;
    if (may_be_known) found.from_paper[reference] = row["entered_from"] == "paper";
}

std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

std::string reference_of_row(const json& row) {
    const auto id = Uuid::parse(row["rec_id"].get<std::string>());
    REQUIRE(id.ok());
    return reference_of(*id);
}

Kept kept_in(const std::filesystem::path& file, const char* query) {
    auto database = Database::open(file);
    REQUIRE(database.ok());
    auto rows = database->prepare(query);
    REQUIRE(rows.ok());
    Kept kept;
    while (rows->step().value()) {
        const Bytes id = rows->blob(0);
        CHECK(kept.emplace(text_of(id), text_of(rows->blob(1))).second);
    }
    return kept;
}

std::int64_t number_in(const std::filesystem::path& file, const char* query) {
    auto database = Database::open(file);
    REQUIRE(database.ok());
    return database->integer(query).value();
}

json exported(RealServer& server, const std::string& report) {
    return json::parse(server.command("export " + report + " --format json"));
}

// One row of each record; whoever came with somebody has a row of their own in the same record. Nobody is given a
// number where the kiosk itself writes down that somebody has left who forgot to say so.
Reported attendance_of(const json& rows, const char* event) {
    Reported found;
    for (const json& row : rows) {
        const bool is_forgotten = row["closed_by"] == "kiosk";
        if (row["event"] == event && !is_forgotten && row["came_with"].is_null() &&
            row["came_as"].get<std::string>().empty()) {
            ++found.times[reference_of_row(row)];
            note_row(found, reference_of_row(row), row);
        }
    }
    return found;
}

// Whom of the list one record signs in twice, as themselves or beside somebody.
std::vector<std::string> in_twice(const json& rows) {
    std::vector<std::string> found;
    std::set<std::pair<std::string, std::string>> listed;
    for (const json& row : rows) {
        if (row["event"] != "in" || row["person"].is_null()) continue;
        const std::string person = row["person"];
        if (!listed.emplace(row["rec_id"].get<std::string>(), person).second) found.push_back(person);
    }
    return found;
}

// A row for each answer: a record is there once when none of its questions is there twice.
Reported answers_of(const json& rows) {
    std::map<std::pair<std::string, std::string>, int> times;
    Reported found;
    for (const json& row : rows) {
        const std::string reference = reference_of_row(row);
        const int now = ++times[{reference, row["question"].is_null() ? "" : row["question"].get<std::string>()}];
        found.times[reference] = std::max(found.times[reference], now);
        note_row(found, reference, row);
    }
    return found;
}

Reported bookings_of(const json& rows) {
    Reported found;
    for (const json& row : rows) {
        ++found.times[row["reference"]];
        note_row(found, row["reference"], row);
    }
    return found;
}

// The total stands in both reports, and is what the rows of the claim come to.
Reported claims_of(const json& payments, const json& claims) {
    Reported found;
    for (const json& row : payments) {
        ++found.times[row["reference"]];
        note_row(found, row["reference"], row);
        found.pence[row["reference"]] = row["total_pence"];
        // Whatever was changed since, cash is said of what the claim is for.
        INFO(row.dump());
        CHECK((row["cash_pence"].is_null() || row["cash_pence"] == row["total_pence"]));
    }
    std::map<std::string, std::int64_t> sums;
    for (const json& row : claims) {
        const std::string reference = row["reference"];
        INFO(row.dump());
        CHECK(row["claim_total_pence"] == found.pence[reference]);
        sums[reference] += row["amount_pence"].is_null() ? 0 : row["amount_pence"].get<std::int64_t>();
    }
    CHECK(sums == found.pence);
    return found;
}

std::int64_t sum_of(const std::vector<std::int64_t>& list) {
    std::int64_t sum = 0;
    for (const std::int64_t one : list) sum += one;
    return sum;
}

// Every number that somebody was given is there once; what is there beside them is what the power cut off.
void check_form(const std::string& form, const Told& told, const Reported& found) {
    INFO(form);
    const auto none = std::vector<std::int64_t>();
    const auto of = [&](const auto& lists) { return lists.count(form) > 0 ? lists.at(form) : none; };
    const std::vector<std::int64_t> unread = of(told.unread);
    const std::vector<std::int64_t> cut = of(told.cut);
    std::map<std::string, int> others = found.times;
    std::int64_t told_pence = 0;
    std::int64_t found_pence = 0;
    const auto saved = told.saved.find(form);
    const auto numbers = saved == told.saved.end() ? std::vector<Told::Saved>() : saved->second;
    CHECK(numbers.size() > 0);
    for (const Told::Saved& one : numbers) {
        INFO(one.reference);
        CHECK(found.times.count(one.reference) == 1);
        CHECK(others.erase(one.reference) == 1);
        CHECK(found.meeting.at(one.reference) == one.meeting);
        const auto paper = found.from_paper.find(one.reference);
        if (paper != found.from_paper.end()) CHECK(paper->second == one.from_paper);
        if (!one.pence || found.pence.count(one.reference) == 0) continue;
        CHECK(found.pence.at(one.reference) == *one.pence);
        told_pence += *one.pence;
    }
    for (const auto& [reference, times] : found.times) {
        INFO(reference);
        CHECK(times == 1);
    }
    CHECK(others.size() >= unread.size());
    CHECK(others.size() <= unread.size() + cut.size());
    if (form != "claim") return;
    std::multiset<std::int64_t> may(cut.begin(), cut.end());
    may.insert(unread.begin(), unread.end());
    for (const auto& [reference, pence] : found.pence) {
        found_pence += pence;
        if (others.count(reference) == 0) continue;
        const auto one = may.find(pence);
        INFO(reference << " comes to " << pence);
        CHECK(one != may.end());
        if (one != may.end()) may.erase(one);
    }
    // All together: what people were told, and what the power cut off after they had seen it.
    const std::int64_t left = std::accumulate(may.begin(), may.end(), std::int64_t{0});
    CHECK(found_pence == told_pence + sum_of(unread) + sum_of(cut) - left);
}

// The kiosk's own envelopes, and the server's, byte for byte; nothing waits, is parked or in conflict.
void check_both_hold_the_same(const std::filesystem::path& kiosk, const std::filesystem::path& server) {
    const Kept here = kept_in(kiosk, "SELECT rec_id, encoded FROM outbox");
    const Kept there = kept_in(server, "SELECT rec_id, envelope FROM record");
    CHECK(here.size() == there.size());
    CHECK(here == there);
    CHECK(number_in(kiosk, "SELECT COUNT(*) FROM outbox WHERE state <> 1") == 0);
    CHECK(number_in(server, "SELECT COUNT(*) FROM record_parked") == 0);
    CHECK(number_in(server, "SELECT COUNT(*) FROM record_conflict") == 0);
}

// Each set of answers waits for others in the pool, or is counted at the server (question "").
void check_equality(const Told& told, const std::filesystem::path& kiosk, const std::filesystem::path& server) {
    for (const std::string form : {"equality", "equality-staff"}) {
        const std::string of_form = " WHERE form = '" + form;
        const auto waiting = number_in(kiosk, ("SELECT COUNT(*) FROM equality_pool" + of_form + ".1'").c_str());
        const auto counted =
            number_in(server, ("SELECT SUM(how_many) FROM equality_count" + of_form + "' AND question = ''").c_str());
        const auto count = [&](const auto& lists) {
            const auto found = lists.find(form);
            return found == lists.end() ? std::int64_t{0} : static_cast<std::int64_t>(found->second.size());
        };
        const std::int64_t least = count(told.saved) + count(told.unread);
        INFO(form << ": " << waiting << " wait, " << counted << " are counted");
        CHECK(count(told.saved) > 0);
        CHECK(waiting < 5);
        CHECK(waiting + counted >= least);
        CHECK(waiting + counted <= least + count(told.cut));
    }
}

// Of counts alone: all that came to its end is there, and no more than the power cut off beside it.
template <typename Counts>
void check_counts(const Counts& told, const Counts& cut, const Counts& found) {
    Counts most = told;
    for (const auto& [what, count] : cut) most[what] += count;
    for (const auto& [what, count] : told) CHECK((found.count(what) == 1 && found.at(what) >= count));
    for (const auto& [what, count] : found) CHECK(count <= (most.count(what) == 1 ? most.at(what) : 0));
}

void check_room_and_help(const Told& told, const json& room, const json& help) {
    Told::Cards cards;
    for (const json& row : room)
        cards[{row["meeting"].get<std::string>(), row["card"].get<std::string>()}] += row["count"].get<std::int64_t>();
    check_counts(told.cards, told.cards_cut, cards);
    Told::Waits waits;
    for (const json& row : help) {
        // Who only looks what the button does, and who goes on by themselves, is no business of this test.
        const bool is_known = row["wait"] == "under-2-minutes" || row["wait"] == "under-5-minutes";
        if (is_known) waits[row["wait"]] += row["count"].get<std::int64_t>();
    }
    check_counts(told.waits, told.waits_cut, waits);
}

// By what they are called and how long they are; all of them whole on both sides.
void check_attachments(const std::filesystem::path& kiosk, const std::filesystem::path& server) {
    const Kept here = kept_in(kiosk, "SELECT sha256, length FROM attachment WHERE state = 1");
    const Kept there = kept_in(server, "SELECT sha256, length FROM attachment WHERE complete = 1");
    CHECK(here == there);
    CHECK(number_in(kiosk, "SELECT COUNT(*) FROM attachment WHERE state <> 1") == 0);
    CHECK(number_in(server, "SELECT COUNT(*) FROM attachment WHERE complete <> 1") == 0);
    CHECK(number_in(server, "SELECT COUNT(*) FROM attachment_note WHERE media_type = 'image/jpeg'") > 0);
    CHECK(number_in(server, "SELECT COUNT(*) FROM attachment_note WHERE media_type = 'audio/ogg'") > 0);
}

// A run without one of these would say nothing of it.
constexpr int least_visits_of_all_kinds = 48;
void check_kinds(const Told& told) {
    for (const char* kind : {"from paper", "equality of staff", "practice", "in the room", "asked for help",
                             "kept a photo", "kept a voice", "at the second meeting"}) {
        INFO(kind);
        CHECK(told.kinds.count(kind) == 1);
    }
}

// What the kiosk of these visits hears and sees: some seconds of noise, and the receipt of tests/journeys/camera.
class HeardAndSeen {
public:
    HeardAndSeen() {
        std::string noise;
        std::minstd_rand chance(1);
        constexpr std::size_t bytes = 400'000;
        while (noise.size() < bytes) noise += static_cast<char>(chance() & 0xFFU);
        REQUIRE(replace_file(m_folder.path / "noise.raw", noise).ok());
        REQUIRE(replace_file(settings(),
                             "languages = [\"en\", \"cy\"]\nmicrophone = \"system\"\ncamera = \"/dev/video0\"\n")
                    .ok());
    }
    [[nodiscard]] std::filesystem::path settings() const { return m_folder.path / "kiosk.toml"; }

private:
    KioskFolder m_folder;
    Variable m_sound{"SDL_AUDIODRIVER", "disk"};
    Variable m_noise{"SDL_DISKAUDIOFILEIN", (m_folder.path / "noise.raw").string()};
    Variable m_voice{"SDL_DISKAUDIOFILE", "/dev/null"};
    Variable m_camera{"LD_LIBRARY_PATH", COPRO_BINARY_DIR "/tests/camera"};
};

// Another meeting on the same day, with another fee.
void import_second_meeting(RealServer& server) {
    import_sample(server, today(), {{"id", "second"}, {"title", {{"en", "Second meeting"}}}, {"fee_pence", 3333}});
}

void import_survey(RealServer& server) {
    const Spreadsheet survey(
        Sheets{{{"type", "name", "label::English (en)", "relevant", "constraint", "constraint_message"},
                {"select_one yes_no", "uses_bus", "Do you use the bus?"},
                {"integer", "age", "How old are you?", "${uses_bus} = 'yes'", ". > 0 and . < 120", "That is no age."},
                {"text", "why_not", "Why do you not use it?", "${uses_bus} = 'no'"},
                {"select_multiple what", "needs", "What would help?"}},
               {{"list_name", "name", "label"},
                {"yes_no", "yes", "Yes"},
                {"yes_no", "no", "No"},
                {"what", "later", "Later buses"},
                {"what", "cheaper", "Cheaper buses"}},
               {{"form_title", "form_id", "version"}, {"Bus survey", "bus_survey", "7"}}});
    server.command("form import '" + survey.path().string() + "' --meeting better-buses");
}

std::uint64_t number_from(const char* variable, std::uint64_t usual) {
    const char* text = std::getenv(variable);
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

std::string summary_of(const Told& told) {
    std::string text;
    for (const auto& [form, list] : told.saved) text += form + " " + std::to_string(list.size()) + " saved; ";
    for (const auto& [form, list] : told.unread) text += form + " " + std::to_string(list.size()) + " unread; ";
    for (const auto& [form, list] : told.cut) text += form + " " + std::to_string(list.size()) + " cut at Save; ";
    for (const auto& [kind, times] : told.kinds) text += kind + " " + std::to_string(times) + "; ";
    for (const auto& [what, times] : told.walked_away) text += what + " " + std::to_string(times) + "; ";
    return text;
}

// Returns what was done, in one line. COPRO_SEED and COPRO_VISITS play other visits, or those again that went wrong.
std::string play_visits(std::uint64_t usual_seed, std::uint64_t usual_visits) {
    ::signal(SIGPIPE, SIG_IGN);
    const std::uint64_t seed = number_from("COPRO_SEED", usual_seed);
    const int visits = static_cast<int>(number_from("COPRO_VISITS", usual_visits));
    const HeardAndSeen world;
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.set_up_with(world.settings());
    kiosk.join(server);
    import_survey(server);
    kiosk.start("--headless", "--test-clock");
    kiosk.play("sync");
    RandomVisitor visitor(kiosk, seed);
    visitor.make_pin();
    // In the middle, when the network is there.
    const int second_at = visits / 2 - visits / 2 % 20;
    int meetings = 1;
    for (int number = 0; number < visits; ++number) {
        // The network comes and goes.
        if (number % 20 == 7) server.end(SIGKILL);
        if (number % 20 == 11) server.start();
        if (number == second_at && number > 0) {
            import_second_meeting(server);
            kiosk.play("sync");
            meetings = 2;
        }
        INFO("COPRO_SEED=" << seed << ", visit " << number);
        try {
            visitor.visit(number, meetings);
        } catch (...) {
            WARN("COPRO_SEED=" << seed << ", visit " << number << ":\n" << visitor.played());
            throw;
        }
    }
    server.end(SIGTERM);
    server.start();
    // The day after: what was given to be counted leaves together.
    kiosk.play("sync");
    kiosk.play("clock +1440m");
    kiosk.play("sync");
    kiosk.end(SIGTERM);

    INFO("COPRO_SEED=" << seed << ", " << visits << " visits");
    const Told& told = visitor.told();
    const json attendance = exported(server, "attendance");
    check_form("sign-in", told, attendance_of(attendance, "in"));
    CHECK(in_twice(attendance) == std::vector<std::string>());
    check_form("sign-out", told, attendance_of(attendance, "out"));
    check_form("feedback", told, answers_of(exported(server, "feedback")));
    check_form("survey", told, answers_of(exported(server, "survey")));
    check_form("booking", told, bookings_of(exported(server, "bookings")));
    check_form("claim", told, claims_of(exported(server, "payments"), exported(server, "claims")));
    check_room_and_help(told, exported(server, "room"), exported(server, "help"));
    if (visits >= least_visits_of_all_kinds) check_kinds(told);
    server.end(SIGTERM);
    const auto kiosk_file = folder.path / "kiosk.sqlite";
    const auto server_file = server.folder() / "server.db";
    check_both_hold_the_same(kiosk_file, server_file);
    check_equality(told, kiosk_file, server_file);
    check_attachments(kiosk_file, server_file);
    return summary_of(told);
}

} // namespace

TEST_CASE("whom one record signs in twice is seen, and nobody who comes again, leaves or is not on the list") {
    const auto row = [](const char* record, const char* event, const json& person) {
        return json{{"rec_id", record}, {"event", event}, {"person", person}};
    };
    json rows = {row("r-1", "in", "p-001"), row("r-1", "in", "p-003"), row("r-1", "out", "p-001"),
                 row("r-2", "in", "p-001"), row("r-2", "in", nullptr), row("r-2", "in", nullptr)};
    CHECK(in_twice(rows) == std::vector<std::string>());
    rows.push_back(row("r-1", "in", "p-003"));
    CHECK(in_twice(rows) == std::vector<std::string>{"p-003"});
}

// The sanitized kiosk answers many times slower; its own journeys and the kill test are played with it.
#ifndef COPRO_SANITIZED
TEST_CASE("after 48 random visits, kiosk and server agree with what people were told, to the penny") {
    (void)play_visits(20261128, 48);
}
#endif

TEST_CASE("after a thousand random visits, kiosk and server agree with what people were told, to the penny",
          "[.release]") {
    WARN(play_visits(1000, 1000));
}
