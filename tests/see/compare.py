#!/usr/bin/env python3
"""Comparing two tellings of one interview finds what was changed between them,
and puts it first. Ours always; those of ../shared when they are there."""
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios

QUOTH = os.environ["QUOTH"]
SEEDS = os.path.join(os.environ.get("QUOTH_SHARED", "../shared"), "seeds")


def compare(*paths):
    command = [QUOTH, "compare", "-r", "json", *paths]
    return json.loads(subprocess.run(command, check=True,
                                     stdout=subprocess.PIPE).stdout)


def finds(matches, difference, a, b, most=30):
    """A match that differs so, with these words in its two quotes."""
    for match in matches[:most]:
        quotes = [match["a"]["quote"], match["b"]["quote"]]
        if difference in match["differs"] and (
                (a in quotes[0] and b in quotes[1]) or
                (b in quotes[0] and a in quotes[1])):
            return True
    print(f"missing: {difference} {a!r} / {b!r}")
    return False


def check_ours():
    found = compare("examples/lantern/interview.md",
                    "examples/lantern/retold.md")
    matches = found["matches"]
    good = [
        finds(matches, "polarity", "We didn't accept it", "We accepted"),
        finds(matches, "number", "$2 million", "$20 million"),
        finds(matches, "number", "three of us", "five of us"),
        finds(matches, "name", "Wick", "Wyck"),
        finds(matches, "name", "Berlin", "Vienna"),
        finds(matches, "date", "March 2017", "March 2018"),
        finds(matches, "strength", "Schools love it", "schools love it"),
    ]
    agreed = [m for m in matches if m["kind"] == "corroborated"]
    good.append(any("60,000" in m["a"]["quote"] for m in agreed))
    alone = [c["claim"]["quote"] for c in found["only_here"]]
    good.append(any("Portugal" in quote for quote in alone))
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("a.txt", "b.txt")]
        for path, model in zip(paths, ("ZKT-1 and ZKT-3", "ZKT-one and ZKT-three")):
            with open(path, "w", encoding="utf8") as file:
                file.write("Ada: We built %s in the old shed.\n" % model)
        spelled = compare(*paths)["matches"]
    good.append(spelled and all(m["kind"] == "corroborated" for m in spelled))
    kinds = [m["kind"] for m in matches]
    good.append(kinds == sorted(kinds, key=["contradicted", "shifted",
                                            "corroborated"].index))
    return good


def on_a_terminal(**environment):
    """What a terminal of 70 columns gets."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 70, 0, 0))
    process = subprocess.Popen(
        [QUOTH, "compare", "examples/lantern/interview.md",
         "examples/lantern/retold.md"],
        stdout=slave, env=dict(os.environ, TERM="xterm", **environment))
    os.close(slave)
    told = b""
    try:
        while part := os.read(master, 65536):
            told += part
    except OSError:
        pass  # the terminal is closed
    assert process.wait() == 0
    return told


def check_terminal():
    coloured, plain = on_a_terminal(), on_a_terminal(NO_COLOR="1")
    return [b"\x1b[31mcontradicted\x1b[0m" in coloured,
            b"\x1b" not in plain and b"contradicted" in plain,
            max(map(len, plain.decode().splitlines())) <= 70]


def check_seeds():
    matches = compare(*(os.path.join(SEEDS, name)
                        for name in ("000.md", "002.txt", "003.md")))["matches"]
    return [
        finds(matches, "name", "DGX-1", "GGX1"),
        finds(matches, "wording", "copyrighting", "copywriting"),
        finds(matches, "number", "trillion tokens", "hundreds of billions"),
        finds(matches, "name", "o3", "GPT-4o"),
        finds(matches, "polarity", "first consumer product was not ChatGPT",
              "first consumer-oriented product, ChatGPT"),
    ]


if __name__ == "__main__":
    results = check_ours() + check_terminal()
    if os.path.isdir(SEEDS):
        results += check_seeds()
    sys.exit(0 if all(results) else 1)
