// Settings cards: shown once, the kiosk is set as its owner wants it. Whoever made the code, it can do no more than
// that person could do with the settings screens. All of it goes with the session (access.md O11).
#include "kiosk/app/flow.h"
#include "kiosk/app/saved_words.h"
#include "kiosk/app/update_parts.h"

#include <algorithm>

namespace copro {

namespace {

MessageKey why_not(const Error& error) {
    if (error.kind == ErrorKind::refused) return MessageKey("pass.newer");
    if (error.kind == ErrorKind::corrupt) return MessageKey("pass.unreadable");
    return MessageKey("pass.not-a-card");
}

bool is_on_offer(const Model& model, const std::string& language) {
    const std::vector<std::string>& languages = model.carried.library->languages();
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

void apply(Model& model, ViewSettings wanted) {
    PersonSession& session = model.session;
    const ViewSettings& now = session.settings;
    // What this kiosk does not have is told, and the rest applies: large letters help in any language.
    session.card.no_language = !is_on_offer(model, wanted.language);
    if (session.card.no_language) wanted.language = now.language;
    session.card.no_voice = wanted.voice.on && !has_voice(model, wanted.language);
    if (session.card.no_voice) wanted.voice.on = false;
    // Nobody is shouted at by a code; louder is one press away (S5: at most 65 dBA to begin with).
    wanted.voice.loudness = std::min(wanted.voice.loudness, start_loudness);
    // What no card says stays as it is.
    wanted.voice.private_aloud = now.voice.private_aloud;
    wanted.unhurried = now.unhurried;
    wanted.curtain = now.curtain && wanted.voice.on;
    session.settings = std::move(wanted);
}

template <typename Value>
void keep_change(Value& own, const Value& now, const Value& asked) {
    if (now != asked) own = now;
}

ViewSettings without_card(const ViewSettings& now, const ViewSettings& asked, const ViewSettings& before) {
    ViewSettings own = before;
    keep_change(own.text_size, now.text_size, asked.text_size);
    keep_change(own.colours, now.colours, asked.colours);
    keep_change(own.language, now.language, asked.language);
    keep_change(own.alphabet, now.alphabet, asked.alphabet);
    keep_change(own.voice.on, now.voice.on, asked.voice.on);
    keep_change(own.voice.paused, now.voice.paused, asked.voice.paused);
    keep_change(own.voice.private_aloud, now.voice.private_aloud, asked.voice.private_aloud);
    keep_change(own.voice.words_a_minute, now.voice.words_a_minute, asked.voice.words_a_minute);
    keep_change(own.voice.loudness, now.voice.loudness, asked.voice.loudness);
    keep_change(own.scan, now.scan, asked.scan); // tried out as a whole
    keep_change(own.touch.point, now.touch.point, asked.touch.point);
    keep_change(own.touch.hold_ms, now.touch.hold_ms, asked.touch.hold_ms);
    keep_change(own.touch.repeat_ms, now.touch.repeat_ms, asked.touch.repeat_ms);
    keep_change(own.touch.steady, now.touch.steady, asked.touch.steady);
    keep_change(own.low_reach, now.low_reach, asked.low_reach);
    keep_change(own.big_buttons, now.big_buttons, asked.big_buttons);
    keep_change(own.unhurried, now.unhurried, asked.unhurried);
    keep_change(own.curtain, now.curtain, asked.curtain);
    // Who cannot hear the kiosk would stand before a dark screen.
    own.curtain = own.curtain && own.voice.on;
    return own;
}

} // namespace

bool is_card_proposed(const PersonSession& session) {
    if (!session.card.before) return false;
    if (session.screen == "card") return true;
    const auto covers = [](const std::string& screen) {
        return screen != "card" && (is_help(screen) || screen == "still-there");
    };
    const auto under = std::find_if_not(session.behind.rbegin(), session.behind.rend(), covers);
    return covers(session.screen) && under != session.behind.rend() && *under == "card";
}

void take_card_back(PersonSession& session) {
    CardState& card = session.card;
    if (!card.before) return;
    session.settings = without_card(session.settings, card.asked, *card.before);
    card.before.reset();
}

void follow_card(PersonSession& session) {
    if (is_card_proposed(session)) return;
    take_card_back(session);
    // Back leads to no card that asks nothing any more.
    std::erase(session.behind, "card");
}

Effects update_card(Model& model, const TakeCard& action) {
    PersonSession& session = model.session;
    const auto read = read_pass(action.text);
    if (!read) {
        visit_screen(session, "show-card");
        session.card.message = why_not(read.error()).text();
        session.focus = "error";
        return {};
    }
    // One card after another, or the same twice: "Undo" still leads to what was before the first.
    take_card_back(session);
    const ViewSettings before = session.settings;
    session.card.message.clear();
    apply(model, *read);
    visit_screen(session, "card");
    session.card.before = before;
    session.card.asked = session.settings;
    session.part = 0;
    return {};
}

Effects update_card(Model& model, const UndoCard&) {
    if (!model.session.card.before) return {};
    take_card_back(model.session);
    return update(model, GoBack{});
}

Effects update_card(Model& model, const PrintCard&) {
    PersonSession& session = model.session;
    const bool has_begun = session.card.message == MessageKey("pass.printing").text();
    if (!model.carried.has_printer || has_begun) return {};
    session.card.message = MessageKey("pass.printing").text();
    const Words words = words_of(model);
    PassSheet sheet;
    sheet.code = write_pass(session.settings);
    sheet.heading = words.say(MessageKey("pass.heading")).text();
    for (const MessageKey& key : {MessageKey("pass.next-time"), MessageKey("pass.no-name")}) {
        sheet.ideas.push_back(words.say(key).text());
    }
    sheet.language = words.language();
    sheet.right_to_left = words.right_to_left();
    return {PrintPass{std::move(sheet)}};
}

// The number alone, and what happens next; no name, for paper is left lying about. Whoever finds it learns nothing.
Effects update_card(Model& model, const PrintSlip&) {
    PersonSession& session = model.session;
    const Form* form = find_form(model, session.saved.form);
    const bool is_shown = session.screen == "saved" && form != nullptr && session.meeting != nullptr;
    if (!is_shown || !model.carried.has_printer || !session.card.message.empty()) return {};
    session.card.message = MessageKey("slip.printing").text();
    const Words words = words_of(model);
    PassSheet sheet;
    sheet.code = session.saved.reference;
    sheet.heading = words.say(form->title).text();
    for (const SavedLine& line : saved_lines(model, *form, words)) sheet.ideas.push_back(line.label.text());
    for (const Label& line : handed_in_lines(model, words)) sheet.ideas.push_back(line.text());
    sheet.language = words.language();
    sheet.right_to_left = words.right_to_left();
    return {PrintPass{std::move(sheet)}};
}

// Never by itself: only who presses gets one, and who has just signed in.
Effects update_card(Model& model, const PrintLabel&) {
    PersonSession& session = model.session;
    const SavedNote& saved = session.saved;
    const bool is_printing = session.card.message == MessageKey("label.printing").text();
    const bool may = session.screen == "saved" && !saved.practice && !saved.label_name.empty();
    if (!may || !model.carried.label || is_printing) return {};
    session.card.message = MessageKey("label.printing").text();
    // That it prints stands under the heading: on the first part, where the button may not have been.
    session.part = 0;
    session.focus.clear();
    const Words words = words_of(model);
    return {PrintLabelSheet{
        {saved.label_name, saved.label_role, *model.carried.label, words.language(), words.right_to_left()}}};
}

Effects update_card(Model& model, const CardPrinted& action) {
    PersonSession& session = model.session;
    const std::string& message = session.card.message;
    const bool is_list = message == MessageKey("staff.printing").text();
    const bool waits = is_list || message == MessageKey("pass.printing").text() ||
                       message == MessageKey("slip.printing").text() || message == MessageKey("label.printing").text();
    // Whose paper it was has gone, or has left the page.
    if (action.done || !waits) return {};
    session.card.message = (is_list ? MessageKey("staff.not-printed") : MessageKey("pass.not-printed")).text();
    session.focus = "error";
    return {};
}

Effects update_card(Model& model, const CameraLost&) {
    model.session.card.no_camera = true;
    return {};
}

} // namespace copro
