// Prints settings cards, lists and name labels through CUPS: a PDF handed to `lp` on a thread of its own, so that the
// screen goes on. Made by run.cpp when a printer is set; main thread, and its own.
#pragma once

#include "kiosk/app/ports.h"

#include <memory>

namespace copro {

class TextEngine;

class Printer final : public PrinterPort {
public:
    struct Settings {
        std::string name;           // as CUPS calls it
        std::string program = "lp"; // looked for where the system's programs are
    };
    // text must outlive it. woken: called on the printer's thread when there is an outcome to take.
    Printer(Settings settings, TextEngine& text, std::function<void()> woken);
    ~Printer() override;

    [[nodiscard]] Result<void> print(const PassSheet& sheet) override;
    [[nodiscard]] Result<void> print(const ListSheet& sheet) override;
    [[nodiscard]] Result<void> print(const LabelSheet& sheet) override;
    [[nodiscard]] std::optional<Result<void>> take_outcome() override;

private:
    [[nodiscard]] Result<void> can_begin();
    // media: as lp takes it; "" = what the printer is set to.
    [[nodiscard]] Result<void> begin(std::string pdf, std::string media = {});

    struct Inside;
    Settings m_settings;
    TextEngine& m_text;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
