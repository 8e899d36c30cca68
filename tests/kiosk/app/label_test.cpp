// Name labels: offered to who has signed in, printed for who presses.
#include "tests/kiosk/app/through_ports.h"

using namespace copro;
using namespace copro::test;

namespace {

Carried with_labels() {
    Carried carried = carried_with({sample_pack()});
    carried.label = LabelSize{89, 36};
    return carried;
}

void sign_in(Kiosk& kiosk, const std::string& letters, const std::string& choice) {
    kiosk.act(StartForm{"sign-in"});
    if (!letters.empty()) kiosk.type(letters);
    kiosk.choose(choice);
    if (kiosk.at() == "question new-name") kiosk.write("Sam Example");
    while (kiosk.at() != "question roles") kiosk.next();
    kiosk.press("roles.guest");
    kiosk.choose("roles.carer");
    kiosk.act(SkipRest{});
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    if (kiosk.model.carried.choices.practice) return;
    kiosk.act(RecordSaved{"7F3K-9Q2M"});
}

const LabelSheet& sheet_of(const Kiosk& kiosk) { return std::get<PrintLabelSheet>(kiosk.effects.back()).sheet; }

} // namespace

TEST_CASE("nothing is printed before somebody presses, and one press prints one label with a first name alone") {
    Kiosk kiosk(with_labels());
    sign_in(kiosk, "mabel th", "who.p-001");
    REQUIRE(kiosk.at() == "saved");
    CHECK(kiosk.count<PrintLabelSheet>() == 0);
    kiosk.act(ShowPart{1});
    kiosk.act(PrintLabel{});
    kiosk.act(PrintLabel{});
    REQUIRE(kiosk.count<PrintLabelSheet>() == 1);
    CHECK(kiosk.model.session.part == 0);
    CHECK(sheet_of(kiosk).name == "Mabel");
    CHECK(sheet_of(kiosk).role.empty());
    CHECK(sheet_of(kiosk).size == LabelSize{89, 36});
    CHECK(kiosk.model.session.card.message == "label.printing");
    kiosk.act(CardPrinted{false});
    CHECK(kiosk.model.session.card.message == "pass.not-printed");
    CHECK(kiosk.model.session.focus == "error");
    kiosk.act(PrintLabel{});
    CHECK(kiosk.count<PrintLabelSheet>() == 2);
    kiosk.act(CardPrinted{true});
    CHECK(kiosk.model.session.card.message == "label.printing");
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.saved.label_name.empty());
    kiosk.act(PrintLabel{});
    CHECK(kiosk.count<PrintLabelSheet>() == 2);
}

TEST_CASE("somebody new has on their label what they typed, and somebody without a name has none") {
    Kiosk fresh(with_labels());
    sign_in(fresh, "", "who.new");
    fresh.act(PrintLabel{});
    REQUIRE(fresh.count<PrintLabelSheet>() == 1);
    CHECK(sheet_of(fresh).name == "Sam Example");
    Kiosk told(with_labels());
    sign_in(told, "", "who.told");
    told.act(PrintLabel{});
    CHECK(told.count<PrintLabelSheet>() == 0);
}

TEST_CASE("what somebody came as is on no label unless the organisation wants that") {
    Carried carried = with_labels();
    carried.label_has_role = true;
    Kiosk kiosk(std::move(carried));
    sign_in(kiosk, "mabel th", "who.p-001");
    kiosk.act(PrintLabel{});
    REQUIRE(kiosk.count<PrintLabelSheet>() == 1);
    CHECK(sheet_of(kiosk).role == words_of(kiosk.model).say(MessageKey("role.carer")).text());
}

TEST_CASE("no label without a printer of labels, in practice, or of another journey") {
    Kiosk none(carried_with({sample_pack()}));
    none.model.carried.has_printer = true;
    sign_in(none, "mabel th", "who.p-001");
    CHECK(none.model.session.saved.label_name.empty());
    none.act(PrintLabel{});
    CHECK(none.count<PrintLabelSheet>() == 0);
    Kiosk practice(with_labels());
    practice.model.carried.choices.practice = true;
    sign_in(practice, "mabel th", "who.p-001");
    REQUIRE(practice.at() == "saved");
    practice.act(PrintLabel{});
    CHECK(practice.count<PrintLabelSheet>() == 0);
    Kiosk feedback(with_labels());
    feedback.act(StartForm{"feedback"});
    feedback.act(SkipRest{});
    feedback.save();
    feedback.act(PrintLabel{});
    CHECK(feedback.count<PrintLabelSheet>() == 0);
}
