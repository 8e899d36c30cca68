#include "kiosk/app/saved_words.h"

namespace copro {

Label saved_words(const Model& model, const Wording& wording, const Words& words) {
    if (wording.key.empty()) return words.say(wording);
    const SavedNote& note = model.session.saved;
    if (model.session.meeting == nullptr) return words.say(wording); // equality: of no meeting, and no facts to tell
    const MeetingPack& pack = model.session.meeting->pack;
    // Words with a name, an amount or the number that finds the record again are for the person alone (S8).
    const Label name = note.name.empty() ? words.say(MessageKey("person.guest"))
                                         : Label::of_person(UserText{note.name}).kept_private();
    return words.say(MessageKey(wording.key), {{"name", name},
                                               {"reference", words.reference(note.reference).kept_private()},
                                               {"total", words.money(note.total).kept_private()},
                                               {"answer_by", words.date(pack.answer_by)},
                                               {"pay_by", words.date(add_days(pack.date, pack.pay_within_days))}});
}

std::vector<Label> handed_in_lines(const Model& model, const Words& words) {
    std::vector<Label> lines;
    for (const HandedIn& one : model.session.saved.handed_in) {
        const ExpenseRule* rule = model.carried.rules == nullptr ? nullptr : model.carried.rules->find(one.category);
        if (rule == nullptr) continue;
        if (lines.empty()) lines.push_back(words.say(MessageKey("slip.receipts")));
        lines.push_back(words.say(MessageKey("slip.receipt"), {{"what", words.say(MessageKey(rule->wording))},
                                                               {"amount", words.money(one.amount).kept_private()}}));
    }
    return lines;
}

std::vector<SavedLine> saved_lines(const Model& model, const Form& form, const Words& words) {
    std::vector<SavedLine> lines;
    for (std::size_t at = 0; at < form.saved_ideas.size(); ++at) {
        const SavedIdea& idea = form.saved_ideas[at];
        if (!model.session.saved.left_out.contains(at))
            lines.push_back({at + 1, saved_words(model, idea.wording, words), idea.picture});
    }
    return lines;
}

} // namespace copro
