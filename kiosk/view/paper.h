// A form on paper, said once: what stands on it, in the order in which it is read. kiosk/questions/paper.h makes it of
// the form's file, kiosk/ui/paper_sheet.h draws it. Values; any thread.
#pragma once

#include "kiosk/words/label.h"

#include <functional>
#include <string>
#include <vector>

namespace copro {

// One idea or answer, with its picture.
struct PaperLine {
    Label label;
    Label detail; // smaller, below it
    std::string picture;
    std::string language; // BCP 47, when it differs from the paper's
    bool has_box = false; // to tick
};

struct PaperQuestion {
    Label above; // which of several it begins, on a line over the heading
    Label heading;
    std::string picture;
    std::string language;         // of the heading, when it differs from the paper's
    std::vector<Label> notes;     // whom it is for, how to answer
    std::vector<PaperLine> lines; // to tick, or to read
    Label fill_in;                // with a gap to write into: "£________"
    int writing_lines = 0;
    bool starts_page = false;
};

struct PaperForm {
    std::string language; // BCP 47
    bool right_to_left = false;
    Label title;
    std::vector<PaperLine> advice; // how to use it, whom to ask
    std::vector<PaperQuestion> questions;
    PaperLine hand_in;
    std::function<Label(int at, int of)> foot; // of each page: which form, which version, which page
};

} // namespace copro
