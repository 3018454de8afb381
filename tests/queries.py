#!/usr/bin/env python3
"""Every named query: its answer on a small graph, line by line, and the same
answer as rdflib gives (when Debian has it), there and on an example text."""
import csv, glob, io, os, re, subprocess, sys, tempfile

QUOTH = os.path.abspath(os.environ["QUOTH"])
HARBOUR = "tests/queries/harbour.ttl"
NS = "https://w3id.org/quoth/ns#"

EXPECTED = {
    "about": """Mara Quint,Gullport,{q}Asserted,Gullport built the Tidegate in 2019
Tove Lind,Gullport,{q}Desired,Gullport should own twelve cranes
Tove Lind,Gullport,{q}Reported,Mara says Gullport built it
Mara Quint,Tidegate,{q}Asserted,Gullport built the Tidegate in 2019
Mara Quint,Tidegate,{q}Hedged,it cost maybe three million
Tove Lind,Tidegate,{q}Reported,Mara says Gullport built it""",
    "answers": """Tove Lind,"Who built the gate, Mara?",Mara Quint,Gullport built the Tidegate in 2019""",
    "conditions": """Tove Lind,if nobody dredges,harbour sink,the harbour will sink""",
    "contradictions": """harbour sink,Tove Lind,the harbour will sink,Mara Quint,it does not sink""",
    "corroborated": """Gullport built Tidegate,2,2,2""",
    "denials": """Mara Quint,harbour sink,it does not sink""",
    "documents": """Harbour talk,2,4
Second talk,1,2""",
    "entities": """Gullport,3,2
Tidegate,3,2""",
    "mentions": """Gullport,{q}Named,2
Tidegate,{q}Pronoun,1""",
    "numbers": """€3 million,money,Mara Quint,it cost maybe three million
12 cranes,quantity,Tove Lind,Gullport should own twelve cranes""",
    "predictions": """Tove Lind,{q}Possible,harbour sink,the harbour will sink""",
    "relations": """built,2,Gullport built the Tidegate in 2019
sink,2,the harbour will sink
cost,1,it cost maybe three million""",
    "reported": """Mara Quint,Tove Lind,Gullport built Tidegate,Mara says Gullport built it""",
    "said": """Mara Quint,Gullport built Tidegate,{q}Affirmed,{q}Asserted,Gullport built the Tidegate in 2019
Mara Quint,Tidegate cost €3 million,{q}Affirmed,{q}Hedged,it cost maybe three million
Mara Quint,harbour sink,{q}Negated,{q}Asserted,it does not sink
Tove Lind,Gullport own 12 cranes,{q}Affirmed,{q}Desired,Gullport should own twelve cranes
Tove Lind,Gullport built Tidegate,{q}Affirmed,{q}Reported,Mara says Gullport built it
Tove Lind,harbour sink,{q}Affirmed,{q}Predicted,the harbour will sink""",
    "speakers": """Mara Quint,{q}Asserted,{q}Affirmed,1
Mara Quint,{q}Asserted,{q}Negated,1
Mara Quint,{q}Hedged,{q}Affirmed,1
Tove Lind,{q}Desired,{q}Affirmed,1
Tove Lind,{q}Predicted,{q}Affirmed,1
Tove Lind,{q}Reported,{q}Affirmed,1""",
    "timeline": """2019-01-01,2019,Gullport built Tidegate,Mara Quint,Gullport built the Tidegate in 2019""",
    "wishes": """Tove Lind,Gullport own 12 cranes,Gullport should own twelve cranes""",
}


def quoth(*args, status=0):
    result = subprocess.run([QUOTH, *args], capture_output=True, timeout=120)
    assert result.returncode == status, (args, result.stderr.decode())
    return result


def rows(*args):
    text = quoth("query", *args, "-r", "csv").stdout.decode()
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_every_query_is_expected():
    names = {os.path.basename(p)[:-3] for p in glob.glob("ontology/queries/*.rq")}
    assert names == set(EXPECTED), names ^ set(EXPECTED)
    assert len(names) >= 10


def test_answers():
    for name, text in EXPECTED.items():
        expected = list(csv.reader(io.StringIO(text.format(q=NS))))
        got = rows(HARBOUR, "--named", name)
        assert got == expected, (name, got, expected)


def test_every_query_says_what_it_is_for():
    listed = quoth("query", "--named", "?").stdout.decode().splitlines()
    assert len(listed) == len(EXPECTED)
    for line in listed:
        assert re.match(r"[a-z]+ +[A-Z].*\.$", line), line


def test_parameters():
    got = rows(HARBOUR, "--named", "about", "--set", "about=tide")
    assert {r[1] for r in got} == {"Tidegate"} and len(got) == 3
    got = rows(HARBOUR, "--named", "said", "--set", "speaker=MARA")
    assert {r[0] for r in got} == {"Mara Quint"} and len(got) == 3
    assert rows(HARBOUR, "--named", "about", "--set", 'about=") } #') == []
    error = quoth("query", HARBOUR, "--named", "wishes", "--set", "about=x", status=3).stderr.decode()
    assert error.startswith("quoth: ") and "$about" in error, error
    quoth("query", HARBOUR, "--named", "about", "--set", "about", status=2)


def test_ways_to_ask():
    ask = "PREFIX quoth: <%s> SELECT ?c WHERE { ?c quoth:modality quoth:Hedged }" % NS
    assert rows(HARBOUR, ask) == [["https://w3id.org/quoth/id/doc/a.md/claim/2"]]
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "q.rq")
        with open(path, "w") as f:
            f.write(ask)
        assert len(rows(HARBOUR, "--file", path)) == 1
        out = os.path.join(d, "out.json")
        quoth("query", HARBOUR, "--file", path, "-r", "json", "-o", out)
        assert '"bindings"' in open(out).read()
    table = quoth("query", HARBOUR, "--named", "wishes").stdout.decode()
    assert table.splitlines()[0].split() == ["speaker", "says", "quote"]
    assert quoth("query", HARBOUR, "ASK { ?s ?p ?o }").stdout == b"yes\n"
    text = quoth("query", HARBOUR, "CONSTRUCT { ?s a <urn:x> } WHERE { ?s a <https://schema.org/Person> }").stdout
    assert b"person:mara-quint a <urn:x>" in text, text
    # Texts are extracted first.
    assert rows("examples/lantern/interview.md", "--named", "documents")


def test_mistakes():
    for args, status in [(("query",), 2), (("query", HARBOUR), 2), (("query", "--named", "wishes"), 2),
                         (("query", HARBOUR, "--named", "no-such"), 3), (("query", HARBOUR, "--named", "../x"), 3),
                         (("query", HARBOUR, "-r", "word", "ASK {}"), 2), (("query", "missing.ttl", "ASK {}"), 3),
                         (("query", HARBOUR, "SELECT"), 3), (("query", HARBOUR, "DESCRIBE <urn:x>"), 3)]:
        error = quoth(*args, status=status).stderr.decode()
        assert error.count("\n") == 1 and error.startswith("quoth: "), (args, error)


def rdflib_rows(graph, name):
    with open("ontology/queries/%s.rq" % name) as f:
        result = graph.query(f.read())
    return [["" if v is None else str(v) for v in row] for row in result]


def test_rdflib_agrees():
    try:
        import rdflib
    except ImportError:
        print("without rdflib: nobody to agree with")
        return
    with tempfile.TemporaryDirectory() as d:
        example = os.path.join(d, "example.ttl")
        quoth("extract", "examples/lantern/interview.md", "-o", example)
        for path in (HARBOUR, example):
            graph = rdflib.Graph()
            graph.parse(path, format="turtle")
            for name in EXPECTED:
                got = sorted(rows(path, "--named", name))
                expected = sorted(rdflib_rows(graph, name))
                if name == "relations":  # SAMPLE may differ
                    got, expected = [r[:2] for r in got], [r[:2] for r in expected]
                assert got == expected, (path, name, got[:5], expected[:5])


for name, test in sorted(globals().copy().items()):
    if name.startswith("test_"):
        test()
