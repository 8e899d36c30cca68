#include "sync/records/answers.h"

namespace copro {

namespace {

struct Wiper {
    void operator()(std::monostate) const {}
    void operator()(std::string& text) const { wipe(text); }
    void operator()(std::vector<std::string>& list) const {
        for (std::string& text : list) wipe(text);
    }
    void operator()(std::int64_t& number) const { number = 0; }
    void operator()(PersonAnswer& person) const {
        wipe(person.id);
        wipe(person.name);
    }
    void operator()(std::vector<Answers>& lines) const {
        for (Answers& line : lines) wipe(line);
    }
};

} // namespace

void wipe(Answers& answers) {
    for (auto& [question, answer] : answers.by_question) std::visit(Wiper{}, answer);
    answers.by_question.clear();
    answers.spoken.clear();
}

} // namespace copro
