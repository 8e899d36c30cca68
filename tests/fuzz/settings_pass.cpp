// What any code in the world says, shown to the kiosk as a settings card.
#include "kiosk/view/settings_pass.h"

#include "tests/fuzz/fuzz.h"

#include <boost/crc.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace copro::fuzz {

namespace {

std::vector<std::string> pass_seeds() {
    ViewSettings other;
    other.text_size = TextSize::largest;
    other.colours = ColourSet::soft;
    other.language = "zh-Hant";
    other.voice = {true, false, false, 450, loudest};
    other.scan = {ScanWay::hold, ScanGrouping::blocks, 8000, 10'000, 20, 2000, 2000, true};
    other.touch = {TouchPoint::last, 2000, 2000, true};
    other.low_reach = true;
    other.big_buttons = true;
    std::vector<std::string> seeds{write_pass({}),
                                   write_pass(other),
                                   "COPRO3/S1",
                                   "COPRO2/S2/C0/LEN/X00000000",
                                   "https://example.org/",
                                   "COPRO1/S4/C0/LCY/K0/V0/R120/U5/N0/P2000/F800/O3/A0/E300/B0/T0/H0/D500/Y0/W0/X0"};
    // What no kiosk writes, and a stranger may.
    for (const auto& [was, is] : {std::pair("/H0", "/H9000"), std::pair("/O3", "/O0"), std::pair("/U5", "/U99"),
                                  std::pair("/S2", "/S7"), std::pair("/R120", "/R121")}) {
        std::string wrong = write_pass({});
        seeds.push_back(wrong.replace(wrong.find(was), std::string_view(was).size(), is));
    }
    return seeds;
}

template <typename Value, std::size_t Count>
bool is_among(const Value (&values)[Count], Value value) {
    return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

void try_code(std::string_view bytes) {
    const auto read = read_pass(bytes);
    if (!read) {
        promise(!read.error().reason.empty(), "a refusal says why");
        promise(read.error().text().size() < 120, "a refusal is ours, not the code's");
        return;
    }
    const bool is_older = bytes.starts_with("COPRO1/");
    promise(is_older || write_pass(*read) == bytes, "there is one spelling of each card");
    promise(is_among(all_text_sizes, read->text_size) && is_among(all_colour_sets, read->colours), "it can be drawn");
    promise(is_among(all_word_rates, read->voice.words_a_minute), "it can be spoken");
    promise(is_among(scan_paces_ms, read->scan.pace_ms) && read->scan.loops > 0, "it can be scanned");
    promise(read->voice.loudness >= softest && read->voice.loudness <= loudest, "it can be heard");
    promise(read->touch.hold_ms <= longest_press_ms && read->scan.accept_ms <= longest_press_ms, "it can be pressed");
    promise(!read->voice.private_aloud && !read->curtain && !read->voice.paused, "a card does no harm");
}

// With the checksum that belongs to it: a stranger can always put that right, a fuzzer never finds it.
std::string signed_again(std::string_view bytes) {
    const std::string start(bytes.substr(0, bytes.rfind('/')));
    boost::crc_32_type crc;
    crc.process_bytes(start.data(), start.size());
    return start + fmt::format("/X{:08X}", crc.checksum());
}

void try_pass(std::string_view bytes) {
    try_code(bytes);
    try_code(signed_again(bytes));
}

const Registered pass_registered{{"settings_pass", pass_seeds, try_pass}};

} // namespace

} // namespace copro::fuzz
