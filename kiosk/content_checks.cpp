#include "kiosk/content_checks.h"

#include <fmt/format.h>

#include <set>

namespace copro {

std::size_t words_in_longest_sentence(const std::string& text) {
    std::size_t longest = 0;
    std::size_t words = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == ' ')
            in_word = false;
        else if (!in_word) {
            in_word = true;
            ++words;
        }
        const bool ends =
            (letter == '.' || letter == '!' || letter == '?') && (at + 1 == text.size() || text[at + 1] == ' ');
        longest = std::max(longest, words);
        if (ends) words = 0;
    }
    return longest;
}

AskedOn asked_on(const SampleScreen& sample, const Tree& tree) {
    AskedOn asked;
    for_each_node(tree, [&](const Node& node) {
        asked.fields += node.role == Role::field ? 1U : 0U;
        asked.headings += node.role == Role::heading ? 1U : 0U;
    });
    asked.is_question = sample.model.session.screen == "question";
    asked.has_back = find_node(tree, "back") != nullptr;
    return asked;
}

bool has_error(const SampleScreen& sample) {
    return sample.model.session.run && !sample.model.session.run->error.empty();
}

bool error_stands_before_answer(const Tree& tree) {
    const std::vector<Node>& nodes = tree.main.children;
    for (std::size_t at = 0; at + 1 < nodes.size(); ++at) {
        if (nodes[at].role == Role::alert) return nodes[at + 1].role != Role::text;
    }
    return false;
}

std::vector<CheckProblem> check_content(const SampleScreen& sample, const Tree& tree) {
    std::vector<CheckProblem> problems;
    std::set<NodeId> ids;
    for_each_node(tree, [&](const Node& node) {
        if (!node.id.empty() && !ids.insert(node.id).second) problems.push_back({node.id, "V8", "stands twice"});
        // The person's own words are theirs; only what we say is counted.
        if (tree.language != "en" || node.label.key().empty()) return;
        const std::size_t words = words_in_longest_sentence(node.label.text());
        if (words > most_words) problems.push_back({node.id, "C3", fmt::format("has {} words in a sentence", words)});
    });
    const AskedOn asked = asked_on(sample, tree);
    if (!asked.is_one_question()) {
        problems.push_back({"main", "C1",
                            fmt::format("{} headings, {} fields, Back {}", asked.headings, asked.fields,
                                        asked.has_back ? "there" : "missing")});
    }
    if (has_error(sample) && !error_stands_before_answer(tree))
        problems.push_back({"error", "C2", "the error is not said at the answer"});
    return problems;
}

} // namespace copro
