#include "media_files.h"
#include "sync/base/files.h"
#include "sync/records/medium.h"
#include "sync/server/forms/medium_check.h"
#include "tests/kiosk/speech/clip_maker.h"
#include "tests/sync/base/temp_folder.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string type_of(const std::string& bytes) {
    const auto type = check_medium(bytes, "a.file");
    INFO((type.ok() ? "" : type.error().text()));
    REQUIRE(type.ok());
    return *type;
}

std::string why_not(const std::string& bytes) {
    const auto type = check_medium(bytes, "a.file");
    REQUIRE_FALSE(type.ok());
    CHECK(type.error().place == "a.file");
    return type.error().reason;
}

std::string svg_fault(const std::string& inside) { return why_not(sample_svg(inside)); }

std::string clip(const ClipKind& kind) {
    const TempFolder folder;
    make_clip(folder.path() / "clip.ogg", kind);
    return read_file(folder.path() / "clip.ogg").take();
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("what a picture or sound is, its bytes say and not its name") {
    CHECK(type_of(sample_png()) == png_type);
    CHECK(type_of(sample_jpeg()) == jpeg_type);
    CHECK(type_of(sample_svg()) == svg_type);
    CHECK(type_of("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- by hand -->\n" + sample_svg()) == svg_type);
    CHECK(type_of(sample_sound()) == sound_type);
    CHECK(type_of(clip({SF_FORMAT_VORBIS, 22'050, 2})) == sound_type);
    CHECK(type_of(clip({SF_FORMAT_OPUS, 48'000, 1})) == sound_type);
    for (const std::string& other :
         {std::string(), std::string("GIF89a"), std::string("ID3 mp3"), std::string("bus")}) {
        CHECK(says(why_not(other), "it is no SVG, PNG or JPEG picture, and no Ogg sound"));
    }
}

TEST_CASE("a picture or sound that is cut short, changed or followed by something is refused, wherever it is cut") {
    const std::string sound = sample_sound();
    const std::string png = sample_png();
    for (const std::string& whole : {png, sound}) {
        for (std::size_t length = 8; length < whole.size(); ++length) {
            INFO(length);
            CHECK_FALSE(check_medium(whole.substr(0, length), "a").ok());
        }
        CHECK_FALSE(check_medium(whole + "x", "a").ok());
        for (std::size_t at = 8; at < whole.size(); at += 7) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x20);
            INFO(at);
            CHECK_FALSE(check_medium(changed, "a").ok());
        }
    }
    const std::string jpeg = sample_jpeg();
    CHECK(says(why_not(jpeg.substr(0, jpeg.size() - 1)), "cut short"));
    CHECK(says(why_not(jpeg + "x"), "behind its end"));
    CHECK(says(why_not(jpeg.substr(0, 20) + "\xFF\xD9"), "damaged"));
    CHECK(says(why_not(sound + sound), "behind the sound's end"));
}

TEST_CASE("a picture that a kiosk could not show, or that would fill its memory, is refused") {
    CHECK(says(why_not(sample_wide_png()), "2100 x 3 pixels"));
    CHECK(says(why_not(huge_jpeg()), "30000 x 30000 pixels; make it at most 2048 x 2048"));
    CHECK(says(why_not(sample_jpeg_for_print()), "save it as RGB"));
    CHECK(says(why_not(sample_svg(std::string(70'000, ' '))), "it has 69 KiB, and may have 64"));
    CHECK(says(why_not(sample_png() + std::string(1'100'000, ' ')), "and may have 1024"));
}

TEST_CASE("a sound that is longer than a message takes is refused") {
    CHECK(says(why_not(clip({.seconds = 61})), "longer than 60 seconds"));
    CHECK(type_of(clip({.seconds = 59})) == sound_type);
}

TEST_CASE("an SVG that runs scripts or reaches out of its file is refused") {
    const std::string outside = "from outside of the file";
    CHECK(says(svg_fault("<script>alert(1)</script>"), "\"script\" is not drawn"));
    CHECK(says(svg_fault(R"svg(<rect onclick="x()" width="1" height="1"/>)svg"), "it has a script (onclick)"));
    CHECK(says(svg_fault(R"svg(<image href="https://example.org/a.png"/>)svg"), "\"image\" is not drawn"));
    CHECK(says(svg_fault(R"svg(<linearGradient href="https://example.org/a.svg#b"/>)svg"), outside));
    CHECK(says(svg_fault(R"svg(<rect fill="url(file:///etc/passwd)"/>)svg"), outside));
    CHECK(says(svg_fault(R"svg(<rect style="fill: URL( 'http://example.org/x')"/>)svg"), outside));
    CHECK(says(svg_fault(R"svg(<rect fill="u&#114;l(//example.org)"/>)svg"), outside));
    CHECK(says(svg_fault(R"svg(<rect style="fill:\75rl(x)"/>)svg"), "there is a \\ in style"));
    CHECK(says(svg_fault(R"svg(<rect fill="java&#10;script:x"/>)svg"), "it has a script (fill)"));
    CHECK(says(svg_fault(R"svg(<g style="@import 'x'"/>)svg"), "@import"));
    CHECK(says(svg_fault("<style>rect { fill: red }</style>"), "\"style\" is not drawn"));
    CHECK(says(svg_fault("<foreignObject/>"), "\"foreignObject\" is not drawn"));
    CHECK(says(svg_fault("<?xml-stylesheet href='x'?>"), "orders to programs"));
    CHECK(says(why_not("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + sample_svg()), "definitions"));
}

TEST_CASE("an SVG of which a part would not be drawn is refused, and one of shapes is taken with its notes") {
    CHECK(says(svg_fault("<text>Bus</text>"), "make paths of them"));
    CHECK(says(svg_fault("<use href=\"#a\"/>"), "\"use\" is not drawn"));
    CHECK(says(why_not("<svg><rect/>"), "not valid SVG"));
    CHECK(says(why_not("<html></html>"), "not valid SVG"));
    CHECK(says(why_not("<svg><rect/></svg>"), "how large it is"));
    std::string deep;
    for (int at = 0; at < 40; ++at) deep = "<g>" + deep + "</g>";
    CHECK(says(svg_fault(deep), "too deep"));
    CHECK(
        type_of(sample_svg(R"svg(<title>A bus</title><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/rdf#"/></metadata>
        <defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>
        <g inkscape:label="bus" xmlns:inkscape="http://www.inkscape.org"><path d="M0 0" fill="url(#a)"/></g>)svg")) ==
        svg_type);
    CHECK(type_of(R"svg(<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">)svg" +
                  sample_svg()) == svg_type);
}
