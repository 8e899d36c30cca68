// Every row of access.md, one function each, and the list of them. To add a row: a function in a file of its family, a
// line here and a line in registry.cpp. Main thread.
#pragma once

#include "kiosk/conformance/finding.h"

namespace copro {

// look_sizes.cpp
[[nodiscard]] Row target_size_row();
[[nodiscard]] Row main_button_row();
[[nodiscard]] Row letter_steps_row();
[[nodiscard]] Row letter_angle_row();
[[nodiscard]] Row enlargement_row();
// look_colours.cpp
[[nodiscard]] Row contrast_row();
[[nodiscard]] Row focus_ring_row();
[[nodiscard]] Row not_colour_alone_row();
[[nodiscard]] Row flashes_row();
// heard_screens.cpp
[[nodiscard]] Row all_spoken_row();
[[nodiscard]] Row repeat_row();
[[nodiscard]] Row spoken_error_row();
[[nodiscard]] Row spoken_receipt_row();
[[nodiscard]] Row visual_twin_row();
[[nodiscard]] Row ring_and_voice_row();
// heard_voice.cpp
[[nodiscard]] Row interruption_row();
[[nodiscard]] Row speech_rate_row();
[[nodiscard]] Row loudness_row();
[[nodiscard]] Row voice_start_row();
// heard_control.cpp
[[nodiscard]] Row voice_keys_row();
[[nodiscard]] Row spoken_language_row();
[[nodiscard]] Row private_speech_row();
// operated_ways.cpp
[[nodiscard]] Row ways_in_row();
[[nodiscard]] Row focus_traps_row();
[[nodiscard]] Row release_row();
[[nodiscard]] Row key_repeat_row();
// operated_touch.cpp
[[nodiscard]] Row touch_help_row();
[[nodiscard]] Row scanning_row();
[[nodiscard]] Row scan_rate_row();
// operated_time.cpp
[[nodiscard]] Row feedback_time_row();
[[nodiscard]] Row time_out_row();
[[nodiscard]] Row kept_work_row();
[[nodiscard]] Row reset_row();
// operated_help.cpp
[[nodiscard]] Row no_memory_test_row();
[[nodiscard]] Row same_place_row();
[[nodiscard]] Row screen_reader_row();
// content_questions.cpp
[[nodiscard]] Row one_question_row();
[[nodiscard]] Row error_focus_row();
[[nodiscard]] Row easy_read_row();
[[nodiscard]] Row reading_age_row();
[[nodiscard]] Row keyboard_row();
[[nodiscard]] Row needs_row();

[[nodiscard]] const std::vector<Row>& all_rows();

} // namespace copro
