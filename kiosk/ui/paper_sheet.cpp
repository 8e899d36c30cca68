#include "kiosk/ui/paper_sheet.h"

#include "kiosk/ui/own_picture.h"
#include "kiosk/ui/pdf_paper.h"
#include "kiosk/view/own_media.h"
#include "sync/base/log.h"

#include <algorithm>
#include <map>

namespace copro {

namespace {

constexpr double paper_margin_mm = 16;
constexpr double paper_foot_mm = 10;
constexpr double paper_width_mm = page_width_mm - 2 * paper_margin_mm;
constexpr double paper_bottom_mm = page_height_mm - paper_margin_mm - paper_foot_mm;
// Capitals as high as on the screen's smallest step (access.md V3): about 19 points, large print.
constexpr double title_capital_mm = 7.4;
constexpr double question_capital_mm = 5.4;
constexpr double words_capital_mm = 4.8;
constexpr double note_capital_mm = 4.2;
constexpr double foot_capital_mm = 3.2;
constexpr double question_picture_mm = 20;
constexpr double line_picture_mm = 14;
// An author's is often a photo, with more to see in it than in a drawing of ours.
constexpr double authors_question_picture_mm = 40;
constexpr double authors_line_picture_mm = 24;
constexpr double paper_box_mm = 8;
constexpr double paper_gap_mm = 4;
constexpr double between_questions_mm = 8;
constexpr double writing_line_mm = 14; // from one to the next: room for a large hand
constexpr int picture_dots = 320;
constexpr int authors_picture_dots = 480;
constexpr std::size_t most_in_one_column = 4;

bool is_authors(const std::string& picture) { return !hash_of_own(picture).empty(); }

// A piece that is never torn over two pages.
struct PaperRow {
    double height = 0;
    std::function<void(double y)> draw;
};
// Rows that stay together, where a page has room for them.
struct PaperGroup {
    std::vector<PaperRow> rows;
    bool starts_page = false;

    [[nodiscard]] double height() const { return height_of_first(rows.size()); }
    [[nodiscard]] double height_of_first(std::size_t count) const {
        double all = 0;
        for (std::size_t at = 0; at < std::min(count, rows.size()); ++at) all += rows[at].height;
        return all;
    }
};

class PaperPress {
public:
    PaperPress(const PaperForm& form, TextEngine& text, PictureShelf& pictures)
        : m_form(form)
        , m_pictures(pictures)
        , m_paper(text, form.title.text()) {}

    Result<std::string> print() {
        TRY(draw_pictures());
        add_opening();
        for (const PaperQuestion& question : m_form.questions) add_question(question);
        // With the last question, so that no page has that line alone.
        m_groups.back().rows.push_back(line_row(m_form.hand_in, 0, paper_width_mm));
        paginate();
        int at = 0;
        for (const auto& page : m_pages) print_page(page, ++at);
        return m_paper.finish();
    }

private:
    struct Standing {
        double y = 0;
        const PaperRow* row = nullptr;
    };

    [[nodiscard]] Result<Surface> drawn(const std::string& name) {
        const std::string bytes = TRY(m_pictures.svg(name));
        if (is_authors(name)) return drawn_own_picture(bytes, name, authors_picture_dots);
        const PicturePaint paint{ColourSet::day, rgb(0x14202B), rgb(0xFFFFFF), false};
        return drawn_svg(recoloured(bytes, paint), name, picture_dots);
    }
    Result<void> draw_picture(const std::string& name) {
        if (name.empty() || m_drawn.contains(name)) return {};
        Result<Surface> surface = drawn(name);
        if (!surface) {
            // An author's is on its way, or did not come whole: its question is asked without it, as on the screen.
            if (!is_authors(name) || surface.error().kind == ErrorKind::internal) return surface.error();
            log_warning("paper.picture-left-out", {{"why", surface.error().text()}});
            return {};
        }
        m_drawn.emplace(name, cairo_picture(**surface));
        return {};
    }
    Result<void> draw_pictures() {
        for (const PaperLine& line : m_form.advice) TRY(draw_picture(line.picture));
        TRY(draw_picture(m_form.hand_in.picture));
        for (const PaperQuestion& question : m_form.questions) {
            TRY(draw_picture(question.picture));
            for (const PaperLine& line : question.lines) TRY(draw_picture(line.picture));
        }
        return {};
    }

    // Where something of that width begins: everything is mirrored for who reads from the right.
    [[nodiscard]] double from_start(double x, double width) const {
        return m_form.right_to_left ? page_width_mm - paper_margin_mm - x - width : paper_margin_mm + x;
    }
    [[nodiscard]] PaperWords words(const Label& label, double capital_mm, double width, bool bold = false) const {
        return {label.text(), capital_mm, bold, width, m_form.language, m_form.right_to_left};
    }
    // The side of the square that a picture fits into; 0 for none.
    [[nodiscard]] double side_of(const std::string& name, double ours, double authors) const {
        if (!m_drawn.contains(name)) return 0;
        return is_authors(name) ? authors : ours;
    }
    struct PlacedSize {
        double width = 0;
        double height = 0;
    };
    // In a square of that side.
    [[nodiscard]] static PlacedSize size_in(cairo_surface_t* picture, double side) {
        const int width = cairo_image_surface_get_width(picture);
        const int height = cairo_image_surface_get_height(picture);
        const int longer = std::max(width, height);
        return {side * width / longer, side * height / longer};
    }
    [[nodiscard]] double height_of_picture(const std::string& name, double side) const {
        const auto found = m_drawn.find(name);
        return found == m_drawn.end() ? 0 : size_in(found->second.get(), side).height;
    }
    // In the middle of its square where it is narrower, so that the words beside one and the next begin in one line.
    void picture(const std::string& name, double x, double y, double side) {
        const auto found = m_drawn.find(name);
        if (found == m_drawn.end()) return;
        const double width = size_in(found->second.get(), side).width;
        m_paper.place(found->second.get(), from_start(x + (side - width) / 2, width), y, width,
                      m_form.right_to_left && points_sideways(name));
    }

    void add_opening() {
        PaperGroup opening;
        const PaperWords title = words(m_form.title, title_capital_mm, paper_width_mm, true);
        opening.rows.push_back({m_paper.height_of(title) + paper_gap_mm, [this, title](double y) {
                                    m_paper.write(title, from_start(0, paper_width_mm), y, "H1");
                                }});
        for (const PaperLine& line : m_form.advice) opening.rows.push_back(line_row(line, 0, paper_width_mm));
        m_groups.push_back(std::move(opening));
    }

    // A line with its box and picture, `x` from the start of the page's words.
    PaperRow line_row(const PaperLine& line, double x, double width) {
        const double box = line.has_box ? paper_box_mm + paper_gap_mm : 0;
        const double side = side_of(line.picture, line_picture_mm, authors_line_picture_mm);
        const double before = box + (side > 0 ? side + paper_gap_mm : 0);
        PaperWords said = words(line.label, words_capital_mm, width - before);
        PaperWords detail = words(line.detail, note_capital_mm, width - before);
        if (!line.language.empty()) said.language = detail.language = line.language;
        const double said_height = m_paper.height_of(said);
        const double words_height = said_height + m_paper.height_of(detail);
        const double picture_height = height_of_picture(line.picture, side);
        const double height = std::max({words_height, paper_box_mm, picture_height});
        const auto draw = [this, line, x, box, side, before, said, detail, said_height, words_height, picture_height,
                           height](double y) {
            if (line.has_box) {
                cairo_rectangle(m_paper.pen(), from_start(x, paper_box_mm), y + (height - paper_box_mm) / 2,
                                paper_box_mm, paper_box_mm);
                cairo_set_line_width(m_paper.pen(), 0.7);
                cairo_stroke(m_paper.pen());
            }
            picture(line.picture, x + box, y + (height - picture_height) / 2, side);
            const double words_x = from_start(x + before, said.width_mm);
            const double words_y = y + (height - words_height) / 2;
            m_paper.write(said, words_x, words_y, "P");
            if (!detail.text.empty()) m_paper.write(detail, words_x, words_y + said_height, "P");
        };
        return {height + paper_gap_mm, draw};
    }

    PaperRow heading_row(const PaperQuestion& question) {
        const double side = side_of(question.picture, question_picture_mm, authors_question_picture_mm);
        const double before = side > 0 ? side + paper_gap_mm : 0;
        std::vector<PaperWords> all{words(question.heading, question_capital_mm, paper_width_mm - before, true)};
        if (!question.language.empty()) all.front().language = question.language;
        for (const Label& note : question.notes) all.push_back(words(note, note_capital_mm, paper_width_mm - before));
        double height = 0;
        for (const PaperWords& one : all) height += m_paper.height_of(one);
        height = std::max(height, height_of_picture(question.picture, side));
        const PaperWords above = words(question.above, question_capital_mm, paper_width_mm, true);
        const double above_height = m_paper.height_of(above);
        const double row_height = between_questions_mm + above_height + height + paper_gap_mm;
        return {row_height, [this, question, side, before, all, above, above_height](double y) {
                    cairo_set_line_width(m_paper.pen(), 0.3);
                    cairo_move_to(m_paper.pen(), paper_margin_mm, y + paper_gap_mm / 2);
                    cairo_rel_line_to(m_paper.pen(), paper_width_mm, 0);
                    cairo_stroke(m_paper.pen());
                    y += between_questions_mm;
                    if (above_height > 0) y += m_paper.write(above, from_start(0, above.width_mm), y, "H2");
                    picture(question.picture, 0, y, side);
                    const char* tag = "H2";
                    for (const PaperWords& one : all) {
                        y += m_paper.write(one, from_start(before, one.width_mm), y, std::exchange(tag, "P"));
                    }
                }};
    }

    // Beside an author's larger pictures the words of two columns have little room.
    [[nodiscard]] bool stands_in_columns(const PaperQuestion& question) const {
        const std::vector<PaperLine>& lines = question.lines;
        return lines.size() > most_in_one_column && lines.front().has_box &&
               std::none_of(lines.begin(), lines.end(), [this](const PaperLine& line) {
                   return is_authors(line.picture) && m_drawn.contains(line.picture);
               });
    }

    void add_lines(const PaperQuestion& question, PaperGroup& group) {
        if (!stands_in_columns(question)) {
            for (const PaperLine& line : question.lines) group.rows.push_back(line_row(line, 0, paper_width_mm));
            return;
        }
        const double column = (paper_width_mm - paper_gap_mm) / 2;
        for (std::size_t at = 0; at < question.lines.size(); at += 2) {
            PaperRow row = line_row(question.lines[at], 0, column);
            if (at + 1 < question.lines.size()) {
                const PaperRow other = line_row(question.lines[at + 1], column + paper_gap_mm, column);
                row = {std::max(row.height, other.height), [one = row.draw, two = other.draw](double y) {
                           one(y);
                           two(y);
                       }};
            }
            group.rows.push_back(std::move(row));
        }
    }

    void add_question(const PaperQuestion& question) {
        PaperGroup group;
        group.starts_page = question.starts_page;
        group.rows.push_back(heading_row(question));
        add_lines(question, group);
        if (!question.fill_in.empty()) {
            const PaperWords fill_in = words(question.fill_in, question_capital_mm, paper_width_mm);
            group.rows.push_back({m_paper.height_of(fill_in) + paper_gap_mm, [this, fill_in](double y) {
                                      m_paper.write(fill_in, from_start(0, paper_width_mm), y, "P");
                                  }});
        }
        for (int line = 0; line < question.writing_lines; ++line) {
            group.rows.push_back({writing_line_mm, [this](double y) {
                                      cairo_set_line_width(m_paper.pen(), 0.4);
                                      cairo_move_to(m_paper.pen(), paper_margin_mm, y + writing_line_mm - paper_gap_mm);
                                      cairo_rel_line_to(m_paper.pen(), paper_width_mm, 0);
                                      cairo_stroke(m_paper.pen());
                                  }});
        }
        m_groups.push_back(std::move(group));
    }

    void paginate() {
        double y = paper_margin_mm;
        m_pages.emplace_back();
        const auto turn = [&] {
            if (m_pages.back().empty()) return;
            m_pages.emplace_back();
            y = paper_margin_mm;
        };
        for (const PaperGroup& group : m_groups) {
            const bool fits_a_page = group.height() <= paper_bottom_mm - paper_margin_mm;
            // What is longer than a page begins where its first answer still stands below the question.
            const double together = fits_a_page ? group.height() : group.height_of_first(2);
            if (group.starts_page || y + together > paper_bottom_mm) turn();
            for (const PaperRow& row : group.rows) {
                // The last words of all are never alone on a page.
                const bool is_before_last =
                    &group == &m_groups.back() && group.rows.size() > 1 && &row == &*std::prev(group.rows.end(), 2);
                const double height = row.height + (is_before_last ? group.rows.back().height : 0);
                if (y + height > paper_bottom_mm) turn();
                m_pages.back().push_back({y, &row});
                y += row.height;
            }
        }
    }

    void print_page(const std::vector<Standing>& page, int at) {
        for (const Standing& standing : page) standing.row->draw(standing.y);
        const PaperWords foot =
            words(m_form.foot(at, static_cast<int>(m_pages.size())), foot_capital_mm, paper_width_mm);
        m_paper.write(foot, from_start(0, paper_width_mm),
                      page_height_mm - paper_margin_mm - m_paper.height_of(foot) / 2, "P");
        m_paper.end_page();
    }

    const PaperForm& m_form;
    PictureShelf& m_pictures;
    PdfPaper m_paper;
    std::map<std::string, CairoSurface> m_drawn;
    std::vector<PaperGroup> m_groups;
    std::vector<std::vector<Standing>> m_pages;
};

} // namespace

Result<std::string> paper_sheet_pdf(const PaperForm& form, TextEngine& text, PictureShelf& pictures) {
    return PaperPress(form, text, pictures).print();
}

} // namespace copro
