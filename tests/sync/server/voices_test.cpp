// What staff write down of a voice: beside it in the export, added to and never changed, and gone with it.
#include "sync/records/reference.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

// One comment that was said aloud, on "why".
struct VoiceOffice : CareOffice {
    Sent said = say_with("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})", "audio/ogg",
                         "sealed bytes of a voice");
    std::string reference = reference_of(said.header.rec_id);

    [[nodiscard]] std::map<std::string, std::string> options(const std::string& text,
                                                             const std::string& question = "why") const {
        return {{"reference", reference}, {"question", question}, {"text", text}, {"by", "Staff Sam"}};
    }
    std::string write(const std::string& text) { return run("voice words", options(text)); }
    [[nodiscard]] std::string feedback() { return run("export", {{"report", "feedback"}, {"format", "csv"}}); }
    void erase_voice(const std::string& because) {
        (void)run("erase", {{"reference", reference}, {"because", because}, {"only", "voice"}});
    }
    [[nodiscard]] std::string state() {
        const std::string list = run("voice list");
        return list.substr(list.rfind('\t') + 1);
    }
};

} // namespace

TEST_CASE("what was said is written down by staff, and stands beside the voice as theirs; the last word counts") {
    VoiceOffice office;
    CHECK(office.run("voice list") == office.reference + "\tbetter-buses\tfeedback\twhy\tto be written down\n");
    CHECK(office.feedback().find(",why,,1,,\r\n") != std::string::npos);
    CHECK(office.write("The ramp is steep").find("written down\t" + office.reference + "\twhy\t1\n") == 0);
    CHECK(office.feedback().find("question,answer,voice,written_down_by_staff,written_down_by\r\n") !=
          std::string::npos);
    CHECK(office.feedback().find(",why,,1,The ramp is steep,\"Staff Sam, 2026-11-22\"\r\n") != std::string::npos);
    // A slip is mended by a further line, and the first stays to be seen.
    CHECK(office.write("The ramp is too steep").find("\twhy\t2\n") != std::string::npos);
    CHECK(office.feedback().find("The ramp is too steep") != std::string::npos);
    CHECK(office.feedback().find("The ramp is steep") == std::string::npos);
    const auto words = must(office.workshop->reader().voice_words());
    REQUIRE(words.size() == 2);
    CHECK(words[0] ==
          VoiceWords{office.said.header.rec_id, "why", 0, 1, "The ramp is steep", "Staff Sam", "2026-11-22"});
    CHECK(office.state() == "written down 2026-11-22 by Staff Sam\n");
    // Opening everything again does not touch it.
    (void)office.run("report rebuild");
    CHECK(office.feedback().find("The ramp is too steep") != std::string::npos);
}

TEST_CASE("nothing is written down of what nobody said, or by nobody") {
    VoiceOffice office;
    const auto refused = [&](const std::map<std::string, std::string>& options, const char* why) {
        CHECK(office.refusal("voice words", options).find(why) != std::string::npos);
    };
    refused(office.options("x", "overall"), "must say which of its voices it is: why");
    refused(office.options(" \n"), "--text");
    refused(office.options(std::string(4'001, 'x')), "--text");
    auto nobody = office.options("x");
    nobody["by"] = " ";
    refused(nobody, "--by");
    auto stranger = office.options("x");
    stranger["reference"] = "0000-0000";
    refused(stranger, "no record with this reference has a voice");
    auto line = office.options("x");
    line["line"] = "one";
    refused(line, "--line");
    CHECK(must(office.workshop->reader().voice_words()).empty());
    // With one voice alone there is no question which is meant; small letters are the same number.
    std::string small = office.reference;
    for (char& letter : small) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    CHECK(office.run("voice words", {{"reference", small}, {"text", "x"}, {"by", "Staff Sam"}}).find("\twhy\t1\n") !=
          std::string::npos);
}

TEST_CASE("what is written down of a voice is told to whom it is of, and is erased with what they said") {
    VoiceOffice office;
    (void)office.write("The ramp is steep");
    REQUIRE_FALSE(office.files_with("The ramp is steep").empty());
    CHECK(office.run("held", {{"reference", office.reference}}).find("The ramp is steep") != std::string::npos);
    SECTION("the whole record, as they asked") {
        const std::string told = office.run("erase", {{"reference", office.reference}, {"because", "asked"}});
        CHECK(told.find("erased\twords-of-voice\t1\n") != std::string::npos);
    }
    SECTION("the voice alone, as they asked") {
        office.erase_voice("asked");
        CHECK(office.feedback().find(",good,") != std::string::npos);
        CHECK(office.state() == "erased, and nobody wrote it down here\n");
    }
    SECTION("kept long enough") {
        office.clock.advance(1'200 * 86'400'000LL);
        const std::string rules = must(read_file(std::string(COPRO_SOURCE_DIR) + "/config/retention.json"));
        (void)office.run("retention", {{"rules_text", rules}, {"rules_file", "retention.json"}, {"erase", "yes"}});
    }
    CHECK(office.files_with("The ramp is steep").empty());
    CHECK(must(office.workshop->reader().voice_words()).empty());
}

TEST_CASE("a voice that goes because it is written down leaves the words, for as long as what was said with it") {
    VoiceOffice office;
    (void)office.write("The ramp is steep");
    office.erase_voice("written-down");
    CHECK(office.files_with("sealed bytes of a voice").empty());
    CHECK(office.feedback().find(",The ramp is steep,") != std::string::npos);
    CHECK(office.state() == "written down 2026-11-22 by Staff Sam, the voice is erased\n");
}

TEST_CASE("nobody writes down the words of a record that is erased meanwhile, nor over those of somebody else") {
    VoiceOffice office;
    const VoiceWords words{office.said.header.rec_id, "why", 0, 1, "The ramp", "Staff Sam", "2026-11-22"};
    const auto add = [&] {
        return office.workshop->writer().ask([&](Store& store) { return store.add_voice_words(words); });
    };
    must(add());
    CHECK(add().error().kind == ErrorKind::conflict);
    (void)office.run("erase", {{"reference", office.reference}, {"because", "asked"}});
    CHECK(add().error().kind == ErrorKind::not_found);
    CHECK(office.files_with("The ramp").empty());
}
