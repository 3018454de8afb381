#!/usr/bin/env python3
"""Node and edge lists fit each other and the GraphML.

usage: lists.py NODES.csv EDGES.csv GRAPH.graphml"""
import csv
import sys
import xml.etree.ElementTree as xml

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def rows(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main(nodes_path, edges_path, graph_path):
    nodes, edges = rows(nodes_path), rows(edges_path)
    ids = {node["Id"] for node in nodes}
    assert len(ids) == len(nodes) > 10, "ids are unique"
    for edge in edges:
        assert edge["Source"] in ids and edge["Target"] in ids, edge
        assert edge["Type"] == "Directed" and edge["quote"], edge
        assert edge["polarity"] in ("affirmed", "negated"), edge
    labels = {node["Label"]: node["Id"] for node in nodes}
    assert any(edge["Source"] == labels["Northlight Ventures"]
               for edge in edges), "an investor is the source of an edge"
    graph = xml.parse(graph_path).getroot().find(NAMESPACE + "graph")
    assert graph.get("edgedefault") == "directed"
    assert len(graph.findall(NAMESPACE + "edge")) == len(edges)
    assert len(graph.findall(NAMESPACE + "node")) == len(nodes)


if __name__ == "__main__":
    main(*sys.argv[1:])
