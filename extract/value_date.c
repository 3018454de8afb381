#include "extract/value_date.h"

#include <stdio.h>
#include <string.h>

/* ---- words of the calendar ---- */

static const char *const months[] = {
    "january", "february",  "march",   "april",    "may",      "june", "july",
    "august",  "september", "october", "november", "december", NULL};
static const char *const short_months[] = {"jan", "feb", "mar",  "apr", "may",
                                           "jun", "jul", "aug",  "sep", "oct",
                                           "nov", "dec", "sept", NULL};
static const char *const seasons[] = {"spring", "summer", "autumn",
                                      "winter", "fall",   NULL};

static bool is_name_like(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  return form.size && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

/* 1-12, or 0. "may", "march" and "mar" must look like names, as must all
 * abbreviations. */
int32_t quoth_month_at(const quoth_value_scan *scan, uint32_t at) {
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
    if (quoth_text_is_nocase(form, short_months[i])) {
      return i == 12 ? 9 : i + 1;
    }
  }
  return 0;
}

int32_t quoth_season_at(const quoth_value_scan *scan, uint32_t at) {
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

quoth_value_found quoth_date_found(quoth_value_scan *scan, quoth_date date,
                                   uint32_t count) {
  if (!quoth_date_is_valid(date) || date.year < 1 || date.year > 9998) {
    return (quoth_value_found){0};
  }
  return (quoth_value_found){.count = count,
                             .kind = QUOTH_NODE_DATE,
                             .value = quoth_date_value(scan, date),
                             .date = date};
}

quoth_value_found quoth_date_range_found(quoth_value_scan *scan,
                                         quoth_date first, quoth_date last,
                                         uint32_t count) {
  return (quoth_value_found){.count = count,
                             .kind = QUOTH_NODE_DATE,
                             .value = quoth_range_value(scan, first, last)};
}

/* ---- months and days ---- */

/* The year of "June 8": the one spoken of before, unless it is still to come
 * and the day is past; else the one that brings the day nearest to the
 * document's date; 0 when nobody can tell. */
static int32_t guess_year(const quoth_value_scan *scan, uint32_t at,
                          quoth_date date) {
  const bool ahead = scan->today.year && scan->year > scan->today.year;
  if (scan->year && !(ahead && quoth_tells_past(scan, at))) {
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

uint32_t quoth_year_read(const quoth_value_scan *scan, uint32_t at,
                         int32_t *year) {
  const uint32_t next =
      at + (quoth_scan_is(scan, at, ",") || quoth_scan_is(scan, at, "of"));
  const uint32_t count = quoth_year_after(scan, next, year);
  return count ? next + count : at;
}

quoth_value_found quoth_date_complete(quoth_value_scan *scan, quoth_date date,
                                      uint32_t at, uint32_t next) {
  next = quoth_year_read(scan, next, &date.year);
  const bool guessed = !date.year;
  if (guessed) {
    date.year = guess_year(scan, at, date);
  }
  quoth_value_found found = quoth_date_found(scan, date, next - at);
  found.guessed = guessed;
  return found;
}

/* "June 8th, 2014", "June 2014", "June". */
quoth_value_found quoth_month_find(quoth_value_scan *scan, uint32_t at) {
  quoth_date date = {.month = quoth_month_at(scan, at)};
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
  return quoth_date_complete(scan, date, at, next);
}

/* "8 June 2014", "the 8th of June". */
quoth_value_found quoth_day_find(quoth_value_scan *scan, uint32_t at) {
  quoth_number day;
  if (!day_at(scan, at, &day)) {
    return (quoth_value_found){0};
  }
  uint32_t next = at + day.count;
  next += quoth_scan_is(scan, next, "of");
  const quoth_date date = {.month = quoth_month_at(scan, next),
                           .day = (int32_t)day.value};
  return date.month ? quoth_date_complete(scan, date, at, next + 1)
                    : (quoth_value_found){0};
}

/* "summer of 2016", "spring 2020". */
static quoth_value_found find_season(quoth_value_scan *scan, uint32_t at) {
  quoth_date date = {.season = quoth_season_at(scan, at)};
  const uint32_t next =
      date.season ? quoth_year_read(scan, at + 1, &date.year) : at;
  return next > at + 1 ? quoth_date_found(scan, date, next - at)
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
  return whole ? quoth_date_found(scan, date, next - at)
               : (quoth_value_found){0};
}

quoth_value_found quoth_date_find(quoth_value_scan *scan, uint32_t at) {
  static quoth_value_found (*const readers[])(quoth_value_scan *, uint32_t) = {
      find_figures,          quoth_nth_weekday_find,
      quoth_weekday_find,    quoth_month_find,
      quoth_holiday_find,    quoth_part_of_year_find,
      quoth_day_find,        find_season,
      quoth_ago_find,        quoth_century_find,
      quoth_decade_find,     quoth_near_day_find,
      quoth_step_find,       quoth_same_year_find,
      quoth_after_that_find, quoth_year_find};
  if (at >= scan->end) {
    return (quoth_value_found){0};
  }
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    const quoth_value_found found = readers[i](scan, at);
    if (found.count) {
      return found;
    }
  }
  return (quoth_value_found){0};
}
