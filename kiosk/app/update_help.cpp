// "Ask a person": how long it takes until somebody comes (domain.md, "How long a call for help took").
#include "kiosk/app/update_parts.h"
#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view help_screen = "person";
// As for the meeting room: a power cut takes little of it, and a record's time tells nothing of one person. When the
// program ends what is counted goes at once, or it would be lost: that time is the end of the meeting's, not a call's.
// Who waits then is not counted: those who end it have come.
constexpr std::int64_t help_record_every_ms = room_record_every_ms;

// At the only meeting of the day nobody chooses one before they ask.
std::string meeting_of_call(const Model& model) {
    if (model.session.meeting) return model.session.meeting->pack.id;
    const auto& meetings = model.carried.meetings;
    return meetings.size() == 1 ? meetings.front()->pack.id : std::string();
}

// What is counted of a meeting since the last record.
HelpCounts& counts_of(Model& model, const std::string& meeting) {
    HelpState& help = model.carried.help;
    if (help.counted.empty()) help.record_at_ms = model.now_ms + help_record_every_ms;
    return help.counted[meeting];
}

void count_wait(Model& model, std::size_t wait) {
    const std::string meeting = std::exchange(model.carried.help.asked_at, {});
    if (meeting.empty() || model.carried.choices.practice) return;
    ++counts_of(model, meeting)[wait];
}

// Staff who walk up to the first screen press "Ask a person" on their way to their own page: nobody has called them, as
// long as nothing was begun there.
bool is_on_the_way_to_staff_page(const Model& model) {
    const PersonSession& session = model.session;
    const bool has_begun = session.run || !session.set_aside.empty() || !session.person.id.empty();
    return !has_begun && model.now_ms - *model.carried.help.asked_ms < least_wait_for_help_ms;
}

void somebody_came(Model& model) {
    const std::int64_t waited_ms = model.now_ms - *model.carried.help.asked_ms;
    model.carried.help.asked_ms.reset();
    const auto* const found = std::find_if(help_waits.begin(), help_waits.end(),
                                           [&](const HelpWait& wait) { return waited_ms < wait.under_ms; });
    count_wait(model, static_cast<std::size_t>(found - help_waits.begin()));
}

} // namespace

Effects update_help(Model& model, const HelpCame&) {
    if (model.session.screen != help_screen) return {};
    if (model.carried.help.asked_ms) somebody_came(model);
    leave_screen(model.session);
    return {};
}

Effects update_help(Model& model, const HelpNotSaved& action) {
    HelpCounts& counted = counts_of(model, action.meeting);
    for (std::size_t at = 0; at < counted.size(); ++at) counted[at] += action.counted[at];
    return {};
}

void follow_help(Model& model) {
    HelpState& help = model.carried.help;
    const std::string& screen = model.session.screen;
    if (!help.asked_ms) {
        if (screen != help_screen || model.session.staff.inside) return;
        help.asked_ms = model.now_ms;
        help.asked_at = meeting_of_call(model);
        return;
    }
    if (model.session.staff.inside && is_on_the_way_to_staff_page(model)) {
        help.asked_ms.reset();
        help.asked_at.clear();
        return;
    }
    if (model.session.staff.inside) return somebody_came(model);
    if (is_help(screen) || screen == "staff-pin" || screen == "still-there") return;
    const bool has_waited = model.now_ms - *help.asked_ms >= least_wait_for_help_ms;
    help.asked_ms.reset();
    if (has_waited) count_wait(model, nobody_came);
}

Effects put_help_on_record(Model& model) {
    Effects effects;
    for (const auto& [meeting, counted] : std::exchange(model.carried.help.counted, {})) {
        Json waits = Json::object();
        for (std::size_t at = 0; at < counted.size(); ++at) waits[help_waits[at].id] = counted[at];
        const std::string body = Json{{"waits", std::move(waits)}}.dump();
        effects.emplace_back(
            SaveHelp{RecordDraft{"help", meeting, "help", 1, words_of(model).language(), body}, counted});
    }
    return effects;
}

Effects help_time_passed(Model& model) {
    const HelpState& help = model.carried.help;
    if (help.counted.empty() || model.now_ms < help.record_at_ms) return {};
    return put_help_on_record(model);
}

std::optional<std::int64_t> help_deadline(const Model& model) {
    const HelpState& help = model.carried.help;
    return help.counted.empty() ? std::nullopt : std::optional(help.record_at_ms);
}

} // namespace copro
