// The name of the JSON type, for headers that only mention it: the whole of it costs seconds in every file. Any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace copro {

using Json = nlohmann::ordered_json;

} // namespace copro
