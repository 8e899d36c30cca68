#include "kiosk/command_line.h"
#include "kiosk/conformance/conformance.h"

int main(int argc, char** argv) { return copro::run_command_line(argc, argv, COPRO_VERSION, copro::print_conformance); }
