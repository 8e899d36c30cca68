// Turns keys, amounts, dates and counts into what a person reads in their language. Read-only; any thread.
#pragma once

#include "kiosk/words/catalogue.h"
#include "kiosk/words/label.h"
#include "sync/records/date.h"
#include "sync/records/form.h"
#include "sync/records/money.h"

#include <initializer_list>
#include <map>

namespace copro {

// What stands in a message as {name}: made by Words or by a person, so that no text slips in from the code.
using Argument = std::pair<std::string_view, Label>;
using Arguments = std::initializer_list<Argument>;

class Words {
public:
    explicit Words(const Catalogue& catalogue)
        : m_catalogue(&catalogue) {}

    [[nodiscard]] const std::string& language() const { return m_catalogue->language(); }
    // Has somebody who speaks it looked through all of it?
    [[nodiscard]] bool is_reviewed() const {
        return m_catalogue->find(MessageKey("language.reviewed").text()) == "yes";
    }
    [[nodiscard]] bool right_to_left() const { return m_catalogue->right_to_left(); }

    // Is there such a message? For keys that come out of files; those in the code are looked up by a lint.
    [[nodiscard]] bool has(std::string_view key) const { return m_catalogue->has(key); }
    [[nodiscard]] Label say(const MessageKey& key, Arguments arguments = {}) const;
    // Plural: {count} is the number.
    [[nodiscard]] Label count(const MessageKey& key, std::int64_t count) const;
    // An organisation's own words, in this language or the one to fall back on.
    [[nodiscard]] Label say(const LocalText& own) const;
    [[nodiscard]] Label say(const Wording& wording) const;

    [[nodiscard]] Label money(Pence amount) const;         // "£6.60"; "6,60 £" where that is how it is written
    [[nodiscard]] Label miles(MileTenths miles) const;     // "12.5"; "12"
    [[nodiscard]] Label tenths(std::int64_t tenths) const; // "12.0"
    [[nodiscard]] Label date(Date date) const;             // "Sunday 22 November 2026"
    [[nodiscard]] Label time(std::int64_t wall_ms) const;  // "14:02"
    [[nodiscard]] Label number(std::int64_t number) const;
    // The sign of pounds where the language has it: for money, and for the gap on paper where money is written.
    [[nodiscard]] Label pounds(const Label& amount) const;
    // A reference such as "7F3K-9Q2M", which is said letter by letter.
    [[nodiscard]] Label reference(const std::string& reference) const;

private:
    [[nodiscard]] Label filled(const MessageKey& key, const std::string& words, Arguments arguments) const;
    [[nodiscard]] Label spoken_money(Pence amount) const;
    [[nodiscard]] Label count_of(const MessageKey& key, const MessageKey& rules, std::int64_t count) const;

    const Catalogue* m_catalogue;
};

// The languages a kiosk offers, in the order of its config; the first is the one it starts in.
class Library {
public:
    // folder: as for Catalogue::load. pseudo: offer the two languages of the tests as well.
    [[nodiscard]] static Result<Library> load(const std::filesystem::path& folder,
                                              const std::vector<std::string>& languages, bool pseudo);
    // The words of that language, or of the first one.
    [[nodiscard]] Words words(const std::string& language) const;
    [[nodiscard]] const std::vector<std::string>& languages() const { return m_languages; }

private:
    std::vector<std::string> m_languages;
    std::map<std::string, Catalogue> m_catalogues;
};

} // namespace copro
