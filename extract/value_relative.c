#include "extract/value_date.h"
#include "extract/xpos.h"

static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
                                       "thursday", "friday",  "saturday",
                                       "sunday",   NULL};

int quoth_weekday_at(const quoth_value_scan *scan, uint32_t at) {
  return quoth_scan_any(scan, at, weekdays);
}

/* ---- relative to the document's date ---- */

static bool is_present(const quoth_token *token) {
  return token->xpos == QUOTH_XPOS_VBZ || token->xpos == QUOTH_XPOS_VBP;
}

/* "It is still in use today", "known today as": nowadays. */
static bool is_nowadays(const quoth_value_scan *scan, uint32_t at) {
  const uint32_t verb = scan->tokens[at].head;
  if (verb < scan->begin || verb >= scan->end) {
    return false;
  }
  bool present = is_present(&scan->tokens[verb]), still = false;
  for (uint32_t i = scan->begin; i < scan->end; i++) {
    if (scan->tokens[i].head == verb) {
      present |= is_present(&scan->tokens[i]);
      still |= quoth_scan_is(scan, i, "still");
    }
  }
  return (present && still) || quoth_scan_is(scan, verb, "known");
}

/* "the day before yesterday", "the day after tomorrow". */
static quoth_value_found find_second_day(quoth_value_scan *scan, uint32_t at) {
  const bool before = quoth_scan_is(scan, at + 2, "before") &&
                      quoth_scan_is(scan, at + 3, "yesterday");
  const bool after = quoth_scan_is(scan, at + 2, "after") &&
                     quoth_scan_is(scan, at + 3, "tomorrow");
  if (!scan->today.day || (!before && !after) ||
      !quoth_scan_is(scan, at, "the") || !quoth_scan_is(scan, at + 1, "day")) {
    return (quoth_value_found){0};
  }
  const int32_t day = quoth_days_of(scan->today) + (before ? -2 : 2);
  return quoth_date_found(scan, quoth_date_of_days(day), 4);
}

quoth_value_found quoth_near_day_find(quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"today", "tonight", "yesterday",
                                      "tomorrow", NULL};
  static const int32_t shifts[] = {0, 0, -1, 1};
  const int word = quoth_scan_any(scan, at, words);
  if (word < 0) {
    return find_second_day(scan, at);
  }
  if (!scan->today.day || (word == 0 && is_nowadays(scan, at))) {
    return (quoth_value_found){0};
  }
  return quoth_date_found(
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
  return quoth_date_range_found(scan, quoth_date_of_days(monday),
                                quoth_date_of_days(monday + 6), count);
}

/* A month or season by name: "last June", "next spring". */
static quoth_value_found find_named(quoth_value_scan *scan, uint32_t at,
                                    int32_t step) {
  quoth_date date = {.year = scan->today.year,
                     .month = quoth_month_at(scan, at + 1),
                     .season = quoth_season_at(scan, at + 1)};
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
  return quoth_date_found(scan, date, 2);
}

bool quoth_tells_past(const quoth_value_scan *scan, uint32_t at) {
  enum { FARTHEST = 4 };
  for (int i = 0; i < FARTHEST && at >= scan->begin && at < scan->end; i++) {
    const quoth_token *token = &scan->tokens[at];
    if (token->upos == QUOTH_VERB || token->upos == QUOTH_AUX) {
      return (token->features & QUOTH_PAST) != 0 &&
             !(at > scan->begin && (quoth_scan_is(scan, at - 1, "be") ||
                                    quoth_scan_is(scan, at - 1, "is")));
    }
    at = token->head;
  }
  return false;
}

/* "this morning", "last night", "this weekend". */
static quoth_value_found find_part(quoth_value_scan *scan, uint32_t at,
                                   int32_t step) {
  static const char *const parts[] = {"morning", "afternoon", "evening",
                                      "night",   "weekend",   NULL};
  const int part = quoth_scan_any(scan, at + 1, parts);
  const int32_t today =
      scan->today.day ? quoth_days_of(scan->today) : INT32_MIN;
  if (part < 0 || today == INT32_MIN || (part < 3 && step != 0) ||
      (part == 3 && step > 0)) {
    return (quoth_value_found){0};
  }
  if (part < 4) {
    return quoth_date_found(scan, quoth_date_of_days(today + step), 2);
  }
  int32_t saturday = today - quoth_weekday_of(today) + 5 + 7 * step;
  if (step == 0 && saturday > today && quoth_tells_past(scan, at)) {
    saturday -= 7;
  }
  return quoth_date_range_found(scan, quoth_date_of_days(saturday),
                                quoth_date_of_days(saturday + 1), 2);
}

/* "last year", "this month", "next week", "next Tuesday". */
quoth_value_found quoth_step_find(quoth_value_scan *scan, uint32_t at) {
  static const char *const units[] = {"year", "month", "week", NULL};
  const int32_t step = direction_at(scan, at);
  if (step == 2 || !scan->today.year) {
    return (quoth_value_found){0};
  }
  const quoth_value_found part = find_part(scan, at, step);
  if (part.count) {
    return part;
  }
  const int weekday = quoth_scan_any(scan, at + 1, weekdays);
  if (weekday >= 0 && scan->today.day) {
    return quoth_date_found(scan, weekday_date(scan, weekday, step), 2);
  }
  const quoth_value_found holiday = quoth_holiday_step(scan, at + 1, step);
  if (holiday.count) {
    return holiday;
  }
  quoth_date date = {.year = scan->today.year + step};
  switch (quoth_scan_any(scan, at + 1, units)) {
  case 0:
    return quoth_date_found(scan, date, 2);
  case 1:
    date = quoth_date_shift_months(
        (quoth_date){.year = scan->today.year, .month = scan->today.month},
        step);
    return scan->today.month ? quoth_date_found(scan, date, 2)
                             : (quoth_value_found){0};
  case 2:
    return find_week(scan, step, 2);
  default:
    return find_named(scan, at, step);
  }
}

/* "Tuesday", "Tuesday, June 19, 2018". */
quoth_value_found quoth_weekday_find(quoth_value_scan *scan, uint32_t at) {
  const int weekday = quoth_scan_any(scan, at, weekdays);
  if (weekday < 0) {
    return (quoth_value_found){0};
  }
  const uint32_t next = at + 1 + quoth_scan_is(scan, at + 1, ",");
  quoth_value_found rest = quoth_month_find(scan, next);
  if (!rest.count) {
    rest = quoth_day_find(scan, next);
  }
  if (rest.count) {
    rest.count += next - at;
    return rest;
  }
  if (!scan->today.day) {
    return rest;
  }
  quoth_date date = weekday_date(scan, weekday, 0);
  const int32_t day = quoth_days_of(date);
  if (day > quoth_days_of(scan->today) && quoth_tells_past(scan, at)) {
    date = quoth_date_of_days(day - 7);
  }
  return quoth_date_found(scan, date, 1);
}

static bool is_and_a_half(const quoth_value_scan *scan, uint32_t at) {
  return quoth_scan_is(scan, at, "and") && quoth_scan_is(scan, at + 1, "a") &&
         quoth_scan_is(scan, at + 2, "half");
}

/* "ten years ago", "a year and a half ago": as exact as the unit. */
quoth_value_found quoth_ago_find(quoth_value_scan *scan, uint32_t at) {
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
  uint32_t unit_at = at + number.count;
  const bool half_before =
      is_and_a_half(scan, unit_at); /* "three and a half" */
  unit_at += half_before ? 3 : 0;
  const char unit = quoth_time_unit(scan, unit_at, &factor);
  const bool half = half_before || is_and_a_half(scan, unit_at + 1);
  const uint32_t ago_at = unit_at + 1 + (half && !half_before ? 3 : 0);
  if (!unit || !quoth_scan_is(scan, ago_at, "ago")) {
    return (quoth_value_found){0};
  }
  const int32_t many = (int32_t)number.value * factor;
  const uint32_t count = ago_at + 1 - at;
  quoth_date date = scan->today;
  if (unit == 'Y' && half) {
    date.day = 0;
    return date.month ? quoth_date_found(scan,
                                         quoth_date_shift_months(
                                             date, -12 * many - 6 * factor),
                                         count)
                      : (quoth_value_found){0};
  }
  if (half) {
    return (quoth_value_found){0};
  }
  if (unit == 'Y') {
    return quoth_date_found(scan, (quoth_date){.year = date.year - many},
                            count);
  }
  if (unit == 'M' && date.month) {
    date.day = 0;
    return quoth_date_found(scan, quoth_date_shift_months(date, -many), count);
  }
  if ((unit == 'W' || unit == 'D') && date.day) {
    const int32_t days = unit == 'W' ? 7 * many : many;
    return quoth_date_found(
        scan, quoth_date_of_days(quoth_days_of(date) - days), count);
  }
  return (quoth_value_found){0};
}

/* "that year", "the same year"; "two years later": the year spoken of. */
quoth_value_found quoth_same_year_find(quoth_value_scan *scan, uint32_t at) {
  if (!scan->year) {
    return (quoth_value_found){0};
  }
  const bool that = quoth_scan_is(scan, at, "that");
  const bool same = (that || quoth_scan_is(scan, at, "the")) &&
                    quoth_scan_is(scan, at + 1, "same");
  if ((that || same) && quoth_scan_is(scan, at + 1 + same, "year")) {
    return quoth_date_found(scan, (quoth_date){.year = scan->year}, 2 + same);
  }
  const quoth_number number = quoth_number_read(scan, at);
  const uint32_t unit_at = at + number.count;
  int32_t factor = 1;
  if (!number.count || number.ordinal || number.vague || number.value > 1000 ||
      quoth_time_unit(scan, unit_at, &factor) != 'Y' ||
      !quoth_scan_is(scan, unit_at + 1, "later")) {
    return (quoth_value_found){0};
  }
  const int32_t year = scan->year + (int32_t)number.value * factor;
  return quoth_date_found(scan, (quoth_date){.year = year}, unit_at + 2 - at);
}

/* The date spoken of, `step` units on, as exact as the unit; nothing where it
 * was not told as exactly. */
static quoth_value_found step_on(quoth_value_scan *scan, char unit,
                                 int32_t step, uint32_t count) {
  quoth_date date = scan->last;
  const int32_t day = date.day ? quoth_days_of(date) + step : 0;
  switch (unit) {
  case 'Y':
    return quoth_date_found(scan, (quoth_date){.year = date.year + step},
                            count);
  case 'M':
    date.day = 0;
    return date.month ? quoth_date_found(
                            scan, quoth_date_shift_months(date, step), count)
                      : (quoth_value_found){0};
  case 'W': {
    const int32_t monday = day - step + 7 * step - quoth_weekday_of(day - step);
    return date.day
               ? quoth_date_range_found(scan, quoth_date_of_days(monday),
                                        quoth_date_of_days(monday + 6), count)
               : (quoth_value_found){0};
  }
  case 'D':
    return date.day ? quoth_date_found(scan, quoth_date_of_days(day), count)
                    : (quoth_value_found){0};
  default:
    return (quoth_value_found){0};
  }
}

/* "the next day", "the following year", "the week before": seen from the date
 * spoken of. "The next year" may be seen from today, unless the past is told.
 */
quoth_value_found quoth_after_that_find(quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"next",      "following", "previous",
                                      "preceding", "same",      NULL};
  static const int32_t steps[] = {1, 1, -1, -1, 0};
  int32_t factor = 0;
  if (!scan->last.year || !quoth_scan_is(scan, at, "the")) {
    return (quoth_value_found){0};
  }
  const int word = quoth_scan_any(scan, at + 1, words);
  const char unit = quoth_time_unit(scan, at + (word < 0 ? 1 : 2), &factor);
  if (factor != 1) {
    return (quoth_value_found){0};
  }
  if (word < 0) {
    const bool before = quoth_scan_is(scan, at + 2, "before");
    return before || quoth_scan_is(scan, at + 2, "after")
               ? step_on(scan, unit, before ? -1 : 1, 3)
               : (quoth_value_found){0};
  }
  const bool vague =
      word == 0 && unit != 'D' && !quoth_tells_past(scan, at + 2);
  const bool many = scan->tokens[at + 2].features & QUOTH_PLURAL;
  return vague || many ? (quoth_value_found){0}
                       : step_on(scan, unit, steps[word], 3);
}
