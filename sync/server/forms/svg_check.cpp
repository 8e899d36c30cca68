// An author's SVG: shapes and their colours, and nothing that a kiosk would not draw or that reaches beyond the file.
#include "sync/server/forms/medium_check.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr int deepest = 32;
constexpr std::size_t searched_bytes = 4095;

// What the kiosk's reader of SVG draws. It passes over everything else, and a picture with a part missing says
// something else than its author meant.
const std::set<std::string_view> drawn_elements{
    "svg",     "g",    "path", "rect",           "circle", "ellipse", "line",     "polyline",
    "polygon", "defs", "stop", "linearGradient", "title",  "desc",    "metadata", "radialGradient"};
// Notes of drawing programs about the picture, which nobody draws.
const std::set<std::string_view> prefixes_of_notes{"rdf", "cc", "dc", "sodipodi", "inkscape"};

// A name of the file's own in a sentence of ours, whatever bytes it has.
std::string quoted_name(std::string_view name) {
    std::string text(name.substr(0, 40));
    std::replace_if(
        text.begin(), text.end(), [](char letter) { return letter < ' ' || letter > '~'; }, '?');
    return text;
}

Error wrong_svg(std::string reason) { return Error{ErrorKind::invalid, "", std::move(reason)}; }

std::string small(std::string_view text) {
    std::string result;
    // Without spaces and line ends: "java script:" must not pass for something else.
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) <= ' ') continue;
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

std::pair<std::string_view, std::string_view> split_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return {"", name};
    return {name.substr(0, colon), name.substr(colon + 1)};
}

Result<void> check_value(std::string_view name, std::string_view value) {
    const std::string plain = small(value);
    const auto [prefix, own] = split_name(name);
    if (own.starts_with("on")) return wrong_svg(fmt::format("it has a script ({})", quoted_name(name)));
    if (own == "href" && !plain.starts_with('#'))
        return wrong_svg("it shows something from outside of the file (href)");
    if (plain.find("script:") != std::string::npos) {
        return wrong_svg(fmt::format("it has a script ({})", quoted_name(name)));
    }
    if (plain.find("@import") != std::string::npos) return wrong_svg("it takes its looks from another file (@import)");
    if (plain.find('\\') != std::string::npos) return wrong_svg(fmt::format("there is a \\ in {}", quoted_name(name)));
    for (std::size_t at = plain.find("url("); at != std::string::npos; at = plain.find("url(", at + 1)) {
        const std::size_t target = plain.find_first_not_of("'\"", at + 4);
        if (target == std::string::npos || plain[target] != '#') {
            return wrong_svg("it shows something from outside of the file (url)");
        }
    }
    return {};
}

Result<void> check_element(const pugi::xml_node& element, int depth) {
    if (depth > deepest) return wrong_svg("its groups stand too deep in each other");
    const std::string_view name = element.name();
    const auto [prefix, own] = split_name(name);
    const bool is_note = prefixes_of_notes.contains(prefix);
    if (!is_note && (!prefix.empty() || !drawn_elements.contains(own))) {
        const bool is_text = own == "text" || own == "tspan";
        return wrong_svg(is_text
                             ? "it has words, which are not drawn; make paths of them"
                             : fmt::format("\"{}\" is not drawn; save it as a plain SVG of shapes", quoted_name(name)));
    }
    for (const pugi::xml_attribute& attribute : element.attributes()) {
        const std::string_view key = attribute.name();
        const auto [key_prefix, own_key] = split_name(key);
        // Names of vocabularies and notes about where things are from: nobody goes there.
        const bool is_noted = is_note || prefixes_of_notes.contains(key_prefix);
        if (key.starts_with("xmlns") || (is_noted && !own_key.starts_with("on"))) continue;
        TRY(check_value(key, attribute.value()));
    }
    for (const pugi::xml_node& child : element.children()) {
        if (child.type() == pugi::node_element) TRY(check_element(child, depth + 1));
        if (child.type() == pugi::node_pi) return wrong_svg("it gives orders to programs (<?…?>)");
    }
    return {};
}

// So that it can be drawn in any size.
bool has_size(const pugi::xml_node& svg) {
    return !svg.attribute("viewBox").empty() ||
           (svg.attribute("width").as_double() > 0 && svg.attribute("height").as_double() > 0);
}

} // namespace

Result<void> check_svg(std::string_view bytes) {
    pugi::xml_document document;
    const auto flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_pi;
    const auto read = document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
    if (!read) return wrong_svg("it is not valid SVG");
    for (const pugi::xml_node& node : document.children()) {
        // The usual line that names the standard is let through; definitions of its own could name files.
        const bool defines =
            node.type() == pugi::node_doctype && std::string_view(node.value()).find('[') != std::string_view::npos;
        if (defines) return wrong_svg("it brings definitions of its own");
        if (node.type() == pugi::node_pi) return wrong_svg("it gives orders to programs (<?…?>)");
    }
    const pugi::xml_node svg = document.document_element();
    // The kiosk looks for it no further than this.
    const bool is_found = bytes.substr(0, searched_bytes).find("<svg") != std::string_view::npos;
    if (std::string_view(svg.name()) != "svg" || !is_found) return wrong_svg("it is not valid SVG");
    if (!has_size(svg)) return wrong_svg("it does not say how large it is (viewBox)");
    return check_element(svg, 0);
}

} // namespace copro
