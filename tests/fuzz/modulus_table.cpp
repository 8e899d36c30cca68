// Vocalink's tables for bank numbers, as an operator puts them in.
#include "sync/records/modulus.h"
#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> table_seeds() {
    return {"089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n",
            "180002,180002,MOD11,0,0,0,0,0,0,8,7,6,5,4,3,2,1,14\r\n",
            "938000 938696 MOD11 7 6 5 4 3 2 7 6 5 4 3 2 0 0 5\n938000 938696 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 0 5\n",
            "070116 070116 MOD11 0 0 7 6 5 8 9 4 5 6 7 8 9 -1 12\n"};
}

void try_table(std::string_view bytes) {
    const auto table = ModulusTable::parse(bytes, "valacdos.txt", "938600 938611", "scsubtab.txt");
    if (!table) {
        promise_refusal(table.error());
        return promise(table.error().place.starts_with("valacdos.txt"), "a refusal names the file");
    }
    for (const char* code : {"000000", "089999", "180002", "938600", "999999"}) {
        for (const char* account : {"00000000", "00000190", "99345694", "99999999"}) {
            promise(table->check(code, account) == table->check(code, account), "a number is judged alike each time");
        }
    }
}

const Registered modulus_table_registered{{"modulus_table", table_seeds, try_table}};

} // namespace

} // namespace copro::fuzz
