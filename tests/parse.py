#!/usr/bin/env python3
"""quoth parse: what it writes, what it keeps, what it refuses. Runs $QUOTH."""
import os, re, subprocess, sys, tempfile

QUOTH = os.path.abspath(os.environ["QUOTH"])
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
TALK = """Well, we didn't—I mean, we couldn't sell Zoë's “café” 🎉 for $3.5 million, y'all.
It's gone.\r\n\r\nCannot say more :-) See https://example.org/a?b=(c)."""


def parse(text, *args, status=0):
    done = subprocess.run([QUOTH, "parse", *args], input=text if isinstance(text, bytes) else text.encode(),
                          capture_output=True)
    assert done.returncode == status, (done.returncode, done.stderr)
    return done.stdout.decode() if status == 0 else done.stderr.decode()


def sentences(conllu):
    for part in conllu.strip("\n").split("\n\n"):
        lines = part.split("\n")
        yield [l for l in lines if l[0] == "#"], [l.split("\t") for l in lines if l[0] != "#"]


def check_valid(conllu):
    """Each sentence is a tree with UD names; FEATS are sorted."""
    for comments, rows in sentences(conllu):
        assert all(len(r) == 10 and all(r) for r in rows), rows
        words = [r for r in rows if r[0].isdigit()]
        assert [int(r[0]) for r in words] == list(range(1, len(words) + 1))
        heads = {int(r[0]): int(r[6]) for r in words}
        assert list(heads.values()).count(0) == 1
        for r in words:
            assert r[3] in UPOS and (r[6] == "0") == (r[7] == "root"), r
            seen, at = set(), int(r[0])
            while at:
                assert at not in seen, "a cycle"
                seen.add(at)
                at = heads[at]
            if r[5] != "_":
                names = [f.split("=")[0].lower() for f in r[5].split("|")]
                assert names == sorted(set(names)), r[5]


def offsets_and_text_agree():
    out = parse(TALK)
    check_valid(out)
    for comments, rows in sentences(out):
        line = next(c for c in comments if c.startswith("# text = "))[9:]
        built, skip = "", 0
        for r in rows:
            at = dict(f.split("=") for f in r[9].split("|"))
            assert TALK[int(at["start_char"]):int(at["end_char"])] == r[1], r
            if "-" in r[0]:
                skip = int(r[0].split("-")[1])
            elif int(r[0]) <= skip:
                continue
            built += r[1] + ("" if "SpaceAfter" in at else " ")
        assert built.strip() == line, (built, line)


def contractions_are_ranges():
    rows = [r for _, rows in sentences(parse(TALK)) for r in rows]
    ranges = {r[1] for r in rows if "-" in r[0]}
    assert ranges == {"didn't", "couldn't", "Zoë's", "y'all", "It's", "Cannot"}, ranges


GIVEN = """# newdoc id = d
# sent_id = d-1
# text = We don't.
1\tWe\tX\tX\tX\tX\t9\tX\t_\tA=B
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\tC=D
3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t0:root\t_
4\t.\t_\t_\t_\t_\t_\t_\t_\t_

"""


def given_words_are_kept():
    out = parse(GIVEN, "--input", "conllu")
    check_valid("\n".join(l for l in out.split("\n") if not l.startswith("3.1")))
    before, after = GIVEN.split("\n"), out.split("\n")
    assert len(before) == len(after)
    for b, a in zip(before, after):
        b, a = b.split("\t"), a.split("\t")
        assert b[0] == a[0] and b[1:2] == a[1:2] and b[9:] == a[9:], (a, b)
    assert before[4] == after[4] and before[7] == after[7], "ranges and empty nodes"
    assert "n't\tnot\tPART\tRB\tPolarity=Neg" in out


def own_output_is_read_back():
    out = parse(TALK)
    assert [l.split("\t")[:2] for l in parse(out, "--input", "conllu").split("\n")] == \
        [l.split("\t")[:2] for l in out.split("\n")]


def bad_input_is_named():
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "a.conllu")
        with open(path, "w") as f:
            f.write(GIVEN + "1\tword\n")
        message = parse("", "--input", "conllu", path, status=1)
        assert message == "quoth: %s:11: a line needs ten fields separated by tabs\n" % path, message
        message = parse("", os.path.join(d, "none.txt"), status=1)
        assert message.startswith("quoth: ") and "none.txt" in message, message
    assert "standard input:2: not valid UTF-8" in parse(b"a\n\xff", status=1)
    assert "--input" in parse("", "--input", "xml", status=2)


def any_text_is_parsed():
    for text in ("", "\n \t\n", "a\0b \x01\x1b[1mc", "." * 5000, "x" * 20000, "(" * 3000, "no stop " * 2000,
                 "\u2028\u2029\u200b\ufeff", "नमस्ते दुनिया। 你好世界", "\r", "a" + "\u0301" * 9000):
        out = parse(text)
        if out:
            check_valid(out)


def every_sentence_has_an_end():
    sizes = [sum(r[0].isdigit() for r in rows) for _, rows in sentences(parse("and it went on " * 3000))]
    assert max(sizes) <= 160, max(sizes)


for test in (offsets_and_text_agree, contractions_are_ranges, given_words_are_kept, own_output_is_read_back,
             bad_input_is_named, any_text_is_parsed, every_sentence_has_an_end):
    try:
        test()
    except AssertionError:
        print("failed:", test.__name__)
        raise
    print("ok:", test.__name__)
