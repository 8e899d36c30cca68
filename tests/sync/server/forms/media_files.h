// Small pictures and a sound as people's own programs write them (ImageMagick, ffmpeg), for the tests. Any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro::test {

inline std::string file_of(const char* text) { return std::string(as_text(from_base64url(text).take())); }

// 24 x 16 pixels, the left half blue and the right half red.
inline std::string sample_png() {
    return file_of("iVBORw0KGgoAAAANSUhEUgAAABgAAAAQAQMAAAA26i3WAAAABlBMVEUAAP__AADF-"
                   "ovTAAAAD0lEQVQI12Ng4P_PQAEGAAxuEOHGVqZLAAAAAElFTkSuQmCC");
}

// 16 x 24 pixels, green.
inline std::string sample_jpeg() {
    return file_of(
        "_9j_4AAQSkZJRgABAQAAAQABAAD_2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7"
        "gYKBTmCNl4x9lnN-gXz_2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8"
        "fHx8fHx8fHz_wAARCAAYABADASIAAhEBAxEB_8QAFQABAQAAAAAAAAAAAAAAAAAAAAX_xAAUEAEAAAAAAAAAAAAAAAAAAAAA_8QA"
        "FQEBAQAAAAAAAAAAAAAAAAAAAAX_xAAUEQEAAAAAAAAAAAAAAAAAAAAA_9oADAMBAAIRAxEAPwCUAnpQAD__2Q");
}

// The same pictures, which say that they have 30,000 x 30,000 pixels: gigabytes for whoever believes them.
inline std::string huge_png() { return sample_png().replace(16, 8, std::string("\0\0\x75\x30\0\0\x75\x30", 8)); }
inline std::string huge_jpeg() {
    std::string jpeg = sample_jpeg();
    return jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, "\x75\x30\x75\x30");
}

// A picture in the four colours of printers.
inline std::string sample_jpeg_for_print() {
    return file_of(
        "_9j_7gAOQWRvYmUAZAAAAAAC_9sAQwADAgICAgIDAgICAwMDAwQGBAQEBAQIBgYFBgkICgoJCAkJCgwPDAoLDgsJCQ0RDQ4PEBAR"
        "EAoMEhMSEBMPEBAQ_9sAQwEDAwMEAwQIBAQIEAsJCxAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"
        "EBAQEBAQ_8AAFAgAEAAQBAERAAIRAQMRAQQRAP_EABUAAQEAAAAAAAAAAAAAAAAAAAAG_8QAFBABAAAAAAAAAAAAAAAAAAAAAP_E"
        "ABYBAQEBAAAAAAAAAAAAAAAAAAAICf_EABQRAQAAAAAAAAAAAAAAAAAAAAD_2gAOBAEAAhEDEQQAAD8AglwNHQAAAB__2Q");
}

// 2,100 x 3 pixels.
inline std::string sample_wide_png() {
    return file_of(
        "iVBORw0KGgoAAAANSUhEUgAACDQAAAADAQMAAABcCl_4AAAABGdBTUEAALGPC_xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAA"
        "dTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEX_AAD___9BHTQRAAAAAWJLR0QB_wIt3gAAAAd0SU1FB-oLHgMROMWApi4AAAAQSURB"
        "VCjPY2AYBaNgFKADAAMYAAFroAIwAAAAJXRFWHRkYXRlOmNyZWF0ZQAyMDI2LTExLTMwVDAzOjE3OjU2KzAwOjAwKtpPwQAAACV0"
        "RVh0ZGF0ZTptb2RpZnkAMjAyNi0xMS0zMFQwMzoxNzo1NiswMDowMFuH930AAAAASUVORK5CYII");
}

// Opus in Ogg: a tone of 0.3 seconds.
inline std::string sample_sound() {
    return file_of(
        "T2dnUwACAAAAAAAAAAAAAAAAAAAAAAIotXIBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAAAAAAABAAAASZW-VAEu"
        "T3B1c1RhZ3MGAAAAZmZtcGVnAQAAABQAAABlbmNvZGVyPUxhdmMgbGlib3B1c09nZ1MABHg5AAAAAAAAAAAAAAIAAABNYS7PEBoW"
        "FhUVFRYVFhYXFhYWFRYIgogzTk6Z-6sUvWTE_3zubnzUCn497ZxOIAifcQjgPhJ3CEqBmjfv4TZJwW2ByoAInI-"
        "rMAvSEfG1AzzDa-kmY8HtKMH2CJyPqzAL0hHxtOWecW8bd3DkQoQJCJyPqzAL0hHxtOWM15x9sgVqGj8kCJyPqzAL0hIHfwNoe98"
        "E8vtc7CDYCJyPqzAL0hHwpkYY55-sC8RI9Jap4Aicj6swC9IR8KlrQ84zPK9_0-"
        "Y3Jgicj6swC9ISB38RoudYhqSEn4ZrgeYInIw-UL9fqkFZMLhUQ2zUptP9EacwCJyMPlC_NlCMRfDhmgZ_wUiUlpwqLdAInI-"
        "rMAvSEfCoahw5dwRk4BLc5rTACJyMPlC_X6pBaje7rWv6Pr7OG81KxAicj6swC9ISB38DaHvlDSiuC4a2_OAInI-"
        "rMAvSEgfv4y_xcI_VjcZQ5uAIguFSDOtXpV_GpRIdL8b0OS9WL5mw");
}

inline std::string sample_svg(const std::string& inside = R"(<rect width="10" height="10" fill="#00ff00"/>)") {
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">)" + inside + "</svg>";
}

} // namespace copro::test
