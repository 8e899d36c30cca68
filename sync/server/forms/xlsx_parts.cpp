#include "sync/server/forms/xlsx_parts.h"

#include <zip.h>

#include <array>

namespace copro {

namespace {

constexpr zip_int64_t most_files = 1000;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error not_xlsx(const std::string& place) {
    return invalid(place, "this is not an .xlsx file; save it as \"Excel workbook (.xlsx)\", without a password");
}

// A definition of a document type can name files and grow without end; no spreadsheet program writes one.
bool has_definitions(const pugi::xml_document& document) {
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype) return true;
    }
    return false;
}

} // namespace

void XlsxParts::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<XlsxParts> XlsxParts::open(std::string_view bytes, const std::string& place) {
    if (bytes.size() > most_xlsx_bytes) return invalid(place, "the file is too large for a survey");
    zip_error_t trouble;
    zip_error_init(&trouble);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &trouble);
    if (source == nullptr) return internal("the zip library has no memory left");
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &trouble);
    zip_error_fini(&trouble);
    if (archive == nullptr) {
        zip_source_free(source);
        return not_xlsx(place);
    }
    XlsxParts parts(archive, place);
    if (zip_get_num_entries(archive, 0) > most_files) return invalid(place, "there are too many files in it");
    if (!parts.has("[Content_Types].xml") || !parts.has("xl/workbook.xml")) return not_xlsx(place);
    return parts;
}

bool XlsxParts::has(const std::string& part) const { return zip_name_locate(m_archive.get(), part.c_str(), 0) >= 0; }

Result<std::string> XlsxParts::bytes_of(const std::string& part) {
    const std::string place = m_place + "/" + part;
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(m_archive.get(), part.c_str(), 0));
    if (file == nullptr) return Error{ErrorKind::not_found, place, "is not in the file, or cannot be read"};
    std::string taken;
    std::array<char, 16384> chunk{};
    // By what really comes out: what the zip says about its own sizes may be a lie.
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
        if (got < 0) return invalid(place, "is damaged");
        if (got == 0) return taken;
        taken.append(chunk.data(), static_cast<std::size_t>(got));
        m_taken += static_cast<std::size_t>(got);
        if (taken.size() > most_part_bytes || m_taken > most_bytes_of_all_parts) {
            return invalid(place, "is too large for a survey");
        }
    }
}

Result<std::unique_ptr<pugi::xml_document>> XlsxParts::xml(const std::string& part) {
    const std::string bytes = TRY(bytes_of(part));
    auto document = std::make_unique<pugi::xml_document>();
    // parse_ws_pcdata: a cell may hold spaces alone. Entities of its own are never read.
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const auto read = document->load_buffer(bytes.data(), bytes.size(), flags);
    if (!read) return invalid(m_place + "/" + part, "is not valid XML");
    if (has_definitions(*document)) return invalid(m_place + "/" + part, "brings definitions of its own");
    return document;
}

} // namespace copro
