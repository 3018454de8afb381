#!/usr/bin/env python3
"""Fit the points of extract/name_feature.h.

usage: cmake --build build/release --target quoth-name-sites
       build/release/tools/quoth-name-sites . GOLD_DIR/*.md > SITES.tsv
       tools/fit-names.py SITES.tsv GOLD_DIR extract/name_feature.h

SITES.tsv has one line per site of a name: document, group, begin, end (code
points), 1 when the lexicon knows it, and the hits of each feature in order.
A site's family is that of the gold name with the same span. Multinomial
logistic regression with ridge penalty, weighted so that a group counts by the
square root of its sites; figures are cross-validated over documents. Needs
numpy.
"""
import collections
import json
import os
import re
import sys

import numpy as np

FAMILIES = ["person", "organization", "place", "event", "thing"]
SCALE = 10
RIDGE = 5.0


# What the lexicon says outright is not for the statistics to doubt.
FIXED = {"KNOWN_PERSON": 0, "KNOWN_ORGANIZATION": 1, "KNOWN_PLACE": 2, "KNOWN_EVENT": 3,
         "KNOWN_THING": 4, "SPEAKER": 0}


def family(kind):
    return FAMILIES.index(kind) if kind in FAMILIES else 4


def read(path, gold):
    rows, names = collections.OrderedDict(), {}
    for line in open(path, encoding="utf8"):
        doc, group, begin, end, _known, hits = line.rstrip("\n").split("\t")
        doc = os.path.basename(doc)[:-3]
        if doc not in names:
            data = json.load(open(os.path.join(gold, doc + ".json"), encoding="utf8"))
            names[doc] = [(m["name_start"], m["name_end"], family(e["type"]))
                          for e in data["entities"] for m in e["mentions"]["named"]]
        begin, end = int(begin), int(end)
        found = [(min(end, e) - max(begin, b), k) for b, e, k in names[doc]
                 if min(end, e) > max(begin, b)]
        key = (doc, int(group))
        x = np.array(hits.split(), dtype=float)
        row = rows.setdefault(key, [x, collections.Counter()])
        if found:
            row[1][max(found)[1]] += 1
    docs, xs, ys, ws = [], [], [], []
    for (doc, _group), (x, votes) in rows.items():
        if votes:
            docs.append(doc)
            xs.append(x)
            ys.append(votes.most_common(1)[0][0])
            ws.append(sum(votes.values()))
    return np.array(docs), np.array(xs), np.array(ys), np.array(ws, dtype=float)


def fit(x, y, w):
    weights = np.zeros((x.shape[1], len(FAMILIES)))
    target = np.eye(len(FAMILIES))[y]
    weight = np.sqrt(w)[:, None]
    step, moment, square = 0.3, np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, 601):
        scores = x @ weights
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        gradient = x.T @ ((share - target) * weight) + RIDGE * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient ** 2
        rate = step / (1 + turn / 100)
        weights -= rate * (moment / (1 - 0.9 ** turn)) / (np.sqrt(square / (1 - 0.99 ** turn)) + 1e-8)
    return weights


def main():
    docs, x, y, w = read(sys.argv[1], sys.argv[2])
    right = total = 0.0
    folds = np.array([sum(map(ord, d)) % 10 for d in docs])
    confusion = collections.Counter()
    for fold in range(10):
        test = folds == fold
        points = np.rint(fit(x[~test], y[~test], w[~test]) * SCALE)
        guess = (x[test] @ points).argmax(axis=1)
        right += (w[test] * (guess == y[test])).sum()
        total += w[test].sum()
        for g, t, n in zip(guess, y[test], w[test]):
            confusion[FAMILIES[t], FAMILIES[g]] += n
    print("cross-validated, by site: %.1f %% of %d" % (100 * right / total, total))
    print({k: int(v) for k, v in confusion.items() if k[0] != k[1]})
    points = np.rint(fit(x, y, w) * SCALE).astype(int)
    guess = (x @ points).argmax(axis=1)
    print("on what it was fitted to: %.1f %%" % (100 * (w * (guess == y)).sum() / total))
    text = open(sys.argv[3], encoding="utf8").read()
    names = re.findall(r"  X\((\w+), -?\d", text)
    for name, index in FIXED.items():
        points[names.index(name)] = [120 if i == index else 0 for i in range(len(FAMILIES))]
    assert len(names) == x.shape[1], (len(names), x.shape)
    for name, row in zip(names, points):
        text = re.sub(r"  X\(%s, [^)]*\)" % name, "  X(%s, %s)" % (name, ", ".join(map(str, row))), text)
    open(sys.argv[3], "w", encoding="utf8").write(text)


if __name__ == "__main__":
    main()
