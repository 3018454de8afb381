#!/usr/bin/env python3
"""Derive ontology/names/words.ttl, the ordinary words of English.

usage: tools/make-words.py SHARED > ontology/names/words.ttl

A word is ordinary when transcripts and treebanks (SHARED/corpora,
SHARED/treebanks) write it in lower case at least three times in three
documents, and not more often with a capital inside a sentence. Only the fact
that it is such a word is taken. The same input gives the same output.
"""
import collections
import lzma
import os
import re
import sys
import tarfile
import textwrap

HEAD = """# Derived by tools/make-words.py; see README.md for sources.
@prefix quoth: <https://w3id.org/quoth/ns#> .

quoth:OrdinaryWord quoth:nameList \"\"\"
"""
WORD = re.compile(r"(?<![A-Za-z'’./_@#-])[A-Za-z]+(?![A-Za-z/_@])")
OFTEN = 3
LETTERS = 3
WIDTH = 100


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n", maxsplit=2)[1])
    lower, capital = collections.Counter(), collections.Counter()
    places = collections.defaultdict(set)

    def note(word, place, inside):
        if word.islower():
            lower[word] += 1
            if len(places[word]) < OFTEN:
                places[word].add(place)
        elif inside:
            capital[word.lower()] += 1

    with tarfile.open(os.path.join(sys.argv[1], "corpora/changelog-podcast.tar.xz")) as archive:
        for member in archive:
            if member.name.endswith(".md"):
                text = archive.extractfile(member).read().decode("utf8")
                for found in WORD.finditer(text):
                    before = text[max(0, found.start() - 2):found.start()]
                    note(found.group(), member.name,
                         before[-1:] == " " and before[:1] not in ".?!:\"*-…")
    for bank in ("ewt-train", "ewt-dev", "gum-train", "gum-dev"):
        with lzma.open(os.path.join(sys.argv[1], "treebanks/%s.conllu.xz" % bank), "rt", encoding="utf8") as lines:
            sentence = 0
            for line in lines:
                column = line.split("\t")
                sentence += line.startswith("# sent_id")
                if len(column) > 5 and column[1].isascii() and column[1].isalpha():
                    note(column[1], (bank, sentence // 50), column[3] == "PROPN")
    words = sorted(word for word, count in lower.items()
                   if count >= OFTEN and count >= capital[word] and len(places[word]) >= OFTEN
                   and len(word) >= LETTERS)
    sys.stdout.write(HEAD + textwrap.fill("|".join(words).replace("|", "| "), WIDTH).replace("| ", "|").replace("|\n", "\n")
                     + "\n\"\"\" .\n")


if __name__ == "__main__":
    main()
