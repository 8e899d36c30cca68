// A kiosk's model with everything shipped loaded, moved by actions alone: no screens. For tests; one thread.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/update.h"
#include "sync/base/json.h"
#include "tests/kiosk/fixture.h"

namespace copro::test {

// What is loaded once and shared by every kiosk of the tests.
inline Carried carried_with(std::vector<MeetingPack> packs) {
    static const auto forms = std::make_shared<const std::vector<Form>>(shipped_forms());
    static const auto rules = std::make_shared<const ExpenseRules>(shipped_rules());
    static const auto library = std::make_shared<const Library>(words_of_all());
    Carried carried;
    for (MeetingPack& pack : packs) carried.meetings.push_back(std::make_shared<const Meeting>(std::move(pack)));
    carried.forms = forms;
    carried.rules = rules;
    carried.library = library;
    carried.voices = library->languages();
    carried.version = "0.1.0";
    carried.device = "kiosk-1";
    carried.has_pin = true;
    return carried;
}

// Of somebody on the roll who came with others: "" leads them.
inline RollDetails in_party(const std::string& party, const std::string& came_as = {}) {
    RollDetails more;
    more.party = party;
    more.came_as = came_as;
    return more;
}
// Of somebody who asked for something; told: what the host may know of it.
inline RollDetails with_needs(std::vector<std::string> told = {}) {
    RollDetails more;
    more.asked_needs = true;
    more.needs = std::move(told);
    return more;
}

class Kiosk {
public:
    Kiosk()
        : Kiosk(carried_with({sample_pack()})) {}
    explicit Kiosk(Carried carried)
        : model(start_model(std::move(carried), 0, morning_ms)) {}

    Model model;
    Effects effects; // all so far

    void act(const Action& action) {
        for (Effect& effect : update(model, action)) effects.push_back(std::move(effect));
    }
    // One event on the question that is open. False when it is not for it.
    bool try_event(const NodeEvent& event) {
        const Words words = words_of(model);
        const Question& question = current_question(model);
        const auto edit = type_of(question).on(question_context(model, question, words), event);
        if (edit) act(EditAnswer{*edit});
        return edit.has_value();
    }
    void press(const NodeId& id) {
        INFO("press #" << id);
        REQUIRE(try_event({id, Gesture::press, {}}));
    }
    void type(const std::string& text) {
        INFO("type " << text);
        REQUIRE(try_event({{}, Gesture::insert, text}));
    }
    void next() { act(Continue{}); }
    void back() { act(GoBack{}); }
    // What can and cannot change, which stands before the questions of feedback and surveys.
    void pass_limits() {
        while (model.session.run && model.session.run->form != "sign-in" && model.session.screen == "question" &&
               current_question(model).says.ends_with("-change")) {
            next();
        }
    }
    // Answers the question that is open, and goes on.
    void choose(const NodeId& id) {
        press(id);
        next();
    }
    void write(const std::string& text) {
        type(text);
        next();
    }
    // A claim, as Mabel Thornberry for herself: to "your money so far". day: as it is typed; "" = today.
    void start_claim(const std::string& day = {}) {
        act(StartForm{"claim"});
        type("mab th");
        choose("who.p-001");
        choose("for.me");
        choose(day.empty() ? "when.today" : "when.other-day");
        if (!day.empty()) write(day);
        REQUIRE(at() == "question lines");
    }
    void wait(std::int64_t ms) { act(TimePassed{model.now_ms + ms, model.now_wall_ms + ms}); }
    // What the effect runner does once the record is on the disk.
    void save(const std::string& reference = "7F3K-9Q2M") {
        act(SaveForm{});
        REQUIRE(draft() != nullptr);
        act(RecordSaved{reference});
    }

    // What it does once roll calls are there.
    void keep_calls() {
        const Effects before = effects;
        for (const Effect& effect : before) {
            if (const auto* save = std::get_if<SaveRollCall>(&effect))
                act(RollCallSaved{{save->draft.meeting, save->draft.body}});
        }
    }

    // "question" with the question's id behind it: "question who"; else the screen's id.
    [[nodiscard]] std::string at() const {
        const PersonSession& session = model.session;
        return session.screen == "question" ? "question " + current_question(model).id : session.screen;
    }
    [[nodiscard]] std::string error() const { return model.session.run ? model.session.run->error : ""; }
    [[nodiscard]] const Answers& answers() const { return model.session.run->answers; }
    // The last record that was to be saved; nullptr when there was none.
    [[nodiscard]] const RecordDraft* draft() const {
        const auto* save = last<SaveRecord>();
        return save == nullptr ? nullptr : &save->draft;
    }
    [[nodiscard]] Json body() const {
        REQUIRE(draft() != nullptr);
        return parse_json(draft()->body, "body").take();
    }
    // The last effect of a kind; nullptr when there was none.
    template <typename Kind>
    [[nodiscard]] const Kind* last() const {
        for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) {
            if (const auto* one = std::get_if<Kind>(&*effect)) return one;
        }
        return nullptr;
    }
    template <typename Kind>
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(
            effects.begin(), effects.end(), [](const Effect& effect) { return std::holds_alternative<Kind>(effect); }));
    }
};

} // namespace copro::test
