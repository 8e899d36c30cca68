#include "sync/base/json.h"
#include "sync/records/form.h"
#include "sync/records/medium.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

const std::string picture_hash(64, 'a');
const std::string sound_hash(64, 'b');

Json survey_with(const Json& media, const Json& question) {
    Json whole{{"id", "q"}, {"type", "choice"}, {"wording", Json{{"en", "Q?"}}}};
    whole["options"] = Json::array({Json{{"id", "yes"}, {"wording", Json{{"en", "Yes"}}}}});
    whole.update(question);
    return Json{{"id", "s"},
                {"version", 1},
                {"title", Json{{"en", "S"}}},
                {"media", media},
                {"questions", Json::array({whole})}};
}

Json both_media() {
    return Json::array({Json{{"sha256", picture_hash}, {"type", "image/png"}, {"length", 90}},
                        Json{{"sha256", sound_hash}, {"type", "audio/ogg"}, {"length", 500}}});
}

std::string fault(const Json& media, const Json& question) {
    const auto loaded = load_survey(survey_with(media, question), "s");
    REQUIRE_FALSE(loaded.ok());
    return loaded.error().text();
}

Json medium(const std::string& field, const Json& value) {
    Json media = both_media();
    media[0][field] = value;
    return media;
}

} // namespace

TEST_CASE("a survey's question shows and says what its author brought, in the language that it is for") {
    const auto loaded = load_survey(survey_with(both_media(), Json{{"own_picture", Json{{"en", picture_hash}}},
                                                                   {"sound", Json{{"pl", sound_hash}}}}),
                                    "s");
    REQUIRE(loaded.ok());
    CHECK(loaded->media == std::vector<Medium>{{picture_hash, png_type, 90}, {sound_hash, sound_type, 500}});
    const Question& question = loaded->questions.front();
    CHECK(picture_in(question.own_picture, "en") == picture_hash);
    CHECK(picture_in(question.own_picture, "pl") == picture_hash);
    CHECK(sound_in(question.sound, "pl") == sound_hash);
    CHECK(sound_in(question.sound, "en").empty());
    CHECK(picture_in({{"pl", picture_hash}}, "en").empty());
}

TEST_CASE("a survey with media that a kiosk could not take is refused with its place") {
    const Json plain = Json::object();
    CHECK(fault(medium("type", "image/gif"), plain).starts_with("s/media/0/type: \"image/gif\" is no picture"));
    CHECK(fault(medium("length", 2 << 20), plain).starts_with("s/media/0/length"));
    CHECK(fault(medium("length", 0), plain).starts_with("s/media/0/length"));
    CHECK(fault(medium("sha256", std::string(64, 'A')), plain).starts_with("s/media/0/sha256: must be 64"));
    CHECK(fault(medium("sha256", "../../etc/passwd"), plain).starts_with("s/media/0/sha256: must be 64"));
    CHECK(fault(medium("sha256", sound_hash), plain) == "s/media/1/sha256: stands twice");
    CHECK(fault(medium("name", "a.png"), plain).starts_with("s/media/0/name"));
    Json many = Json::array();
    for (int at = 0; at < 17; ++at) {
        const std::string hash = std::string(62, 'c') + std::to_string(10 + at);
        many.push_back(Json{{"sha256", hash}, {"type", "audio/ogg"}, {"length", 1 << 20}});
    }
    CHECK(fault(many, plain) == "s/media: are more than 16 MiB together");
}

TEST_CASE("a question that shows a sound, or what the survey does not name, is refused") {
    const auto of_question = [](const char* field, const Json& value) {
        return fault(both_media(), Json{{field, value}});
    };
    CHECK(of_question("own_picture", Json{{"en", sound_hash}}) == "s/questions/0/own_picture/en: is no picture");
    CHECK(of_question("sound", Json{{"en", picture_hash}}) == "s/questions/0/sound/en: is no sound");
    CHECK(of_question("sound", Json{{"en", std::string(64, 'd')}}) ==
          "s/questions/0/sound/en: is none of the survey's media");
    CHECK(of_question("sound", Json{{"english", sound_hash}}) == "s/questions/0/sound/english: is not a language code");
    CHECK(of_question("sound", Json{{"en", 7}}) == "s/questions/0/sound/en: is none of the survey's media");
}
