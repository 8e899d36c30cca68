// The words of a thing, letter by letter, and typing into a field: ATK's text and editable text.
#include "kiosk/atspi/accessible.h"
#include "kiosk/atspi/text_pieces.h"
#include "kiosk/view/utf8.h"
#include "sync/base/bytes.h"

namespace copro {

namespace {

template <typename Interface>
const Accessible& own_of(Interface* interface) {
    return accessible_of(reinterpret_cast<AtkObject*>(interface));
}

char* as_c(const std::string& text) { return g_strdup(text.c_str()); }

char* give(const PieceOfText& piece, int* begin, int* end) {
    *begin = piece.begin;
    *end = piece.end;
    return as_c(piece.text);
}

int get_count(AtkText* text) { return code_points_in(text_of(own_of(text))); }
// Typing always goes on at the end.
int get_caret(AtkText* text) { return own_of(text).kind == AccessibleKind::field ? get_count(text) : 0; }
char* get_text(AtkText* text, int begin, int end) { return as_c(part_of_text(text_of(own_of(text)), begin, end)); }
unsigned get_letter(AtkText* text, int offset) {
    const std::string letter = part_of_text(text_of(own_of(text)), offset, offset + 1);
    return letter.empty() ? 0 : g_utf8_get_char(letter.c_str());
}

char* get_string_at(AtkText* text, int offset, AtkTextGranularity granularity, int* begin, int* end) {
    const TextPiece piece = granularity == ATK_TEXT_GRANULARITY_CHAR   ? TextPiece::letter
                            : granularity == ATK_TEXT_GRANULARITY_WORD ? TextPiece::word
                                                                       : TextPiece::all;
    return give(piece_at(text_of(own_of(text)), offset, piece), begin, end);
}

// The older question of the same; Orca 43 asks it.
char* get_text_at(AtkText* text, int offset, AtkTextBoundary boundary, int* begin, int* end) {
    const bool is_word = boundary == ATK_TEXT_BOUNDARY_WORD_START || boundary == ATK_TEXT_BOUNDARY_WORD_END;
    const TextPiece piece = boundary == ATK_TEXT_BOUNDARY_CHAR ? TextPiece::letter
                            : is_word                          ? TextPiece::word
                                                               : TextPiece::all;
    return give(piece_at(text_of(own_of(text)), offset, piece), begin, end);
}

int get_no_selections(AtkText*) { return 0; }

void get_text_box(AtkText* text, int, int, AtkCoordType type, AtkTextRectangle* rect) {
    const Accessible& own = own_of(text);
    const Box& window = accessible_world().window;
    const bool on_screen = type == ATK_XY_SCREEN;
    rect->x = own.node.box.x + (on_screen ? window.x : 0);
    rect->y = own.node.box.y + (on_screen ? window.y : 0);
    rect->width = own.node.box.w;
    rect->height = own.node.box.h;
}

// One letter is as good as all of it: where each one stands is not told.
// NOLINTNEXTLINE(readability-function-size): ATK says what it takes
void get_letter_box(AtkText* text, int, int* x, int* y, int* w, int* h, AtkCoordType type) {
    AtkTextRectangle rect{};
    get_text_box(text, 0, 0, type, &rect);
    *x = rect.x;
    *y = rect.y;
    *w = rect.width;
    *h = rect.height;
}

void tell(const Accessible& own, Gesture gesture, const std::string& words) {
    if (own.gone || !own.node.focusable) return;
    NodeEvent event{own.node.id, gesture, words};
    accessible_world().did(event);
    wipe(event.text);
}

// Down to so many code points. The kiosk's Backspace takes a letter with its marks.
void erase_to(const Accessible& own, int code_points) {
    for (std::string left = own.node.value; code_points_in(left) > code_points; left = without_last_sign(left)) {
        tell(own, Gesture::erase, "");
    }
}

void set_text(AtkEditableText* text, const char* words) {
    const Accessible& own = own_of(text);
    erase_to(own, 0);
    if (words[0] != 0) tell(own, Gesture::insert, words);
}

// A field of the kiosk is only typed into at its end, whoever types.
void insert_text(AtkEditableText* text, const char* words, int bytes, int* position) {
    const Accessible& own = own_of(text);
    const int size = code_points_in(own.node.value);
    if (*position != size) return;
    std::string typed = bytes < 0 ? std::string(words) : std::string(words, static_cast<std::size_t>(bytes));
    tell(own, Gesture::insert, typed);
    *position = size + code_points_in(typed);
    wipe(typed);
}

void delete_text(AtkEditableText* text, int begin, int end) {
    const Accessible& own = own_of(text);
    const int size = code_points_in(own.node.value);
    if (begin >= 0 && (end == size || end < 0)) erase_to(own, begin);
}

} // namespace

void fill_text(void* table, void*) {
    auto* functions = static_cast<AtkTextIface*>(table);
    functions->get_character_count = get_count;
    functions->get_caret_offset = get_caret;
    functions->get_text = get_text;
    functions->get_character_at_offset = get_letter;
    functions->get_string_at_offset = get_string_at;
    functions->get_text_at_offset = get_text_at;
    functions->get_n_selections = get_no_selections;
    functions->get_range_extents = get_text_box;
    functions->get_character_extents = get_letter_box;
}

void fill_editable_text(void* table, void*) {
    auto* functions = static_cast<AtkEditableTextIface*>(table);
    functions->set_text_contents = set_text;
    functions->insert_text = insert_text;
    functions->delete_text = delete_text;
}

} // namespace copro
