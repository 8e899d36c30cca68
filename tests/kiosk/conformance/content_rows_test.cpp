// C1 to C6: each row holds on the shipped kiosk, and falls short when it is broken there.
#include "rig_fixture.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

using namespace copro;
using namespace copro::test;

namespace {

Node made(const char* id, Role role, const char* words) {
    Node node;
    node.id = id;
    node.role = role;
    node.label = Label::of_person(UserText{words});
    return node;
}

} // namespace

TEST_CASE("two things to type on one screen make C1 fall short") {
    holds_until(one_question_row(), [](Faults& faults) {
        faults.tree = [](Tree& tree) {
            tree.main.children.push_back(made("more.field", Role::field, "And your street?"));
            tree.main.children.push_back(made("most.field", Role::field, "And your town?"));
        };
    });
}

TEST_CASE("an error that stands away from its answer makes C2 fall short") {
    holds_until(error_focus_row(), [](Faults& faults) {
        faults.tree = [](Tree& tree) {
            auto& nodes = tree.main.children;
            const auto alert =
                std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::alert; });
            if (alert != nodes.end()) std::rotate(alert, alert + 1, nodes.end());
        };
    });
}

TEST_CASE("an idea without a picture makes C3 fall short") {
    holds_until(easy_read_row(), [](Faults& faults) {
        faults.tree = [](Tree& tree) { tree.main.children.push_back(made("idea", Role::text, "Buses are good.")); };
    });
}

TEST_CASE("words that are hard to read make C4 fall short, and not C1") {
    const auto breaks = [](Faults& faults) {
        faults.tree = [](Tree& tree) {
            tree.main.children.push_back(
                made("hard", Role::heading, "Representatives subsequently evaluated everything."));
            tree.main.children.back().role = Role::alert;
        };
    };
    holds_until(reading_age_row(), breaks);
    holds_with(one_question_row(), breaks);
}

TEST_CASE("a question in words that may not be changed is in no grade of C4, and the row says how many there are") {
    const Finding finding = measured(reading_age_row());
    INFO(finding.measured << all_of(finding.shortfalls));
    CHECK(finding.shortfalls.empty());
    CHECK_THAT(finding.measured, Catch::Contains("1 excused with a written reason: question.experience;"));
    // What else stands on its screen counts as on any other.
    Faults faults;
    faults.tree = [](Tree& tree) {
        if (tree.screen != "feedback.experience") return;
        tree.main.children.push_back(made("hard", Role::alert, "Representatives subsequently evaluated everything."));
    };
    const Finding harder = measured(reading_age_row(), faults);
    REQUIRE(harder.shortfalls.size() == 1);
    CHECK_THAT(harder.shortfalls.front(), Catch::Contains(": feedback.experience."));
}

TEST_CASE("without its written reason that question makes C4 fall short, as a message and as a screen") {
    const TempFolder folder;
    Rig rig = shipped_rig();
    rig.world.folders.assets = folder.path();
    std::filesystem::create_directory(folder.path() / "easy-read");
    for (const char* list : {"hard-words.txt", "idioms.txt"})
        std::filesystem::copy_file(source("assets/easy-read") / list, folder.path() / "easy-read" / list);
    REQUIRE(replace_file(folder.path() / "easy-read/exceptions.txt", "").ok());
    const auto finding = reading_age_row().measure(rig);
    REQUIRE(finding.ok());
    const std::string all = all_of(finding->shortfalls);
    CHECK_THAT(all, Catch::Contains("question.experience (grade)"));
    CHECK_THAT(all, Catch::Contains("6.7: feedback.experience."));
    CHECK_THAT(finding->measured, Catch::Contains("0 excused with a written reason;"));
}

TEST_CASE("another keyboard than ABC to begin with makes C5 fall short") {
    holds_until(keyboard_row(),
                [](Faults& faults) { faults.begins = [](Terminal& terminal) { terminal.act(ChangeAlphabet{}); }; });
}

TEST_CASE("needs that are not asked make C6 fall short") {
    holds_until(needs_row(), [](Faults& faults) {
        faults.carried = [](Carried& carried) {
            std::vector<Form> forms = *carried.forms;
            for (Form& form : forms)
                std::erase_if(form.questions, [](const Question& question) { return question.into == "needs"; });
            carried.forms = std::make_shared<const std::vector<Form>>(std::move(forms));
        };
    });
}
