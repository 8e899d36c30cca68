// What every Store must do, whatever database is behind it. An adapter's test calls store_contract with its factory.
#pragma once

#include "sync/server/store/store.h"
#include "tests/sync/server/support.h"

#include <functional>

namespace copro::test {

// Opens the store at the same place each time it is called; reader opens a second connection to it.
struct StoreFactory {
    std::function<std::unique_ptr<Store>()> open;
    std::function<std::unique_ptr<StoreReader>()> reader;
};

void store_contract(const StoreFactory& factory);
// … of photos and voice.
void attachment_contract(const StoreFactory& factory);
// … of what was done with claims.
void claim_contract(const StoreFactory& factory);
// … of what staff note.
void note_contract(const StoreFactory& factory);
// … of what is erased.
void erase_contract(const StoreFactory& factory);

} // namespace copro::test
