#include "sync/server/voices.h"

#include "sync/records/date.h"
#include "sync/server/commands.h"
#include "sync/server/reports/report_parts.h"
#include "sync/server/taken_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace copro {

namespace {

constexpr std::size_t most_letters_written_down = 4'000; // three minutes of speech are about half of that

// One voice clip, and which question it answers.
struct SaidAloud {
    Uuid record;
    std::string meeting;
    std::string kind;
    AttachmentNote note;
};

std::string place_text(const AttachmentNote& note) {
    return note.line == 0 ? note.question : fmt::format("{}, line {}", note.question, note.line);
}

template <typename Body>
void add_said_aloud(const std::vector<ReadableRow<Body>>& rows, std::vector<SaidAloud>& into) {
    for (const auto& row : rows) {
        for (const AttachmentNote& note : row.facts.attachments) {
            if (is_voice(note)) into.push_back({row.facts.rec_id, row.facts.meeting, row.facts.kind, note});
        }
    }
}

// By random ids: the order in which people came must not give away who said what.
Result<std::vector<SaidAloud>> all_said_aloud(StoreReader& reader, const std::string& meeting) {
    std::vector<SaidAloud> all;
    add_said_aloud(TRY(reader.attendance(meeting)), all);
    add_said_aloud(TRY(reader.feedback(meeting)), all);
    add_said_aloud(TRY(reader.surveys(meeting)), all);
    add_said_aloud(TRY(reader.claims(meeting)), all);
    add_said_aloud(TRY(reader.bookings(meeting)), all);
    std::sort(all.begin(), all.end(), [](const SaidAloud& left, const SaidAloud& right) {
        return std::tie(left.record, left.note.question, left.note.line) <
               std::tie(right.record, right.note.question, right.note.line);
    });
    return all;
}

std::string state_of_voice(const std::vector<AttachmentRow>& rows, const SaidAloud& said, const VoiceWords* words) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const AttachmentRow& one) {
        return one.rec_id == said.record && one.sha256 == said.note.sha256;
    });
    const bool is_erased = row != rows.end() && row->is_erased;
    if (words != nullptr) {
        return fmt::format("written down {} by {}{}", words->day, words->who, is_erased ? ", the voice is erased" : "");
    }
    if (is_erased) return "erased, and nobody wrote it down here";
    return row != rows.end() && row->is_complete ? "to be written down" : "not here yet";
}

Result<std::string> list_voices(const Command& command, const CareParts& parts) {
    const std::string meeting = command.option("meeting");
    const WrittenDown written = TRY(WrittenDown::load(parts.reader));
    const std::vector<AttachmentRow> rows = TRY(parts.reader.attachments(meeting));
    const TakenNumbers numbers = TRY(TakenNumbers::load(parts.reader));
    std::string out;
    for (const SaidAloud& said : TRY(all_said_aloud(parts.reader, meeting))) {
        out +=
            fmt::format("{}\t{}\t{}\t{}\t{}\n", numbers.of(said.record), said.meeting, said.kind, place_text(said.note),
                        state_of_voice(rows, said, written.find(said.record, said.note.question, said.note.line)));
    }
    return out;
}

Result<std::int64_t> line_of_command(const Command& command) {
    if (!command.has("line")) return std::int64_t{0};
    const std::string& text = command.option("line");
    const bool is_number = !text.empty() && text.size() < 4 && std::all_of(text.begin(), text.end(), [](char letter) {
        return letter >= '0' && letter <= '9';
    });
    if (!is_number || text == "0") return invalid("--line", "must be the number of a claim's line, from 1");
    return static_cast<std::int64_t>(std::stoi(text));
}

// The one voice that is meant; a question or a line that was not given leaves it open.
Result<SaidAloud> find_voice(const Command& command, const CareParts& parts, const TakenNumbers& numbers) {
    const std::string reference = command.option("reference");
    const std::string question = command.option("question");
    const std::int64_t line = TRY(line_of_command(command));
    std::vector<SaidAloud> meant;
    std::set<Uuid> records;
    std::string places;
    for (SaidAloud& said : TRY(all_said_aloud(parts.reader, ""))) {
        if (!numbers.is(said.record, reference)) continue;
        records.insert(said.record);
        places += (places.empty() ? "" : "; ") + place_text(said.note);
        const bool is_meant =
            (question.empty() || said.note.question == question) && (line == 0 || said.note.line == line);
        if (is_meant) meant.push_back(std::move(said));
    }
    if (records.empty()) return Error{ErrorKind::not_found, reference, "no record with this reference has a voice"};
    if (records.size() > 1)
        return Error{ErrorKind::conflict, reference, "two records have this reference; give the id of one"};
    if (meant.size() == 1) return std::move(meant.front());
    return invalid("--question", fmt::format("must say which of its voices it is: {}", places));
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

Result<std::string> write_down(const Command& command, const CareParts& parts) {
    const TakenNumbers numbers = TRY(TakenNumbers::load(parts.reader));
    const SaidAloud said = TRY(find_voice(command, parts, numbers));
    VoiceWords words;
    words.words = command.option("text");
    words.who = command.option("by");
    if (is_blank(words.words)) return invalid("--text", "must not be empty");
    if (words.words.size() > most_letters_written_down)
        return invalid("--text", fmt::format("must have at most {} letters", most_letters_written_down));
    if (is_blank(words.who)) return invalid("--by", "must say who wrote it down");
    const WrittenDown written = TRY(WrittenDown::load(parts.reader));
    const VoiceWords* before = written.find(said.record, said.note.question, said.note.line);
    words.record = said.record;
    words.question = said.note.question;
    words.line = said.note.line;
    words.number = before == nullptr ? 1 : before->number + 1;
    words.day = date_text(local_date(parts.clock.wall_ms()));
    TRY(parts.writer.ask([&](Store& store) { return store.add_voice_words(words); }));
    const std::string reference = numbers.of(said.record);
    return fmt::format("written down\t{}\t{}\t{}\n"
                       "when nobody needs the voice any more: erase {} --only voice --because written-down\n",
                       reference, place_text(said.note), words.number, reference);
}

} // namespace

bool is_about_voices(const std::string& verb) { return verb.starts_with("voice "); }

Result<std::string> run_voice(const Command& command, const CareParts& parts) {
    if (command.verb == "voice list") return list_voices(command, parts);
    if (command.verb == "voice words") return write_down(command, parts);
    return unknown_command(command.verb);
}

} // namespace copro
