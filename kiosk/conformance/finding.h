// What is asked of the kiosk, and what was found when it was measured: a row of the conformance report. Values; any
// thread.
#pragma once

#include "sync/base/result.h"

#include <string>
#include <vector>

namespace copro {

enum class Verdict {
    pass,
    on_site, // what can be measured here holds; the rest only a real device or a person can prove
    falls_short
};

struct Finding {
    std::string measured; // with its unit, as it was found just now
    // Each thing that falls short: where, and by how much. None = it holds.
    std::vector<std::string> shortfalls;
    std::string on_site; // what is left to be checked where the kiosk stands; "" = nothing

    [[nodiscard]] Verdict verdict() const {
        if (!shortfalls.empty()) return Verdict::falls_short;
        return on_site.empty() ? Verdict::pass : Verdict::on_site;
    }
    // Notes it as a shortfall unless it holds.
    void needs(bool holds, std::string otherwise) {
        if (!holds) shortfalls.push_back(std::move(otherwise));
    }
};

// Where OpenACR asks for the same: a criterion of its catalogue, and of which part of the product.
struct Criterion {
    const char* chapter = "";
    const char* number = "";
};

struct Rig;

struct Row {
    const char* id = "";       // as in the table of rules: "V1"
    const char* asks = "";     // the requirement, in words
    const char* clause = "";   // where it stands
    const char* required = ""; // the figure
    // Error: it could not be measured. That is never a pass.
    Result<Finding> (*measure)(Rig&) = nullptr;
    std::vector<Criterion> criteria = {};
};

} // namespace copro
