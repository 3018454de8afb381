#!/usr/bin/env python3
"""Graphs between formats and files: every format says the same (rdflib reads
them when Debian has it), and what quoth merge keeps, adds and refuses."""
import gzip, os, subprocess, sys, tempfile

QUOTH = os.path.abspath(os.environ["QUOTH"])
EXAMPLE = "examples/lantern/interview.md"
FORMATS = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
AWKWARD = r"""
@prefix quoth: <https://w3id.org/quoth/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/quoth/id/doc/a%20b.md#offset_1_2> a quoth:Question ;
  quoth:quote "tab\t nl\n cr\r quote\" back\\ é 😀", "plain"@en-gb, ""  ;
  quoth:speaker "not a node", <urn:x:y>, <https://w3id.org/quoth/id/entity/person/über-åsa> ;
  quoth:confidence 0.5, "0.50", "much" ; quoth:from "2020"^^xsd:gYear ;
  <https://e.org/p/x> <https://w3id.org/quoth/id/>, <https://w3id.org/quoth/id/value/>, <https://w3id.org/quoth/id/a:b/c>,
     <https://w3id.org/quoth/id/doc//x>, <http://e/?q=1#f>, "1"^^xsd:integer, true, _:b .
_:b <https://e.org/p/x> _:b, "b" .
<https://w3id.org/quoth/ns#a/b#c> a <urn:C>, <https://w3id.org/quoth/ns#> .
"""
DOC = """@prefix quoth: <https://w3id.org/quoth/ns#> .
<https://w3id.org/quoth/id/doc/%s> a quoth:Document ; quoth:version "%s" .
"""


def quoth(*args, status=0):
    result = subprocess.run([QUOTH, *args], capture_output=True, timeout=120)
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result


def in_folder(test):
    def run():
        with tempfile.TemporaryDirectory() as d:
            test(lambda *name: os.path.join(d, *name))
    run.__name__ = test.__name__
    return run


def write(path, text):
    with open(path, "w") as f:
        f.write(text)
    return path


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as f:
        return f.read().splitlines()


def parse(path):
    import rdflib
    graph = rdflib.Graph()
    graph.parse(path, format=FORMATS[path.rsplit(".", 1)[1]])
    return graph


@in_folder
def test_formats_say_the_same(at):
    try:
        from rdflib.compare import isomorphic
    except ImportError:
        print("without rdflib: formats are not compared")
        return
    source = write(at("awkward.ttl"), AWKWARD)
    for name, make in (("example", ("extract", EXAMPLE)), ("awkward", ("merge", source))):
        graphs = {}
        for extension in FORMATS:
            path = at("%s-out.%s" % (name, extension))
            quoth(*make, "-o", path)
            graphs[extension] = parse(path)
        assert len(graphs["nt"]) > 10
        for extension, graph in graphs.items():
            assert isomorphic(graph, graphs["nt"]), (name, extension, len(graph), len(graphs["nt"]),
                                                     list(set(graph) ^ set(graphs["nt"]))[:4])
    assert isomorphic(parse(source), graphs["nt"])


@in_folder
def test_merge_gives_documents_their_graph(at):
    a = write(at("a.ttl"), DOC % ("a", 1))
    b = write(at("b.ttl"), DOC % ("b", 2))
    quoth("merge", a, b, "-o", at("all.nq"))
    assert len(lines(at("all.nq"))) == 4
    for line in lines(at("all.nq")):
        assert line.split()[-2] == line.split()[0], line
    quoth("merge", at("all.nq"), "-o", at("again.nq"))
    assert lines(at("again.nq")) == lines(at("all.nq"))
    quoth("merge", at("all.nq"), a, at("all.nq"), "-o", at("more.nq"))
    assert lines(at("more.nq")) == lines(at("all.nq"))


@in_folder
def test_merge_joins_a_folder_in_order(at):
    os.mkdir(at("shards"))
    for name in "cab":
        write(at("shards", name + ".ttl"), DOC % (name, name))
    quoth("merge", at("shards"), "-o", at("one.nq"))
    assert [l.split("doc/")[1][0] for l in lines(at("one.nq"))] == list("aabbcc")
    quoth("merge", "--stream", at("shards"), "-o", at("two.nq.gz"))
    assert lines(at("two.nq.gz")) == lines(at("one.nq"))
    assert len(quoth("merge", "--stream", at("shards")).stdout.splitlines()) > 6


@in_folder
def test_merge_links_documents(at):
    talk = "Ada Brook: Brightwater built the north reservoir in 2011.\n"
    other = "Ben Hale: Brightwater did not build the north reservoir in 2011.\n"
    graphs = []
    for name, text in (("a", talk), ("b", other)):
        source = write(at(name + ".md"), text)
        graphs.append(at(name + ".nq"))
        quoth("extract", source, "-o", graphs[-1])
    quoth("merge", *graphs, "-o", at("ab.nq"))
    quoth("merge", *reversed(graphs), "-o", at("ba.nq"))
    merged = set(lines(at("ab.nq")))
    assert merged == set(lines(at("ba.nq")))
    parts = set(lines(graphs[0])) | set(lines(graphs[1]))
    assert parts <= merged  # nothing is renamed or lost
    links = merged - parts
    assert links and all("ns#contradicts>" in l or "ns#corroborates>" in l or "ns#shifts>" in l for l in links), links
    # A claim of no document, as others may write them, is linked to nothing.
    stray = write(at("stray.ttl"), '@prefix quoth: <https://w3id.org/quoth/ns#> .\n'
                  '<urn:c> a quoth:Claim ; quoth:quote "Brightwater built the north reservoir in 2011" .\n')
    quoth("merge", *graphs, stray, "-o", at("abc.nq"))
    assert {l for l in lines(at("abc.nq")) if "<urn:c>" not in l} == merged


@in_folder
def test_merge_tells_what_is_wrong(at):
    good = write(at("good.ttl"), DOC % ("a", 1))
    bad = write(at("bad.ttl"), DOC % ("b", 2) + "<unfinished")
    error = quoth("merge", good, bad, "-o", at("out.nq"), status=1).stderr.decode()
    assert error.count("\n") == 1 and "bad.ttl:3:" in error, error
    assert len(lines(at("out.nq"))) == 2  # not even what came before the mistake
    quoth("merge", bad, "-o", at("none.nq"), status=3)
    assert not os.path.exists(at("none.nq"))
    quoth("merge", at("missing.nq"), status=3)
    quoth("merge", status=2)
    quoth("merge", good, "-f", "trig", status=2)
    quoth("merge", good, "--stream", "-f", "rdfxml", status=2)
    before = lines(good)
    quoth("merge", good, "-o", good, status=3)
    assert lines(good) == before


for name, test in sorted(globals().copy().items()):
    if name.startswith("test_"):
        test()
