"""Runs the tests of a script: its functions whose names begin with test_."""
import sys


def run(functions):
    """`functions`: the script's globals(). Names on the command line choose among the tests."""
    wanted = sys.argv[1:]
    tests = [f for n, f in sorted(functions.items()) if n.startswith("test_") and (not wanted or n in wanted)]
    failed = 0
    for test in tests:
        try:
            test()
        except Exception as e:  # the next tests still run
            failed += 1
            print("FAILED %s: %s: %s" % (test.__name__, type(e).__name__, e))
    print("%d passed, %d failed" % (len(tests) - failed, failed))
    return 1 if failed else 0
