#include "kiosk/screens/films.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

// One line for each screen.
const std::array screens{
    welcome_screen(),      choose_meeting_screen(), question_screen(),     check_screen(),        saved_screen(),
    already_here_screen(), stop_screen(),           still_there_screen(),  text_size_screen(),    colours_screen(),
    language_screen(),     person_screen(),         listen_screen(),       ways_screen(),         touch_help_screen(),
    switches_screen(),     five_press_screen(),     confirm_own_screen(),  staff_pin_screen(),    staff_screen(),
    paused_screen(),       come_back_screen(),      staff_paused_screen(), pass_screen(),         show_card_screen(),
    card_screen(),         sign_language_screen(),  locked_screen(),       staff_set_up_screen(), staff_paper_screen(),
    room_screen(),         room_told_screen(),      room_agenda_screen(),  room_chair_screen(),   you_said_screen(),
    roll_call_screen(),    arrival_brief_screen(),  meeting_end_screen(),  role_card_screen(),    other_things_screen(),
    photo_taking_screen(), speaking_screen(),       badge_asked_screen(),  time_screen(),         what_came_screen(),
};

const Screen& screen_of(const Model& model) {
    const auto found = std::find_if(screens.begin(), screens.end(),
                                    [&](const Screen& screen) { return screen.id == model.session.screen; });
    return found == screens.end() ? screens.front() : *found;
}

} // namespace

std::span<const Screen> all_screens() { return screens; }

Tree build_screen(const Model& model, const Words& words) {
    Tree tree = start_frame(model, words);
    const Screen& screen = screen_of(model);
    tree.screen = screen.id;
    screen.build(model, words, tree);
    offer_films(model, words, tree);
    tree.focus = model.session.focus;
    return tree;
}

std::optional<Action> on_event(const Model& model, const NodeEvent& event) {
    if (event.gesture == Gesture::focus) {
        // Who goes on to something else has heard enough of themselves, and may want to hear what that is.
        if (model.session.spoken.playing) return HushSpoken{event.id};
        return MoveFocus{event.id};
    }
    if (auto action = screen_of(model).on(model, event)) return action;
    return on_frame(model, event);
}

} // namespace copro
