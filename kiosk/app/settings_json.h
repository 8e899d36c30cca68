// How a person wants to see, hear and touch, as JSON and back: every field, and no other. Pure; any thread.
#pragma once

#include "kiosk/view/settings.h"
#include "sync/base/json.h"

namespace copro {

[[nodiscard]] Json to_json(const ViewSettings& settings);
// Errors `invalid`: a field that is missing, unknown or out of range. place: as for JsonObject.
[[nodiscard]] Result<ViewSettings> settings_from(const Json& json, const std::string& place);

// Missing is an error, not "no".
[[nodiscard]] Result<bool> flag_in(JsonObject& from, const char* key);

} // namespace copro
