#include "kiosk/app/flow.h"
#include "kiosk/sample_player.h"

namespace copro {

namespace {

void next(SamplePlayer& player, int pages = 1) {
    for (int page = 0; page < pages; ++page) player.act(Continue{});
}

void choose_name(SamplePlayer& player, const Invitee& person) {
    player.type(person.first_name);
    player.press("who." + person.id);
    next(player);
}

void play_child(SamplePlayer player) {
    player.act(StartForm{"sign-in"});
    player.press("who.told");
    next(player, 2);
    player.press("roles.young-person");
    next(player);
    player.keep("empty");
    next(player);
    player.keep("error");
    player.press("guardian.here");
    player.keep();
    next(player);
    player.type("Hillside Green");
    player.keep();
}

void add_companion(SamplePlayer& player, const std::string& person) {
    player.press("companions.add");
    player.press("companion." + person);
    next(player);
}

void play_companion(SamplePlayer player, const Meeting& meeting) {
    player.act(StartForm{"sign-in"});
    player.press("who.told");
    next(player, 2);
    player.press("roles.carer");
    next(player);
    player.press("with.people");
    next(player);
    // Somebody who was added already is not offered again, and it is said why.
    SamplePlayer again = player;
    const Invitee& person = meeting.pack.people.front();
    add_companion(again, person.id);
    again.press("came-as.friend");
    next(again);
    again.press("companions.add");
    again.type(person.first_name + " " + person.last_name);
    again.keep("added");
    add_companion(player, std::string(told_person));
    player.press("came-as.supporter");
    next(player);
    player.keep("empty");
    player.press("extras.badge");
    player.press("extras.lunch");
    player.keep();
}

void play_last_time(SamplePlayer player, const Meeting& meeting) {
    MeetingPack pack = meeting.pack;
    Invitee& person = pack.people.front();
    person.needs = RememberedNeeds{{"sign-language", "hearing-loop", "quiet-room", "vegan", "nuts"},
                                   "Hillside Green",
                                   {"text-message"},
                                   true,
                                   add_days(local_date(sample_wall_ms), -400)};
    player.model().carried.meetings = {std::make_shared<const Meeting>(std::move(pack))};
    player.act(StartForm{"sign-in"});
    choose_name(player, meeting.pack.people.front());
    next(player);
    player.press("roles.carer");
    next(player);
    player.press("with.alone");
    next(player);
    player.keep();
    next(player);
    player.keep("error");
}

void play_leaving(SamplePlayer player, const Meeting& meeting) {
    const Invitee& person = meeting.pack.people.front();
    RollEntry leader{meeting.pack.id, person.id, person.first_name, sample_wall_ms, 0, 1};
    leader.more.party = "7F3K-9Q2M";
    leader.more.asked_needs = true;
    RollEntry other{meeting.pack.id, "", "Hillside Green", sample_wall_ms, 0, 2};
    other.more = leader.more;
    other.more.came_as = "child";
    other.more.is_child = true;
    player.act(RollChanged{{leader, other}});
    player.act(StartForm{"sign-out"});
    choose_name(player, person);
    player.keep();
    player.press("others-leave.yes");
    next(player);
    player.keep();
    player.press("needs-met.partly");
    next(player);
    player.type("The bus stop sign is too small. I c");
    player.keep();
    next(player);
    player.keep("all");
}

} // namespace

void play_arrivals(const SamplePlayer& start, const Meeting& meeting) {
    play_child(start);
    play_companion(start, meeting);
    play_last_time(start, meeting);
    play_leaving(start, meeting);
    SamplePlayer player = start;
    player.act(GoTo{"role-card"});
    player.keep();
    player = start;
    player.model().carried.chair_may_call = true;
    player.keep("chair");
    player.act(PausedChanged{{{1, sample_wall_ms, true, true}}});
    player.keep("chair-paused");
}

void play_lists(SamplePlayer& player) {
    std::vector<RollEntry> roll = player.model().carried.roll;
    for (std::size_t at = 0; at < roll.size(); ++at) roll[at].row = static_cast<std::int64_t>(at) + 1;
    roll.front().more.party = "7F3K-9Q2M";
    roll.front().more.needs = {"hearing-loop", "wheelchair"};
    roll.front().more.needs_other = "The bus stop sign is too small.";
    roll.front().more.needs_spoken = true;
    roll.back().more.party = roll.front().more.party;
    roll.back().more.came_as = "child";
    roll.back().more.is_child = true;
    roll.back().more.lacks_consent = true;
    player.act(RollChanged{roll});
    player.model().carried.has_printer = true;
    for (const char* list : {"roll-call", "arrival-brief", "meeting-end"}) {
        player.act(GoTo{list});
        player.keep();
        if (std::string(list) == "roll-call") player.act(TickFound{1, true});
        if (std::string(list) == "meeting-end") {
            player.act(NotSignedOut{});
            player.keep("not-signed-out");
        } else {
            player.act(PrintList{});
            player.keep("printing");
            player.act(CardPrinted{false});
            player.keep("not-printed");
        }
        player.act(GoBack{});
    }
    SamplePlayer owed = player; // the disk is full
    owed.act(GoTo{"roll-call"});
    owed.act(RollNotKept{RollOwed{{}, {}, {{1, true}}}});
    owed.keep("not-kept");
    player.act(LetChairCall{true});
    player.keep("chair");
    player.act(RollChanged{});
    for (const char* list : {"roll-call", "arrival-brief", "meeting-end"}) {
        player.act(GoTo{list});
        player.keep("quiet");
        player.act(GoBack{});
    }
}

} // namespace copro
