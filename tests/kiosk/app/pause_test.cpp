// Stopping for a while and coming back: what goes away, what comes back, and who is let in.
#include "kiosk/view/settings_pass.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/kiosk/survey_pack.h"

using namespace copro;
using namespace copro::test;

namespace {

const PictureCode code{"bus", "cup", "bus", "key"};

// The last work that was to be kept.
const KeepWork* kept(const Kiosk& kiosk) { return kiosk.last<KeepWork>(); }

std::string pause_now(Kiosk& kiosk) {
    kiosk.act(PauseWork{});
    REQUIRE(kept(kiosk) != nullptr);
    CHECK(kept(kiosk)->by_person);
    std::string work = kept(kiosk)->work;
    kiosk.act(WorkPaused{code});
    return work;
}

void come_back(Kiosk& kiosk, const std::string& work) {
    kiosk.act(ComeBack{});
    for (const std::string& picture : code) kiosk.act(ChoosePicture{picture});
    kiosk.act(WorkFound{3, std::make_shared<const OpenedWork>(work)});
}

// In a claim, with one line kept, another half made, words half typed, and feedback set aside.
Kiosk in_a_half_made_line() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.type("Late");
    kiosk.start_claim();
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write("2.5");
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.no");
    kiosk.next(); // without a reason
    kiosk.press("lines.add");
    kiosk.choose("category.car");
    kiosk.write("Green");
    kiosk.type("Hal");
    return kiosk;
}

ViewSettings own_settings() {
    ViewSettings settings{TextSize::largest, ColourSet::night, "cy", Alphabet::qwerty, {}};
    settings.voice = {true, true, true, 220, 3};
    settings.scan = {ScanWay::step, ScanGrouping::blocks, 1600, 900, 2, 10, 20, true};
    settings.touch = {TouchPoint::last, 300, 700, true};
    settings.low_reach = true;
    settings.big_buttons = true;
    settings.curtain = true;
    settings.unhurried = true;
    return settings;
}

} // namespace

TEST_CASE("who stopped for a while stands exactly there again: question, line, answers, typed words, settings") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.model.session.settings = own_settings();
    kiosk.act(ChangeHelper{});
    const PersonSession before = kiosk.model.session;
    const std::string work = pause_now(kiosk);
    kiosk.act(EndSession{});
    come_back(kiosk, work);
    const PersonSession& after = kiosk.model.session;
    CHECK(kiosk.at() == "question to");
    CHECK(after.settings == before.settings);
    CHECK(after.helper);
    CHECK(after.meeting == before.meeting);
    CHECK(after.person == before.person);
    REQUIRE(after.run.has_value());
    CHECK(after.run->form == "claim");
    CHECK(after.run->answers == before.run->answers);
    CHECK(after.run->at == before.run->at);
    CHECK(after.run->typed.text == "Hal");
    REQUIRE(before.run->sum.has_value());
    CHECK(after.run->sum == before.run->sum);
    REQUIRE(after.run->line.has_value());
    CHECK(after.run->line->answers == before.run->line->answers);
    CHECK(after.run->line->index == 1);
    REQUIRE(after.set_aside.size() == 1);
    CHECK(after.set_aside[0].answers == before.set_aside[0].answers);
    CHECK(kiosk.count<DropWork>() == 1);
    // And goes on from there.
    kiosk.type("l");
    kiosk.next();
    CHECK(kiosk.at() == "question way");
}

TEST_CASE("work that somebody helped with has been helped with when it comes back, whatever was switched off since") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.act(ChangeHelper{});
    kiosk.act(ChangeHelper{});
    const std::string work = pause_now(kiosk);
    kiosk.act(EndSession{});
    come_back(kiosk, work);
    CHECK_FALSE(kiosk.model.session.helper);
    CHECK(kiosk.model.session.run->was_helped);
    CHECK_FALSE(kiosk.model.session.set_aside.front().was_helped);
}

TEST_CASE("work that an earlier version kept comes back: what it says of a helper holds") {
    Kiosk kiosk = in_a_half_made_line();
    Json work = parse_json(paused_work(kiosk.model), "work").take();
    work["run"].erase("was_helped");
    work["set_aside"][0].erase("was_helped");
    Kiosk alone;
    come_back(alone, work.dump());
    REQUIRE(alone.at() == "question to");
    CHECK_FALSE(alone.model.session.run->was_helped);
    work["helper"] = true;
    Kiosk helped;
    come_back(helped, work.dump());
    CHECK(helped.model.session.run->was_helped);
}

TEST_CASE("work pauses under help and under \"Stop?\", and comes back where the person was before them") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.act(GoTo{"person"});
    kiosk.act(GoTo{"stop"});
    const std::string work = pause_now(kiosk);
    CHECK(kiosk.at() == "paused");
    kiosk.act(EndSession{});
    come_back(kiosk, work);
    CHECK(kiosk.at() == "question to");
}

TEST_CASE("a meeting's own survey comes back too, although nobody is at that meeting any more") {
    Kiosk kiosk(carried_with({survey_pack()}));
    kiosk.act(StartForm{"survey"});
    kiosk.pass_limits();
    kiosk.next();
    kiosk.choose("uses_bus.yes");
    REQUIRE(kiosk.at() == "question age");
    const std::string work = pause_now(kiosk);
    kiosk.act(EndSession{});
    come_back(kiosk, work);
    CHECK(kiosk.at() == "question age");
}

TEST_CASE("\"check your answers\" comes back with Save") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    while (kiosk.at() != "question anonymous") kiosk.next();
    kiosk.choose("anonymous.yes");
    REQUIRE(kiosk.at() == "check");
    const std::string work = pause_now(kiosk);
    kiosk.act(EndSession{});
    come_back(kiosk, work);
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
}

TEST_CASE("after pausing nothing of the person is in the model but how they see, until they have gone (VVSG 7.1-A)") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.model.session.settings.text_size = TextSize::largest;
    (void)pause_now(kiosk);
    const PersonSession& session = kiosk.model.session;
    CHECK(kiosk.at() == "paused");
    CHECK_FALSE(session.run.has_value());
    CHECK(session.set_aside.empty());
    CHECK(session.person == PersonAnswer{});
    CHECK(session.meeting == nullptr);
    CHECK(session.behind.empty());
    CHECK(session.settings.text_size == TextSize::largest);
    CHECK(session.pause.code == code);
    CHECK(kiosk.count<ForgetPerson>() == 1);
    kiosk.back(); // Escape: nobody loses their pictures by it
    CHECK(kiosk.at() == "paused");
    CHECK(session.pause.code == code);
    kiosk.act(EndSession{});
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.model.session.pause.code.empty());
    CHECK(kiosk.model.session.settings == ViewSettings{});
}

TEST_CASE("the pictures stay on the screen five minutes, and then the kiosk asks") {
    Kiosk kiosk = in_a_half_made_line();
    (void)pause_now(kiosk);
    kiosk.wait(idle_while_away_ms - 1);
    CHECK(kiosk.at() == "paused");
    kiosk.wait(1);
    CHECK(kiosk.at() == "still-there");
    kiosk.act(StayHere{});
    CHECK(kiosk.at() == "paused");
    kiosk.wait(idle_while_away_ms);
    kiosk.wait(time_to_answer_ms);
    CHECK(kiosk.at() == "welcome");
    CHECK(kiosk.model.session.pause.code.empty());
}

TEST_CASE("a time-out keeps what was begun, and nothing when nothing was (O10)") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.wait(idle_before_asking_ms);
    kiosk.wait(time_to_answer_ms);
    CHECK(kiosk.at() == "welcome");
    REQUIRE(kept(kiosk) != nullptr);
    CHECK_FALSE(kept(kiosk)->by_person);
    const std::string work = kept(kiosk)->work;
    // The person is told by staff: no picture of theirs is left on the screen.
    CHECK(kiosk.model.session.pause.code.empty());
    come_back(kiosk, work);
    CHECK(kiosk.at() == "question to");

    Kiosk idle;
    idle.act(PersonActive{});
    idle.act(StartForm{"feedback"});
    idle.pass_limits();
    idle.wait(idle_before_asking_ms);
    idle.wait(time_to_answer_ms);
    CHECK(idle.at() == "welcome");
    CHECK(kept(idle) == nullptr);
    idle.act(StartForm{"feedback"});
    idle.pass_limits();
    idle.act(PauseWork{});
    CHECK(kept(idle) == nullptr);
}

TEST_CASE("finishing and \"stop and wipe\" keep nothing") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.act(EndSession{});
    CHECK(kept(kiosk) == nullptr);
}

TEST_CASE("when it cannot be kept the person is told, and stands where they were with everything") {
    Kiosk kiosk = in_a_half_made_line();
    kiosk.act(GoTo{"stop"});
    kiosk.act(PauseWork{});
    kiosk.act(WorkNotPaused{});
    CHECK(kiosk.at() == "stop");
    CHECK(kiosk.model.session.pause.message == "pause.not-kept");
    kiosk.back();
    CHECK(kiosk.at() == "question to");
    CHECK(kiosk.model.session.run->typed.text == "Hal");
}

TEST_CASE("four pictures ask once; Back takes one away; a wrong code begins anew and says so") {
    Kiosk kiosk;
    kiosk.act(ComeBack{});
    for (const char* picture : {"bus", "cup", "no-such", "tree"}) kiosk.act(ChoosePicture{picture});
    CHECK(kiosk.count<FindWork>() == 0);
    kiosk.back();
    CHECK(kiosk.model.session.pause.chosen == PictureCode{"bus", "cup"});
    for (const char* picture : {"bus", "key"}) kiosk.act(ChoosePicture{picture});
    REQUIRE(kiosk.count<FindWork>() == 1);
    CHECK(std::get<FindWork>(kiosk.effects.back()).code == code);
    kiosk.act(WorkNotFound{});
    CHECK(kiosk.model.session.pause.chosen.empty());
    CHECK(kiosk.model.session.pause.message == "come-back.wrong");
    kiosk.act(WorkNotFound{morning_ms + 1});
    CHECK(kiosk.model.session.pause.message == "come-back.locked");
    // Who goes away and comes again is told at once, until another code may be tried.
    kiosk.act(ComeBack{});
    CHECK(kiosk.model.session.pause.message == "come-back.locked");
    kiosk.model.now_wall_ms = morning_ms + 2;
    kiosk.act(ComeBack{});
    CHECK(kiosk.model.session.pause.message.empty());
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("work that comes when nobody asked for it opens nothing") {
    Kiosk kiosk = in_a_half_made_line();
    const std::string work = paused_work(kiosk.model);
    Kiosk other;
    for (const char* screen : {"welcome", "staff-paused"}) {
        other.act(GoTo{screen});
        other.act(WorkFound{3, std::make_shared<const OpenedWork>(work)});
        CHECK_FALSE(other.model.session.run.has_value());
    }
    other.act(ShowPaused{3});
    other.act(PausedShown{3, code});
    other.act(OpenPaused{});
    CHECK(other.count<AskPictures>() == 0);
    CHECK(other.count<FindWorkOfRow>() == 0);
    CHECK(other.model.session.pause.code.empty());
}

TEST_CASE("staff open one by its pictures, and keep what was on the screen when they came") {
    Kiosk first = in_a_half_made_line();
    const std::string work = paused_work(first.model);
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.act(PinRight{});
    kiosk.act(GoTo{"staff-paused"});
    kiosk.act(ShowPaused{3});
    CHECK(kiosk.count<AskPictures>() == 1);
    kiosk.act(PausedShown{3, code});
    CHECK(kiosk.model.session.pause.code == code);
    kiosk.act(OpenPaused{});
    CHECK(kiosk.count<FindWorkOfRow>() == 1);
    kiosk.act(WorkFound{3, std::make_shared<const OpenedWork>(work)});
    CHECK(kiosk.at() == "question to");
    CHECK_FALSE(kiosk.model.session.staff.inside);
    REQUIRE(kept(kiosk) != nullptr);
    CHECK_FALSE(kept(kiosk)->by_person);
    CHECK(kept(kiosk)->work.find("overall") != std::string::npos);
}

TEST_CASE("a form or a meeting that is another by now is refused in plain words, and so is anything unknown") {
    Kiosk kiosk = in_a_half_made_line();
    const std::string work = paused_work(kiosk.model);
    const Json whole = parse_json(work, "work").take();
    std::vector<std::pair<std::string, Json>> changes;
    const auto with = [&](const char* what, const std::function<void(Json&)>& change) {
        Json other = whole;
        change(other);
        changes.emplace_back(what, std::move(other));
    };
    with("another version of the form", [](Json& json) { json["run"]["version"] = 99; });
    with("another version of one set aside", [](Json& json) { json["set_aside"][0]["version"] = 99; });
    with("a form that is gone", [](Json& json) { json["run"]["form"] = "gone"; });
    with("a question that is gone", [](Json& json) { json["run"]["answers"]["gone"] = {{"text", "x"}}; });
    with("a question of a line that is gone", [](Json& json) {
        json["run"]["line"]["answers"]["gone"] = {{"text", "x"}};
    });
    with("a place past the end", [](Json& json) { json["run"]["line"]["at"] = 99; });
    with("a meeting that is gone", [](Json& json) { json["meeting"] = "gone"; });
    with("another version of ours", [](Json& json) { json["version"] = 2; });
    with("an unknown field", [](Json& json) { json["more"] = 1; });
    with("an unknown field of the run", [](Json& json) { json["run"]["more"] = 1; });
    with("another card", [](Json& json) { json["card"] = json["card"].get<std::string>() + "/Z1"; });
    with("a setting that is missing", [](Json& json) { json.erase("curtain"); });
    with("a language that is gone", [](Json& json) {
        ViewSettings settings;
        settings.language = "xx";
        json["card"] = write_pass(settings);
    });
    with("no word of a helper", [](Json& json) { json.erase("helper"); });
    with("an answer of no kind", [](Json& json) { json["run"]["answers"]["for"] = {{"words", "x"}}; });
    with("another place", [](Json& json) { json["screen"] = "staff"; });
    with("a check without its end", [](Json& json) { json["screen"] = "check"; });
    for (const auto& [what, json] : changes) {
        INFO(what);
        Kiosk other;
        come_back(other, json.dump());
        CHECK(other.at() == "come-back");
        CHECK(other.model.session.pause.message == "come-back.changed");
        CHECK(other.count<DropWork>() == 0);
    }
    Kiosk same;
    come_back(same, whole.dump());
    CHECK(same.at() == "question to");
}

TEST_CASE("twelve pictures, each with a word and a drawing of its own") {
    REQUIRE(code_pictures().size() == 12);
    std::vector<std::string> seen;
    const Words words = Kiosk().model.carried.library->words("en");
    for (const CodePicture& picture : code_pictures()) {
        INFO(picture.id);
        CHECK(find_code_picture(picture.id) == &picture);
        CHECK(std::filesystem::exists(source(std::string("assets/pictures/") + picture.picture + ".svg")));
        for (const std::string& one : {std::string(picture.picture), words.say(picture.word).text()}) {
            CHECK(std::find(seen.begin(), seen.end(), one) == seen.end());
            seen.push_back(one);
        }
    }
}
