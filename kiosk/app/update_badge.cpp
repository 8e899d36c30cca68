// A badge says whose it is, and signs nobody in: its name is asked about, and from there on all is as if it had been
// chosen among the names that are found by their letters. It opens no more than they do.
#include "kiosk/app/flow.h"
#include "kiosk/app/update_parts.h"
#include "kiosk/questions/parts.h"
#include "sync/records/badge.h"

#include <algorithm>

namespace copro {

namespace {

constexpr const char* form_for_arriving = "sign-in";

// What lies under help and under the badge's own screen.
std::string place_under(const PersonSession& session) {
    std::vector<std::string> screens = session.behind;
    screens.push_back(session.screen);
    while (!screens.empty() && (is_help(screens.back()) || screens.back() == badge_screen)) screens.pop_back();
    return screens.empty() ? session.home : screens.back();
}

bool asks_for_name(const Model& model, const std::string& place) {
    const PersonSession& session = model.session;
    return place == "question" && session.run && !session.run->line && current_question(model).type == "person";
}

// Nobody has begun anything here, nor said who they are.
bool is_free(const PersonSession& session, const std::string& place) {
    const bool is_start = place == "welcome" || place == "choose-meeting" || place == "other-things";
    return is_start && !session.run && session.set_aside.empty() && session.person.id.empty();
}

// Where another screen would end or hide what cannot be had again: a voice, a photo, the pictures to come back by. And
// where staff, or a meeting that goes on, have the terminal.
bool must_not_be_left(const PersonSession& session, const std::string& place) {
    const bool is_held = place == photo_screen || place == spoken_screen || place == "paused";
    return is_held || session.home != "welcome" || session.from_paper || session.staff.inside || place == "staff-pin";
}

const Invitee* owner_of(const Meeting& meeting, const Bytes& token) {
    const std::string hash = badge_hash(meeting.pack.id, token);
    const auto& people = meeting.pack.people;
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Invitee& person) { return person.badge == hash; });
    return found == people.end() ? nullptr : &*found;
}

MessageKey why_no_badge(const Error& error) {
    if (error.kind == ErrorKind::corrupt) return MessageKey("pass.unreadable");
    // One of a later version is a badge, only not one that this kiosk knows.
    return error.kind == ErrorKind::refused ? MessageKey("badge.unknown") : MessageKey("badge.not-a-badge");
}

BadgeState problem(const MessageKey& message) { return {nullptr, "", std::string(message.text())}; }

// within: the meeting in which somebody already looks for their name; nullptr = any of today's.
BadgeState whose_badge(const Model& model, const std::string& code, const Meeting* within) {
    auto token = read_badge(code);
    if (!token) return problem(why_no_badge(token.error()));
    BadgeState found = problem(MessageKey("badge.unknown"));
    for (const auto& meeting : model.carried.meetings) {
        const Invitee* owner = owner_of(*meeting, *token);
        if (owner == nullptr) continue;
        // What was begun is about the meeting that was chosen.
        if (within == nullptr || meeting->pack.id == within->pack.id)
            found = {meeting, owner->id, ""};
        else
            found = problem(MessageKey("badge.other-meeting"));
        break;
    }
    wipe(*token);
    return found;
}

} // namespace

Effects take_badge(Model& model, const std::string& code) {
    PersonSession& session = model.session;
    const std::string place = place_under(session);
    if (must_not_be_left(session, place)) return {};
    const bool is_at_name = asks_for_name(model, place);
    // Somebody else may stand here, in the middle of their own: no name is shown to them.
    BadgeState badge = is_at_name || is_free(session, place)
                           ? whose_badge(model, code, is_at_name ? session.meeting.get() : nullptr)
                           : problem(MessageKey("badge.later"));
    while (is_help(session.screen) && !session.behind.empty()) leave_screen(session);
    visit_screen(session, std::string(badge_screen));
    session.part = 0;
    session.focus.clear();
    session.badge = std::move(badge);
    return {};
}

Effects update_badge(Model& model, const BadgeIsMine&) {
    PersonSession& session = model.session;
    if (session.screen != badge_screen || session.badge.person.empty()) return {};
    const BadgeState badge = session.badge;
    leave_screen(session);
    if (!asks_for_name(model, session.screen)) {
        session.meeting = badge.meeting;
        (void)update_form(model, StartForm{form_for_arriving});
        if (!asks_for_name(model, session.screen)) return {};
    }
    // As a finger on that name does, and then "Next".
    const Words words = words_of(model);
    const Question& question = current_question(model);
    const NodeEvent press{option_id(question, badge.person), Gesture::press, {}};
    const auto edit = type_of(question).on(question_context(model, question, words), press);
    if (!edit || !edit->answer) return {};
    Effects effects = update_form(model, EditAnswer{*edit});
    for (Effect& effect : update_form(model, Continue{})) effects.push_back(std::move(effect));
    return effects;
}

Effects update_badge(Model& model, const FindMyName&) {
    PersonSession& session = model.session;
    if (session.screen != badge_screen) return {};
    leave_screen(session);
    if (session.screen == "question") return {};
    return update_form(model, StartForm{form_for_arriving});
}

} // namespace copro
