#include "kiosk/view/search_form.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace copro;

namespace {

struct Spelt {
    const char* written;
    const char* typed;
};

// Found when it is typed so, and when it is typed as it is written.
void check_found(const std::vector<Spelt>& names) {
    for (const Spelt& name : names) {
        INFO(name.written << " by " << name.typed);
        CHECK(search_form(name.written) == search_form(name.typed));
    }
}

void check_apart(const std::vector<Spelt>& names) {
    for (const Spelt& name : names) {
        INFO(name.written << " and " << name.typed);
        CHECK(search_form(name.written) != search_form(name.typed));
    }
}

} // namespace

TEST_CASE("names are searched for without capitals and marks") {
    CHECK(search_form("Zoë") == "zoe");
    CHECK(search_form("ZOE") == "zoe");
    CHECK(search_form("Zoe\xCC\x88") == "zoe");
    CHECK(search_form("Tŷcanol") == "tycanol");
    CHECK(search_form("Penhaligon-Bates") == "penhaligon-bates");
    CHECK(search_form("") == "");
}

TEST_CASE("letters that are no letter with an accent are searched for by those of a plain keyboard") {
    CHECK(search_form("Łukasz") == "lukasz");
    CHECK(search_form("Łoś") == "los");
    CHECK(search_form("Łąka") == "laka");
    CHECK(search_form("SØREN") == "soren");
    CHECK(search_form("Đorđe") == "dorde");
    CHECK(search_form("Æthel") == "aethel");
    CHECK(search_form("Þórður") == "thordur");
    CHECK(search_form("Œuvrard") == "oeuvrard");
    CHECK(search_form("Strauß") == "strauss");
    CHECK(search_form("STRAUẞ") == "strauss");
    CHECK(search_form("Nguyễn Đức") == "nguyen duc");
    // Small capitals come out small too.
    CHECK(search_form("ʀ") == "r");
}

TEST_CASE("each spelling of Romanian and Turkish letters is found by the plain ones") {
    // A comma below, and the cedilla of old keyboards.
    check_found({{"Ștefan", "stefan"}, {"Ştefan", "stefan"}, {"Țepeș", "Ţepeş"}, {"Țepeș", "tepes"}});
    check_found({{"Işık", "isik"}, {"IŞIK", "ışık"}, {"İpek", "ipek"}, {"İpek", "IPEK"}, {"Çağrı", "cagri"}});
}

TEST_CASE("Arabic, Persian and Urdu keyboards find the same names") {
    // U+06CC of the Urdu keyboard, U+064A of the Arabic one, and alef maqsura.
    check_found({{"\u0639\u0644\u064a", "\u0639\u0644\u06cc"}, {"\u0639\u0644\u0649", "\u0639\u0644\u06cc"}});
    check_found({{"\u0643\u0631\u064a\u0645", "\u06a9\u0631\u06cc\u0645"}});
    check_found({{"\u0647\u0627\u0634\u0645", "\u06c1\u0627\u0634\u0645"},
                 {"\u0647\u0627\u0634\u0645", "\u06be\u0627\u0634\u0645"},
                 {"\u0641\u0627\u0637\u0645\u0629", "\u0641\u0627\u0637\u0645\u06c1"}});
    check_found({{"أحمد", "احمد"}, {"إبراهيم", "ابراهيم"}, {"آمنة", "امنه"}, {"\u0671لله", "الله"}, {"فؤاد", "فواد"}});
    // Drawn out, and with its vowel points.
    check_found({{"محـــمد", "محمد"}, {"مُحَمَّد", "محمد"}, {"مُوسَىٰ", "موسي"}});
    // Letters of a presentation form.
    check_found({{"\ufefb\u0644\u0629", "\u0644\u0627\u0644\u0629"}});
    check_apart({{"علي", "علا"}, {"حسن", "حسين"}, {"كريم", "رحيم"}, {"ٹ", "ت"}, {"گل", "کل"}});
}

TEST_CASE("what tells names apart in other scripts is not taken away") {
    check_apart({{"राम", "रीमा"}, {"कमल", "कमला"}, {"मीरा", "मेरा"}, {"देव", "दव"}});
    check_apart({{"রিনা", "রানা"}, {"মিনু", "মিন"}, {"ਗੁਰ", "ਗਰ"}, {"ਸਿੰਘ", "ਸਘ"}, {"મીના", "મેના"}, {"કુસુમ", "કસમ"}});
    check_apart({{"王芳", "王方"}, {"ガ", "カ"}, {"ぱ", "は"}, {"ที่", "ท"}, {"김", "긴"}, {"Іван", "Иван"}});
    // One letter and its dot, or a letter that has it: one to whoever types them.
    check_found({{"\u095b\u0930\u0940\u0928\u093e", "\u091c\u093c\u0930\u0940\u0928\u093e"},
                 {"\u095b\u0930\u0940\u0928\u093e", "\u091c\u0930\u0940\u0928\u093e"},
                 {"\u0a36\u0a30\u0a28", "\u0a38\u0a3c\u0a30\u0a28"}});
}

TEST_CASE("Cyrillic, Greek and Hebrew names are found without their accents") {
    check_found({{"Алёна", "Алена"}, {"Андрі\u0439", "Андрі\u0438\u0306"}, {"Ἀθηνᾶ", "αθηνα"}, {"שָׁלוֹם", "שלום"}});
}

TEST_CASE("what is found by something is found by what it was made into") {
    for (const char* name :
         {"Łoś", "Ætheŀ", "علی", "\u0e01\u0e48\u0640\u0e38", "\u058a\u0301", "ŉ", "각", "カ\u3099"}) {
        INFO(name);
        CHECK(search_form(search_form(name)) == search_form(name));
    }
}

TEST_CASE("an apostrophe of any kind is left out of a name") {
    for (const char* name :
         {"O'Brien", "O’Brien", "O‘Brien", "OʼBrien", "O`Brien", "O´Brien", "O\uff07Brien", "obrien"}) {
        INFO(name);
        CHECK(name_form(name) == "obrien");
    }
    CHECK(name_form("В’ячеслав") == name_form("Вячеслав"));
    // Its last byte is that of an acute accent alone.
    CHECK(name_form("д") == "д");
}

TEST_CASE("a hyphen of any kind, and any number of spaces, is one space between the words of a name") {
    for (const char* name : {"Anne-Marie", "Anne\u2010Marie", "Anne\u2011Marie", "Anne–Marie", "Anne—Marie",
                             "Anne Marie", "Anne  Marie", "  Anne - Marie", "Anne\u00a0Marie", "ANNE\u2212MARIE"}) {
        INFO(name);
        CHECK(name_form(name) == "anne marie");
    }
    CHECK(name_form("Anne-") == "anne ");
    CHECK(name_form("Anne  ") == "anne ");
    CHECK(name_form(" - '").empty());
}

TEST_CASE("one name typed twice is the same, and no name is nobody's") {
    CHECK(is_name_alike("Siân O’Brien", "SIAN O'BRIEN"));
    CHECK(is_name_alike("Anne-Marie", "anne marie"));
    CHECK_FALSE(is_name_alike("Anne", "Anna"));
    CHECK(is_name_alike("", ""));
    CHECK_FALSE(is_name_alike("'", ""));
}

TEST_CASE("a Chinese name is also what it sounds like, and a surname has its own sound") {
    CHECK(pinyin_forms("王小明") == std::vector<std::string>{"wang xiao ming"});
    CHECK(pinyin_forms("曾国藩") == std::vector<std::string>{"zeng guo fan", "ceng guo fan"});
    CHECK(pinyin_forms("王xiao") == std::vector<std::string>{"wang xiao"});
    CHECK(pinyin_forms("吕布") == std::vector<std::string>{"lu bu"});
    for (const char* name : {"", "Mabel", "Łukasz", "फ़रज़ाना", "あい"}) CHECK(pinyin_forms(name).empty());
}

TEST_CASE("a place begins with its characters, and with the letters of their sound") {
    for (const char* typed : {"", "图", "图书", "tu", "tushu", "tu shu g", "图shu", "涂"}) {
        INFO(typed);
        CHECK(begins_like("图书馆", typed));
    }
    for (const char* typed : {"书", "shu", "ti"}) CHECK_FALSE(begins_like("图书馆", typed));
    CHECK(begins_like("New York", "new y"));
    CHECK_FALSE(begins_like("New York", "newy"));
}
