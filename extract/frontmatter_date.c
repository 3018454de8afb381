#include "extract/frontmatter.h"
#include "extract/value.h"

#include <stdio.h>

/* Words and numbers of a date; what stands between them does not matter. */
typedef struct {
  uint32_t number; /* 0 for a word */
  uint32_t digits;
  uint32_t month; /* 1-12 for a month's name, else 0 */
} part;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* At most `limit` parts; stops at a time of day. */
static size_t split(quoth_text text, part *parts, size_t limit) {
  size_t count = 0;
  for (size_t at = 0; at < text.size && count < limit;) {
    const size_t begin = at;
    part found = {0, 0, 0};
    if (is_digit(text.at[at])) {
      while (at < text.size && is_digit(text.at[at]) && at - begin < 9) {
        found.number = found.number * 10 + (uint32_t)(text.at[at++] - '0');
      }
      found.digits = (uint32_t)(at - begin);
      if (at < text.size && text.at[at] == ':') {
        break;
      }
      parts[count++] = found;
    } else if (is_letter(text.at[at])) {
      while (at < text.size && is_letter(text.at[at])) {
        at++;
      }
      found.month =
          quoth_month_named((quoth_text){text.at + begin, at - begin});
      if (found.month) {
        parts[count++] = found;
      }
    } else {
      at++;
    }
  }
  return count;
}

static bool put(char iso[11], uint32_t year, uint32_t month, uint32_t day) {
  if (year < 1000 || year > 9999 || month > 12 || day > 31) {
    return false;
  }
  if (!month) {
    snprintf(iso, 11, "%04u", (unsigned)(year % 10000));
  } else if (!day) {
    snprintf(iso, 11, "%04u-%02u", (unsigned)(year % 10000),
             (unsigned)(month % 100));
  } else {
    snprintf(iso, 11, "%04u-%02u-%02u", (unsigned)(year % 10000),
             (unsigned)(month % 100), (unsigned)(day % 100));
  }
  return true;
}

bool quoth_frontmatter_date(quoth_text text, char iso[11]) {
  part p[3];
  const size_t n = split(quoth_text_trim(text), p, 3);
  if (!n) {
    return false;
  }
  if (p[0].digits == 4) { /* 2025, 2025-06, 2025-06-07, 2025 June 7 */
    const uint32_t month = n > 1 ? p[1].number + p[1].month : 0;
    return put(iso, p[0].number, month, n > 2 && month ? p[2].number : 0);
  }
  if (p[0].month && n == 3 && p[2].digits == 4) { /* June 7, 2025 */
    return put(iso, p[2].number, p[0].month, p[1].number);
  }
  if (p[0].month && n >= 2 && p[1].digits == 4) { /* June 2025 */
    return put(iso, p[1].number, p[0].month, 0);
  }
  if (n == 3 && p[1].month && p[2].digits == 4) { /* 7 June 2025 */
    return put(iso, p[2].number, p[1].month, p[0].number);
  }
  return false;
}

static bool is_weekday(quoth_text word) {
  static const char *const days[] = {"monday",   "tuesday", "wednesday",
                                     "thursday", "friday",  "saturday",
                                     "sunday"};
  for (size_t i = 0; i < 7; i++) {
    const quoth_text day = quoth_text_of(days[i]);
    if (word.size >= 3 && word.size <= day.size &&
        quoth_text_equal_nocase(word, (quoth_text){day.at, word.size})) {
      return true;
    }
  }
  return false;
}

bool quoth_frontmatter_dateline(quoth_text line, char iso[11]) {
  enum { LONGEST = 40 };
  if (line.size > LONGEST) {
    return false;
  }
  for (size_t at = 0; at < line.size;) {
    size_t end = at;
    while (end < line.size && is_letter(line.at[end])) {
      end++;
    }
    const quoth_text word = {line.at + at, end - at};
    const bool ordinal = at && is_digit(line.at[at - 1]) && word.size == 2;
    if (word.size && !ordinal && !quoth_month_named(word) &&
        !is_weekday(word)) {
      return false;
    }
    if (end == at && !is_digit(line.at[at]) && !strchr(" ,.-/", line.at[at])) {
      return false;
    }
    at = end > at ? end : at + 1;
  }
  return quoth_frontmatter_date(line, iso) && strlen(iso) == 10;
}

/* "Published", "recorded on": what leads to a date, and to nothing else. */
static bool is_publishing(quoth_text word) {
  static const char *const list[] = {
      "published", "posted", "updated",   "recorded", "aired", "released",
      "filed",     "dated",  "broadcast", "date",     NULL};
  return quoth_text_place_nocase(word, list) >= 0;
}

static bool is_space(char c) {
  return c == ' ' || c == '*' || c == '_' || c == '\n';
}

/* The word that ends at `*end`, which moves to where it begins. */
static quoth_text word_before(quoth_text line, size_t *end) {
  while (*end > 0 && is_space(line.at[*end - 1])) {
    --*end;
  }
  size_t begin = *end;
  while (begin > 0 && is_letter(line.at[begin - 1])) {
    begin--;
  }
  const quoth_text word = {line.at + begin, *end - begin};
  *end = begin;
  return word;
}

/* Whether a part of a byline may begin at `at`: behind a mark that separates
 * its parts, a weekday, or a word of publishing. */
static bool begins_part(quoth_text line, size_t at) {
  size_t before = at;
  quoth_text word = word_before(line, &before);
  if (!word.size) {
    const unsigned char mark = before ? (unsigned char)line.at[before - 1] : 0;
    if (mark == ',') {
      before--;
      word = word_before(line, &before);
      return !word.size || is_weekday(word) || before > 0;
    }
    return !mark || mark >= 0x80 || strchr("|:;.-/(", mark) != NULL;
  }
  if (quoth_text_is(word, "on")) {
    word = word_before(line, &before);
  }
  return is_publishing(word) || is_weekday(word);
}

static bool ends_part(quoth_text line, size_t at) {
  while (at < line.size && is_space(line.at[at])) {
    at++;
  }
  const quoth_text rest = {line.at + at, line.size - at};
  return !rest.size || (unsigned char)rest.at[0] >= 0x80 ||
         strchr("|,;.-/)", rest.at[0]) != NULL ||
         (rest.size > 3 && memcmp(rest.at, "by ", 3) == 0);
}

/* The size of the full date at `at`, or 0. */
static size_t date_at(quoth_text line, size_t at, char iso[11]) {
  enum { SHORTEST = 8, LONGEST = 24 };
  size_t longest = line.size - at;
  longest = longest < LONGEST ? longest : LONGEST;
  for (size_t size = longest; size >= SHORTEST; size--) {
    const quoth_text some = {line.at + at, size};
    const bool inside =
        at + size < line.size &&
        (is_digit(line.at[at + size]) || is_letter(line.at[at + size]));
    if (!inside && is_digit(some.at[size - 1]) &&
        quoth_frontmatter_dateline(some, iso)) {
      return size;
    }
  }
  return 0;
}

/* "By …", "Published …", "Transcript …", or parts between bars. */
static bool is_byline(quoth_text line) {
  static const char *const openers[] = {"by", "transcript", "interview", NULL};
  size_t size = 0;
  while (size < line.size && is_letter(line.at[size])) {
    size++;
  }
  const quoth_text first = {line.at, size};
  return is_publishing(first) || quoth_text_place_nocase(first, openers) >= 0 ||
         memchr(line.at, '|', line.size) != NULL;
}

bool quoth_frontmatter_byline(quoth_text line, bool set_apart, char iso[11]) {
  enum { LONGEST = 200 };
  if (!set_apart && !is_byline(line)) {
    return false;
  }
  for (size_t at = 0; line.size <= LONGEST && at < line.size; at++) {
    const bool inside =
        at > 0 && (is_letter(line.at[at - 1]) || is_digit(line.at[at - 1]));
    if (inside || !(is_digit(line.at[at]) || is_letter(line.at[at]))) {
      continue;
    }
    const size_t size = date_at(line, at, iso);
    if (size) {
      return begins_part(line, at) && ends_part(line, at + size);
    }
  }
  return false;
}
