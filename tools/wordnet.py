"""What WordNet knows of names and of kinds of things, for tools/make-names.py.

Reads the database of Debian's wordnet-base. Only facts are taken: that a name
is a person's or a place's, that a noun names a kind of organisation.
"""
import collections
import os
import re

FOLDER = "/usr/share/wordnet"
ACT, ARTIFACT, COGNITION, COMMUNICATION = 4, 6, 9, 10   # numbers of its files of nouns
GROUP, PLACE, OBJECT, PERSON = 14, 15, 17, 18

# Each kind: the meanings that all its members come under, as word and file.
KINDS = {
    "quoth:OrganizationKind": [("organization", GROUP), ("social_group", GROUP), ("school", GROUP),
                               ("university", ARTIFACT)],
    "quoth:PlaceKind": [("location", 3), ("facility", ARTIFACT), ("structure", ARTIFACT),
                        ("geological_formation", OBJECT), ("body_of_water", OBJECT), ("land", OBJECT)],
    "quoth:FieldKind": [("discipline", COGNITION), ("language", COMMUNICATION), ("theory", COGNITION),
                        ("religion", COGNITION), ("doctrine", COGNITION)],
}

Meaning = collections.namedtuple("Meaning", "file words kinds examples")


def read_meanings():
    """Offset -> Meaning; `kinds` are what it is a kind of, `examples` what it is an instance of."""
    out = {}
    with open(os.path.join(FOLDER, "data.noun"), encoding="ascii") as lines:
        for line in lines:
            if line.startswith(" "):
                continue
            part = line.split(" | ")[0].split()
            count = int(part[3], 16)
            words = [w.replace("_", " ") for w in part[4:4 + 2 * count:2]]
            at = 5 + 2 * count
            links = [part[i:i + 3] for i in range(at, at + 4 * int(part[at - 1]), 4)]
            out[part[0]] = Meaning(int(part[1]), words,
                                   [o for p, o, t in links if p == "@" and t == "n"],
                                   [o for p, o, t in links if p == "@i"])
    return out


def read_index():
    """Word -> offsets of its meanings, the most frequent first."""
    out = {}
    with open(os.path.join(FOLDER, "index.noun"), encoding="ascii") as lines:
        for line in lines:
            if not line.startswith(" "):
                part = line.split()
                out[part[0]] = part[6 + int(part[3]):]
    return out


def read_used():
    """Nouns that the texts tagged with WordNet's meanings use."""
    with open(os.path.join(FOLDER, "cntlist.rev"), encoding="ascii") as lines:
        return {line.split("%1:")[0] for line in lines if "%1:" in line}


MEANINGS, INDEX = read_meanings(), read_index()


def names_in(*files):
    return sorted({w for m in MEANINGS.values() if m.examples and m.file in files for w in m.words})


def famous():
    """Words that famous people go by: "Cervantes", "Plato"."""
    out = set()
    for name in names_in(PERSON):
        last = name.split()[-1]
        if re.fullmatch(r"[A-Z][a-z]{3,}(-[A-Z][a-z]+)?", last) and last.lower() not in INDEX_COMMON:
            out.add(last)
    return sorted(out)


def places():
    """Rivers, regions, mountains; none that is a word as well."""
    people = {w.lower() for w in names_in(PERSON)}
    return [n for n in names_in(PLACE, OBJECT)
            if re.fullmatch(r"[A-Z][A-Za-z.'-]{2,}( [A-Z][A-Za-z.'-]+)*", n) and len(n) > 3
            and n.lower() not in people and n.lower() not in INDEX_COMMON
            and not re.match(r"capital of |the ", n)]


def below(roots):
    under = collections.defaultdict(list)
    for offset, meaning in MEANINGS.items():
        for kind in meaning.kinds:
            under[kind].append(offset)
    out, left = set(), list(roots)
    while left:
        offset = left.pop()
        if offset not in out:
            out.add(offset)
            left += under[offset]
    return out


def first_common(word):
    """The most frequent meaning of `word` that is no name."""
    return next((o for o in INDEX[word] if not MEANINGS[o].examples), None)


# Words that are no names; of them, those that are in use.
INDEX_COMMON = {w for w in INDEX if any(w in MEANINGS[o].words for o in INDEX[w])}
COMMON = sorted(INDEX_COMMON & read_used())


def kinds():
    """(class, nouns whose first meaning is such a kind), for each class."""
    out = []
    for subject, roots in KINDS.items():
        members = below(next(o for o in INDEX[w] if MEANINGS[o].file == f) for w, f in roots)
        nouns = [w for w in COMMON if re.fullmatch("[a-z]{3,}", w) and first_common(w) in members]
        out.append((subject, nouns))
    return out
