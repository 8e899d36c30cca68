// What stands where on the pages of a PDF that this kiosk wrote, for the tests: cairo packs each page into a stream,
// and names a picture's size beside it. Any thread.
#pragma once

#include "kiosk/ui/pdf_paper.h"

#include <catch2/catch.hpp>
#include <zlib.h>

#include <regex>

namespace copro::test {

// In millimetres from the page's left and top.
struct PlacedPicture {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    int dots_across = 0;
    int dots_down = 0;
    bool is_mirrored = false;
};
struct WordsBegin {
    double x = 0;
    double y = 0; // of the line that they stand on
};
struct PdfPage {
    std::vector<PlacedPicture> pictures;
    std::vector<WordsBegin> words;
};

inline std::string unpacked(const std::string& packed) {
    std::string plain(std::size_t{1} << 20U, '\0');
    uLongf length = plain.size();
    REQUIRE(uncompress(reinterpret_cast<Bytef*>(plain.data()), &length, reinterpret_cast<const Bytef*>(packed.data()),
                       packed.size()) == Z_OK);
    plain.resize(length);
    return plain;
}

inline int number_after(const std::string& pdf, const std::string& words, std::size_t from) {
    const std::size_t at = pdf.find(words, from);
    REQUIRE(at != std::string::npos);
    return std::stoi(pdf.substr(at + words.size(), 8));
}

// stream: of one page, whose first line turns cairo's y the way of PDF's.
inline PdfPage page_in(const std::string& pdf, const std::string& stream) {
    constexpr double mm_a_point = 25.4 / 72;
    static const std::regex picture(
        R"((-?[0-9.]+) 0 0 (-?[0-9.]+) (-?[0-9.]+) (-?[0-9.]+) cm\n(?:/\S+ gs )?/x([0-9]+) Do)");
    static const std::regex words(R"(-[0-9.]+ (-?[0-9.]+) (-?[0-9.]+) Tm)");
    PdfPage page;
    const std::sregex_iterator end;
    for (std::sregex_iterator one(stream.begin(), stream.end(), picture); one != end; ++one) {
        const double across = std::stod((*one)[1]) * mm_a_point;
        const double down = -std::stod((*one)[2]) * mm_a_point;
        const double x = std::stod((*one)[3]) * mm_a_point;
        const double y = std::stod((*one)[4]) * mm_a_point;
        const std::size_t object = pdf.find("\n" + (*one)[5].str() + " 0 obj");
        page.pictures.push_back({std::min(x, x + across), y - down, std::abs(across), down,
                                 number_after(pdf, "/Width ", object), number_after(pdf, "/Height ", object),
                                 across < 0});
    }
    for (std::sregex_iterator one(stream.begin(), stream.end(), words); one != end; ++one) {
        page.words.push_back({std::stod((*one)[1]) * mm_a_point, std::stod((*one)[2]) * mm_a_point});
    }
    return page;
}

inline std::vector<PdfPage> pages_of(const std::string& pdf) {
    const std::string begins = ">>\nstream\n";
    std::vector<PdfPage> pages;
    for (std::size_t at = pdf.find(begins); at != std::string::npos; at = pdf.find(begins, at + 1)) {
        const std::size_t dictionary = pdf.rfind("<<", at);
        // Pictures and fonts have a type of their own, and only pages draw.
        const std::string says = pdf.substr(dictionary, at - dictionary);
        if (says.find("/FlateDecode") == std::string::npos || says.find("ype") != std::string::npos) continue;
        const std::size_t from = at + begins.size();
        const std::string stream = unpacked(pdf.substr(from, pdf.find("\nendstream", from) - from));
        if (stream.starts_with("1 0 0 -1 0 ")) pages.push_back(page_in(pdf, stream));
    }
    return pages;
}

} // namespace copro::test
