// "What came of my claim?": asked by the number that somebody took away, typed or shown on their slip; told for costs
// and fee each on its own, or that it is not found, and what to do then.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/badge_parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "sync/records/reference.h"

#include <algorithm>

namespace copro {

namespace {

void build_ask(const Model& model, const Words& words, Tree& tree) {
    const ClaimAskState& ask = model.session.claim_ask;
    tree.main.children.push_back(heading_node(words.say(MessageKey("claim-answer.type"))));
    if (!ask.message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(ask.message))));
    Node field;
    field.id = "claim-answer.field";
    field.role = Role::field;
    field.label = tree.main.children.front().label; // the heading names it
    field.value = words.reference(written_reference(ask.typed.text));
    field.is_private = true;
    Node box = group_node("claim-answer.typing", Arrange::column, {});
    box.children.push_back(std::move(field));
    box.children.push_back(build_keyboard(Typing::reference, ask.typed, model.session.settings.alphabet, words));
    tree.main.children.push_back(std::move(box));
    add_back(tree, words);
    if (model.carried.has_camera) {
        tree.actions.children.push_back(
            button_node("claim-answer.show", words.say(MessageKey("claim-answer.show")), "camera", Look::secondary));
    }
    add_next(tree, words.say(MessageKey("action.next")));
}

void build_show(const Model& model, const Words& words, Tree& tree) {
    tree.screen = "claim-answer.show";
    tree.main.children.push_back(heading_node(words.say(MessageKey("claim-answer.show")), "camera"));
    add_ways_to_show("claim-answer", model, words, tree);
    add_back(tree, words);
}

// Typing a reference that is another's tells no more than that there is none here.
void build_unknown(const Model& model, const Words& words, Tree& tree) {
    tree.screen = "claim-answer.unknown";
    const ClaimAskState& ask = model.session.claim_ask;
    const bool may_try = ask.tries < most_claim_tries;
    tree.main.children.push_back(heading_node(words.say(MessageKey("claim-answer.unknown")), "question"));
    const auto idea = [&](const char* id, const MessageKey& key, const char* picture) {
        tree.main.children.push_back(idea_node(std::string("claim-answer.") + id, words.say(key), picture));
    };
    if (may_try) {
        idea("look", MessageKey("claim-answer.look"), "look");
    } else {
        idea("enough", MessageKey("claim-answer.enough"), "break");
    }
    idea("new", MessageKey("claim-answer.new"), "clock");
    idea("ask-person", MessageKey("welcome.ask-person"), "person");
    add_back(tree, words);
    if (may_try) {
        tree.actions.children.push_back(
            button_node("claim-answer.again", words.say(MessageKey("photo.again")), "again", Look::secondary));
    }
    add_next(tree, words.say(MessageKey("help.person")), "person");
}

struct NamedMessage {
    std::string_view name;
    MessageKey message;
};
const NamedMessage reasons[] = {
    {"no-receipt", MessageKey("claim-answer.because.no-receipt")},
    {"not-covered", MessageKey("claim-answer.because.not-covered")},
    {"paid-before", MessageKey("claim-answer.because.paid-before")},
    {"too-late", MessageKey("claim-answer.because.too-late")},
};
static_assert(std::size(reasons) == plain_reasons.size());
const NamedMessage ways_to_pay[] = {
    {"bank", MessageKey("claim-answer.how.bank")},
    {"building-society", MessageKey("claim-answer.how.building-society")},
    {"cash", MessageKey("payment.cash")},
    {"voucher", MessageKey("payment.voucher")},
    {"prepaid", MessageKey("payment.prepaid")},
};
static_assert(std::size(ways_to_pay) == told_ways.size());

// None: nothing to say of it.
Label message_named(std::span<const NamedMessage> messages, std::string_view name, const Words& words) {
    const auto found =
        std::find_if(messages.begin(), messages.end(), [&](const NamedMessage& one) { return one.name == name; });
    return found == messages.end() ? Label() : words.say(found->message);
}

struct Told {
    const Words& words;
    Tree& tree;
    std::string part; // "costs", "fee"

    void say(const char* id, Label label, const char* picture) const {
        Node node = idea_node("claim-answer." + part + "." + id, std::move(label), picture);
        node.is_private = true;
        tree.main.children.push_back(std::move(node));
    }
    [[nodiscard]] Label money(Pence amount) const { return words.money(amount).kept_private(); }
};

// Some of it is still to be paid.
void tell_owed(const Told& told, Pence owed) {
    told.say("owed", told.words.say(MessageKey("claim-answer.approved"), {{"amount", told.money(owed)}}), "waiting");
}

// Another amount than they asked for, once it is decided.
void tell_asked(const Told& told, const PartAnswer& part) {
    if (part.asked == part.approved) return;
    told.say("asked", told.words.say(MessageKey("form.claim.saved.total"), {{"total", told.money(part.asked)}}),
             "sent");
}

void tell_part(const Told& told, const PartAnswer& part) {
    const Words& words = told.words;
    switch (part.outcome) {
    case ClaimOutcome::waiting:
        return told.say("is", words.say(MessageKey("claim-answer.waiting"), {{"amount", told.money(part.asked)}}),
                        "waiting");
    case ClaimOutcome::ask: return told.say("is", words.say(MessageKey("claim-answer.ask")), "person");
    case ClaimOutcome::approved: tell_asked(told, part); return tell_owed(told, part.approved);
    case ClaimOutcome::paid:
        tell_asked(told, part);
        told.say("is",
                 words.say(MessageKey("claim-answer.paid"),
                           {{"amount", told.money(part.paid)}, {"date", words.date(part.day.value_or(Date{}))}}),
                 "tick");
        if (part.approved > part.paid) tell_owed(told, Pence{part.approved.pence - part.paid.pence});
        return;
    case ClaimOutcome::not_paid:
        told.say("is", words.say(MessageKey("claim-answer.not-paid"), {{"amount", told.money(part.asked)}}), "no");
        if (!part.reason.empty()) told.say("because", message_named(reasons, part.reason, words), "why");
        return told.say("ask-why", words.say(MessageKey("claim-answer.ask-why")), "person");
    case ClaimOutcome::withdrawn: return told.say("is", words.say(MessageKey("claim-answer.withdrawn")), "back");
    case ClaimOutcome::instead:
        told.say("is", words.say(MessageKey("claim-answer.instead")), "training");
        if (part.day) {
            told.say("given", words.say(MessageKey("claim-answer.given"), {{"date", words.date(*part.day)}}), "tick");
        }
        return;
    case ClaimOutcome::gift: return told.say("is", words.say(MessageKey("claim-answer.gift")), "donate");
    }
}

bool is_open(const std::optional<PartAnswer>& part) {
    if (!part) return false;
    const bool owes = part->outcome == ClaimOutcome::paid && part->approved > part->paid;
    return owes || part->outcome == ClaimOutcome::waiting || part->outcome == ClaimOutcome::approved;
}

bool is_money(const std::optional<PartAnswer>& part) {
    return is_open(part) || (part && part->outcome == ClaimOutcome::paid);
}

// By when, or that it is late; nothing of what is done.
void tell_when(const ClaimAnswer& answer, Date today, const Words& words, Tree& tree) {
    if (!answer.pay_by || (!is_open(answer.costs) && !is_open(answer.fee))) return;
    if (*answer.pay_by >= today) {
        const Label day = words.date(*answer.pay_by);
        tree.main.children.push_back(idea_node(
            "claim-answer.by", words.say(MessageKey("form.claim.saved.pay-by"), {{"pay_by", day}}), "calendar"));
        return;
    }
    tree.main.children.push_back(idea_node("claim-answer.late", words.say(MessageKey("claim-answer.late")), "warning"));
    tree.main.children.push_back(
        idea_node("claim-answer.ask-person", words.say(MessageKey("welcome.ask-person")), "person"));
}

void build_answer(const Model& model, const ClaimAnswer& answer, const Words& words, Tree& tree) {
    tree.screen = "claim-answer.told";
    std::vector<Node>& main = tree.main.children;
    main.push_back(heading_node(words.say(MessageKey("claim-answer.open")), "claim"));
    main.push_back(text_node(
        "claim-answer.claimed-on",
        words.say(MessageKey("claim-answer.claimed-on"), {{"date", words.date(answer.claimed_on)}}), Look::soft));
    if (answer.costs) {
        main.push_back(idea_node("claim-answer.costs", words.say(MessageKey("claim-answer.costs")), "receipt"));
        tell_part({words, tree, "costs"}, *answer.costs);
    }
    if (answer.fee) {
        main.push_back(idea_node("claim-answer.fee", words.say(MessageKey("claim-answer.fee")), "fee"));
        tell_part({words, tree, "fee"}, *answer.fee);
    }
    if (!answer.costs && !answer.fee) {
        main.push_back(idea_node("claim-answer.nothing", words.say(MessageKey("claim-answer.nothing")), "no-fee"));
    }
    const Label how = message_named(ways_to_pay, answer.how, words);
    if (!how.empty() && (is_money(answer.costs) || is_money(answer.fee))) {
        Node line;
        line.id = "claim-answer.how";
        line.role = Role::summary;
        line.label = words.say(MessageKey("check.payment"));
        line.value = how.kept_private();
        line.is_private = true;
        main.push_back(std::move(line));
    }
    tell_when(answer, local_date(model.now_wall_ms), words, tree);
    const Label day = words.date(local_date(model.session.claim_ask.told_wall_ms));
    main.push_back(
        text_node("claim-answer.known", words.say(MessageKey("claim-answer.known"), {{"date", day}}), Look::soft));
    add_back(tree, words);
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

void build_claim_answer(const Model& model, const Words& words, Tree& tree) {
    const ClaimAskState& ask = model.session.claim_ask;
    switch (ask.step) {
    case ClaimAskStep::type: return build_ask(model, words, tree);
    case ClaimAskStep::show: return build_show(model, words, tree);
    case ClaimAskStep::told: return build_answer(model, ask.answer.value_or(ClaimAnswer{}), words, tree);
    case ClaimAskStep::unknown: return build_unknown(model, words, tree);
    }
}

std::optional<Action> on_claim_answer(const Model& model, const NodeEvent& event) {
    const ClaimAskStep step = model.session.claim_ask.step;
    if (is_pressed(event, "claim-answer.show")) return ShowSlip{};
    if (is_pressed(event, "claim-answer.again")) return GoBack{};
    if (is_pressed(event, "next")) {
        if (step == ClaimAskStep::told) return Finish{};
        if (step == ClaimAskStep::unknown) return GoTo{"person"};
        return AskClaim{};
    }
    const bool types = event.gesture == Gesture::insert || event.gesture == Gesture::erase ||
                       pressed_after(event, "keyboard.").has_value();
    if (types && step == ClaimAskStep::type) return TypeReference{event};
    return std::nullopt;
}

} // namespace

Screen what_came_screen() { return {claim_answer_screen, build_claim_answer, on_claim_answer}; }

} // namespace copro
