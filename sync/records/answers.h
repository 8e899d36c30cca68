// What one person has answered so far: memory only, wiped when they leave. Values; owned by one session. One thread.
#pragma once

#include "sync/base/bytes.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace copro {

struct Answers;

// Who somebody is: somebody in the pack, or someone new, whose name another question asks for.
inline constexpr std::string_view new_person = "new";
// Somebody who says their name to a person instead of typing it: nothing of it is recorded (access.md C5).
inline constexpr std::string_view told_person = "told";
struct PersonAnswer {
    std::string id; // of an Invitee, new_person or told_person
    std::string name;
    bool operator==(const PersonAnswer&) const = default;
};
// Is it somebody of the meeting's list, of whom there is only one?
[[nodiscard]] inline bool is_listed(const PersonAnswer& person) {
    return !person.id.empty() && person.id != new_person && person.id != told_person;
}

// Nothing yet; a choice or text; several choices; a number (pence, tenths of a mile); a person; lines.
using Answer = std::variant<std::monostate, std::string, std::vector<std::string>, std::int64_t, PersonAnswer,
                            std::vector<Answers>>;

struct Answers {
    std::map<std::string, Answer> by_question;
    // What was said instead of typed, or besides: by question, the name of the sealed voice.
    std::map<std::string, std::string> spoken = {};

    [[nodiscard]] const Answer* find(const std::string& question) const {
        const auto found = by_question.find(question);
        return found == by_question.end() ? nullptr : &found->second;
    }
    // The value when it is there and of that kind, else nullptr.
    template <typename Kind>
    [[nodiscard]] const Kind* get(const std::string& question) const {
        const Answer* answer = find(question);
        return answer == nullptr ? nullptr : std::get_if<Kind>(answer);
    }
    bool operator==(const Answers&) const = default;
};

[[nodiscard]] inline bool is_empty(const Answer& answer) {
    struct Emptiness {
        bool operator()(std::monostate) const { return true; }
        bool operator()(const std::string& text) const { return text.empty(); }
        bool operator()(const std::vector<std::string>& list) const { return list.empty(); }
        bool operator()(std::int64_t) const { return false; }
        bool operator()(const PersonAnswer& person) const { return person.id.empty(); }
        bool operator()(const std::vector<Answers>& lines) const { return lines.empty(); }
    };
    return std::visit(Emptiness{}, answer);
}

// Overwrites everything typed before it lets go of it.
void wipe(Answers& answers);

} // namespace copro
