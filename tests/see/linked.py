#!/usr/bin/env python3
"""A JSON-LD 1.1 processor reads the triples that N-Triples has. Skips (77)
without pyld."""
import json
import os
import subprocess
import sys

try:
    from pyld import jsonld
except ImportError:
    print("skipped: needs pyld")
    sys.exit(77)


def extracted(form):
    command = [os.environ["QUOTH"], "extract", "-f", form,
               "examples/lantern/interview.md"]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          encoding="utf-8").stdout


def triples(dataset):
    return {tuple(tuple(sorted(triple[place].items()))
                  for place in ("subject", "predicate", "object"))
            for graph in dataset.values() for triple in graph}


if __name__ == "__main__":
    ours = triples(jsonld.to_rdf(json.loads(extracted("jsonld"))))
    plain = triples(jsonld.JsonLdProcessor.parse_nquads(extracted("ntriples")))
    assert len(plain) > 1000, len(plain)
    assert ours == plain, list(ours ^ plain)[:5]
