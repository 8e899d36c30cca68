// Trees like the five sketches and the screens between them, for the tests of layout, checks and renderer.
#pragma once

#include "kiosk/view/tree.h"

#include <vector>

namespace copro::samples {

struct Wording {
    bool longer = false;        // 40 % longer, as other languages are
    bool right_to_left = false; // and read from the right
};

Tree welcome(const Wording& wording = {});
Tree faces(const Wording& wording = {});
Tree find_my_name(const Wording& wording = {});
Tree claim(const Wording& wording = {});
Tree saved(const Wording& wording = {});
Tree check_answers(const Wording& wording = {});
Tree many_choices(const Wording& wording = {});
Tree long_text(const Wording& wording = {});
Tree free_text(const Wording& wording = {});
Tree trouble(const Wording& wording = {});
Tree film(const Wording& wording = {});

Tree long_check(const Wording& wording = {});
std::vector<Tree> all(const Wording& wording = {});

} // namespace copro::samples
