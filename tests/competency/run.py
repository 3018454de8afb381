#!/usr/bin/env python3
"""Asks the graph of the annotated interview what people asked of it.

Each cqNN.rq is a query for the question of that number in
../shared/gold/seed-000/questions.jsonl, which also has the answers. Skips
without ../shared or rdflib. usage: run.py PROGRAM
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("QUOTH_SHARED", os.path.join(HERE, "../../../shared"))
SKIPPED = 77
LEAST = 22  # answered today; a change may not lose any


def words(text):
    text = re.sub(r"\(.*\)", "", text.lower())
    return [word for word in re.findall(r"[^\W_]+", text) if word != "the"]


def alike(wanted, found):
    a, b = set(words(wanted)), set(words(found))
    return bool(a) and (a <= b or len(a & b) * 2 >= 0.6 * (len(a) + len(b)))


def answered(question, found):
    hits = [any(alike(answer, text) for text in found)
            for answer in question["answer"]]
    return all(hits) if question["answer_mode"] == "all" else any(hits)


def main():
    try:
        import rdflib
    except ImportError:
        sys.exit(SKIPPED)
    questions = os.path.join(SHARED, "gold/seed-000/questions.jsonl")
    if not os.path.exists(questions):
        print("no ../shared")
        sys.exit(SKIPPED)
    graph = rdflib.Graph()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.nt")
        subprocess.run([sys.argv[1], "extract", "--date", "2025-05-12", "-o",
                        path, os.path.join(SHARED, "seeds/000.md")], check=True)
        graph.parse(path, format="nt")
    known = {q["id"]: q for q in
             (json.loads(line) for line in open(questions, encoding="utf-8"))}
    right = 0
    for path in sorted(glob.glob(os.path.join(HERE, "cq*.rq"))):
        name = os.path.splitext(os.path.basename(path))[0]
        rows = graph.query(open(path, encoding="utf-8").read())
        found = sorted({str(row.answer) for row in rows if row.answer})
        good = answered(known[name], found)
        right += good
        print("%s %s: %s" % ("yes" if good else "NO ", name, "; ".join(found)[:160]))
    print("%d of %d questions answered" % (right, len(known)))
    sys.exit(right < LEAST)


if __name__ == "__main__":
    main()
