// Are headphones in? A socket tells by the kernel's input events, a sound card of their own by being there. run.cpp
// makes one; main thread.
#pragma once

#include "kiosk/app/ports.h"

#include <filesystem>
#include <memory>

namespace copro {

// Sockets: the input devices with a switch for headphones, on a thread that sleeps until one of them says something.
class JackHeadphones final : public HeadphonePort {
public:
    // where: a folder of input devices, those that come later too, or one of them. changed: called on the other thread
    // when there is news. Error `not_found`, or `unavailable` when it may not be read.
    [[nodiscard]] static Result<std::unique_ptr<JackHeadphones>> watch(const std::filesystem::path& where,
                                                                       std::function<void()> changed);
    ~JackHeadphones() override;
    [[nodiscard]] std::optional<HeadphoneNews> take_news() override;

private:
    struct Inside;
    explicit JackHeadphones(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

// A sound card by itself, as USB headphones are: in while SDL has a device with this in its name, in any capitals.
// SDL's event for a card that comes or goes wakes the main loop.
class CardHeadphones final : public HeadphonePort {
public:
    // Error `unavailable`: no sound at all.
    [[nodiscard]] static Result<std::unique_ptr<CardHeadphones>> watch(std::string part_of_name);
    ~CardHeadphones() override;
    [[nodiscard]] std::optional<HeadphoneNews> take_news() override;

private:
    explicit CardHeadphones(std::string part_of_name)
        : m_name(std::move(part_of_name)) {}
    std::string m_name;
    std::optional<bool> m_in;
};

// wish: "jack" for the sockets of this machine, "/dev/input/..." for one of them, else part of a sound card's name.
[[nodiscard]] Result<std::unique_ptr<HeadphonePort>> watch_headphones(const std::string& wish,
                                                                      std::function<void()> changed);

} // namespace copro
