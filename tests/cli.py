#!/usr/bin/env python3
"""The program as its users meet it: statuses, messages, files left behind.

Runs $QUOTH; every test is a function whose name says what it proves."""
import gzip, os, re, shutil, signal, subprocess, sys, tempfile, time

import each

QUOTH = os.path.abspath(os.environ["QUOTH"])
EXAMPLE = "examples/lantern/interview.md"


def quoth(*args, stdin=b"", env=None, cwd=None, timeout=300):
    e = dict(os.environ, **(env or {}))
    return subprocess.run([QUOTH, *args], input=stdin, capture_output=True, env=e, cwd=cwd, timeout=timeout)


def in_folder(test):
    def run():
        with tempfile.TemporaryDirectory() as d:
            test(d)
    run.__name__ = test.__name__
    return run


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())
    return path


def fails(result, status, pattern):
    """One `quoth: …` line that matches, and the status."""
    lines = result.stderr.decode().splitlines()
    assert result.returncode == status, (result.returncode, lines)
    assert len(lines) == 1 and lines[0].startswith("quoth: "), lines
    assert re.search(pattern, lines[0]), (pattern, lines[0])


TALK = "Ada: We founded Brightwater in 2019.\n\nBen: Brightwater makes pumps.\n"


def test_help_and_version():
    assert quoth("--version").stdout.startswith(b"quoth ")
    text = quoth("--help").stdout.decode()
    for command in re.findall(r"^  (\w+) ", text, re.M):
        assert quoth(command, "--help").stdout.decode().startswith("usage: quoth " + command), command
    assert "extract" in text


def test_wrong_usage_is_status_2():
    fails(quoth(), 2, "which command")
    fails(quoth("dance"), 2, "unknown command 'dance'")
    fails(quoth("extract", "--dance", EXAMPLE), 2, "--dance")
    fails(quoth("extract"), 2, "extract")
    fails(quoth("extract", "-f", "word", EXAMPLE), 2, "word")
    fails(quoth("extract", "-j", "many", EXAMPLE), 2, "many")


@in_folder
def test_bad_inputs_are_one_line_each(d):
    fails(quoth("extract", os.path.join(d, "none.md")), 3, "none.md.*No such file")
    fails(quoth("extract", d), 3, "no readable file")
    for name, data, says in [
        ("empty.md", b"", "empty.md.*no text"),
        ("blank.txt", b" \n\n\t\n", "blank.txt.*no text"),
        ("nul.txt", b"Ada: We sell pumps.\nBen: \0 yes.\n", "nul.txt:2"),
        ("bad.md", b"Ada: We sell pumps.\n\nBen: caf\xe9s.\n", "bad.md:3"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture.png"),
        ("front.md", b"---\ntitle: Pumps\ndate: 2020-01-01\n", r"front.md:\d"),
    ]:
        result = quoth("extract", write(d, name, data))
        fails(result, 1, says)
        assert result.stdout == b"" or b"Claim" not in result.stdout


@in_folder
def test_a_folder_where_a_file_is_wanted(d):
    write(d, "talk.txt", TALK)
    for args in (["parse", d], ["triples", d], ["explain", d, "x"]):
        result = quoth(*args)
        assert result.returncode in (1, 3) and result.stderr.startswith(b"quoth: "), (args, result)


@in_folder
def test_lenient_reads_past_invalid_bytes(d):
    path = write(d, "bad.txt", b"Ada: We sell caf\xe9 pumps in Leeds.\n")
    assert quoth("extract", path).returncode == 1
    result = quoth("extract", "--lenient", path)
    assert result.returncode == 0 and b"Leeds" in result.stdout


@in_folder
def test_one_bad_document_does_not_stop_the_others(d):
    write(d, "a.txt", TALK)
    write(d, "b.txt", b"\xff\xfe broken")
    write(d, "c.txt", TALK.replace("pumps", "valves"))
    out = os.path.join(d, "out.nq")
    result = quoth("extract", d, "-o", out)
    fails(result, 1, "b.txt")
    text = open(out).read()
    assert "a.txt" in text and "c.txt" in text and "b.txt" not in text


@in_folder
def test_outputs_are_whole_or_absent(d):
    path = write(d, "talk.txt", TALK)
    fails(quoth("extract", path, "-o", os.path.join(d, "no", "out.ttl")), 3, "No such file")
    fails(quoth("extract", path, "-o", path), 3, "also an input")
    if os.path.exists("/dev/full"):
        fails(quoth("extract", path, "-o", "/dev/full"), 3, "/dev/full.*space")
        for command in ["extract", path], ["parse", path], ["--help"]:
            with open("/dev/full", "w") as full:
                fails(subprocess.run([QUOTH, *command], stdout=full, stderr=subprocess.PIPE), 3, "No space left|standard output")
    old = write(d, "old.ttl", "# kept\n")
    assert quoth("extract", os.path.join(d, "none.txt"), "-o", old).returncode == 3
    assert open(old).read() == "# kept\n"
    assert quoth("extract", path, "-o", old).returncode == 0
    assert "Brightwater" in open(old).read()
    assert sorted(os.listdir(d)) == ["old.ttl", "talk.txt"], os.listdir(d)


@in_folder
def test_a_signal_leaves_no_temporary_behind(d):
    for i in range(40):
        write(d, "talk%02d.txt" % i, TALK * 400)
    out = os.path.join(d, "out.nq")
    p = subprocess.Popen([QUOTH, "extract", d, "-o", out], stderr=subprocess.DEVNULL)
    for _ in range(1000):
        if any(n.startswith("out.nq.quoth-") for n in os.listdir(d)) or p.poll() is not None:
            break
        time.sleep(0.005)
    p.send_signal(signal.SIGTERM)
    p.wait()
    assert not [n for n in os.listdir(d) if ".quoth-" in n], os.listdir(d)


@in_folder
def test_the_same_input_gives_the_same_bytes(d):
    for i, word in enumerate(["pumps", "valves", "filters", "meters", "taps"]):
        write(d, "talk%d.txt" % i, TALK.replace("pumps", word))
    for form in ["turtle", "nquads", "jsonl", "csv", "dot", "graphml"]:
        first = quoth("extract", "-f", form, "-j", "1", ".", cwd=d)
        assert first.returncode == 0, first.stderr
        again = quoth("extract", "-f", form, "-j", "4", ".", cwd=d,
                      env={"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "HOME": "/nowhere", "MALLOC_PERTURB_": "85"})
        assert first.stdout == again.stdout, form


@in_folder
def test_compressed_input_and_output(d):
    with gzip.open(os.path.join(d, "talk.txt.gz"), "wb") as f:
        f.write(TALK.encode())
    out = os.path.join(d, "out.nt.gz")
    result = quoth("extract", os.path.join(d, "talk.txt.gz"), "-o", out)
    assert result.returncode == 0, result.stderr
    assert b"Brightwater" in gzip.open(out).read()
    fails(quoth("extract", write(d, "short.txt.gz", b"\x1f\x8b\x08\0\0\0")), 1, "short.txt.gz")


def test_standard_input_and_end_of_options():
    result = quoth("extract", "-f", "jsonl", "--", "-", stdin=TALK.encode())
    assert result.returncode == 0 and b"Brightwater" in result.stdout, result


@in_folder
def test_options_say_what_the_text_does_not(d):
    path = write(d, "talk.txt", "We opened the Leeds office last year.\n")
    csv = write(d, "who.csv", "label,name\nBen,Benjamin Marsh\n")
    text = quoth("extract", path, "--author", "Ada Moss", "--title", "On pumps", "--date", "2021-05-04",
                 "--id", "https://example.org/talk").stdout.decode()
    for part in ["Ada Moss", "On pumps", "2021-05-04", "https://example.org/talk"]:
        assert part in text, part
    talk = write(d, "two.txt", TALK)
    text = quoth("extract", talk, "--speakers", csv, "--base", "https://example.org/kg/").stdout.decode()
    assert "Benjamin Marsh" in text and "https://example.org/kg/" in text


@in_folder
def test_one_labelled_line_has_its_speaker(d):
    said = write(d, "one.txt", "Ada Moss: We founded Brightwater in 2019.\n")
    assert b'"speaker":"Ada Moss"' in quoth("extract", "-f", "jsonl", said).stdout
    title = write(d, "two.txt", "Brightwater: The pumps that changed a town.\n")
    assert b'"speaker":"Brightwater"' not in quoth("extract", "-f", "jsonl", title).stdout


@in_folder
def test_characters_are_never_cut(d):
    text = "Ada: We say [\u02c8t\u0281y\u02d0z]; \u00bd \u03c1 and \u2019s\u2019 caf\u00e9s\u2026 \u1e9es \ud55c\uae00s are fine.\n"
    result = quoth("extract", write(d, "signs.md", text), "-f", "ntriples")
    assert result.returncode == 0, result.stderr
    result.stdout.decode()


@in_folder
def test_hostile_text_is_only_text(d):
    nasty = "Ada: " + "[" * 20000 + " we sell pumps.\n\n" + ">" * 5000 + " yes\n\n" + "*" * 9999 + "\n\n" + \
            "word " * 60000 + "\n\nAda: \u202e\u0007 \U0001f600 <script>alert(1)</script> \"\\\n"
    for name in ["nasty.md", "nasty.txt"]:
        result = quoth("extract", write(d, name, nasty), timeout=60)
        assert result.returncode == 0, result.stderr


@in_folder
def test_the_program_moves_with_its_module(d):
    alone, module = shutil.copy(QUOTH, d), os.path.join(os.path.dirname(QUOTH), "quoth-bridge.so")
    graph = write(d, "g.nt", '<a:a> <http://www.w3.org/2000/01/rdf-schema#label> "A" .\n')

    def draw():
        return subprocess.run([alone, "draw", "-T", "dot", graph], capture_output=True)
    if draw().returncode != 0:  # unless one is installed
        fails(draw(), 3, "quoth-bridge.so")
    assert subprocess.run([alone, "merge", graph, "-f", "ntriples"], capture_output=True).stdout == open(graph, "rb").read()
    shutil.copy(module, d)
    assert draw().stdout.startswith(b"digraph"), draw()


sys.exit(each.run(globals()))
