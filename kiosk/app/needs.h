// What the kiosk knows of the person in front of it, and their access needs: remembered from earlier meetings, asked
// now, and put together for the record (access.md C6; domain.md, "Access needs"). Pure; any thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/questions/parts.h"

namespace copro {

// The person whom these answers name, as the meeting's pack has them; nullptr for somebody who is not in it.
[[nodiscard]] const Invitee* invitee_of(const Model& model, const Answers& answers);
// Does it hold? question: the one that is asked when it does.
[[nodiscard]] bool holds(const Model& model, const Question& question, const Answers& answers);
// Can the answer to this question change whether that holds?
[[nodiscard]] bool decides(const Question& question, ShowIf::Fact fact);
// Under 16: for forms that then ask no bank details, and no gender or orientation (domain.md, "Privacy").
[[nodiscard]] bool is_child(const Model& model, const Answers& answers);

// All that somebody needs today, whether they said it now or said that it is still right.
struct NeedsToday {
    std::vector<std::string> list;
    std::string other;
    bool is_spoken = false; // more of it in their own voice
    std::vector<std::string> contact;
    bool tell_host = false;
    bool remember = false;
    bool was_asked = false; // something was said about it, "nothing" too
    [[nodiscard]] bool any() const { return !list.empty() || !other.empty(); }
};
// answers: without those to questions that are no longer asked.
[[nodiscard]] NeedsToday needs_today(const Model& model, const Answers& answers);
// What they said of photos last time stands there, to be changed; once they say that their needs have changed, those.
void fill_in_what_is_known(const Model& model, Answers& answers);
// Somebody else after all: what was known of the other one must not be said of them.
void forget_what_was_known(const Form& form, Answers& answers);

// The sign-in form's need with that id, for words and picture. It lives as long as the model's forms.
[[nodiscard]] std::optional<NamedAnswer> need_named(const Model& model, std::string_view id);

} // namespace copro
