#include "kiosk/screens/staff_parts.h"

#include "kiosk/app/roll.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"

namespace copro {

namespace {

Label sync_label(const SyncSummary& sync, const Words& words) {
    const Label saved = words.number(sync.saved);
    const Label waiting = words.number(sync.waiting);
    if (sync.last_sent_wall_ms == 0) {
        return words.say(MessageKey("staff.sync.never"), {{"saved", saved}, {"waiting", waiting}});
    }
    return words.say(MessageKey("staff.sync"),
                     {{"saved", saved}, {"waiting", waiting}, {"time", words.time(sync.last_sent_wall_ms)}});
}

} // namespace

void add_staff_count(const Model& model, const Words& words, Tree& tree) {
    const auto count = static_cast<std::int64_t>(model.carried.roll.size());
    tree.main.children.push_back(text_node("staff.here", words.count(MessageKey("staff.here"), count), Look::lead));
    tree.main.children.back().picture = "people";
}

void add_staff_roll(const Model& model, const Words& words, Tree& tree) {
    const std::vector<RollEntry>& roll = model.carried.roll;
    int number = 0;
    for (const RollEntry& entry : roll) {
        Node node = text_node("staff.here." + std::to_string(++number), name_on_roll(entry, words));
        node.detail = detail_on_roll(model, entry, words);
        node.is_private = true;
        tree.main.children.push_back(std::move(node));
    }
}

void add_staff_paused(const Model& model, const Words& words, Tree& tree) {
    const auto count = static_cast<std::int64_t>(model.carried.paused.size());
    if (count == 0) return;
    tree.main.children.push_back(idea_node("staff.paused", words.count(MessageKey("staff.paused"), count), "waiting"));
    // In practice it could not be saved.
    if (model.carried.choices.practice) return;
    tree.main.children.push_back(
        button_node("staff.paused.see", words.say(MessageKey("staff.paused.see")), "waiting", Look::secondary));
}

void add_staff_sync(const Model& model, const Words& words, Tree& tree) {
    const SyncSummary& sync = model.carried.sync;
    tree.main.children.push_back(
        idea_node("staff.sync", sync_label(sync, words), sync.waiting == 0 ? "sent" : "waiting"));
    if (sync.media_waiting > 0) {
        tree.main.children.push_back(
            idea_node("staff.media", words.count(MessageKey("staff.media"), sync.media_waiting), "waiting"));
    }
    if (sync.media_damaged > 0) {
        tree.main.children.push_back(alert_node(words.count(MessageKey("staff.media-damaged"), sync.media_damaged)));
        tree.main.children.back().id = "staff.media-damaged";
    }
    if (sync.parked > 0) {
        tree.main.children.push_back(alert_node(words.count(MessageKey("staff.parked"), sync.parked)));
        tree.main.children.back().id = "staff.parked";
    }
    if (sync.revoked) {
        tree.main.children.push_back(alert_node(words.say(MessageKey("staff.revoked"))));
        tree.main.children.back().id = "staff.revoked";
    }
}

} // namespace copro
