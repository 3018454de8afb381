#include "extract/number.h"
#include "extract/value.h"

#include <string.h>

enum { MOST_TOKENS = 14, MOST_DIGITS = 18 };

/* Above it a double skips whole numbers, and no integer holds all of them. */
static const double most_value = 9e15;

struct word {
  const char *form;
  double value;
};

static const struct word small[] = {
    {"zero", 0},     {"one", 1},        {"two", 2},       {"three", 3},
    {"four", 4},     {"five", 5},       {"six", 6},       {"seven", 7},
    {"eight", 8},    {"nine", 9},       {"ten", 10},      {"eleven", 11},
    {"twelve", 12},  {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},    {"forty", 40},    {"fifty", 50},
    {"sixty", 60},   {"seventy", 70},   {"eighty", 80},   {"ninety", 90},
    {NULL, 0}};

static const struct word ordinals[] = {
    {"first", 1},       {"second", 2},       {"third", 3},
    {"fourth", 4},      {"fifth", 5},        {"sixth", 6},
    {"seventh", 7},     {"eighth", 8},       {"ninth", 9},
    {"tenth", 10},      {"eleventh", 11},    {"twelfth", 12},
    {"thirteenth", 13}, {"fourteenth", 14},  {"fifteenth", 15},
    {"sixteenth", 16},  {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"twentieth", 20},   {"thirtieth", 30},
    {NULL, 0}};

static const struct word scales[] = {
    {"hundred", 1e2},  {"thousand", 1e3},   {"million", 1e6},
    {"billion", 1e9},  {"trillion", 1e12},  {"quadrillion", 1e15},
    {"hundreds", 1e2}, {"thousands", 1e3},  {"millions", 1e6},
    {"billions", 1e9}, {"trillions", 1e12}, {"dozen", 12},
    {"dozens", 12},    {"bn", 1e9},         {"mn", 1e6},
    {NULL, 0}};

static const struct word suffixes[] = {{"k", 1e3},  {"m", 1e6}, {"mm", 1e6},
                                       {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12},
                                       {"t", 1e12}, {NULL, 0}};

static const struct word *find(const struct word *words, quoth_text form) {
  while (words->form && !(quoth_text_may_be(form, words->form) &&
                          quoth_text_is_nocase(form, words->form))) {
    words++;
  }
  return words->form ? words : NULL;
}

bool quoth_number_is_word(quoth_text form) {
  static const struct word others[] = {{"half", 0.5}, {"nil", 0}, {NULL, 0}};
  return find(small, form) || find(scales, form) || find(others, form);
}

static const struct word *find_at(const quoth_value_scan *scan,
                                  const struct word *words, uint32_t at) {
  return at < scan->end ? find(words, quoth_scan_form(scan, at)) : NULL;
}

/* ---- digits ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* "1,234.5" at the beginning of `text`; the number of bytes, 0 for none. */
static size_t read_digits(quoth_text text, double *value, uint32_t *digits) {
  double whole = 0, part = 0, place = 1;
  size_t at = 0;
  *digits = 0;
  for (; at < text.size; at++) {
    const bool grouped = text.at[at] == ',' && at + 3 < text.size &&
                         is_digit(text.at[at + 1]) &&
                         is_digit(text.at[at + 2]) && is_digit(text.at[at + 3]);
    if (is_digit(text.at[at]) && *digits < MOST_DIGITS) {
      whole = whole * 10 + (text.at[at] - '0');
      ++*digits;
    } else if (!grouped || *digits == 0) {
      break;
    }
  }
  if (at + 1 < text.size && text.at[at] == '.' && is_digit(text.at[at + 1])) {
    for (at++; at < text.size && is_digit(text.at[at]) && place > 1e-9; at++) {
      place /= 10;
      part = part * 10 + (text.at[at] - '0');
    }
    *value = whole + part * place;
    *digits = 0;
    return at;
  }
  *value = whole;
  return *digits ? at : 0;
}

static bool ends_ordinal(quoth_text rest) {
  static const char *const ends[] = {"st", "nd", "rd", "th"};
  for (size_t i = 0; i < 4; i++) {
    if (quoth_text_is_nocase(rest, ends[i])) {
      return true;
    }
  }
  return false;
}

static quoth_number read_figure(const quoth_value_scan *scan, uint32_t at) {
  quoth_number number = {0};
  const quoth_text form = quoth_scan_form(scan, at);
  const size_t size = read_digits(form, &number.value, &number.digits);
  const quoth_text rest = {form.at + size, form.size - size};
  if (size == 0) {
    return number;
  }
  if (rest.size) {
    const struct word *suffix = find(suffixes, rest);
    number.digits = 0;
    number.ordinal = ends_ordinal(rest);
    if (!suffix && !number.ordinal) {
      return number; /* "GPT4", "10x": somebody else's */
    }
    number.value *= suffix ? suffix->value : 1;
    number.scaled = suffix != NULL;
  } else if (memchr(form.at, ',', form.size) != NULL) {
    number.digits = 0; /* 2,016 is no year */
  }
  number.count = 1;
  return number;
}

/* ---- words ---- */

/* "twenty-five" is three tokens. */
static uint32_t skip_hyphen(const quoth_value_scan *scan, uint32_t at) {
  return quoth_scan_is(scan, at, "-") && find_at(scan, small, at + 1) ? at + 1
                                                                      : at;
}

/* The sum so far, of "two hundred thousand and sixteen". */
struct sum {
  double total, current;
  bool any, scaled;
};

static bool add_word(struct sum *sum, const quoth_value_scan *scan,
                     uint32_t at) {
  const struct word *word = find_at(scan, small, at);
  if (word) {
    sum->current += word->value;
    sum->any = true;
    return true;
  }
  word = find_at(scan, scales, at);
  if (!word || !sum->any) {
    return false;
  }
  sum->scaled = true;
  if (word->value < 1e3) {
    sum->current = (sum->current > 0 ? sum->current : 1) * word->value;
  } else {
    sum->total += (sum->current > 0 ? sum->current : 1) * word->value;
    sum->current = 0;
  }
  return true;
}

static quoth_number read_words(const quoth_value_scan *scan, uint32_t at) {
  struct sum sum = {0};
  uint32_t next = at;
  const uint32_t last =
      at + MOST_TOKENS < scan->end ? at + MOST_TOKENS : scan->end;
  while (next < last) {
    const bool bridge = sum.scaled && quoth_scan_is(scan, next, "and") &&
                        find_at(scan, small, next + 1);
    const uint32_t word = bridge    ? next + 1
                          : sum.any ? skip_hyphen(scan, next)
                                    : next;
    if (!add_word(&sum, scan, word)) {
      break;
    }
    next = word + 1;
  }
  quoth_number number = {.value = sum.total + sum.current,
                         .count = sum.any ? next - at : 0,
                         .written = true,
                         .scaled = sum.scaled};
  const bool open = !sum.any || (sum.current >= 20 && !sum.scaled);
  const bool joined = sum.any && quoth_scan_is(scan, next, "-");
  const struct word *ordinal =
      open ? find_at(scan, ordinals, joined ? next + 1 : next) : NULL;
  next += ordinal && joined;
  if (ordinal) {
    number.value += ordinal->value;
    number.count = next + 1 - at;
    number.ordinal = true;
  }
  return number;
}

/* "a hundred", "half a million", "a couple of", "dozens of". */
static quoth_number read_vague(const quoth_value_scan *scan, uint32_t at) {
  quoth_number number = {.written = true};
  const bool half =
      quoth_scan_is(scan, at, "half") &&
      (quoth_scan_is(scan, at + 1, "a") || quoth_scan_is(scan, at + 1, "an"));
  const uint32_t article = half ? at + 1 : at;
  if (quoth_scan_is(scan, article, "a") || quoth_scan_is(scan, article, "an")) {
    const struct word *scale = find_at(scan, scales, article + 1);
    if (scale) {
      number.value = scale->value * (half ? 0.5 : 1);
      number.count = article + 2 - at;
      number.scaled = true;
      return number;
    }
  }
  if (quoth_scan_is(scan, at, "couple")) {
    number.value = 2;
    number.vague = true;
    number.count = quoth_scan_is(scan, at + 1, "of") ? 2 : 1;
  }
  return number;
}

/* Half of all words can be ruled out by their tag. */
static bool may_be_number(const quoth_token *token) {
  switch (token->upos) {
  case QUOTH_ADP:
  case QUOTH_AUX:
  case QUOTH_CCONJ:
  case QUOTH_PART:
  case QUOTH_PUNCT:
  case QUOTH_SCONJ:
  case QUOTH_VERB:
    return false;
  default:
    return true;
  }
}

static quoth_number read_number(const quoth_value_scan *scan, uint32_t at) {
  if (at >= scan->end || !may_be_number(&scan->tokens[at])) {
    return (quoth_number){0};
  }
  quoth_number number = read_figure(scan, at);
  if (number.count == 0) {
    number = read_words(scan, at);
  }
  if (number.count == 0) {
    return read_vague(scan, at);
  }
  const struct word *scale = number.written || number.ordinal
                                 ? NULL
                                 : find_at(scan, scales, at + number.count);
  if (scale) {
    number.value *= scale->value;
    number.count++;
    number.scaled = true;
    number.digits = 0;
  }
  return number;
}

quoth_number quoth_number_read(const quoth_value_scan *scan, uint32_t at) {
  if (at == scan->at) {
    return scan->number;
  }
  const quoth_number number = read_number(scan, at);
  return number.value <= most_value ? number : (quoth_number){0};
}

/* "seventy-two", "sixteen", "oh five": the last two digits of a year. */
static uint32_t read_two_digits(const quoth_value_scan *scan, uint32_t at,
                                int32_t *value) {
  const struct word *word = find_at(scan, small, at);
  if (quoth_scan_is(scan, at, "oh") || quoth_scan_is(scan, at, "o")) {
    word = find_at(scan, small, at + 1);
    *value = word ? (int32_t)word->value : 0;
    return *value >= 1 && *value <= 9 ? 2 : 0;
  }
  if (!word || word->value < 10) {
    return 0;
  }
  *value = (int32_t)word->value;
  if (word->value < 20) {
    return 1;
  }
  const uint32_t next = skip_hyphen(scan, at + 1);
  word = find_at(scan, small, next);
  if (!word || word->value < 1 || word->value > 9) {
    return 1;
  }
  *value += (int32_t)word->value;
  return next + 1 - at;
}

uint32_t quoth_number_year(const quoth_value_scan *scan, uint32_t at,
                           int32_t *year) {
  const struct word *century = find_at(scan, small, at);
  int32_t rest = 0;
  if (!century) {
    return 0;
  }
  const uint32_t count = read_two_digits(scan, at + 1, &rest);
  if (count && century->value >= 11 && century->value <= 20) {
    *year = (int32_t)century->value * 100 + rest;
    return 1 + count;
  }
  const quoth_number number = quoth_number_read(scan, at);
  *year = (int32_t)(number.value < 3000 ? number.value : 0);
  return century->value == 2 && quoth_scan_is(scan, at + 1, "thousand") &&
                 *year > 2000 && *year < 2100
             ? number.count
             : 0;
}
