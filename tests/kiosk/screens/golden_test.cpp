// Approved words and structure of every screen. COPRO_APPROVE=1 writes tests/golden anew: then read what changed.
#include "kiosk/view/settings_pass.h"
#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

#include <cstdlib>
#include <map>

using namespace copro;
using namespace copro::test;

namespace {

void tell(const Node& node, int depth, std::string& out) {
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

std::string told(const Tree& tree) {
    std::string out;
    for (const Node* area : {&tree.band, &tree.main, &tree.actions, &tree.help}) tell(*area, 0, out);
    return out;
}

// Goes through everything once and keeps each screen as it is first seen.
class Album {
public:
    explicit Album(std::string language)
        : m_language(std::move(language)) {
        for (const char* form : {"sign-in", "feedback", "claim", "sign-out"}) play_form(form);
        play_help();
        play_cards();
        play_session();
        play_pause();
        play_staff();
        play_films();
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
        if (type == "person") {
            visitor.type("ma");
            keep(visitor, ".found");
            visitor.press("who.p-001");
        } else if (type == "choices") {
            visitor.press(question.id + "." + question.options.back().id);
        } else if (type == "choice" || type == "faces") {
            const bool from_rules = question.options.empty();
            visitor.press(question.id + "." + (from_rules ? "bus" : question.options.back().id));
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
        player.press("welcome." + form);
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
            player.press("next");
        }
        keep(player);
        player.press("save");
        player.kiosk.act(RecordNotSaved{});
        keep(player, ".error");
        player.save();
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
        const PictureCode code{"umbrella", "bus", "umbrella", "flower"};
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
        player.kiosk.act(SyncChanged{{3, 1, 2, morning_ms, true}});
        player.kiosk.act(PinRight{});
        keep(player);
        player.kiosk.act(RollChanged{});
        player.kiosk.act(SyncChanged{});
        keep(player, ".quiet");
    }

    std::string m_language;
    std::map<std::string, std::string> m_pages;
};

bool is_approving() { return std::getenv("COPRO_APPROVE") != nullptr; }

} // namespace

TEST_CASE("every screen says what was approved, in English and in Welsh") {
    const auto folder = source("tests/golden");
    if (is_approving()) std::filesystem::create_directories(folder);
    std::set<std::string> made;
    for (const char* language : {"en", "cy"}) {
        const Album album(language);
        for (const auto& [screen, page] : album.pages()) {
            const std::string name = screen + "." + language + ".txt";
            made.insert(name);
            if (is_approving()) REQUIRE(replace_file(folder / name, page).ok());
            INFO(name);
            const auto approved = read_file(folder / name);
            CHECK(approved.ok());
            if (approved) CHECK(*approved == page);
        }
    }
    CHECK(made.size() > 100);
    // A golden of a screen that is gone would be read as if it were true.
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        if (is_approving() && !made.contains(name))
            std::filesystem::remove(entry.path());
        else
            CHECK(made.contains(name));
    }
}
