// What each screen asks and says.
#include "kiosk/conformance/swept.h"
#include "kiosk/content_checks.h"
#include "kiosk/words/easy_read.h"

namespace copro {

namespace {

void see_words(const SweptScreen& swept, ContentFigures& into) {
    for_each_node(swept.tree, [&](const Node& node) {
        for (const Label* label : {&node.label, &node.detail}) {
            // A person's own words are theirs; only what we say is counted.
            if (label->key().empty()) continue;
            ++into.sentences;
            into.messages.emplace(label->key(), label->text());
            const std::size_t words = words_in_longest_sentence(label->text());
            if (words <= into.longest_sentence) continue;
            into.longest_sentence = words;
            into.longest_where = where_of(swept) + " #" + node.id;
        }
    });
    // Each screen stands in the sweep several times with the same words.
    const auto [at, is_new] = into.read.try_emplace(words_read(swept.tree));
    if (is_new) at->second = {where_of(swept), lines_read(swept.tree)};
}

} // namespace

void see_content(const SweptScreen& swept, ContentFigures& into) {
    const AskedOn asked = asked_on(swept.sample, swept.tree);
    into.questions += asked.is_question ? 1 : 0;
    into.most_fields = std::max(into.most_fields, asked.fields);
    if (!asked.is_one_question()) into.not_one_question.add(where_of(swept));
    if (has_error(swept.sample)) {
        ++into.errors;
        if (!error_stands_before_answer(swept.tree)) into.error_apart.add(where_of(swept));
    }
    const Ideas ideas = ideas_on(swept.tree);
    into.ideas += ideas.count;
    for (const BareIdea& one : ideas.bare) {
        if (one.because == nullptr) into.bare.add(where_of(swept) + " #" + one.id + " has no picture");
    }
    if (swept.language == "en") see_words(swept, into);
}

} // namespace copro
