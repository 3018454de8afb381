#!/usr/bin/env python3
"""quoth extract --into: a file for each document, kept up to date, whatever happens to the runs.

Runs $QUOTH; every test is a function whose name says what it proves."""
import fcntl, gzip, json, os, pty, random, re, resource, shutil, signal, struct, subprocess, sys, tempfile, termios, time

import each

QUOTH = os.path.abspath(os.environ["QUOTH"])
MANIFEST = "manifest.tsv"
WORDS = ["pumps", "valves", "filters", "meters", "taps", "hoses", "tanks", "gauges"]


def quoth(*args, status=0, stdin=b"", **how):
    result = subprocess.run([QUOTH, *args], input=stdin, capture_output=True, timeout=300, **how)
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result


def talk(i):
    return "Ada: We sell %s in Leeds. Number %d was built in 20%02d.\n\nBen: Brightwater bought %d of them.\n" % (
        WORDS[i % len(WORDS)], i, i % 20, i + 2)


def corpus(folder, count, times=1):
    os.makedirs(folder, exist_ok=True)
    for i in range(count):
        write(folder, "talk%02d.txt" % i, talk(i) * times)


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())
    return path


def tree(folder):
    """Every file of the folder with its bytes, but for the lock."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            if name != ".lock":
                full = os.path.join(path, name)
                found[os.path.relpath(full, folder)] = open(full, "rb").read()
    return found


def manifest(folder):
    lines = open(os.path.join(folder, MANIFEST)).read().splitlines()
    assert lines[0].startswith("# quoth shards"), lines[0]
    return {path: shard for path, _, shard in (line.split("\t") for line in lines[1:])}


def quads(*args, **how):
    return sorted(quoth(*args, **how).stdout.splitlines())


def in_folder(test):
    def run():
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as d:
            os.chdir(d)
            try:
                test()
            finally:
                os.chdir(before)
    run.__name__ = test.__name__
    return run


@in_folder
def test_shards_hold_what_one_output_holds():
    corpus("c", 6)
    out = quoth("extract", "--into", "s", "c").stdout.decode()
    assert "6 documents extracted, 0 unchanged" in out, out
    whole = quads("extract", "-f", "nquads", "c")
    assert quads("merge", "--stream", "-f", "nquads", "s") == whole
    shards = manifest("s")
    assert sorted(shards) == ["c/talk%02d.txt" % i for i in range(6)]
    assert set(tree("s")) == set(shards.values()) | {MANIFEST}
    merged = quads("merge", "-f", "nquads", "s")
    assert set(whole) <= set(merged), sorted(set(whole) - set(merged))[:3]
    # Any command that takes graphs takes the folder, or one above it.
    os.mkdir("above")
    os.rename("s", "above/s")
    for place in ("above/s", "above"):
        said = quoth("query", place, "-r", "csv", "SELECT (COUNT(?d) AS ?n) { ?d a <https://w3id.org/quoth/ns#Document> }").stdout
        assert said.split() == [b"n", b"6"], said


@in_folder
def test_formats_and_compression_are_the_same_graph():
    corpus("c", 3)
    whole = quads("extract", "-f", "nquads", "c")
    for form, extension in [("nquads.gz", ".nq.gz"), ("nquads.zst", ".nq.zst"), ("turtle", ".ttl"), ("ntriples.zst", ".nt.zst")]:
        quoth("extract", "--into", form, "-f", form, "c")
        assert all(s.endswith(extension) for s in manifest(form).values())
        assert quads("merge", "--stream", "-f", "nquads", form) == whole, form
    quoth("extract", "--into", "lines", "-f", "jsonl.gz", "c")
    lines = b"".join(gzip.decompress(tree("lines")[s]) for s in manifest("lines").values())
    assert lines == quoth("extract", "-f", "jsonl", "c").stdout
    for args in (["-f", "csv", "--into", "x"], ["-f", "nquads.gz"], ["--into", "x", "-o", "y"], ["-f", "nquads.xz", "--into", "x"]):
        quoth("extract", *args, "c", status=2)
    assert not os.path.exists("x")


@in_folder
def test_only_what_changed_is_done_again():
    corpus("c", 5)
    quoth("extract", "--into", "s", "c")
    first = manifest("s")
    stamp = {p: os.stat(os.path.join("s", p)).st_mtime_ns for p in first.values()}
    assert "0 documents extracted, 5 unchanged" in quoth("extract", "--into", "s", "c").stdout.decode()
    write("c", "talk01.txt", talk(31))
    os.remove("c/talk02.txt")
    write("c", "talk77.txt", talk(7))
    out = quoth("extract", "--into", "s", "c").stdout.decode()
    assert "2 documents extracted, 3 unchanged, 2 old shards removed" in out, out
    now = manifest("s")
    assert set(tree("s")) == set(now.values()) | {MANIFEST}
    kept = [p for p in first if now.get(p) == first[p]]
    assert kept == ["c/talk00.txt", "c/talk03.txt", "c/talk04.txt"]
    assert all(os.stat(os.path.join("s", now[p])).st_mtime_ns == stamp[now[p]] for p in kept)
    quoth("extract", "--into", "t", "-j", "1", "c")
    assert tree("t") == tree("s")


@in_folder
def test_rules_and_options_are_part_of_the_key():
    corpus("c", 3)
    pack = write(".", "pack.ttl", "<urn:x> <http://www.w3.org/2000/01/rdf-schema#label> \"x\" .\n")
    quoth("extract", "--into", "s", "c")
    for args in (["--rules", pack], ["--facts"], ["--text"], ["--base", "https://example.org/"], ["--date", "2020-01-01"]):
        out = quoth("extract", "--into", "s", *args, "c").stdout.decode()
        assert "3 documents extracted, 0 unchanged, 3 old" in out, (args, out)
        assert "0 documents extracted" in quoth("extract", "--into", "s", *args, "c").stdout.decode()
    write(".", "pack.ttl", "<urn:y> <http://www.w3.org/2000/01/rdf-schema#label> \"y\" .\n")
    quoth("extract", "--into", "s", "--rules", pack, "c")
    write(".", "pack.ttl", "<urn:z> <http://www.w3.org/2000/01/rdf-schema#label> \"z\" .\n")
    assert "3 documents extracted" in quoth("extract", "--into", "s", "--rules", pack, "c").stdout.decode()


@in_folder
def test_killed_at_any_moment_the_next_run_completes():
    corpus("c", 40, 4)
    begun = time.monotonic()
    quoth("extract", "--into", "whole", "c")
    took, chance, kills = time.monotonic() - begun, random.Random(8), 0
    whole = tree("whole")
    for again in (False, True):
        for _ in range(60):
            p = subprocess.Popen([QUOTH, "extract", "--into", "s", "c"], stdout=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, took / 2))
            p.kill()
            if p.wait() == 0:
                break
            kills += 1
            for path, data in tree("s").items():
                if path in whole and path != MANIFEST:
                    assert data == whole[path], path
            if os.path.exists("s/" + MANIFEST):  # what it names is there
                assert all(os.path.exists("s/" + shard) for shard in manifest("s").values())
        quoth("extract", "--into", "s", "c")
        assert tree("s") == whole, again
        for i in range(0, 40, 2):  # and once more over a folder that is in use
            write("c", "talk%02d.txt" % i, talk(i + 50) * 4)
        shutil.rmtree("whole")
        quoth("extract", "--into", "whole", "c")
        whole = tree("whole")
    assert kills, "no run was slow enough to be killed"


@in_folder
def test_a_signal_leaves_no_temporary_behind():
    corpus("c", 40, 60)
    for wait in (0.1, 0.2, 0.4):
        p = subprocess.Popen([QUOTH, "extract", "--into", "s", "c"], stdout=subprocess.DEVNULL)
        time.sleep(wait)
        p.send_signal(signal.SIGTERM)
        p.wait()
        assert not [n for n in tree("s") if ".quoth-" in n]


@in_folder
def test_two_runs_at_once_do_not_mix():
    corpus("c", 30, 30)
    first = subprocess.Popen([QUOTH, "extract", "--into", "s", "c"], stdout=subprocess.DEVNULL)
    while not os.path.exists("s/.lock") and first.poll() is None:
        time.sleep(0.002)
    time.sleep(0.02)
    second = subprocess.run([QUOTH, "extract", "--into", "s", "c"], capture_output=True)
    if first.poll() is None:
        assert second.returncode == 3 and second.stderr.decode() == "quoth: s: another run is writing here\n", second
    assert first.wait() == 0
    many = [subprocess.Popen([QUOTH, "extract", "--into", "t", "c"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(4)]
    assert 0 in [p.wait() for p in many]
    assert tree("t") == tree("s")


@in_folder
def test_a_bad_document_is_told_and_left_out():
    corpus("c", 4)
    write("c", "talk02.txt", b"Ada: caf\xe9.\n")
    result = quoth("extract", "--into", "s", "c", status=1)
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1 and lines[0].startswith("quoth: c/talk02.txt:1"), lines
    assert sorted(manifest("s")) == ["c/talk00.txt", "c/talk01.txt", "c/talk03.txt"]
    write("c", "talk02.txt", talk(2))
    assert "1 documents extracted, 3 unchanged" in quoth("extract", "--into", "s", "c").stdout.decode()
    before = tree("s")
    for i in range(4):
        write("c", "talk%02d.txt" % i, b"\0")
    quoth("extract", "--into", "s", "c", status=1)
    assert tree("s") == before  # nothing to show is no reason to lose what there is


@in_folder
def test_a_folder_that_cannot_be_written():
    corpus("c", 3)
    write(".", "file", "")
    for place, says in [("no/such", "No such file"), ("file", "Not a directory")]:
        error = quoth("extract", "--into", place, "c", status=3).stderr.decode()
        assert error.startswith("quoth: ") and error.count("\n") == 1 and says in error, error
    os.mkdir("s")
    os.chmod(".", 0o755)
    os.chmod("s", 0o555)
    who = {"user": 65534} if os.getuid() == 0 else {}
    result = subprocess.run([QUOTH, "extract", "--into", "s", "c"], capture_output=True, **who)
    assert result.returncode == 3, result
    assert re.match(rb"quoth: s/.lock: Permission denied\n$", result.stderr), result.stderr
    assert os.listdir("s") == []


@in_folder
def test_a_full_disk_stops_the_run_and_loses_nothing():
    corpus("c", 4)
    quoth("extract", "--into", "s", "c")
    before = manifest("s")
    write("c", "talk09.txt", talk(9) * 4000)

    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000000, 2000000))

    result = quoth("extract", "--into", "s", "c", status=3, preexec_fn=little_room)
    assert result.stderr.count(b"\n") == 1 and b"File too large" in result.stderr, result.stderr
    assert manifest("s") == before and not [n for n in tree("s") if ".quoth-" in n]
    script = "mount -t tmpfs -o size=2m none m && cp -r c m/c && \"$0\" extract --into m/s m/c; s=$?; ls -R m/s | grep -c quoth- ; exit $s"
    os.mkdir("m")
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "m"], capture_output=True).returncode == 0:
        os.remove("c/talk09.txt")
        corpus("c", 40, 12)
        real = subprocess.run(["unshare", "-rm", "sh", "-c", script, QUOTH], capture_output=True)
        assert real.returncode == 3 and b"No space left" in real.stderr and real.stdout.strip() == b"0", real
    quoth("extract", "--into", "s", "c")


@in_folder
def test_a_damaged_manifest_is_told():
    corpus("c", 2)
    quoth("extract", "--into", "s", "c")
    for line in ("../../etc/passwd", "a\tb\t../../etc/passwd", "a\tb\t3f/../../../x"):
        with open("s/" + MANIFEST, "a") as f:
            f.write(line + "\n")
        error = quoth("merge", "s", status=3).stderr.decode()
        assert "manifest.tsv:4" in error and error.count("\n") == 1, error
        quoth("extract", "--into", "s", "c")
    quoth("merge", "s")


@in_folder
def test_json_lines_are_documents():
    corpus("c", 5)
    lines = [json.dumps({"text": open("c/talk%02d.txt" % i).read(), "path": "c/talk%02d.txt" % i, "n": [1, {"x": "}"}]}) for i in range(5)]
    data = "\n\n".join(lines).encode()
    assert quoth("extract", "--input", "jsonl", "-f", "nquads", "-", stdin=data).stdout == quoth("extract", "-f", "nquads", "c").stdout
    quoth("extract", "--input", "jsonl", "--into", "s", "-", stdin=data)
    quoth("extract", "--into", "t", "c")
    assert tree("s") == tree("t")
    with gzip.open("docs.jsonl.gz", "wb") as f:
        f.write(data)
    assert quoth("extract", "--input", "jsonl", "-f", "jsonl", "docs.jsonl.gz").stdout == quoth("extract", "-f", "jsonl", "c").stdout
    one = {"path": "a.md", "text": "We opened \u201cthe\u201d **Leeds** caf\u00e9 \U0001f600.", "title": "On \"pumps\"", "author": "Ada Moss",
           "date": "2021-05-04", "id": "https://example.org/talk"}
    for ascii_only in (True, False):
        text = quoth("extract", "--input", "jsonl", "-", stdin=json.dumps(one, ensure_ascii=ascii_only).encode()).stdout.decode()
        for part in ("Ada Moss", "On \\\"pumps\\\"", "2021-05-04", "https://example.org/talk", "caf\u00e9"):
            assert part in text, part
    bad = ["nonsense", "{\"path\": 3, \"text\": \"x\"}", "{\"path\": \"a\"}", "{\"text\": \"We sell pumps.\"}", "{\"path\": \"a\", \"text\": \"\\ud800\"}",
           "{\"path\": \"a\", \"text\": \"Yes\"} {}", "{\"path\": \"\\u0000\", \"text\": \"Yes\"}", "[1]", "{\"path\": \"a\", \"text\": \"cut"]
    result = quoth("extract", "--input", "jsonl", "-f", "jsonl", "-", stdin="\n".join(bad + lines).encode(), status=1)
    told = result.stderr.decode().splitlines()
    assert [t.split(": ")[1] for t in told] == ["stdin:%d" % (i + 1) for i in range(len(bad))], told
    assert result.stdout == quoth("extract", "-f", "jsonl", "c").stdout


@in_folder
def test_paths_may_come_from_a_list():
    corpus("c", 5)
    listed = "\n".join("c/talk%02d.txt" % i for i in range(5)).encode()
    assert quoth("extract", "--input", "paths", "-f", "nquads", "-", stdin=listed).stdout == quoth("extract", "-f", "nquads", "c").stdout
    quoth("extract", "--input", "paths", "--into", "s", "-", stdin=listed + b"\r\n\n")
    assert len(manifest("s")) == 5
    result = quoth("extract", "--input", "paths", "--into", "s", "-", stdin=b"c/talk01.txt\n-\nc/none.txt\n", status=1)
    assert [line.split(": ")[1] for line in result.stderr.decode().splitlines()] == ["stdin:2", "c/none.txt"], result
    assert list(manifest("s")) == ["c/talk01.txt"]
    quoth("extract", "--input", "paths", "--into", "s", "-")
    assert manifest("s") == {} and set(tree("s")) == {MANIFEST}


@in_folder
def test_quads_are_known_without_a_name():
    corpus("c", 2)
    whole = quoth("extract", "-f", "nquads", "c").stdout
    assert quads("merge", "--stream", "-f", "nquads", "-", stdin=whole) == sorted(whole.splitlines())
    turtle = quoth("extract", "c").stdout
    assert quads("merge", "--stream", "-f", "ntriples", "-", stdin=turtle) == sorted(set(quads("extract", "-f", "ntriples", "c")))


@in_folder
def test_a_long_document_in_parts_loses_nothing_and_repeats_nothing():
    long = "".join(talk(i) + "\nCid: Why would she not sell them to us? She said that it was too late.\n\n" for i in range(2000))
    corpus("c", 1)
    write("c", "long.txt", long)
    write("c", "other.txt", long.replace("Brightwater", "Oakfield"))

    def told(*args):
        result = quoth("extract", "--verbose", *args)
        return result.stdout, [int(n) for n in re.findall(r": (\d+) quads", result.stderr.decode())]

    whole = told("-f", "turtle", "-o", "all.ttl", "c")[1]  # Turtle holds a document whole
    assert max(whole) > 2 * 128 * 1024, whole
    one, counts = told("-f", "nquads", "-j", "1", "c")
    assert counts == whole, (counts, whole)
    assert len(set(one.splitlines())) == len(one.splitlines()) == sum(whole)
    assert told("-f", "nquads", "-j", "2", "c") == (one, whole)
    quoth("extract", "--into", "s", "-f", "nquads.gz", "c")
    shards = b"".join(gzip.decompress(data) for name, data in tree("s").items() if name.endswith(".gz"))
    assert sorted(shards.splitlines()) == sorted(one.splitlines())


def on_terminal(*args):
    """What a run writes to a terminal of 70 columns as its standard error; what it waits for comes after a while."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 70, 0, 0))
    p = subprocess.Popen([QUOTH, *args], stdout=subprocess.DEVNULL, stderr=slave)
    os.close(slave)
    with open("late.txt", "w") as late:  # a pipe, which the program has opened when this returns
        time.sleep(1.3)
        late.write(talk(9))
    seen = b""
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        if not block:
            break
        seen += block
    os.close(master)
    return p.wait(), seen.decode()


@in_folder
def test_progress_is_for_terminals():
    corpus("c", 4)
    bad = write("c", "bad.txt", b"\0")
    os.mkfifo("late.txt")
    given = ["-f", "nquads", "-j", "1", "-o", "/dev/null", "c", "late.txt", "c/talk00.txt"]
    status, seen = on_terminal("extract", *given)
    assert status == 1
    assert re.search(r"\r\[#+ *\] 6/7 documents  \d+\.\d\d MB/s  0:\d\d left +", seen), seen
    assert all(len(line) < 70 for line in re.split(r"[\r\n]", seen)), seen
    assert seen.count("quoth: c/bad.txt") == 1
    assert re.search(r"1 of 7 documents failed:\r\n  c/bad.txt: .+\r\n$", seen), seen
    status, seen = on_terminal("extract", "--quiet", *given)
    assert status == 1 and "[" not in seen and seen.count("\n") == 1, seen
    os.remove(bad)
    plain = quoth("extract", "--verbose", "--into", "s", "c").stderr.decode()
    assert re.fullmatch(r"(c/talk\d\d\.txt: \d+ quads\n){4}", plain), plain
    assert quoth("extract", "--verbose", "--into", "s", "c").stderr.decode().count("unchanged") == 4


sys.exit(each.run(globals()))
