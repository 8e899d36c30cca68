// Photos of a receipt: their part of the sample screens.
#include "kiosk/app/flow.h"
#include "kiosk/sample_player.h"

#include <utility>

namespace copro {

namespace {

// To the question where a photo is taken, as a person goes there. False where no cost asks for a receipt.
bool go_to_photo(SamplePlayer& player) {
    player.act(StartForm{"claim"});
    const std::string category = category_with_receipt(player.model());
    if (category.empty()) return false;
    const auto& questions = form_of(player.model()).questions;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        if (questions[at].type == "repeat") player.act(ChangeQuestion{questions[at].id});
    }
    player.press("lines.add");
    while (player.model().session.run->line && current_question(player.model()).type != "photo") {
        const std::string id = current_question(player.model()).id;
        if (id == "category") player.press("category." + category);
        if (id == "amount") player.type("6.60");
        if (id == "who-paid") player.press("who-paid.me");
        if (id == "receipt") player.press("receipt.photo");
        if (!player.goes_on()) return false;
    }
    return true;
}

void take(SamplePlayer& player, PhotoLook look, std::optional<PhotoLook> whole = std::nullopt) {
    player.press("photo.take");
    player.act(PhotoHeld{look, whole});
}

} // namespace

void play_photos(SamplePlayer player) {
    if (!go_to_photo(player)) return;
    player.keep("empty");
    player.press("receipt-photo.take");
    player.keep();
    // As it is moved: each of the words that are told meanwhile.
    for (const auto& [advice, name] :
         {std::pair(PhotoAdvice::more_light, "more-light"), std::pair(PhotoAdvice::all_of_it, "all-of-it"),
          std::pair(PhotoAdvice::closer, "closer"), std::pair(PhotoAdvice::hold_still, "hold-still"),
          std::pair(PhotoAdvice::good, "good")}) {
        SamplePlayer moving = player;
        moving.act(TimePassed{moving.model().now_ms + advice_stays_ms, sample_wall_ms});
        moving.act(PhotoAdvised{advice});
        moving.keep(name);
    }
    SamplePlayer looked_at = player;
    looked_at.press("photo.take");
    looked_at.keep("looking");
    player.act(PhotoNotHeld{});
    player.keep("not-ready");
    take(player, PhotoLook::dark);
    player.keep("dark");
    player.press("photo.again");
    take(player, PhotoLook::blurred);
    player.keep("blurred");
    player.press("photo.again");
    take(player, PhotoLook::readable, PhotoLook::readable);
    player.keep("cut");
    player.press("photo.whole");
    player.keep("whole");
    player.press("photo.turn");
    player.keep("turned");
    player.press("photo.again");
    take(player, PhotoLook::readable);
    player.keep();
    player.act(PhotoNotKept{});
    player.keep("no-room");
    player.act(PhotoKept{"1"});
    player.keep();
    SamplePlayer stopping = player;
    stopping.act(GoTo{"stop"});
    stopping.keep("photos");
    stopping.act(GoTo{"still-there"});
    stopping.keep("photos");
    player.press("receipt-photo.take");
    player.act(PhotoCameraLost{});
    player.keep("no-camera");
}

} // namespace copro
