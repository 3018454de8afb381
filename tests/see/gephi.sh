#!/usr/bin/env bash
# Gephi reads every node and edge that we write, with their types.
#   QUOTH_GEPHI=gephi-toolkit-VERSION-all.jar tests/see/gephi.sh
set -euo pipefail
jar=${QUOTH_GEPHI:-}
if [ ! -f "$jar" ] || ! command -v javac >/dev/null; then
  echo "skipped: needs a JDK, and QUOTH_GEPHI to name the jar of Gephi's toolkit"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$QUOTH" extract examples/lantern/interview.md -o "$folder/talk.graphml"
javac -cp "$jar" -d "$folder" tests/see/Gephi.java
java -cp "$jar:$folder" Gephi "$folder/talk.graphml" 2>/dev/null >"$folder/got"
nodes=$(grep -c '<node ' "$folder/talk.graphml")
edges=$(grep -c '<edge ' "$folder/talk.graphml")
expected="$nodes nodes, $edges edges, directed true, confidence Double, negated Boolean"
echo "expected $expected; got $(cat "$folder/got")"
[ "$(cat "$folder/got")" = "$expected" ]
