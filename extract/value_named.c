#include "extract/value_date.h"

/* ---- days of the week in a month ---- */

/* The `nth` (1…5; -1: last) `weekday` of the month of `date`; day 0 when it has
 * none. */
static quoth_date nth_weekday(quoth_date date, int weekday, int32_t nth) {
  const quoth_date first = {.year = date.year, .month = date.month, .day = 1};
  const int32_t begin = quoth_days_of(first);
  const int32_t end = quoth_days_of(quoth_date_shift_months(first, 1));
  int32_t day = begin + (weekday - quoth_weekday_of(begin) + 7) % 7;
  if (nth > 0) {
    day += 7 * (nth - 1);
  } else {
    day += (end - 1 - day) / 7 * 7;
  }
  return day < end ? quoth_date_of_days(day) : (quoth_date){0};
}

/* "the first Monday in June", "the last Friday of May 2019". */
quoth_value_found quoth_nth_weekday_find(quoth_value_scan *scan, uint32_t at) {
  const bool last = quoth_scan_is(scan, at, "last");
  const quoth_number number =
      last ? (quoth_number){.value = -1, .count = 1, .ordinal = true}
           : quoth_number_read(scan, at);
  const uint32_t day_at = at + number.count;
  const int weekday =
      number.count && number.ordinal ? quoth_weekday_at(scan, day_at) : -1;
  if (weekday < 0 || number.value > 5 ||
      !(quoth_scan_is(scan, day_at + 1, "in") ||
        quoth_scan_is(scan, day_at + 1, "of"))) {
    return (quoth_value_found){0};
  }
  const quoth_date month = {.month = quoth_month_at(scan, day_at + 2)};
  quoth_value_found found =
      month.month ? quoth_date_complete(scan, month, at, day_at + 3)
                  : (quoth_value_found){0};
  if (!found.count) {
    return found;
  }
  const quoth_date date =
      nth_weekday(found.date, weekday, (int32_t)number.value);
  return date.day ? quoth_date_found(scan, date, found.count)
                  : (quoth_value_found){0};
}

/* ---- holidays ---- */

typedef enum { FIXED, NTH_WEEKDAY, EASTER } holiday_kind;

typedef struct {
  const char *words[3]; /* the last may be NULL; "year" may be "year's" */
  holiday_kind kind;
  int32_t month, day; /* FIXED; day: days from Easter, or which Thursday */
} holiday;

static const holiday holidays[] = {
    {{"christmas", "eve", NULL}, FIXED, 12, 24},
    {{"christmas", "day", NULL}, FIXED, 12, 25},
    {{"christmas", NULL, NULL}, FIXED, 12, 25},
    {{"boxing", "day", NULL}, FIXED, 12, 26},
    {{"new", "year", "eve"}, FIXED, 12, 31},
    {{"new", "year", "day"}, FIXED, 1, 1},
    {{"halloween", NULL, NULL}, FIXED, 10, 31},
    {{"valentine", "'s", "day"}, FIXED, 2, 14},
    {{"thanksgiving", NULL, NULL}, NTH_WEEKDAY, 11, 4},
    {{"good", "friday", NULL}, EASTER, 0, -2},
    {{"easter", "sunday", NULL}, EASTER, 0, 0},
    {{"easter", "monday", NULL}, EASTER, 0, 1},
    {{"easter", NULL, NULL}, EASTER, 0, 0},
};

/* The words it takes at `at`, 0 when it is not there. */
static uint32_t words_of(const quoth_value_scan *scan, uint32_t at,
                         const holiday *day) {
  uint32_t next = at;
  for (size_t i = 0; i < 3 && day->words[i]; i++) {
    if (!quoth_scan_is(scan, next, day->words[i])) {
      return 0;
    }
    const bool year = quoth_scan_is(scan, next, "year");
    next++;
    next += year && (quoth_scan_is(scan, next, "'s") ||
                     quoth_scan_is(scan, next, "’s"));
  }
  return next - at;
}

static const holiday *holiday_at(const quoth_value_scan *scan, uint32_t at,
                                 uint32_t *count) {
  for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
    *count = words_of(scan, at, &holidays[i]);
    if (*count) {
      return &holidays[i];
    }
  }
  return NULL;
}

/* Easter Sunday of the Gregorian calendar, after Butcher. */
static quoth_date easter(int32_t year) {
  const int32_t a = year % 19, b = year / 100, c = year % 100;
  const int32_t d = b - b / 4 - (b - (b + 8) / 25 + 1) / 3;
  const int32_t h = (19 * a + d + 15) % 30;
  const int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int32_t m = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  return (quoth_date){.year = year, .month = m / 31, .day = m % 31 + 1};
}

static quoth_date date_of(const holiday *day, int32_t year) {
  const quoth_date month = {.year = year, .month = day->month};
  switch (day->kind) {
  case NTH_WEEKDAY:
    return nth_weekday(month, 3, day->day);
  case EASTER:
    return quoth_date_of_days(quoth_days_of(easter(year)) + day->day);
  default:
    return (quoth_date){.year = year, .month = day->month, .day = day->day};
  }
}

/* The year of the holiday before today, or after it. */
static int32_t year_near(const quoth_value_scan *scan, const holiday *day,
                         bool before) {
  const int32_t year = scan->today.year;
  const int32_t gap =
      quoth_days_of(date_of(day, year)) - quoth_days_of(scan->today);
  return before ? year - (gap > 0) : year + (gap < 0);
}

quoth_value_found quoth_holiday_step(quoth_value_scan *scan, uint32_t at,
                                     int32_t step) {
  uint32_t count;
  const holiday *day = holiday_at(scan, at, &count);
  if (!day || !scan->today.day) {
    return (quoth_value_found){0};
  }
  const bool before = step < 0 || (step == 0 && quoth_tells_past(scan, at));
  return quoth_date_found(scan, date_of(day, year_near(scan, day, before)),
                          count + 1);
}

/* "on Christmas Eve", "at Easter 2019". Without a year only what is told of
 * the past is one day and not every year's; "a Christmas tree" is none. */
quoth_value_found quoth_holiday_find(quoth_value_scan *scan, uint32_t at) {
  static const char *const prepositions[] = {
      "on", "at", "by", "since", "until", "after", "over", "before", NULL};
  uint32_t count;
  const holiday *day = holiday_at(scan, at, &count);
  if (!day) {
    return (quoth_value_found){0};
  }
  int32_t year = 0;
  const uint32_t next = quoth_year_read(scan, at + count, &year);
  if (year) {
    return quoth_date_found(scan, date_of(day, year), next - at);
  }
  const uint32_t last = at + count - 1;
  const bool modifies = scan->tokens[last].deprel == QUOTH_DEP_COMPOUND;
  const bool placed =
      at > scan->begin && quoth_scan_any(scan, at - 1, prepositions) >= 0;
  if (modifies || !placed || !quoth_tells_past(scan, at)) {
    return (quoth_value_found){0};
  }
  year = scan->year        ? scan->year
         : scan->today.day ? year_near(scan, day, true)
                           : 0;
  return year ? quoth_date_found(scan, date_of(day, year), count)
              : (quoth_value_found){0};
}

/* ---- quarters and halves ---- */

/* Months in the part of a year, and which of them it is, from 0. */
static uint32_t part_at(const quoth_value_scan *scan, uint32_t at,
                        int32_t *months, int32_t *which) {
  static const char *const quarters[] = {"q1", "q2", "q3", "q4", NULL};
  const int short_form = quoth_scan_any(scan, at, quarters);
  if (short_form >= 0) {
    *months = 3;
    *which = short_form;
    return 1;
  }
  const quoth_number number = quoth_number_read(scan, at);
  const uint32_t unit = at + number.count;
  const bool quarter = quoth_scan_is(scan, unit, "quarter");
  const bool half = quoth_scan_is(scan, unit, "half");
  if (!number.count || !number.ordinal || (!quarter && !half) ||
      number.value > (quarter ? 4 : 2)) {
    return 0;
  }
  *months = quarter ? 3 : 6;
  *which = (int32_t)number.value - 1;
  return number.count + 1;
}

/* "Q3 2022", "the third quarter of 2022", "the second half of 2018". */
quoth_value_found quoth_part_of_year_find(quoth_value_scan *scan, uint32_t at) {
  int32_t months, which, year = 0;
  const uint32_t count = part_at(scan, at, &months, &which);
  if (!count) {
    return (quoth_value_found){0};
  }
  const uint32_t next = quoth_year_read(scan, at + count, &year);
  if (!year) {
    return (quoth_value_found){0};
  }
  const quoth_date first = {.year = year, .month = 1 + months * which};
  return quoth_date_range_found(
      scan, first, quoth_date_shift_months(first, months - 1), next - at);
}
