#!/usr/bin/env python3
"""Checks the claims that the program finds in our own sentences.

sentences.tsv   CONSTRUCTION, SENTENCE, CLAIM
dialogues.txt   turns and claims; see there
triples.tsv     SENTENCE and the slots of one of its open triples

A claim is `POLARITY MODALITY | SUBJECT | RELATION | OBJECT [| @TIME] [| by WHO]`.
A leading `?` marks a shortcoming that we know of: it is counted and printed, and
told when it has gone, for the mark to be taken away. Every claim without the
mark must hold. The relation is not compared where the ontology names it (rules
have tests of their own). usage: run.py PROGRAM
"""
import json
import os
import subprocess
import sys
import tempfile

NAMED = "https://w3id.org/quoth/ns#"

HERE = os.path.dirname(os.path.abspath(__file__))


def extract(program, text, folder, name):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run([program, "extract", "-f", "jsonl", path], check=True,
                          capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def show(claim):
    line = "%s %s | %s | %s | %s" % (
        claim["polarity"], claim["modality"], claim["subject"],
        claim["relation"], claim["object"] or "")
    if claim["time"]:
        line += " | @" + claim["time"]
    if claim["reported_by"]:
        line += " | by " + claim["reported_by"]
    return line


def parts(line):
    return [part.strip() for part in (line + " ").split(" | ")]


def matches(expected, claim):
    wanted, found = parts(expected), parts(show(claim))
    if claim["relation_iri"].startswith(NAMED):
        wanted[2] = found[2]
    further = wanted[4:]
    return wanted[:4] == found[:4] and all(part in found for part in further)


class Tally:
    def __init__(self):
        self.right = self.gone = self.known = self.wrong = 0

    def check(self, expected, claims, where, known):
        if any(matches(expected, claim) for claim in claims):
            self.right += 1
            if known:
                self.gone += 1
                print("holds, but is marked with ?: %s\n  %s"
                      % (where, expected))
        elif known:
            self.known += 1
            print("known: %s\n  %s" % (where, expected))
        else:
            self.wrong += 1
            print("wrong: %s\n  expected %s" % (where, expected))
            for claim in claims:
                print("  found    %s" % show(claim))


def sentences(program, folder, tally):
    rows = [line.rstrip("\n").split("\t") for line in
            open(os.path.join(HERE, "sentences.tsv"), encoding="utf-8")]
    order = list(dict.fromkeys(row[1] for row in rows))
    text, begins = "**Ana:** Hello there.\n\n", {}
    for sentence in order:
        text += "**Ana:** "
        begins[sentence] = len(text)
        text += sentence + "\n\n"
    claims = extract(program, text, folder, "sentences.md")
    for construction, sentence, expected in rows:
        begin = begins[sentence]
        mine = [c for c in claims
                if c["start"] < begin + len(sentence) and c["end"] > begin]
        tally.check(expected, mine, sentence, construction.startswith("?"))
    return len(order)


def dialogues(program, folder, tally):
    text = open(os.path.join(HERE, "dialogues.txt"), encoding="utf-8").read()
    blocks = [b for b in text.split("\n\n") if b.strip() and b[0] != "#"]
    for number, block in enumerate(blocks):
        lines = block.strip().split("\n")
        turns = [line for line in lines if line[:2] not in ("= ", "? ")]
        source = "".join("**%s:** %s\n\n" % tuple(turn.split(": ", 1))
                         for turn in turns)
        claims = extract(program, source, folder, "dialogue%d.md" % number)
        for line in lines:
            if line[:2] in ("= ", "? "):
                speaker, expected = line[2:].split(": ", 1)
                mine = [c for c in claims if c["speaker"] == speaker]
                tally.check(expected.rstrip(), [dict(c) for c in mine],
                            " / ".join(turns), line[0] == "?")
    return len(blocks)


def triples(program, tally):
    rows = [line.rstrip("\n").split("\t") for line in
            open(os.path.join(HERE, "triples.tsv"), encoding="utf-8")]
    order = list(dict.fromkeys(row[0] for row in rows))
    done = subprocess.run([program, "triples"], input="\n".join(order),
                          check=True, capture_output=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        number, *slots = line.split("\t")
        found.setdefault(order[int(number) - 1], []).append(slots)
    for sentence, *slots in rows:
        if slots in found.get(sentence, []):
            tally.right += 1
        else:
            tally.wrong += 1
            print("wrong: %s\n  expected %s\n  found    %s"
                  % (sentence, slots, found.get(sentence)))
    return len(order)


def main():
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        n = sentences(sys.argv[1], folder, tally)
        m = dialogues(sys.argv[1], folder, tally)
    k = triples(sys.argv[1], tally)
    print("%d sentences, %d dialogues, %d for triples: %d right (%d still marked), "
          "%d known shortcomings, %d wrong"
          % (n, m, k, tally.right, tally.gone, tally.known, tally.wrong))
    sys.exit(tally.wrong > 0)


if __name__ == "__main__":
    main()
