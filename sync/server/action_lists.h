// Lists of what is to be done, each thing with an owner, a day and every step that was taken: about what makes it hard
// to come (barrier), about equality, for people who are seldom heard, of a meeting's plan, which the people who come
// make with us, and of the Board's checklist. One thread.
#pragma once

#include "sync/server/erase.h"

namespace copro {

struct Command;

// "barrier …", "equality …", "seldom-heard …", "plan …", "board …".
[[nodiscard]] bool is_about_actions(const std::string& verb);
[[nodiscard]] Result<std::string> run_action(const Command& command, const CareParts& parts);

} // namespace copro
