#include "kiosk/ui/paper_sheet.h"

#include <catch2/catch.hpp>

namespace copro {

namespace {

Label said(const std::string& text) { return Label::of_person(UserText{text}); }

// pages: how many there were, as each page's foot was told.
PaperForm short_paper(std::size_t questions, int& pages) {
    PaperForm paper;
    paper.language = "en";
    paper.title = said("Say what I think");
    paper.advice = {{said("Tick the box beside your answer."), {}, "tick", {}, false}};
    for (std::size_t at = 0; at < questions; ++at) {
        PaperQuestion question;
        question.heading = said("How was the meeting for you?");
        question.picture = "feedback";
        question.lines = {{said("Good"), {}, "face-good", {}, true}, {said("Not good"), {}, "face-not-good", {}, true}};
        question.writing_lines = 2;
        paper.questions.push_back(question);
    }
    paper.hand_in = {said("Please give this paper to staff."), {}, "staff", {}, false};
    paper.foot = [&pages](int at, int of) {
        CHECK(at == pages + 1);
        pages = at;
        return said("page " + std::to_string(at) + " of " + std::to_string(of));
    };
    return paper;
}

Result<std::string> printed(const PaperForm& paper) {
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    PictureShelf pictures({std::filesystem::path(COPRO_SOURCE_DIR) / "assets/pictures"});
    return paper_sheet_pdf(paper, *text, pictures);
}

} // namespace

TEST_CASE("a paper is a PDF") {
    int pages = 0;
    const auto pdf = printed(short_paper(1, pages));
    REQUIRE(pdf.ok());
    CHECK(pdf->starts_with("%PDF-"));
    CHECK(pages == 1);
}

TEST_CASE("more questions take more pages, and none is torn") {
    int some = 0;
    int many = 0;
    REQUIRE(printed(short_paper(4, some)).ok());
    REQUIRE(printed(short_paper(12, many)).ok());
    CHECK(some == 2);
    CHECK(many == 6);
}

TEST_CASE("a question that needs a page of its own begins one") {
    int pages = 0;
    PaperForm paper = short_paper(2, pages);
    paper.questions[1].starts_page = true;
    REQUIRE(printed(paper).ok());
    CHECK(pages == 2);
}

TEST_CASE("a picture that is missing, or a letter that no font has, is named and nothing is printed") {
    int pages = 0;
    PaperForm paper = short_paper(1, pages);
    paper.questions[0].picture = "no-such-picture";
    const auto bare = printed(paper);
    REQUIRE_FALSE(bare.ok());
    CHECK(bare.error().text().find("no-such-picture.svg") == 0);
    paper = short_paper(1, pages);
    paper.questions[0].heading = said("\xF0\x93\x80\x80"); // an Egyptian hieroglyph
    const auto strange = printed(paper);
    REQUIRE_FALSE(strange.ok());
    CHECK(strange.error().text().find("Say what I think: has a letter") == 0);
}

} // namespace copro
