#include "export/bag.h"

enum { LONGEST = 40 };

static bool is_word_char(uint32_t c) {
  return quoth_char_is_letter(c) || quoth_char_is_digit(c);
}

static bool has_digit(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] >= '0' && text.at[i] <= '9') {
      return true;
    }
  }
  return false;
}

/* Joins inside a word: 4.5, GPT-4, don't. */
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
         (quoth_char_is_digit(after) || has_digit(before));
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

static const char *const amounts[] = {
    "two",     "thre",     "four",  "five",    "six",      "seven",
    "eight",   "nin",      "ten",   "eleven",  "twelv",    "fifteen",
    "twenty",  "thirty",   "forty", "fifty",   "sixty",    "seventy",
    "eighty",  "ninety",   "hundr", "hundred", "thousand", "million",
    "billion", "trillion", "dozen", "half",    "twic",     NULL};

static bool is_amount(quoth_text stem) {
  for (size_t i = 0; amounts[i]; i++) {
    if (quoth_text_is(stem, amounts[i])) {
      return true;
    }
  }
  return false;
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

/* Lower case, without the hyphens of names, without endings. */
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
    if (!drop(&stem, "ies", 2) && !drop(&stem, "ing", 4) &&
        !drop(&stem, "ed", 3) && !drop(&stem, "es", 4)) {
      drop(&stem, "s", 3);
    }
    drop(&stem, "e", 3);
  }
  return stem;
}

static bool has_capital(quoth_text word) {
  for (size_t at = 0; at < word.size;) {
    if (quoth_char_is_upper(quoth_utf8_next(word, &at))) {
      return true;
    }
  }
  return false;
}

/* Names carry capitals with digits or inside; numbers begin with a digit. */
static void classify(quoth_word *word, quoth_text stem) {
  const bool digit = has_digit(word->written);
  word->number = (word->written.at[0] >= '0' && word->written.at[0] <= '9') ||
                 is_amount(stem);
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
    const quoth_text stem =
        written.size ? stem_of(written, buffer) : (quoth_text){0};
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
