#include "sync/server/pack_check.h"

#include "sync/server/forms/xlsform.h"

#include <fmt/format.h>

namespace copro {

namespace {

// A text in a language that no kiosk has is shown to nobody: most often its code is misspelt.
Result<void> check_languages(const LocalText& text, const std::string& at) {
    for (const std::string& language : text.languages()) {
        if (kiosk_languages().contains(language)) continue;
        return invalid(at + "/" + language, fmt::format("\"{}\" is no language of the kiosk's; it has {}", language,
                                                        fmt::join(kiosk_languages(), ", ")));
    }
    return {};
}

// A kiosk has the pictures of its version: in the place of another name it would show none (access.md, C3).
Result<void> check_idea(const Idea& idea, const std::string& at) {
    if (!kiosk_pictures().contains(idea.picture)) {
        return invalid(at + "/picture", fmt::format("\"{}\" is no picture of the kiosk's", idea.picture));
    }
    TRY(check_languages(idea.words, at));
    return check_languages(idea.because, at + "/because");
}

Result<void> check_ideas(const std::vector<Idea>& ideas, const std::string& at) {
    for (std::size_t i = 0; i < ideas.size(); ++i) TRY(check_idea(ideas[i], fmt::format("{}/{}", at, i)));
    return {};
}

Result<void> check_you_said(const YouSaid& one, const std::string& at) {
    TRY(check_languages(one.said, at + "/said"));
    TRY(check_languages(one.what, at + (one.done ? "/did" : "/could_not")));
    return check_languages(one.because, at + "/because");
}

// A kind that no line of a claim has would stop nobody from claiming what was booked.
Result<void> check_booked(const MeetingPack& pack, const ExpenseRules& rules, const std::string& place) {
    for (std::size_t at = 0; at < pack.booked.size(); ++at) {
        const std::string& category = pack.booked[at].category;
        if (rules.find(category) != nullptr) continue;
        return invalid(fmt::format("{}#/booked/{}/category", place, at),
                       fmt::format("there is no \"{}\" among the expense rules", category));
    }
    return {};
}

} // namespace

Result<void> check_pack(const MeetingPack& pack, const std::optional<ExpenseRules>& rules, const std::string& place) {
    const std::string top = place + "#/";
    TRY(check_languages(pack.organisation, top + "organisation"));
    TRY(check_languages(pack.title, top + "title"));
    TRY(check_languages(pack.place, top + "place"));
    for (std::size_t at = 0; at < pack.places.size(); ++at)
        TRY(check_languages(pack.places[at], fmt::format("{}places/{}", top, at)));
    TRY(check_ideas(pack.purpose, top + "purpose"));
    TRY(check_ideas(pack.can_change, top + "can_change"));
    TRY(check_ideas(pack.cannot_change, top + "cannot_change"));
    TRY(check_ideas(pack.your_role, top + "your_role"));
    for (std::size_t at = 0; at < pack.roles.size(); ++at) {
        TRY(check_languages(pack.roles[at].title, fmt::format("{}roles/{}/title", top, at)));
        TRY(check_ideas(pack.roles[at].today, fmt::format("{}roles/{}/today", top, at)));
    }
    for (std::size_t at = 0; at < pack.agenda.size(); ++at)
        TRY(check_idea(pack.agenda[at].idea, fmt::format("{}agenda/{}", top, at)));
    for (std::size_t at = 0; at < pack.you_said.size(); ++at)
        TRY(check_you_said(pack.you_said[at], fmt::format("{}you_said/{}", top, at)));
    return rules ? check_booked(pack, *rules, place) : Result<void>{};
}

} // namespace copro
