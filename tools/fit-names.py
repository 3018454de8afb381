#!/usr/bin/env python3
"""Fit the points of extract/name_feature.h.

usage: cmake --build build/release --target quoth-name-sites
       build/release/tools/quoth-name-sites . GOLD_DIR/*.md > SITES.tsv
       tools/fit-names.py [--without FOLD | --technical SITES.tsv] SITES.tsv GOLD_DIR extract/name_feature.h

SITES.tsv has one line per site of a name: document, group, begin, end (code
points), how many sites of the group were asked, and the hits of each feature
in order; they weigh as in extract/name_type.c. A site's family is that of the
gold name with the same span. Multinomial
logistic regression with ridge penalty, weighted so that a group counts by the
square root of its sites; figures are cross-validated over documents. With
--without the documents of that fold are left out, for bench/entities.py. With
--technical the points of the document's topic, which add to the others in
technical documents, are fitted too: to the names of the documents of that file
that the lexicon knows, with what the lexicon says hidden. Needs numpy.
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
         "LETTER_LAST": [-14, 6, -4, -2, 4], "OFFICERED": [-6, 14, -4, -2, -4],
         "IS_ORGANIZATION": [-6, 11, -3, -2, -4], "IS_WORK": [-6, -3, -4, -2, 11]}


TOPIC = ["TECHNICAL", "TECHNICAL_ONE_WORD", "TECHNICAL_ACRONYM"]
KNOWN = {"KNOWN_PERSON": 0, "KNOWN_ORGANIZATION": 1, "KNOWN_PLACE": 2, "KNOWN_EVENT": 3, "KNOWN_THING": 4,
         "LISTED_PLACE": 2, "SPEAKER": 0}
TOPIC_SHARE = 0.1  # of the weight of a name that all documents have once


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
            row = rows.setdefault((doc, int(group)), [evidence(hits, asked, own), collections.Counter()])
            if found:
                row[1][max(found)[1]] += 1
    rows = [(doc, x, votes) for (doc, _group), (x, votes) in rows.items() if votes]
    return (np.array([doc for doc, _x, _votes in rows]), np.array([x for _doc, x, _votes in rows]),
            np.array([votes.most_common(1)[0][0] for _doc, _x, votes in rows]),
            np.array([sum(votes.values()) for _doc, _x, votes in rows], dtype=float))


def evidence(hits, asked, own):
    x = np.array(hits.split(), dtype=float)
    x[:own] = np.minimum(x[:own], 2)
    x[own:] *= 2 / (1 + int(asked))
    return x


def read_known(path, names, own):
    """Evidence, families and weights of the groups of technical documents that the lexicon, a label or
    the first name of a speaker tells; all documents that have a name share it."""
    known = [names.index(name) for name in KNOWN]
    texts, firsts, groups = {}, {}, {}
    with open(path, encoding="utf8") as lines:
        for line in lines:
            doc, group, begin, end, asked, hits = line.rstrip("\n").split("\t")
            if doc not in texts:
                with open(doc, encoding="utf8") as file:
                    texts[doc] = file.read()
            name = texts[doc][int(begin):int(end)].lower()
            groups.setdefault((doc, group), (name, evidence(hits, asked, own)))
            if groups[doc, group][1][names.index("SPEAKER")] and name.count(" ") == 1:
                firsts.setdefault(doc, set()).update(name.split())
    rows = []
    for (doc, _group), (name, x) in groups.items():
        told = {kind for at, kind in zip(known, KNOWN.values()) if x[at]}
        told = told or ({0} if name in firsts.get(doc, ()) else told)
        if len(told) == 1 and x[names.index("TECHNICAL")]:
            x[known] = 0
            rows.append((name, x, told.pop()))
    count = collections.Counter(name for name, _x, _y in rows)
    return (np.array([x for _name, x, _y in rows]), np.array([y for _name, _x, y in rows]),
            np.array([count[name] for name, _x, _y in rows]) ** -0.5 * TOPIC_SHARE)


def descend(x, y, weight, base):
    """Weights of least loss, added to the scores `base`."""
    weights = np.zeros((x.shape[1], len(FAMILIES)))
    target = np.eye(len(FAMILIES))[y]
    weight = weight[:, None]
    step, moment, square = 0.3, np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, 601):
        scores = base + x @ weights
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        gradient = x.T @ ((share - target) * weight) + RIDGE * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient ** 2
        rate = step / (1 + turn / 100)
        weights -= rate * (moment / (1 - 0.9 ** turn)) / (np.sqrt(square / (1 - 0.99 ** turn)) + 1e-8)
    return np.rint(weights * SCALE).astype(int)


def fit(names, x, y, w):
    x = x.copy()
    x[:, [names.index(name) for name in TOPIC]] = 0
    points = descend(x, y, np.sqrt(w), 0)
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
    parser.add_argument("--technical", metavar="SITES.tsv")
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
    topic = [names.index(name) for name in TOPIC]
    if args.technical:
        x, y, w = read_known(args.technical, names, own)
        points[topic] = descend(x[:, topic], y, w, x @ points / SCALE)
        print("%d names of technical documents: %.1f %% right" % (len(y), share_right(points, x, y, w)))
    for name, row in zip(names, points):
        if name in TOPIC and not args.technical:
            continue
        text = re.sub(r"  X\(%s, [^)]*\)" % name, "  X(%s, %s)" % (name, ", ".join(map(str, row))), text)
    with open(args.header, "w", encoding="utf8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
