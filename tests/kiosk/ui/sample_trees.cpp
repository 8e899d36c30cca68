#include "sample_trees.h"

namespace copro::samples {

namespace {

// Words with accents and two fifths more letters, spread over its words as in German or Welsh.
std::string stretched(const std::string& text) {
    std::string result;
    double owed = 0;
    for (const char letter : text) {
        switch (letter) {
        case 'a': result += "á"; break;
        case 'e': result += "ë"; break;
        case 'o': result += "ô"; break;
        case 'A': result += "Å"; break;
        case 'I': result += "Î"; break;
        default: result += letter;
        }
        const bool vowel = std::string("aeiou").find(letter) != std::string::npos;
        owed += 0.4;
        if (vowel && owed >= 1) {
            result += letter;
            owed -= 1;
        }
        if (letter == ' ' && owed >= 3) {
            result += "yn ";
            owed -= 3;
        }
    }
    return result;
}

class Maker {
public:
    explicit Maker(const Wording& wording)
        : m_wording(wording) {}

    [[nodiscard]] Label label(const std::string& text) const {
        std::string words = m_wording.longer ? stretched(text) : text;
        return Label::of_person(UserText{std::move(words)});
    }
    [[nodiscard]] Node node(const NodeId& id, Role role, const std::string& text, Look look = Look::plain) const {
        Node made;
        made.id = id;
        made.role = role;
        made.label = label(text);
        made.look = look;
        return made;
    }
    [[nodiscard]] Node pictured(Node made, const std::string& picture) const {
        made.picture = picture;
        return made;
    }
    [[nodiscard]] Node button(const NodeId& id, const std::string& text, const std::string& picture = "",
                              Look look = Look::secondary) const {
        return pictured(node(id, Role::button, text, look), picture);
    }
    [[nodiscard]] Node group(const NodeId& id, Arrange arrange, std::vector<Node> children, int columns = 1) const {
        Node made;
        made.id = id;
        made.arrange = arrange;
        made.columns = columns;
        made.children = std::move(children);
        return made;
    }
    [[nodiscard]] Tree tree(const std::string& screen, const std::string& status, int at, int of) const {
        Tree made;
        made.screen = screen;
        made.language = "en";
        made.right_to_left = m_wording.right_to_left;
        Node where = node("band.where", Role::status, status);
        if (of > 0) where.progress = Progress{at, of};
        made.band = group("band", Arrange::column,
                          {node("band.organisation", Role::text, "Hillside Partners"),
                           node("band.meeting", Role::text, "Better buses meeting"), std::move(where)});
        made.help = group("help", Arrange::bar,
                          {button("help.listen", "Listen", "listen", Look::quiet),
                           button("help.text-size", "Text size", "text-size", Look::quiet),
                           button("help.colours", "Colours", "colours", Look::quiet),
                           button("help.language", "Cymraeg", "language", Look::quiet),
                           button("help.person", "Ask a person", "person", Look::primary)});
        made.main = group("main", Arrange::column, {});
        made.actions = group("actions", Arrange::bar, {});
        made.more = button("more", "More", "more");
        made.back_up = button("back-up", "Go up", "back-up");
        return made;
    }
    void head(Tree& tree, const std::string& heading, const std::string& lead) const {
        tree.main.children.push_back(node("heading", Role::heading, heading));
        if (!lead.empty()) tree.main.children.push_back(node("lead", Role::text, lead, Look::soft));
    }
    [[nodiscard]] Node back() const { return button("back", "Back", "back"); }
    [[nodiscard]] Node next(const std::string& text = "Next") const {
        return button("next", text, "next", Look::primary);
    }

private:
    Wording m_wording;
};

Node keyboard(const Maker& make, int columns, bool digits) {
    Node keys = make.group("keyboard", Arrange::keyboard, {}, columns);
    const auto key = [&](const std::string& letter) {
        Node made;
        made.id = "keyboard." + letter;
        made.role = Role::key;
        made.label = Label::of_person(UserText{letter});
        keys.children.push_back(std::move(made));
    };
    for (char letter = 'A'; letter <= 'Z'; ++letter) key(std::string(1, letter));
    if (digits) {
        for (char digit = '0'; digit <= '9'; ++digit) key(std::string(1, digit));
        Node space = make.node("keyboard.space", Role::key, "Space", Look::quiet);
        space.span = 2;
        keys.children.push_back(std::move(space));
    }
    Node rub_out = make.node("keyboard.rub-out", Role::key, "Rub out", Look::quiet);
    rub_out.span = 2;
    keys.children.push_back(std::move(rub_out));
    return keys;
}

Node field(const NodeId& id, const std::string& value) {
    Node made;
    made.id = id;
    made.role = Role::field;
    made.value = Label::of_person(UserText{value});
    return made;
}

} // namespace

Tree welcome(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("welcome", "Tuesday 24 November", 0, 0);
    make.head(tree, "Hello. What would you like to do?", "Touch one. You can stop at any time.");
    tree.main.children.push_back(
        make.group("journeys", Arrange::tiles,
                   {make.button("welcome.sign-in", "Sign in", "sign-in", Look::sign_in),
                    make.button("welcome.feedback", "Say what I think", "feedback", Look::feedback),
                    make.button("welcome.claim", "Claim my money", "claim", Look::claim)}));
    Node said = make.button("welcome.said", "You said, we did:", "said");
    said.detail = make.label("what happened since last time");
    said.span = 2;
    tree.main.children.push_back(
        make.group("others", Arrange::grid, {std::move(said), make.button("welcome.leave", "I am leaving now")}, 3));
    return tree;
}

Tree faces(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("feedback.overall", "Say what I think: step 2 of 6", 2, 6);
    make.head(tree, "How was the meeting for you?", "Nobody will know it was you.");
    const auto face = [&](const std::string& name, const std::string& text) {
        return make.pictured(make.node("feedback.overall." + name, Role::radio, text), "face-" + name);
    };
    tree.main.children.push_back(
        make.group("faces", Arrange::tiles,
                   {face("good", "Good"), face("not-sure", "I am not sure"), face("not-good", "Not good")}));
    tree.main.children.back().children[1].selected = true;
    tree.actions.children = {make.back(), make.button("skip", "Skip this question")};
    tree.focus = "feedback.overall.good";
    return tree;
}

Tree find_my_name(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("sign-in.name", "Sign in: step 1 of 5", 1, 5);
    make.head(tree, "Find your name", "Touch the first letters of your first name.");
    Node names = make.group("names", Arrange::column, {});
    for (const char* name : {"Mabel T.", "Marcus O.", "Mari W.", "Maya R."}) {
        Node made = make.node("name." + std::to_string(names.children.size()), Role::button, "", Look::secondary);
        made.label = Label::of_person(UserText{name});
        names.children.push_back(std::move(made));
    }
    Node name = field("name", "Ma");
    name.label = make.label("Find your name");
    Node typing = make.group("typing", Arrange::column, {std::move(name), keyboard(make, 7, false)});
    tree.main.children.push_back(make.group("find", Arrange::split, {std::move(typing), std::move(names)}));
    tree.actions.children = {make.back(), make.button("new", "I am new here")};
    tree.focus = "keyboard.G";
    return tree;
}

Tree claim(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("claim.lines", "Claim my money: step 3 of 5", 3, 5);
    make.head(tree, "Your money so far", "");
    const auto line = [&](const std::string& name, const std::string& what, const std::string& detail,
                          const std::string& amount) {
        Node made = make.node("line." + name, Role::summary, what);
        made.detail = make.label(detail);
        made.picture = name;
        made.value = Label::of_person(UserText{amount});
        made.children = {make.button("line." + name + ".change", "Change")};
        tree.main.children.push_back(std::move(made));
    };
    line("train", "Train", "Leeds to York and back. Receipt: yes", "£24.40");
    line("taxi", "Taxi", "Station to the hall. Receipt: photo taken", "£9.50");
    line("food", "Lunch", "You said: no receipt, market stall", "£4.75");
    tree.main.children.push_back(make.group("foot", Arrange::split,
                                            {make.button("add", "Add something else", "add"),
                                             make.node("total", Role::text, "Total £38.65", Look::money)}));
    tree.actions.children = {make.back(), make.next("That is all")};
    tree.focus = "next";
    return tree;
}

Tree saved(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("claim.saved", "Claim my money: step 5 of 5", 5, 5);
    Node words = make.group("words", Arrange::column, {});
    words.children.push_back(make.node("heading", Role::heading, "Saved. Thank you, Mabel."));
    words.children.push_back(make.node("saved.what", Role::text, "You asked for £38.65 for travel."));
    words.children.push_back(make.node("saved.when", Role::text, "We will check it and write by 22 December."));
    words.children.push_back(
        make.node("saved.number", Role::text, "Your number is K7 4M. You can take a photo of it.", Look::lead));
    tree.main.children.push_back(
        make.group("saved", Arrange::split,
                   {make.pictured(make.node("saved.picture", Role::picture, "A tick"), "saved"), std::move(words)}));
    tree.actions.children = {make.button("print", "Print this for me"),
                             make.button("finish", "I have finished", "", Look::primary)};
    return tree;
}

Tree check_answers(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("sign-in.check", "Sign in: step 5 of 5", 5, 5);
    make.head(tree, "Check your answers", "");
    const auto line = [&](const std::string& name, const std::string& what, const std::string& value) {
        Node made = make.node("check." + name, Role::summary, what);
        made.value = Label::of_person(UserText{value});
        made.children = {make.button("check." + name + ".change", "Change")};
        tree.main.children.push_back(std::move(made));
    };
    line("name", "Your name", "Mabel Thompson");
    line("role", "What brings you", "Person who uses services, carer");
    line("with", "Who is with you", "Nobody");
    line("needs", "What you need today", "A quiet place to sit, large print, a break every half hour");
    line("photo", "Photos", "No");
    tree.actions.children = {make.back(), make.button("cancel", "Stop and save nothing"), make.next("Save")};
    return tree;
}

Tree long_check(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("claim.check", "Claim my money: step 9 of 9", 9, 9);
    make.head(tree, "Is this right?", "");
    const auto line = [&](const std::string& what, const std::string& answer, const std::string& amount = "") {
        const std::string id = "check." + std::to_string(tree.main.children.size());
        Node made = make.pictured(make.node(id, Role::summary, what), "train");
        made.detail = make.label(answer);
        made.value = Label::of_person(UserText{amount});
        if (!amount.empty()) made.look = Look::money;
        if (amount.empty()) made.children = {make.pictured(make.button(id + ".change", "Change"), "change")};
        tree.main.children.push_back(std::move(made));
    };
    line("Who you are", "Mabel Thompson");
    line("Who the money is for", "Someone I support");
    line("What day are your costs from?", "Another day");
    line("What you need today", "Talking and hearing, Reading, The room, and 3 more");
    line("Some food makes me ill", "Celery, Wheat and gluten, Crab and prawns, and 11 more");
    line("May we remember this for next time?", "No");
    line("What name is on the account?", "Mabel Thompson");
    line("What is your account number?", "A number that ends in 33");
    line("Train", "Leeds to York, and back", "£24.40");
    line("Parking", "", "£9.50");
    tree.main.children.push_back(make.node("total", Role::text, "Total £33.90", Look::money));
    tree.actions.children = {make.back(), make.button("cancel", "Stop and save nothing"), make.next("Save")};
    return tree;
}

Tree many_choices(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("claim.kind", "Claim my money: step 1 of 5", 1, 5);
    make.head(tree, "What did you pay for?", "You can choose more than one.");
    Node choices = make.group("kinds", Arrange::grid, {}, 3);
    for (const char* kind : {"Train", "Bus", "Taxi", "Car", "Motorcycle", "Bicycle", "Parking", "Food", "Childcare",
                             "Replacement care", "Personal assistant", "Something else"}) {
        Node made =
            make.pictured(make.node("kind." + std::to_string(choices.children.size()), Role::checkbox, kind), "train");
        made.selected = choices.children.size() % 4 == 1;
        choices.children.push_back(std::move(made));
    }
    choices.children[3].disabled = true;
    tree.main.children.push_back(std::move(choices));
    tree.actions.children = {make.back(), make.next()};
    tree.focus = "kind.4";
    return tree;
}

Tree long_text(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("sign-in.meeting", "Sign in: step 4 of 5", 4, 5);
    make.head(tree, "What is this meeting about?", "");
    const auto idea = [&](const std::string& id, const std::string& text, const std::string& picture) {
        tree.main.children.push_back(make.pictured(make.node(id, Role::text, text), picture));
    };
    idea("idea.1", "We want buses that people can use.", "bus");
    idea("idea.2", "You can help us choose the new bus stops.", "person");
    idea("idea.3", "We cannot change the price of tickets. The city decides that.", "claim");
    idea("idea.4", "You can say what you think at any time.", "feedback");
    Node card = make.group("role", Arrange::column,
                           {make.node("role.title", Role::text, "Your role today", Look::lead),
                            make.node("role.text", Role::text, "Tell us what works for you.")});
    card.look = Look::card;
    tree.main.children.push_back(std::move(card));
    tree.actions.children = {make.back(), make.next()};
    return tree;
}

Tree free_text(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("feedback.why", "Say what I think: step 3 of 6", 3, 6);
    make.head(tree, "Why was that?", "");
    Node typed =
        field("why", "The room was too warm and the microphone did not work for the people at the back. I could "
                     "not hear the second speaker at all, and nobody asked us");
    typed.label = make.label("Your words");
    tree.main.children.push_back(std::move(typed));
    tree.main.children.push_back(keyboard(make, 13, true));
    tree.actions.children = {make.back(), make.button("skip", "Skip this question"), make.next()};
    return tree;
}

Tree trouble(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("claim.miles", "Claim my money: step 2 of 5", 2, 5);
    make.head(tree, "How many miles did you drive?", "");
    Node alert =
        make.pictured(make.node("miles.wrong", Role::alert, "Type a number of miles.", Look::warning), "warning");
    alert.detail = make.label("For example 12.");
    tree.main.children.push_back(std::move(alert));
    Node miles = field("miles", "abc");
    miles.label = make.label("How many miles did you drive?");
    tree.main.children.push_back(std::move(miles));
    Node answers = make.group("who", Arrange::grid, {}, 2);
    for (const char* who : {"I paid", "My supporter paid"}) {
        Node made = make.node("who." + std::to_string(answers.children.size()), Role::radio, who);
        made.detail = make.label("We pay back the person who paid");
        made.selected = answers.children.empty();
        answers.children.push_back(std::move(made));
    }
    answers.label = make.label("Who paid?");
    tree.main.children.push_back(std::move(answers));
    tree.actions.children = {make.back(), make.next()};
    return tree;
}

Tree film(const Wording& wording) {
    const Maker make(wording);
    Tree tree = make.tree("sign-language", "Film 1 of 2", 1, 2);
    make.head(tree, "Sign language", "");
    tree.main.children.push_back(
        make.pictured(make.node("film", Role::film, "Hello. What would you like to do?"), "sign-language"));
    Node slow = make.button("film.slow", "Slower", "slower");
    slow.role = Role::checkbox;
    tree.actions.children = {make.button("back", "Close", "cross"), make.button("film.stop", "Stop", "hold"),
                             std::move(slow), make.button("film.next", "Next film", "next")};
    return tree;
}

std::vector<Tree> all(const Wording& wording) {
    return {welcome(wording),   faces(wording),         find_my_name(wording), claim(wording),
            saved(wording),     check_answers(wording), many_choices(wording), long_text(wording),
            free_text(wording), trouble(wording),       film(wording),         long_check(wording)};
}

} // namespace copro::samples
