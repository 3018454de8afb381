#!/usr/bin/env python3
"""Texts that nobody would write, in encodings that nobody should use: each is
read or refused with one line, in every format; nothing is written by halves;
the texts beside it come out.

usage: hostile.py [--bytes N] [--measure] [SHAPE...]

Without arguments a quick run; with an ASan build and --bytes 200000 a long
one. --measure instead tells CPU time and memory at 1 MB, the memory that two
such texts take in two threads, and how time and memory grow to --bytes (4 MB)."""
import argparse, os, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hostile_shapes import SHAPES  # noqa: E402

QUOTH = os.path.abspath(os.environ["QUOTH"])
NAMING = ["turtle", "ntriples", "nquads", "rdfxml", "jsonld", "jsonl", "csv"]  # these name every document
FORMATS = ["turtle", "ntriples", "nquads", "rdfxml", "jsonld", "jsonl", "csv", "nodes", "edges", "dot", "graphml"]
GOOD = ["before.txt", "zafter.txt"]
LARGEST = 300e6  # bytes of memory that two texts of 1 MB may take


def broken(data):
    """Bytes that are no UTF-8, early, in the middle and at the end."""
    middle = len(data) // 2
    return data[:1] + b"\xff" + data[1:middle] + b"\xc3\x28\xed\xa0\x80" + data[middle:] + b"\xe2\x82"


ENCODINGS = {
    "as it is": lambda t: t.encode(),
    "CR LF": lambda t: t.replace("\n", "\r\n").encode(),
    "CR": lambda t: t.replace("\n", "\r").encode(),
    "BOM": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "not UTF-8": lambda t: broken(t.encode()),
    "nulls": lambda t: t.encode()[:len(t) // 2] + b"\0" + t.encode()[len(t) // 2:],
    "UTF-16": lambda t: t.encode("utf-16"),
    "UTF-16 without BOM": lambda t: t.encode("utf-16-be"),
    "cut": lambda t: t.encode()[:-1],
}


def run(folder, texts, form, *options):
    """Extracts hostile texts between two good ones."""
    out = os.path.join(folder, "out")
    for name, data in texts.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)
    with open(out, "w") as f:
        f.write("as it was")
    result = subprocess.run([QUOTH, "extract", "-j1", "-o", out, "-f", form, *options, GOOD[0], *texts, GOOD[1]], cwd=folder, capture_output=True,
                            timeout=900)
    with open(out, "rb") as f:
        written = f.read()
    lines = result.stderr.decode().splitlines()  # what it says is UTF-8
    assert result.returncode == (1 if lines else 0), (result.returncode, lines[:5])
    told = [line.split(":")[1].strip() for line in lines]
    assert len(set(told)) == len(told) and set(told) <= set(texts), lines
    for line in lines:
        assert line.startswith("quoth: ") and len(line) < 400 and line.isprintable(), line
    for name in texts:
        os.remove(os.path.join(folder, name))
    assert sorted(os.listdir(folder)) == sorted([*GOOD, "out"]), os.listdir(folder)
    assert written and written != b"as it was"
    if form in NAMING:
        for name in [*GOOD, *texts]:
            assert name.encode() in written or name in told or form in ("jsonl", "csv"), name


def try_all(size, only):
    """Small texts all at once, long ones one by one."""
    shapes = {"%02d.%s" % (i, extension): (shape, make) for i, (shape, extension, make) in enumerate(SHAPES) if not only or shape in only}
    lots = [list(shapes)] if size <= 5000 else [[name] for name in shapes]
    with tempfile.TemporaryDirectory() as folder:
        for good in GOOD:
            with open(os.path.join(folder, good), "w") as f:
                f.write("Ada: We sell pumps in Leeds.\n")
        for number, lot in enumerate(lots):
            started = time.time()
            for i, (encoding, encode) in enumerate(ENCODINGS.items()):
                texts = {name: encode(shapes[name][1](size)) for name in lot}
                # Small texts see every format and encoding, long ones some pairs.
                first = number + i
                for f in FORMATS if i == 0 and len(lot) > 1 else [FORMATS[first % len(FORMATS)]]:
                    for more in ([], ["--lenient", "--text"])[:1 if i == 0 else 2] if len(lot) > 1 else ([["--lenient", "--text"], []][first % 2],):
                        try:
                            run(folder, texts, f, *more)
                        except Exception:
                            print("%s: %s, %s %s" % ([shapes[name][0] for name in lot], encoding, f, more), flush=True)
                            raise
            if len(lot) == 1:
                print("%-26s %-9s %6.1f s" % (shapes[lot[0]][0], lot[0], time.time() - started), flush=True)


def cost(folder, extension, text, texts=1):
    """CPU seconds and bytes of memory of extracting `texts` copies at once."""
    paths = [os.path.join(folder, "%d.%s" % (i, extension)) for i in range(texts)]
    for path in paths:
        with open(path, "wb") as f:
            f.write(text.encode())
    p = subprocess.Popen([QUOTH, "extract", "--quiet", "-j%d" % texts, "-f", "nquads", "-o", "/dev/null", *paths], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(p.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), (extension, status)  # 1: refused
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def measure(size, only):
    large = size or 4000000
    print("%-26s %-4s %8s %8s %8s %10s %10s" % ("shape", "", "1 MB, s", "MB", "two, MB", "times s", "bytes/byte"))
    with tempfile.TemporaryDirectory() as folder:
        for shape, extension, make in SHAPES:
            if only and shape not in only:
                continue
            small, some = cost(folder, extension, make(1000000))
            _, two = cost(folder, extension, make(1000000), 2)
            long, much = cost(folder, extension, make(large))
            bad = long > small * large / 1e6 * 1.5 + 0.5 or two > LARGEST
            print("%-26s %-4s %8.2f %8.0f %8.0f %10.1f %10.0f%s" % (shape, extension, small, some / 1e6, two / 1e6, long / small,
                                                                 (much - some) / (large - 1000000), "  !" if bad else ""), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bytes", type=int, default=0)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("shapes", nargs="*")
    options = parser.parse_args()
    if options.measure and 0 < options.bytes < 2000000:
        parser.error("--measure compares 1 MB with --bytes of at least 2 MB")
    if options.measure:
        measure(options.bytes, options.shapes)
    else:
        try_all(options.bytes or 600, options.shapes)


main()
