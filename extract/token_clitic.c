/* Contractions, possessives, and numbers written together with a unit. */
#include "extract/token_clitic.h"

#include "extract/token.h"

#include <stdlib.h>

/* Contractions written without a mark; sizes of the first parts, the last part
 * is what remains. Sorted by word. Those that are words as well ("well",
 * "its", "ill") are left alone. */
static const struct contraction {
  char word[8];
  uint8_t first, second;
} contractions[] = {
    {"aint", 2, 0},    {"arent", 3, 0},  {"cannot", 3, 0},   {"cant", 2, 0},
    {"couldnt", 5, 0}, {"didnt", 3, 0},  {"doesnt", 4, 0},   {"dont", 2, 0},
    {"dunno", 2, 1},   {"gonna", 3, 0},  {"gotta", 3, 0},    {"hadnt", 3, 0},
    {"hasnt", 3, 0},   {"havent", 4, 0}, {"heres", 4, 0},    {"hes", 2, 0},
    {"im", 1, 0},      {"isnt", 2, 0},   {"itll", 2, 0},     {"ive", 1, 0},
    {"lets", 3, 0},    {"lotta", 3, 0},  {"mustnt", 4, 0},   {"neednt", 4, 0},
    {"outta", 3, 0},   {"shes", 3, 0},   {"shouldnt", 6, 0}, {"thatd", 4, 0},
    {"thatll", 4, 0},  {"thats", 4, 0},  {"theres", 5, 0},   {"theyd", 4, 0},
    {"theyll", 4, 0},  {"theyre", 4, 0}, {"theyve", 4, 0},   {"wanna", 3, 0},
    {"wasnt", 3, 0},   {"werent", 4, 0}, {"weve", 2, 0},     {"whats", 4, 0},
    {"wheres", 5, 0},  {"whos", 3, 0},   {"wont", 2, 0},     {"wouldnt", 5, 0},
    {"youd", 3, 0},    {"youll", 3, 0},  {"youre", 3, 0},    {"youve", 3, 0}};

/* Units that follow a number without a blank; sorted. */
static const char units[][8] = {
    "am",   "b",   "bn",  "c",    "cc",   "cm",   "db",  "f",    "fps",
    "ft",   "g",   "gb",  "ghz",  "h",    "hh",   "hp",  "hr",   "hrs",
    "hz",   "in",  "k",   "kb",   "kbps", "kg",   "khz", "km",   "kmh",
    "kw",   "kwh", "l",   "lb",   "lbs",  "m",    "mb",  "mbps", "mg",
    "mhz",  "mi",  "min", "mins", "ml",   "mm",   "mph", "ms",   "mw",
    "nm",   "oz",  "p",   "p.m",  "p.m.", "pm",   "pp",  "px",   "sec",
    "secs", "sq",  "tb",  "v",    "w",    "watt", "x",   "yr",   "yrs"};

static int compare_contraction(const void *key, const void *item) {
  return memcmp(key, ((const struct contraction *)item)->word,
                sizeof(quoth_short));
}

static int compare(const void *a, const void *b) {
  return memcmp(a, b, sizeof(quoth_short));
}

/* Last two letters of `contractions`: most words need no look-up. */
static bool may_contract(quoth_text word) {
  if (word.size < 2 || word.size > 8) {
    return false;
  }
  const int then = word.at[word.size - 2] | 0x20;
  switch (word.at[word.size - 1] | 0x20) {
  case 'a':
    return then == 'n' || then == 't';
  case 'd':
    return then == 't' || then == 'u' || then == 'y';
  case 'e':
    return then == 'r' || then == 'v';
  case 'l':
    return then == 'l';
  case 'm':
    return then == 'i' && word.size == 2;
  case 'o':
    return then == 'n';
  case 's':
    return then == 'e' || then == 'o' || then == 't';
  case 't':
    return then == 'n' || then == 'o';
  default:
    return false;
  }
}

static size_t cut_contraction(quoth_text word, uint32_t *sizes) {
  if (!may_contract(word)) {
    return 0;
  }
  const quoth_short key = quoth_short_of(word);
  const struct contraction *found =
      bsearch(&key, contractions, sizeof contractions / sizeof *contractions,
              sizeof *contractions, compare_contraction);
  const bool name = word.size == 2 && word.at[1] == 'M'; /* not "I'm" */
  if (key.at[0] == 0 || found == NULL || name) {
    return 0;
  }
  size_t count = 0;
  sizes[count++] = found->first;
  if (found->second) {
    sizes[count++] = found->second;
  }
  sizes[count++] = (uint32_t)word.size - found->first - found->second;
  return count;
}

static bool is_clitic(quoth_text letters) {
  const quoth_short key = quoth_short_of(letters);
  static const char clitics[][8] = {"d", "ll", "m", "re", "s", "ve"};
  return bsearch(&key, clitics, sizeof clitics / sizeof *clitics,
                 sizeof *clitics, compare) != NULL;
}

/* The last apostrophe of `word`, or word.size. */
static size_t last_apostrophe(quoth_text word, uint32_t *size) {
  size_t at = word.size;
  while (at > 0) {
    const quoth_glyph glyph = quoth_glyph_before(word, 0, at);
    at -= glyph.size;
    if (glyph.kind == QUOTH_KIND_APOSTROPHE) {
      *size = glyph.size;
      return at;
    }
  }
  return word.size;
}

/* Where a clitic begins at the end of `word`; 0 when there is none. */
static size_t clitic_begin(quoth_text word) {
  uint32_t mark = 0;
  const size_t at = last_apostrophe(word, &mark);
  if (at == word.size || at == 0) {
    return 0;
  }
  const quoth_text after = {word.at + at + mark, word.size - at - mark};
  const char before = word.at[at - 1];
  if (after.size == 1 && (after.at[0] | 0x20) == 't' &&
      (before | 0x20) == 'n') {
    return at - 1;
  }
  const bool decade = quoth_char_is_digit((unsigned char)before) &&
                      after.size == 1 && after.at[0] == 's';
  return is_clitic(after) && !decade ? at : 0;
}

/* "y'all", "d'you", "c'mon", "'tis": where the second word begins. */
static size_t proclitic_end(quoth_text word) {
  static const struct {
    const char *first, *rest;
  } pairs[] = {{"y", "all"}, {"d", "you"}, {"d", "ya"}, {"c", "mon"}};
  uint32_t mark = 0;
  const size_t at = last_apostrophe(word, &mark);
  if (at != 1) {
    return 0;
  }
  const quoth_text first = {word.at, 1};
  const quoth_text rest = {word.at + at + mark, word.size - at - mark};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (quoth_text_is_nocase(first, pairs[i].first) &&
        quoth_text_is_nocase(rest, pairs[i].rest)) {
      return at + mark + (rest.size == 3 && (rest.at[0] | 0x20) == 'm');
    }
  }
  return 0;
}

static size_t cut_clitics(quoth_text word, uint32_t *sizes) {
  uint32_t tails[QUOTH_PARTS_MAX];
  size_t tail_count = 0;
  while (tail_count < QUOTH_PARTS_MAX - 2) {
    const size_t begin = clitic_begin(word);
    if (begin == 0) {
      break;
    }
    tails[tail_count++] = (uint32_t)(word.size - begin);
    word.size = begin;
  }
  size_t count = 0;
  const size_t first = proclitic_end(word);
  if (first) {
    sizes[count++] = (uint32_t)first;
  }
  sizes[count++] = (uint32_t)(word.size - first);
  while (tail_count > 0) {
    sizes[count++] = tails[--tail_count];
  }
  return count;
}

/* "10am", "$5k", "3.5x": the number, and a unit we know. */
static size_t cut_unit(quoth_text word, uint32_t *sizes) {
  size_t letters = 0;
  while (letters < 5 && letters < word.size &&
         (quoth_ascii_kind[(unsigned char)word.at[word.size - letters - 1] &
                           0x7f] == QUOTH_KIND_LETTER)) {
    letters++;
  }
  if (letters == 0 || letters == word.size ||
      !quoth_char_is_digit((unsigned char)word.at[word.size - letters - 1])) {
    return 0;
  }
  const quoth_text unit = {word.at + word.size - letters, letters};
  for (size_t i = 0; i < word.size - letters; i++) {
    const char c = word.at[i];
    if (!quoth_char_is_digit((unsigned char)c) && c != '.' && c != ',' &&
        c != ':') {
      return 0;
    }
  }
  const quoth_short key = quoth_short_of(unit);
  if (key.at[0] == 0 ||
      bsearch(&key, units, sizeof units / sizeof *units, sizeof *units,
              compare) == NULL ||
      (letters == 1 && strchr("CFGHLPTVW", unit.at[0]) != NULL)) {
    return 0;
  }
  sizes[0] = (uint32_t)(word.size - letters);
  sizes[1] = (uint32_t)letters;
  return 2;
}

static bool has_apostrophe(quoth_text word) {
  for (size_t i = 0; i < word.size; i++) {
    const unsigned char c = (unsigned char)word.at[i];
    if (c == '\'' || c == '`' || c == 0xc2 || c == 0xca || c == 0xe2) {
      return true;
    }
  }
  return false;
}

size_t quoth_word_cut(quoth_text word, uint32_t sizes[QUOTH_PARTS_MAX]) {
  size_t count = 0;
  if (quoth_char_is_digit((unsigned char)word.at[0])) {
    count = cut_unit(word, sizes);
  } else if (has_apostrophe(word)) {
    count = cut_clitics(word, sizes);
  } else {
    count = cut_contraction(word, sizes);
  }
  if (count == 0) {
    sizes[0] = (uint32_t)word.size;
    count = 1;
  }
  return count;
}

bool quoth_tokens_contract(quoth_text left, quoth_text right) {
  const quoth_glyph last = quoth_glyph_before(left, 0, left.size);
  const quoth_glyph first = quoth_glyph_at(right, 0, right.size);
  const quoth_glyph second = quoth_glyph_at(right, first.size, right.size);
  if (first.kind == QUOTH_KIND_APOSTROPHE) {
    return second.kind == QUOTH_KIND_LETTER &&
           is_clitic(
               (quoth_text){right.at + first.size, right.size - first.size}) &&
           (quoth_glyph_is_word(last) || last.code == '.');
  }
  const bool proclitic =
      last.kind == QUOTH_KIND_APOSTROPHE && left.size > last.size;
  return first.kind == QUOTH_KIND_LETTER &&
         (last.kind == QUOTH_KIND_LETTER || proclitic);
}
