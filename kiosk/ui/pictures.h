// Pictures by name: SVG found in a list of folders and recoloured for what it stands on. Used by the renderer. UI
// thread.
#pragma once

#include "kiosk/ui/theme.h"
#include "sync/base/result.h"

#include <filesystem>
#include <map>
#include <vector>

namespace copro {

// What a picture is drawn in: line pictures take the ink, filled ones keep tints that suit the ground.
struct PicturePaint {
    ColourSet colours = ColourSet::day;
    Colour ink;
    Colour ground;
    bool lines = false; // small and on a dark fill: lines alone are clearer than white shapes with dark ones
};

// Is it mirrored where people read from the right? Arrows that mean back and on are.
[[nodiscard]] bool points_sideways(const std::string& picture);
// The SVG with every colour replaced by what this paint asks for. Pure.
[[nodiscard]] std::string recoloured(const std::string& svg, const PicturePaint& paint);
// Two colours that stand on each other and inform.
struct ColourPair {
    std::string what;
    Colour one;
    Colour other;
};
// Every pair that recoloured() can make of our pictures' palette on this ground: what V6 is checked on.
[[nodiscard]] std::vector<ColourPair> picture_pairs(const PicturePaint& paint);

class PictureShelf {
public:
    // Earlier folders win: an organisation's own pictures stand before ours.
    explicit PictureShelf(std::vector<std::filesystem::path> folders)
        : m_folders(std::move(folders)) {}
    // Error not_found names the picture. Names are letters, digits and dashes only. Of an author's own picture
    // (view/own_media.h): its file's bytes, which lie in one of the folders under their hash.
    [[nodiscard]] Result<std::string> svg(const std::string& name);

private:
    std::vector<std::filesystem::path> m_folders;
    std::map<std::string, std::string> m_read;
};

} // namespace copro
