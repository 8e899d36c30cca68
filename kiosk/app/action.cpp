// The one place where all that a value of Action can be is copied, moved and ended.
#include "kiosk/app/action.h"

namespace copro {

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action::~Action() = default;

} // namespace copro
