"""How much 10,000 more names, 1,000 more rules and 100 more patterns cost.

usage: knowledge.py QUOTH TEXT...

Writes a pack of made-up names, rules and patterns to a temporary folder and extracts the
texts with and without it, several times in turn; prints the best of each, for
start-up (an empty text) and for extraction without start-up.
"""
import os
import random
import subprocess
import sys
import tempfile
import time

NAMES, RULES, PATTERNS, ROUNDS = 10_000, 1_000, 100, 7
PREFIXES = """@prefix ex: <https://example.org/bench#> .
@prefix quoth: <https://w3id.org/quoth/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
"""
SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo xu ya ze".split()
VERBS = ("make take give use build find show want run move need think see "
         "work start help play ask tell lead write keep hold bring").split()
PREPOSITIONS = "in on at with for from to by about over".split()
NOUNS = "part place notice care charge note chance hold way time".split()
CLASSES = "Person Organization Product Place CreativeWork Event".split()


def make_name(chance):
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in "ab")


def make_frame(chance, number):
    """A third share the verbs of every text, the rest have their own."""
    verb = chance.choice(VERBS) if number % 3 == 0 else make_name(chance).split()[0].lower()
    words = [verb, f"{verb} {chance.choice(PREPOSITIONS)}",
             f"{verb} {chance.choice(NOUNS)} {chance.choice(PREPOSITIONS)}",
             f"be {verb}er of"]
    return (f"{{{chance.choice(CLASSES)}}} {'|'.join(chance.sample(words[:3], 2) + words[3:])}"
            f" {{{chance.choice(CLASSES)}}} [in|on {{Date}}]")


def write_pack(path):
    chance = random.Random(7)
    with open(path, "w", encoding="utf-8") as pack:
        pack.write(PREFIXES)
        for i in range(NAMES):
            pack.write(f'ex:n{i} a schema:{chance.choice(CLASSES)} ; '
                       f'rdfs:label "{make_name(chance)}" .\n')
        for i in range(RULES):
            pack.write(f'ex:p{i} a rdf:Property ; rdfs:label "p{i}" .\n'
                       f'ex:r{i} a quoth:Rule ; quoth:claims ex:p{i} ; '
                       f'quoth:frame "{make_frame(chance, i)}" .\n')


        for i in range(PATTERNS):
            head = make_name(chance).split()[0]
            pack.write(f'schema:{chance.choice(CLASSES)} quoth:mention '
                       f'"{head}[- ]?\\\\d{{1,3}}(?: {head}| Pro| Max)?" .\n')


def seconds(quoth, texts, rules):
    begin = time.perf_counter()
    subprocess.run([quoth, "extract", "-j", "1", "-f", "ntriples", "-o", "/dev/null",
                    *rules, *texts], check=True)
    return time.perf_counter() - begin


def main():
    quoth, texts = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        pack, empty = os.path.join(folder, "pack.ttl"), os.path.join(folder, "empty.txt")
        write_pack(pack)
        with open(empty, "w", encoding="utf-8") as file:
            file.write("Hello.\n")
        runs = {(name, size): [] for name in ("shipped", "and pack") for size in ("start", "texts")}
        for _ in range(ROUNDS):
            for name, rules in (("shipped", []), ("and pack", ["--rules", pack])):
                runs[name, "start"].append(seconds(quoth, [empty], rules))
                runs[name, "texts"].append(seconds(quoth, texts, rules))
    best = {key: min(times) for key, times in runs.items()}
    work = {name: best[name, "texts"] - best[name, "start"] for name in ("shipped", "and pack")}
    for name in ("shipped", "and pack"):
        print(f"{name:9} start {best[name, 'start'] * 1000:6.1f} ms   "
              f"extraction {work[name] * 1000:7.1f} ms")
    print(f"{NAMES} names, {RULES} rules and {PATTERNS} patterns add "
          f"{(work['and pack'] / work['shipped'] - 1) * 100:+.1f} % to extraction")


main()
