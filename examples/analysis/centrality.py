#!/usr/bin/env python3
"""Who stands in the middle of a talk, and what is disputed or foreseen.

usage: quoth extract INTERVIEW -o talk.graphml
       quoth extract INTERVIEW -o talk.jsonl
       centrality.py talk.graphml talk.jsonl
Needs networkx; uses pandas for the second table when it is there.
Exits with 77 when networkx is missing.
"""
import json
import sys

try:
    import networkx
except ImportError:
    print("skipped: needs networkx")
    sys.exit(77)


def print_central(path):
    graph = networkx.read_graphml(path)
    assert graph.is_directed()
    rank = networkx.degree_centrality(graph)
    print("what the talk turns on:")
    for node in sorted(rank, key=rank.get, reverse=True)[:5]:
        data = graph.nodes[node]
        print(f"  {rank[node]:.3f}  {data['label']} ({data['type']}, "
              f"{data['claims']} claims)")
    denied = [d for _, _, d in graph.edges(data=True) if d["negated"]]
    print(f"{graph.number_of_edges()} claims between "
          f"{graph.number_of_nodes()} nodes, {len(denied)} denied")


def count_by(claims, row, column):
    table = {}
    for claim in claims:
        key = (claim[row] or "nobody", claim[column])
        table[key] = table.get(key, 0) + 1
    return table


def print_manners(path):
    with open(path, encoding="utf-8") as lines:
        claims = [json.loads(line) for line in lines]
    print("how each speaker speaks:")
    try:
        import pandas
        frame = pandas.DataFrame(claims)
        print(pandas.crosstab(frame["speaker"], frame["modality"]))
    except ImportError:
        for (who, how), count in sorted(
                count_by(claims, "speaker", "modality").items()):
            print(f"  {who}: {count} {how}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print_central(sys.argv[1])
    print_manners(sys.argv[2])
