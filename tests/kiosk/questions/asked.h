// One question on its own, with answers, typing and a meeting round it, for the tests of the question types. One
// thread.
#pragma once

#include "tests/kiosk/fixture.h"

namespace copro::test {

class Asked {
public:
    // A question of a shipped form: "claim", "amount".
    Asked(const std::string& form, const std::string& id)
        : Asked(question_of(form, id)) {}
    explicit Asked(Question asked)
        : question(std::move(asked))
        , pack(sample_pack())
        , names(pack.people) {}
    Asked(const Asked&) = delete; // names points into pack
    Asked& operator=(const Asked&) = delete;

    Question question;
    Answers answers;
    Typed typed;
    ViewSettings settings;
    MeetingPack pack;
    NameFinder names;
    NamedAlready named;

    // Whether the event was for the question; what it changed is kept.
    bool happens(const NodeEvent& event) {
        const Words words = all_words().words(settings.language);
        const auto edit = type_of(question).on(context(words), event);
        if (!edit) return false;
        if (edit->typed) typed = *edit->typed;
        if (edit->answer) answers.by_question[question.id] = *edit->answer;
        last = *edit;
        return true;
    }
    bool press(const std::string& id) { return happens({id, Gesture::press, {}}); }
    bool type(const std::string& text) { return happens({{}, Gesture::insert, text}); }
    QuestionEdit last;

    [[nodiscard]] Node built() const {
        const Words words = all_words().words(settings.language);
        Node page;
        type_of(question).build(context(words), page.children);
        return page;
    }
    // The message key of what is wrong, "" when all is well.
    [[nodiscard]] std::string wrong() const {
        const Words words = all_words().words(settings.language);
        const auto key = type_of(question).check(context(words));
        return key ? std::string(key->text()) : "";
    }
    [[nodiscard]] std::string summed_up() const {
        const Words words = all_words().words(settings.language);
        return type_of(question).sum_up(context(words)).text();
    }
    [[nodiscard]] std::string retyped() const {
        const Words words = all_words().words(settings.language);
        return type_of(question).retype(context(words));
    }
    template <typename Kind>
    [[nodiscard]] Kind answer() const {
        const Kind* found = answers.get<Kind>(question.id);
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] bool is_unanswered() const {
        const Answer* found = answers.find(question.id);
        return found == nullptr || is_empty(*found);
    }

private:
    static const Library& all_words() {
        // Polish has a comma in its numbers.
        static const Library library = library_of({"en", "cy", "pl"}, true);
        return library;
    }
    static const ExpenseRules& all_rules() {
        static const ExpenseRules rules = shipped_rules();
        return rules;
    }
    static Question question_of(const std::string& form, const std::string& id) {
        static const std::vector<Form> forms = shipped_forms();
        for (const Form& one : forms) {
            const Question* found = one.id == form ? one.find(id) : nullptr;
            if (found != nullptr) return *found;
        }
        FAIL("no question " << id << " in " << form);
        return {};
    }
    [[nodiscard]] QuestionContext context(const Words& words) const {
        QuestionContext asked{question, answers, typed, settings, &pack, &names, &all_rules(), words};
        asked.named = named;
        return asked;
    }
};

inline const Node* find_in(const Node& node, const std::string& id) {
    if (node.id == id) return &node;
    for (const Node& child : node.children) {
        if (const Node* found = find_in(child, id)) return found;
    }
    return nullptr;
}

// "role label*, role label": the group's children, * when selected.
inline std::string told(const Node& group) {
    std::string all;
    for (const Node& child : group.children) {
        all += (all.empty() ? "" : ", ") + child.label.text();
        if (!child.detail.empty()) all += " / " + child.detail.text();
        if (child.selected) all += "*";
    }
    return all;
}

} // namespace copro::test
