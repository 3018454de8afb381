#!/usr/bin/env python3
"""The cache of the parsed ontology: what it may never change, and that it stays small.

Runs $QUOTH with a copy of the ontology and a cache of its own."""
import os, shutil, subprocess, sys, tempfile, time

import each

QUOTH = os.path.abspath(os.environ["QUOTH"])
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
TALK = "Ada: We visited Grelmoor in 2019. Zanzee Corp makes pumps there.\n"


class Place:
    """A data folder that can be changed, a text, a cache."""

    def __init__(self, folder):
        self.ontology, self.cache = os.path.join(folder, "ontology"), os.path.join(folder, "cache")
        shutil.copytree(os.path.join(ROOT, "ontology"), self.ontology)
        os.symlink(os.path.abspath(os.path.join(ROOT, "weights")), os.path.join(folder, "weights"))
        os.mkdir(self.cache)
        self.own = os.path.join(self.ontology, "own.ttl")
        self.teach("City", "Grelmoor")
        self.talk = os.path.join(folder, "talk.md")
        with open(self.talk, "w") as f:
            f.write(TALK)
        self.environment = dict(os.environ, QUOTH_DATA=folder, XDG_CACHE_HOME=self.cache)

    def teach(self, kind, name):
        with open(self.own, "w") as f:
            f.write('@prefix schema: <https://schema.org/> .\n@prefix quoth: <https://w3id.org/quoth/ns#> .\n'
                    'schema:%s quoth:nameList "%s" .\n' % (kind, name))

    def settle(self):
        """As if nobody had touched a file for a while: only then are their contents not looked at."""
        time.sleep(2.1)

    def start(self, *more):
        return subprocess.Popen([QUOTH, "extract", "-f", "ntriples", self.talk, *more], env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def extract(self, *more):
        process = self.start(*more)
        out, err = process.communicate()
        assert process.returncode == 0 and not err, err
        return out

    def entries(self):
        folder = os.path.join(self.cache, "quoth")
        return [os.path.join(folder, name) for name in os.listdir(folder)]


def in_place(test):
    def run():
        with tempfile.TemporaryDirectory() as d:
            test(Place(d))
    run.__name__ = test.__name__
    return run


@in_place
def test_a_warm_cache_changes_nothing(p):
    cold = p.extract()
    assert b"city" in cold.lower() and p.extract() == cold  # just written
    p.settle()
    assert p.extract() == cold and p.extract() == cold  # by content, then by looks
    shutil.rmtree(p.cache)
    assert p.extract() == cold  # no place for a cache


@in_place
def test_an_edit_takes_effect_at_once(p):
    p.settle()
    city = p.extract()
    assert p.extract() == city
    for wait in [p.settle, lambda: None]:
        before = os.stat(p.own)
        p.teach("Book", "Grelmoor")
        os.utime(p.own, ns=(before.st_atime_ns, before.st_mtime_ns))  # same size, same time
        book = p.extract()
        assert book != city and b"Book" in book
        wait()
        assert p.extract() == book
        p.teach("City", "Grelmoor")
        assert p.extract() == city
        wait()
    os.rename(p.own, p.own + ".off")
    assert p.extract() not in (city, book)
    os.rename(p.own + ".off", p.own)
    assert p.extract() == city


@in_place
def test_damage_is_harmless(p):
    p.settle()
    graph = p.extract()
    (entry,) = p.entries()
    with open(entry, "rb") as f:
        whole = f.read()
    cuts = [whole[:n] for n in (0, 1, 7, 80, 88, 2000, 5000, 100000, len(whole) - 1)]
    flips = []
    for at in (0, 8, 15, 16, 24, 60, 100, 3000, 9000, 200000, len(whole) // 2, len(whole) - 9):
        changed = bytearray(whole)
        changed[at] ^= 0x55
        flips.append(bytes(changed))
    for bytes_ in cuts + flips + [b"\0" * len(whole), b"\xff" * len(whole), whole + b"more", os.urandom(4096)]:
        with open(entry, "wb") as f:
            f.write(bytes_)
        assert p.extract() == graph
        assert p.extract() == graph


@in_place
def test_many_at_once_agree(p):
    running = [p.start() for _ in range(6)]
    graphs = {process.communicate()[0] for process in running}
    assert len(graphs) == 1 and all(process.returncode == 0 for process in running)
    assert len(p.entries()) == 1


@in_place
def test_an_entry_for_each_list_of_files(p):
    p.settle()
    plain = p.extract()
    rules = os.path.join(os.path.dirname(p.ontology), "rules.ttl")
    with open(rules, "w") as f:
        f.write('@prefix schema: <https://schema.org/> .\n@prefix quoth: <https://w3id.org/quoth/ns#> .\n'
                'schema:Corporation quoth:nameList "Zanzee Corp" .\n')
    more = p.extract("--rules", rules)
    assert more != plain and len(p.entries()) == 2
    assert p.extract() == plain and p.extract("--rules", rules) == more and len(p.entries()) == 2


@in_place
def test_old_entries_go(p):
    os.mkdir(os.path.join(p.cache, "quoth"))
    for i in range(40):
        path = os.path.join(p.cache, "quoth", "%064x" % i)
        with open(path, "w") as f:
            f.write("of an older program")
        os.utime(path, (i, i))
    os.mkdir(os.path.join(p.cache, "quoth", "folder"))
    p.extract()
    left = sorted(map(os.path.basename, p.entries()))
    assert len(left) == 17 and "folder" in left and "%064x" % 39 in left and "%064x" % 0 not in left, left


@in_place
def test_a_cache_that_cannot_be_written(p):
    graph = p.extract()
    for i, make in enumerate([lambda path: open(path, "w").close(), lambda path: os.symlink("/dev/null", path)]):
        p.environment["XDG_CACHE_HOME"] = os.path.join(p.cache, str(i))
        os.mkdir(p.environment["XDG_CACHE_HOME"])
        make(os.path.join(p.environment["XDG_CACHE_HOME"], "quoth"))
        assert p.extract() == graph


sys.exit(each.run(globals()))
