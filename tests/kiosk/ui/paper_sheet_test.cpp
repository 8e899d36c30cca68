#include "kiosk/ui/paper_sheet.h"
#include "kiosk/view/own_media.h"
#include "sync/base/files.h"
#include "sync/base/log.h"
#include "tests/kiosk/ui/pdf_pages.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/server/forms/media_files.h"

namespace copro {

namespace {

using namespace test;

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

Result<std::string> printed(const PaperForm& paper, const std::filesystem::path& media = {}) {
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    PictureShelf pictures({std::filesystem::path(COPRO_SOURCE_DIR) / "assets/pictures", media});
    return paper_sheet_pdf(paper, *text, pictures);
}

// A folder as the kiosk's `media`.
struct AuthorsPictures {
    TempFolder folder;
    std::string wide = add(sample_png());
    std::string high = add(sample_jpeg());
    std::string square = add(sample_svg());

    std::string add(const std::string& bytes, const std::string& instead = "") const {
        const std::string name = sha256_of(bytes);
        REQUIRE(replace_file(folder.path() / name, instead.empty() ? bytes : instead).ok());
        return own_name(name);
    }
    // Two questions: one whose answers have an author's pictures, and one that has none of an author's.
    [[nodiscard]] PaperForm paper(int& pages) const {
        PaperForm paper = short_paper(2, pages);
        for (PaperQuestion& question : paper.questions) question.writing_lines = 0;
        paper.questions[0].picture = wide;
        paper.questions[0].lines = {{said("This one"), {}, high, {}, true}, {said("That one"), {}, square, {}, true}};
        return paper;
    }
    [[nodiscard]] std::vector<PdfPage> pages(const PaperForm& paper) const {
        const auto pdf = printed(paper, folder.path());
        INFO((pdf.ok() ? "" : pdf.error().text()));
        REQUIRE(pdf.ok());
        return pages_of(*pdf);
    }
};

// Ours are drawn with another number of dots.
std::vector<PlacedPicture> authors_on(const PdfPage& page) {
    std::vector<PlacedPicture> found;
    for (const PlacedPicture& one : page.pictures) {
        if (std::max(one.dots_across, one.dots_down) == 480) found.push_back(one);
    }
    return found;
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

TEST_CASE("a line over a question's heading takes room above it, on the same page") {
    int count = 0;
    PaperForm paper = short_paper(1, count);
    const auto without = pages_of(printed(paper).value());
    count = 0;
    paper.questions[0].above = said("Your costs: 1");
    const auto with = pages_of(printed(paper).value());
    REQUIRE(with.size() == 1);
    CHECK(with[0].words.size() > without.at(0).words.size());
    REQUIRE(with[0].pictures.size() == without[0].pictures.size());
    // Title and advice stay; the question and its answers move down.
    CHECK(with[0].pictures.front().y == Approx(without[0].pictures.front().y).margin(0.1));
    CHECK(with[0].pictures.back().y > without[0].pictures.back().y + 5);
}

TEST_CASE("whom to give the paper to never stands on a page alone") {
    for (int lines = 0; lines < 14; ++lines) {
        INFO(lines << " lines to write on before it");
        int count = 0;
        PaperForm paper = short_paper(2, count);
        paper.questions.back().writing_lines = lines;
        const auto pages = pages_of(printed(paper).value());
        // Below the question, or below its last line, which has no words: not where the first row of a page stands.
        const double below_a_line = pages.front().pictures.front().y + 5;
        CHECK((pages.back().pictures.size() > 1 || pages.back().pictures.back().y > below_a_line));
    }
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

TEST_CASE("an author's pictures stand beside the question and its answers, larger than ours and in their own shape") {
    const AuthorsPictures author;
    int count = 0;
    const auto pages = author.pages(author.paper(count));
    REQUIRE(pages.size() == 1);
    const auto pictures = authors_on(pages[0]);
    REQUIRE(pictures.size() == 3);
    CHECK(pictures[0].width == Approx(40).margin(0.1));
    CHECK(pictures[0].height == Approx(26.7).margin(0.1));
    CHECK(pictures[0].x == Approx(16).margin(0.1));
    CHECK(pictures[1].width == Approx(16).margin(0.1));
    CHECK(pictures[1].height == Approx(24).margin(0.1));
    // In the middle of its place, whose words begin where those of the next do.
    CHECK(pictures[1].x == Approx(pictures[2].x + 4).margin(0.1));
    CHECK(pictures[2].width == Approx(24).margin(0.1));
    for (const PlacedPicture& one : pages[0].pictures) CHECK((one.width <= 20.1 || one.dots_across == 480));
}

TEST_CASE("no words and no other picture stand on a picture") {
    const AuthorsPictures author;
    int count = 0;
    PaperForm paper = author.paper(count);
    const std::string long_words =
        "A question that goes on for longer than one line has room for beside its picture, twice.";
    paper.questions[0].heading = said(long_words);
    paper.questions[0].notes = {said(long_words), said(long_words)};
    // More than stand in one column where the pictures are ours.
    for (int more = 0; more < 3; ++more)
        paper.questions[0].lines.push_back({said(long_words), {}, author.square, {}, true});
    for (const PdfPage& page : author.pages(paper)) {
        for (const PlacedPicture& one : page.pictures) {
            for (const WordsBegin& words : page.words) {
                const bool is_beside = words.y > one.y && words.y < one.y + one.height;
                CHECK_FALSE((is_beside && words.x > one.x && words.x < one.x + one.width));
            }
            for (const PlacedPicture& other : page.pictures) {
                const bool is_itself = one.x == other.x && one.y == other.y;
                const bool is_apart = one.x + one.width <= other.x || other.x + other.width <= one.x ||
                                      one.y + one.height <= other.y || other.y + other.height <= one.y;
                CHECK((is_itself || is_apart));
            }
        }
    }
}

TEST_CASE("where people read from the right the pictures stand on the right, and an author's is not turned round") {
    const AuthorsPictures author;
    int count = 0;
    PaperForm paper = author.paper(count);
    const auto from_left = authors_on(author.pages(paper).at(0));
    count = 0;
    paper.right_to_left = true;
    const auto from_right = authors_on(author.pages(paper).at(0));
    REQUIRE(from_right.size() == from_left.size());
    for (std::size_t at = 0; at < from_left.size(); ++at) {
        CHECK(from_right[at].x == Approx(210 - from_left[at].x - from_left[at].width).margin(0.1));
        CHECK(from_right[at].y == Approx(from_left[at].y).margin(0.1));
        CHECK_FALSE(from_right[at].is_mirrored);
    }
}

TEST_CASE("a question's picture goes to the next page with its words, and neither is left without its first answer") {
    const AuthorsPictures author;
    for (int lines = 0; lines < 14; ++lines) {
        INFO(lines << " lines to write on before it");
        int count = 0;
        PaperForm paper = author.paper(count);
        PaperQuestion longer = paper.questions[0];
        for (int more = 0; more < 12; ++more) longer.lines.push_back(longer.lines[1]);
        paper.questions = {paper.questions[1], longer};
        paper.questions[0].writing_lines = lines;
        const auto pages = author.pages(paper);
        REQUIRE(pages.size() > 1);
        int seen = 0;
        for (const PdfPage& page : pages) {
            for (const PlacedPicture& one : authors_on(page)) {
                CHECK(one.y + one.height <= 297 - 16 - 10);
                if (one.width < 39) continue;
                ++seen;
                CHECK(std::any_of(page.words.begin(), page.words.end(), [&](const WordsBegin& words) {
                    return words.y > one.y && words.y < one.y + one.height && std::abs(words.x - 60) < 1;
                }));
                CHECK(authors_on(page).size() > 1);
            }
        }
        CHECK(seen == 1);
    }
}

TEST_CASE("an author's picture that has not come, or is damaged, is left out, takes no room, and is logged") {
    const AuthorsPictures author;
    log_to_file((author.folder.path() / "log").string());
    const std::string gone = own_name(std::string(64, '0'));
    const std::string damaged = author.add("the picture as it was sent", "half of it");
    for (const std::string& missing : {gone, damaged}) {
        int count = 0;
        PaperForm paper = author.paper(count);
        paper.questions[0].picture = missing;
        paper.questions[0].lines[0].picture = missing;
        const auto pages = author.pages(paper);
        CHECK(authors_on(pages.at(0)).size() == 1);
        // The question's words begin where its picture would have, at the margin, as the title does.
        const std::vector<WordsBegin>& words = pages[0].words;
        CHECK(std::count_if(words.begin(), words.end(),
                            [](const WordsBegin& one) { return std::abs(one.x - 16) < 1; }) == 3);
    }
    log_nothing();
    const std::string log = read_file(author.folder.path() / "log").value();
    CHECK(log.find("paper.picture-left-out") != std::string::npos);
    CHECK(log.find(gone) != std::string::npos);
    CHECK(log.find(damaged) != std::string::npos);
}

} // namespace copro
