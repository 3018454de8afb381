#!/usr/bin/env python3
"""Fit the points of extract/name_feature.h.

usage: cmake --build build/release --target quoth-name-sites
       build/release/tools/quoth-name-sites . GOLD_DIR/*.md > SITES.tsv
       tools/fit-names.py [--without FOLD] SITES.tsv GOLD_DIR extract/name_feature.h

SITES.tsv has one line per site of a name: document, group, begin, end (code
points), how many sites of the group were asked, and the hits of each feature
in order; they weigh as in extract/name_type.c. A site's family is that of the
gold name with the same span. Multinomial
logistic regression with ridge penalty, weighted so that a group counts by the
square root of its sites; figures are cross-validated over documents. With
--without the documents of that fold are left out, for bench/entities.py. Needs
numpy.
"""
import argparse
import collections
import json
import os
import re

import numpy as np

FAMILIES = ["person", "organization", "place", "event", "thing"]
SCALE = 10
RIDGE = 2.0
FOLDS = 10


# What the lexicon says outright is not for the statistics to doubt, and what
# the documents hardly hold is set by hand.
FIXED = {"KNOWN_PERSON": [120, 0, 0, 0, 0], "KNOWN_ORGANIZATION": [0, 120, 0, 0, 0],
         "KNOWN_PLACE": [0, 0, 120, 0, 0], "KNOWN_EVENT": [0, 0, 0, 120, 0],
         "KNOWN_THING": [0, 0, 0, 0, 120], "SPEAKER": [120, 0, 0, 0, 0],
         "DOMAIN": [-60, -10, -40, -40, 30],
         "INNER_CAPITAL": [-6, -3, -14, 0, 10], "EMPLOYED": [-6, 14, 0, -3, -8],
         "WORKED_ON": [-8, -3, -6, 0, 8], "COLLECTIVE": [-8, 14, -4, -2, -4],
         "AMPERSAND": [-12, 10, -4, -1, 4], "ORG_ENDING": [-4, 9, -2, -2, -3],
         "CALLED_ORGANIZATION": [-14, 28, -6, -4, -12], "CALLED_PRODUCT": [-6, -2, -5, -2, 16],
         "RUN_BY": [-8, 14, -2, 0, -2], "ORDINARY_FIRST": [-9, 3, -4, 1, 6],
         "LETTER_LAST": [-14, 6, -4, -2, 4], "OFFICERED": [-6, 14, -4, -2, -4],
         "IS_ORGANIZATION": [-6, 11, -3, -2, -4], "IS_WORK": [-6, -3, -4, -2, 11],
         "SUFFIX": [-6, 16, -6, -3, -3], "ACTS_AS_ORG": [-2, 7, -2, 0, -5],
         "TECHNICAL": [-4, 1, 0, 0, 3], "TECHNICAL_ONE_WORD": [-3, 0, -3, 0, 4],
         "TECHNICAL_ACRONYM": [-1, -5, -1, 0, 7]}


def family(kind):
    return FAMILIES.index(kind) if kind in FAMILIES else 4


def fold_of(doc):
    return sum(map(ord, doc)) % FOLDS


def gold_names(gold, doc):
    with open(os.path.join(gold, doc + ".json"), encoding="utf8") as file:
        return [(m["name_start"], m["name_end"], family(e["type"]))
                for e in json.load(file)["entities"] for m in e["mentions"]["named"]]


def read(path, gold, own):
    """Documents, evidence, families and sites of the groups that name something; the
    first `own` features are of the name as such, the others of its sites."""
    rows, names = {}, {}
    with open(path, encoding="utf8") as lines:
        for line in lines:
            doc, group, begin, end, asked, hits = line.rstrip("\n").split("\t")
            doc = os.path.basename(doc)[:-3]
            if doc not in names:
                names[doc] = gold_names(gold, doc)
            begin, end = int(begin), int(end)
            found = [(min(end, e) - max(begin, b), k) for b, e, k in names[doc]
                     if min(end, e) > max(begin, b)]
            x = np.array(hits.split(), dtype=float)
            x[:own] = np.minimum(x[:own], 2)
            x[own:] *= 2 / (1 + int(asked))
            row = rows.setdefault((doc, int(group)), [x, collections.Counter()])
            if found:
                row[1][max(found)[1]] += 1
    rows = [(doc, x, votes) for (doc, _group), (x, votes) in rows.items() if votes]
    return (np.array([doc for doc, _x, _votes in rows]), np.array([x for _doc, x, _votes in rows]),
            np.array([votes.most_common(1)[0][0] for _doc, _x, votes in rows]),
            np.array([sum(votes.values()) for _doc, _x, votes in rows], dtype=float))


def fit(names, x, y, w):
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
    points = np.rint(weights * SCALE).astype(int)
    for name, row in FIXED.items():
        points[names.index(name)] = row
    return points


def share_right(points, x, y, w):
    return 100 * (w * ((x @ points).argmax(axis=1) == y)).sum() / w.sum()


def report(names, docs, x, y, w, points):
    guess = np.zeros_like(y)
    folds = np.array([fold_of(doc) for doc in docs])
    for fold in range(FOLDS):
        test = folds == fold
        guess[test] = (x[test] @ fit(names, x[~test], y[~test], w[~test])).argmax(axis=1)
    print("cross-validated, by site: %.1f %% of %d" % (100 * (w * (guess == y)).sum() / w.sum(), w.sum()))
    for index, kind in enumerate(FAMILIES):
        of = y == index
        print("  %-13s %.1f" % (kind, 100 * (w * (guess == y))[of].sum() / w[of].sum()))
    print("on what it was fitted to: %.1f %%" % share_right(points, x, y, w))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--without", type=int, metavar="FOLD")
    parser.add_argument("sites")
    parser.add_argument("gold")
    parser.add_argument("header")
    args = parser.parse_args()
    with open(args.header, encoding="utf8") as file:
        text = file.read()
    names = re.findall(r"  X\((\w+), -?\d", text)
    own = len(re.findall(r"  X\((\w+), -?\d", text[:text.index("QUOTH_NAME_SITE_FEATURES")]))
    docs, x, y, w = read(args.sites, args.gold, own)
    assert len(names) == x.shape[1], (len(names), x.shape)
    if args.without is None:
        points = fit(names, x, y, w)
        report(names, docs, x, y, w, points)
    else:
        keep = np.array([fold_of(doc) != args.without for doc in docs])
        points = fit(names, x[keep], y[keep], w[keep])
    for name, row in zip(names, points):
        text = re.sub(r"  X\(%s, [^)]*\)" % name, "  X(%s, %s)" % (name, ", ".join(map(str, row))), text)
    with open(args.header, "w", encoding="utf8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
