// The one place where all that a value of Effect can be is copied, moved and ended.
#include "kiosk/app/effect.h"

namespace copro {

Effect::Effect(const Effect& other) = default;
Effect::Effect(Effect&& other) noexcept = default;
Effect& Effect::operator=(const Effect& other) = default;
Effect& Effect::operator=(Effect&& other) noexcept = default;
Effect::~Effect() = default;

} // namespace copro
