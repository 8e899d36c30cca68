// The list of screens, for the registry alone. Pure; main thread.
#pragma once

#include "kiosk/screens/screen.h"

namespace copro {

[[nodiscard]] Screen welcome_screen();
[[nodiscard]] Screen choose_meeting_screen();
[[nodiscard]] Screen you_said_screen();
[[nodiscard]] Screen other_things_screen();
[[nodiscard]] Screen what_came_screen();
[[nodiscard]] Screen question_screen();
[[nodiscard]] Screen photo_taking_screen();
[[nodiscard]] Screen speaking_screen();
[[nodiscard]] Screen check_screen();
[[nodiscard]] Screen saved_screen();
[[nodiscard]] Screen already_here_screen();
[[nodiscard]] Screen stop_screen();
[[nodiscard]] Screen still_there_screen();
[[nodiscard]] Screen paused_screen();
[[nodiscard]] Screen come_back_screen();
[[nodiscard]] Screen text_size_screen();
[[nodiscard]] Screen colours_screen();
[[nodiscard]] Screen language_screen();
[[nodiscard]] Screen person_screen();
[[nodiscard]] Screen listen_screen();
[[nodiscard]] Screen ways_screen();
Screen time_screen();
[[nodiscard]] Screen touch_help_screen();
[[nodiscard]] Screen switches_screen();
[[nodiscard]] Screen five_press_screen();
[[nodiscard]] Screen confirm_own_screen();
[[nodiscard]] Screen pass_screen();
[[nodiscard]] Screen show_card_screen();
[[nodiscard]] Screen card_screen();
[[nodiscard]] Screen badge_asked_screen();
[[nodiscard]] Screen sign_language_screen();
[[nodiscard]] Screen staff_pin_screen();
[[nodiscard]] Screen staff_screen();
[[nodiscard]] Screen staff_paused_screen();
[[nodiscard]] Screen staff_set_up_screen();
[[nodiscard]] Screen staff_paper_screen();
[[nodiscard]] Screen locked_screen();
[[nodiscard]] Screen room_screen();
[[nodiscard]] Screen room_told_screen();
[[nodiscard]] Screen room_agenda_screen();
[[nodiscard]] Screen room_chair_screen();
[[nodiscard]] Screen roll_call_screen();
[[nodiscard]] Screen arrival_brief_screen();
[[nodiscard]] Screen meeting_end_screen();
[[nodiscard]] Screen role_card_screen();

} // namespace copro
