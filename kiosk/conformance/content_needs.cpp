// C6: what people need is asked, recorded, and known at the next meeting.
#include "kiosk/app/flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/questions/parts.h"
#include "sync/base/files.h"
#include "sync/base/json.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr const char* need = "large-print";

// To choose that need, wherever a form asks for it: first what opens its page.
std::map<std::string, std::vector<NodeId>> as_who_needs_it(const Form& form) {
    std::map<std::string, std::vector<NodeId>> says = as_somebody();
    for (const Question& question : form.questions) {
        const bool is_there = std::any_of(question.options.begin(), question.options.end(),
                                          [](const Option& option) { return option.id == need; });
        if (question.into != "needs" || !is_there) continue;
        says[form.id + "." + question.id] = {option_id(question, need)};
        const ShowIf& when = question.show_if;
        const Question* opens = when.kind == ShowIf::Kind::answer ? form.find(when.question) : nullptr;
        if (opens != nullptr) says[form.id + "." + opens->id] = {option_id(*opens, when.is.front())};
    }
    return says;
}

bool has_need(const TriedKiosk& kiosk) {
    return !kiosk.world.bodies.empty() &&
           kiosk.world.bodies.back().find(std::string("\"") + need + "\"") != std::string::npos;
}

// What somebody said they need, at the meeting after this one: in its pack, there to be confirmed, and with one press
// in the next record too.
Result<bool> is_known_next_time(Rig& rig) {
    const std::filesystem::path file = rig.world.folders.assets / "../config/meetings/better-buses.json";
    const std::string text = TRY(read_file(file));
    Json pack = TRY(parse_json(text, file.string()));
    pack["people"][0]["needs"] = {{"list", {need}}, {"tell_host", true}, {"reviewed", pack["date"]}};
    Carried carried = TRY(rig.carried());
    carried.meetings = {std::make_shared<const Meeting>(TRY(load_meeting_pack(pack.dump(), "better-buses.json")))};
    TriedKiosk kiosk(rig, std::move(carried), {});
    const Invitee& person = kiosk.model().carried.meetings.front()->pack.people.front();
    TRY(kiosk.touch("welcome.sign-in"));
    kiosk.terminal.text_typed(person.first_name);
    const auto asked = need_named(kiosk.model(), need);
    if (!asked) return false;
    const std::string words = words_of(kiosk.model()).say(asked->option->wording).text();
    bool is_there = false;
    FormWalk walk;
    walk.says = {{"sign-in.who", {"who." + person.id}}, {"sign-in.roles", {"roles.carer"}}};
    walk.on_page = [&] {
        if (current_question(kiosk.model()).type != "last-time") return;
        for_each_node(kiosk.terminal.tree(),
                      [&](const Node& node) { is_there = is_there || node.label.text() == words; });
    };
    TRY(walk_to(kiosk, walk, "sign-in.check"));
    TRY(kiosk.touch("save"));
    return is_there && has_need(kiosk);
}

Result<Finding> measure_needs(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    const Form* form = find_form(kiosk->model(), "sign-in");
    if (form == nullptr) return invalid("C6", "there is no form to sign in");
    std::size_t asked = 0;
    for (const Question& question : form->questions) asked += question.into == "needs" ? question.options.size() : 0;
    TRY(kiosk->touch("welcome.sign-in"));
    TRY(walk_to(*kiosk, as_who_needs_it(*form), "sign-in.check"));
    TRY(kiosk->touch("save"));
    const bool is_recorded = has_need(*kiosk);
    const bool is_known = TRY(is_known_next_time(rig));
    Finding finding;
    finding.measured =
        fmt::format("{} needs to choose from; {} in the record that is shared with the organisation; at the "
                    "next meeting {}",
                    asked, is_recorded ? "there" : "not", is_known ? "there to be confirmed" : "not known any more");
    finding.needs(asked > 0, "needs are not asked");
    finding.needs(is_recorded, "needs are not in the record");
    finding.needs(is_known, "needs do not last to the next meeting");
    finding.on_site = "whether the organisation meets them";
    return finding;
}

} // namespace

Row needs_row() {
    return {"C6",
            "What people need is asked, recorded, shared, and known next time",
            "NHS DAPB1605 version 4",
            "in the record, and at the next meeting",
            measure_needs,
            {{"support_documentation_and_services", "603.3"}}};
}

} // namespace copro
