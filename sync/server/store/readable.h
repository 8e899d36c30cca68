// What the opener read out of the sealed bodies: one struct per readable table. Values; any thread.
#pragma once

#include "sync/base/bytes.h"

#include <optional>
#include <variant>

namespace copro {

// What every record says, whatever its kind.
struct RecordFacts {
    Uuid rec_id;
    std::string kind;
    std::int64_t schema = 1;
    std::string device;
    std::string meeting;
    std::string language;
    std::string form;
    std::int64_t form_version = 0;
    std::int64_t saved_wall_ms = 0;
    // Did somebody help? Nothing when the kiosk did not say, or when it would point at somebody who stays unnamed.
    std::optional<bool> helped = {};
};

struct AttendanceBody {
    std::string event; // "in" or "out"
    std::optional<std::string> person;
    std::string name;
    bool is_new_person = false;
    std::vector<std::string> roles;
    std::vector<std::string> with;
    std::string with_name;
    std::vector<std::string> needs;
    std::string needs_other;
};

// A list answer has several values; every other answer has one.
struct FeedbackAnswer {
    std::string question;
    std::vector<std::string> values;
    bool is_list = false;
};

struct FeedbackBody {
    bool is_anonymous = true;
    std::optional<std::string> name;
    std::vector<FeedbackAnswer> answers;
};

// Nobody's name: who answered a survey is not asked and not kept.
struct SurveyBody {
    std::vector<FeedbackAnswer> answers;
};

struct ClaimedLine {
    std::string category;
    std::string date;
    std::string from;
    std::string to;
    bool is_return = false;
    std::int64_t miles_tenths = 0;
    std::int64_t amount_pence = 0;
    std::string who_paid;
    std::string receipt;
    std::string no_receipt_because;
};

struct ClaimedFee {
    std::string choice;
    std::int64_t offered_pence = 0;
    std::int64_t pence = 0;
};

struct ClaimBody {
    std::string reference;
    std::string for_whom; // "me" or "someone-else"
    std::optional<std::string> person;
    std::string name;
    std::string for_name;
    std::vector<ClaimedLine> lines;
    std::optional<ClaimedFee> fee;
    std::int64_t expenses_pence = 0;
    std::string payment;
    std::string rules;
};

// A kind that this version does not know: kept as it is.
struct RawBody {
    std::string json;
};

// It could not be opened; it stays in the records and is tried again at `report rebuild`.
struct Unopened {
    std::string reason;
    bool is_forged = false; // not signed by the device that sent it: staff must look at the device
};

struct OpenedRecord {
    RecordFacts facts;
    std::variant<Unopened, RawBody, AttendanceBody, FeedbackBody, ClaimBody, SurveyBody> body;
};

} // namespace copro
