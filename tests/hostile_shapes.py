"""Texts that nobody would write, of any size: what tests/hostile.py gives the program."""


def fill(unit, size):
    return (unit * (size // len(unit) + 1))[:size]


def nested(opening, closing, size, deepest=10000):
    """Brackets that do close, as deep as half the size or `deepest`."""
    depth = min(size // (len(opening) + len(closing)), deepest)
    one = opening * depth + "x" + closing * depth
    return fill(one, size)


def numbered(line, size):
    """Lines with a running number, whole ones only."""
    out, length, i = [], 0, 0
    while length < size:
        i += 1
        out.append(line.format(i=i, h=i // 3600 % 100, m=i // 60 % 60, s=i % 60))
        length += len(out[-1])
    return "".join(out)


PROSE = "Ada Moss sold the mill in Leeds because Ben would not pay 40 pounds for it in 2019 "

# Name, extension, text of a size.
SHAPES = [
    ("word", "txt", lambda n: fill("a", n)),
    ("capital word", "txt", lambda n: "A" + fill("b", n - 1)),
    ("at signs", "txt", lambda n: fill("a@", n)),
    ("digits", "txt", lambda n: fill("1234567890", n)),
    ("numbers", "txt", lambda n: fill("12 ", n)),
    ("square brackets", "md", lambda n: fill("[", n)),
    ("links never closed", "md", lambda n: fill("[a](", n)),
    ("round brackets", "txt", lambda n: fill("(", n)),
    ("brackets in brackets", "txt", lambda n: nested("(", ")", n)),
    ("quotation marks", "txt", lambda n: fill('"', n)),
    ("quotations", "txt", lambda n: fill('"a" ', n)),
    ("quoted in quoted", "txt", lambda n: nested("\u201c", "\u201d", n // 3)),
    ("dashes", "txt", lambda n: fill("-", n)),
    ("hyphens", "txt", lambda n: fill("a-", n)),
    ("dots", "txt", lambda n: fill(".", n)),
    ("letters and dots", "txt", lambda n: fill("a.", n)),
    ("slashes", "txt", lambda n: fill("a/", n)),
    ("apostrophes", "txt", lambda n: fill("a'", n)),
    ("newlines", "txt", lambda n: fill("\n", n)),
    ("newlines", "md", lambda n: fill("\n", n)),
    ("spaces", "txt", lambda n: fill(" ", n)),
    ("tabs", "md", lambda n: fill("\t", n)),
    ("one line", "txt", lambda n: fill(PROSE, n)),
    ("one line in lower case", "txt", lambda n: fill("we sell the mill and buy it and ", n)),
    ("capitalised words", "txt", lambda n: fill("Ada Ben Cid ", n)),
    ("short sentences", "txt", lambda n: fill("I ran. ", n)),
    ("and", "txt", lambda n: fill("and ", n)),
    ("commas", "txt", lambda n: fill("a, ", n)),
    ("short turns", "txt", lambda n: fill("A: x\n", n)),
    ("many speakers", "txt", lambda n: numbered("Speaker{i}: I sold it.\n\n", n)),
    ("questions", "txt", lambda n: fill("A: Why?\nB: No.\n", n)),
    ("colons", "txt", lambda n: fill("a:", n)),
    ("headings", "md", lambda n: fill("# a\n", n)),
    ("emphasis", "md", lambda n: fill("*a **b ", n)),
    ("asterisks", "md", lambda n: fill("*", n)),
    ("underscores", "md", lambda n: fill("_a", n)),
    ("bold turns", "md", lambda n: fill("**A:** x\n\n", n)),
    ("quotes", "md", lambda n: fill(">", n)),
    ("quotes in quotes", "md", lambda n: "".join(">" * (i % 200) + " a\n" for i in range(n // 100))[:n]),
    ("lists in lists", "md", lambda n: "".join("  " * (i % 100) + "- a\n" for i in range(n // 100))[:n]),
    ("list items", "md", lambda n: fill("- a\n", n)),
    ("links", "md", lambda n: fill("[a](b)\n", n)),
    ("backticks", "md", lambda n: fill("`a", n)),
    ("tables", "md", lambda n: "|a|b|\n|-|-|\n" + fill("|c|d|\n", n)),
    ("wide table", "md", lambda n: fill("|a", n // 3) + "|\n" + fill("|-", n // 3) + "|\n" + fill("|b", n // 3) + "|\n"),
    ("reference definitions", "md", lambda n: numbered("[r{i}]: /u\n", n)),
    ("html in html", "md", lambda n: nested("<b>", "</b>", n)),
    ("tags never closed", "md", lambda n: fill("<div>", n)),
    ("angle brackets", "md", lambda n: fill("<", n)),
    ("entities", "md", lambda n: fill("&amp;", n)),
    ("comments", "md", lambda n: fill("<!-- ", n)),
    ("front matter", "md", lambda n: "---\n" + numbered("key{i}: value\n", n) + "---\n\nWe sell pumps.\n"),
    ("front matter, one value", "md", lambda n: "---\ntitle: " + fill("a", n) + "\n---\n\nWe sell pumps.\n"),
    ("front matter, flow", "md", lambda n: "---\na: " + fill("[", n) + "\n---\n\nWe sell pumps.\n"),
    ("front matter, no end", "md", lambda n: "---\n" + fill("a: b\n", n)),
    ("cues", "srt", lambda n: numbered("{i}\n{h:02}:{m:02}:{s:02},000 --> {h:02}:{m:02}:{s:02},900\nA: I ran.\n\n", n)),
    ("empty cues", "srt", lambda n: numbered("{i}\n{h:02}:{m:02}:{s:02},000 --> {h:02}:{m:02}:{s:02},900\n\n", n)),
    ("arrows", "srt", lambda n: fill("--> ", n)),
    ("cues", "vtt", lambda n: "WEBVTT\n\n" + numbered("{h:02}:{m:02}:{s:02}.000 --> {h:02}:{m:02}:{s:02}.900\n<v Ada>I ran.</v>\n\n", n)),
    ("tags in cues", "vtt", lambda n: "WEBVTT\n\n00:00.000 --> 00:09.000\n" + fill("<v A>", n) + "\n"),
    ("notes", "vtt", lambda n: "WEBVTT\n\n" + fill("NOTE a\n\n", n)),
    ("combining marks", "txt", lambda n: "a" + fill("\u0301", n // 2)),
    ("wide characters", "txt", lambda n: fill("\u4e2d", n // 3)),
    ("right to left", "txt", lambda n: fill("\u202e\u05d0 ", n // 6)),
    ("controls", "txt", lambda n: fill("a\x01\x1b[31m\x7f ", n)),
    ("nulls", "txt", lambda n: fill("a\x00", n)),
    ("emoji", "txt", lambda n: fill("\U0001f469\u200d\U0001f4bb", n // 11)),
    ("dates", "txt", lambda n: fill("2020-01-01 ", n)),
    ("money", "txt", lambda n: fill("$1 million ", n)),
    ("addresses", "txt", lambda n: fill("http://a.b/c ", n)),
    ("one address", "txt", lambda n: "http://a.b/" + fill("c/", n)),
    ("claims", "txt", lambda n: fill("Ada Moss sold Leeds Mill to Ben Fox. ", n)),
]
