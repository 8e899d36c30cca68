// config/kiosk.toml, as people edit it.
#include "kiosk/config.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> config_seeds() {
    return {project_file("config/kiosk.toml"),
            "languages = [\"en\", \"cy\"]\npictures = \"ours\"\npixels_per_mm = 3.78\n", "pixels_per_mm = 4\n"};
}

void try_config(std::string_view bytes) {
    const auto config = parse_config(bytes, "folder/kiosk.toml");
    if (!config) {
        promise_refusal(config.error());
        return promise(config.error().place.starts_with("folder/kiosk.toml:"), "a refusal names file and line");
    }
    promise(!config->languages.empty(), "there is a language to start in");
    const double density = config->pixels_per_mm;
    promise(density == 0 || (density > 1 && density < 100), "a density is one that a screen has");
}

const Registered kiosk_config_registered{{"kiosk_config", config_seeds, try_config}};

} // namespace

} // namespace copro::fuzz
