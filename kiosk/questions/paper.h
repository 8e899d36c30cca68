// The paper twin of a form (domain.md, "Digital complements, not replaces"), from the same file and in the same words.
// Pure; any thread.
#pragma once

#include "kiosk/questions/question_type.h"

namespace copro {

// meeting: whose words stand in it; nullptr = the paper of any meeting, with gaps for what only a meeting knows.
// media: authors' pictures that are here, by SHA-256.
[[nodiscard]] PaperForm paper_form(const Form& form, const MeetingPack* meeting, const ExpenseRules& rules,
                                   const Words& words, const std::set<std::string>& media = {});

} // namespace copro
