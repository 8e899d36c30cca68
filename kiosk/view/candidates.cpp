#include "kiosk/view/candidates.h"

#include "kiosk/view/suggestions.h"
#include "kiosk/view/utf8.h"
#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

constexpr const char* more_candidates_id = "suggestions.more";
// On one line beside the button for more, on half of a tall screen (access.md V1, V3).
constexpr std::size_t most_letters_in_row = 12;

struct KeptCandidates {
    explicit KeptCandidates(std::vector<Candidate> found)
        : all(std::move(found)) {}
    KeptCandidates(const KeptCandidates&) = delete;
    KeptCandidates& operator=(const KeptCandidates&) = delete;
    ~KeptCandidates() {
        for (Candidate& one : all) wipe(one.text);
    }
    std::vector<Candidate> all;
};

std::size_t count_of(const Composing& composing) {
    return composing.letters == 0 || composing.candidates == nullptr ? 0 : composing.candidates->size();
}

// One past the last that is shown: as many as words that finish another, where they have room.
std::size_t end_of_shown(const Composing& composing) {
    std::size_t at = composing.first;
    std::size_t letters = 0;
    while (at < count_of(composing) && at - composing.first < most_suggestions) {
        letters += letters_of((*composing.candidates)[at].text).size();
        if (letters > most_letters_in_row && at > composing.first) break;
        ++at;
    }
    return at;
}

bool has_more(const Composing& composing) {
    return composing.first > 0 || end_of_shown(composing) < count_of(composing);
}

} // namespace

Candidates keep_candidates(std::vector<Candidate> found) {
    const auto kept = std::make_shared<KeptCandidates>(std::move(found));
    return {kept, &kept->all};
}

bool writes_pinyin(const std::string& language) { return language == "zh" || language.starts_with("zh-"); }

Node build_candidates(const Typed& typed, const Words& words) {
    const Composing& composing = typed.composing;
    std::vector<std::string> shown;
    const std::size_t end = end_of_shown(composing);
    for (std::size_t at = composing.first; at < end; ++at) shown.push_back((*composing.candidates)[at].text);
    Node group = build_suggestions(shown, words);
    // More has a place of its own: the candidates do not move when it comes.
    group.columns = static_cast<int>(most_suggestions) + 1;
    if (!has_more(composing)) return group;
    Node more;
    more.id = more_candidates_id;
    more.role = Role::button;
    more.look = Look::quiet;
    more.label = words.say(MessageKey("part.more"));
    group.children.push_back(std::move(more));
    return group;
}

bool may_choose(const Typed& typed) { return count_of(typed.composing) > 0; }

Typed choose_candidate(const Typed& typed, std::size_t at, int longest) {
    const Candidate& chosen = (*typed.composing.candidates)[at];
    std::string_view left = composed_letters(typed);
    const std::size_t begin = typed.text.size() - left.size();
    left.remove_prefix(std::min(chosen.letters, left.size()));
    left.remove_prefix(std::min(left.find_first_not_of('\''), left.size()));
    Typed whole = typed;
    whole.text = typed.text.substr(0, begin) + chosen.text + std::string(left);
    whole.composing = {left.size()};
    if (letters_of(whole.text).size() > static_cast<std::size_t>(longest)) return typed;
    return whole;
}

std::optional<Typed> take_candidate(const Typed& typed, int longest, const NodeEvent& event) {
    if (event.gesture != Gesture::press) return std::nullopt;
    const Composing& composing = typed.composing;
    const std::size_t end = end_of_shown(composing);
    if (event.id == more_candidates_id && has_more(composing)) {
        Typed turned = typed;
        // After the last come the first again.
        turned.composing.first = end < count_of(composing) ? end : 0;
        return turned;
    }
    for (std::size_t at = composing.first; at < end; ++at) {
        if (event.id == suggestion_id(at - composing.first)) return choose_candidate(typed, at, longest);
    }
    return std::nullopt;
}

} // namespace copro
