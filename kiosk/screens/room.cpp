// In the meeting room: what is on now in large words, how long it is to the break, and the cards to hold up. The chair
// sees them on a screen of its own; nobody's name is with a card.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

constexpr std::int64_t minute_ms = 60'000;

std::int64_t start_of(const MeetingPack& pack, const AgendaPoint& point) { return wall_ms_of(pack.date, point.at); }

// The last point that has begun; none before the first.
const AgendaPoint* point_now(const Model& model, const MeetingPack& pack) {
    const AgendaPoint* now = nullptr;
    for (const AgendaPoint& point : pack.agenda) {
        if (start_of(pack, point) <= model.now_wall_ms) now = &point;
    }
    return now;
}

Node own_idea_node(std::string id, const Idea& idea, const Words& words) {
    Node node = own_text_node(std::move(id), idea.words, words);
    node.picture = idea.picture;
    return node;
}

// Whole minutes, none of them promised that is not there: 11 seconds are one minute.
void add_break(const Model& model, const MeetingPack& pack, const Words& words, Tree& tree) {
    const AgendaPoint* now = point_now(model, pack);
    if (now != nullptr && now->is_break) return;
    for (const AgendaPoint& point : pack.agenda) {
        const std::int64_t left_ms = start_of(pack, point) - model.now_wall_ms;
        if (!point.is_break || left_ms <= 0) continue;
        const std::int64_t minutes = (left_ms + minute_ms - 1) / minute_ms;
        tree.main.children.push_back(
            idea_node("room.break-in", words.count(MessageKey("room.break-in"), minutes), "clock"));
        return;
    }
}

void add_now(const Model& model, const MeetingPack& pack, const Words& words, Tree& tree) {
    const AgendaPoint* now = point_now(model, pack);
    const bool is_over = model.now_wall_ms >= wall_ms_of(pack.date, pack.ends);
    if (is_over) {
        tree.main.children.push_back(heading_node(words.say(MessageKey("room.over")), "finish"));
    } else if (now == nullptr) {
        const Label time = words.time(wall_ms_of(pack.date, pack.starts));
        tree.main.children.push_back(heading_node(model.now_wall_ms < wall_ms_of(pack.date, pack.starts)
                                                      ? words.say(MessageKey("room.starts"), {{"time", time}})
                                                      : words.say(pack.title),
                                                  "meeting"));
    } else {
        Node heading = heading_node(words.say(now->idea.words), now->idea.picture);
        heading.language = own_text_node("", now->idea.words, words).language;
        tree.main.children.push_back(std::move(heading));
    }
}

Label queue_label(const Model& model, const Words& words) {
    Label all;
    for (const std::string& id : model.carried.room.queue) {
        const Label one = words.say(find_code_picture(id)->word);
        all = all.empty() ? one : words.say(MessageKey("list.join"), {{"first", all}, {"next", one}});
    }
    return all;
}

void build_room(const Model& model, const Words& words, Tree& tree) {
    const Meeting* meeting = room_meeting(model);
    if (meeting == nullptr) {
        tree.main.children.push_back(heading_node(words.say(MessageKey("room.over")), "finish"));
        return add_done(tree, words);
    }
    add_now(model, meeting->pack, words, tree);
    // In a grid all five stand on one part: nobody looks for the last of them behind More.
    Node cards = group_node("room.cards", Arrange::grid, {});
    cards.columns = 3;
    for (const RoomCardFace& face : room_cards) {
        cards.children.push_back(
            button_node(std::string("room.card.") + face.id, words.say(face.label), face.picture, Look::secondary));
    }
    tree.main.children.push_back(std::move(cards));
    add_break(model, meeting->pack, words, tree);
    const RoomState& room = model.carried.room;
    if (!room.queue.empty()) {
        tree.main.children.push_back(idea_node(
            "room.queue", words.say(MessageKey("room.queue"), {{"pictures", queue_label(model, words)}}), "waiting"));
    }
    Node others = group_node("room.others", Arrange::grid, {});
    others.columns = 2;
    if (!meeting->pack.agenda.empty()) {
        others.children.push_back(
            button_node("room.agenda", words.say(MessageKey("room.agenda")), "agenda", Look::secondary));
    }
    std::int64_t up = static_cast<std::int64_t>(room.queue.size());
    for (const std::int64_t count : room.up) up += count;
    others.children.push_back(
        button_node("room.chair", words.count(MessageKey("room.for-chair"), up), "look", Look::secondary));
    tree.main.children.push_back(std::move(others));
}

std::optional<Action> on_room(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "room.agenda")) return GoTo{"room-agenda"};
    if (is_pressed(event, "room.chair")) return GoTo{"room-chair"};
    const auto card = pressed_after(event, "room.card.");
    for (const RoomCardFace& face : room_cards) {
        if (card && *card == face.id) return HoldUpCard{face.card};
    }
    return std::nullopt;
}

void build_told(const Model& model, const Words& words, Tree& tree) {
    const PersonSession& session = model.session;
    const CodePicture* turn = find_code_picture(session.turn);
    if (turn != nullptr) {
        tree.main.children.push_back(
            heading_node(words.say(MessageKey("room.your-turn"), {{"picture", words.say(turn->word)}}), turn->picture));
        const auto before = static_cast<std::int64_t>(model.carried.room.queue.size()) - 1;
        tree.main.children.push_back(idea_node("room.before",
                                               before > 0 ? words.count(MessageKey("room.before"), before)
                                                          : words.say(MessageKey("room.speak-next")),
                                               "waiting"));
        tree.actions.children.push_back(
            button_node("room.give-up", words.say(MessageKey("room.give-up")), "cancel", Look::quiet));
    } else {
        tree.main.children.push_back(heading_node(words.say(MessageKey("room.told")), "tick"));
    }
    tree.main.children.push_back(idea_node("room.no-name", words.say(MessageKey("room.no-name")), "anonymous"));
    add_read(tree, words);
}

std::optional<Action> on_told(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "room.give-up")) return GiveUpTurn{};
    return std::nullopt;
}

void build_agenda(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("room.agenda")), "agenda"));
    const Meeting* meeting = room_meeting(model);
    if (meeting != nullptr) {
        const AgendaPoint* now = point_now(model, meeting->pack);
        int number = 0;
        for (const AgendaPoint& point : meeting->pack.agenda) {
            Node node = own_idea_node("room-agenda." + std::to_string(++number), point.idea, words);
            const Label time = words.time(start_of(meeting->pack, point));
            node.detail = &point == now ? words.say(MessageKey("room.now"), {{"time", time}}) : time;
            if (&point == now) node.look = Look::lead;
            tree.main.children.push_back(std::move(node));
        }
    }
    add_back(tree, words);
}

void build_chair(const Model& model, const Words& words, Tree& tree) {
    if (!may_see_chair_page(model)) return staff_pin_screen().build(model, words, tree);
    const RoomState& room = model.carried.room;
    tree.main.children.push_back(heading_node(words.say(MessageKey("room.chair")), "look"));
    Node list = group_node("room-chair.list", Arrange::grid, {});
    list.columns = 2;
    for (const RoomCardFace& face : room_cards) {
        const std::int64_t count = room.up[index_of(face.card)];
        if (count == 0) continue;
        Node card =
            button_node(std::string("room-chair.") + face.id, words.say(face.label), face.picture, Look::secondary);
        card.detail = words.count(MessageKey("room.times"), count);
        list.children.push_back(std::move(card));
    }
    if (list.children.empty() && room.queue.empty()) {
        tree.main.children.push_back(idea_node("room-chair.none", words.say(MessageKey("room.none")), "tick"));
    }
    if (!list.children.empty()) {
        tree.main.children.push_back(
            text_node("room-chair.how", words.say(MessageKey("room.press-when-seen")), Look::soft));
        tree.main.children.push_back(std::move(list));
    }
    if (!room.queue.empty()) {
        const CodePicture* first = find_code_picture(room.queue.front());
        tree.main.children.push_back(idea_node(
            "room-chair.next", words.say(MessageKey("room.speaks-next"), {{"picture", words.say(first->word)}}),
            first->picture));
        if (room.queue.size() > 1) {
            tree.main.children.push_back(
                text_node("room-chair.queue",
                          words.say(MessageKey("room.queue"), {{"pictures", queue_label(model, words)}}), Look::soft));
        }
        tree.actions.children.push_back(
            button_node("room-chair.spoken", words.say(MessageKey("room.has-spoken")), "next", Look::primary));
    }
    add_back(tree, words);
}

std::optional<Action> on_chair(const Model& model, const NodeEvent& event) {
    if (!may_see_chair_page(model)) return staff_pin_screen().on(model, event);
    if (is_pressed(event, "room-chair.spoken")) return NextSpeaker{};
    const auto card = pressed_after(event, "room-chair.");
    for (const RoomCardFace& face : room_cards) {
        if (card && *card == face.id) return SeeCard{face.card};
    }
    return std::nullopt;
}

std::optional<Action> on_nothing(const Model&, const NodeEvent&) { return std::nullopt; }

} // namespace

Screen room_screen() { return {"room", build_room, on_room}; }
Screen room_told_screen() { return {"room-told", build_told, on_told}; }
Screen room_agenda_screen() { return {"room-agenda", build_agenda, on_nothing}; }
Screen room_chair_screen() { return {"room-chair", build_chair, on_chair}; }

} // namespace copro
