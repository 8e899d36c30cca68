// What people set in config/kiosk.toml: languages on offer, an organisation's pictures, voices and films, the
// screen's density. main.cpp; one thread.
#pragma once

#include "kiosk/view/label_sheet.h"
#include "sync/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

struct KioskConfig {
    // The first is what the kiosk starts in. Until a file says more, those whose words a speaker has read
    // (language.reviewed).
    std::vector<std::string> languages{"en"};
    std::string languages_place;               // where the file says them, "kiosk.toml:3"; "" where it does not
    std::filesystem::path pictures;            // an organisation's own, by the same names; "" for none
    std::filesystem::path voices;              // an organisation's own recordings, LANG/KEY.ogg; "" for none
    std::filesystem::path films;               // an organisation's own films, bfi/KEY.webm; "" for none
    std::string headphones = "jack";           // as watch_headphones() takes it
    double pixels_per_mm = 0;                  // 0 = ask the screen
    std::string printer;                       // of settings cards, as CUPS calls it; "" for none
    std::string label_printer;                 // of name labels, as CUPS calls it; "" for none
    LabelSize label_size;                      // of one label
    bool label_role = false;                   // what somebody came as stands on their label too
    std::string camera;                        // that settings cards are shown to, as "/dev/video0"; "" for none
    std::string microphone;                    // that answers are spoken into: "system", or part of its name
    int longest_voice_s = 180;                 // of one answer that is spoken
    std::filesystem::path modulus;             // valacdos.txt of Vocalink, to look at bank numbers with; "" for none
    std::filesystem::path modulus_substitutes; // scsubtab.txt that goes with it; "" for none
    bool screen_reader = true;                 // such as Orca, where the desktop has one
    // What the keys of a keypad or keyboard do: from the key's own name to one of kiosk_keys. Those that are not
    // here do what their name says.
    std::map<std::string, std::string> keys{{"F1", "Help"},
                                            {"F2", "Voice"},
                                            {"F3", "Repeat"},
                                            {"F4", "Pause"},
                                            {"F5", "Slower"},
                                            {"F6", "Faster"},
                                            {"F7", "Softer"},
                                            {"F8", "Louder"},
                                            {"F9", "Switch1"},
                                            {"F10", "Switch2"},
                                            {"F11", "Curtain"},
                                            {"F12", "RollCall"},
                                            // A game controller, by SDL's names of its buttons. LeftTrigger and
                                            // RightTrigger do nothing until a file says what.
                                            {"Pad dpup", "Up"},
                                            {"Pad dpdown", "Down"},
                                            {"Pad dpleft", "Left"},
                                            {"Pad dpright", "Right"},
                                            {"Pad a", "Select"},
                                            {"Pad b", "Back"},
                                            {"Pad x", "Voice"},
                                            {"Pad y", "Help"},
                                            {"Pad start", "Repeat"},
                                            {"Pad back", "Pause"},
                                            {"Pad leftshoulder", "Softer"},
                                            {"Pad rightshoulder", "Louder"},
                                            {"RightStickUp", "Up"},
                                            {"RightStickDown", "Down"},
                                            {"RightStickLeft", "Left"},
                                            {"RightStickRight", "Right"}};
};

// Unknown settings, wrong types and values out of range are errors with file, line and reason.
[[nodiscard]] Result<KioskConfig> load_config(const std::filesystem::path& file);
// The same from what is in the file.
[[nodiscard]] Result<KioskConfig> parse_config(std::string_view text, const std::filesystem::path& file);

} // namespace copro
