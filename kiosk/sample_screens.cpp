// long: every screen that there is, each reached as a person reaches it.
#include "kiosk/sample_screens.h"

#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/sample_player.h"
#include "sync/base/files.h"
#include "sync/records/badge.h"
#include "sync/records/equality.h"

namespace copro {

namespace {

// Something in every question, so that each page and "check your answers" are seen at their fullest.
void answer_question(SamplePlayer& player, const Question& question) {
    const Words words = words_of(player.model());
    const std::string& type = question.type;
    if (type == "person") {
        player.type("ma");
    } else if (type == "companion") {
        player.type("ma");
        player.keep("found");
        player.press(question.id + "." + std::string(new_person));
    } else if (type == "choices") {
        for (const Option& option : question.options) {
            // Who is under 16 is asked less: they have a visit of their own.
            const bool is_shorter = option.id == "young-person";
            if (!option.alone && !is_shorter) player.press(question.id + "." + option.id);
        }
    } else if (type == "choice" || type == "faces") {
        const QuestionContext context = question_context(player.model(), question, words);
        const std::vector<Option> options = options_of(context);
        if (options.empty()) return;
        // The last choice leads to the most questions: "someone else", "no receipt", "say who I am".
        const bool from_rules = question.options_from == "rules";
        player.press(question.id + "." + (from_rules ? options.front() : options.back()).id);
    } else if (type == "date") {
        player.type(question.in_future ? "25122026" : "01102026");
    } else if (type == "sort-code" || type == "account-number") {
        player.type("112233");
    } else if (type == "number") {
        player.type("12"); // after a 1: 112
    } else if (type == "money" || type == "decimal") {
        player.type("6.60");
    } else if (type == "miles") {
        player.type("12.5");
    } else if (type == "name" || type == "place" || type == "roll-number") {
        player.type("Hillside Green");
    } else if (type == "text") {
        player.type("The bus stop sign is too small. I c");
    }
}

void play_lines(SamplePlayer& player, const Form& form) {
    const Question& repeat = form.questions[player.model().session.run->at];
    player.press(repeat.id + ".add");
    while (player.model().session.run->line) {
        const Question question = current_question(player.model());
        answer_question(player, question);
        player.keep();
        if (!player.goes_on()) return;
    }
    if (repeat.type == "people") {
        player.keep();
        return;
    }
    const std::string by_miles = category_that(
        player.model(), [](const ExpenseRule& rule, const RuleTerms&) { return rule.pays == Pays::miles; });
    for (const std::string& category : {by_miles, category_with_receipt(player.model())}) {
        if (category.empty()) continue;
        player.press(repeat.id + ".add");
        while (player.model().session.run->line) {
            const Question question = current_question(player.model());
            if (question.id == "category")
                player.press("category." + category);
            else
                answer_question(player, question);
            if (question.id == "miles") player.keep();
            if (!player.goes_on()) return;
        }
    }
    player.keep();
}

void play_form(SamplePlayer player, const Form& form) {
    if (form.kind == equality_kind) return play_equality(std::move(player), form);
    player.act(StartForm{run_of_form(form)});
    while (player.model().session.screen == "question") {
        const Question question = current_question(player.model());
        player.keep("empty");
        if (question.required && type_of(question).asks) {
            player.act(Continue{});
            if (!player.model().session.run->error.empty()) player.keep("error");
        }
        if (question.constraint) {
            player.type("1");
            player.act(Continue{});
            player.keep("does-not-fit");
        }
        if (!question.questions.empty())
            play_lines(player, form);
        else
            answer_question(player, question);
        if (question.type == "person") {
            player.keep("found");
            SamplePlayer same = player;
            same.act(EditAnswer{{Answer(), Typed{}, {}, false}});
            same.type("marg");
            same.keep("same");
            player.press(question.id + "." + std::string(new_person));
        }
        if (question.id == "fee") player.press("fee.less");
        if (question.id == "for") player.press("for.someone-else");
        if (question.id == "payment") player.press("payment.building-society");
        if (question.type != "notice" && question.questions.empty()) player.keep();
        const std::size_t before = player.model().session.run->at;
        player.act(Continue{});
        if (player.model().session.screen == "question" && player.model().session.run->at == before) return;
    }
    player.keep();
    player.act(ChangeHelper{});
    player.act(SaveForm{});
    player.keep(form.id);
    player.act(GoBack{});
    player.act(ChangeHelper{});
    player.act(RecordNotSaved{});
    player.keep("error");
    player.act(RecordSaved{"7F3K-9Q2M"});
    player.keep();
    if (form.event != "in") return;
    SamplePlayer owed = player; // the record is on the disk, the list that staff read in a fire is not
    owed.act(RollNotKept{RollOwed{{RollEntry{"better-buses", "p-006", "Hillside Green", sample_wall_ms}}}});
    owed.keep("roll-not-kept");
    player.press("saved.label");
    player.keep("label-printing");
    player.act(CardPrinted{false});
    player.keep("label-not-printed");
}

void press_as_told(SamplePlayer& player, bool by_switch, std::int64_t held_ms) {
    for (int press = 0; press < presses_to_learn; ++press) {
        const std::int64_t now_ms = player.model().session.press_test->cue_ms + 600;
        player.act(TimePassed{now_ms, sample_wall_ms});
        if (press == 0 && by_switch) player.keep("now");
        player.act(TestPressed{by_switch});
        player.act(TimePassed{now_ms + held_ms, sample_wall_ms});
        player.act(TestReleased{});
    }
}

void play_ways(const SamplePlayer& start) {
    SamplePlayer player = start;
    player.act(TurnVoice{true});
    player.press("help.person");
    player.press("ways.open");
    player.press("ways.helper");
    player.keep();
    player.press("ways.touch");
    player.keep();
    player.act(GoBack{});
    player.act(GoTo{"switches"});
    player.keep();
    player.act(GoTo{"time"});
    player.keep();
    player.press("time.never");
    player.keep("never");
    for (const bool by_switch : {true, false}) {
        player.act(StartPressTest{});
        player.keep();
        press_as_told(player, by_switch, 200);
        player.keep(by_switch ? "switch" : "touch");
    }
    player.act(StartPressTest{});
    player.act(TestPressed{}); // a hand that brushes the glass before it is asked to
    player.act(TestReleased{});
    press_as_told(player, false, 800);
    player.keep("hold");
    player = start;
    player.act(TurnVoice{true});
    player.act(DrawCurtain{true});
    player.keep("curtain");
}

// A meeting's own survey in our own words, so that it is seen in every language: what no shipped form has.
MeetingPack with_survey(MeetingPack pack) {
    const auto words = [](const MessageKey& key) { return Wording{std::string(key.text()), {}}; };
    const auto question = [&](const char* id, const char* type, const MessageKey& wording) {
        Question made;
        made.id = id;
        made.type = type;
        made.wording = words(wording);
        made.section = words(MessageKey("form.feedback"));
        made.hint = words(MessageKey("question.why.hint"));
        made.picture = "question";
        made.required = true;
        return made;
    };
    Form form;
    form.id = "sample";
    form.kind = "survey";
    form.title = words(MessageKey("welcome.survey"));
    form.questions = {question("whole", "number", MessageKey("question.miles")),
                      question("decimal", "decimal", MessageKey("question.miles")),
                      question("read", "choice", MessageKey("question.who-paid"))};
    form.questions.back().options_from = "read-this";
    form.questions.front().constraint = Constraint{*Expression::parse(". > 100"), {}};
    pack.survey = std::move(form);
    return pack;
}

void play_help(const SamplePlayer& start) {
    for (const char* id : {"help.listen", "help.text-size", "help.colours", "help.language", "help.person"}) {
        SamplePlayer player = start;
        player.press(id);
        player.keep();
    }
    play_ways(start);
    SamplePlayer silent = start;
    silent.model().carried.voices.clear();
    silent.press("help.listen");
    silent.keep("silent");
    SamplePlayer unheard = silent;
    unheard.act(VoicesFound{{}, {}, false});
    unheard.keep("no-sound");
    SamplePlayer some = silent;
    for (const std::string& language : start.model().carried.library->languages())
        some.model().carried.recorded[language] = {"listen.some"};
    some.act(StartListening{});
    some.keep("some");
}

void play_session(const SamplePlayer& start, const Meeting& meeting) {
    SamplePlayer player = start;
    player.keep();
    player.act(MoveFocus{"welcome.feedback"});
    player.keep("focus");
    player = start;
    player.act(StartForm{"sign-in"});
    player.press("help.person");
    player.keep("journey");
    player.press("stop");
    player.keep();
    player.act(StayHere{});
    player = start;
    player.act(PersonActive{});
    player.act(TimePassed{player.model().now_ms + idle_before_asking_ms, sample_wall_ms});
    player.keep();
    player = start;
    const Invitee& person = meeting.pack.people.front();
    player.act(RollChanged{{{meeting.pack.id, person.id, person.first_name + " " + person.last_name, sample_wall_ms}}});
    player.act(StartForm{"sign-in"});
    player.type(person.first_name);
    player.press("who." + person.id);
    player.act(Continue{});
    player.keep();
}

const PictureCode sample_code{"umbrella", "bus", "key", "flower"};

void play_pause(const SamplePlayer& start) {
    SamplePlayer player = start;
    player.act(PausedChanged{{{1, sample_wall_ms, true, true}}});
    player.keep("paused");
    player.press("welcome.come-back");
    player.keep();
    player.press("come-back.picture.umbrella");
    player.keep("second");
    player.press("come-back.again");
    player.act(WorkNotFound{});
    player.keep("error");
    player.act(WorkNotFound{sample_wall_ms + 1000});
    player.keep("locked");
    player = start;
    player.act(PersonActive{});
    player.act(StartForm{"sign-in"});
    player.type("ma");
    SamplePlayer idle = player;
    player.act(GoTo{"stop"});
    player.keep("begun");
    player.act(WorkNotPaused{});
    player.keep("error");
    player.act(WorkPaused{sample_code});
    player.keep();
    idle.act(TimePassed{idle.model().now_ms + idle_while_away_ms, sample_wall_ms});
    idle.keep("begun");
}

void play_cards(const SamplePlayer& start) {
    ViewSettings wanted;
    wanted.text_size = TextSize::large;
    wanted.language = "qaa"; // "a language of one's own": no kiosk has it
    wanted.voice.on = true;
    SamplePlayer player = start;
    player.press("help.text-size");
    player.press("ways.open");
    player.press("open.pass");
    player.keep();
    player.act(PrintCard{});
    player.keep("printing");
    player.act(CardPrinted{false});
    player.keep("not-printed");
    player.press("back");
    player.act(GoTo{"show-card"});
    player.keep();
    player.act(TakeCard{"A stranger's code"});
    player.keep("error");
    player.act(CameraLost{});
    player.keep("no-camera");
    player.model().carried.voices.clear();
    player.act(TakeCard{write_pass(wanted)});
    player.keep("not-all");
    player.model().carried.voices = player.model().carried.library->languages();
    wanted.language = player.model().session.settings.language;
    player.act(TakeCard{write_pass(wanted)});
    player.keep();
}

// Where people have badges: shown, whose it is, and each reason why it opens nothing.
void play_badges(Carried carried, const Meeting& meeting, SampleAlbum& album) {
    const Bytes token(badge_token_bytes, 7);
    MeetingPack pack = meeting.pack;
    Invitee& person = pack.people.front();
    person.badge = badge_hash(pack.id, token);
    person.told_apart_by = pack.place;
    carried.meetings = {std::make_shared<const Meeting>(std::move(pack))};
    const SamplePlayer start(start_model(std::move(carried), 0, sample_wall_ms), album);
    SamplePlayer player = start;
    player.act(StartForm{"sign-in"});
    player.keep("badges");
    player.press("badge.open");
    player.keep();
    player.act(CameraLost{});
    player.keep("no-camera");
    const std::pair<const char*, const char*> codes[] = {
        {"A stranger's code", "not-a-badge"}, {"COPROBADGE1/0", "unreadable"}, {"COPROBADGE2/0", "unknown"}};
    for (const auto& [code, name] : codes) {
        player.act(TakeCard{code});
        player.keep(name);
    }
    player.model().session.badge.message = MessageKey("badge.other-meeting").text();
    player.keep("other-meeting");
    player.act(TakeCard{write_badge(token)});
    player.keep();
    player.press("next");
    player.act(TakeCard{write_badge(token)});
    player.keep();
}

void play_staff(const SamplePlayer& start, const Meeting& meeting) {
    SamplePlayer player = start;
    player.press("help.person");
    player.press("person-help.staff");
    player.keep("make");
    SamplePlayer unkept = player;
    unkept.act(PinNotKept{true});
    unkept.keep("not-kept");
    player.model().carried.has_pin = true;
    player.type("123");
    player.keep();
    player.act(SubmitPin{});
    player.keep("error");
    unkept = player;
    unkept.act(PinNotKept{false});
    unkept.keep("not-checked");
    std::vector<RollEntry> roll;
    for (const Invitee& person : meeting.pack.people) {
        if (roll.size() == 8) break;
        roll.push_back({meeting.pack.id, person.id, person.first_name + " " + person.last_name, sample_wall_ms});
    }
    player.act(RollChanged{std::move(roll)});
    player.act(SyncChanged{{3, 1, 1, sample_wall_ms, true, 2, 1}});
    player.act(PinRight{});
    player.keep();
    play_lists(player);
    player.act(PausedChanged{{{1, sample_wall_ms, true, false}, {2, sample_wall_ms, false, true}}});
    player.keep("paused");
    player.press("staff.paused.see");
    player.keep();
    player.act(PausedShown{2, sample_code});
    player.keep();
    player.act(WorkNotFound{});
    player.keep("error");
}

} // namespace

Result<std::shared_ptr<const Meeting>> sample_meeting(const std::filesystem::path& file) {
    const std::string text = TRY(read_file(file));
    MeetingPack pack = TRY(load_meeting_pack(text, file.string()));
    return std::make_shared<const Meeting>(std::move(pack));
}

std::string category_that(const Model& model, const std::function<bool(const ExpenseRule&, const RuleTerms&)>& is_so) {
    const Date day =
        model.session.meeting == nullptr ? local_date(model.now_wall_ms) : model.session.meeting->pack.date;
    for (const ExpenseRule& rule : model.carried.rules->all()) {
        const RuleTerms& terms = terms_on(rule, day);
        if (!terms.is_off && is_so(rule, terms)) return rule.category;
    }
    return {};
}

std::string category_with_receipt(const Model& model) {
    return category_that(model, [](const ExpenseRule& rule, const RuleTerms& terms) {
        return !rule.is_journey && rule.pays == Pays::amount && terms.receipt == Receipt::needed &&
               terms.approval == Approval::not_needed;
    });
}

Result<std::vector<SampleScreen>> sample_screens(Carried carried, const std::shared_ptr<const Meeting>& meeting) {
    SampleAlbum album;
    const auto forms = carried.forms;
    carried.version = "0.0.0";
    carried.device = "kiosk-1";
    carried.voices = carried.library->languages();
    carried.has_printer = true;
    carried.label = LabelSize{};
    carried.has_camera = true;
    carried.has_microphone = true;
    Model bare = start_model(carried, 0, sample_wall_ms);
    SamplePlayer(bare, album).keep("no-meeting");
    bare.carried.knows_meetings = false;
    SamplePlayer(bare, album).keep("not-ready");
    MeetingPack second = meeting->pack;
    second.id += "-2";
    carried.meetings = {meeting, std::make_shared<const Meeting>(std::move(second))};
    SamplePlayer two(start_model(carried, 0, sample_wall_ms), album);
    two.act(StartForm{"sign-in"});
    two.keep();
    carried.meetings = {meeting};
    const SamplePlayer start(start_model(carried, 0, sample_wall_ms), album);
    play_session(start, *meeting);
    play_pause(start);
    for (const Form& form : *forms) play_form(start, form);
    play_photos(start);
    play_no_money(start);
    play_claim_answers(start);
    play_spoken(start);
    play_arrivals(start, *meeting);
    carried.meetings = {std::make_shared<const Meeting>(with_survey(meeting->pack))};
    SamplePlayer asked(start_model(carried, 0, sample_wall_ms), album);
    asked.keep("survey");
    Carried rated = carried;
    rated.meetings = {std::make_shared<const Meeting>(with_friends_and_family(meeting->pack))};
    play_experience(SamplePlayer(start_model(std::move(rated), 0, sample_wall_ms), album));
    Carried planned = carried;
    planned.meetings = {std::make_shared<const Meeting>(with_ladder(meeting->pack))};
    play_ladder(SamplePlayer(start_model(std::move(planned), 0, sample_wall_ms), album));
    Carried answered = carried;
    answered.meetings = {std::make_shared<const Meeting>(with_you_said(meeting->pack))};
    play_you_said(SamplePlayer(start_model(std::move(answered), 0, sample_wall_ms), album));
    play_form(std::move(asked), *carried.meetings.front()->pack.survey);
    play_help(start);
    play_cards(start);
    play_badges(carried, *meeting, album);
    play_staff(start, *meeting);
    carried.meetings = {meeting};
    play_films(std::move(carried), album);
    play_set_up(start, *meeting);
    if (album.stuck) return *std::move(album.stuck);
    return std::move(album.screens);
}

} // namespace copro
