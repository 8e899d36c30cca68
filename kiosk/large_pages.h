// The heap in large pages until the first picture stands. Asking for a page costs 10 to 25 µs, and the first picture
// takes thousands of small ones: a third of the start (tests/bench, start). Main thread.
#pragma once

namespace copro {

// Before anything much is on the heap. Where the system has no large pages nothing changes.
void begin_in_large_pages();
// Once the first picture stands. From then on memory that a person leaves free goes back in small pages: large ones
// that the system puts together again by itself would hold it.
void go_on_in_small_pages();

} // namespace copro
