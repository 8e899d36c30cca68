// libFuzzer's side of a target: it is given the seeds, and changes JSON as JSON half of the time.
#include "sync/base/files.h"
#include "sync/base/log.h"
#include "tests/fuzz/drivers/mutate.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using copro::fuzz::Target;

// NOLINTBEGIN(readability-identifier-naming): libFuzzer gives these names
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

const Target& only_target() {
    copro::fuzz::promise(copro::fuzz::targets().size() == 1, "a fuzz program has one target");
    return copro::fuzz::targets().front();
}

} // namespace

// The first folder that is named on the command line gets the seeds, before libFuzzer reads it.
extern "C" int LLVMFuzzerInitialize(const int* count, char*** words) {
    copro::log_nothing();
    for (int at = 1; at < *count; ++at) {
        const std::filesystem::path folder = (*words)[at];
        if (!std::filesystem::is_directory(folder)) continue;
        int number = 0;
        for (const std::string& seed : only_target().seeds()) {
            const auto written = copro::replace_file(folder / ("seed-" + std::to_string(++number)), seed);
            copro::fuzz::promise(written.ok(), "the seeds can be written");
        }
        break;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    only_target().try_bytes({reinterpret_cast<const char*>(data), size});
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    copro::fuzz::Random random(seed);
    if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
    const std::string changed = copro::fuzz::mutate_json({reinterpret_cast<const char*>(data), size}, random);
    const std::size_t kept = std::min(changed.size(), most);
    std::copy_n(changed.begin(), kept, data);
    return kept;
}
// NOLINTEND(readability-identifier-naming)
