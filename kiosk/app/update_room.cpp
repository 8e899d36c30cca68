// The terminal in the meeting room: cards held up, the queue of who wants to speak, what the chair has seen.
#include "kiosk/app/update_parts.h"
#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t minute_ms = 60'000;

// Pictures in turn, so that two who wait never have the same one.
std::string next_picture(RoomState& room) {
    const auto pictures = code_pictures();
    for (std::size_t tries = 0; tries < pictures.size(); ++tries) {
        const std::string id = pictures[room.pictures_given++ % pictures.size()].id;
        if (std::find(room.queue.begin(), room.queue.end(), id) == room.queue.end()) return id;
    }
    return {};
}

} // namespace

// Counts alone: no card has a time or a person, and the record comes after several (PROTOCOL.md, "room").
Effects put_room_on_record(Model& model) {
    RoomState& room = model.carried.room;
    const RoomCounts counted = std::exchange(room.counted, {});
    room.record_at_ms = model.now_ms + room_record_every_ms;
    const bool is_nothing = counted == RoomCounts{};
    if (is_nothing || model.carried.choices.practice) return {};
    Json cards = Json::object();
    for (const RoomCardFace& face : room_cards) cards[face.id] = counted[index_of(face.card)];
    SaveRoom save;
    save.counted = counted;
    save.draft = RecordDraft{"room", model.carried.choices.room, "room",
                             1,      words_of(model).language(), Json{{"cards", std::move(cards)}}.dump()};
    return {std::move(save)};
}

const Meeting* room_meeting(const Model& model) {
    for (const auto& meeting : model.carried.meetings) {
        if (meeting->pack.id == model.carried.choices.room) return meeting.get();
    }
    return nullptr;
}

std::string first_screen(const Model& model) {
    if (model.carried.choices.locked) return "locked";
    return room_meeting(model) == nullptr ? "welcome" : "room";
}

Effects update_room(Model& model, const StandInRoom& action) {
    if (!model.session.staff.inside) return {};
    const auto& meetings = model.carried.meetings;
    const bool is_today = std::any_of(meetings.begin(), meetings.end(),
                                      [&](const auto& meeting) { return meeting->pack.id == action.meeting; });
    if (!action.meeting.empty() && !is_today) return {};
    Effects effects = put_room_on_record(model);
    model.carried.room = RoomState{};
    model.carried.room.record_at_ms = model.now_ms + room_record_every_ms;
    model.carried.choices.room = action.meeting;
    for (Effect& effect : clear_for_staff(model)) effects.push_back(std::move(effect));
    effects.emplace_back(KeepChoices{model.carried.choices});
    return effects;
}

Effects update_room(Model& model, const HoldUpCard& action) {
    PersonSession& session = model.session;
    if (session.screen != "room" || room_meeting(model) == nullptr) return {};
    RoomState& room = model.carried.room;
    session.turn.clear();
    if (action.card == RoomCard::want_to_speak) {
        session.turn = next_picture(room);
        if (!session.turn.empty()) room.queue.push_back(session.turn);
    }
    // More wait than there are pictures: a card that the chair sees, like the others.
    if (session.turn.empty()) {
        ++room.up[index_of(action.card)];
    }
    ++room.counted[index_of(action.card)];
    session.held_up = action.card;
    visit_screen(session, "room-told");
    return {};
}

Effects update_room(Model& model, const GiveUpTurn&) {
    std::erase(model.carried.room.queue, model.session.turn);
    model.session.turn.clear();
    if (model.session.screen == "room-told") leave_screen(model.session);
    return {};
}

Effects update_room(Model& model, const SeeCard& action) {
    if (!may_see_chair_page(model)) return {};
    model.carried.room.up[index_of(action.card)] = 0;
    model.session.focus.clear();
    return {};
}

Effects update_room(Model& model, const NextSpeaker&) {
    std::vector<std::string>& queue = model.carried.room.queue;
    if (!may_see_chair_page(model)) return {};
    if (!queue.empty()) queue.erase(queue.begin());
    return {};
}

Effects update_room(Model& model, const RoomNotSaved& action) {
    RoomCounts& counted = model.carried.room.counted;
    for (std::size_t at = 0; at < counted.size(); ++at) counted[at] += action.counted[at];
    return {};
}

Effects room_time_passed(Model& model) {
    PersonSession& session = model.session;
    if (model.carried.choices.room.empty()) return {};
    if (session.screen == "room-told" && model.now_ms - session.active_at_ms >= room_told_for_ms) {
        leave_screen(session);
    }
    if (model.now_ms < model.carried.room.record_at_ms) return {};
    return put_room_on_record(model);
}

std::optional<std::int64_t> room_deadline(const Model& model) {
    if (room_meeting(model) == nullptr) return std::nullopt;
    // What is on now and how long it is to the break change with the minute.
    std::int64_t due = model.now_ms + minute_ms - model.now_wall_ms % minute_ms;
    if (model.carried.room.counted != RoomCounts{}) due = std::min(due, model.carried.room.record_at_ms);
    if (model.session.screen == "room-told") due = std::min(due, model.session.active_at_ms + room_told_for_ms);
    return due;
}

} // namespace copro
