// ATK and its bridge to AT-SPI, loaded when the first picture stands and there is a bus at all. The bus's thread alone.
#pragma once

#include "sync/base/result.h"

#include <atk-bridge.h>
#include <atk/atk.h>

namespace copro {

// The functions that are called, by their own names. GLib and GObject are there already: Pango brings them.
struct AtkLibrary {
    decltype(&::atk_object_get_type) object_type = nullptr;
    decltype(&::atk_util_get_type) util_type = nullptr;
    decltype(&::atk_component_get_type) component_type = nullptr;
    decltype(&::atk_action_get_type) action_type = nullptr;
    decltype(&::atk_text_get_type) text_type = nullptr;
    decltype(&::atk_editable_text_get_type) editable_text_type = nullptr;
    decltype(&::atk_window_get_type) window_type = nullptr;
    decltype(&::atk_state_set_new) state_set_new = nullptr;
    decltype(&::atk_state_set_add_state) add_state = nullptr;
    decltype(&::atk_object_notify_state_change) notify_state = nullptr;
    decltype(&::atk_bridge_adaptor_init) bridge_init = nullptr;

    // Loaded once, and kept. Error `internal` when a library or one of these is not there.
    [[nodiscard]] static Result<const AtkLibrary*> load();
};

} // namespace copro
