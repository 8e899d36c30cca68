#include "kiosk/command_line.h"
#include "kiosk/conformance/conformance.h"
#include "kiosk/large_pages.h"

#include <malloc.h>

int main(int argc, char** argv) {
    // One heap for all threads. Each frame's pictures are drawn on a second one; with a heap for each, the kiosk grew
    // by 2 MiB in 500 visits, of holes that nobody could use again. With one it stays as it is (tests/bench, visits).
    ::mallopt(M_ARENA_MAX, 1);
    copro::begin_in_large_pages();
    return copro::run_command_line(argc, argv, COPRO_VERSION, copro::print_conformance);
}
