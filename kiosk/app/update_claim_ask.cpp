// Asking what came of a claim: a reference is typed or shown, looked up, and forgotten with the screen.
#include "kiosk/app/update_parts.h"
#include "sync/records/reference.h"

#include <algorithm>

namespace copro {

namespace {

void turn_to(PersonSession& session, ClaimAskStep step) {
    session.claim_ask.step = step;
    session.claim_ask.message.clear();
    session.card.no_camera = false;
    session.part = 0;
    session.focus.clear();
}

bool is_asking(const PersonSession& session) {
    const ClaimAskStep step = session.claim_ask.step;
    return session.screen == claim_answer_screen && (step == ClaimAskStep::type || step == ClaimAskStep::show);
}

} // namespace

void follow_claim_ask(PersonSession& session) {
    const auto& behind = session.behind;
    const bool is_behind = std::find(behind.begin(), behind.end(), claim_answer_screen) != behind.end();
    if (session.screen == claim_answer_screen || is_behind) return;
    const int tries = session.claim_ask.tries;
    wipe(session.claim_ask.typed.text);
    session.claim_ask = {};
    session.claim_ask.tries = tries;
}

Effects update_claim_ask(Model& model, const TypeReference& action) {
    PersonSession& session = model.session;
    if (!is_asking(session)) return {};
    const NodeEvent& event = action.event;
    // All of it at once: a speaking aid, or somebody who begins anew.
    const bool is_whole =
        event.gesture == Gesture::insert && reference_letters_in(event.text).size() == letters_in_reference;
    if (is_whole) wipe(session.claim_ask.typed.text);
    auto typed =
        type_into(session.claim_ask.typed, Typing::reference, letters_in_reference, event, session.settings.language);
    if (!typed) return {};
    session.claim_ask.typed = *std::move(typed);
    session.claim_ask.message.clear();
    return {};
}

Effects update_claim_ask(Model& model, const AskClaim&) {
    PersonSession& session = model.session;
    if (!is_asking(session)) return {};
    if (session.claim_ask.tries >= most_claim_tries) {
        turn_to(session, ClaimAskStep::unknown);
        return {};
    }
    if (session.claim_ask.typed.text.size() != letters_in_reference) {
        session.claim_ask.step = ClaimAskStep::type;
        say_error(session, session.claim_ask.message, MessageKey("claim-answer.length"));
        return {};
    }
    return {FindClaim{written_reference(session.claim_ask.typed.text)}};
}

// A slip of theirs. Any other code says nothing that could be looked up.
Effects take_reference(Model& model, const std::string& code) {
    PersonSession& session = model.session;
    if (!is_asking(session)) return {};
    std::string letters = reference_letters_in(code);
    const bool is_reference = letters.size() == letters_in_reference && written_reference(letters) == code;
    wipe(session.claim_ask.typed.text);
    if (is_reference) session.claim_ask.typed.text = letters;
    wipe(letters);
    return update_claim_ask(model, AskClaim{});
}

Effects update_claim_ask(Model& model, const ClaimFound& action) {
    PersonSession& session = model.session;
    if (!is_asking(session)) return {};
    wipe(session.claim_ask.typed.text);
    turn_to(session, ClaimAskStep::told);
    session.claim_ask.answer = action.answer;
    session.claim_ask.told_wall_ms = action.told_wall_ms;
    return {};
}

// What was typed stays, to be looked at letter by letter.
Effects update_claim_ask(Model& model, const ClaimNotFound& action) {
    PersonSession& session = model.session;
    if (!is_asking(session)) return {};
    ++session.claim_ask.tries;
    turn_to(session, ClaimAskStep::unknown);
    session.claim_ask.told_wall_ms = action.told_wall_ms;
    return {};
}

Effects update_claim_ask(Model& model, const ShowSlip&) {
    PersonSession& session = model.session;
    if (is_asking(session)) turn_to(session, ClaimAskStep::show);
    return {};
}

bool back_in_claim_ask(Model& model) {
    PersonSession& session = model.session;
    if (session.screen != claim_answer_screen) return false;
    const ClaimAskStep step = session.claim_ask.step;
    const bool has_tries = session.claim_ask.tries < most_claim_tries;
    if (step == ClaimAskStep::show || (step == ClaimAskStep::unknown && has_tries)) {
        turn_to(session, ClaimAskStep::type);
        return true;
    }
    return false;
}

} // namespace copro
