#!/usr/bin/env python3
"""The graph of the example is the one that was reviewed, but for the hash of the ontology.

usage: golden.py [--update]     runs $QUOTH; --update writes what it gives now: review the diff"""
import os, subprocess, sys

CASES = [("examples/lantern/interview.md", "tests/golden/lantern.ttl")]


def graph(text):
    out = subprocess.run([os.environ["QUOTH"], "extract", text], capture_output=True, check=True).stdout.decode()
    return "".join(line + "\n" for line in out.splitlines() if "quoth:rulePack" not in line)


def main():
    wrong = 0
    for text, golden in CASES:
        now = graph(text)
        if sys.argv[1:] == ["--update"]:
            open(golden, "w").write(now)
        elif now != open(golden).read():
            wrong += 1
            print("%s: not the graph of %s; see tests/golden.py --update" % (golden, text))
    sys.exit(1 if wrong else 0)


main()
