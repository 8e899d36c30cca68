// The order in which names are listed: that of the language on the glass, where Ł may be an L or come after it. Each
// thread makes a language's rules once, when it first sorts by them, and keeps them. Any thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace copro {

// Bytes that compare as the names do. Apostrophes do not count: O'Brien stands after Oakes. No name comes last.
// language: BCP 47.
[[nodiscard]] std::string name_order_key(std::string_view name, const std::string& language);

// name_of(item): what it is listed by. Those of the same name stay in the order that they had.
template <typename Item, typename NameOf>
void sort_by_name(std::vector<Item>& items, const std::string& language, NameOf name_of) {
    // A key each: comparing names takes longer than making it.
    std::vector<std::pair<std::string, Item>> keyed;
    keyed.reserve(items.size());
    for (Item& item : items) {
        std::string key = name_order_key(name_of(item), language);
        keyed.emplace_back(std::move(key), std::move(item));
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    for (std::size_t at = 0; at < items.size(); ++at) items[at] = std::move(keyed[at].second);
}

} // namespace copro
