#!/usr/bin/env python3
"""Speed and memory of the whole program, as ratios to `LC_ALL=C wc -w` on the same text in the same run.

usage: bench/speed.py [--runs N] [--shared DIR] [--peers]     runs $QUOTH or build/release/quoth

The yardstick is the warm median of `wc -w`, so that figures of different machines compare. Prints one table.
--peers: instead, 5 MB beside wink-nlp and compromise (bench/peers.cjs; npm installs them into build/peers)."""
import argparse, os, statistics, subprocess, sys, tarfile, tempfile, time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
QUOTH = os.environ.get("QUOTH", os.path.join(ROOT, "build/release/quoth"))


def timed(command, runs, warm=True):
    """Median wall seconds, median CPU seconds, peak memory in MB; after one run to warm up."""
    walls, cpu, peak = [], [], 0
    for i in range(0 if warm else 1, runs + 1):
        start = time.perf_counter()
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env=dict(os.environ, LC_ALL="C"))
        _, status, usage = os.wait4(p.pid, 0)
        if status != 0:
            sys.exit("failed: %s" % " ".join(command))
        if i:
            walls.append(time.perf_counter() - start)
            cpu.append(usage.ru_utime + usage.ru_stime)
            peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(walls), statistics.median(cpu), peak


def row(name, measured, bytes_, yard):
    wall, cpu, peak = measured
    print("| %s | %.3f | %.3f | %.2f | %.0f | 1/%.0f |" % (name, wall, cpu, bytes_ / cpu / 1e6, peak, cpu / yard))


def peers(files, folder, runs):
    """CPU seconds of each on the same 5 MB, by turns, and how many times faster Quoth is."""
    there = os.path.join(ROOT, "build/peers")
    if not os.path.isdir(os.path.join(there, "node_modules/compromise")):
        os.makedirs(there, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", there, "wink-nlp", "wink-eng-lite-web-model", "compromise"], check=True)
    some, size = [], 0
    while size < 5000000 and len(some) < len(files):
        size += os.path.getsize(files[len(some)])
        some.append(files[len(some)])
    whole = os.path.join(folder, "some.txt")
    with open(whole, "wb") as out:
        for f in some:
            out.write(open(f, "rb").read() + b"\n\n")
    script = os.path.join(ROOT, "bench/peers.cjs")
    os.environ["NODE_PATH"] = os.path.join(there, "node_modules")
    rows = [("quoth extract -f nquads -j 1", [QUOTH, "extract", "-f", "nquads", "-j", "1", "-o", "/dev/null", *some]),
            ("wink-nlp, all stages", ["node", script, "wink", whole]),
            ("compromise, people + places + organisations", ["node", script, "compromise", whole])]
    took = {name: [] for name, _ in rows}
    for _ in range(runs):
        for name, command in rows:
            took[name].append(timed(command, 1, warm=False))
    print("%d documents, %.1f MB; CPU seconds, median of %d\n" % (len(some), size / 1e6, runs))
    print("| what | wall s | CPU s | peak MB | times quoth |\n|---|--:|--:|--:|--:|")
    first = statistics.median(c for _, c, _ in took[rows[0][0]])
    for name, _ in rows:
        wall, cpu, peak = (statistics.median(column) for column in zip(*took[name]))
        print("| %s | %.1f | %.1f | %.0f | %.1f |" % (name, wall, cpu, peak, cpu / first))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--peers", action="store_true", help="beside wink-nlp and compromise")
    ap.add_argument("--start", action="store_true", help="only the start of the program")
    ap.add_argument("--documents", type=int, default=0, help="only the first N episodes")
    ap.add_argument("--shared", default=os.environ.get("QUOTH_SHARED", os.path.join(ROOT, "../shared")))
    a = ap.parse_args()
    if a.start:
        return start()
    corpus = os.path.join(a.shared, "corpora/changelog-podcast.tar.xz")
    if not os.path.exists(corpus):
        sys.exit("skipped: %s is not there" % corpus)
    with tempfile.TemporaryDirectory() as d:
        with tarfile.open(corpus) as t:
            t.extractall(d)
        files = sorted(os.path.join(p, f) for p, _, fs in os.walk(d) for f in fs if f.endswith(".md"))
        for f in files[a.documents:] if a.documents else []:
            os.remove(f)
        files = files[:a.documents] if a.documents else files
        if a.peers:
            return peers(files, d, min(a.runs, 3))
        bytes_ = sum(os.path.getsize(f) for f in files)
        whole = os.path.join(d, "whole.txt")
        with open(whole, "wb") as out:
            for f in files:
                out.write(open(f, "rb").read())
        yard = timed(["wc", "-w", whole], a.runs)[1]
        print("%d documents, %.1f MB; wc -w: %.3f s of CPU\n" % (len(files), bytes_ / 1e6, yard))
        print("| what | wall s | CPU s | MB per CPU s | peak MB | of wc -w |\n|---|--:|--:|--:|--:|--:|")
        row("parse", timed([QUOTH, "parse", whole], min(a.runs, 3)), bytes_, yard)
        os.remove(whole)
        for jobs in (1, 2):
            row("extract -f nquads -j %d" % jobs,
                timed([QUOTH, "extract", "-f", "nquads", "-j", str(jobs), "-o", "/dev/null", d], min(a.runs, 3)),
                bytes_, yard)
    one = os.path.join(a.shared, "seeds/000.md")
    wall, cpu, peak = timed([QUOTH, "extract", one], 21)
    print("\n26 KB interview to Turtle: %.0f ms wall, %.0f ms CPU, %.0f MB" % (wall * 1e3, cpu * 1e3, peak))
    start()


def start():
    """A whole run for one sentence: what the first start costs, which fills the cache, and every later one."""
    with tempfile.TemporaryDirectory() as d:
        os.environ["XDG_CACHE_HOME"] = d
        sentence = os.path.join(d, "sentence.md")
        with open(sentence, "w") as out:
            out.write("Ada Moss founded Brightwater in Lisbon in 2015.\n")
        command = [QUOTH, "extract", sentence, "-o", os.path.join(d, "sentence.ttl")]
        first = timed(command, 1, warm=False)
        later = timed(command, 51)
    print("one sentence to Turtle: %.1f ms CPU, %.0f MB; the first time %.0f ms" % (later[1] * 1e3, later[2], first[1] * 1e3))


main()
