#include "sync/records/equality.h"

#include <algorithm>

namespace copro {

std::span<const EqualityQuestion> equality_questions() {
    static const std::vector<std::string_view> grown_up{"16-24", "25-34", "35-44", "45-54",
                                                        "55-64", "65-74", "75-84", "85-or-over"};
    static const std::vector<EqualityQuestion> questions{
        {"role", 1, {"service-user", "carer", "both", "other", "staff", "trustee", "prefer-not"}, false, "", {}},
        {"age",
         1,
         {"under-11", "11-15", "16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85-or-over",
          "prefer-not"},
         false,
         "",
         {}},
        {"disability", 1, {"yes", "no", "prefer-not"}, false, "", {}},
        {"reduce", 1, {"a-lot", "a-little", "not-at-all", "prefer-not"}, false, "disability", {"yes"}},
        {"impairment",
         1,
         {"vision", "hearing", "mobility", "dexterity", "learning", "memory", "mental-health", "stamina", "social",
          "other", "prefer-not"},
         true,
         "disability",
         {"yes"}},
        {"ethnic", 1, {"white", "mixed", "asian", "black", "other", "prefer-not"}, false, "", {}},
        {"ethnic-white",
         1,
         {"british", "irish", "gypsy-traveller", "roma", "white-other", "prefer-not"},
         false,
         "ethnic",
         {"white"}},
        {"ethnic-mixed",
         1,
         {"white-black-caribbean", "white-black-african", "white-asian", "mixed-other", "prefer-not"},
         false,
         "ethnic",
         {"mixed"}},
        {"ethnic-asian",
         1,
         {"indian", "pakistani", "bangladeshi", "chinese", "asian-other", "prefer-not"},
         false,
         "ethnic",
         {"asian"}},
        {"ethnic-black", 1, {"caribbean", "african", "black-other", "prefer-not"}, false, "ethnic", {"black"}},
        {"ethnic-other", 1, {"arab", "any-other", "prefer-not"}, false, "ethnic", {"other"}},
        {"religion",
         1,
         {"none", "christian", "buddhist", "hindu", "jewish", "muslim", "sikh", "other", "prefer-not"},
         false,
         "",
         {}},
        {"sex", 1, {"female", "male", "prefer-not"}, false, "", {}},
        {"gender", 1, {"yes", "no", "prefer-not"}, false, "age", grown_up},
        {"orientation", 1, {"straight", "gay-lesbian", "bisexual", "other", "prefer-not"}, false, "age", grown_up},
        {"marriage",
         1,
         {"never", "married", "civil-partner", "separated", "separated-civil", "divorced", "dissolved", "widowed",
          "surviving", "prefer-not"},
         false,
         "age",
         grown_up},
        {"pregnancy", 1, {"yes", "no", "prefer-not"}, false, "age", grown_up},
        {"carer", 1, {"no", "up-to-9", "10-19", "20-34", "35-49", "50-or-more", "prefer-not"}, false, "", {}},
    };
    return questions;
}

const EqualityQuestion* question_with_answer(std::string_view question, std::string_view answer) {
    for (const EqualityQuestion& one : equality_questions()) {
        const bool has_answer = std::find(one.answers.begin(), one.answers.end(), answer) != one.answers.end();
        if (one.id == question && has_answer) return &one;
    }
    return nullptr;
}

} // namespace copro
