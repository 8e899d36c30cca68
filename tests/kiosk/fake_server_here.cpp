// The fake server belongs to the tests of sync/client; each test program is made of one folder, so it is taken in here.
#include "tests/sync/client/fake_server.cpp"
