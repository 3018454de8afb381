"""quoth check: packs prove themselves, mistakes are told, quotes are proved.

usage: check.py rules | packs
"""
import os
import re
import subprocess
import sys
import tempfile

QUOTH = os.environ["QUOTH"]
PREFIXES = """
@prefix ex:     <https://example.org/ferry#> .
@prefix owl:    <http://www.w3.org/2002/07/owl#> .
@prefix quoth:  <https://w3id.org/quoth/ns#> .
@prefix rdf:    <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs:   <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos:   <http://www.w3.org/2004/02/skos/core#> .
"""
GOOD = """
ex:Ferry a rdfs:Class ; rdfs:subClassOf schema:Vehicle ; rdfs:label "ferry" .
ex:heron a ex:Ferry ; rdfs:label "Grey Heron" .
ex:carried a rdf:Property ; rdfs:label "carried" ;
    rdfs:domain ex:Ferry ; rdfs:range schema:Person .
ex:carry a quoth:Rule ; quoth:claims ex:carried ;
    quoth:frame "{subject} carry|ferry {object}" ;
"""


def run(*arguments):
    done = subprocess.run([QUOTH, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def check_pack(body):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pack.ttl")
        with open(path, "w", encoding="utf-8") as file:
            file.write(PREFIXES + body)
        return run("check", path)


def expect(body, status, *words):
    code, said = check_pack(body)
    assert code == status, (body, code, said)
    for word in words:
        assert word in said, (body, word, said)


def shipped_rules_hold():
    for paths in ([], ["examples/medicine/medicine.ttl"]):
        code, said = run("check", *paths)
        print(said, end="")
        assert code == 0


def foreign_vocabulary():
    """DBpedia's terms, as they are, give relations and facts."""
    with tempfile.TemporaryDirectory() as folder:
        text = os.path.join(folder, "t.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write("Mia: Nokia was founded by Fredrik Idestam. Bill Gates founded"
                       " Microsoft. Google was established in 1998. Susan Clark is the"
                       " chairman of Samsung.\n")
        code, said = run("extract", text, "--rules", "examples/dbpedia/terms.ttl",
                         "--facts", "-f", "ntriples")
        assert code == 0, said
    entity, dbo = "<https://w3id.org/quoth/id/entity/", "<http://dbpedia.org/ontology/"
    for fact in (
            f"{entity}organization/nokia> {dbo}foundedBy> {entity}person/fredrik-idestam> .",
            f"{entity}organization/microsoft> {dbo}foundedBy> {entity}person/bill-gates> .",
            f"{entity}organization/samsung> {dbo}chairman> {entity}person/susan-clark> .",
            f'{entity}organization/google> {dbo}foundingYear> "1998"^^'
            "<http://www.w3.org/2001/XMLSchema#gYear> ."):
        assert fact in said, (fact, said)


def packs_of_the_documentation_hold():
    """What the pages show, typed in as a user would."""
    for page in ("docs/rules.md", "docs/teach-quoth.md"):
        with open(page, encoding="utf-8") as file:
            blocks = re.findall(r"```turtle\n(.*?)```", file.read(), re.S)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pack.ttl")
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(blocks))
            code, said = run("check", path)
        assert code == 0 and "0 failures, 0 warnings" in said, (page, said)


def packs():
    sound = GOOD + """
    quoth:example "The Grey Heron carried the teacher. => Grey Heron | teacher" ;
    quoth:counterExample "The wind carried the leaves." ."""
    expect(sound, 0, "1 rules, 1 examples, 1 counter-examples: 0 failures")

    wrong = GOOD + """
    quoth:example "The Grey Heron sank. => Grey Heron | teacher" ."""
    expect(wrong, 1, "pack.ttl:17:", "ferry#carry", "expected Grey Heron | teacher")

    claimed = GOOD + """
    quoth:counterExample "The Grey Heron carried the teacher." ."""
    expect(claimed, 1, "counter-example claims")

    vague = GOOD + """
    quoth:example "The Grey Heron carried the teacher." ."""
    expect(vague, 1, "=> SUBJECT | OBJECT")

    expect(GOOD + "quoth:comment 1 .", 1, "ns#comment", "no such term")
    expect("ex:r a quoth:Rule ; quoth:claims ex:p .", 1, "never fires")
    expect('ex:r a quoth:Rule ; quoth:frame "{Person} sail" .', 1,
           "ferry#r", "no quoth:claims")
    expect('ex:r a quoth:Rule ; quoth:claims ex:p ; quoth:frame "{Persn} sail" .',
           1, "ferry#r", 'no class is called "Persn"')
    expect(GOOD + ' rdfs:comment "x" . ex:again a quoth:Rule ; quoth:claims ex:carried ;'
           ' quoth:frame "{subject} carry|ferry {object}" .', 0, "shadowed")
    expect(sound + 'ex:other a ex:Ferry ; rdfs:label "Grey Heron" .', 0, "also names")
    expect("ex:r a quoth:Rul", 3, "pack.ttl")
    expect("ex:r a nope:Rule .", 3, "pack.ttl")


BUOY = """
ex:Buoy a rdfs:Class ; rdfs:subClassOf schema:Product ; rdfs:label "buoy" ;
"""


def patterns():
    sound = BUOY + """quoth:mention "BY-?\\\\d{2,3}", "Q[1-9]x" ;
    quoth:example "We moored at BY-77 that night. => BY-77", "The Q7x sank. => Q7x" ;
    quoth:counterExample "The BY of old was red." ."""
    expect(sound, 0, "0 rules, 2 patterns, 2 examples, 1 counter-examples: 0 failures")

    expect(BUOY + 'quoth:mention "BY(7" .', 1, "ferry#Buoy", "missing closing parenthesis",
           "offset 4")
    expect(BUOY + 'quoth:mention "x*" .', 1, "ferry#Buoy", "where there is nothing")
    expect(BUOY + 'quoth:mention "(a+)+$" ; quoth:example "He aaa. => aaa" .', 1, "slow")
    expect(BUOY + 'quoth:mention "B(Y|YY)+\\\\d" ; quoth:example "At BYY7 now. => BYY7" .', 1,
           "slow")
    expect(BUOY + 'quoth:mention "BY\\\\d", "AB\\\\d" ; quoth:example "At BY7 now. => BY7" .', 0,
           "no example needs")
    expect(BUOY + 'quoth:mention "BY\\\\d" ; quoth:example "At BX7 now. => BX7" .', 1,
           "expected the name BX7", "found BX7")
    expect(BUOY + 'quoth:mention "BY\\\\d" ; quoth:example "At BY7 now." .', 1, "=> NAME")
    expect(BUOY + 'quoth:mention "BY\\\\d" ; quoth:counterExample "At BY7 now." .', 1,
           "counter-example holds the name BY7")
    expect('ex:r a quoth:Rule ; quoth:mention "BY7" .', 1, "ferry#r", "neither a class")


def mistakes_have_lines():
    """File and line of the value at fault, however the Turtle is laid out."""
    head = PREFIXES + "# ex:r is not here. ex:r neither\n"  # lines 1-9
    rule = head + """ex:p a rdf:Property ; rdfs:label "p; ex:r . 'x" .
PREFIX f: <https://example.org/ferry#>
ex:s a quoth:Rule ; quoth:claims ex:p ; rdfs:comment '''two
lines. "quoted" ''' ; quoth:frame "{Person} sail" ;
    quoth:example "We sailed. => Mia | x" .
f:r a quoth:Rule ; quoth:claims ex:p ;
    # a comment
    quoth:frame "{Person} row" ,
        "{Persn} row \\"x\\"" .
"""
    cases = {rule: ('p.ttl:18: <https://example.org/ferry#r>: no class is called "Persn"',),
             head + '\n\nex:C a rdfs:Class ;\n quoth:family "ship" .': (
                 "p.ttl:12: <https://example.org/ferry#C>: quoth:family",),
             head + 'ex:C a rdfs:Class ; rdfs:subClassOf schema:Thing ;\n quoth:mention "A"'
             ',\n "B(" .': ("p.ttl:12: <https://example.org/ferry#C>", "at offset 2"),
             head + 'ex:C a rdfs:Class ;\n rdfs:label "x .\n': ("p.ttl:1", "1")}
    with tempfile.TemporaryDirectory() as folder:
        pack, text = os.path.join(folder, "p.ttl"), os.path.join(folder, "t.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write("Mia: We sailed at noon.\n")
        for body, words in cases.items():
            with open(pack, "w", encoding="utf-8") as file:
                file.write(body)
            for arguments in (["check", pack], ["extract", text, "--rules", pack],
                              ["explain", "--why-not", "We sail.", "--rules", pack]):
                code, said = run(*arguments)
                assert code in (1, 3), (arguments, code, said)
                assert "@prefix" not in said and "claim" not in said, said
                for word in words:
                    assert word in said, (body, arguments, said)


def patterns_find_names():
    pack = PREFIXES + BUOY + """quoth:mention "BY-\\\\d+[a-z ]?", "(z+)+!$" .
    ex:heron a ex:Buoy ; rdfs:label "Grey Heron" ; quoth:mention "G\\\\.? ?Heron" .
    schema:Vehicle quoth:mention "BY-9" ."""
    with tempfile.TemporaryDirectory() as folder:
        path, text = os.path.join(folder, "p.ttl"), os.path.join(folder, "t.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(pack)
        with open(text, "w", encoding="utf-8") as file:
            file.write("Mia: We painted BY-77. The Grey\nHeron, or G. Heron, broke. BY-9 and"
                       " BY-777xx sank. " + "z" * 3000 + "\n")
        code, said = run("extract", text, "--rules", path, "-f", "ntriples")
        assert code == 0, said
        thing, kind = "<https://w3id.org/quoth/id/entity/thing/", "<https://example.org/ferry#Buoy>"
        a = "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        assert thing + "by-77" + a + kind in said, said
        assert thing + "grey-heron" + a + kind in said, said
        assert thing + "grey-heron> <http://www.w3.org/2004/02/skos/core#altLabel> \"G. Heron\"" in said
        assert thing + "by-9" + a + "<https://schema.org/Vehicle>" in said, "the last pattern wins"
        assert "by-777" + a + kind not in said, "a name ends where its word does"


def explain_names_the_pattern():
    code, said = run("explain", "--why-not", "The governor vetoed SB 1047.")
    assert code == 0 and "found by the pattern (?:H" in said, said
    assert "of https://schema.org/Legislation" in said, said


def facts_follow_the_ontology():
    pack = PREFIXES + """
ex:Ferry a rdfs:Class ; rdfs:subClassOf schema:Vehicle ; rdfs:label "ferry" .
ex:heron a ex:Ferry ; rdfs:label "Grey Heron" ; owl:sameAs <https://example.net/boats/7> .
ex:gh a ex:Ferry ; skos:prefLabel "Old Lady" ; skos:altLabel "Mabel" ; owl:sameAs ex:heron .
ex:carried a rdf:Property ; rdfs:label "carried" ; rdfs:domain ex:Ferry ; rdfs:range schema:Person ;
    rdfs:subPropertyOf ex:moved ; owl:inverseOf ex:sailedOn .
ex:moved a rdf:Property ; rdfs:label "moved" ; owl:equivalentProperty ex:shifted .
ex:transported rdfs:label "transported" ; owl:sameAs ex:shifted .
ex:carry a quoth:Rule ; quoth:claims ex:carried ; quoth:frame "{subject} carry {object}" ."""
    with tempfile.TemporaryDirectory() as folder:
        path, text = os.path.join(folder, "p.ttl"), os.path.join(folder, "t.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(pack)
        with open(text, "w", encoding="utf-8") as file:
            file.write("Mia: Mabel carried Tom Hale. The Old Lady never carried Ann Lee."
                       " The Grey Heron may have carried Eve Moss.\n")
        code, said = run("extract", text, "--rules", path, "--facts", "-f", "ntriples")
        assert code == 0, said
    heron, tom = ("<https://w3id.org/quoth/id/entity/" + end for end in
                  ("thing/grey-heron>", "person/tom-hale>"))
    for name in ("carried", "moved", "shifted", "transported"):
        assert f"{heron} <https://example.org/ferry#{name}> {tom} ." in said, (name, said)
    assert f"{tom} <https://example.org/ferry#sailedOn> {heron} ." in said, said
    assert f"{heron} <https://schema.org/sameAs> <https://example.net/boats/7> ." in said, said
    assert f'{heron} <http://www.w3.org/2004/02/skos/core#altLabel> "Mabel" .' in said, said
    for name in ("ann-lee", "eve-moss"):
        assert f"#carried> <https://w3id.org/quoth/id/entity/person/{name}>" not in said, said


def precision_against_annotated_claims():
    pack = PREFIXES + GOOD + 'quoth:example "The Grey Heron carried Tom. => Grey Heron | Tom" .'
    text = ("Mia: The café closed. The Grey Heron carried Tom Hale. The Grey Heron carried Ann Lee."
            " The Grey Heron never carried Eve Moss. The Grey Heron carried Max Ray.")
    gold = []
    for quote, who, polarity in (("The Grey Heron carried Tom Hale", ["Tom", "Mr Hale"], "affirmed"),
                                 ("carried Ann Lee", "the \\u00e9tudes", "affirmed"),
                                 ("never carried Eve Moss", ["Eve Moss"], "negated")):
        begin = text.index(quote)
        who = str(who).replace("'", '"') if isinstance(who, list) else f'"{who}"'
        gold.append(f'{{"id": [{{"x": "}}]"}}, 1.5e3, null], "doc": "t", "start": {begin},'
                    f' "end": {begin + len(quote)}, "subject": ["the old Grey Heron"],'
                    f' "object": {who}, "polarity": "{polarity}"}}')
    with tempfile.TemporaryDirectory() as folder:
        path, note, talk = (os.path.join(folder, name) for name in ("p.ttl", "g.jsonl", "t.txt"))
        for name, body in ((path, pack), (note, "\n".join(gold) + "\n\n"), (talk, text + "\n")):
            with open(name, "w", encoding="utf-8") as file:
                file.write(body)
        code, said = run("check", path, "--corpus", talk, "--gold", note)
        assert code == 0, said
        assert "4     1 not     2 of    3 agree  <https://example.org/ferry#carry>" in said, said
        assert "2 of the 3 claims" in said and "precision 0.67" in said, said
        for line in ('{"doc": "t"}', '{"doc": "t", "start": 9, "end": 3}', '{"doc": "t\\q"', "[1]",
                     '{"doc": "t", "x": ' + "[" * 5000, '{"doc": "t", "start": "x"}', '{"a": "\\u12'):
            with open(note, "w", encoding="utf-8") as file:
                file.write("\n" + line)
            code, said = run("check", path, "--corpus", talk, "--gold", note)
            assert code == 3 and "g.jsonl:2: no annotated claim" in said, (line, said)
        code, said = run("check", path, "--gold", note)
        assert code == 2 and "--corpus" in said, said


def bad_packs_load_nothing():
    with tempfile.TemporaryDirectory() as folder:
        pack, text = os.path.join(folder, "p.ttl"), os.path.join(folder, "t.txt")
        with open(pack, "w", encoding="utf-8") as file:
            file.write(PREFIXES + 'ex:r a quoth:Rule ; quoth:claims ex:p ;'
                       ' quoth:frame "{Person} [" .')
        with open(text, "w", encoding="utf-8") as file:
            file.write("Mia: We sailed at noon.\n")
        code, said = run("extract", text, "--rules", pack)
        assert code == 3 and "ferry#r" in said and "@prefix" not in said, (code, said)


def graphs():
    with tempfile.TemporaryDirectory() as folder:
        text, graph = os.path.join(folder, "t.md"), os.path.join(folder, "g.ttl")
        with open(text, "w", encoding="utf-8") as file:
            file.write("**Zoë:** The *old* ferry carried **forty** goats — in 1987.\n")
        code, said = run("extract", text, "-o", graph)
        assert code == 0, said
        source = re.search(r'dcterms:source "([^"]+)"', open(graph, encoding="utf-8").read())
        assert source, "no dcterms:source"
        where = folder if not os.path.isabs(source.group(1)) else "/"
        code, said = run("check", graph, "--sources", where)
        if code != 0:  # the path as given, below the folder it was given from
            code, said = run("check", graph, "--sources", "/")
        assert code == 0 and " 0 wrong" in said, said
        with open(graph, encoding="utf-8") as file:
            altered = file.read().replace("goats", "sheep")
        with open(graph, "w", encoding="utf-8") as file:
            file.write(altered)
        code, said = run("check", graph, "--sources", "/")
        assert code == 1 and "nif:anchorOf" in said, (code, said)


if sys.argv[1] == "rules":
    shipped_rules_hold()
    foreign_vocabulary()
else:
    packs()
    packs_of_the_documentation_hold()
    patterns()
    mistakes_have_lines()
    patterns_find_names()
    facts_follow_the_ontology()
    precision_against_annotated_claims()
    explain_names_the_pattern()
    bad_packs_load_nothing()
    graphs()
