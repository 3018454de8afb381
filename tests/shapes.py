"""What Quoth writes keeps to ontology/shapes.ttl, as pyshacl judges it.

The texts are some of ours and, where they are, three versions of a real
interview, which share entities and propositions. Needs pyshacl (PyPI) beside
the interpreter, or $QUOTH_PYSHACL, the program; skipped without.
"""
import os
import shutil
import subprocess
import sys
import tempfile

QUOTH = os.environ["QUOTH"]
PYSHACL = os.environ.get("QUOTH_PYSHACL") or shutil.which("pyshacl")
TEXTS = {
    "interview.md": """---
title: Boats
date: 2021-05-04
---
**Moderator:** When did you build the *Grey Heron*, and who paid?

**Ana Ruiz:** We built it in 1987. I think Nokia paid $40,000. It never leaked.
If the harbour freezes, she will stay home. My aunt said that it weighed two tonnes.
""",
    "talk.srt": """1
00:00:01,000 --> 00:00:04,500
We sold the café last year, maybe for 20,000 euros.

2
00:00:04,500 --> 00:00:07,000
Nobody wanted to keep it.
""",
}


def main():
    if not PYSHACL:
        print("skipped: no pyshacl")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, text in TEXTS.items():
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        paths.append("examples/lantern/interview.md")
        seeds = os.path.join(os.environ.get("QUOTH_SHARED", "../shared"), "seeds")
        if os.path.isdir(seeds):
            paths += sorted(os.path.join(seeds, name) for name in os.listdir(seeds))
        graph = os.path.join(folder, "graph.ttl")
        subprocess.run([QUOTH, "extract", "--facts", *paths, "-o", graph], check=True)
        done = subprocess.run([PYSHACL, "-s", "ontology/shapes.ttl", "-f", "human", graph],
                              capture_output=True, text=True)
        if done.returncode != 0:
            print(done.stdout[:6000], done.stderr[:2000])
        return done.returncode


sys.exit(main())
