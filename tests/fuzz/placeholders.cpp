// A person's own words inside the kiosk's sentences: "Thank you, {name}."
#include "kiosk/words/pseudo.h"
#include "kiosk/words/words.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace copro::fuzz {

namespace {

void try_words(std::string_view bytes) {
    static const Library library =
        Library::load(std::filesystem::path(COPRO_BINARY_DIR) / "words", {"en", "cy"}, false).take();
    const std::string name(bytes);
    for (const std::string& language : library.languages()) {
        const Words words = library.words(language);
        const std::string before = words.say(MessageKey("form.claim.saved"), {{"name", Label()}}).text();
        const std::string said =
            words.say(MessageKey("form.claim.saved"), {{"name", Label::of_person(UserText{name})}}).text();
        promise(said.size() == before.size() + name.size(), "a name stands once in the sentence, whatever it says");
        promise(said.find(name) != std::string::npos, "a name stays as it is");
    }
    // The words of a translator, read as the tests' stretched language.
    const std::string stretched = stretch_words(bytes);
    promise(std::count(stretched.begin(), stretched.end(), '{') == std::count(bytes.begin(), bytes.end(), '{'),
            "stretched words keep their placeholders");
}

std::vector<std::string> word_seeds() { return {"Mabel", "{name}", "{total} {", "}{", "Zo\u00eb", "\xff"}; }

const Registered placeholders_registered{{"placeholders", word_seeds, try_words}};

} // namespace

} // namespace copro::fuzz
