// A form: what ships with the kiosk, and what a meeting may bring. The first byte says which file it claims to be.
#include "kiosk/questions/question_type.h"
#include "sync/records/slug.h"
#include "tests/fuzz/fuzz.h"

#include <array>
#include <set>

namespace copro::fuzz {

namespace {

constexpr std::array names_of_forms{"claim", "feedback", "sign-in", "sign-out"};

std::vector<std::string> form_seeds() {
    std::vector<std::string> seeds;
    for (const char* name : names_of_forms) {
        seeds.push_back(std::string(1, static_cast<char>(seeds.size())) +
                        project_file("assets/forms/" + std::string(name) + ".json"));
    }
    return seeds;
}

void try_questions(const Form& form, const std::vector<Question>& questions, std::set<std::string>& ids) {
    for (const Question& question : questions) {
        promise(is_slug(question.id), "a question has a readable id");
        promise(type_of(question).name == question.type, "a question has a type that exists");
        promise(form.find(question.id) == &question, "a question is found by its id");
        promise(question.longest > 0, "something can be typed");
        const bool waits = question.show_if.kind == ShowIf::Kind::answer;
        promise(!waits || ids.contains(question.show_if.question), "a condition asks for an earlier question");
        try_questions(form, question.questions, ids);
        promise(ids.insert(question.id).second, "questions can be told apart");
    }
}

void try_form(std::string_view bytes) {
    Input input(bytes);
    const std::string name = names_of_forms.at(input.below(names_of_forms.size()));
    const auto form = load_form(input.rest(), name + ".json", question_type_names());
    if (!form) {
        promise_refusal(form.error());
        return promise(form.error().place.starts_with(name + ".json"), "a refusal names_of_forms the file");
    }
    promise(form->id == name && form->version > 0 && !form->questions.empty(), "a form has an id and questions");
    std::set<std::string> ids;
    try_questions(*form, form->questions, ids);
}

const Registered form_registered{{"form", form_seeds, try_form}};

} // namespace

} // namespace copro::fuzz
