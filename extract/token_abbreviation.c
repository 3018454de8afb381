/* Which words take a full stop in. */
#include "extract/token_word.h"

#include <stdlib.h>

typedef enum {
  ALWAYS,
  CAPITAL, /* when written with a capital: "Gen.", not "gen." */
  INSIDE,  /* when the sentence goes on: "etc., and", not "etc. And" */
  NUMBER   /* when a number follows: "no. 5" */
} condition;

typedef struct {
  char word[8];
  condition when;
} abbreviation;

/* Sorted by word. */
static const abbreviation abbreviations[] = {
    {"adm", CAPITAL},   {"al", INSIDE},    {"approx", ALWAYS},
    {"apr", CAPITAL},   {"arrv", ALWAYS},  {"assn", ALWAYS},
    {"attn", ALWAYS},   {"aug", CAPITAL},  {"ave", CAPITAL},
    {"blvd", ALWAYS},   {"brig", CAPITAL}, {"bros", CAPITAL},
    {"c", NUMBER},      {"ca", NUMBER},    {"capt", ALWAYS},
    {"cf", ALWAYS},     {"co", CAPITAL},   {"col", CAPITAL},
    {"corp", ALWAYS},   {"dec", CAPITAL},  {"dept", ALWAYS},
    {"div", NUMBER},    {"dr", ALWAYS},    {"drs", CAPITAL},
    {"ect", INSIDE},    {"ed", CAPITAL},   {"eds", ALWAYS},
    {"eg", ALWAYS},     {"eq", NUMBER},    {"esp", ALWAYS},
    {"est", CAPITAL},   {"etc", INSIDE},   {"ext", NUMBER},
    {"feb", CAPITAL},   {"fig", NUMBER},   {"figs", NUMBER},
    {"fri", CAPITAL},   {"ft", ALWAYS},    {"gen", CAPITAL},
    {"gov", CAPITAL},   {"hon", CAPITAL},  {"hrs", INSIDE},
    {"inc", ALWAYS},    {"jan", CAPITAL},  {"jr", ALWAYS},
    {"lb", INSIDE},     {"lbs", INSIDE},   {"lt", CAPITAL},
    {"ltd", ALWAYS},    {"maj", CAPITAL},  {"mar", NUMBER},
    {"messrs", ALWAYS}, {"mlle", ALWAYS},  {"mme", ALWAYS},
    {"mon", CAPITAL},   {"mr", ALWAYS},    {"mrs", ALWAYS},
    {"ms", CAPITAL},    {"mt", CAPITAL},   {"no", NUMBER},
    {"nos", NUMBER},    {"nov", CAPITAL},  {"oct", CAPITAL},
    {"oz", INSIDE},     {"p", NUMBER},     {"pg", NUMBER},
    {"ph", CAPITAL},    {"pp", NUMBER},    {"pres", CAPITAL},
    {"prof", ALWAYS},   {"pt", NUMBER},    {"rep", CAPITAL},
    {"reps", CAPITAL},  {"rev", CAPITAL},  {"sat", INSIDE},
    {"sec", NUMBER},    {"sen", CAPITAL},  {"sens", CAPITAL},
    {"sep", CAPITAL},   {"sept", ALWAYS},  {"sgt", ALWAYS},
    {"sr", ALWAYS},     {"st", CAPITAL},   {"sun", INSIDE},
    {"tel", INSIDE},    {"thu", CAPITAL},  {"thur", CAPITAL},
    {"thurs", CAPITAL}, {"tue", CAPITAL},  {"tues", CAPITAL},
    {"univ", ALWAYS},   {"v", NUMBER},     {"viz", ALWAYS},
    {"vol", ALWAYS},    {"vs", ALWAYS},    {"wed", CAPITAL},
    {"yrs", INSIDE}};

static int compare(const void *key, const void *item) {
  const abbreviation *entry = item;
  return memcmp(key, entry->word, sizeof entry->word);
}

/* The first character after the full stop at `at` that is not a blank. */
static quoth_glyph after_stop(const quoth_stretch *s, size_t at) {
  for (at++; at < s->limit && (s->text.at[at] == ' ' || s->text.at[at] == '#');
       at++) {
  }
  return quoth_glyph_at(s->text, at, s->limit);
}

static bool holds_when(condition when, bool capital, quoth_glyph next) {
  switch (when) {
  case CAPITAL:
    return capital;
  case INSIDE:
    return next.kind == QUOTH_KIND_DIGIT ||
           (next.kind == QUOTH_KIND_LETTER &&
            !quoth_char_is_upper(next.code)) ||
           (next.kind == QUOTH_KIND_MARK && next.code != '"' &&
            next.code != '(' && next.code < 0x80);
  case NUMBER:
    return next.kind == QUOTH_KIND_DIGIT;
  default:
    return true;
  }
}

/* "U.S", "e.g", "Ph.D": letters in parts of one or two. */
static bool is_dotted(quoth_text word) {
  size_t part = 0, parts = 1;
  for (size_t i = 0; i < word.size; i++) {
    const unsigned char c = (unsigned char)word.at[i];
    if (c == '.') {
      parts++;
      part = 0;
    } else if (c >= 0x80 || quoth_ascii_kind[c] != QUOTH_KIND_LETTER ||
               ++part > 2) {
      return false;
    }
  }
  return parts > 1;
}

static size_t run_of_stops(const quoth_stretch *s, size_t at) {
  size_t end = at;
  while (end < s->end && end - at < 3 && s->text.at[end] == '.') {
    end++;
  }
  return end - at;
}

/* "Series A", "plan B", "RISC-V", "R&D": the letter is one of a row or part of
 * a word, and nobody's initial. */
static bool is_lettered(quoth_text text, size_t begin) {
  static const char *const rows[] = {
      "series", "plan",  "class", "type",     "grade", "vitamin", "exhibit",
      "group",  "block", "annex", "appendix", "round", "section", "hepatitis"};
  size_t first = begin;
  if (begin >= 2 && strchr("-&/", text.at[begin - 1]) != NULL &&
      text.at[begin - 2] > ' ' && text.at[begin - 2] != '.') {
    return true;
  }
  while (first > 0 && begin - first < 12 &&
         (first == begin || text.at[first - 1] != ' ')) {
    first--;
  }
  if (begin - first < 2) {
    return false;
  }
  const quoth_text before = {text.at + first, begin - 1 - first};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_is_nocase(before, rows[i])) {
      return true;
    }
  }
  return false;
}

bool quoth_word_is_abbreviation(const quoth_stretch *s, size_t begin,
                                size_t at) {
  const quoth_text word = {s->text.at + begin, at - begin};
  const size_t stops = run_of_stops(s, at);
  if (word.size > 12 || stops > 2) {
    return false;
  }
  const quoth_glyph next = after_stop(s, at);
  const bool capital = word.at[0] >= 'A' && word.at[0] <= 'Z';
  if (stops == 2) { /* an abbreviation, and the end of the sentence */
    return is_dotted(word);
  }
  if (is_dotted(word)) {
    const bool hour =
        quoth_text_is_nocase(word, "a.m") || quoth_text_is_nocase(word, "p.m");
    return !hour || holds_when(INSIDE, capital, next);
  }
  if (word.size == 1 && capital) { /* an initial; "I" is a word */
    return word.at[0] != 'I' && next.kind != QUOTH_KIND_NONE &&
           next.kind != QUOTH_KIND_SPACE && !is_lettered(s->text, begin);
  }
  const quoth_short key = quoth_short_of(word);
  const abbreviation *found =
      bsearch(&key, abbreviations, sizeof abbreviations / sizeof *abbreviations,
              sizeof *abbreviations, compare);
  return key.at[0] != 0 && found != NULL &&
         holds_when(found->when, capital, next);
}
