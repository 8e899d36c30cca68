// What the opener read out of the sealed bodies: one struct per readable table. Values; any thread.
#pragma once

#include "sync/base/bytes.h"

#include <optional>
#include <variant>
#include <vector>

namespace copro {

// What a kiosk told of the meeting before the questions: which text, in which language, and exactly which words.
struct ShownText {
    std::string text; // "can-change", "cannot-change", …
    std::string language;
    std::string version; // version_of_text()
};

// One photo or voice clip, as the sealed body tells of it.
struct AttachmentNote {
    std::string sha256;
    std::string media_type; // "image/jpeg", "audio/ogg"
    std::string question;   // which one it answers
    std::int64_t line = 0;  // of a claim, from 1; 0 = none
    bool operator==(const AttachmentNote&) const = default;
};

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
    // "paper" when staff typed in what somebody wrote on paper; "" at the kiosk. Under the same promise as helped.
    std::string entered_from = {};
    std::vector<ShownText> shown = {};
    std::vector<AttachmentNote> attachments = {};
};

// Somebody whom another person signed in or out beside themselves.
struct CompanionBody {
    std::optional<std::string> person;
    std::string name;
    std::string came_as; // "supporter"
    std::vector<std::string> extras;
    std::string guardian_says; // of a child: "yes", "form", "not-yet"
};

// What somebody asked for, who may know it, and whether they got it (NHS Accessible Information Standard).
struct NeedsBody {
    std::vector<std::string> contact;
    std::optional<bool> tell_host;
    std::optional<bool> remember;
    std::string reviewed; // the day, YYYY-MM-DD
    std::string met;      // on leaving: "yes", "partly", "no"
    std::string met_why;
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
    NeedsBody more_needs = {};
    std::vector<CompanionBody> companions = {};
    std::string came_as = {};   // whom staff signed out, and who had come with somebody
    std::string closed_by = {}; // "staff" or "kiosk" for who forgot to sign out
    std::string guardian = {};  // of somebody under 16: "here", "form", "not-yet"
    std::string guardian_name = {};
    std::int64_t privacy_version = 0; // of the notice that they were shown, 0 = none now
    std::string photos = {};          // "yes", "no", "ask"
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
    std::string reference = {}; // what the person took away
    std::string answer_by = {}; // YYYY-MM-DD: promised; "" = they did not ask to hear
};

// Nobody's name: who answered a survey is not asked and not kept.
struct SurveyBody {
    std::vector<FeedbackAnswer> answers;
};

// How often an answer was given. question "": how many questionnaires; answer "": how many answered the question.
struct EqualityCount {
    std::string form;
    std::string question;
    std::int64_t version = 0;
    std::string answer;
    std::int64_t count = 0;
};

// Sums alone: what one person answered is never kept together, so nothing can be laid beside it.
struct EqualityBody {
    std::string day; // YYYY-MM-DD
    std::vector<EqualityCount> counts;
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
    std::string approved = {}; // "yes", "not-yet", "not-sure", or "" where nobody has to agree
    std::string approved_by = {};
    std::string claimed_before = {}; // "different": asked, because it looked like an earlier line
};

struct ClaimedFee {
    std::string choice;
    std::int64_t offered_pence = 0;
    std::int64_t pence = 0;
};

struct BankNumbers {
    std::string name;
    std::string sort_code;
    std::string account;
    std::string roll_number;
};

// Cash on the day: who got it says so, and who paid it.
struct PaidCash {
    bool is_received = false;
    bool is_given = false;
    std::optional<std::int64_t> pence = {}; // the sum that both were asked about; none in older records
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
    std::optional<BankNumbers> bank = {};
    std::optional<PaidCash> cash = {};
    bool is_late = false;
    std::optional<std::string> for_person = {}; // whose it is, when that is another of the meeting's list
    std::string benefits_notice;                // the day that the words hold from which stood before the fee question
};

// Trains and beds that somebody asks the organisation to book and pay.
struct BookingBody {
    std::string reference;
    std::optional<std::string> person;
    std::string name;
    std::vector<std::string> what;
    std::string day;
    std::string from;
    std::int64_t nights = 0;
    std::vector<std::string> needs;
    std::string needs_other;
    std::string to;
    std::string way;        // "one-way" or "return"; "" of this and the next: they did not say
    std::string time_there; // "morning", "afternoon", "evening" or "any"
    std::string time_back;
};

// How often something was, since the record before: nobody's name and no time is with it. Of the kind "room" each card
// that was held up, of the kind "help" how long people waited for a person.
struct CountedBody {
    std::vector<std::pair<std::string, std::int64_t>> counts; // id, count
};

// What came of a roll call for a fire: ids alone, and nothing of what anybody needs.
struct CalledPerson {
    std::optional<std::string> person; // nothing = somebody new
    std::int64_t since_ms = 0;         // when they signed in
    bool is_found = false;             // ticked
};
struct RollCallBody {
    std::int64_t begun_ms = 0; // the first tick; 0 = not known
    std::int64_t ended_ms = 0;
    std::string ended_by; // "staff", or "kiosk" when nobody did for an hour
    std::vector<CalledPerson> people;
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

// A text as it was shown, once for each record that says so.
struct ShownRow {
    RecordFacts facts;
    ShownText shown;
};

// Somebody who gave feedback, and by when they hear what came of it.
struct PromiseRow {
    std::string reference;
    std::string meeting;
    std::string answer_by; // "" = nothing was promised
};

struct OpenedRecord {
    RecordFacts facts;
    std::variant<Unopened, RawBody, AttendanceBody, FeedbackBody, ClaimBody, SurveyBody, CountedBody, BookingBody,
                 RollCallBody, EqualityBody>
        body;
};

} // namespace copro
