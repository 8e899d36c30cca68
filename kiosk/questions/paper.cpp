#include "kiosk/questions/paper.h"

#include "kiosk/questions/own_media.h"
#include "kiosk/questions/parts.h"
#include "sync/records/equality.h"

#include <algorithm>

namespace copro {

namespace {

// So many costs stand on one paper; who has more asks for another.
constexpr int times_repeated = 2;

constexpr Date last_day{std::chrono::year::max() / std::chrono::December / 31};

class PaperMaker {
public:
    PaperMaker(const Form& form, const MeetingPack* meeting, const ExpenseRules& rules, const Words& words,
               const std::set<std::string>& media)
        : m_form(form)
        , m_is_unnamed(form.kind == equality_kind)
        , m_meeting(m_is_unnamed ? nullptr : meeting)
        , m_rules(rules)
        , m_words(words)
        , m_media(media) {}

    [[nodiscard]] PaperForm make() const {
        PaperForm paper;
        paper.language = m_words.language();
        paper.right_to_left = m_words.right_to_left();
        paper.title = m_words.say(m_form.title);
        paper.advice = {line(MessageKey("paper.tick"), "tick"), line(MessageKey("paper.leave-empty"), "skip"),
                        line(MessageKey("paper.ask-person"), "person")};
        if (!m_is_unnamed) add_meeting(paper);
        for (const Question& question : m_form.questions) add(question, m_form.questions, paper.questions);
        paper.hand_in = hand_in();
        paper.foot = [this_form = m_form.id, version = m_form.version, words = m_words](int at, int of) {
            return words.say(MessageKey("paper.foot"), {{"form", Label::of_person(UserText{this_form})},
                                                        {"version", words.number(version)},
                                                        {"at", words.number(at)},
                                                        {"of", words.number(of)}});
        };
        return paper;
    }

private:
    [[nodiscard]] QuestionContext context_of(const Question& question) const {
        QuestionContext context{question, m_no_answers, m_nothing_typed, m_settings, m_meeting,
                                nullptr,  &m_rules,     m_words,         {},         day()};
        context.media = &m_media;
        return context;
    }
    // The meeting's; a paper for any meeting is for one to come, under the newest rules that are written down.
    [[nodiscard]] Date day() const { return m_meeting == nullptr ? last_day : m_meeting->date; }
    [[nodiscard]] const RuleTerms& terms(const ExpenseRule& rule) const { return terms_on(rule, day()); }
    [[nodiscard]] PaperLine line(const MessageKey& key, std::string picture) const {
        return {m_words.say(key), {}, std::move(picture), {}, false};
    }

    [[nodiscard]] PaperLine hand_in() const {
        if (!m_is_unnamed) return line(MessageKey("paper.hand-in"), "staff");
        PaperLine unnamed = line(MessageKey("paper.put-in-box"), "anonymous");
        unnamed.detail = m_words.say(MessageKey("form.equality.saved.no-name"));
        return unnamed;
    }

    void add_meeting(PaperForm& paper) const {
        if (m_meeting != nullptr) {
            const Label name =
                m_words.say(MessageKey("frame.meeting"), {{"organisation", m_words.say(m_meeting->organisation)},
                                                          {"meeting", m_words.say(m_meeting->title)}});
            paper.advice.insert(paper.advice.begin(), {name, m_words.date(m_meeting->date), "meeting", {}, false});
            return;
        }
        for (const auto& [key, picture] : {std::pair(MessageKey("choose-meeting.heading"), "meeting"),
                                           std::pair(MessageKey("paper.which-day"), "calendar")}) {
            PaperQuestion question;
            question.heading = m_words.say(key);
            question.picture = picture;
            question.writing_lines = 1;
            paper.questions.push_back(std::move(question));
        }
    }

    [[nodiscard]] Label joined(const std::vector<Label>& labels) const {
        Label all;
        for (const Label& one : labels) {
            all = all.empty() ? one : m_words.say(MessageKey("list.join"), {{"first", all}, {"next", one}});
        }
        return all;
    }

    // The answers that lead to the question, in words; none when any answer does.
    [[nodiscard]] std::vector<Label> answers_before(const Question& before, const std::vector<std::string>& is) const {
        std::vector<Label> labels;
        const std::vector<Option> options = options_of(context_of(before));
        for (const Option& option : options) {
            if (std::find(is.begin(), is.end(), option.id) != is.end()) labels.push_back(m_words.say(option.wording));
        }
        if (labels.size() == options.size()) labels.clear();
        return labels;
    }
    template <typename Holds>
    [[nodiscard]] std::vector<Label> categories(Holds holds) const {
        std::vector<Label> labels;
        std::size_t offered = 0;
        for (const ExpenseRule& rule : m_rules.all()) {
            if (terms(rule).is_off) continue;
            ++offered;
            if (holds(rule)) labels.push_back(m_words.say(MessageKey(rule.wording)));
        }
        if (labels.size() == offered) labels.clear();
        return labels;
    }

    // Paper knows nothing of who writes on it: everybody is asked, and helped with what may not be for them.
    [[nodiscard]] bool add_person(ShowIf::Fact fact, PaperQuestion& into) const {
        using Fact = ShowIf::Fact;
        // What the kiosk remembers, or has just seen.
        if (fact == Fact::needs_remembered || fact == Fact::brought_others) return false;
        if (fact == Fact::child) into.notes.push_back(m_words.say(MessageKey("paper.ask-if")));
        return true;
    }

    // Said on paper what show_if decides on the screen. False: it is not asked on paper at all.
    [[nodiscard]] bool add_condition(const Question& question, const std::vector<Question>& beside,
                                     PaperQuestion& into) const {
        const ShowIf& show_if = question.show_if;
        std::vector<Label> only_if;
        switch (show_if.kind) {
        case ShowIf::Kind::always: return true;
        case ShowIf::Kind::fee: return m_meeting == nullptr || m_meeting->fee.has_value();
        case ShowIf::Kind::answers: return m_meeting != nullptr && !m_meeting->you_said.empty();
        case ShowIf::Kind::easy_wording: return m_meeting == nullptr || !m_meeting->friends_and_family;
        case ShowIf::Kind::friends_and_family_wording: return m_meeting != nullptr && m_meeting->friends_and_family;
        case ShowIf::Kind::ladder: return m_meeting != nullptr && !m_meeting->ladder.empty();
        case ShowIf::Kind::claimed: return false; // the kiosk alone remembers
        case ShowIf::Kind::person: return add_person(show_if.fact, into);
        case ShowIf::Kind::rule: into.notes.push_back(m_words.say(MessageKey("paper.ask-if"))); return true;
        case ShowIf::Kind::answer: {
            const auto before = std::find_if(beside.begin(), beside.end(),
                                             [&](const Question& one) { return one.id == show_if.question; });
            if (before == beside.end()) return true;
            // Nobody looks for their name on paper: they write it, whoever they are.
            if (before->type == "person") return false;
            if (before->type == "companion") return add_condition(*before, beside, into);
            // Nor is what follows from a question that is not there, such as how much less than no fee.
            PaperQuestion unused;
            if (!add_condition(*before, beside, unused)) return false;
            only_if = answers_before(*before, show_if.is);
            break;
        }
        case ShowIf::Kind::journey: only_if = categories([](const auto& rule) { return rule.is_journey; }); break;
        case ShowIf::Kind::miles:
            only_if = categories([](const auto& rule) { return rule.pays == Pays::miles; });
            break;
        case ShowIf::Kind::amount:
            only_if = categories([](const auto& rule) { return rule.pays == Pays::amount; });
            break;
        case ShowIf::Kind::approval:
            only_if = categories([&](const auto& rule) { return terms(rule).approval != Approval::not_needed; });
            break;
        case ShowIf::Kind::receipt:
            only_if = categories([&](const auto& rule) { return terms(rule).receipt == Receipt::needed; });
            break;
        }
        if (!only_if.empty()) {
            into.notes.push_back(m_words.say(MessageKey("paper.only-if"), {{"answer", joined(only_if)}}));
        }
        return true;
    }

    void add(const Question& question, const std::vector<Question>& beside, std::vector<PaperQuestion>& into) const {
        if (!question.questions.empty()) return add_repeated(question, into);
        // What only a meeting can say.
        if (!question.says.empty() && m_meeting == nullptr) return;
        if (type_of(question).on_paper == nullptr) return;
        const QuestionContext context = context_of(question);
        PaperQuestion made;
        if (!add_condition(question, beside, made)) return;
        made.heading = heading_of(context);
        mark_own(question.wording, made);
        made.picture = picture_of(context, question.own_picture, question.picture);
        type_of(question).on_paper(context, made);
        into.push_back(std::move(made));
    }

    [[nodiscard]] Label heading_of(const QuestionContext& context) const {
        const Wording& wording = context.question.wording;
        if (wording.key.empty()) return wording_of(context, wording);
        const bool has_fee = m_meeting != nullptr && m_meeting->fee.has_value();
        const Label fee = has_fee ? m_words.money(*m_meeting->fee) : gap_of_money(m_words);
        // What it all comes to is known when it is filled in.
        return m_words.say(MessageKey(wording.key), {{"fee", fee}, {"total", gap_of_money(m_words)}});
    }

    void mark_own(const Wording& wording, PaperQuestion& into) const {
        Node node;
        mark_language(node, wording, m_words);
        into.language = node.language;
    }

    void add_repeated(const Question& question, std::vector<PaperQuestion>& into) const {
        for (int time = 1; time <= times_repeated; ++time) {
            std::vector<PaperQuestion> asked;
            for (const Question& one : question.questions) add(one, question.questions, asked);
            if (asked.empty()) return;
            // A page of its own for the head would leave the questions to the next.
            PaperQuestion& first = asked.front();
            first.above = m_words.say(MessageKey("paper.nth"), {{"what", m_words.say(question.short_wording)},
                                                                {"number", m_words.number(time)}});
            first.starts_page = true;
            if (time == times_repeated) first.notes.push_back(m_words.say(MessageKey("paper.more-pages")));
            std::move(asked.begin(), asked.end(), std::back_inserter(into));
        }
    }

    const Form& m_form;
    bool m_is_unnamed; // of no meeting and no day: whose it is must not be narrowed down to those who came to one
    const MeetingPack* m_meeting;
    const ExpenseRules& m_rules;
    const Words& m_words;
    const std::set<std::string>& m_media;
    Answers m_no_answers;
    Typed m_nothing_typed;
    ViewSettings m_settings;
};

} // namespace

PaperForm paper_form(const Form& form, const MeetingPack* meeting, const ExpenseRules& rules, const Words& words,
                     const std::set<std::string>& media) {
    return PaperMaker(form, meeting, rules, words, media).make();
}

} // namespace copro
