#include "extract/value.h"

#include <stdio.h>

/* Years begin in March here, so that the leap day is a year's last. */
int32_t quoth_days_of(quoth_date date) {
  const int32_t month = date.month ? date.month : 1;
  const int32_t day = date.day ? date.day : 1;
  const int32_t year = date.year - (month <= 2);
  const int32_t era = (year >= 0 ? year : year - 399) / 400;
  const int32_t year_of_era = year - era * 400;
  const int32_t day_of_year =
      (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int32_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

quoth_date quoth_date_of_days(int32_t days) {
  days += 719468;
  const int32_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int32_t day_of_era = days - era * 146097;
  const int32_t year_of_era = (day_of_era - day_of_era / 1460 +
                               day_of_era / 36524 - day_of_era / 146096) /
                              365;
  const int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t shifted = (5 * day_of_year + 2) / 153;
  const int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return (quoth_date){.year = year_of_era + era * 400 + (month <= 2),
                      .month = month,
                      .day = day_of_year - (153 * shifted + 2) / 5 + 1};
}

int32_t quoth_weekday_of(int32_t days) {
  const int32_t rest = (days + 3) % 7; /* 1970-01-01 was a Thursday */
  return rest < 0 ? rest + 7 : rest;
}

static int32_t days_in_month(int32_t year, int32_t month) {
  static const int32_t days[] = {31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

bool quoth_date_is_valid(quoth_date date) {
  if (date.month == 0) {
    return date.day == 0;
  }
  return date.month >= 1 && date.month <= 12 && date.day >= 0 &&
         date.day <= days_in_month(date.year, date.month);
}

quoth_date quoth_date_shift_months(quoth_date date, int32_t months) {
  const int32_t all =
      date.year * 12 + (date.month ? date.month - 1 : 0) + months;
  const int32_t year = (all >= 0 ? all : all - 11) / 12;
  date.year = year;
  date.month = all - year * 12 + 1;
  const int32_t last = days_in_month(year, date.month);
  date.day = date.day > last ? last : date.day;
  return date;
}

static int32_t season_month(const quoth_date *date) {
  return (date->season - 20) * 3; /* spring begins in March */
}

quoth_date quoth_date_first(quoth_date date) {
  if (date.season) {
    date.month = season_month(&date);
  }
  return (quoth_date){.year = date.year,
                      .month = date.month ? date.month : 1,
                      .day = date.day ? date.day : 1};
}

quoth_date quoth_date_after(quoth_date date) {
  if (date.season) {
    return quoth_date_shift_months(quoth_date_first(date), 3);
  }
  if (date.day) {
    return quoth_date_of_days(quoth_days_of(date) + 1);
  }
  return quoth_date_shift_months(quoth_date_first(date), date.month ? 1 : 12);
}

void quoth_date_write(quoth_date date, char out[QUOTH_ISO_SIZE]) {
  const int32_t year = date.year < 0 ? -date.year : date.year;
  int at = snprintf(out, QUOTH_ISO_SIZE, "%s%04d", date.year < 0 ? "-" : "",
                    (int)(year % 10000));
  const int32_t month = date.season ? date.season : date.month;
  if (month) {
    at += snprintf(out + at, QUOTH_ISO_SIZE - (size_t)at, "-%02d", (int)month);
  }
  if (month && date.day) {
    snprintf(out + at, QUOTH_ISO_SIZE - (size_t)at, "-%02d", (int)date.day);
  }
}

/* `count` digits at `*at`, then `*at` stands behind them. */
static bool read_digits(quoth_text text, size_t *at, size_t count,
                        int32_t *out) {
  *out = 0;
  for (size_t i = 0; i < count; i++, ++*at) {
    if (*at >= text.size || text.at[*at] < '0' || text.at[*at] > '9') {
      return false;
    }
    *out = *out * 10 + (text.at[*at] - '0');
  }
  return true;
}

bool quoth_date_parse(quoth_text text, quoth_date *out) {
  quoth_date date = {0};
  size_t at = 0;
  if (!read_digits(text, &at, 4, &date.year)) {
    return false;
  }
  if (at < text.size && text.at[at] == '-') {
    at++;
    if (!read_digits(text, &at, 2, &date.month) || date.month == 0) {
      return false;
    }
  }
  if (date.month && at < text.size && text.at[at] == '-') {
    at++;
    if (!read_digits(text, &at, 2, &date.day) || date.day == 0) {
      return false;
    }
  }
  if (at != text.size || !quoth_date_is_valid(date)) {
    return false;
  }
  *out = date;
  return true;
}

uint32_t quoth_month_named(quoth_text word) {
  static const char *const months[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (uint32_t i = 0; i < 12; i++) {
    const quoth_text name = quoth_text_of(months[i]);
    if (word.size >= 3 && word.size <= name.size &&
        quoth_text_equal_nocase(word, (quoth_text){name.at, word.size})) {
      return i + 1;
    }
  }
  return 0;
}
