#!/usr/bin/env python3
"""Every span of a graph says what stands at its offsets, and every claim is cited.

usage: spans.py TEXT...   (runs $QUOTH; offsets are code points of the file as it is)"""
import json, os, subprocess, sys, tempfile

try:
    import rdflib
except ImportError:
    print("skipped: python3-rdflib is not installed")
    sys.exit(77)

NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
Q = rdflib.Namespace("https://w3id.org/quoth/ns#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
DC = rdflib.Namespace("http://purl.org/dc/terms/")
RDF, RDFS = rdflib.RDF, rdflib.RDFS


def check(path):
    paths = [path]
    with tempfile.TemporaryDirectory() as d:
        out = os.path.join(d, "out.ttl")
        subprocess.run([os.environ["QUOTH"], "extract", *paths, "-o", out], check=True)
        g = rdflib.Graph().parse(out, format="turtle")
    texts = {}
    for doc, source in g.subject_objects(DC.source):
        with open(str(source), encoding="utf-8", newline="") as f:
            texts[doc] = f.read()
    assert len(texts) == len(paths), texts.keys()
    spans = 0
    for span, doc in g.subject_objects(NIF.referenceContext):
        begin, end = int(g.value(span, NIF.beginIndex)), int(g.value(span, NIF.endIndex))
        assert str(g.value(span, NIF.anchorOf)) == texts[doc][begin:end], span
        assert str(span) == "%s#offset_%d_%d" % (doc, begin, end), span
        spans += 1
    claims = 0
    for claim in g.subjects(RDF.type, Q.Claim):
        claims += 1
        for one in (RDF.subject, RDF.predicate, Q.polarity, Q.modality, Q.certainty, Q.tense, Q.quote, Q.rule,
                    Q.confidence, Q.states, Q.lexicalRelation, PROV.wasDerivedFrom, PROV.wasGeneratedBy):
            assert len(list(g.objects(claim, one))) == 1, (claim, one)
        span = g.value(claim, PROV.wasDerivedFrom)
        assert g.value(span, NIF.anchorOf) == g.value(claim, Q.quote), claim
    assert not any(isinstance(t, rdflib.BNode) for triple in g for t in triple)
    for kind in (Q.Document, Q.Role, Q.Proposition, Q.Date, Q.Duration, rdflib.SKOS.Concept):
        for node in g.subjects(RDF.type, kind):
            assert len(list(g.objects(node, RDFS.label))) == 1, node
    assert spans and claims
    print("%s: %d spans and %d claims hold" % (path, spans, claims))


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        check(argument)
