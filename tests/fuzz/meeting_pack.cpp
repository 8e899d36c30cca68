// A meeting's pack, as staff import it and a kiosk fetches it.
#include "sync/records/meeting_pack.h"

#include "sync/records/answers.h"
#include "sync/records/slug.h"
#include "tests/fuzz/fuzz.h"

#include <set>

namespace copro::fuzz {

namespace {

void try_pack(std::string_view bytes) {
    const auto pack = load_meeting_pack(bytes, "pack.json");
    if (!pack) {
        promise_refusal(pack.error());
        return promise(pack.error().place.starts_with("pack.json"), "a refusal names the file");
    }
    promise(is_slug(pack->id), "a meeting has a readable id");
    promise(pack->date.ok() && pack->answer_by.ok() && pack->answer_by > pack->date, "a meeting has days that exist");
    promise(pack->starts < pack->ends, "a meeting ends after it starts");
    std::set<std::string> ids;
    for (const Invitee& person : pack->people) {
        promise(ids.insert(person.id).second && person.id != new_person, "people can be told apart");
        promise(!person.first_name.empty(), "people have names");
        promise_utf8(person.first_name);
    }
    promise(!pack->title.in("cy").text.empty(), "a meeting has a title in every language");
    for (const Idea& idea : pack->cannot_change) promise(!idea.because.empty(), "a limit has a reason");
}

const Registered meeting_pack_registered{{"meeting_pack", [] { return project_files("config/meetings"); }, try_pack}};

} // namespace

} // namespace copro::fuzz
