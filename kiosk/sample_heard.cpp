// Sample screens of being heard: equality questions, and "You said, we did".
#include "kiosk/sample_player.h"
#include "sync/base/json.h"

namespace copro {

void play_equality(SamplePlayer player, const Form& form) {
    player.act(StartForm{form.id});
    for (const Question& question : form.questions) {
        player.act(ChangeQuestion{question.id});
        player.model().session.run->changing = false;
        player.keep("empty");
        for (const Option& option : question.options) {
            if (!option.leaves && !option.alone) player.press(question.id + "." + option.id);
        }
        player.keep();
    }
    player.act(SkipRest{});
    player.keep();
    player.act(SaveForm{});
    player.act(RecordNotSaved{});
    player.keep("error");
    player.act(RecordSaved{});
    player.keep();
}

MeetingPack with_you_said(MeetingPack pack) {
    const auto words = [](const char* english, const char* welsh) {
        return LocalText::parse(Json{{"en", english}, {"cy", welsh}}, "sample").take();
    };
    pack.you_said = {{words("The writing on the signs is too small.", "Mae'r ysgrifen ar yr arwyddion yn rhy fach."),
                      true,
                      words("We put up new signs at ten bus stops.", "Gosodon ni arwyddion newydd wrth ddeg arhosfan."),
                      {}},
                     {words("The last bus goes too early.", "Mae'r bws olaf yn mynd yn rhy gynnar."), false,
                      words("Run a bus at night.", "Rhedeg bws yn y nos."),
                      words("there is no money for a driver until April", "nid oes arian am yrrwr tan fis Ebrill")}};
    return pack;
}

MeetingPack with_friends_and_family(MeetingPack pack) {
    pack.friends_and_family = true;
    return pack;
}

MeetingPack with_ladder(MeetingPack pack) {
    pack.ladder = "co-design";
    return pack;
}

namespace {

// On from a question of the feedback form, without a name.
void go_to_check_unnamed(SamplePlayer& player) {
    while (player.model().session.screen == "question") {
        if (current_question(player.model()).id == "anonymous") player.press("anonymous.yes");
        if (!player.goes_on()) return;
    }
}

} // namespace

void play_ladder(SamplePlayer player) {
    player.act(StartForm{"feedback"});
    while (player.model().session.screen == "question" && current_question(player.model()).id != "ladder") {
        if (!player.goes_on()) return;
    }
    if (player.model().session.screen != "question") return; // an owner's form need not ask it
    player.keep("empty");
    player.press("ladder.co-design");
    player.keep();
    go_to_check_unnamed(player);
    player.keep("ladder");
}

void play_experience(SamplePlayer player) {
    player.act(StartForm{"feedback"});
    for (int notices = 0; notices < 2; ++notices) player.act(Continue{});
    player.keep("empty");
    player.press("experience.neither");
    player.keep();
    player.act(Continue{});
    player.type("The bus stop sign is too small. I c");
    player.keep();
    go_to_check_unnamed(player);
    player.keep("friends-and-family");
}

void play_no_money(SamplePlayer player) {
    player.act(StartForm{"claim"});
    while (player.model().session.screen == "question") {
        const std::string question = current_question(player.model()).id;
        if (question == "who") {
            player.type("mab th");
            player.press("who.p-001");
        }
        for (const auto& [of, answer] :
             {std::pair("for", "for.me"), std::pair("when", "when.today"), std::pair("fee", "fee.no")}) {
            if (question == of) player.press(answer);
        }
        if (!player.goes_on()) return;
    }
    player.keep("no-money");
}

void play_you_said(SamplePlayer player) {
    player.press("welcome.other-things");
    player.keep();
    player.press("other-things.you-said");
    player.keep();
    player.act(GoBack{});
    player.act(StartForm{"sign-in"});
    player.act(ChangeQuestion{"you-said"});
    player.keep();
}

} // namespace copro
