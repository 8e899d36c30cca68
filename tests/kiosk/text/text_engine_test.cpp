#include "kiosk/text/text_engine.h"

#include <catch2/catch.hpp>

namespace copro {

namespace {

TextEngine engine() {
    auto opened = TextEngine::open(installed_fonts());
    REQUIRE(opened.ok());
    return opened.take();
}

TextStyle style(double capital, bool bold = false) {
    TextStyle made;
    made.capital_px = capital;
    made.bold = bold;
    made.language = "en";
    return made;
}

// Rows of a bitmap that have ink.
int inked_rows(const TextBitmap& bitmap) {
    int rows = 0;
    for (int y = 0; y < bitmap.height; ++y) {
        for (int x = 0; x < bitmap.width; ++x) {
            const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width);
            if (bitmap.coverage[row + static_cast<std::size_t>(x)] > 127) {
                ++rows;
                break;
            }
        }
    }
    return rows;
}

} // namespace

TEST_CASE("a capital H is as high as asked, in both faces and weights") {
    TextEngine text = engine();
    for (const Typeface typeface : {Typeface::andika, Typeface::open_dyslexic}) {
        for (const bool bold : {false, true}) {
            TextStyle wanted = style(60, bold);
            wanted.typeface = typeface;
            const TextBitmap& bitmap = text.draw({"H", wanted, 0, Align::start});
            CHECK(inked_rows(bitmap) == Approx(60).margin(1));
        }
    }
}

TEST_CASE("other scripts are read when they come, and change nothing in what was measured before") {
    TextEngine text = engine();
    const TextExtent before = text.measure("Sign in £4.80 Tŷ", style(30));
    CHECK(before.known);
    for (const char* word : {"اردو", "ਪੰਜਾਬੀ", "বাংলা", "ગુજરાતી", "हिन्दी"}) {
        INFO(word);
        CHECK(text.measure(word, style(30)).known);
    }
    text.clear();
    const TextExtent after = text.measure("Sign in £4.80 Tŷ", style(30));
    CHECK(after.width == before.width);
    CHECK(after.height == before.height);
    CHECK(after.baseline == before.baseline);
}

TEST_CASE("a file of another script that cannot be read leaves the others' words standing") {
    FontFiles files = installed_fonts();
    files.optional = {COPRO_SOURCE_DIR "/README.md"};
    auto text = TextEngine::open(files);
    REQUIRE(text);
    CHECK_FALSE(text->measure("हिन्दी", style(30)).known);
    CHECK(text->measure("Hello", style(30)).known);
}

TEST_CASE("words wrap between words and never inside one") {
    TextEngine text = engine();
    const TextExtent line = text.measure("one two three", style(30));
    CHECK(line.lines == 1);
    const TextExtent wrapped = text.measure("one two three", style(30), line.width - 1);
    CHECK(wrapped.lines == 2);
    CHECK(wrapped.width < line.width);
    CHECK(wrapped.height > line.height);

    const TextExtent word = text.measure("extraordinarily", style(30));
    const TextExtent narrow = text.measure("an extraordinarily long", style(30), word.width / 2);
    CHECK(narrow.longest_word_width == Approx(word.width).margin(1));
    CHECK(narrow.width >= word.width - 1);
    CHECK(narrow.lines == 3);
}

TEST_CASE("the width that was measured holds the same lines when it is drawn") {
    TextEngine text = engine();
    for (const char* words : {"What would you like to do?", "AVAVA To. W.", "Ásk á pérsôn", "fi ffi fl"}) {
        for (double capital = 19.2; capital < 50; capital += 3.7) {
            const TextExtent once = text.measure(words, style(capital, true));
            const TextExtent again = text.measure(words, style(capital, true), once.width);
            CHECK(again.lines == 1);
            CHECK(again.height == once.height);
        }
    }
}

TEST_CASE("typed answers may break anywhere") {
    TextEngine text = engine();
    TextStyle typed = style(30);
    typed.break_anywhere = true;
    const TextExtent extent = text.measure("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", typed, 200);
    CHECK(extent.width <= 200);
    CHECK(extent.lines > 1);
}

TEST_CASE("right-to-left words start at the right") {
    TextEngine text = engine();
    TextStyle arabic = style(30);
    arabic.language = "ar";
    arabic.right_to_left = true;
    const TextBitmap bitmap = text.draw({"مرحبا", arabic, 600, Align::start});
    CHECK(bitmap.left + bitmap.width > 590);
    CHECK(bitmap.left > 300);
    CHECK(text.measure("مرحبا", arabic).end_x == 0);
    const TextBitmap left = text.draw({"Hello", style(30), 600, Align::start});
    CHECK(left.left + left.width < 300);
}

TEST_CASE("tall scripts keep their lines apart") {
    TextEngine text = engine();
    TextStyle urdu = style(30);
    urdu.language = "ur";
    const TextExtent one = text.measure("آپ", urdu);
    const TextExtent latin = text.measure("Ap", style(30));
    CHECK(one.height >= latin.height);
}

TEST_CASE("nothing has no size, and clearing forgets words") {
    TextEngine text = engine();
    CHECK(text.measure("", style(30)).width == 0);
    CHECK(text.draw({"", style(30), 0, Align::start}).width == 0);
    (void)text.draw({"Mabel", style(30), 0, Align::start});
    CHECK(text.cached_bytes() > 0);
    text.clear();
    CHECK(text.cached_bytes() == 0);
}

TEST_CASE("the cache stays within its limit") {
    auto opened = TextEngine::open(installed_fonts(), 200'000);
    REQUIRE(opened.ok());
    for (int i = 0; i < 200; ++i) (void)opened->draw({"Line " + std::to_string(i), style(40), 0, Align::start});
    CHECK(opened->cached_bytes() <= 200'000);
}

TEST_CASE("the least recently used entry goes first") {
    ByteCache<int> cache(30);
    cache.put("a", 1, 10);
    cache.put("b", 2, 10);
    cache.put("c", 3, 10);
    CHECK(cache.find("a") != nullptr);
    cache.put("d", 4, 10);
    CHECK(cache.find("b") == nullptr);
    CHECK(*cache.find("a") == 1);
    cache.put("big", 5, 100);
    CHECK(*cache.find("big") == 5);
    CHECK(cache.count() == 1);
    cache.put("big", 6, 20);
    CHECK(*cache.find("big") == 6);
    CHECK(cache.bytes() == 20);
}

TEST_CASE("a missing Andika is an error that names the file") {
    FontFiles files = installed_fonts();
    files.needed.front() = "/no/such/place/Andika-Regular.ttf";
    const auto opened = TextEngine::open(files);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == ErrorKind::not_found);
    CHECK(opened.error().place == "/no/such/place/Andika-Regular.ttf");
}

TEST_CASE("missing fonts of other scripts are no error") {
    FontFiles files = installed_fonts();
    files.optional = {"/no/such/place/NotoSansOther-Regular.ttf"};
    CHECK(TextEngine::open(files).ok());
}

} // namespace copro
