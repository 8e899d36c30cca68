// A least-recently-used store with a limit in bytes; used for measured and drawn text. Its keys have words of people in
// them, and are overwritten before they go. One thread at a time.
#pragma once

#include "sync/base/bytes.h"

#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace copro {

template <typename Value>
class ByteCache {
public:
    explicit ByteCache(std::size_t limit)
        : m_limit(limit) {}

    // nullptr when it is not there. The pointer lives until the next put() or clear().
    [[nodiscard]] const Value* find(const std::string& key) {
        const auto found = m_index.find(key);
        if (found == m_index.end()) return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return &found->second->value;
    }

    // Keeps the newest entry even when it alone is above the limit: the caller is about to use it.
    const Value& put(std::string key, Value value, std::size_t bytes) {
        const auto found = m_index.find(key);
        if (found != m_index.end()) drop(found->second);
        m_entries.push_front(Entry{std::move(key), std::move(value), bytes});
        m_index.emplace(m_entries.front().key, m_entries.begin());
        m_bytes += bytes;
        while (m_bytes > m_limit && m_entries.size() > 1) drop(std::prev(m_entries.end()));
        return m_entries.front().value;
    }

    ~ByteCache() { clear(); }
    ByteCache(const ByteCache&) = delete;
    ByteCache& operator=(const ByteCache&) = delete;

    void clear() {
        while (!m_entries.empty()) drop(m_entries.begin());
    }

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t count() const { return m_entries.size(); }

private:
    struct Entry {
        std::string key;
        Value value;
        std::size_t bytes = 0;
    };
    using Place = typename std::list<Entry>::iterator;

    void drop(Place place) {
        m_bytes -= place->bytes;
        wipe(m_index.extract(place->key).key());
        wipe(place->key);
        m_entries.erase(place);
    }

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries;
    std::unordered_map<std::string, Place> m_index;
};

} // namespace copro
