// Finds what is done without saying who does it: "is saved", "was taken", "checked by".
#include "kiosk/words/easy_read_rules.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

template <typename Names>
bool stands_in(const Names& names, const std::string& word) {
    return std::find(names.begin(), names.end(), word) != names.end();
}

constexpr std::array be{"am",  "is",   "are",    "was",   "were", "be",   "been", "being",
                        "i'm", "it's", "you're", "we're", "get",  "gets", "got"};
// May stand between: "is not yet saved", "will be sent".
constexpr std::array between{"not",  "already", "now",  "never", "always", "also",   "all",   "both", "yet",
                             "only", "just",    "soon", "still", "then",   "safely", "being", "been", "fully"};
constexpr std::array irregular{
    "begun",   "bent",      "bitten",    "bought",   "bound",  "broken",     "brought", "built", "burnt",  "caught",
    "chosen",  "cut",       "dealt",     "done",     "drawn",  "driven",     "eaten",   "fed",   "felt",   "fought",
    "found",   "forbidden", "forgotten", "forgiven", "frozen", "given",      "ground",  "grown", "heard",  "held",
    "hidden",  "hit",       "hung",      "hurt",     "kept",   "known",      "laid",    "led",   "left",   "lent",
    "let",     "lost",      "made",      "meant",    "met",    "paid",       "put",     "read",  "ridden", "run",
    "said",    "seen",      "sent",      "set",      "shaken", "shot",       "shown",   "shut",  "sold",   "spent",
    "split",   "spoken",    "spread",    "stolen",   "stuck",  "struck",     "sung",    "sworn", "swept",  "taken",
    "taught",  "thought",   "thrown",    "told",     "torn",   "understood", "undone",  "woken", "won",    "worn",
    "written", "withdrawn"};
// End so and are no participles, or say how a person is.
constexpr std::array no_participle{"bed",      "shed",       "hundred", "tired",   "worried",
                                   "bored",    "excited",    "scared",  "pleased", "naked",
                                   "disabled", "interested", "retired", "married", "sacred"};

bool is_participle(const std::string& word) {
    if (stands_in(irregular, word)) return true;
    return word.size() > 3 && word.ends_with("ed") && !word.ends_with("eed") && !stands_in(no_participle, word);
}

} // namespace

std::string passive_in(const EnglishWords& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at + 1 < words.size() && words[at + 1] == "by" && is_participle(words[at])) return words[at] + " by";
        if (!stands_in(be, words[at])) continue;
        std::size_t next = at + 1;
        while (next < words.size() && stands_in(between, words[next])) ++next;
        // "Is it saved?", "are people told": the question's subject stands between.
        if (next < words.size() && is_participle(words[next])) return words[at] + " " + words[next];
        if (at == 0 && next + 1 < words.size() && is_participle(words[next + 1]))
            return words[at] + " " + words[next + 1];
    }
    return {};
}

} // namespace copro
