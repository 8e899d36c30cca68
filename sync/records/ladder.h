// The seven steps on which people can work with an organisation, lowest first (Think Local Act Personal's ladder;
// domain.md, "Impact"). A pack says which one is planned, people say which one it was, and the year's report lays both
// side by side. Any thread.
#pragma once

#include <array>

namespace copro {

inline constexpr std::array ladder_steps{"coercion",   "educating", "informing",    "consultation",
                                         "engagement", "co-design", "co-production"};

} // namespace copro
