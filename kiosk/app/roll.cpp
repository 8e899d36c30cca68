#include "kiosk/app/roll.h"

#include "kiosk/app/needs.h"
#include "kiosk/view/name_order.h"

#include <algorithm>

namespace copro {

namespace {

// Who brought them; nullptr for somebody who came alone or brought the others.
const RollEntry* brought_by(const Model& model, const RollEntry& entry) {
    if (entry.more.party.empty() || entry.more.came_as.empty()) return nullptr;
    for (const RollEntry& other : model.carried.roll) {
        if (other.more.party == entry.more.party && other.more.came_as.empty()) return &other;
    }
    return nullptr;
}

void add_needs(const Model& model, const std::vector<std::string>& needs, const Words& words, BriefEntry& entry) {
    for (const std::string& need : needs) {
        if (const auto named = need_named(model, need))
            entry.needs.push_back({answer_alone(*named, words), named->option->picture});
    }
}

BriefEntry brief_of(const Model& model, Label name, const std::vector<std::string>& needs, const std::string& other,
                    const Words& words) {
    BriefEntry entry;
    entry.name = std::move(name);
    add_needs(model, needs, words, entry);
    if (!other.empty()) entry.needs.push_back({Label::of_person(UserText{other}), "other"});
    return entry;
}

struct Expected {
    const Invitee* person;
    std::string name;
};

bool is_here(const Model& model, const std::string& meeting, const std::string& person) {
    return std::any_of(model.carried.roll.begin(), model.carried.roll.end(),
                       [&](const RollEntry& entry) { return entry.meeting == meeting && entry.person == person; });
}

// Asked for something at an earlier meeting, lets the host know, and is not here yet: by name.
std::vector<Expected> expected_with_needs(const Model& model, const std::string& language) {
    std::vector<Expected> expected;
    for (const auto& meeting : model.carried.meetings) {
        for (const Invitee& person : meeting->pack.people) {
            if (!person.needs || !person.needs->tell_host || is_here(model, meeting->pack.id, person.id)) continue;
            expected.push_back({&person, person.first_name + (person.last_name.empty() ? "" : " ") + person.last_name});
        }
    }
    sort_by_name(expected, language, [](const Expected& one) { return std::string_view(one.name); });
    return expected;
}

ListSheet sheet_of(const Label& heading, const Words& words) {
    ListSheet sheet;
    sheet.heading = heading.text();
    sheet.language = words.language();
    sheet.right_to_left = words.right_to_left();
    return sheet;
}

} // namespace

bool may_see_roll(const Model& model) { return model.session.staff.inside || model.carried.chair_may_call; }

std::vector<RollEntry> roll_by_name(const Model& model) {
    std::vector<RollEntry> roll = model.carried.roll;
    sort_by_name(roll, words_of(model).language(), [](const RollEntry& entry) { return std::string_view(entry.name); });
    return roll;
}

std::int64_t found_on_roll(const Model& model) {
    return std::count_if(model.carried.roll.begin(), model.carried.roll.end(),
                         [](const RollEntry& entry) { return entry.more.found; });
}

Label name_on_roll(const RollEntry& entry, const Words& words) {
    if (entry.name.empty()) return words.say(MessageKey("staff.name-told"));
    return Label::of_person(UserText{entry.name});
}

bool came_with_others(const Model& model, const RollEntry& entry) { return brought_by(model, entry) != nullptr; }

Label detail_on_roll(const Model& model, const RollEntry& entry, const Words& words) {
    if (const RollEntry* with = brought_by(model, entry)) {
        const MessageKey key = entry.more.is_child ? MessageKey("roll-call.child-with") : MessageKey("roll-call.with");
        return words.say(key, {{"name", name_on_roll(*with, words)}});
    }
    return words.say(MessageKey("staff.since"), {{"time", words.time(entry.since_wall_ms)}});
}

std::vector<BriefEntry> arrival_brief(const Model& model, const Words& words) {
    std::vector<BriefEntry> brief;
    for (const RollEntry& entry : roll_by_name(model)) {
        BriefEntry one = brief_of(model, name_on_roll(entry, words), entry.more.needs, entry.more.needs_other, words);
        // Nobody here can open it: who said it can say it again.
        if (entry.more.needs_spoken) one.needs.push_back({words.say(MessageKey("brief.said-aloud")), "microphone"});
        add_needs(model, entry.more.extras, words, one);
        // Not a need of theirs: what staff have to see to.
        if (entry.more.lacks_consent) one.needs.push_back({words.say(MessageKey("brief.guardian")), "guardian"});
        one.is_here = true;
        if (!one.needs.empty()) brief.push_back(std::move(one));
    }
    for (const Expected& expected : expected_with_needs(model, words.language())) {
        const RememberedNeeds& needs = *expected.person->needs;
        BriefEntry one = brief_of(model, Label::of_person(UserText{expected.name}), needs.list, needs.other, words);
        if (!one.needs.empty()) brief.push_back(std::move(one));
    }
    return brief;
}

ListSheet roll_sheet(const Model& model, const Words& words) {
    ListSheet sheet = sheet_of(words.say(MessageKey("roll-call.heading")), words);
    const auto here = static_cast<std::int64_t>(model.carried.roll.size());
    sheet.ideas = {words.date(local_date(model.now_wall_ms)).text() + " " + words.time(model.now_wall_ms).text(),
                   words.count(MessageKey("staff.here"), here).text()};
    sheet.has_boxes = true;
    for (const RollEntry& entry : roll_by_name(model)) {
        sheet.lines.push_back(
            {name_on_roll(entry, words).text(), detail_on_roll(model, entry, words).text(), entry.more.found});
    }
    return sheet;
}

ListSheet brief_sheet(const Model& model, const Words& words) {
    ListSheet sheet = sheet_of(words.say(MessageKey("brief.heading")), words);
    sheet.ideas = {words.date(local_date(model.now_wall_ms)).text(), words.say(MessageKey("brief.only-yes")).text()};
    sheet.has_boxes = true;
    for (const BriefEntry& entry : arrival_brief(model, words)) {
        Label all;
        for (const BriefEntry::Need& need : entry.needs) {
            all = all.empty() ? need.words : words.say(MessageKey("list.join"), {{"first", all}, {"next", need.words}});
        }
        sheet.lines.push_back({entry.name.text(), all.text(), false});
    }
    return sheet;
}

} // namespace copro
