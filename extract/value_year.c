#include "extract/value_date.h"

#include <stdio.h>
#include <string.h>

static const char *const decades[] = {"twenties", "thirties", "forties",
                                      "fifties",  "sixties",  "seventies",
                                      "eighties", "nineties", NULL};
static const char *const parts[] = {"early", "late", "mid", NULL};
static const char *const year_prepositions[] = {
    "in",      "since",  "by",     "from",  "until", "till",  "during",
    "after",   "before", "around", "circa", "c.",    "about", "early",
    "late",    "mid",    "(",      "to",    "and",   "of",    "between",
    "through", "year",   "–",      "-",     "—",     ",",     NULL};

/* A decade or century: "199X", "19XX". */
static quoth_value_found found_span(quoth_value_scan *scan, int32_t year,
                                    int32_t length, uint32_t count) {
  char iso[QUOTH_ISO_SIZE];
  if (length == 10) {
    snprintf(iso, sizeof iso, "%03dX", (int)(year / 10 % 1000));
  } else {
    snprintf(iso, sizeof iso, "%02dXX", (int)(year / 100 % 100));
  }
  quoth_value value =
      quoth_range_value(scan, (quoth_date){.year = year},
                        (quoth_date){.year = year + length - 1});
  value.iso = quoth_scan_text(scan, iso);
  return (quoth_value_found){
      .count = count, .kind = QUOTH_NODE_DATE, .value = value};
}

/* ---- years ---- */

static int32_t in_this_age(int32_t year) {
  return (year < 30 ? 2000 : 1900) + year;
}

/* "'98": the year, or 0. */
static int32_t clipped_year(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text mark = quoth_text_of("’");
  const quoth_text form =
      at < scan->end ? quoth_scan_form(scan, at) : quoth_text_of("");
  const bool curly =
      form.size == mark.size + 2 && memcmp(form.at, mark.at, mark.size) == 0;
  if (!curly && (form.size != 3 || form.at[0] != '\'')) {
    return 0;
  }
  const char tens = form.at[form.size - 2], ones = form.at[form.size - 1];
  return tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9'
             ? in_this_age((tens - '0') * 10 + ones - '0')
             : 0;
}

/* "mid-2015": the year, or 0. */
static int32_t middle_year(const quoth_value_scan *scan, uint32_t at) {
  enum { PREFIX = 4, SIZE = 8 };
  const quoth_text form =
      at < scan->end ? quoth_scan_form(scan, at) : quoth_text_of("");
  int32_t year = 0;
  if (form.size != SIZE ||
      !quoth_text_is_nocase((quoth_text){form.at, PREFIX}, "mid-")) {
    return 0;
  }
  for (size_t i = PREFIX; i < SIZE; i++) {
    if (form.at[i] < '0' || form.at[i] > '9') {
      return 0;
    }
    year = year * 10 + (form.at[i] - '0');
  }
  return year >= 1000 && year < 2200 ? year : 0;
}

/* A year that stands where the month before it asks for one. */
uint32_t quoth_year_after(const quoth_value_scan *scan, uint32_t at,
                          int32_t *year) {
  const int32_t clipped = clipped_year(scan, at);
  if (clipped) {
    *year = clipped;
    return 1;
  }
  const quoth_number number = quoth_number_read(scan, at);
  if (number.written) {
    return quoth_number_year(scan, at, year);
  }
  if (number.count != 1 || number.digits < 3 || number.digits > 4 ||
      number.value < 100 || number.value > 2999) {
    return 0;
  }
  *year = (int32_t)number.value;
  return 1;
}

/* "the 2014 report", "2016 soldiers": what counts agrees with what it counts,
 * and who names a year rarely means a round one. */
static bool names_year(const quoth_value_scan *scan, uint32_t at, int32_t year,
                       bool cued) {
  const quoth_token *next = &scan->tokens[at + 1];
  const bool definite = at > scan->begin && quoth_scan_is(scan, at - 1, "the");
  const bool near = year >= 1900 && year < 2050 && year % 100 != 0;
  int32_t factor;
  if (next->upos != QUOTH_NOUN && next->upos != QUOTH_ADJ) {
    return false;
  }
  if (quoth_time_unit(scan, at + 1, &factor)) {
    return false;
  }
  if (next->features & QUOTH_SINGULAR) {
    return near || (cued && year >= 1500);
  }
  return near && definite && next->upos == QUOTH_NOUN;
}

static bool is_counting(const quoth_value_scan *scan, uint32_t at) {
  if (at + 1 >= scan->end ||
      (scan->tokens[at].head != at + 1 &&
       (scan->tokens[at + 1].features & QUOTH_PLURAL) == 0)) {
    return false;
  }
  const uint8_t upos = scan->tokens[at + 1].upos;
  return upos == QUOTH_NOUN || upos == QUOTH_SYM || upos == QUOTH_ADJ ||
         upos == QUOTH_NUM;
}

/* "AD", "CE" behind a year. */
static bool is_era(const quoth_value_scan *scan, uint32_t at) {
  static const char *const eras[] = {"AD", "CE", "A.D.", "C.E.", NULL};
  return quoth_scan_any(scan, at, eras) >= 0;
}

/* A sign makes an amount of what follows; a dash may be tagged as one. */
static bool after_sign(const quoth_value_scan *scan, uint32_t at) {
  static const char *const dashes[] = {"-", "–", "—", "/", NULL};
  return at > scan->begin &&
         (scan->tokens[at - 1].upos == QUOTH_SYM ||
          quoth_scan_is(scan, at - 1, "#")) &&
         quoth_scan_any(scan, at - 1, dashes) < 0;
}

/* "2016" alone: believed when the words around do not make it an amount. */
quoth_value_found quoth_year_find(quoth_value_scan *scan, uint32_t at) {
  static const char *const circa[] = {"c.", "c", "ca.", "circa", NULL};
  int32_t year = middle_year(scan, at);
  if (year) {
    return quoth_date_found(scan, (quoth_date){.year = year}, 1);
  }
  const uint32_t count = quoth_year_after(scan, at, &year);
  if (!count || after_sign(scan, at)) {
    return (quoth_value_found){0};
  }
  const uint32_t last = at + count - 1;
  const bool spoken =
      scan->tokens[at].upos != QUOTH_NUM || quoth_number_read(scan, at).written;
  const bool era = is_era(scan, last + 1);
  const bool cued =
      at > scan->begin && quoth_scan_any(scan, at - 1, year_prepositions) >= 0;
  const bool about =
      at > scan->begin &&
      (quoth_scan_any(scan, at - 1, circa) >= 0 ||
       (quoth_scan_is(scan, at - 1, ".") && at >= scan->begin + 2 &&
        quoth_scan_any(scan, at - 2, circa) >= 0));
  const bool asked =
      cued && (!spoken || scan->tokens[at - 1].upos == QUOTH_ADP);
  const bool modern =
      !spoken && year >= 1500 && year <= 2100 &&
      (cued || !clipped_year(scan, at)); /* "in '98", not "the '98 team" */
  if ((!era && is_counting(scan, last) &&
       (spoken || !names_year(scan, at, year, cued))) ||
      !(modern || era || about || (asked && (year >= 1000 || scan->early)))) {
    return (quoth_value_found){0};
  }
  quoth_value_found found =
      quoth_date_found(scan, (quoth_date){.year = year}, count + era);
  found.whole_year = !spoken;
  return found;
}

/* "1990s", "90s", "'90s": the first year, 0 when it is none. */
static int32_t decade_at(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  const bool possessive = form.size > 1 && form.at[form.size - 1] == 's';
  const quoth_text mark = quoth_text_of("’");
  size_t digits = 0;
  int32_t year = 0;
  while (digits < form.size && form.at[digits] >= '0' &&
         form.at[digits] <= '9' && digits < 5) {
    year = year * 10 + (form.at[digits++] - '0');
  }
  size_t end = digits; /* "the 1930's" is an old spelling */
  const bool the = at > scan->begin && quoth_scan_is(scan, at - 1, "the");
  if (the && end < form.size && form.at[end] == '\'') {
    end++;
  } else if (the && form.size >= end + mark.size &&
             memcmp(form.at + end, mark.at, mark.size) == 0) {
    end += mark.size;
  }
  if (!possessive || end + 1 != form.size || year % 10 != 0) {
    return 0;
  }
  if (digits == 4 && year >= 1000 && year < 2200) {
    return year;
  }
  return digits == 2 ? in_this_age(year) : 0;
}

/* "in his twenties" is an age, not a decade. */
static bool is_age(const quoth_value_scan *scan, uint32_t at) {
  for (uint32_t back = 1; back <= 2 && at >= scan->begin + back; back++) {
    const quoth_token *token = &scan->tokens[at - back];
    if (token->upos == QUOTH_PRON && (token->features & QUOTH_POSSESSIVE)) {
      return true;
    }
  }
  return false;
}

/* "the early 1980s" is the half of a decade. */
static quoth_value_found part_of_decade(quoth_value_scan *scan, uint32_t at,
                                        int32_t year) {
  const bool back = at > scan->begin + 1 && quoth_scan_is(scan, at - 1, "-");
  const uint32_t before = at - 1 - back;
  if (at > scan->begin && quoth_scan_is(scan, before, "early")) {
    return quoth_date_range_found(scan, (quoth_date){.year = year},
                                  (quoth_date){.year = year + 4}, 1);
  }
  if (at > scan->begin && quoth_scan_is(scan, before, "late")) {
    return quoth_date_range_found(scan, (quoth_date){.year = year + 5},
                                  (quoth_date){.year = year + 9}, 1);
  }
  return found_span(scan, year, 10, 1);
}

quoth_value_found quoth_decade_find(quoth_value_scan *scan, uint32_t at) {
  int32_t year = decade_at(scan, at);
  const int word = quoth_scan_any(scan, at, decades);
  const bool part = quoth_scan_any(scan, at - 1, parts) >= 0;
  const bool article =
      at > scan->begin &&
      (quoth_scan_is(scan, at - 1, "'") || quoth_scan_is(scan, at - 1, "’") ||
       quoth_scan_is(scan, at - 1 - part, "the"));
  if (word >= 0 && article) {
    year = 1920 + 10 * word;
  }
  const bool short_form = word >= 0 || quoth_scan_form(scan, at).size < 5;
  if (!year || is_age(scan, at) || (short_form && !article)) {
    return (quoth_value_found){0};
  }
  return part_of_decade(scan, at, year);
}

/* "the 19th century", "the twenty-first century". */
quoth_value_found quoth_century_find(quoth_value_scan *scan, uint32_t at) {
  const quoth_number number = quoth_number_read(scan, at);
  uint32_t next = at + number.count;
  if (!number.count || !number.ordinal || number.value < 1 ||
      number.value > 30) {
    return (quoth_value_found){0};
  }
  next += quoth_scan_is(scan, next, "-");
  if (!quoth_scan_is(scan, next, "century") &&
      !quoth_scan_is(scan, next, "centuries")) {
    return (quoth_value_found){0};
  }
  return found_span(scan, ((int32_t)number.value - 1) * 100, 100,
                    next + 1 - at);
}
