// The sample meeting with a survey of its own that has every type of question, for the tests. One thread.
#pragma once

#include "sync/base/json.h"
#include "tests/kiosk/fixture.h"

namespace copro::test {

inline MeetingPack survey_pack() {
    Json pack = Json::parse(text_of(source("config/meetings/better-buses.json")));
    pack["forms"] = Json::parse(R"json([{"id": "bus_survey", "version": 3, "title": {"en": "Bus survey"}, "questions": [
        {"id": "hello", "type": "notice", "wording": {"en": "We want to know about buses."}, "picture": "bus"},
        {"id": "uses_bus", "type": "choice", "picture": "bus",
         "wording": {"en": "Do you use the bus?", "cy": "Ydych chi'n defnyddio'r bws?"},
         "required": true, "required_message": {"en": "Please say yes or no."},
         "options": [{"id": "yes", "wording": {"en": "Yes", "cy": "Ydw"}, "picture": "yes"},
                     {"id": "no", "wording": {"en": "No", "cy": "Nac ydw"}, "picture": "no"}]},
        {"id": "age", "type": "number", "wording": {"en": "How old are you?"}, "hint": {"en": "In years."},
         "section": {"en": "About you"}, "show_if": {"expression": "${uses_bus} = 'yes'"},
         "constraint": {"expression": ". > 0 and . < 120", "message": {"en": "People are 1 to 119 years old."}}},
        {"id": "what", "type": "choices", "wording": {"en": "What do you use?"},
         "show_if": {"expression": "${age} > 17"}, "constraint": {"expression": "count-selected(.) < 2"},
         "options": [{"id": "bus", "wording": {"en": "Bus"}}, {"id": "train", "wording": {"en": "Train"}}]},
        {"id": "miles", "type": "decimal", "wording": {"en": "How far is it?"}, "at_first": "2.5"},
        {"id": "ok", "type": "choice", "wording": {"en": "We keep this for a year."}, "options_from": "read-this"},
        {"id": "why", "type": "text", "wording": {"en": "Why is that?"}, "private": true,
         "show_if": {"expression": "selected(${what}, 'bus')"}}]}])json");
    auto loaded = load_meeting_pack(pack.dump(), "better-buses.json");
    INFO((loaded.ok() ? "" : loaded.error().text()));
    REQUIRE(loaded.ok());
    return loaded.take();
}

} // namespace copro::test
