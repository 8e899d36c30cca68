#include "kiosk/app/picture_code.h"

#include <algorithm>
#include <array>

namespace copro {

std::span<const CodePicture> code_pictures() {
    static const std::array pictures{
        CodePicture{"apple", MessageKey("code.apple"), "apple"},
        CodePicture{"bicycle", MessageKey("code.bicycle"), "bicycle"},
        CodePicture{"boat", MessageKey("code.boat"), "boat"},
        CodePicture{"bus", MessageKey("code.bus"), "bus"},
        CodePicture{"cup", MessageKey("code.cup"), "cup"},
        CodePicture{"fish", MessageKey("code.fish"), "fish"},
        CodePicture{"flower", MessageKey("code.flower"), "flower"},
        CodePicture{"house", MessageKey("code.house"), "home"},
        CodePicture{"key", MessageKey("code.key"), "key"},
        CodePicture{"star", MessageKey("code.star"), "star"},
        CodePicture{"tree", MessageKey("code.tree"), "tree"},
        CodePicture{"umbrella", MessageKey("code.umbrella"), "umbrella"},
    };
    return pictures;
}

const CodePicture* find_code_picture(std::string_view id) {
    const auto pictures = code_pictures();
    const auto found =
        std::find_if(pictures.begin(), pictures.end(), [&](const CodePicture& picture) { return picture.id == id; });
    return found == pictures.end() ? nullptr : &*found;
}

} // namespace copro
