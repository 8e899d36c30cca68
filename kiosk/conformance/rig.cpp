#include "kiosk/conformance/rig.h"

#include "kiosk/words/pseudo.h"

namespace copro {

Plan whole_plan() {
    Plan plan;
    plan.others.shapes = {"1280x800"}; // the least room
    plan.others.text_sizes = {name_of(TextSize::standard), name_of(TextSize::largest)};
    return plan;
}

Result<Rig> open_rig(const KioskOptions& options) {
    SweepWorld world = TRY(open_sweep(options));
    TextEngine text = TRY(TextEngine::open(installed_fonts(), sweep_text_bytes));
    std::vector<std::filesystem::path> pictures = picture_folders(world.config, world.folders);
    return Rig{std::move(world), std::move(text), std::move(pictures), whole_plan()};
}

Result<const Swept*> Rig::swept() {
    if (m_swept != nullptr) return m_swept.get();
    auto made = std::make_shared<Swept>();
    SweepWorld as_swept = world;
    as_swept.alter = faults.tree;
    const auto see = [&](const SweptScreen& screen) {
        if (!faults.layout && !faults.step) return made->see(screen, *this);
        Layout broken = screen.layout;
        if (faults.layout) faults.layout(broken);
        made->see({screen.sample, screen.tree, broken, screen.shape, screen.language, screen.text_size}, *this);
    };
    SweepLimits limits = plan.first;
    const std::vector<std::string>& all = world.carried.library->languages();
    limits.languages = {all.front()};
    sweep(as_swept, limits, text, see);
    if (plan.other_languages) {
        limits = plan.others;
        limits.languages.assign(all.begin() + 1, all.end());
        if (!limits.languages.empty()) sweep(as_swept, limits, text, see);
    }
    if (made->layouts == 0) return invalid("conformance", "there is no screen to measure");
    m_swept = std::move(made);
    return m_swept.get();
}

Result<Listener*> Rig::listener() {
    if (m_listener != nullptr) return m_listener.get();
    m_listener = std::make_shared<Listener>(voice_folders(world.config, world.folders));
    if (m_listener->voices().languages.empty())
        return Error{ErrorKind::unavailable, "voice", "espeak-ng has no voice for any language"};
    return m_listener.get();
}

Result<Carried> Rig::carried() {
    Carried carried = world.carried;
    carried.meetings = {world.meeting};
    carried.version = "0.0.0";
    carried.device = "kiosk-1";
    carried.has_pin = true;
    const Listener* heard = TRY(listener());
    carried.voices = heard->voices().languages;
    carried.recorded = heard->voices().recorded;
    if (faults.carried) faults.carried(carried);
    return carried;
}

std::vector<std::string> Rig::languages() const {
    std::vector<std::string> all = world.carried.library->languages();
    std::erase(all, std::string(pseudo_left_to_right));
    std::erase(all, std::string(pseudo_right_to_left));
    return all;
}

Result<Pixels> Rig::drawn(const Layout& layout, const DrawSettings& settings) {
    const std::pair size{static_cast<int>(layout.sizes.width), static_cast<int>(layout.sizes.height)};
    auto easel = m_easels.find(size);
    if (easel == m_easels.end()) {
        OffScreen screen = TRY(OffScreen::open(size.first, size.second));
        Renderer renderer = TRY(Renderer::open(screen.target(), text, pictures));
        easel = m_easels.emplace(size, Easel{std::move(screen), std::move(renderer)}).first;
    }
    const auto problems = TRY(easel->second.renderer.draw(layout, settings));
    if (!problems.empty()) return invalid(problems.front().id, problems.front().reason);
    Pixels pixels = TRY(read_pixels(easel->second.screen.target(), {0, 0, layout.sizes.width, layout.sizes.height}));
    if (faults.frame) faults.frame(pixels, settings);
    return pixels;
}

} // namespace copro
