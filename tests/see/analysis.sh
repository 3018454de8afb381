#!/usr/bin/env bash
# The worked example reads what we write.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$QUOTH" extract examples/lantern/interview.md -o "$folder/talk.graphml"
"$QUOTH" extract examples/lantern/interview.md -o "$folder/talk.jsonl"
"$QUOTH" extract examples/lantern/interview.md -o "$folder/talk.nodes.csv"
"$QUOTH" extract examples/lantern/interview.md -f edges -o "$folder/talk.csv"
python3 tests/see/lists.py "$folder/talk.nodes.csv" "$folder/talk.csv" \
  "$folder/talk.graphml"
python3 examples/analysis/centrality.py "$folder/talk.graphml" "$folder/talk.jsonl"
"$QUOTH" draw examples/lantern/interview.md -T dot -o "$folder/talk.dot"
if command -v dot >/dev/null; then
  dot -Tsvg "$folder/talk.dot" >/dev/null
fi
