// The bodies of the kinds that this version knows, read from JSON: absent fields are allowed, wrong types are not. Any
// thread.
#pragma once

#include "sync/base/json.h"
#include "sync/server/store/readable.h"

namespace copro {

// place: for the error, "body#/body".

// Of every body: did somebody help?
[[nodiscard]] Result<std::optional<bool>> read_helped(const Json& json, const std::string& place);
// Every body: "paper" when it was typed in from there, else "".
[[nodiscard]] Result<std::string> read_entered_from(const Json& json, const std::string& place);
// Every body: what was shown before the questions?
[[nodiscard]] Result<std::vector<ShownText>> read_shown(const Json& json, const std::string& place);
[[nodiscard]] Result<AttendanceBody> read_attendance(const Json& json, const std::string& place);
[[nodiscard]] Result<FeedbackBody> read_feedback(const Json& json, const std::string& place);
[[nodiscard]] Result<SurveyBody> read_survey(const Json& json, const std::string& place);
// of: the field that has the counts.
[[nodiscard]] Result<CountedBody> read_counted(const Json& json, const std::string& place, const char* of);
[[nodiscard]] Result<BookingBody> read_booking(const Json& json, const std::string& place);
[[nodiscard]] Result<RollCallBody> read_roll_call(const Json& json, const std::string& place);
[[nodiscard]] Result<ClaimBody> read_claim(const Json& json, const std::string& place);

} // namespace copro
