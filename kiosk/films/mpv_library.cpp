#include "kiosk/films/mpv_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<MpvLibrary> load_mpv() {
    MpvLibrary all;
    const LateLibrary mpv = TRY(LateLibrary::open("libmpv.so.2"));
    TRY(mpv.find("mpv_create", all.create));
    TRY(mpv.find("mpv_set_option_string", all.set_option));
    TRY(mpv.find("mpv_initialize", all.initialize));
    TRY(mpv.find("mpv_terminate_destroy", all.destroy));
    TRY(mpv.find("mpv_command_async", all.command));
    TRY(mpv.find("mpv_set_property_async", all.set_property));
    TRY(mpv.find("mpv_observe_property", all.observe));
    TRY(mpv.find("mpv_set_wakeup_callback", all.on_wakeup));
    TRY(mpv.find("mpv_wait_event", all.next_event));
    TRY(mpv.find("mpv_error_string", all.why));
    TRY(mpv.find("mpv_render_context_create", all.create_renderer));
    TRY(mpv.find("mpv_render_context_free", all.free_renderer));
    TRY(mpv.find("mpv_render_context_set_update_callback", all.on_update));
    TRY(mpv.find("mpv_render_context_update", all.update));
    TRY(mpv.find("mpv_render_context_render", all.render));
    return all;
}

} // namespace

Result<const MpvLibrary*> MpvLibrary::load() { return loaded_once(load_mpv); }

} // namespace copro
