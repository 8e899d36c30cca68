#include "kiosk/conformance/rows.h"

namespace copro {

const std::vector<Row>& all_rows() {
    static const std::vector<Row> rows{
        target_size_row(),    main_button_row(),    letter_steps_row(), letter_angle_row(),
        enlargement_row(),    contrast_row(),       focus_ring_row(),   not_colour_alone_row(),
        flashes_row(),        all_spoken_row(),     repeat_row(),       interruption_row(),
        speech_rate_row(),    loudness_row(),       voice_keys_row(),   spoken_language_row(),
        private_speech_row(), voice_start_row(),    spoken_error_row(), spoken_receipt_row(),
        visual_twin_row(),    ring_and_voice_row(), ways_in_row(),      focus_traps_row(),
        release_row(),        key_repeat_row(),     touch_help_row(),   scanning_row(),
        scan_rate_row(),      feedback_time_row(),  time_out_row(),     kept_work_row(),
        reset_row(),          no_memory_test_row(), same_place_row(),   screen_reader_row(),
        one_question_row(),   error_focus_row(),    easy_read_row(),    reading_age_row(),
        keyboard_row(),       needs_row(),
    };
    return rows;
}

} // namespace copro
