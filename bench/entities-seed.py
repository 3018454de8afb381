#!/usr/bin/env python3
"""Mentions of the seed interview that have the right node.

  bench/entities-seed.py [--build build/release] [--shared ../shared] [--date 2025-05-12]

A gold mention is found when a mention of the graph overlaps it; of several the one
that overlaps most. Its node is the right one when most of the node's mentions are
of that gold entity, and most of the entity's found mentions are the node's. Prints
what is missing or wrong, by entity. Skips (status 77) when the shared folder or
rdflib is absent. The last line is the figures as JSON."""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile


def read_graph(path):
    """(begin, end, node) of every mention, and the label of every node."""
    import rdflib
    nif = rdflib.Namespace('http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#')
    its = rdflib.Namespace('http://www.w3.org/2005/11/its/rdf#')
    quoth = rdflib.Namespace('https://w3id.org/quoth/ns#')
    graph = rdflib.Graph()
    graph.parse(path, format='turtle')
    mentions = [(int(graph.value(m, nif.beginIndex)), int(graph.value(m, nif.endIndex)), str(node))
                for m, node in graph.subject_objects(its.taIdentRef)
                if not str(graph.value(m, quoth.mentionKind)).endswith('Pronoun')]
    speakers = [(t, graph.value(t, quoth.speaker)) for t in graph.subjects(rdflib.RDF.type, quoth.Turn)]
    labels = {str(s): str(o) for s, o in graph.subject_objects(rdflib.RDFS.label)}
    return sorted(set(mentions)), labels, speakers


def match(gold, mentions):
    """(entity index, begin, end) -> node, or None."""
    out = {}
    for index, entity in enumerate(gold):
        for begin, end in entity['mentions']:
            best = max(((min(end, e) - max(begin, b), -(e - b), node) for b, e, node in mentions
                        if min(end, e) > max(begin, b)), default=None)
            out[index, begin, end] = best[2] if best else None
    return out


def judge(found):
    """Those of `found` whose node is the right one."""
    nodes, entities = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for (index, _begin, _end), node in found.items():
        if node:
            nodes[node][index] += 1
            entities[index][node] += 1
    return {key for key, node in found.items()
            if node and nodes[node].most_common(1)[0][0] == key[0]
            and entities[key[0]].most_common(1)[0][0] == node}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--build', default='build/release')
    parser.add_argument('--shared', default=os.environ.get('QUOTH_SHARED', '../shared'))
    parser.add_argument('--date', default='2025-05-12')
    args = parser.parse_args()
    seed = os.path.join(args.shared, 'seeds/000.md')
    path = os.path.join(args.shared, 'gold/seed-000/entities.jsonl')
    try:
        import rdflib  # noqa: F401
    except ImportError:
        if sys.executable != '/usr/bin/python3' and os.path.exists('/usr/bin/python3'):
            return subprocess.run(['/usr/bin/python3'] + sys.argv).returncode
        print('skipped: needs python3-rdflib')
        return 77
    if not os.path.exists(path):
        print('skipped: needs', path)
        return 77
    with open(path, encoding='utf8') as file:
        gold = [entity for entity in map(json.loads, file) if entity['doc'] == '000']
    with open(seed, encoding='utf8', newline='') as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        graph = os.path.join(folder, 'graph.ttl')
        subprocess.run([os.path.join(args.build, 'quoth'), 'extract', '-f', 'turtle', '-o', graph,
                        '--date', args.date, seed], check=True)
        mentions, labels, _speakers = read_graph(graph)
    found = match(gold, mentions)
    right = judge(found)
    for (index, begin, end), node in found.items():
        if (index, begin, end) not in right:
            print('%-24s %-28s %s' % (gold[index]['id'], repr(text[begin:end]), labels.get(node, node)))
    count = lambda keys: [sum(not gold[k[0]].get('generic') for k in keys), len(keys)]
    named, total = count(found)
    named_right, all_right = count(right)
    print('right node: %d of %d mentions (%.1f %%); of names and values %d of %d (%.1f %%)'
          % (all_right, total, 100 * all_right / total, named_right, named, 100 * named_right / named))
    print(json.dumps({'mentions': total, 'right': all_right, 'share': round(100 * all_right / total, 1)}))
    return 0


if __name__ == '__main__':
    sys.exit(main())
