// Sends Dear ImGui's draw lists to an SDL_Renderer of any kind (software, GL, GLES); used by the renderer. UI thread.
#pragma once

#include "kiosk/ui/imgui_compat.h"
#include "sync/base/result.h"

namespace copro {

[[nodiscard]] Result<void> draw_lists(SDL_Renderer* target, const ImDrawData& data);

} // namespace copro
