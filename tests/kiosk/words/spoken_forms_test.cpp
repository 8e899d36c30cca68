// Money, dates and times as they are said in each of the languages beside English and Welsh, word for word.
#include "tests/kiosk/fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct SaidForms {
    const char* language;
    const char* one_pound;
    const char* two_pounds;
    const char* both;  // £21.05
    const char* pence; // £0.02
    const char* date;  // Sunday 22 November 2026
    const char* first; // Friday 1 January 2027
    const char* hour;  // 14:00
    const char* half;  // 14:30
    const char* early; // 09:05
};

constexpr SaidForms all_said_forms[] = {
    {"pl", "1 funt", "2 funty", "21 funtów 5 pensów", "2 pensy",
     "niedziela, dwudziestego drugiego listopada dwa tysiące dwudziestego szóstego roku",
     "piątek, pierwszego stycznia dwa tysiące dwudziestego siódmego roku", "czternastej", "czternastej trzydzieści",
     "dziewiątej zero pięć"},
    {"ro", "o liră", "două lire", "douăzeci și una de lire și 5 pence", "2 pence", "duminică, 22 noiembrie 2026",
     "vineri, întâi ianuarie 2027", "ora paisprezece", "ora paisprezece și treizeci de minute",
     "ora nouă și cinci minute"},
    {"pt", "uma libra", "duas libras", "vinte e uma libras e 5 pence", "2 pence", "domingo, 22 de novembro de 2026",
     "sexta-feira, 1 de janeiro de 2027", "catorze horas", "catorze horas e trinta", "nove horas e cinco"},
    {"es", "una libra", "dos libras", "veintiuna libras y cinco peniques", "dos peniques",
     "domingo, 22 de noviembre de 2026", "viernes, 1 de enero de 2027", "catorce", "catorce y treinta",
     "nueve y cinco"},
    {"fr", "une livre", "deux livres", "vingt-et-une livres et 5 pence", "2 pence", "dimanche 22 novembre 2026",
     "vendredi premier janvier 2027", "quatorze heures", "quatorze heures trente", "neuf heures cinq"},
    {"it", "una sterlina", "2 sterline", "21 sterline e 5 pence", "2 pence", "domenica 22 novembre 2026",
     "venerdì primo gennaio 2027", "ore 14", "ore 14 e 30", "ore 9 e 5"},
    {"uk", "1 фунт", "2 фунти", "21 фунт 5 пенсів", "2 пенси",
     "неділя, двадцять другого листопада дві тисячі двадцять шостого року",
     "пʼятниця, першого січня дві тисячі двадцять сьомого року", "чотирнадцятій", "чотирнадцятій тридцять",
     "дев'ятій нуль п'ять"},
    {"tr", "1 sterlin", "2 sterlin", "21 sterlin 5 peni", "2 peni", "22 Kasım 2026 Pazar", "1 Ocak 2027 Cuma",
     "on dört", "on dört otuz", "dokuz sıfır beş"},
    {"ur", "1 پاؤنڈ", "2 پاؤنڈ", "21 پاؤنڈ 5 پینس", "2 پینس", "اتوار، 22 نومبر، 2026", "جمعہ، 1 جنوری، 2027", "14 بجے",
     "14 بج کر 30 منٹ", "9 بج کر 5 منٹ"},
    {"pa", "1 ਪੌਂਡ", "2 ਪੌਂਡ", "21 ਪੌਂਡ 5 ਪੈਂਸ", "2 ਪੈਂਸ", "ਐਤਵਾਰ, 22 ਨਵੰਬਰ 2026", "ਸ਼ੁੱਕਰਵਾਰ, 1 ਜਨਵਰੀ 2027", "14 ਵਜੇ",
     "14 ਵੱਜ ਕੇ 30 ਮਿੰਟ", "9 ਵੱਜ ਕੇ 5 ਮਿੰਟ"},
    {"bn", "1 পাউন্ড", "2 পাউন্ড", "21 পাউন্ড 5 পেন্স", "2 পেন্স", "রবিবার, বাইশে নভেম্বর 2026", "শুক্রবার, পয়লা জানুয়ারী 2027",
     "14টা", "14টা 30 মিনিট", "9টা 5 মিনিট"},
    {"gu", "1 પાઉન્ડ", "2 પાઉન્ડ", "21 પાઉન્ડ 5 પેન્સ", "2 પેન્સ", "રવિવાર, 22 નવેમ્બર, 2026", "શુક્રવાર, 1 જાન્યુઆરી, 2027",
     "14 વાગ્યે", "14 વાગીને 30 મિનિટ", "9 વાગીને 5 મિનિટ"},
    {"hi", "1 पाउंड", "2 पाउंड", "21 पाउंड 5 पेंस", "2 पेंस", "रविवार, 22 नवंबर 2026", "शुक्रवार, 1 जनवरी 2027", "14 बजे",
     "14 बजकर 30 मिनट", "9 बजकर 5 मिनट"},
    {"ar", "جنيه واحد", "جنيهان", "21 جنيهًا و5 بنسات", "بنسان", "الأحد الثاني والعشرين من نوفمبر عام 2026",
     "الجمعة الأول من يناير عام 2027", "الثانية", "الثانية والنصف", "التاسعة وخمس دقائق"},
    {"so", "1 gini", "2 gini", "21 gini iyo 5 beni", "2 beni", "Axad, Bisha Kow iyo Tobnaad 22, 2026",
     "Jimco, Bisha Koobaad 1, 2027", "saacadda 14", "saacadda 14 iyo 30", "saacadda 9 iyo 5"},
    {"zh", "一英镑", "两英镑", "二十一英镑五便士", "两便士", "二零二六年十一月二十二日星期日",
     "二零二七年一月一日星期五", "十四点", "十四点三十分", "九点零五分"},
};

} // namespace

TEST_CASE("money is said as people say it, with the number that its noun asks for") {
    CHECK(std::size(all_said_forms) == shipped_languages().size() - 2);
    for (const SaidForms& one : all_said_forms) {
        INFO(one.language);
        const Words words = shipped_words(one.language);
        CHECK(words.money(Pence{100}).spoken() == one.one_pound);
        CHECK(words.money(Pence{200}).spoken() == one.two_pounds);
        CHECK(words.money(Pence{2105}).spoken() == one.both);
        CHECK(words.money(Pence{2}).spoken() == one.pence);
    }
}

TEST_CASE("a date is said as people say it, in each language") {
    for (const SaidForms& one : all_said_forms) {
        INFO(one.language);
        const Words words = shipped_words(one.language);
        CHECK(words.date(*parse_date("2026-11-22")).spoken() == one.date);
        CHECK(words.date(*parse_date("2027-01-01")).spoken() == one.first);
    }
}

TEST_CASE("a time is said as people say it, in each language") {
    const auto said = [](const Words& words, const char* clock) {
        return words.time(wall_ms_of(*parse_date("2026-11-22"), clock)).spoken();
    };
    for (const SaidForms& one : all_said_forms) {
        INFO(one.language);
        const Words words = shipped_words(one.language);
        CHECK(said(words, "14:00") == one.hour);
        CHECK(said(words, "14:30") == one.half);
        CHECK(said(words, "09:05") == one.early);
    }
}

TEST_CASE("hours that are told by the day go from 0 to 23, those of the clock's face from 1 to 12") {
    const auto said = [](const char* language, const char* clock) {
        return shipped_words(language).time(wall_ms_of(*parse_date("2026-11-22"), clock)).spoken();
    };
    CHECK(said("fr", "00:00") == "zéro heure");
    CHECK(said("fr", "23:59") == "vingt-trois heures cinquante-neuf");
    CHECK(said("ar", "00:10") == "الثانية عشرة وعشر دقائق");
    CHECK(said("ar", "12:45") == "الواحدة إلا ربعًا");
    CHECK(said("ar", "23:45") == "الثانية عشرة إلا ربعًا");
}

TEST_CASE("a year outside the list of them is said as a number") {
    CHECK(shipped_words("pl").date(*parse_date("1950-03-31")).spoken() ==
          "piątek, trzydziestego pierwszego marca 1950 roku");
    CHECK(shipped_words("pl").date(*parse_date("2000-01-01")).spoken() ==
          "sobota, pierwszego stycznia dwutysięcznego roku");
    CHECK(shipped_words("uk").date(*parse_date("2099-12-31")).spoken() ==
          "четвер, тридцять першого грудня дві тисячі дев'яносто дев'ятого року");
    CHECK(shipped_words("uk").date(*parse_date("2100-01-01")).spoken() == "пʼятниця, першого січня 2100 року");
}

TEST_CASE("what a voice says of money, a date or a time stands in the message that it is put into") {
    const Words polish = shipped_words("pl");
    const Label at = polish.time(wall_ms_of(*parse_date("2026-11-22"), "14:30"));
    CHECK(polish.say(MessageKey("room.starts"), {{"time", at}}).spoken() == "Zaczynamy o czternastej trzydzieści.");
    const Words spanish = shipped_words("es");
    const Label one = spanish.time(wall_ms_of(*parse_date("2026-11-22"), "14:30"));
    CHECK(spanish.say(MessageKey("room.starts"), {{"time", one}}).spoken() == "Empezamos a las catorce y treinta.");
}
