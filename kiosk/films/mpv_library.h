// The functions of libmpv, loaded when the first film is shown. MpvPlayer alone, on its thread.
#pragma once

#include "sync/base/result.h"

#include <mpv/client.h>
#include <mpv/render.h>

namespace copro {

struct MpvLibrary {
    decltype(&::mpv_create) create = nullptr;
    decltype(&::mpv_set_option_string) set_option = nullptr;
    decltype(&::mpv_initialize) initialize = nullptr;
    decltype(&::mpv_terminate_destroy) destroy = nullptr;
    decltype(&::mpv_command_async) command = nullptr;
    decltype(&::mpv_set_property_async) set_property = nullptr;
    decltype(&::mpv_observe_property) observe = nullptr;
    decltype(&::mpv_set_wakeup_callback) on_wakeup = nullptr;
    decltype(&::mpv_wait_event) next_event = nullptr;
    decltype(&::mpv_error_string) why = nullptr;
    decltype(&::mpv_render_context_create) create_renderer = nullptr;
    decltype(&::mpv_render_context_free) free_renderer = nullptr;
    decltype(&::mpv_render_context_set_update_callback) on_update = nullptr;
    decltype(&::mpv_render_context_update) update = nullptr;
    decltype(&::mpv_render_context_render) render = nullptr;

    // Loaded once, and kept. Error `internal` when it or one of its functions is not there.
    [[nodiscard]] static Result<const MpvLibrary*> load();
};

} // namespace copro
