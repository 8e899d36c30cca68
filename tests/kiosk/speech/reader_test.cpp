#include "kiosk/speech/reader.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

using Texts = std::vector<std::string>;

Label words(const std::string& text) { return Label::of_person(UserText{text}); }

Node node(const char* id, Role role, const std::string& label) {
    Node made;
    made.id = id;
    made.role = role;
    made.label = words(label);
    return made;
}

// A question with two answers and a field, and what the reader says of it.
struct HeardQuestion {
    Tree tree;
    VoiceSettings voice;
    std::int64_t touches = 0;
    std::int64_t read_again = 0;
    int part = 0;
    bool by_headphones = false;
    Reader reader;

    HeardQuestion() {
        tree.screen = "question";
        tree.language = "en";
        tree.states = {words("Chosen."), words("Not chosen."), words("Nothing typed yet."), words("Private.")};
        tree.main.children = {node("heading", Role::heading, "How was it?"), node("q.good", Role::radio, "Good"),
                              node("q.bad", Role::radio, "Not good"), node("q.field", Role::field, "Why?")};
        voice.on = true;
    }
    Node& at(std::size_t index) { return tree.main.children[index]; }
    std::optional<Texts> says() {
        ShownNodes shown;
        for (const Node& one : tree.main.children) shown.push_back({Area::main, &one});
        const auto speech = reader.follow({tree, shown, part, voice, touches, read_again, by_headphones});
        if (!speech) return std::nullopt;
        Texts texts;
        for (const Utterance& one : speech->say) texts.push_back(one.text);
        return texts;
    }
};

const Texts whole{"How was it?", "Good", "Not good", "Why?", "Nothing typed yet."};

} // namespace

TEST_CASE("nothing is said while the voice is off, and turning it off cuts it off") {
    HeardQuestion question;
    question.voice.on = false;
    CHECK_FALSE(question.says());
    question.voice.on = true;
    CHECK(question.says() == whole);
    question.voice.on = false;
    CHECK(question.says() == Texts{});
    CHECK_FALSE(question.says());
}

TEST_CASE("a screen is read once; again for another part, another language, another question, or when asked") {
    HeardQuestion question;
    CHECK(question.says() == whole);
    CHECK_FALSE(question.says());
    question.part = 1;
    CHECK(question.says() == whole);
    question.tree.language = "cy";
    CHECK(question.says() == whole);
    question.at(0).label = words("And now?");
    CHECK(question.says()->front() == "And now?");
    ++question.read_again;
    CHECK(question.says()->size() == whole.size());
}

TEST_CASE("a touch that changes nothing cuts off what is being said") {
    HeardQuestion question;
    (void)question.says();
    ++question.touches;
    CHECK(question.says() == Texts{});
    CHECK_FALSE(question.says());
}

TEST_CASE("the ring and the voice move together") {
    HeardQuestion question;
    (void)question.says();
    question.tree.focus = "q.bad";
    CHECK(question.says() == Texts{"Not good", "Not chosen."});
    CHECK_FALSE(question.says());
}

TEST_CASE("an answer that is chosen is said, not the one that goes out") {
    HeardQuestion question;
    question.at(1).selected = true;
    (void)question.says();
    question.at(1).selected = false;
    question.at(2).selected = true;
    CHECK(question.says() == Texts{"Not good", "Chosen."});
}

TEST_CASE("letters are echoed; private ones are not, and not the private words of a screen") {
    HeardQuestion question;
    (void)question.says();
    question.at(3).value = words("b");
    CHECK(question.says() == Texts{"b"});
    question.at(3).is_private = true;
    question.at(3).value = words("bu");
    CHECK_FALSE(question.says());
    ++question.read_again;
    CHECK(question.says() == Texts{"How was it?", "Good", "Not good", "Why?", "Private."});
    SECTION("but to headphones") {
        question.by_headphones = true;
        question.at(3).value = words("bus");
        CHECK(question.says() == Texts{"s"});
    }
    SECTION("but by choice") {
        question.voice.private_aloud = true;
        ++question.read_again;
        CHECK(question.says()->back() == "bu");
    }
}

TEST_CASE("an error is said as soon as it is there, before what has the ring") {
    HeardQuestion question;
    (void)question.says();
    std::vector<Node>& nodes = question.tree.main.children;
    nodes.insert(nodes.begin() + 1, node("error", Role::alert, "Choose one answer."));
    question.tree.focus = "q.good";
    CHECK(question.says() == Texts{"Choose one answer."});
}

TEST_CASE("a state that changes is said") {
    HeardQuestion question;
    question.tree.main.children.push_back(node("rate", Role::status, "Speed: 4 of 11"));
    (void)question.says();
    question.tree.main.children.back().label = words("Speed: 5 of 11");
    CHECK(question.says() == Texts{"Speed: 5 of 11"});
}

TEST_CASE("words below moving pictures are said when they change, and not again while they stay") {
    HeardQuestion question;
    question.tree.main.children.push_back(node("photo.picture", Role::film, "Hold it closer."));
    (void)question.says();
    CHECK_FALSE(question.says());
    question.at(4).label = words("Now hold it still.");
    CHECK(question.says() == Texts{"Now hold it still."});
    CHECK_FALSE(question.says());
}

TEST_CASE("paused says nothing, and goes on with the screen") {
    HeardQuestion question;
    (void)question.says();
    question.voice.paused = true;
    CHECK(question.says() == Texts{});
    question.voice.paused = false;
    CHECK(question.says() == whole);
}
