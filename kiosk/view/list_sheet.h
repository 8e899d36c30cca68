// A list on paper: a heading, what it is about, and a line for each person with a box to tick. Update makes it, the
// printer draws it. Values; any thread.
#pragma once

#include <string>
#include <vector>

namespace copro {

struct ListSheet {
    struct Line {
        std::string text;
        std::string more; // smaller, under it
        bool ticked = false;
    };
    std::string heading;
    std::vector<std::string> ideas;
    std::vector<Line> lines;
    bool has_boxes = false;
    std::string language; // BCP 47
    bool right_to_left = false;
};

} // namespace copro
