#include "kiosk/view/settings_pass.h"

#include <boost/crc.hpp>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <random>

using namespace copro;

namespace {

// The same values in each run.
class Dice {
public:
    int between(int least, int most) { return std::uniform_int_distribution<int>(least, most)(m_random); }
    bool heads() { return between(0, 1) == 1; }
    template <typename Value, std::size_t Count>
    Value one_of(const Value (&values)[Count]) {
        return values[between(0, static_cast<int>(Count) - 1)];
    }

private:
    std::mt19937 m_random{20'261'124};
};

// Any that a person can have set.
ViewSettings any_settings(Dice& dice) {
    constexpr const char* languages[] = {"en", "cy", "zh", "so", "en-XA", "zh-Hant"};
    constexpr ScanWay ways[] = {ScanWay::off, ScanWay::automatic, ScanWay::step, ScanWay::hold};
    constexpr ScanGrouping groupings[] = {ScanGrouping::rows, ScanGrouping::blocks, ScanGrouping::single};
    constexpr TouchPoint points[] = {TouchPoint::same, TouchPoint::first, TouchPoint::last};
    ViewSettings settings;
    settings.text_size = dice.one_of(all_text_sizes);
    settings.colours = dice.one_of(all_colour_sets);
    settings.language = dice.one_of(languages);
    settings.alphabet = dice.heads() ? Alphabet::abc : Alphabet::qwerty;
    settings.voice.on = dice.heads();
    settings.voice.words_a_minute = dice.one_of(all_word_rates);
    settings.voice.loudness = dice.between(softest, loudest);
    settings.scan.way = dice.one_of(ways);
    settings.scan.pace_ms = dice.one_of(scan_paces_ms);
    settings.scan.first_pause_ms = dice.between(0, longest_first_pause_ms);
    settings.scan.loops = dice.between(1, most_scan_loops);
    settings.scan.accept_ms = dice.between(0, longest_press_ms);
    settings.scan.release_ms = dice.between(0, longest_press_ms);
    settings.scan.backwards = dice.heads();
    settings.touch.point = dice.one_of(points);
    settings.touch.hold_ms = dice.between(0, longest_press_ms);
    settings.touch.repeat_ms = dice.between(0, longest_press_ms);
    settings.touch.steady = dice.heads();
    settings.low_reach = dice.heads();
    settings.scan.grouping = dice.one_of(groupings);
    settings.big_buttons = dice.heads();
    return settings;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

// With the checksum that belongs to it: the one thing a stranger can always put right.
std::string signed_again(const std::string& pass) {
    const std::string start = pass.substr(0, pass.rfind('/'));
    boost::crc_32_type crc;
    crc.process_bytes(start.data(), start.size());
    return start + fmt::format("/X{:08X}", crc.checksum());
}

void refused(const std::string& text, ErrorKind kind, const std::string& place = {}) {
    INFO(text);
    const auto read = read_pass(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == kind);
    CHECK(read.error().place == place);
    CHECK_FALSE(read.error().reason.empty());
    // What a stranger wrote is in no log.
    CHECK(read.error().text().find("SECRET") == std::string::npos);
}

} // namespace

TEST_CASE("a card is short and can be read by anybody who holds it") {
    ViewSettings settings;
    settings.language = "cy";
    settings.text_size = TextSize::largest;
    CHECK(write_pass(settings) ==
          "COPRO2/S4/C0/LCY/K0/V0/R120/U5/N0/P2000/F800/O3/A0/E300/B0/T0/H0/D500/Y0/W0/G0/M0/XAA1E9BA3");
}

TEST_CASE("whatever a person has set comes back from the card") {
    Dice dice;
    for (int round = 0; round < 5'000; ++round) {
        const ViewSettings settings = any_settings(dice);
        const std::string pass = write_pass(settings);
        INFO(pass);
        REQUIRE(pass.size() <= longest_pass);
        REQUIRE(pass.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-") == std::string::npos);
        const auto read = read_pass(pass);
        REQUIRE(read);
        REQUIRE(*read == settings);
    }
}

TEST_CASE("every single value comes back from the card") {
    ViewSettings settings;
    const auto comes_back = [&] {
        const auto read = read_pass(write_pass(settings));
        REQUIRE(read);
        CHECK(*read == settings);
    };
    for (const TextSize size : all_text_sizes) {
        for (const ColourSet colours : all_colour_sets) {
            settings.text_size = size;
            settings.colours = colours;
            comes_back();
        }
    }
    for (const int rate : all_word_rates) {
        settings.voice.words_a_minute = rate;
        comes_back();
    }
    for (const int pace : scan_paces_ms) {
        settings.scan.pace_ms = pace;
        comes_back();
    }
    for (int loudness = softest; loudness <= loudest; ++loudness) {
        settings.voice.loudness = loudness;
        comes_back();
    }
}

TEST_CASE("a card says nothing of private words, of a dark screen or of a pause") {
    ViewSettings settings;
    const std::string pass = write_pass(settings);
    settings.voice.private_aloud = true;
    settings.voice.paused = true;
    settings.curtain = true;
    CHECK(write_pass(settings) == pass);
}

TEST_CASE("what is no card is refused, and says why") {
    refused("", ErrorKind::invalid);
    refused("https://example.org/SECRET", ErrorKind::invalid);
    refused("rm -rf / SECRET", ErrorKind::invalid);
    refused("5012345678900", ErrorKind::invalid);
    refused("COPRO", ErrorKind::invalid);
    refused("COPRO/S1", ErrorKind::invalid);
    refused("COPRO0/S1", ErrorKind::invalid);
    refused("COPRO-1/S1", ErrorKind::invalid);
    refused("COPRO01/S1", ErrorKind::invalid);
    refused("copro1/s1", ErrorKind::invalid);
    refused("COPRO1" + std::string(200, 'S'), ErrorKind::invalid);
}

TEST_CASE("a card of a later version is told from a wrong one") {
    refused("COPRO3/ANYTHING", ErrorKind::refused);
    refused(replaced(write_pass({}), "COPRO2", "COPRO17"), ErrorKind::refused);
}

TEST_CASE("a card of the first version says all it ever said, and leaves the rest as a kiosk begins") {
    const auto read =
        read_pass("COPRO1/S4/C0/LCY/K0/V0/R120/U5/N0/P2000/F800/O3/A0/E300/B0/T0/H0/D500/Y0/W0/XAB7167F6");
    REQUIRE(read);
    ViewSettings settings;
    settings.language = "cy";
    settings.text_size = TextSize::largest;
    CHECK(*read == settings);
    // What came with the second has no place in it.
    refused(signed_again("COPRO1/S4/C0/LCY/K0/V0/R120/U5/N0/P2000/F800/O3/A0/E300/B0/T0/H0/D500/Y0/W0/G1/M1/X0"),
            ErrorKind::invalid);
}

TEST_CASE("one wrong letter anywhere is noticed") {
    const std::string pass = write_pass({});
    for (std::size_t at = pass.find('/'); at < pass.size(); ++at) {
        std::string wrong = pass;
        wrong[at] = wrong[at] == '1' ? '2' : '1';
        INFO(wrong);
        CHECK_FALSE(read_pass(wrong));
        CHECK_FALSE(read_pass(pass.substr(0, at)));
    }
    refused(replaced(pass, "/S2", "/S3"), ErrorKind::corrupt, "X");
    refused(pass + "/", ErrorKind::corrupt, "X");
}

TEST_CASE("a value that cannot be is refused although the checksum is right") {
    const std::string pass = write_pass({});
    struct Wrong {
        const char* was;
        const char* is;
        const char* place;
    };
    const Wrong all[] = {
        {"/S2", "/S5", "S"},       {"/S2", "/S-1", "S"},     {"/S2", "/S02", "S"},   {"/S2", "/S", "S"},
        {"/S2", "/S2.0", "S"},     {"/S2", "/C0", "S"},      {"/S2", "", "S"},       {"/C0", "/C4", "C"},
        {"/LEN", "/LEN-", "L"},    {"/LEN", "/L../..", "L"}, {"/LEN", "/LE", "L"},   {"/LEN", "/LENGLISH", "L"},
        {"/LEN", "/L", "L"},       {"/K0", "/K2", "K"},      {"/V0", "/V2", "V"},    {"/R120", "/R121", "R"},
        {"/R120", "/R9999", "R"},  {"/U5", "/U9", "U"},      {"/N0", "/N4", "N"},    {"/P2000", "/P1", "P"},
        {"/F800", "/F10001", "F"}, {"/O3", "/O0", "O"},      {"/O3", "/O21", "O"},   {"/A0", "/A2001", "A"},
        {"/E300", "/E2001", "E"},  {"/B0", "/B2", "B"},      {"/T0", "/T3", "T"},    {"/H0", "/H2001", "H"},
        {"/D500", "/D2001", "D"},  {"/Y0", "/Y2", "Y"},      {"/W0", "/W2", "W"},    {"/W0", "", "W"},
        {"/M0", "/M0/M1", ""},     {"/M0", "/M0/Q1", ""},    {"/W0", "/W0/Q1", "G"}, {"/G0", "/G3", "G"},
        {"/M0", "/M2", "M"},       {"/M0", "", "M"},         {"/S2", "/Q1/S2", "S"}, {"/S2", "/S99999999999", "S"},
    };
    for (const Wrong& wrong : all)
        refused(signed_again(replaced(pass, wrong.was, wrong.is)), ErrorKind::invalid, wrong.place);
}
