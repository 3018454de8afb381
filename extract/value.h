/* value.h - (private) dates, durations, amounts and money in running text.
 *
 *   number.c        "1,200", "40 billion", "twenty-five", "half a million"
 *   calendar.c      days, months, years; EDTF
 *   value_date.c    "June 8, 2014"; with value_year.c, value_relative.c and
 *                   value_named.c "the 1990s", "last week", "at Easter 2019"
 *   value_amount.c  "$40 billion", "20-30 %", "70 lbs", "six months"
 *   value_label.c   canonical wordings
 *   value.c         runs the readers over every sentence, joins ranges
 *
 * A reader looks at the tokens from one place on and says how many it takes;
 * all of it is linear, since no reader looks further than a few tokens. */
#ifndef QUOTH_EXTRACT_VALUE_H
#define QUOTH_EXTRACT_VALUE_H

#include "extract/mention.h"

/* One place where a value stands. */
typedef struct {
  quoth_span span;       /* plain */
  uint32_t first, count; /* tokens */
  uint32_t head;         /* the token that heads it */
  quoth_node_kind kind;  /* date, duration, quantity or money */
  quoth_value value;     /* texts in the caller's arena */
  quoth_text label;      /* canonical wording */
  bool inner;            /* one end of the range before it */
} quoth_value_site;

typedef struct {
  quoth_value_site *sites; /* in order; only ends of ranges lie in others */
  size_t count, capacity;
  quoth_allocator *from;
} quoth_value_sites; /* zero-initialised but for `from` is empty */

/* Finds the values of a document; what `out` held before is forgotten, its
 * memory kept. Relative dates ("last year") need the document's date and are
 * left out without it. */
quoth_status quoth_values_find(const quoth_document *document,
                               const quoth_trees *trees, quoth_arena *arena,
                               quoth_value_sites *out);
void quoth_values_free(quoth_value_sites *sites);

/* ---- calendar.c ---- */

/* A day, month or year of the proleptic Gregorian calendar; `month` and `day`
 * are 0 when unknown. `season` is an EDTF season (21 spring … 24 winter), else
 * 0. */
typedef struct {
  int32_t year, month, day, season;
} quoth_date;

int32_t quoth_days_of(quoth_date date); /* days since 1970-01-01 */
quoth_date quoth_date_of_days(int32_t days);
int32_t quoth_weekday_of(int32_t days); /* 0 Monday … 6 Sunday */
quoth_date quoth_date_shift_months(quoth_date date, int32_t months);
bool quoth_date_is_valid(quoth_date date);

/* 1-12 for a month's name or what it begins with, three letters at least, in
 * any case; else 0. */
uint32_t quoth_month_named(quoth_text word);

/* First day of what `date` covers, and the first day after it. */
quoth_date quoth_date_first(quoth_date date);
quoth_date quoth_date_after(quoth_date date);

enum { QUOTH_ISO_SIZE = 32 };
void quoth_date_write(quoth_date date, char out[QUOTH_ISO_SIZE]);

/* Reads YYYY, YYYY-MM or YYYY-MM-DD; false when it is none. */
bool quoth_date_parse(quoth_text text, quoth_date *out);

/* ---- what the readers share ---- */

typedef struct {
  double value;
  uint32_t count;  /* tokens; 0: no number */
  uint32_t digits; /* of the first token when all digits, else 0 */
  bool ordinal;    /* "third", "30th" */
  bool written;    /* in words */
  bool scaled;     /* with million, billion, k … */
  bool vague;      /* "a couple", "dozens" */
} quoth_number;

typedef struct {
  const quoth_document *document;
  const quoth_token *tokens;
  quoth_arena *arena;
  uint32_t begin, end; /* tokens of the sentence at hand */
  quoth_date today;    /* the document's date; year 0 when unknown */
  int32_t year;        /* last year spelled out before, or 0 */
  quoth_date last;     /* last date before; year 0: none in this turn */
  bool early;          /* the document speaks of years before 1000 */
  uint32_t at;         /* the token that every reader is asked about */
  quoth_number number; /* read there, once for all of them */
  quoth_status status; /* QUOTH_NO_MEMORY when the arena was full */
} quoth_value_scan;

/* One end of a range: a date of its own. */
typedef struct {
  uint32_t first, count; /* tokens */
  quoth_date date;
} quoth_value_end;

/* What a reader found, from a given token on. */
typedef struct {
  uint32_t count; /* tokens; 0: nothing */
  quoth_node_kind kind;
  quoth_value value;
  quoth_date date; /* kind date: for joining ranges; year 0 if not simple */
  bool whole_year; /* a bare year: may end a range as two digits */
  bool guessed;    /* the year was not written */
  quoth_value_end ends[2]; /* of a range that was joined; else count 0 */
} quoth_value_found;

static inline quoth_text quoth_scan_form(const quoth_value_scan *scan,
                                         uint32_t token) {
  return quoth_text_slice(scan->document->plain, scan->tokens[token].span);
}

/* True when `token` lies in the sentence and is `word`, ASCII case aside. */
static inline bool quoth_scan_is(const quoth_value_scan *scan, uint32_t token,
                                 const char *word) {
  return token >= scan->begin && token < scan->end &&
         quoth_text_may_be(quoth_scan_form(scan, token), word) &&
         quoth_text_is_nocase(quoth_scan_form(scan, token), word);
}

/* Index of the token's form in `words` (closed by NULL), or -1. */
static inline int quoth_scan_any(const quoth_value_scan *scan, uint32_t token,
                                 const char *const *words) {
  return token >= scan->begin && token < scan->end
             ? quoth_text_place_nocase(quoth_scan_form(scan, token), words)
             : -1;
}

/* `text` in the arena; sets scan->status on failure. */
quoth_text quoth_scan_text(quoth_value_scan *scan, const char *text);

/* A decimal without exponent: "40000000000", "2.5". */
quoth_text quoth_scan_decimal(quoth_value_scan *scan, double number);

/* ---- number.c ---- */

/* The number that begins at a token; remembered for scan->at. */
quoth_number quoth_number_read(const quoth_value_scan *scan, uint32_t at);

/* A year as it is spoken: "nineteen seventy-two", "two thousand and sixteen";
 * how many tokens it takes, 0 when it is none. */
uint32_t quoth_number_year(const quoth_value_scan *scan, uint32_t at,
                           int32_t *year);

/* ---- readers ---- */

quoth_value_found quoth_date_find(quoth_value_scan *scan, uint32_t at);
quoth_value_found quoth_amount_find(quoth_value_scan *scan, uint32_t at);

/* The node value of a date, or of the range from `first` to `last`. */
quoth_value quoth_date_value(quoth_value_scan *scan, quoth_date date);
quoth_value quoth_range_value(quoth_value_scan *scan, quoth_date first,
                              quoth_date last);

/* The one wording of a value: "2020-06", "$40 billion", "about 70 pounds",
 * "6 months", "every week". */
quoth_text quoth_value_label(quoth_value_scan *scan, quoth_node_kind kind,
                             const quoth_value *value);

/* 'Y', 'M', 'W', 'D', or lower case h, m, s of ISO 8601 durations for a time
 * unit in singular or plural, and how many of it the word is (a decade is ten
 * years); 0 when the token is none. */
char quoth_time_unit(const quoth_value_scan *scan, uint32_t token,
                     int32_t *factor);

#endif
