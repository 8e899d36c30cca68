// Each claim with all that bears on it: what was done with it, whose it is, by when it should be paid, who was at the
// meeting. Used by the reports and the commands about claims. Reads only; one thread.
#pragma once

#include "sync/records/claim_state.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/store/store.h"

#include <map>

namespace copro {

struct ClaimCase {
    ReadableRow<ClaimBody> row;
    std::string reference;
    std::string person;             // id in the meetings' lists, "" = nobody can tell: two people may have one name
    std::string name;               // whose money it is, as far as it was said
    std::vector<std::string> names; // of all who claim or are claimed for, for whoever must not decide on it
    Date claimed_on{};
    std::optional<Date> pay_by; // none when its meeting is not here
    std::vector<ClaimMove> moves;
    ClaimStanding standing;

    [[nodiscard]] Pence claimed(ClaimPart part = ClaimPart::whole) const;
    // Training, a voucher or a donation was chosen instead of the fee.
    [[nodiscard]] bool is_in_kind() const;
    // … and is still to be given: not where the fee was refused or taken back.
    [[nodiscard]] bool awaits_gift() const;
    // Costs and all are given to the charity: nothing is paid out.
    [[nodiscard]] bool is_donated() const;
    // Neither refused nor taken back: they use up a year's miles and a day's cap.
    [[nodiscard]] bool costs_count() const;
    // Both said at the screen that the cash had changed hands: nothing is to be paid again.
    [[nodiscard]] bool is_paid_in_cash() const;
    // Both said so, but of another sum than the claim is for.
    [[nodiscard]] bool is_other_cash() const;
    // What is still to be paid out.
    [[nodiscard]] Pence owed() const { return is_donated() ? Pence{} : standing.owed(); }
    // Something is to be done with it: decided, paid or given.
    [[nodiscard]] bool is_waiting() const;
    // Nobody waits for what they have, or gave.
    [[nodiscard]] bool is_overdue(Date today) const {
        const bool has_it = is_donated() || (is_paid_in_cash() && standing.state == ClaimState::sent);
        return is_waiting() && !has_it && pay_by && *pay_by < today;
    }
    // From the claim to its first payment that stayed.
    [[nodiscard]] std::optional<std::int64_t> days_to_pay() const;
    [[nodiscard]] bool was_paid_on_time() const;
};

// Whose a claim is, whoever filled it in: the id in the meetings' lists and the name, each "" when nobody can tell.
[[nodiscard]] std::string person_of_claim(const ClaimBody& body);
[[nodiscard]] std::string name_of_claim(const ClaimBody& body);

struct ClaimCases {
    std::vector<ClaimCase> all;               // in the order in which they were saved
    std::map<std::string, MeetingPack> packs; // by meeting
    std::vector<ReadableRow<AttendanceBody>> attendance;
};
// All meetings: what somebody claimed elsewhere bears on it too. Error `corrupt` when a claim's steps are no history.
[[nodiscard]] Result<ClaimCases> load_claim_cases(StoreReader& store);
// The same without who was where.
[[nodiscard]] Result<ClaimCases> load_claims_alone(StoreReader& store);

// Was somebody at the meeting that they claim for? on_roll: "yes", "with-somebody", "by-name" (as good as a name is),
// "no", "cannot-tell" (no name), "no-meeting" (a cost of another day).
struct Attended {
    std::string meeting;
    std::string on_roll;
    std::string signed_in; // "2026-11-22 10:02"
    std::string signed_out;
};
// One for each day that has a cost, and for the fee.
[[nodiscard]] std::vector<Attended> attendance_beside(const ClaimCases& cases, const ClaimCase& one);

// The hash of what is on each picture, by the hash that it travels under: each is sealed with a key of its own, so that
// the same picture twice travels under two.
using PictureContents = std::map<std::string, std::string>;

struct RulesBeside; // claim_miles.h

// What an approver should look at, one line each, for staff alone; empty when there is nothing. Miles of a year and
// caps only with rules.
[[nodiscard]] std::vector<std::string> warnings_of(const ClaimCases& cases, const ClaimCase& one,
                                                   const PictureContents& contents = {},
                                                   const RulesBeside* rules = nullptr);
// Another claim of that person for the very same, or with the same meeting's fee, which was approved or paid; nullptr
// when there is none. part: what of this claim is decided; costs have no fee beside them, and the fee no costs.
[[nodiscard]] const ClaimCase* same_claim_before(const ClaimCases& cases, const ClaimCase& one,
                                                 ClaimPart part = ClaimPart::whole);

// "12", "12.5"; "" of nothing.
[[nodiscard]] std::string median_of(std::vector<std::int64_t> numbers);

} // namespace copro
