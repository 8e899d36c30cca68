# Reads ctest's LastTest.log and prints "PASSED FAILED": Catch2 test cases of each program, as its last lines say them.
# A program that failed beyond its cases (a crash, a leak found at exit, no summary) counts as one failed.
# A test that is not a Catch2 program counts as one.
function close_program() {
    if (name == "") return
    if (!summed && ended_well) passed += 1
    if (!ended_well && case_failures == 0) failed += 1
    name = ""
}
/^[0-9]+\/[0-9]+ Testing: / { close_program(); name = $0; summed = 0; ended_well = 0; case_failures = 0; next }
# "All tests passed (31 assertions in 4 test cases)"
/^All tests passed \([0-9]+ assertions? in [0-9]+ test cases?\)/ { summed = 1; passed += $(NF - 2); next }
# "test cases:  5 |  4 passed | 1 failed", either part may be missing
/^test cases: / {
    summed = 1
    for (at = 2; at <= NF; ++at) {
        if ($at == "passed") passed += $(at - 1)
        if ($at == "failed" && $(at + 1) != "as") { failed += $(at - 1); case_failures += $(at - 1) }
    }
    next
}
/^No tests ran/ { summed = 1; next }
/^Test Passed\.$/ { ended_well = 1; next }
END { close_program(); print passed + 0, failed + 0 }
