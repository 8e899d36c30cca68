#include "kiosk/atspi/atk_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<AtkLibrary> load_atk() {
    const LateLibrary atk = TRY(LateLibrary::open("libatk-1.0.so.0"));
    const LateLibrary bridge = TRY(LateLibrary::open("libatk-bridge-2.0.so.0"));
    AtkLibrary library;
    TRY(atk.find("atk_object_get_type", library.object_type));
    TRY(atk.find("atk_util_get_type", library.util_type));
    TRY(atk.find("atk_component_get_type", library.component_type));
    TRY(atk.find("atk_action_get_type", library.action_type));
    TRY(atk.find("atk_text_get_type", library.text_type));
    TRY(atk.find("atk_editable_text_get_type", library.editable_text_type));
    TRY(atk.find("atk_window_get_type", library.window_type));
    TRY(atk.find("atk_state_set_new", library.state_set_new));
    TRY(atk.find("atk_state_set_add_state", library.add_state));
    TRY(atk.find("atk_object_notify_state_change", library.notify_state));
    TRY(bridge.find("atk_bridge_adaptor_init", library.bridge_init));
    return library;
}

} // namespace

Result<const AtkLibrary*> AtkLibrary::load() { return loaded_once(load_atk); }

} // namespace copro
