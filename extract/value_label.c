/* Canonical wordings of values: two documents that speak of one amount give
 * its node the same label, whatever words they use. */
#include "extract/value.h"
#include "model/buffer.h"

#include <string.h>

/* "40000000000" is easier to read as "40 billion". */
static void add_number(quoth_buffer *out, quoth_text decimal) {
  static const struct {
    size_t zeros;
    const char *word;
  } scales[] = {{12, " trillion"}, {9, " billion"}, {6, " million"}};
  for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
    const size_t zeros = scales[i].zeros;
    size_t kept = decimal.size > zeros ? decimal.size - zeros : 0;
    size_t end = decimal.size;
    while (end > kept && decimal.at[end - 1] == '0') {
      end--;
    }
    if (kept && end <= kept + 2 && !memchr(decimal.at, '.', decimal.size)) {
      quoth_buffer_add(out, (quoth_text){decimal.at, kept});
      if (end > kept) {
        quoth_buffer_char(out, '.');
        quoth_buffer_add(out, (quoth_text){decimal.at + kept, end - kept});
      }
      quoth_buffer_string(out, scales[i].word);
      return;
    }
  }
  const char *point = memchr(decimal.at, '.', decimal.size);
  const size_t whole = point ? (size_t)(point - decimal.at) : decimal.size;
  for (size_t i = 0; i < decimal.size; i++) {
    if (i > 0 && i < whole && (whole - i) % 3 == 0) {
      quoth_buffer_char(out, ',');
    }
    quoth_buffer_char(out, decimal.at[i]);
  }
}

/* "5", "5-10", "over 5", "up to 5". */
static void add_numbers(quoth_buffer *out, const quoth_value *value) {
  if (value->approximate) {
    quoth_buffer_string(out, "about ");
  }
  if (value->number.size) {
    add_number(out, value->number);
    return;
  }
  if (value->least.size && value->most.size) {
    add_number(out, value->least);
    quoth_buffer_char(out, '-');
    add_number(out, value->most);
    return;
  }
  quoth_buffer_string(out, value->least.size ? "over " : "up to ");
  add_number(out, value->least.size ? value->least : value->most);
}

/* The plural of a unit's lemma; the first word of "year of age". */
static void add_unit(quoth_buffer *out, quoth_text unit, bool plural) {
  const char *space = memchr(unit.at, ' ', unit.size);
  const quoth_text word = {unit.at,
                           space ? (size_t)(space - unit.at) : unit.size};
  const quoth_text rest = {unit.at + word.size, unit.size - word.size};
  const char last = word.size ? word.at[word.size - 1] : 's';
  if (!plural || last == 's' || quoth_text_is(unit, "percent") ||
      quoth_text_is(unit, "people") || quoth_text_is(unit, "pence")) {
    quoth_buffer_add(out, word);
  } else if (quoth_text_is(word, "person")) {
    quoth_buffer_string(out, "people");
  } else if (quoth_text_is(word, "child")) {
    quoth_buffer_string(out, "children");
  } else if (word.size > 3 && memcmp(word.at + word.size - 3, "man", 3) == 0 &&
             !quoth_text_is(word, "human") && !quoth_text_is(word, "german") &&
             !quoth_text_is(word, "roman")) {
    quoth_buffer_add(out, (quoth_text){word.at, word.size - 2});
    quoth_buffer_string(out, "en"); /* "fishermen" */
  } else if (last == 'y' && word.size > 1 &&
             !strchr("aeiou", word.at[word.size - 2])) {
    quoth_buffer_add(out, (quoth_text){word.at, word.size - 1});
    quoth_buffer_string(out, "ies");
  } else {
    quoth_buffer_add(out, word);
    quoth_buffer_string(out, last == 'x' || last == 'h' ? "es" : "s");
  }
  quoth_buffer_add(out, rest);
}

static void add_money(quoth_buffer *out, const quoth_value *value) {
  static const struct {
    const char *code, *sign;
  } rows[] = {
      {"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}, {"INR", "₹"}};
  quoth_buffer numbers = {.from = out->from};
  add_numbers(&numbers, value);
  const quoth_text text = quoth_buffer_text(&numbers);
  size_t digit = 0; /* the sign stands before the first figure */
  while (digit < text.size && (text.at[digit] < '0' || text.at[digit] > '9')) {
    digit++;
  }
  quoth_buffer_add(out, (quoth_text){text.at, digit});
  const char *sign = NULL;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_is(value->currency, rows[i].code)) {
      sign = rows[i].sign;
    }
  }
  quoth_buffer_string(out, sign ? sign : "");
  quoth_buffer_add(out, (quoth_text){text.at + digit, text.size - digit});
  if (!sign) {
    quoth_buffer_char(out, ' ');
    quoth_buffer_add(out, value->currency);
  }
  out->status = numbers.status != QUOTH_OK ? numbers.status : out->status;
  quoth_buffer_free(&numbers);
}

/* "P6M" is "6 months", "PT1H" "1 hour", "R/P1W" "every week". */
static void add_duration(quoth_buffer *out, quoth_text iso) {
  static const struct {
    char letter;
    const char *date, *time;
  } units[] = {{'Y', "year", ""}, {'M', "month", "minute"},
               {'W', "week", ""}, {'D', "day", ""},
               {'H', "", "hour"}, {'S', "", "second"}};
  const bool repeats = iso.size && iso.at[0] == 'R';
  size_t at = 0;
  while (at < iso.size && iso.at[at] != 'P') {
    at++;
  }
  at++;
  const bool time = at < iso.size && iso.at[at] == 'T';
  at += time;
  const quoth_text number = {iso.at + at,
                             iso.size > at ? iso.size - at - 1 : 0};
  const bool one = quoth_text_is(number, "1");
  if (repeats) {
    const bool twice = iso.size > 1 && iso.at[1] == '2';
    quoth_buffer_string(out, twice ? "twice every " : "every ");
  }
  if (!repeats || !one) {
    quoth_buffer_add(out, number);
    quoth_buffer_char(out, ' ');
  }
  for (size_t i = 0; iso.size && i < sizeof units / sizeof *units; i++) {
    if (units[i].letter == iso.at[iso.size - 1]) {
      quoth_buffer_string(out, time ? units[i].time : units[i].date);
    }
  }
  quoth_buffer_string(out, one ? "" : "s");
}

quoth_text quoth_value_label(quoth_value_scan *scan, quoth_node_kind kind,
                             const quoth_value *value) {
  if (kind == QUOTH_NODE_DATE) {
    return value->iso;
  }
  quoth_buffer out = {.from = scan->arena->from};
  if (kind == QUOTH_NODE_DURATION) {
    add_duration(&out, value->iso);
  } else if (kind == QUOTH_NODE_MONEY) {
    add_money(&out, value);
  } else {
    add_numbers(&out, value);
    if (quoth_text_is(value->unit, "factor")) {
      quoth_buffer_char(&out, 'x');
    } else if (value->unit.size) {
      quoth_buffer_char(&out, ' ');
      add_unit(&out, value->unit, !quoth_text_is(value->number, "1"));
    }
  }
  const quoth_text label =
      quoth_arena_copy(scan->arena, quoth_buffer_text(&out));
  if (out.status != QUOTH_OK || !label.at) {
    scan->status = QUOTH_NO_MEMORY;
  }
  quoth_buffer_free(&out);
  return label;
}
