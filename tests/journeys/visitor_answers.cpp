// What a random visitor does with one question.
#include "random_visitor.h"

namespace copro::test {

namespace {

using nlohmann::json;

// So many days from today.
std::string digits_in(int days) { return day_digits(add_days(today(), days)); }

} // namespace

// Looks at something else and comes back.
void RandomVisitor::turn_away() {
    const std::string where = any_of(std::vector<std::string>{"text-size", "colours", "language", "person"});
    if (!can_press("help." + where)) return;
    press("help." + where);
    see();
    if (where == "language") {
        press(chance(50) ? "language.en" : "language.cy");
        see();
    } else if (const auto list = own({"radio", "button"}); where != "person" && !list.empty()) {
        press(any_of(list)["id"]);
        see();
    }
    // Some choices lead back by themselves.
    if (screen() == where) press("back");
}

std::string RandomVisitor::words_for(const std::string& question) {
    using Words = std::vector<std::string>;
    const bool wrong = chance(m_refused > 1 ? 0 : 20);
    const auto choose = [&](const Words& right, const Words& bad) { return wrong ? any_of(bad) : any_of(right); };
    if (question == "companion" && !m_looked_for.empty() && chance(50)) {
        ++m_told.kinds["looked for somebody twice"];
        return m_looked_for;
    }
    if (question == "who" || question == "companion" || question == "for-person")
        return m_looked_for = choose({"mab", "idr", "oona", "cled", "zo", "to", "quill"}, {"q", "qqx", "m"});
    if (question == "amount")
        return choose({"4.80", "12", "0.01", "99.99", "1.5", "6.6", "130"}, {"0", ".", "99999", "1.234", "0.00"});
    if (question == "fee-less") return choose({"10", "0.01", "27.50", "5.5"}, {"0", "27.51", "."});
    if (question == "miles") return choose({"12.5", "3", "0.1", "250", "7.7"}, {"0", "99999", "."});
    if (question == "day" && form() == "booking")
        return choose({digits_in(0), digits_in(1), digits_in(30)}, {digits_in(-1), "31022027", "12"});
    if (question == "day")
        return choose({digits_in(0), digits_in(-1), digits_in(-200)}, {digits_in(1), "31022026", "12"});
    if (question == "nights") return choose({"1", "2", "14"}, {"0", "999999999"});
    if (question == "age") return choose({"34", "1", "119"}, {"0", "200", "120"});
    if (question == "sort-code") return choose({"089999", "123456", "000000"}, {"12", "1234567"});
    if (question == "account") return choose({"66374958", "1234567", "123456"}, {"1", "12345"});
    if (question == "roll-number") return choose({"a 12-3", "abc"}, {"-"});
    return choose({"hillside", "the bus is late", "o'neil", "zo\xC3\xAB", "a", "it was good. thank you", "7 up"},
                  {" ", "!", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"});
}

void RandomVisitor::clear_field() {
    for (int letters = 0; letters < 12 && can_press("keyboard.delete"); ++letters) {
        const auto fields = own({"field"});
        if (fields.empty() || fields.front()["value"].get<std::string>().empty()) return;
        press("keyboard.delete");
        see();
    }
}

void RandomVisitor::type_something() {
    const auto fields = own({"field"});
    const bool is_empty = fields.empty() || fields.front()["value"].get<std::string>().empty();
    if (!is_empty && !chance(m_refused > 0 ? 100 : 25)) return;
    clear_field();
    play("type \"" + words_for(place()) + "\"");
    see();
}

void RandomVisitor::answer() {
    const bool has_keys = std::any_of(m_seen["nodes"].begin(), m_seen["nodes"].end(),
                                      [](const json& one) { return one["role"] == "key"; });
    if (has_keys) type_something();
    const auto radios = own({"radio"});
    const bool is_chosen =
        std::any_of(radios.begin(), radios.end(), [](const json& one) { return has_state(one, "selected"); });
    const bool has_field = !own({"field"}).empty();
    const bool finds_a_name = place() == "who" || place() == "companion" || place() == "for-person";
    if (m_kind == Kind::shows && can_press("receipt.photo"))
        press("receipt.photo");
    else if (!radios.empty() && (has_field && !finds_a_name ? chance(40) : !is_chosen || chance(25)))
        press(any_of(radios)["id"]);
    see();
    for (const json& box : own({"checkbox"})) {
        // Some answers take the others away, or bring more.
        if (chance(30) && can_press(box["id"])) press(box["id"]);
    }
    see();
}

bool RandomVisitor::on_question() {
    if (node("error") != nullptr) ++m_refused;
    if (m_refused > 6) return leave();
    if ((m_fate == Fate::leave || m_fate == Fate::pause) && m_steps_left <= 0) return leave();
    if (chance(3)) {
        turn_away();
        return true;
    }
    if (chance(6) && can_press("back")) {
        press("back");
        return true;
    }
    if (can_press("part.more") && chance(35)) {
        press("part.more");
        return true;
    }
    if (can_press("part.back-up") && chance(20)) {
        press("part.back-up");
        return true;
    }
    if (can_press("line.remove") && chance(15)) {
        press("line.remove");
        return true;
    }
    if (can_press("skip-all") && chance(10)) {
        press("skip-all");
        return true;
    }
    if (m_lines_to_add > 0 && can_press("lines.add")) {
        --m_lines_to_add;
        press("lines.add");
        return true;
    }
    // Whoever is with one person is with another as often: perhaps they look for the same one.
    if (can_press("companions.change-1") && !can_press("companions.change-2") && chance(50)) {
        press("companions.add");
        return true;
    }
    auto buttons = own({"button"});
    // Most people type, and hand their receipts in.
    const bool shows = chance(30) || m_kind == Kind::shows;
    const auto is_shown = [](const json& one) {
        return one["id"] == "spoken.open" || one["id"] == "receipt-photo.take";
    };
    if (!shows) buttons.erase(std::remove_if(buttons.begin(), buttons.end(), is_shown), buttons.end());
    if (!buttons.empty() && chance(55)) {
        // "Add a cost", "Change" beside a cost.
        press(any_of(buttons)["id"]);
        return true;
    }
    if (!chance(6)) answer();
    const std::string before = screen();
    press("next");
    see();
    if (screen() != before) m_refused = 0;
    return true;
}

} // namespace copro::test
