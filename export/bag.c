#include "export/bag.h"

enum { LONGEST = 40 };

static bool is_word_char(uint32_t c) {
  return quoth_char_is_letter(c) || quoth_char_is_digit(c);
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool has_digit(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] >= '0' && text.at[i] <= '9') {
      return true;
    }
  }
  return false;
}

/* Words for numbers, by stem, with their digits; empty for those that only
 * multiply. */
static const struct {
  const char *stem, *digits;
} amounts[] = {
    {"two", "2"},     {"thre", "3"},     {"four", "4"},    {"fiv", "5"},
    {"six", "6"},     {"seven", "7"},    {"eight", "8"},   {"nin", "9"},
    {"ten", "10"},    {"eleven", "11"},  {"twelv", "12"},  {"fifteen", "15"},
    {"twenty", "20"}, {"thirty", "30"},  {"forty", "40"},  {"fifty", "50"},
    {"sixty", "60"},  {"seventy", "70"}, {"eighty", "80"}, {"ninety", "90"},
    {"hundr", ""},    {"hundred", ""},   {"thousand", ""}, {"million", ""},
    {"billion", ""},  {"trillion", ""},  {"dozen", "12"},  {"half", ""},
    {"twic", ""}};

/* Digits of a number word; NULL when it is none. */
static const char *digits_of(quoth_text stem) {
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
    if (quoth_text_is(stem, amounts[i].stem)) {
      return amounts[i].digits;
    }
  }
  return NULL;
}

/* Behind a hyphen "one" is a number, too ("gpt-on" is left of "GPT-one"); alone
 * it is mostly a pronoun. */
static const char *digits_behind(quoth_text stem) {
  return quoth_text_is(stem, "one") || quoth_text_is(stem, "on")
             ? "1"
             : digits_of(stem);
}

static bool drop(quoth_text *stem, const char *ending, size_t least) {
  const size_t size = strlen(ending);
  if (stem->size >= size + least &&
      memcmp(stem->at + stem->size - size, ending, size) == 0) {
    stem->size -= size;
    return true;
  }
  return false;
}

static void drop_endings(quoth_text *stem) {
  if (!drop(stem, "ies", 2) && !drop(stem, "ing", 4) && !drop(stem, "ed", 3) &&
      !drop(stem, "es", 4)) {
    drop(stem, "s", 3);
  }
  drop(stem, "e", 3);
}

/* The letters at `at` are a number word. */
static bool is_amount_at(quoth_text text, size_t at) {
  size_t end = at;
  while (end < text.size && is_letter(text.at[end])) {
    end++;
  }
  char buffer[LONGEST];
  if (end - at >= sizeof buffer) {
    return false;
  }
  for (size_t i = at; i < end; i++) {
    buffer[i - at] = (char)(text.at[i] | 0x20);
  }
  quoth_text stem = {buffer, end - at};
  drop_endings(&stem);
  return digits_behind(stem) != NULL;
}

static bool is_acronym(quoth_text word) {
  for (size_t i = 0; i < word.size; i++) {
    if (word.at[i] < 'A' || word.at[i] > 'Z') {
      return false;
    }
  }
  return word.size > 1;
}

/* Joins inside a word: 4.5, GPT-4, GPT-four, don't; not 20-year-old. */
static bool joins(quoth_text text, size_t at, quoth_text before) {
  const char c = text.at[at];
  if (c == '\'') {
    return true;
  }
  size_t next = at + 1;
  if (next >= text.size) {
    return false;
  }
  const uint32_t after = quoth_utf8_next(text, &next);
  if (c == '.' || c == ',') {
    return has_digit(before) && quoth_char_is_digit(after);
  }
  return c == '-' && is_word_char(after) &&
         (has_digit(before)
              ? !is_digit(before.at[0])
              : quoth_char_is_digit(after) ||
                    (is_acronym(before) && is_amount_at(text, at + 1)));
}

static quoth_text next_word(quoth_text text, size_t *at) {
  while (*at < text.size) {
    size_t next = *at;
    if (is_word_char(quoth_utf8_next(text, &next))) {
      break;
    }
    *at = next;
  }
  const size_t begin = *at;
  while (*at < text.size) {
    size_t next = *at;
    if (!is_word_char(quoth_utf8_next(text, &next)) &&
        !joins(text, *at, (quoth_text){text.at + begin, *at - begin})) {
      break;
    }
    *at = next;
  }
  return (quoth_text){text.at + begin, *at - begin};
}

/* Lower case; no hyphens in names with digits; no endings, nor those of
 * "30th". */
static quoth_text stem_of(quoth_text word, char buffer[4 * LONGEST + 8]) {
  size_t size = 0;
  const bool digits = has_digit(word);
  for (size_t at = 0; at < word.size && size < 4 * LONGEST;) {
    const uint32_t c = quoth_char_lower(quoth_utf8_next(word, &at));
    if ((c == '-' && digits) || c == ',') {
      continue;
    }
    if (c == '\'') {
      break; /* Sam's, don't */
    }
    size += quoth_utf8_put(c, buffer + size);
  }
  quoth_text stem = {buffer, size};
  if (!digits) {
    drop_endings(&stem);
  } else if (is_digit(buffer[0])) {
    (void)(drop(&stem, "st", 1) || drop(&stem, "nd", 1) ||
           drop(&stem, "rd", 1) || drop(&stem, "th", 1));
  }
  return stem;
}

/* "GPT-three" is "gpt3", as "twenty" is "20". */
static quoth_text in_digits(quoth_text stem, char buffer[4 * LONGEST + 8]) {
  const char *hyphen = memchr(stem.at, '-', stem.size);
  const size_t before = hyphen ? (size_t)(hyphen - stem.at) : 0;
  const char *digits =
      hyphen ? digits_behind((quoth_text){hyphen + 1, stem.size - before - 1})
             : digits_of(stem);
  if (!digits || !*digits) {
    return stem;
  }
  const size_t size = strlen(digits);
  memcpy(buffer + before, digits, size);
  return (quoth_text){buffer, before + size};
}

static bool has_capital(quoth_text word) {
  for (size_t at = 0; at < word.size;) {
    if (quoth_char_is_upper(quoth_utf8_next(word, &at))) {
      return true;
    }
  }
  return false;
}

/* Names carry capitals with digits or inside; numbers begin with a digit, but
 * "03" is a name badly heard. */
static void classify(quoth_word *word, quoth_text stem) {
  const bool digit = has_digit(stem);
  word->number =
      (is_digit(stem.at[0]) && (stem.at[0] != '0' || stem.size == 1)) ||
      digits_of(stem);
  word->name = !word->number &&
               (has_capital(word->written) ? digit || !word->first : digit);
}

quoth_status quoth_words_add(quoth_model *stems, quoth_text text,
                             quoth_word **words, size_t *capacity,
                             uint32_t *count) {
  char buffer[4 * LONGEST + 8];
  bool first = true;
  for (size_t at = 0; at < text.size;) {
    const quoth_text written = next_word(text, &at);
    const quoth_text stem = written.size
                                ? in_digits(stem_of(written, buffer), buffer)
                                : (quoth_text){0};
    if (!stem.size) {
      continue;
    }
    quoth_word word = {.written = written, .first = first};
    first = false;
    classify(&word, stem);
    QUOTH_TRY(
        quoth_model_literal(stems, stem, 0, quoth_text_of(""), &word.stem));
    QUOTH_TRY(quoth_grow(NULL, words, capacity, *count, *count + (size_t)1,
                         sizeof **words));
    (*words)[(*count)++] = word;
  }
  return QUOTH_OK;
}

static unsigned minimum(unsigned a, unsigned b) {
  return a < b ? a : b;
}

bool quoth_words_alike(quoth_text a, quoth_text b) {
  if (a.size < 4 || b.size < 4 || a.size > LONGEST || b.size > LONGEST) {
    return false;
  }
  const size_t longer = a.size > b.size ? a.size : b.size;
  const unsigned most = (unsigned)(longer >= 9 ? 3 : longer >= 6 ? 2 : 1);
  unsigned row[LONGEST + 1];
  for (unsigned k = 0; k <= b.size; k++) {
    row[k] = k;
  }
  for (unsigned i = 1; i <= a.size; i++) {
    unsigned corner = row[0], best = UINT32_MAX;
    row[0] = i;
    for (unsigned k = 1; k <= b.size; k++) {
      const unsigned above = row[k];
      row[k] = minimum(corner + (a.at[i - 1] != b.at[k - 1]),
                       minimum(row[k] + 1, row[k - 1] + 1));
      corner = above;
      best = minimum(best, row[k]);
    }
    if (best > most) {
      return false;
    }
  }
  return row[b.size] > 0 && row[b.size] <= most;
}
