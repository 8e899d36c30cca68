// The charter's promises about equality: answers of members and of staff reach the server as sums, and with everything
// that stands on both disks nobody can say whose they are. docs/domain.md has the table.
#include "charter_day.h"
#include "joiner.h"
#include "sync/protocol/envelope.h"
#include "sync/records/equality.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

using nlohmann::json;

struct Member {
    const char* typed;
    const char* name;
    const char* id;
};
constexpr std::array members{
    Member{"mab th", "Mabel T.", "p-001"},   Member{"idr", "Idris Q.", "p-003"},
    Member{"oona", "Oona M.", "p-004"},      Member{"cled", "Cledwyn P.", "p-005"},
    Member{"barn", "Barnaby O.", "p-007"},   Member{"priy", "Priya S.", "p-008"},
    Member{"gwen", "Gwenllian H.", "p-009"}, Member{"tobi", "Tobias F.", "p-010"},
    Member{"nia", "Nia B.", "p-011"},        Member{"wilf", "Wilfred A.", "p-012"},
    Member{"amar", "Amara B.", "p-013"},     Member{"dily", "Dilys C.", "p-014"},
    Member{"jont", "Jonty R.", "p-015"},     Member{"fati", "Fatima S.", "p-016"},
    Member{"owai", "Owain G.", "p-017"},     Member{"hest", "Hester P.", "p-018"},
    Member{"kofi", "Kofi M.", "p-019"},      Member{"rosa", "Rosalind T.", "p-020"},
    Member{"bea", "Bea W.", "p-022"},        Member{"perc", "Percy H.", "p-025"},
};
// As many as leave in one batch: of fewer, chance would look like a leak now and then (joiner.h).
constexpr std::size_t member_count = members.size();
static_assert(member_count == most_equality_together);
constexpr std::size_t staff_count = 5;

// Nobody else has this role with this age, so that the test knows whose answers it has opened.
const std::vector<std::string> member_roles = {"service-user", "carer", "both", "other"};
const std::vector<std::string> member_ages = {"11-15", "16-24", "25-34", "35-44", "45-54"};

std::size_t person_of(const json& answers) {
    const auto place_in = [](const std::vector<std::string>& list, const json& answer) {
        const auto found = std::find(list.begin(), list.end(), answer["answers"][0].get<std::string>());
        REQUIRE(found != list.end());
        return static_cast<std::size_t>(found - list.begin());
    };
    REQUIRE(answers.size() == 2);
    REQUIRE(answers[0]["question"] == "role");
    REQUIRE(answers[1]["question"] == "age");
    return place_in(member_ages, answers[1]) * member_roles.size() + place_in(member_roles, answers[0]);
}

void answer_as(CharterDay& day, std::size_t person) {
    day.visit("press #welcome.other-things\npress #other-things.equality\nexpect-screen equality.start\n"
              "expect \"Nobody can find them again or change them.\"\npress #start.yes\npress #next\n"
              "press #role." +
              member_roles[person % member_roles.size()] + "\npress #next\npress #age." +
              member_ages[person / member_roles.size()] +
              "\npress #next\npress #skip-all\nexpect-screen equality.check\npress #save\n"
              "expect-screen equality.saved\npress #next\nclock +1m");
}

void answer_as_staff(CharterDay& day) {
    day.open_staff_page();
    day.visit("press #staff.equality\npress #start.yes\npress #next\nexpect-screen equality-staff.role\n"
              "press #role.staff\npress #next\npress #skip-all\npress #save\nexpect-screen equality-staff.saved\n"
              "press #next\nclock +1m");
}

// Only the test has it: the server's own, out of its folder.
SealingKeyPair intake_key_of(RealServer& server) {
    std::string text = read_file(server.folder() / "keys" / "intake.key").take();
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const Bytes both = from_base64url(text).take();
    SealingKeyPair pair;
    REQUIRE(both.size() == pair.public_key.bytes.size() + pair.private_key.size());
    std::copy_n(both.begin(), pair.public_key.bytes.size(), pair.public_key.bytes.begin());
    std::copy_n(both.end() - static_cast<std::ptrdiff_t>(pair.private_key.size()), pair.private_key.size(),
                pair.private_key.begin());
    return pair;
}

json opened(const Bytes& sealed, const SealingKeyPair& intake) {
    return json::parse(as_text(open_sealed(sealed, intake).value()));
}

Database open_file(const std::filesystem::path& file) {
    auto database = Database::open(file);
    REQUIRE(database.ok());
    return database.take();
}

std::set<std::string> fields_of(const json& object) {
    std::set<std::string> fields;
    for (const auto& [name, value] : object.items()) fields.insert(name);
    return fields;
}

// What has been read of somebody's sealed answers, with all that may stand there.
struct Answered {
    std::size_t person = 0;
    std::string sealed;
};

Answered read_answers(const Bytes& sealed, const SealingKeyPair& intake) {
    const json inside = opened(sealed, intake);
    CHECK(fields_of(inside) == std::set<std::string>{"form", "form_version", "answers"});
    for (const json& one : inside["answers"])
        CHECK(fields_of(one) == std::set<std::string>{"question", "version", "answers"});
    return {person_of(inside["answers"]), std::string(as_text(sealed))};
}

// By person; each of them once.
std::vector<std::string> by_person(const std::vector<Answered>& all) {
    std::vector<std::string> sealed(member_count);
    for (const Answered& one : all) {
        REQUIRE(one.person < member_count);
        CHECK(sealed[one.person].empty());
        sealed[one.person] = one.sealed;
    }
    CHECK(all.size() == member_count);
    return sealed;
}

std::vector<std::string> beginnings(const std::vector<std::string>& all) {
    std::vector<std::string> list;
    // What does not fit into a page goes on in another.
    for (const std::string& one : all) list.push_back(one.substr(0, 64));
    return list;
}

// The ids of people's sign-ins as 16 bytes, by person, out of what staff may export.
std::vector<std::string> sign_ins_of(CharterDay& day) {
    std::vector<std::string> records(member_count);
    for (const json& row : day.report("attendance")) {
        const auto* const member =
            std::find_if(members.begin(), members.end(), [&](const Member& one) { return row["person"] == one.id; });
        REQUIRE(member != members.end());
        const Uuid id = Uuid::parse(row["rec_id"].get<std::string>()).take();
        records[static_cast<std::size_t>(member - members.begin())].assign(id.bytes.begin(), id.bytes.end());
    }
    return records;
}

// The last bytes of each one's record, its signature, which no other has.
std::vector<std::string> endings(Database& database, const char* column, const char* table,
                                 const std::vector<std::string>& records) {
    Clues clues;
    add_columns(database, table, "rec_id", records, clues);
    const auto found = std::find_if(clues.begin(), clues.end(),
                                    [&](const Clue& clue) { return clue.what == std::string(table) + "." + column; });
    REQUIRE(found != clues.end());
    std::vector<std::string> list;
    for (const std::string& one : found->values) list.push_back(one.substr(one.size() - 48));
    return list;
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) names.insert(entry.path().string());
    return names;
}

const Clue* clue_named(const Clues& clues, const std::string& what) {
    const auto found = std::find_if(clues.begin(), clues.end(), [&](const Clue& one) { return one.what == what; });
    return found == clues.end() ? nullptr : &*found;
}

// Of one size, whatever was answered.
void check_size(const Clues& clues, const std::string& what) {
    const Clue* sizes = clue_named(clues, what);
    REQUIRE(sizes != nullptr);
    CHECK(std::set<std::string>(sizes->values.begin(), sizes->values.end()).size() == 1);
}

// What would join, if the kiosk or the server let it: the joiner finds each of these.
void check_the_joiner_can(const Clues& people_clues) {
    const Clue* times = clue_named(people_clues, "outbox.wall_ms");
    const Clue* sizes = clue_named(people_clues, "size of outbox.encoded");
    const Clue* ids = clue_named(people_clues, "outbox.rec_id");
    REQUIRE((times != nullptr && sizes != nullptr && ids != nullptr));
    Clue as_they_came{"row", {}};
    Clue newest_first{"row, newest first", {}};
    Clue nearly_as_they_came{"row, each two the other way round", {}};
    Clue later{"saved some seconds later", {}};
    Clue longer{"a size that goes with the name's", {}};
    for (std::size_t at = 0; at < member_count; ++at) {
        as_they_came.values.push_back(std::to_string(at));
        newest_first.values.push_back(std::to_string(member_count - at));
        nearly_as_they_came.values.push_back(std::to_string(at ^ 1U));
        constexpr std::int64_t a_little = 7'000;
        later.values.push_back(std::to_string(std::stoll(times->values[at]) + a_little + static_cast<int>(at % 3)));
        longer.values.push_back(std::to_string(std::stoll(sizes->values[at]) * 2));
    }
    for (const Clue& broken : {as_they_came, newest_first, nearly_as_they_came, later, longer, *ids}) {
        INFO(broken.what);
        CHECK_FALSE(Joiner::joined(people_clues, {broken}).empty());
    }
    // Chance does not.
    Clue chance{"chance", {}};
    for (const int value : {4, 9, 6, 5, 14, 17, 18, 1, 2, 15, 10, 3, 12, 7, 13, 0, 16, 11, 8, 19})
        chance.values.push_back(std::to_string(value));
    CHECK(Joiner::joined(people_clues, {chance}).empty());
}

// On the kiosk, before anything has left it.
void check_kiosk(const std::filesystem::path& folder, const std::vector<std::string>& records,
                 const SealingKeyPair& intake, Clues& people_clues) {
    Database database = open_file(folder / "kiosk.sqlite");
    std::vector<Answered> all;
    Statement rows = database.prepare("SELECT sealed FROM equality_pool WHERE form LIKE 'equality.%'").take();
    while (rows.step().value()) all.push_back(read_answers(rows.blob(0), intake));
    const std::vector<std::string> sealed = by_person(all);
    Clues answers;
    add_columns(database, "equality_pool", "sealed", sealed, answers);
    add_places(folder, beginnings(sealed), answers);
    CHECK(clue_named(answers, "row of equality_pool") != nullptr);
    check_size(answers, "size of equality_pool.sealed");
    CHECK(clue_named(answers, "place in kiosk.sqlite") != nullptr);
    add_tables(database, records, people_clues);
    add_places(folder, endings(database, "encoded", "outbox", records), people_clues);
    CHECK(clue_named(people_clues, "outbox.seq") != nullptr);
    CHECK(clue_named(people_clues, "place in kiosk.sqlite") != nullptr);
    CHECK(Joiner::joined(people_clues, answers) == std::vector<std::string>{});
    check_the_joiner_can(people_clues);
}

// At the server, which can open everything, the kiosk's records beside it.
void check_server(const std::filesystem::path& folder, const std::vector<std::string>& records,
                  const SealingKeyPair& intake, Clues& people_clues) {
    Database database = open_file(folder / "server.db");
    std::vector<Answered> all;
    std::string batch_id;
    Statement rows = database.prepare("SELECT rec_id, envelope FROM record WHERE kind = 'equality'").take();
    while (rows.step().value()) {
        const json batch = opened(parse_envelope(rows.blob(1)).take().sealed, intake);
        if (batch["body"]["answers"].size() < member_count) continue; // of staff
        batch_id = std::string(as_text(rows.blob(0)));
        for (const json& text : batch["body"]["answers"])
            all.push_back(read_answers(from_base64url(text.get<std::string>()).take(), intake));
    }
    Clue order{"order in the batch", {}};
    Clue size{"size in the batch", {}};
    Clue bytes{"bytes in the batch", by_person(all)};
    for (const std::string& one : bytes.values) {
        const auto place =
            std::find_if(all.begin(), all.end(), [&](const Answered& answered) { return answered.sealed == one; });
        order.values.push_back(std::to_string(place - all.begin()));
        size.values.push_back(std::to_string(one.size()));
    }
    Clues answers{std::move(order), std::move(size), std::move(bytes)};
    check_size(answers, "size in the batch");
    // All that is known of the batch is known of each one's answers in it.
    const std::vector<std::string> same(member_count, batch_id);
    add_tables(database, same, answers);
    add_places(folder, endings(database, "envelope", "record", same), answers);
    CHECK(clue_named(answers, "record.received_ms") != nullptr);
    CHECK(clue_named(answers, "opened.saved_wall_ms") != nullptr);
    add_tables(database, records, people_clues);
    CHECK(clue_named(people_clues, "record.received_ms") != nullptr);
    CHECK(clue_named(people_clues, "attendance.name") != nullptr);
    CHECK(Joiner::joined(people_clues, answers) == std::vector<std::string>{});
    const auto counted = [&](const std::string& form) {
        return database
            .integer("SELECT SUM(how_many) FROM equality_count WHERE question = '' AND form = '" + form + "'")
            .value();
    };
    CHECK(counted("equality") == static_cast<std::int64_t>(member_count));
    CHECK(counted("equality-staff") == static_cast<std::int64_t>(staff_count));
}

} // namespace

TEST_CASE("the charter: equality answers arrive as sums, and by no field, order, size, place or time as anybody's") {
    CharterDay day;
    day.make_pin();
    const std::filesystem::path kiosk = day.kiosk().folder();
    std::set<std::string> files;
    for (std::size_t person = 0; person < member_count; ++person) {
        day.sign_in(members.at(person).typed, members.at(person).name, "service-user");
        day.visit("press #next");
        if (person == 0) files = names_in(kiosk);
        answer_as(day, person);
    }
    for (std::size_t one = 0; one < staff_count; ++one) answer_as_staff(day);
    day.visit("sync");
    const std::vector<std::string> records = sign_ins_of(day);
    const SealingKeyPair intake = intake_key_of(day.server());
    day.kiosk().end(SIGTERM);
    // No answer brought a file with it, and no line of the log tells of one.
    CHECK(names_in(kiosk) == files);
    const std::string log = read_file(kiosk.string() + ".log").take();
    CHECK(count_in(log, "equality") == count_in(log, "\"event\":\"question.to-confirm\",\"form\":\"equality"));
    Clues people_clues;
    check_kiosk(kiosk, records, intake, people_clues);

    // Another day: they leave together.
    day.kiosk().start("--headless", "--test-clock");
    day.visit("sync\nclock +1440m\nsync");
    // Whatever has arrived is opened before it is exported. Six hours after the meeting the kiosk itself wrote down who
    // did not sign out.
    CHECK(day.count_of("attendance", {{"event", "out"}, {"closed_by", "kiosk"}}) == member_count);
    CHECK(day.count_of("attendance", {{"event", "in"}}) == member_count);
    day.kiosk().end(SIGTERM);
    day.server().end(SIGTERM);
    check_server(day.server().folder(), records, intake, people_clues);
}
