#include "sync/server/held.h"

#include "sync/protocol/fields.h"
#include "sync/records/date.h"
#include "sync/records/reference.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace copro {

namespace {

std::string text_of(const Json& object, const char* key) {
    if (!object.is_object()) return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json* member(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json& body_of(const OpenedEnvelope& envelope) {
    static const Json none = Json::object();
    const Json* body = member(envelope.inside, "body");
    return body == nullptr ? none : *body;
}

bool is_their_own(const Json& body, const std::string& person) {
    return !person.empty() && text_of(body, "person") == person;
}

// A claim that another filled in for them.
bool is_for_them(const Json& body, const std::string& person) {
    return !person.empty() && text_of(body, "for_person") == person;
}
// Who signed in with somebody else, and who was on the list of a roll call.
constexpr std::array lists_of_others{"companions", "people"};

bool stands_in(const Json& body, const std::string& person) {
    return std::any_of(lists_of_others.begin(), lists_of_others.end(), [&](const char* list) {
        const Json* others = member(body, list);
        if (others == nullptr || !others->is_array()) return false;
        return std::any_of(others->begin(), others->end(), [&](const Json& one) { return is_their_own(one, person); });
    });
}

// Whose name is whose, at each meeting: what was said under a name alone is somebody's only when one person had it.
struct Names {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> owners; // meeting and name: ids, "" = nobody's

    void add(const OpenedEnvelope& envelope) {
        const Json& body = body_of(envelope);
        if (envelope.header.kind == "feedback") return;
        add_named(envelope.header.meeting, body);
        // Who was brought may have given feedback as well.
        const Json* others = member(body, "companions");
        if (others == nullptr || !others->is_array()) return;
        for (const Json& one : *others) add_named(envelope.header.meeting, one);
    }
    void add_named(const std::string& meeting, const Json& one) {
        const std::string name = text_of(one, "name");
        if (!name.empty()) owners[{meeting, name}].insert(text_of(one, "person"));
    }
    // Those of the list who may have said that name: it makes no name theirs, but that of somebody else doubtful.
    void add_namesakes(const MeetingRow& row, const Json& people) {
        for (const Json& one : people) {
            const std::string first = text_of(one, "first_name");
            for (const std::string& name : {first, first + " " + text_of(one, "last_name")}) {
                const auto found = owners.find({row.id, name});
                if (found != owners.end()) found->second.insert(text_of(one, "id"));
            }
        }
    }
    [[nodiscard]] bool is_only(const OpenedEnvelope& envelope, const std::string& person) const {
        if (envelope.header.kind != "feedback") return false;
        const auto found = owners.find({envelope.header.meeting, text_of(body_of(envelope), "name")});
        return found != owners.end() && found->second == std::set<std::string>{person};
    }
};

Result<std::vector<HeldPack>> packs_with(StoreReader& reader, const std::string& person, Names& names) {
    std::vector<HeldPack> packs;
    for (MeetingRow& row : TRY(reader.meetings())) {
        const Json pack = TRY(fields::parse(row.text, row.id));
        const Json* people = member(pack, "people");
        if (people == nullptr || !people->is_array()) continue;
        names.add_namesakes(row, *people);
        const auto found =
            std::find_if(people->begin(), people->end(), [&](const Json& one) { return text_of(one, "id") == person; });
        if (found != people->end()) packs.push_back({std::move(row), *found});
    }
    return packs;
}

// What the person took away from it: of a claim the body alone says it.
std::string number_of(const OpenedEnvelope& envelope) {
    const std::string drawn = envelope.header.kind == "claim" ? text_of(body_of(envelope), "reference") : "";
    return drawn.empty() ? reference_of(envelope.header.rec_id) : drawn;
}

std::string number_of(const Held& held, const Uuid& rec_id) {
    const auto found = std::find_if(held.records.begin(), held.records.end(),
                                    [&](const OpenedEnvelope& one) { return one.header.rec_id == rec_id; });
    return found == held.records.end() ? reference_of(rec_id) : number_of(*found);
}

} // namespace

bool is_reference_of(const Uuid& rec_id, const std::string& reference) {
    return rec_id.text() == reference || reference_of(rec_id) == reference_as_typed(reference);
}

Result<OpenedEnvelope> open_kept(const KeptEnvelope& kept, const SealingKeyPair& intake) {
    const Envelope envelope = TRY(parse_envelope(kept.encoded));
    Bytes plain = TRY(open_sealed(envelope.sealed, intake));
    OpenedEnvelope opened{kept, envelope.header, TRY(fields::parse(as_text(plain), "body")), {}};
    wipe(plain);
    opened.kept.encoded.clear();
    JsonObject inner = TRY(JsonObject::of(opened.inside, "body#"));
    opened.attachments = TRY(read_attachments(inner, opened.header));
    return opened;
}

Result<Held> find_held(StoreReader& reader, const SealingKeyPair& intake, const std::string& reference) {
    // Else whatever has nobody's id would be theirs.
    if (reference.empty()) return invalid("REFERENCE", "must not be empty");
    Held held;
    std::vector<OpenedEnvelope> named; // feedback under a name: whose it is shows when all is read
    Names names;
    std::set<Uuid> referred; // by the number that was taken away
    TRY(reader.each_envelope([&](const KeptEnvelope& kept) -> Result<void> {
        auto opened = open_kept(kept, intake);
        if (!opened) {
            ++held.unreadable;
            return {};
        }
        OpenedEnvelope envelope = opened.take();
        const Json& body = body_of(envelope);
        names.add(envelope);
        envelope.is_brought = stands_in(body, reference) && !is_their_own(body, reference);
        const bool is_referred = is_reference_of(envelope.header.rec_id, reference) ||
                                 reference_as_typed(number_of(envelope)) == reference_as_typed(reference);
        if (is_referred) referred.insert(envelope.header.rec_id);
        const bool is_theirs =
            is_referred || is_their_own(body, reference) || is_for_them(body, reference) || envelope.is_brought;
        if (is_theirs) {
            held.records.push_back(std::move(envelope));
        } else if (envelope.header.kind == "feedback" && !text_of(body, "name").empty()) {
            named.push_back(std::move(envelope));
        }
        return {};
    }));
    if (referred.size() > 1) {
        return Error{ErrorKind::conflict, reference, "two records have this reference; give the id of one"};
    }
    held.packs = TRY(packs_with(reader, reference, names));
    for (OpenedEnvelope& one : named) {
        if (names.is_only(one, reference)) held.records.push_back(std::move(one));
    }
    const auto is_their_comment = [&](const std::string& comment) {
        return std::any_of(held.records.begin(), held.records.end(), [&](const OpenedEnvelope& one) {
            return reference_of(one.header.rec_id) == comment || text_of(body_of(one), "reference") == comment;
        });
    };
    for (PromiseAnswer& answer : TRY(reader.promise_answers())) {
        if (is_their_comment(answer.reference)) held.answers.push_back(std::move(answer));
    }
    for (StaffNote& note : TRY(reader.staff_notes(owner_note))) {
        if (is_their_comment(note.about)) held.owners.push_back(std::move(note));
    }
    for (StaffNote& note : TRY(reader.staff_notes(apology_note))) {
        if (note.about == reference) held.apologies.push_back(std::move(note));
    }
    for (ClaimMove& move : TRY(reader.claim_moves())) {
        const bool is_theirs = std::any_of(held.records.begin(), held.records.end(), [&](const OpenedEnvelope& one) {
            return one.header.rec_id == move.claim && !one.is_brought;
        });
        if (is_theirs) held.claim_moves.push_back(std::move(move));
    }
    for (VoiceWords& words : TRY(reader.voice_words())) {
        const bool is_theirs = std::any_of(held.records.begin(), held.records.end(), [&](const OpenedEnvelope& one) {
            return one.header.rec_id == words.record && !one.is_brought;
        });
        if (is_theirs) held.voice_words.push_back(std::move(words));
    }
    if (held.records.empty() && held.packs.empty() && held.apologies.empty()) {
        return Error{ErrorKind::not_found, reference, "nothing is held under this reference"};
    }
    return held;
}

std::string held_text(const Held& held, const std::string& reference) {
    Json records = Json::array();
    for (const OpenedEnvelope& one : held.records) {
        Json record{{"reference", number_of(one)},
                    {"kind", one.header.kind},
                    {"meeting", one.header.meeting},
                    {"saved_on", date_text(local_date(one.header.wall_ms))}};
        if (one.is_brought) {
            const bool is_roll_call = one.header.kind == "roll-call";
            Json own = Json::array();
            for (const char* list : lists_of_others) {
                const Json* others = member(body_of(one), list);
                if (others == nullptr || !others->is_array()) continue;
                std::copy_if(others->begin(), others->end(), std::back_inserter(own),
                             [&](const Json& other) { return is_their_own(other, reference); });
            }
            record[is_roll_call ? "on_the_list_of_a_roll_call" : "signed_in_by_somebody_else"] = std::move(own);
        } else {
            record["said"] = body_of(one);
            // The numbers may be those of whoever filled it in.
            const bool is_by_another = is_for_them(body_of(one), reference) && !is_their_own(body_of(one), reference);
            if (is_by_another) record["said"].erase("bank");
            record["attachments"] = one.attachments.size();
        }
        records.push_back(std::move(record));
    }
    Json lists = Json::array();
    for (const HeldPack& one : held.packs) lists.push_back({{"meeting", one.row.id}, {"entry", one.entry}});
    Json answers = Json::array();
    for (const PromiseAnswer& one : held.answers) answers.push_back({{"reference", one.reference}, {"what", one.what}});
    Json claim_steps = Json::array();
    for (const ClaimMove& one : held.claim_moves) {
        claim_steps.push_back({{"reference", number_of(held, one.claim)},
                               {"step", name_of(one.step)},
                               {"day", date_text(one.day)},
                               {"who", one.who},
                               {"reason", one.reason},
                               {"next", one.next},
                               {"amount_pence", one.amount.pence},
                               {"payment", one.payment},
                               {"part", name_of(one.part)}});
    }
    Json voice_words = Json::array();
    for (const VoiceWords& one : held.voice_words) {
        voice_words.push_back({{"reference", number_of(held, one.record)},
                               {"question", one.question},
                               {"line", one.line},
                               {"words", one.words},
                               {"who", one.who},
                               {"day", one.day}});
    }
    Json owners = Json::array();
    for (const StaffNote& one : held.owners)
        owners.push_back({{"reference", one.about}, {"owner", one.owner}, {"who", one.who}, {"day", one.day}});
    Json apologies = Json::array();
    for (const StaffNote& one : held.apologies) {
        apologies.push_back({{"meeting", one.topic},
                             {"state", one.state},
                             {"who", one.who},
                             {"because", one.because},
                             {"day", one.day}});
    }
    const Json all{{"records", std::move(records)},
                   {"invited_to", std::move(lists)},
                   {"answers", std::move(answers)},
                   {"looked_after_by", std::move(owners)},
                   {"apologies", std::move(apologies)},
                   {"claim_steps", std::move(claim_steps)},
                   {"voice_words", std::move(voice_words)},
                   {"equality_answers", "cannot be found: they were never kept with anybody"},
                   {"could_not_be_opened", held.unreadable}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace copro
