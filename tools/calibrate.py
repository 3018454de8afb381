#!/usr/bin/env python3
"""How often claims are right, by confidence and by rule, on annotated text.

usage: calibrate.py GRAPH.nt [--wrong]   (a graph of ../shared/seeds/000.md)

Pairs claims with the annotation as ../shared/bench/score_claims.py does and
counts those whose span touches an annotated one: how many are right, and how
many of the right ones have a wrong speaker or polarity. --wrong lists the
unpaired.
"""
import json
import os
import sys
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("QUOTH_SHARED", os.path.join(HERE, "../../shared"))
sys.path.insert(0, os.path.join(SHARED, "bench"))
import rdflib  # noqa: E402
import score_claims as bench  # noqa: E402


def fits(gold, claim):
    subject = max((bench.f1(bench.content(t), bench.content(x))
                   for t in claim["subject"] for x in gold["subject"]), default=0)
    if subject < 0.6 or not bench.rel_ok(claim["relation"], gold["relation"]):
        return 0
    value = (bench.obj_score(claim["object"], gold["object"])
             if gold["object"] else 1.0)
    return subject + value if value >= 0.5 else 0


def pair(golds, claims):
    touched, scored = set(), []
    for g, gold in enumerate(golds):
        for c, claim in enumerate(claims):
            if any(b < gold["end"] and gold["start"] < e
                   for b, e in claim["spans"]):
                touched.add(c)
                score = fits(gold, claim)
                if score:
                    scored.append((score, g, c))
    found, used = set(), {}
    for _, g, c in sorted(scored, reverse=True):
        if g not in found and c not in used:
            found.add(g)
            used[c] = golds[g]
    return touched, used


def misattributed(claim, gold):
    speaker = any(bench.f1(bench.content(x), bench.content(gold["speaker"])) >= 0.6
                  for x in claim["speaker"])
    return not (speaker and gold["polarity"] in claim["polarity"])


def table(name, rows):
    print("%-22s claims  right  wrong speaker or polarity" % name)
    for key in sorted(rows):
        count, right, wrong = rows[key]
        print("%-22s %6d  %4.0f %%  %d" % (key, count, 100 * right / count, wrong))


def main():
    path = sys.argv[1]
    with open(os.path.join(SHARED, "gold/seed-000/claims.jsonl"),
              encoding="utf-8") as file:
        golds = [g for g in map(json.loads, file) if g["doc"] == "000"]
    claims = bench.load_graph(path)
    graph = rdflib.Graph()
    graph.parse(path, format="nt")
    ns = rdflib.Namespace(bench.NS)
    value = {name: {str(s): str(o) for s, o in graph.subject_objects(ns[name])}
             for name in ("quote", "rule", "confidence")}
    touched, used = pair(golds, claims)
    by_rule = defaultdict(lambda: [0, 0, 0])
    by_confidence = defaultdict(lambda: [0, 0, 0])
    for c in sorted(touched, key=lambda c: min(claims[c]["spans"])):
        name = claims[c]["id"]
        rule = value["rule"][name].rsplit("/", 1)[-1]
        band = "%.1f" % (int(float(value["confidence"][name]) * 10) / 10)
        for rows, key in ((by_rule, rule), (by_confidence, band)):
            rows[key][0] += 1
            rows[key][1] += c in used
            rows[key][2] += c in used and misattributed(claims[c], used[c])
        if "--wrong" in sys.argv and c not in used:
            print("%-12s %s | %s | %s" % (
                rule, claims[c]["subject"][:1], claims[c]["relation"][:1],
                claims[c]["object"][:1]), value["quote"][name][:70])
    table("confidence", by_confidence)
    table("rule", by_rule)


if __name__ == "__main__":
    main()
