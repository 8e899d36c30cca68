#include "sync/server/cli.h"

int main(int count, char** words) { return copro::run_cli(count, words, COPRO_VERSION); }
