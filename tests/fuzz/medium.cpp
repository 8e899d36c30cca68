// A picture or sound that somebody sends beside a spreadsheet: looked at before any kiosk has it.
#include "sync/records/medium.h"

#include "sync/server/forms/medium_check.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sync/server/forms/media_files.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> medium_seeds() {
    return {test::sample_png(), test::sample_jpeg(), test::sample_sound(),
            test::sample_svg("<g fill=\"url(#a)\"><path d=\"M0 0L1 1\"/></g>")};
}

void try_medium(std::string_view bytes) {
    const auto type = check_medium(bytes, "a.png");
    if (type) {
        promise(largest_medium(*type) >= static_cast<std::int64_t>(bytes.size()),
                "what is taken is no larger than it may be");
        return;
    }
    promise(type.error().place == "a.png", "a refusal names the file");
    promise(!type.error().reason.empty(), "a refusal has a reason");
    promise_utf8(type.error().reason);
}

const Registered medium_registered{{"medium", medium_seeds, try_medium}};

} // namespace

} // namespace copro::fuzz
