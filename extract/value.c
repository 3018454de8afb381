#include "extract/value.h"

#include <inttypes.h>
#include <stdio.h>

quoth_text quoth_scan_text(quoth_value_scan *scan, const char *text) {
  const quoth_text copy = quoth_arena_copy(scan->arena, quoth_text_of(text));
  if (!copy.at) {
    scan->status = QUOTH_NO_MEMORY;
    return quoth_text_of("");
  }
  return copy;
}

quoth_text quoth_scan_decimal(quoth_value_scan *scan, double number) {
  char out[64]; /* without %f, which would follow the locale */
  const int64_t whole = (int64_t)number;
  const int64_t part = (int64_t)((number - (double)whole) * 1e6 + 0.5);
  int size = snprintf(out, sizeof out, "%" PRId64 ".%06" PRId64,
                      whole + part / 1000000, part % 1000000);
  while (out[size - 1] == '0') {
    size--;
  }
  size -= out[size - 1] == '.';
  out[size] = '\0';
  return quoth_scan_text(scan, out);
}

/* ---- what stands around a value ---- */

/* Words that make the value before which they stand a bound or a guess. */
static void approximate(const quoth_value_scan *scan, uint32_t at,
                        quoth_value *value) {
  static const char *const about[] = {
      "about", "around", "roughly", "approximately", "nearly", "almost",
      "some",  "circa",  "maybe",   "like",          "~",      NULL};
  static const char *const over[] = {"over", "above", "exceeding", NULL};
  static const char *const under[] = {"under", "below", NULL};
  if (at == scan->begin) {
    return;
  }
  const bool than = quoth_scan_is(scan, at - 1, "than") && at >= 2;
  if (quoth_scan_any(scan, at - 1, about) >= 0) {
    value->approximate = true;
  } else if (quoth_scan_any(scan, at - 1, over) >= 0 ||
             (than && quoth_scan_is(scan, at - 2, "more")) ||
             (quoth_scan_is(scan, at - 1, "least"))) {
    value->least = value->number.size ? value->number : value->least;
    value->number = quoth_text_of("");
  } else if (quoth_scan_any(scan, at - 1, under) >= 0 ||
             (than && (quoth_scan_is(scan, at - 2, "less") ||
                       quoth_scan_is(scan, at - 2, "fewer"))) ||
             quoth_scan_is(scan, at - 1, "most")) {
    value->most = value->number.size ? value->number : value->most;
    value->number = quoth_text_of("");
  }
}

/* ---- ranges of dates ---- */

/* "1914–18": two digits end the range in the century of its beginning. */
static bool short_year(const quoth_value_scan *scan, uint32_t at,
                       const quoth_value_found *first, quoth_date *out) {
  const quoth_number number = quoth_number_read(scan, at);
  const int32_t century = first->date.year / 100 * 100;
  if (!number.digits || number.value > 99) {
    return false;
  }
  *out = (quoth_date){.year = century + (int32_t)number.value};
  return first->whole_year && number.count == 1 && number.digits == 2 &&
         out->year > first->date.year;
}

/* "May 5-7": the second is a day of the same month. */
static bool same_month(const quoth_value_scan *scan, uint32_t at,
                       const quoth_value_found *first, quoth_date *out) {
  const quoth_number number = quoth_number_read(scan, at);
  *out = first->date;
  if (number.value > 31) {
    return false;
  }
  out->day = (int32_t)number.value;
  return first->date.day && number.count == 1 && number.value <= 31 &&
         number.value > first->date.day && quoth_date_is_valid(*out);
}

/* "(8 June 1902 – 3 May 1971)": the ends of a life, two dates. */
static bool in_brackets(const quoth_value_scan *scan, uint32_t at) {
  enum { FARTHEST = 32 };
  for (uint32_t back = 1; back <= FARTHEST && at >= scan->begin + back;
       back++) {
    if (quoth_scan_is(scan, at - back, ")")) {
      return false;
    }
    if (quoth_scan_is(scan, at - back, "(")) {
      return true;
    }
  }
  return false;
}

static quoth_value_found joined(quoth_value_scan *scan, uint32_t at,
                                quoth_value_found first) {
  static const char *const joints[] = {"-",     "–",    "—",       "/",   "to",
                                       "until", "till", "through", "and", NULL};
  const uint32_t joint = at + first.count;
  const int word = quoth_scan_any(scan, joint, joints);
  const bool from = at > scan->begin && quoth_scan_is(scan, at - 1, "from");
  const bool between =
      at > scan->begin && quoth_scan_is(scan, at - 1, "between");
  const bool joins =
      word >= 0 &&
      (word < 4 || (word < 8 && (from || word > 4 || first.whole_year)) ||
       (word == 8 && between));
  if (!joins || !first.date.year) {
    return first;
  }
  quoth_date last = {0};
  const quoth_value_found second = quoth_date_find(scan, joint + 1);
  uint32_t count = second.count;
  if (second.count && second.date.year) {
    last = second.date;
    if (word < 4 && in_brackets(scan, at)) {
      return first;
    }
    if (first.guessed && !second.guessed) {
      first.date.year = last.year; /* "23 January - 9 March 2014" */
    }
  } else if (short_year(scan, joint + 1, &first, &last) ||
             same_month(scan, joint + 1, &first, &last)) {
    count = 1;
  }
  if (!count || !quoth_date_is_valid(first.date) ||
      quoth_days_of(quoth_date_first(last)) <=
          quoth_days_of(quoth_date_first(first.date))) {
    return first;
  }
  first.value = quoth_range_value(scan, first.date, last);
  first.ends[0] = (quoth_value_end){at, first.count, first.date};
  first.ends[1] = (quoth_value_end){joint + 1, count, last};
  first.count += 1 + count;
  first.date = (quoth_date){0};
  return first;
}

/* ---- sites ---- */

/* The token whose head lies outside. */
static uint32_t head_of(const quoth_value_scan *scan, uint32_t first,
                        uint32_t count) {
  for (uint32_t i = first; i < first + count; i++) {
    const uint32_t head = scan->tokens[i].head;
    if (head == QUOTH_NONE || head < first || head >= first + count) {
      return i;
    }
  }
  return first + count - 1;
}

static quoth_status add_site(quoth_value_scan *scan, uint32_t at,
                             const quoth_value_found *found,
                             quoth_value_sites *out) {
  QUOTH_TRY(scan->status);
  QUOTH_TRY(quoth_grow(out->from, &out->sites, &out->capacity, out->count,
                       out->count + 1, sizeof *out->sites));
  quoth_value_site site = {
      .span = {scan->tokens[at].span.begin,
               scan->tokens[at + found->count - 1].span.end},
      .first = at,
      .count = found->count,
      .head = head_of(scan, at, found->count),
      .kind = found->kind,
      .value = found->value};
  if (site.kind == QUOTH_NODE_QUANTITY || site.kind == QUOTH_NODE_MONEY) {
    approximate(scan, at, &site.value);
  }
  site.label = quoth_value_label(scan, site.kind, &site.value);
  QUOTH_TRY(scan->status);
  out->sites[out->count++] = site;
  return QUOTH_OK;
}

/* Every word that some reader begins at, by its first letter: numbers, days,
 * months, seasons, decades, "a", "last", "every" … */
#define WORDS(...)                                                             \
  (const char *const[]) {                                                      \
    __VA_ARGS__, NULL                                                          \
  }
static const char *const *const first_words[26] = {
    ['a' - 'a'] = WORDS("a", "aged", "an", "annually", "another", "apr", "apr.",
                        "april", "aug", "aug.", "august", "autumn"),
    ['b' - 'a'] = WORDS("between", "billion", "boxing"),
    ['c' - 'a'] = WORDS("christmas", "coming", "couple"),
    ['d' - 'a'] = WORDS("daily", "dec", "dec.", "december"),
    ['e' - 'a'] =
        WORDS("each", "easter", "eight", "eighteen", "eighteenth", "eighth",
              "eighties", "eighty", "eleven", "eleventh", "every"),
    ['f' - 'a'] =
        WORDS("fall", "feb", "feb.", "february", "fifteen", "fifteenth",
              "fifth", "fifties", "fifty", "first", "five", "forties", "forty",
              "four", "fourteen", "fourteenth", "fourth", "friday"),
    ['g' - 'a'] = WORDS("good"),
    ['h' - 'a'] = WORDS("half", "halloween", "hourly"),
    ['j' - 'a'] = WORDS("jan", "jan.", "january", "jul", "jul.", "july", "jun",
                        "jun.", "june"),
    ['l' - 'a'] = WORDS("last"),
    ['m' - 'a'] = WORDS("mar", "mar.", "march", "may", "may.", "million",
                        "monday", "monthly"),
    ['n' - 'a'] =
        WORDS("new", "next", "nine", "nineteen", "nineteenth", "nineties",
              "ninety", "ninth", "nov", "nov.", "november"),
    ['o' - 'a'] = WORDS("oct", "oct.", "october", "once", "one"),
    ['p' - 'a'] = WORDS("past", "previous"),
    ['q' - 'a'] = WORDS("q1", "q2", "q3", "q4"),
    ['s' - 'a'] =
        WORDS("saturday", "second", "sep", "sep.", "sept", "sept.", "september",
              "seven", "seventeen", "seventeenth", "seventh", "seventies",
              "seventy", "six", "sixteen", "sixteenth", "sixth", "sixties",
              "sixty", "spring", "summer", "sunday"),
    ['t' - 'a'] =
        WORDS("ten", "tenth", "thanksgiving", "that", "the", "third",
              "thirteen", "thirteenth", "thirties", "thirtieth", "thirty",
              "this", "three", "thursday", "today", "tomorrow", "tonight",
              "trillion", "tuesday", "twelfth", "twelve", "twenties",
              "twentieth", "twenty", "twice", "two"),
    ['v' - 'a'] = WORDS("valentine"),
    ['w' - 'a'] = WORDS("wednesday", "weekly", "winter"),
    ['y' - 'a'] = WORDS("yearly", "yesterday"),
    ['z' - 'a'] = WORDS("zero"),
};
#undef WORDS

/* False for most words, which are asked nothing more: a value begins with a
 * number, a figure, a sign, or one of a few words. */
static bool may_begin(const quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  const uint32_t letter =
      form.size ? ((unsigned char)form.at[0] | 0x20u) - 'a' : 26;
  return letter >= 26 || form.at[form.size - 1] == '$' ||
         (form.size == 8 && form.at[3] == '-') || /* "mid-2015" */
         (first_words[letter] &&
          quoth_scan_any(scan, at, first_words[letter]) >= 0);
}

/* The dates that a range of dates is made of. */
static quoth_status add_ends(quoth_value_scan *scan,
                             const quoth_value_found *range,
                             quoth_value_sites *out) {
  for (int i = 0; i < 2; i++) {
    const quoth_value_end *end = &range->ends[i];
    if (end->count) {
      const quoth_value_found found = {.count = end->count,
                                       .kind = QUOTH_NODE_DATE,
                                       .value =
                                           quoth_date_value(scan, end->date)};
      QUOTH_TRY(add_site(scan, end->first, &found, out));
      out->sites[out->count - 1].inner = true;
    }
  }
  return QUOTH_OK;
}

/* "1998", "June 2011"; not "last year", whose year holds for it alone. */
static bool is_written(const quoth_value_scan *scan, uint32_t at,
                       uint32_t count) {
  for (uint32_t i = at; i < at + count; i++) {
    const quoth_text word =
        quoth_text_slice(scan->document->plain, scan->tokens[i].span);
    if (word.at[0] >= '0' && word.at[0] <= '9') {
      return true;
    }
  }
  return false;
}

static quoth_value_found find_at(quoth_value_scan *scan, uint32_t at) {
  const uint8_t upos = scan->tokens[at].upos;
  if (upos == QUOTH_VERB || upos == QUOTH_AUX || upos == QUOTH_PUNCT ||
      upos == QUOTH_ADP || upos == QUOTH_CCONJ || upos == QUOTH_SCONJ ||
      upos == QUOTH_PART) {
    return (quoth_value_found){0}; /* no value begins with these */
  }
  if (!may_begin(scan, at)) {
    return (quoth_value_found){0};
  }
  scan->number = quoth_number_read(scan, at);
  scan->at = at;
  quoth_value_found found = quoth_date_find(scan, at);
  if (!found.count) {
    return quoth_amount_find(scan, at);
  }
  if (found.date.year) {
    scan->year = is_written(scan, at, found.count) ? found.date.year : 0;
    scan->last = found.date;
    scan->early |= found.date.year < 1000;
  }
  return joined(scan, at, found);
}

static quoth_status scan_sentence(quoth_value_scan *scan,
                                  quoth_value_sites *out) {
  for (uint32_t at = scan->begin; at < scan->end;) {
    const quoth_value_found found = find_at(scan, at);
    if (found.count) {
      QUOTH_TRY(add_site(scan, at, &found, out));
      QUOTH_TRY(add_ends(scan, &found, out));
    }
    at += found.count ? found.count : 1;
  }
  return QUOTH_OK;
}

quoth_status quoth_values_find(const quoth_document *document,
                               const quoth_trees *trees, quoth_arena *arena,
                               quoth_value_sites *out) {
  quoth_value_scan scan = {.document = document,
                           .tokens = trees->tokens,
                           .arena = arena,
                           .at = QUOTH_NONE};
  uint32_t turn = QUOTH_NONE;
  quoth_date_parse(document->date, &scan.today);
  out->count = 0;
  for (uint32_t i = 0; i < trees->sentence_count; i++) {
    const quoth_sentence *sentence = &trees->sentences[i];
    const uint32_t now = document->blocks[sentence->block].turn;
    if (now != turn) {
      scan.year = 0; /* a year spoken of holds within one turn */
      scan.last = (quoth_date){0};
      turn = now;
    }
    scan.begin = sentence->first;
    scan.end = sentence->first + sentence->count;
    QUOTH_TRY(scan_sentence(&scan, out));
  }
  return scan.status;
}

void quoth_values_free(quoth_value_sites *sites) {
  quoth_release(sites->from, sites->sites);
  *sites = (quoth_value_sites){.from = sites->from};
}
