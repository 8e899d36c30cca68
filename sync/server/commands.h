// What the commands do, over an open server: the same code whether `serve` runs them or the command itself. One thread.
#pragma once

#include "sync/server/data_folder.h"
#include "sync/server/keyring.h"
#include "sync/server/opener/opener.h"
#include "sync/server/store/blob_files.h"

namespace copro {

// A command as it was typed, with files already read, so that it can be passed to the running server.
struct Command {
    std::string verb; // "meeting import", "device code", "export" …
    std::map<std::string, std::string> options;

    [[nodiscard]] std::string option(const std::string& name) const {
        const auto found = options.find(name);
        return found == options.end() ? std::string() : found->second;
    }
    [[nodiscard]] bool has(const std::string& name) const { return options.contains(name); }
};

struct CareParts; // erase.h

struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
};

[[nodiscard]] Outcome failed(const Error& error);
// A command that is passed to a running server may be one that only a newer one has.
[[nodiscard]] Error unknown_command(const std::string& verb);

// An open data folder: writer, opener and a reader for the commands. Held by one process at a time.
class Workshop {
public:
    [[nodiscard]] static Result<std::unique_ptr<Workshop>> open(const DataFolder& folder, const Clock& clock);

    [[nodiscard]] Outcome run(const Command& command);
    // What an erasing left that was stopped half-way: files to remove, and the journal.
    [[nodiscard]] Result<void> finish_erasing();
    [[nodiscard]] Writer& writer() { return m_writer; }
    [[nodiscard]] BlobFiles& blobs() { return *m_blobs; }
    [[nodiscard]] const Keyring& keyring() const { return m_keyring; }
    [[nodiscard]] StoreReader& reader() { return *m_reader; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

private:
    struct Parts {
        std::unique_ptr<Store> store;
        std::unique_ptr<StoreReader> openers_reader;
        std::unique_ptr<StoreReader> reader;
        std::unique_ptr<BlobFiles> blobs;
    };
    Workshop(Keyring keyring, Parts parts, const Clock& clock);
    Result<std::string> run_checked(const Command& command);
    CareParts care_parts();
    Result<std::string> import_meeting(const Command& command);
    Result<std::string> run_attachment(const Command& command);
    // A survey that `form import` has read, into the meeting's pack.
    Result<std::string> import_form(const Command& command);
    Result<std::string> make_meeting_badges(const Command& command);
    Result<std::string> list_meetings();
    Result<std::optional<MeetingRow>> find_meeting(const std::string& id);
    Result<bool> is_meeting(const std::string& id);
    Result<std::string> make_device_code(const Command& command);
    Result<std::string> list_devices();
    Result<std::string> revoke_device(const Command& command);
    Result<std::string> export_report(const Command& command);
    // What claims already made should have been by the rules that came with the command.
    Result<std::string> list_topups(const Command& command);
    Result<std::string> export_equality(const Command& command);
    Result<std::string> rebuild();

    Keyring m_keyring;
    const Clock& m_clock;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<BlobFiles> m_blobs;
    Writer m_writer;
    Opener m_opener; // after the writer: it must end first
};

// Makes folder, keys and database; a folder that is already set up is left as it is.
[[nodiscard]] Result<std::string> set_up(const DataFolder& folder, const std::string& organisation);

} // namespace copro
