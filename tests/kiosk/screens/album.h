// Goes through the whole kiosk once and keeps the words and structure of each screen. For tests; one thread.
// long: a list of everything that there is to see.
#pragma once

#include "kiosk/view/settings_pass.h"
#include "sync/records/badge.h"
#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

#include <map>

namespace copro::test {

inline void tell(const Node& node, int depth, std::string& out) {
    out +=
        std::string(static_cast<std::size_t>(depth) * 2, ' ') + "#" + node.id + " " + std::string(name_of(node.role));
    if (!node.label.empty()) out += " \"" + node.label.text() + "\"";
    if (!node.detail.empty()) out += " / \"" + node.detail.text() + "\"";
    if (!node.value.empty()) out += " = \"" + node.value.text() + "\"";
    if (node.spoken) out += " spoken \"" + node.spoken->text() + "\"";
    if (node.selected) out += " selected";
    if (is_private(node)) out += " private";
    out += "\n";
    for (const Node& child : node.children) {
        // The keys are the same on every screen; keyboard_test looks at each.
        if (child.role != Role::key) tell(child, depth + 1, out);
    }
}

inline std::string told(const Tree& tree) {
    std::string out;
    for (const Node* area : {&tree.band, &tree.main, &tree.actions, &tree.help}) tell(*area, 0, out);
    return out;
}

// Goes through everything once and keeps each screen as it is first seen.
class Album {
public:
    explicit Album(std::string language)
        : m_language(std::move(language)) {
        for (const char* form : {"sign-in", "feedback", "claim", "booking", "sign-out"}) play_form(form);
        play_equality();
        play_you_said();
        play_wordings();
        play_help();
        play_cards();
        play_badges();
        play_label();
        play_session();
        play_pause();
        play_staff();
        play_films();
        play_photos();
        play_spoken();
        play_set_up();
        play_arrivals();
        play_lists();
    }
    [[nodiscard]] const std::map<std::string, std::string>& pages() const { return m_pages; }

private:
    Visitor visitor(std::vector<MeetingPack> packs) const {
        Visitor fresh(carried_with(std::move(packs)));
        fresh.kiosk.act(ChangeLanguage{m_language});
        return fresh;
    }
    void keep(const Visitor& visitor, const std::string& more = {}) {
        const Tree tree = visitor.tree();
        CHECK(broken_rule(tree).empty());
        m_pages.emplace(tree.screen + more, told(tree));
    }
    void answer(Visitor& visitor, const Question& question) {
        const std::string& type = question.type;
        if (type == "person" || type == "companion") {
            visitor.type("ma");
            keep(visitor, ".found");
            visitor.press(type == "person" ? "who.p-001" : question.id + ".new");
        } else if (type == "choices") {
            visitor.press(question.id + "." + question.options.back().id);
        } else if (type == "choice" || type == "faces") {
            const bool from_rules = question.options.empty();
            visitor.press(question.id + "." + (from_rules ? "bus" : question.options.back().id));
        } else if (type == "date") {
            visitor.type(question.in_future ? "25122026" : "01112026");
        } else if (type == "sort-code" || type == "account-number" || type == "number") {
            visitor.type("112233");
        } else if (type == "roll-number") {
            visitor.type("A123");
        } else if (type == "money" || type == "miles") {
            visitor.type("6.6");
        } else if (type == "name" || type == "place" || type == "text") {
            visitor.type("Hillside Green");
        }
    }
    void play_line(Visitor& visitor, const std::string& category) {
        visitor.press("lines.add");
        while (visitor.kiosk.model.session.run->line) {
            const Question question = current_question(visitor.kiosk.model);
            keep(visitor);
            if (question.id == "category")
                visitor.press("category." + category);
            else
                answer(visitor, question);
            visitor.press("next");
        }
    }
    void play_form(const std::string& form) {
        Visitor player = visitor({sample_pack()});
        keep(player);
        player.start(form);
        while (player.kiosk.model.session.screen == "question") {
            const Question question = current_question(player.kiosk.model);
            keep(player);
            if (question.required && !player.shows("error")) {
                player.press("next");
                keep(player, ".error");
            }
            if (question.type == "repeat") {
                for (const char* category : {"bus", "car", "parking"}) play_line(player, category);
                keep(player, ".filled");
                player.press("lines.change-1");
                keep(player, ".change");
                player.press("back");
            } else {
                answer(player, question);
            }
            if (question.id == "fee") player.press("fee.less");
            if (question.id == "for") player.press("for.someone-else");
            if (question.id == "payment") player.press("payment.building-society");
            player.press("next");
        }
        keep(player);
        player.press("save");
        player.kiosk.act(RecordNotSaved{});
        keep(player, ".error");
        player.save();
        keep(player);
    }
    void play_equality() {
        Visitor player = visitor({sample_pack()});
        player.start("equality");
        keep(player);
        player.press("next");
        keep(player, ".error");
        for (const Question& question : form_of(player.kiosk.model).questions) {
            player.kiosk.act(ChangeQuestion{question.id});
            player.kiosk.model.session.run->changing = false;
            keep(player);
        }
        player.press("skip-all");
        keep(player);
        player.save("");
        keep(player);
        player = visitor({sample_pack()});
        player.kiosk.act(StartForm{"equality-staff"});
        player.choose("start.yes");
        keep(player);
    }
    void play_you_said() {
        Json pack = Json::parse(text_of(source("config/meetings/better-buses.json")));
        pack["you_said"] = Json::parse(R"([
            {"said": {"en": "The signs are too small.", "cy": "Mae'r arwyddion yn rhy fach."},
             "did": {"en": "We put up new signs.", "cy": "Gosodon ni arwyddion newydd."}},
            {"said": {"en": "The last bus is too early."}, "could_not": {"en": "Run a bus at night."},
             "because": {"en": "there is no money for a driver"}}])");
        Visitor player = visitor({load_meeting_pack(pack.dump(), "better-buses.json").take()});
        player.press("welcome.other-things");
        keep(player);
        player.press("other-things.you-said");
        keep(player);
        for (const char* id : {"back", "back", "welcome.sign-in"}) player.press(id);
        player.kiosk.act(ChangeQuestion{"you-said"});
        keep(player);
    }
    Visitor play_to(const std::string& screen, MeetingPack pack) {
        Visitor player = visitor({std::move(pack)});
        player.press("welcome.feedback");
        while (player.screen() != screen) player.press("next");
        keep(player);
        return player;
    }
    void play_wordings() {
        MeetingPack pack = sample_pack();
        pack.ladder = "co-design";
        (void)play_to("feedback.ladder", pack);
        pack.friends_and_family = true;
        Visitor player = play_to("feedback.experience", std::move(pack));
        player.choose("experience.neither");
        keep(player);
    }
    void play_help() {
        for (const char* id : {"help.listen", "help.text-size", "help.colours", "help.language", "help.person"}) {
            Visitor player = visitor({sample_pack()});
            player.press(id);
            keep(player);
        }
        keep(visitor({}), ".no-meeting");
        Visitor new_kiosk = visitor({});
        new_kiosk.kiosk.act(MeetingsChanged{{}, false});
        keep(new_kiosk, ".not-ready");
    }
    void play_cards() {
        Visitor player = visitor({sample_pack()});
        player.kiosk.model.carried.has_printer = true;
        player.kiosk.model.carried.has_camera = true;
        player.press("help.text-size");
        player.press("ways.open");
        player.press("open.pass");
        keep(player);
        const std::string card = write_pass(player.kiosk.model.session.settings);
        player.press("pass.show");
        keep(player);
        player.kiosk.act(TakeCard{"5012345678900"});
        keep(player, ".error");
        player.kiosk.act(TakeCard{card});
        keep(player);
    }
    void play_badges() {
        const Bytes token(badge_token_bytes, 5);
        MeetingPack pack = sample_pack();
        pack.people.front().badge = badge_hash(pack.id, token);
        Visitor player = visitor({pack});
        player.kiosk.model.carried.has_camera = true;
        player.press("welcome.sign-in");
        keep(player, ".badges");
        player.press("badge.open");
        keep(player);
        player.kiosk.act(TakeCard{write_badge(Bytes(badge_token_bytes, 6))});
        keep(player);
        player.press("next");
        player.kiosk.act(TakeCard{write_badge(token)});
        keep(player);
        player.press("next");
        player.kiosk.act(TakeCard{write_badge(token)});
        keep(player);
    }
    void play_label() {
        Visitor player = visitor({sample_pack()});
        player.kiosk.model.carried.label = LabelSize{};
        player.press("welcome.sign-in");
        player.type("mabel th");
        player.choose("who.p-001");
        player.kiosk.act(SkipRest{});
        player.save();
        keep(player, ".label");
        player.press("saved.label");
        keep(player, ".label-printing");
        player.kiosk.act(CardPrinted{false});
        keep(player, ".label-not-printed");
    }
    void play_session() {
        MeetingPack second = sample_pack();
        second.id = "warm-homes";
        Visitor two = visitor({sample_pack(), second});
        two.press("welcome.sign-in");
        keep(two);
        Visitor player = visitor({sample_pack()});
        player.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
        player.press("welcome.sign-in");
        player.press("help.person");
        keep(player, ".stop");
        player.press("stop");
        keep(player);
        player.press("back");
        player.kiosk.wait(idle_before_asking_ms);
        keep(player);
        player.press("still-there.yes");
        player.type("zo");
        player.choose("who.p-006");
        keep(player);
    }
    void play_pause() {
        const PictureCode code{"umbrella", "bus", "key", "flower"};
        Visitor player = visitor({sample_pack()});
        player.kiosk.act(PausedChanged{{{1, morning_ms, true, true}}});
        keep(player, ".paused");
        player.press("welcome.come-back");
        keep(player);
        player.press("come-back.picture.umbrella");
        keep(player, ".second");
        player.press("come-back.again");
        player.kiosk.act(WorkNotFound{});
        keep(player, ".error");
        player.kiosk.act(WorkNotFound{morning_ms + 300'000});
        keep(player, ".locked");
        player = visitor({sample_pack()});
        player.press("welcome.feedback");
        player.kiosk.pass_limits();
        player.press("overall.good");
        player.kiosk.wait(idle_before_asking_ms);
        keep(player, ".begun");
        player.press("still-there.yes");
        player.press("help.person");
        player.press("stop");
        keep(player, ".begun");
        player.press("pause");
        player.kiosk.act(WorkNotPaused{});
        keep(player, ".error");
        player.kiosk.act(WorkPaused{code});
        keep(player);
        player.kiosk.act(PausedChanged{{{1, morning_ms, true, false}, {2, morning_ms, false, true}}});
        player.kiosk.act(PinRight{});
        keep(player, ".paused");
        player.press("staff.paused.see");
        keep(player);
        player.press("staff-paused.row.2");
        player.kiosk.act(PausedShown{2, code});
        keep(player);
    }
    void play_films() {
        Visitor player = visitor({sample_pack()});
        player.kiosk.model.carried.films = {"welcome.heading", "welcome.touch-one"};
        keep(player, ".films");
        player.press("help.sign-language");
        keep(player);
        player.press("film.stop");
        player.press("film.slow");
        player.press("film.next");
        player.kiosk.act(FilmEnded{player.kiosk.model.session.film.starts});
        keep(player, ".ended");
        player.kiosk.act(FilmBroken{player.kiosk.model.session.film.starts, false});
        keep(player, ".broken");
    }
    void play_photos() {
        Carried carried = carried_with({sample_pack()});
        carried.has_camera = true;
        Visitor player(std::move(carried));
        player.kiosk.act(ChangeLanguage{m_language});
        player.press("welcome.claim");
        player.type("mab th");
        for (const char* answer : {"who.p-001", "for.me", "when.today"}) player.choose(answer);
        player.press("lines.add");
        player.choose("category.parking");
        player.write("2.50");
        player.choose("who-paid.me");
        keep(player, ".with-camera");
        player.choose("receipt.photo");
        keep(player, ".empty");
        player.press("receipt-photo.take");
        keep(player);
        player.press("photo.take");
        player.kiosk.act(PhotoHeld{PhotoLook::readable});
        keep(player);
        for (const char* id : {"photo.again", "photo.take"}) player.press(id);
        player.kiosk.act(PhotoHeld{PhotoLook::blurred});
        keep(player, ".blurred");
        player.press("photo.keep");
        player.kiosk.act(PhotoKept{"1"});
        keep(player);
        player.kiosk.act(GoTo{"stop"});
        keep(player, ".photos");
        player.press("back");
        player.kiosk.act(GoTo{"still-there"});
        keep(player, ".photos");
        player.press("still-there.yes");
        player.press("receipt-photo.take");
        player.kiosk.act(PhotoCameraLost{});
        keep(player, ".no-camera");
    }
    void play_spoken() {
        Carried carried = carried_with({sample_pack()});
        carried.has_microphone = true;
        Visitor player(std::move(carried));
        player.kiosk.act(ChangeLanguage{m_language});
        player.press("welcome.feedback");
        player.kiosk.pass_limits();
        player.choose("overall.good");
        keep(player, ".with-microphone");
        player.press("spoken.open");
        keep(player);
        player.press("spoken.start");
        keep(player, ".wait");
        player.kiosk.act(SpokenHeard{12'000, 6});
        keep(player);
        player.press("spoken.stop");
        player.kiosk.act(SpokenHeld{});
        keep(player);
        player.press("spoken.listen");
        keep(player, ".playing");
        player.press("spoken.hush");
        player.press("spoken.keep");
        player.kiosk.act(SpokenKept{"1"});
        keep(player, ".spoken");
        player.kiosk.act(GoTo{"stop"});
        keep(player, ".voice");
        player.press("back");
        player.kiosk.act(GoTo{"still-there"});
        keep(player, ".voice");
        player.press("still-there.yes");
        player.kiosk.act(SkipRest{});
        keep(player, ".spoken");
        player.kiosk.act(ChangeQuestion{"why"});
        player.press("spoken.open");
        player.press("spoken.start");
        player.kiosk.act(MicrophoneLost{});
        keep(player, ".no-microphone");
        play_spoken_elsewhere();
    }
    // What is needed today, and why a line of a claim has no receipt.
    void play_spoken_elsewhere() {
        Carried carried = carried_with({sample_pack()});
        carried.has_microphone = true;
        Visitor player(std::move(carried));
        player.kiosk.act(ChangeLanguage{m_language});
        player.start("sign-in");
        player.kiosk.act(ChangeQuestion{"needs-other"});
        keep(player, ".with-microphone");
        player.press("spoken.open");
        keep(player, ".sign-in");
        player.press("back");
        player.kiosk.act(EndSession{});
        player.kiosk.act(ChangeLanguage{m_language});
        player.start("claim");
        player.kiosk.act(ChangeQuestion{"lines"});
        player.press("lines.add");
        player.choose("category.food");
        player.type("4.20");
        player.press("next");
        player.choose("who-paid.me");
        player.choose("receipt.no");
        keep(player, ".with-microphone");
        player.press("spoken.open");
        player.press("spoken.start");
        player.kiosk.act(SpokenHeld{});
        player.kiosk.act(SpokenKept{"1"});
        keep(player, ".spoken");
    }
    void play_staff() {
        Visitor player = visitor({sample_pack()});
        player.press("help.person");
        player.press("person-help.staff");
        keep(player);
        player.kiosk.act(PinWrong{morning_ms + 300'000});
        keep(player, ".locked");
        player.kiosk.model.carried.has_pin = false;
        keep(player, ".make");
        player.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms},
                                      {"better-buses", "", "Ada Example", morning_ms}}});
        player.kiosk.act(SyncChanged{{3, 1, 2, morning_ms, true, 2, 1}});
        player.kiosk.act(PinRight{});
        keep(player);
        player.kiosk.act(RollChanged{});
        player.kiosk.act(SyncChanged{});
        keep(player, ".quiet");
    }

    void play_set_up() {
        Carried carried = carried_with({sample_pack()});
        carried.brightness = 5;
        Visitor player(std::move(carried));
        player.kiosk.act(PinRight{});
        player.kiosk.act(ChangeLanguage{m_language});
        player.press("staff.set-up");
        keep(player);
        Visitor paper = player;
        paper.press("set-up.paper");
        keep(paper);
        paper.press("staff-paper.feedback");
        keep(paper, ".paper");
        Visitor other = player;
        for (const char* choice : {"set-up.practice", "set-up.lock"}) {
            other.press(choice);
            other.kiosk.act(ChangeLanguage{m_language});
            keep(other, other.kiosk.model.carried.choices.practice ? ".practice" : "");
            other = player;
        }
        player.press("set-up.room.better-buses");
        play_room(player);
    }
    void play_room(Visitor& player) {
        player.kiosk.act(ChangeLanguage{m_language});
        player.kiosk.act(TimePassed{player.kiosk.model.now_ms, morning_ms + 25 * 60'000});
        keep(player);
        player.press("room.agenda");
        keep(player);
        player.press("back");
        player.press("room.card.agree");
        keep(player);
        player.press("back");
        player.press("room.card.want-to-speak");
        keep(player, ".turn");
        player.press("back");
        keep(player, ".queue");
        player.press("room.chair");
        keep(player);
    }

    // A visit with companions and needs on every page; one of somebody under 16; one remembered from last time.
    void play_arrivals() {
        Visitor player = visitor({sample_pack()});
        player.press("welcome.sign-in");
        player.choose("who.told");
        player.press("next");
        player.choose("roles.carer");
        player.choose("with.people");
        keep(player);
        player.press("companions.add");
        keep(player);
        player.choose("companion.new");
        keep(player);
        player.write("Kit Example");
        keep(player);
        player.press("came-as.supporter");
        player.press("next");
        keep(player);
        player.press("back");
        player.choose("came-as.child");
        keep(player);
        player.choose("guardian-says.yes");
        keep(player, ".filled");
        player.press("next");
        for (const char* area : {"communication", "reading", "room", "food", "contact"}) {
            player.press(std::string("need-areas.") + area);
        }
        player.press("next");
        while (player.screen() != "sign-in.photos") {
            keep(player);
            const Question question = current_question(player.kiosk.model);
            player.choose(question.id + "." + question.options.back().id);
        }
        player = visitor({sample_pack()});
        player.press("welcome.sign-in");
        player.choose("who.told");
        player.press("next");
        player.choose("roles.young-person");
        keep(player);
        player.choose("guardian.form");
        keep(player);
        MeetingPack pack = sample_pack();
        pack.people[0].needs = RememberedNeeds{{"hearing-loop"}, "A chair with arms", {"email"}, true, pack.date};
        player = visitor({pack});
        player.press("welcome.sign-in");
        player.type("mabel th");
        player.choose("who.p-001");
        player.press("next");
        player.choose("roles.carer");
        player.choose("with.alone");
        keep(player);
        RollEntry leader{"better-buses", "p-001", "Mabel Thornberry", morning_ms, 0, 1};
        leader.more = with_needs();
        leader.more.party = "A";
        player.kiosk.act(EndSession{});
        player.kiosk.act(ChangeLanguage{m_language});
        player.kiosk.act(
            RollChanged{{leader, {"better-buses", "", "Bo Example", morning_ms, 0, 2, in_party("A", "friend")}}});
        player.press("welcome.sign-out");
        player.type("mabel th");
        player.choose("who.p-001");
        keep(player);
        player.choose("others-leave.yes");
        keep(player);
        player.choose("needs-met.no");
        keep(player);
    }
    void play_lists() {
        Visitor player = visitor({sample_pack()});
        player.kiosk.model.carried.has_printer = true;
        RollEntry leader{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 1};
        leader.more = with_needs({"hearing-loop", "other"});
        leader.more.needs_spoken = true;
        leader.more.party = "A";
        player.kiosk.act(
            RollChanged{{leader, {"better-buses", "", "Ada Example", morning_ms, 0, 2, in_party("A", "supporter")}}});
        player.press("help.person");
        player.press("person-help.staff");
        player.kiosk.act(PinRight{});
        player.press("staff.chair.let");
        keep(player, ".chair");
        player.press("staff.roll-call");
        player.press("roll-call.row.2");
        keep(player);
        player.press("list.print");
        keep(player, ".printing");
        player.kiosk.act(CardPrinted{false});
        keep(player, ".not-printed");
        player.press("back");
        player.press("staff.brief");
        keep(player);
        player.press("back");
        player.press("staff.end");
        keep(player);
        player.press("meeting-end.sign-out.better-buses");
        player.kiosk.act(NotSignedOut{});
        keep(player, ".error");
        player.kiosk.act(RollChanged{});
        keep(player, ".done");
        player = visitor({sample_pack()});
        player.kiosk.model.carried.chair_may_call = true;
        keep(player, ".chair");
        player.press("welcome.roll-call");
        keep(player, ".nobody");
        player.kiosk.act(GoTo{"role-card"});
        keep(player);
    }

    std::string m_language;
    std::map<std::string, std::string> m_pages;
};

} // namespace copro::test
