#include "extract/value.h"

#include <stdio.h>
#include <string.h>

/* ---- words of the calendar ---- */

static const char *const months[] = {
    "january", "february",  "march",   "april",    "may",      "june", "july",
    "august",  "september", "october", "november", "december", NULL};
static const char *const short_months[] = {"jan", "feb", "mar",  "apr", "may",
                                           "jun", "jul", "aug",  "sep", "oct",
                                           "nov", "dec", "sept", NULL};
static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
                                       "thursday", "friday",  "saturday",
                                       "sunday",   NULL};
static const char *const seasons[] = {"spring", "summer", "autumn",
                                      "winter", "fall",   NULL};
static const char *const decades[] = {"twenties", "thirties", "forties",
                                      "fifties",  "sixties",  "seventies",
                                      "eighties", "nineties", NULL};
static const char *const year_prepositions[] = {
    "in",      "since",  "by",     "from",  "until", "till",  "during",
    "after",   "before", "around", "circa", "c.",    "about", "early",
    "late",    "mid",    "(",      "to",    "and",   "of",    "between",
    "through", "year",   "–",      "-",     "—",     ",",     NULL};

static bool is_name_like(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  return form.size && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

/* 1-12, or 0. "may", "march" and "mar" must look like names, as must all
 * abbreviations. */
static int32_t month_at(const quoth_value_scan *scan, uint32_t at) {
  const int found = quoth_scan_any(scan, at, months);
  if (found >= 0) {
    const bool verb = found == 2 || found == 4 || found == 7;
    return !verb || (is_name_like(scan, at) &&
                     scan->tokens[at].upos != QUOTH_AUX &&
                     scan->tokens[at].upos != QUOTH_VERB)
               ? found + 1
               : 0;
  }
  quoth_text form =
      at < scan->end ? quoth_scan_form(scan, at) : (quoth_text){"", 0};
  if (form.size < 3 || form.size > 5 || !is_name_like(scan, at)) {
    return 0;
  }
  form.size -= form.at[form.size - 1] == '.';
  for (int i = 0; short_months[i]; i++) {
    if (quoth_text_equal_nocase(form, quoth_text_of(short_months[i]))) {
      return i == 12 ? 9 : i + 1;
    }
  }
  return 0;
}

static int32_t season_at(const quoth_value_scan *scan, uint32_t at) {
  const int found = quoth_scan_any(scan, at, seasons);
  return found < 0 ? 0 : found == 4 ? 23 : 21 + found;
}

/* ---- results ---- */

quoth_value quoth_date_value(quoth_value_scan *scan, quoth_date date) {
  char iso[QUOTH_ISO_SIZE], from[QUOTH_ISO_SIZE], until[QUOTH_ISO_SIZE];
  quoth_date_write(date, iso);
  quoth_date_write(quoth_date_first(date), from);
  quoth_date_write(quoth_date_after(date), until);
  return (quoth_value){.iso = quoth_scan_text(scan, iso),
                       .from = quoth_scan_text(scan, from),
                       .until = quoth_scan_text(scan, until)};
}

quoth_value quoth_range_value(quoth_value_scan *scan, quoth_date first,
                              quoth_date last) {
  char iso[2 * QUOTH_ISO_SIZE], from[QUOTH_ISO_SIZE], until[QUOTH_ISO_SIZE];
  quoth_date_write(first, from);
  quoth_date_write(last, until);
  snprintf(iso, sizeof iso, "%s/%s", from, until);
  quoth_date_write(quoth_date_first(first), from);
  quoth_date_write(quoth_date_after(last), until);
  return (quoth_value){.iso = quoth_scan_text(scan, iso),
                       .from = quoth_scan_text(scan, from),
                       .until = quoth_scan_text(scan, until)};
}

static quoth_value_found found_date(quoth_value_scan *scan, quoth_date date,
                                    uint32_t count) {
  if (!quoth_date_is_valid(date)) {
    return (quoth_value_found){0};
  }
  return (quoth_value_found){.count = count,
                             .kind = QUOTH_NODE_DATE,
                             .value = quoth_date_value(scan, date),
                             .date = date};
}

static quoth_value_found found_range(quoth_value_scan *scan, quoth_date first,
                                     quoth_date last, uint32_t count) {
  return (quoth_value_found){.count = count,
                             .kind = QUOTH_NODE_DATE,
                             .value = quoth_range_value(scan, first, last)};
}

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

/* A year that stands where the month before it asks for one. */
static bool year_after(const quoth_value_scan *scan, uint32_t at,
                       int32_t *year) {
  const quoth_number number = quoth_number_read(scan, at);
  if (number.count != 1 || number.digits < 3 || number.digits > 4 ||
      number.value < 100 || number.value > 2999) {
    return false;
  }
  *year = (int32_t)number.value;
  return true;
}

/* "2016" alone: believed when the words around do not make it an amount. */
static quoth_value_found find_year(quoth_value_scan *scan, uint32_t at) {
  int32_t year;
  if (!year_after(scan, at, &year)) {
    return (quoth_value_found){0};
  }
  const bool cued =
      at > scan->begin && quoth_scan_any(scan, at - 1, year_prepositions) >= 0;
  const quoth_token *next = at + 1 < scan->end ? &scan->tokens[at + 1] : NULL;
  const bool counts =
      next &&
      (next->upos == QUOTH_NOUN || next->upos == QUOTH_SYM ||
       next->upos == QUOTH_ADJ || next->upos == QUOTH_NUM) &&
      (scan->tokens[at].head == at + 1 || (next->features & QUOTH_PLURAL) != 0);
  const bool after_sign =
      at > scan->begin && (scan->tokens[at - 1].upos == QUOTH_SYM ||
                           quoth_scan_is(scan, at - 1, "#"));
  const bool modern = year >= 1500 && year <= 2100;
  if (after_sign ||
      (counts &&
       !(cued && modern && next->xpos && (next->features & QUOTH_SINGULAR))) ||
      !(modern || (cued && year >= 1000))) {
    return (quoth_value_found){0};
  }
  quoth_value_found found = found_date(scan, (quoth_date){.year = year}, 1);
  found.whole_year = true;
  return found;
}

/* "1990s", "90s", "'90s": the first year, 0 when it is none. */
static int32_t decade_at(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  const bool possessive = form.size > 1 && form.at[form.size - 1] == 's';
  size_t digits = 0;
  int32_t year = 0;
  while (digits < form.size && form.at[digits] >= '0' &&
         form.at[digits] <= '9' && digits < 5) {
    year = year * 10 + (form.at[digits++] - '0');
  }
  if (!possessive || digits + 1 != form.size || year % 10 != 0) {
    return 0;
  }
  if (digits == 4 && year >= 1000 && year < 2200) {
    return year;
  }
  return digits == 2 ? (year < 30 ? 2000 : 1900) + year : 0;
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

static quoth_value_found find_decade(quoth_value_scan *scan, uint32_t at) {
  int32_t year = decade_at(scan, at);
  const int word = quoth_scan_any(scan, at, decades);
  const bool article =
      at > scan->begin &&
      (quoth_scan_is(scan, at - 1, "the") || quoth_scan_is(scan, at - 1, "'") ||
       quoth_scan_is(scan, at - 1, "’"));
  if (word >= 0 && article) {
    year = 1920 + 10 * word;
  }
  const bool short_form = word >= 0 || quoth_scan_form(scan, at).size < 5;
  if (!year || is_age(scan, at) || (short_form && !article)) {
    return (quoth_value_found){0};
  }
  return found_span(scan, year, 10, 1);
}

/* "the 19th century", "the twenty-first century". */
static quoth_value_found find_century(quoth_value_scan *scan, uint32_t at) {
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

/* ---- months and days ---- */

/* The year of "June 8": the one spoken of before, else the one that brings the
 * day nearest to the document's date; 0 when nobody can tell. */
static int32_t guess_year(const quoth_value_scan *scan, quoth_date date) {
  if (scan->year) {
    return scan->year;
  }
  if (!scan->today.year) {
    return 0;
  }
  const int32_t today = quoth_days_of(scan->today);
  int32_t best = 0, least = INT32_MAX;
  for (int32_t year = scan->today.year - 1; year <= scan->today.year + 1;
       year++) {
    date.year = year;
    const int32_t gap = quoth_days_of(date) - today;
    const int32_t distance = gap < 0 ? -gap : gap;
    if (distance < least) {
      least = distance;
      best = year;
    }
  }
  return best;
}

static bool day_at(const quoth_value_scan *scan, uint32_t at,
                   quoth_number *number) {
  *number = quoth_number_read(scan, at);
  return number->count && number->value >= 1 && number->value <= 31 &&
         number->value == (double)(int32_t)number->value && !number->scaled &&
         (number->ordinal || number->digits);
}

/* [,] [of] year, behind a month or day. */
static uint32_t read_year(const quoth_value_scan *scan, uint32_t at,
                          int32_t *year) {
  const uint32_t next =
      at + (quoth_scan_is(scan, at, ",") || quoth_scan_is(scan, at, "of"));
  return year_after(scan, next, year) ? next + 1 : at;
}

static quoth_value_found complete(quoth_value_scan *scan, quoth_date date,
                                  uint32_t at, uint32_t next) {
  next = read_year(scan, next, &date.year);
  if (!date.year) {
    date.year = guess_year(scan, date);
  }
  return date.year ? found_date(scan, date, next - at) : (quoth_value_found){0};
}

/* "June 8th, 2014", "June 2014", "June". */
static quoth_value_found find_month(quoth_value_scan *scan, uint32_t at) {
  quoth_date date = {.month = month_at(scan, at)};
  quoth_number day;
  uint32_t next = at + 1;
  if (!date.month) {
    return (quoth_value_found){0};
  }
  next += quoth_scan_is(scan, next, ".") && quoth_scan_form(scan, at).size < 5;
  const uint32_t article = next + quoth_scan_is(scan, next, "the");
  if (day_at(scan, article, &day)) {
    date.day = (int32_t)day.value;
    next = article + day.count;
  }
  return complete(scan, date, at, next);
}

/* "8 June 2014", "the 8th of June". */
static quoth_value_found find_day(quoth_value_scan *scan, uint32_t at) {
  quoth_number day;
  if (!day_at(scan, at, &day)) {
    return (quoth_value_found){0};
  }
  uint32_t next = at + day.count;
  next += quoth_scan_is(scan, next, "of");
  const quoth_date date = {.month = month_at(scan, next),
                           .day = (int32_t)day.value};
  return date.month ? complete(scan, date, at, next + 1)
                    : (quoth_value_found){0};
}

/* "summer of 2016", "spring 2020". */
static quoth_value_found find_season(quoth_value_scan *scan, uint32_t at) {
  quoth_date date = {.season = season_at(scan, at)};
  const uint32_t next = date.season ? read_year(scan, at + 1, &date.year) : at;
  return next > at + 1 ? found_date(scan, date, next - at)
                       : (quoth_value_found){0};
}

/* "2014-06-08", "2014-06", whatever tokens it is cut into; "6/8/2014". */
static quoth_value_found find_figures(quoth_value_scan *scan, uint32_t at) {
  const quoth_text plain = scan->document->plain;
  const uint32_t begin = scan->tokens[at].span.begin;
  const uint32_t last = scan->tokens[scan->end - 1].span.end;
  const uint32_t room = last - begin < 10 ? last - begin : 10;
  quoth_text text = {plain.at + begin, room};
  quoth_date date;
  if (room < 10 || !quoth_date_parse(text, &date)) {
    text.size = room < 7 ? room : 7;
    const bool alone =
        room == 7 || (room > 7 && plain.at[begin + 7] != '-' &&
                      (plain.at[begin + 7] < '0' || plain.at[begin + 7] > '9'));
    if (text.size < 7 || !alone || !quoth_date_parse(text, &date)) {
      return (quoth_value_found){0};
    }
  }
  uint32_t next = at;
  while (next < scan->end && scan->tokens[next].span.end <= begin + text.size) {
    next++;
  }
  const bool whole = next > at && scan->tokens[next - 1].span.end ==
                                      begin + (uint32_t)text.size;
  return whole ? found_date(scan, date, next - at) : (quoth_value_found){0};
}

/* ---- relative to the document's date ---- */

static quoth_value_found find_deictic_day(quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"today", "tonight", "yesterday",
                                      "tomorrow", NULL};
  static const int32_t shifts[] = {0, 0, -1, 1};
  const int word = quoth_scan_any(scan, at, words);
  if (word < 0 || !scan->today.day) {
    return (quoth_value_found){0};
  }
  return found_date(
      scan, quoth_date_of_days(quoth_days_of(scan->today) + shifts[word]), 1);
}

/* -1 last, 0 this, 1 next; 2 when the token is none of them. */
static int32_t direction_at(const quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"last", "past",   "previous", "this",
                                      "next", "coming", NULL};
  static const int32_t steps[] = {-1, -1, -1, 0, 1, 1};
  const int word = quoth_scan_any(scan, at, words);
  return word < 0 ? 2 : steps[word];
}

/* The day of the week `step` weeks away; "this" or bare: the nearest one. */
static quoth_date weekday_date(const quoth_value_scan *scan, int weekday,
                               int32_t step) {
  const int32_t today = quoth_days_of(scan->today);
  int32_t gap = weekday - quoth_weekday_of(today);
  if (step > 0) {
    gap += gap <= 0 ? 7 : 0;
  } else if (step < 0) {
    gap -= gap >= 0 ? 7 : 0;
  } else if (gap > 3) {
    gap -= 7;
  } else if (gap < -3) {
    gap += 7;
  }
  return quoth_date_of_days(today + gap);
}

static quoth_value_found find_week(quoth_value_scan *scan, int32_t step,
                                   uint32_t count) {
  if (!scan->today.day) {
    return (quoth_value_found){0};
  }
  const int32_t today = quoth_days_of(scan->today);
  const int32_t monday = today - quoth_weekday_of(today) + 7 * step;
  return found_range(scan, quoth_date_of_days(monday),
                     quoth_date_of_days(monday + 6), count);
}

/* A month or season by name: "last June", "next spring". */
static quoth_value_found find_named(quoth_value_scan *scan, uint32_t at,
                                    int32_t step) {
  quoth_date date = {.year = scan->today.year,
                     .month = month_at(scan, at + 1),
                     .season = season_at(scan, at + 1)};
  if ((!date.month && !date.season) || !scan->today.month) {
    return (quoth_value_found){0};
  }
  const int32_t here = quoth_days_of(scan->today);
  const int32_t first = quoth_days_of(quoth_date_first(date));
  const int32_t after = quoth_days_of(quoth_date_after(date));
  if (step < 0 && after > here) {
    date.year--;
  } else if (step > 0 && first <= here) {
    date.year++;
  }
  return found_date(scan, date, 2);
}

/* "last year", "this month", "next week", "next Tuesday". */
static quoth_value_found find_step(quoth_value_scan *scan, uint32_t at) {
  static const char *const units[] = {"year", "month", "week", NULL};
  const int32_t step = direction_at(scan, at);
  if (step == 2 || !scan->today.year) {
    return (quoth_value_found){0};
  }
  const int weekday = quoth_scan_any(scan, at + 1, weekdays);
  if (weekday >= 0 && scan->today.day) {
    return found_date(scan, weekday_date(scan, weekday, step), 2);
  }
  quoth_date date = {.year = scan->today.year + step};
  switch (quoth_scan_any(scan, at + 1, units)) {
  case 0:
    return found_date(scan, date, 2);
  case 1:
    date = quoth_date_shift_months(
        (quoth_date){.year = scan->today.year, .month = scan->today.month},
        step);
    return scan->today.month ? found_date(scan, date, 2)
                             : (quoth_value_found){0};
  case 2:
    return find_week(scan, step, 2);
  default:
    return find_named(scan, at, step);
  }
}

/* "Tuesday", "Tuesday, June 19, 2018". */
static quoth_value_found find_weekday(quoth_value_scan *scan, uint32_t at) {
  const int weekday = quoth_scan_any(scan, at, weekdays);
  if (weekday < 0) {
    return (quoth_value_found){0};
  }
  const uint32_t next = at + 1 + quoth_scan_is(scan, at + 1, ",");
  quoth_value_found rest = find_month(scan, next);
  if (!rest.count) {
    rest = find_day(scan, next);
  }
  if (rest.count) {
    rest.count += next - at;
    return rest;
  }
  return scan->today.day ? found_date(scan, weekday_date(scan, weekday, 0), 1)
                         : rest;
}

/* "ten years ago", "a week ago": as exact as the unit. */
static quoth_value_found find_ago(quoth_value_scan *scan, uint32_t at) {
  quoth_number number = quoth_number_read(scan, at);
  int32_t factor = 1;
  if (!number.count &&
      (quoth_scan_is(scan, at, "a") || quoth_scan_is(scan, at, "an"))) {
    number = (quoth_number){.value = 1, .count = 1};
    if (quoth_scan_is(scan, at + 1, "couple")) {
      number = quoth_number_read(scan, at + 1);
      number.count++;
    }
  }
  if (!number.count || !scan->today.year || number.value > 100000) {
    return (quoth_value_found){0};
  }
  const uint32_t unit_at = at + number.count;
  const char unit = quoth_time_unit(scan, unit_at, &factor);
  if (!unit || !quoth_scan_is(scan, unit_at + 1, "ago")) {
    return (quoth_value_found){0};
  }
  const int32_t many = (int32_t)number.value * factor;
  const uint32_t count = unit_at + 2 - at;
  quoth_date date = scan->today;
  if (unit == 'Y') {
    return found_date(scan, (quoth_date){.year = date.year - many}, count);
  }
  if (unit == 'M' && date.month) {
    date.day = 0;
    return found_date(scan, quoth_date_shift_months(date, -many), count);
  }
  if ((unit == 'W' || unit == 'D') && date.day) {
    const int32_t days = unit == 'W' ? 7 * many : many;
    return found_date(scan, quoth_date_of_days(quoth_days_of(date) - days),
                      count);
  }
  return (quoth_value_found){0};
}

quoth_value_found quoth_date_find(quoth_value_scan *scan, uint32_t at) {
  static quoth_value_found (*const readers[])(quoth_value_scan *, uint32_t) = {
      find_figures,     find_weekday, find_month,   find_day,
      find_season,      find_ago,     find_century, find_decade,
      find_deictic_day, find_step,    find_year};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    const quoth_value_found found = readers[i](scan, at);
    if (found.count) {
      return found;
    }
  }
  return (quoth_value_found){0};
}
