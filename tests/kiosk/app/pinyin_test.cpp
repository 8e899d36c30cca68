// A Chinese keyboard in the model: what is composed, looked up, chosen, kept and wiped; with a dictionary that only
// notes.
#include "kiosk/conformance/quiet_world.h"
#include "sync/base/log.h"
#include "tests/kiosk/app/through_ports.h"

using namespace copro;
using namespace copro::test;

namespace {

struct NotedPinyin final : PinyinPort {
    std::string calls;
    bool is_there = true;
    Result<std::vector<Candidate>> look_up(const std::string& letters) override {
        calls += letters + "; ";
        if (!is_there) return internal("no such library");
        if (letters == "nihao") return std::vector<Candidate>{{"你好", 5}, {"你", 2}};
        return std::vector<Candidate>{{"好", letters.size()}};
    }
    void person_left() override { calls += "left; "; }
};

Carried carried_in(const std::string& language) {
    Carried carried = carried_with({sample_pack()});
    auto loaded = Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", {language}, false);
    REQUIRE(loaded.ok());
    carried.library = std::make_shared<const Library>(loaded.take());
    return carried;
}

// At a question of feedback in which anything may be typed.
struct ChineseKiosk {
    explicit ChineseKiosk(const std::string& language = "zh")
        : kiosk(carried_in(language)) {
        log_nothing();
        kiosk.act(StartForm{"feedback"});
        kiosk.pass_limits();
        while (kiosk.at() != "question anything-else") kiosk.next();
    }
    Kiosk kiosk;
    QuietWorld world;
    NotedPinyin pinyin;
    bool has_port = true;

    void act(const Action& action) {
        Ports ports{world, world, world, world, world, world};
        if (has_port) ports.pinyin = &pinyin;
        act_through(ports, kiosk, action);
    }
    void happens(const NodeEvent& event) {
        const Words words = words_of(kiosk.model);
        const Question& question = current_question(kiosk.model);
        const auto edit = type_of(question).on(question_context(kiosk.model, question, words), event);
        REQUIRE(edit.has_value());
        act(EditAnswer{*edit});
    }
    void press(const NodeId& id) { happens({id, Gesture::press, {}}); }
    void type(const std::string& text) {
        for (const char letter : text) happens({{}, Gesture::insert, std::string(1, letter)});
    }
    [[nodiscard]] Node page() const {
        const Words words = words_of(kiosk.model);
        const Question& question = current_question(kiosk.model);
        Node page;
        type_of(question).build(question_context(kiosk.model, question, words), page.children);
        return page;
    }
    [[nodiscard]] std::string row() const {
        std::string all;
        const auto add = [&](const auto& self, const Node& node) -> void {
            if (node.id.starts_with("suggestions.")) all += node.label.text() + " ";
            for (const Node& child : node.children) self(self, child);
        };
        add(add, page());
        return all;
    }
    [[nodiscard]] const Typed& typed() const { return kiosk.model.session.run->typed; }
    [[nodiscard]] std::string answer() const { return *kiosk.answers().get<std::string>("anything-else"); }
};

bool has_node(const Node& node, const std::string& id) {
    return node.id == id ||
           std::any_of(node.children.begin(), node.children.end(), [&](const Node& one) { return has_node(one, id); });
}

} // namespace

TEST_CASE("nihao brings characters, and the one that is chosen is the answer") {
    ChineseKiosk kiosk;
    CHECK(has_node(kiosk.page(), "suggestions"));
    kiosk.type("nihao");
    CHECK(kiosk.pinyin.calls == "n; ni; nih; niha; nihao; ");
    CHECK(kiosk.row() == "你好 你 ");
    CHECK(composed_letters(kiosk.typed()) == "nihao");
    CHECK(kiosk.answer() == "nihao");
    kiosk.press("suggestions.1");
    CHECK(kiosk.answer() == "你好");
    CHECK(kiosk.row().empty());
    // Nothing is left to be looked up.
    CHECK(kiosk.pinyin.calls == "n; ni; nih; niha; nihao; ");
}

TEST_CASE("a part that is chosen leaves the rest to be looked up, and Backspace takes its letters first") {
    ChineseKiosk kiosk;
    kiosk.type("nihao");
    kiosk.press("suggestions.2");
    CHECK(kiosk.answer() == "你hao");
    CHECK(kiosk.pinyin.calls.ends_with("nihao; hao; "));
    CHECK(kiosk.row() == "好 ");
    kiosk.happens({{}, Gesture::erase, {}});
    CHECK(kiosk.answer() == "你ha");
    CHECK(kiosk.pinyin.calls.ends_with("hao; ha; "));
}

TEST_CASE("pinyin that nothing was chosen for stays in the answer as it was typed") {
    ChineseKiosk kiosk;
    kiosk.type("nihao");
    kiosk.act(Continue{});
    kiosk.act(GoBack{});
    REQUIRE(kiosk.kiosk.at() == "question anything-else");
    CHECK(kiosk.answer() == "nihao");
    CHECK(kiosk.typed().text == "nihao");
    CHECK(composed_letters(kiosk.typed()).empty());
}

TEST_CASE("what was composed, and what was offered for it, is wiped for the next person") {
    ChineseKiosk kiosk;
    kiosk.type("nihao");
    const std::weak_ptr<const std::vector<Candidate>> offered = kiosk.typed().composing.candidates;
    kiosk.kiosk.effects.clear();
    REQUIRE_FALSE(offered.expired());
    kiosk.act(EndSession{});
    CHECK_FALSE(kiosk.kiosk.model.session.run.has_value());
    CHECK(offered.expired());
    CHECK(kiosk.pinyin.calls.ends_with("left; "));
}

TEST_CASE("without the library the plain keyboard works, and nothing more is looked up") {
    for (const bool has_port : {true, false}) {
        ChineseKiosk kiosk;
        kiosk.has_port = has_port;
        kiosk.pinyin.is_there = false;
        kiosk.type("nihao");
        CHECK(kiosk.pinyin.calls == (has_port ? "n; " : ""));
        CHECK(kiosk.answer() == "nihao");
        CHECK(composed_letters(kiosk.typed()).empty());
        CHECK(has_node(kiosk.page(), "keyboard.capitals"));
        CHECK(has_node(kiosk.page(), "keyboard.a"));
        kiosk.press("keyboard.space");
        kiosk.press("keyboard.a");
        CHECK(kiosk.answer() == "nihao a");
        kiosk.act(EndSession{});
        CHECK(kiosk.kiosk.model.carried.lacks_pinyin);
    }
}

TEST_CASE("other languages know nothing of it") {
    ChineseKiosk kiosk("en");
    kiosk.type("nihao");
    CHECK(kiosk.pinyin.calls.empty());
    CHECK(composed_letters(kiosk.typed()).empty());
    CHECK(kiosk.typed().text == "nihao");
}

TEST_CASE("names are looked for with a Chinese keyboard too") {
    ChineseKiosk kiosk;
    kiosk.act(EndSession{});
    kiosk.act(StartForm{"sign-in"});
    REQUIRE(kiosk.kiosk.at() == "question who");
    kiosk.type("nihao");
    CHECK(kiosk.row() == "你好 你 ");
    kiosk.press("suggestions.1");
    CHECK(kiosk.typed().text == "你好");
}
