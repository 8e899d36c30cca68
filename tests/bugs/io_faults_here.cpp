// The failing disk belongs to the tests of kiosk/store; each test program is made of one folder, so it is taken in
// here.
#include "tests/kiosk/store/io_faults.cpp"
