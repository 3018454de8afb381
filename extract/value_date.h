/* value_date.h - (private) the readers of dates, by what they go by.
 *
 *   value_date.c      names of months and days, figures; the order of all
 *   value_year.c      years, decades, centuries
 *   value_relative.c  seen from the document's date or the year spoken of
 *   value_named.c     holidays, "the first Monday in June", parts of years
 *
 * Each looks from a token on; its count is 0 when it finds nothing. */
#ifndef QUOTH_EXTRACT_VALUE_DATE_H
#define QUOTH_EXTRACT_VALUE_DATE_H

#include "extract/value.h"

/* Month 1-12, season 21-24 (EDTF), or 0. */
int32_t quoth_month_at(const quoth_value_scan *scan, uint32_t at);
int32_t quoth_season_at(const quoth_value_scan *scan, uint32_t at);

/* Day of the week, 0 Monday … 6 Sunday, or -1. */
int quoth_weekday_at(const quoth_value_scan *scan, uint32_t at);

/* What was found, of `count` tokens; nothing when `date` is no day of the
 * calendar or lies outside the years 1 to 9998. */
quoth_value_found quoth_date_found(quoth_value_scan *scan, quoth_date date,
                                   uint32_t count);
quoth_value_found quoth_date_range_found(quoth_value_scan *scan,
                                         quoth_date first, quoth_date last,
                                         uint32_t count);

/* Reads a year where the words before ask for one; the tokens it takes. */
uint32_t quoth_year_after(const quoth_value_scan *scan, uint32_t at,
                          int32_t *year);

/* ---- value_date.c ---- */

/* Reads [,] [of] year behind a month or day; returns where it ends, `at` when
 * there is none. */
uint32_t quoth_year_read(const quoth_value_scan *scan, uint32_t at,
                         int32_t *year);

/* The date of the tokens [at, next), whose year follows or is guessed. */
quoth_value_found quoth_date_complete(quoth_value_scan *scan, quoth_date date,
                                      uint32_t at, uint32_t next);

quoth_value_found quoth_month_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_day_find(quoth_value_scan *scan, uint32_t at);

/* ---- value_year.c ---- */

quoth_value_found quoth_year_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_decade_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_century_find(quoth_value_scan *scan, uint32_t at);

/* ---- value_relative.c ---- */

/* True when the verb that governs the token `at` tells of the past. */
bool quoth_tells_past(const quoth_value_scan *scan, uint32_t at);

quoth_value_found quoth_weekday_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_near_day_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_step_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_ago_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_same_year_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_after_that_find(quoth_value_scan *scan, uint32_t at);

/* ---- value_named.c ---- */

quoth_value_found quoth_holiday_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_nth_weekday_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_part_of_year_find(quoth_value_scan *scan, uint32_t at);

/* The same day `step` years from the one next to the document's date: "last
 * Christmas"; `at` is where the holiday begins. */
quoth_value_found quoth_holiday_step(quoth_value_scan *scan, uint32_t at,
                                     int32_t step);

#endif
