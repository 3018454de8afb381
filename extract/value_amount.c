#include "extract/value_date.h"

#include <stdio.h>
#include <string.h>

/* ---- units ---- */

char quoth_time_unit(const quoth_value_scan *scan, uint32_t token,
                     int32_t *factor) {
  static const struct {
    const char *form;
    char unit;
    int32_t factor;
  } rows[] = {
      {"year", 'Y', 1},       {"month", 'M', 1},   {"week", 'W', 1},
      {"day", 'D', 1},        {"hour", 'h', 1},    {"minute", 'm', 1},
      {"second", 's', 1},     {"decade", 'Y', 10}, {"century", 'Y', 100},
      {"centurie", 'Y', 100}, {"quarter", 'M', 3}, {"yr", 'Y', 1},
      {"hr", 'h', 1},         {"min", 'm', 1},     {"fortnight", 'W', 2}};
  if (token >= scan->end) {
    return 0;
  }
  quoth_text form = quoth_scan_form(scan, token);
  if (form.size > 3 && (form.at[form.size - 1] | 0x20) == 's') {
    form.size--;
  }
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_is_nocase(form, rows[i].form)) {
      *factor = rows[i].factor;
      return rows[i].unit;
    }
  }
  return 0;
}

/* Words of money; "pounds" only with a scale, since it is a weight, too. */
static const char *currency_at(const quoth_value_scan *scan, uint32_t at,
                               bool scaled) {
  static const struct {
    const char *form, *code;
    bool needs_scale;
  } rows[] = {{"dollar", "USD", false},   {"dollars", "USD", false},
              {"buck", "USD", false},     {"bucks", "USD", false},
              {"euro", "EUR", false},     {"euros", "EUR", false},
              {"yen", "JPY", false},      {"rupee", "INR", false},
              {"rupees", "INR", false},   {"yuan", "CNY", false},
              {"renminbi", "CNY", false}, {"francs", "CHF", false},
              {"pounds", "GBP", true},    {"sterling", "GBP", false},
              {"USD", "USD", false},      {"EUR", "EUR", false},
              {"GBP", "GBP", false},      {"pesos", "MXN", false},
              {"roubles", "RUB", false},  {"rubles", "RUB", false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if ((scaled || !rows[i].needs_scale) &&
        quoth_scan_is(scan, at, rows[i].form)) {
      return rows[i].code;
    }
  }
  return NULL;
}

static const char *symbol_at(const quoth_value_scan *scan, uint32_t at) {
  static const struct {
    const char *form, *code;
  } rows[] = {{"$", "USD"},  {"US$", "USD"}, {"€", "EUR"},   {"£", "GBP"},
              {"¥", "JPY"},  {"₹", "INR"},   {"A$", "AUD"},  {"AU$", "AUD"},
              {"C$", "CAD"}, {"CA$", "CAD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_scan_is(scan, at, rows[i].form)) {
      return rows[i].code;
    }
  }
  return NULL;
}

static bool is_dash(const quoth_value_scan *scan, uint32_t at) {
  static const char *const dashes[] = {"-", "–", "—", "to", NULL};
  return quoth_scan_any(scan, at, dashes) >= 0;
}

/* ---- one number or a range of two ---- */

struct amount {
  double least, most; /* equal for one number */
  uint32_t count;
  bool scaled, vague;
};

/* "20-30", "between 5 and 10 million": what scales the second scales both. */
static struct amount read_amount(const quoth_value_scan *scan, uint32_t at) {
  const bool between = quoth_scan_is(scan, at, "between");
  const uint32_t begin = at + between;
  const quoth_number first = quoth_number_read(scan, begin);
  struct amount amount = {first.value, first.value, first.count, first.scaled,
                          first.vague};
  if (!first.count || first.ordinal) {
    amount.count = 0;
    return amount;
  }
  const uint32_t joint = begin + first.count;
  const bool joined =
      between ? quoth_scan_is(scan, joint, "and")
              : is_dash(scan, joint) ||
                    (quoth_scan_is(scan, joint, "or") && first.written);
  uint32_t second_at = joint + 1;
  second_at += joined && symbol_at(scan, second_at) != NULL;
  const quoth_number second =
      joined ? quoth_number_read(scan, second_at) : (quoth_number){0};
  if (second.count && !second.ordinal && second.value > first.value) {
    const double scale = second.scaled && !first.scaled && first.value < 1000 &&
                                 second.digits == 0
                             ? second.value
                             : 0;
    double unit = 1;
    while (scale / unit >= 1000) {
      unit *= 1000;
    }
    amount.least = scale > 0 && unit > 1 ? first.value * unit : first.value;
    amount.most = second.value;
    amount.scaled = first.scaled || second.scaled;
    amount.count = second_at + second.count - begin;
  } else if (between) {
    amount.count = 0;
  }
  amount.count += amount.count ? between : 0;
  return amount;
}

static void fill_numbers(quoth_value_scan *scan, const struct amount *amount,
                         quoth_value *value) {
  if (amount->least < amount->most) {
    value->least = quoth_scan_decimal(scan, amount->least);
    value->most = quoth_scan_decimal(scan, amount->most);
  } else {
    value->number = quoth_scan_decimal(scan, amount->most);
    value->approximate = amount->vague;
  }
}

static quoth_value_found found(quoth_value_scan *scan, quoth_node_kind kind,
                               const struct amount *amount, quoth_text unit,
                               const char *currency, uint32_t count) {
  quoth_value_found result = {.count = count, .kind = kind};
  fill_numbers(scan, amount, &result.value);
  result.value.unit = unit;
  if (currency) {
    result.value.currency = quoth_text_of(currency);
  }
  return result;
}

/* ---- readers ---- */

/* "billion-dollar" without a number is one of them. */
static struct amount read_scale(const quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"million", "billion", "trillion", NULL};
  static const double scales[] = {1e6, 1e9, 1e12};
  const int word = quoth_scan_any(scan, at, words);
  if (word < 0 || !quoth_scan_is(scan, at + 1, "-")) {
    return (struct amount){0};
  }
  return (struct amount){scales[word], scales[word], 1, true, false};
}

static quoth_value_found find_money(quoth_value_scan *scan, uint32_t at) {
  const char *symbol = symbol_at(scan, at);
  const uint32_t begin = at + (symbol != NULL);
  struct amount amount = read_amount(scan, begin);
  if (!amount.count && !symbol) {
    amount = read_scale(scan, at);
  }
  if (!amount.count) {
    return (quoth_value_found){0};
  }
  uint32_t next = begin + amount.count;
  if (symbol) {
    return found(scan, QUOTH_NODE_MONEY, &amount, quoth_text_of(""), symbol,
                 next - at);
  }
  next += quoth_scan_is(scan, next, "-") && amount.scaled;
  const char *sign = symbol_at(scan, next);
  const char *code = sign ? sign : currency_at(scan, next, amount.scaled);
  return code ? found(scan, QUOTH_NODE_MONEY, &amount, quoth_text_of(""), code,
                      next + 1 - at)
              : (quoth_value_found){0};
}

static quoth_value_found find_percent(quoth_value_scan *scan, uint32_t at) {
  const struct amount amount = read_amount(scan, at);
  const uint32_t next = at + amount.count;
  uint32_t after = 0;
  if (amount.count) {
    if (quoth_scan_is(scan, next, "%") ||
        quoth_scan_is(scan, next, "percent")) {
      after = next + 1;
    } else if (quoth_scan_is(scan, next, "per") &&
               quoth_scan_is(scan, next + 1, "cent")) {
      after = next + 2;
    }
  }
  return after ? found(scan, QUOTH_NODE_QUANTITY, &amount,
                       quoth_text_of("percent"), NULL, after - at)
               : (quoth_value_found){0};
}

/* "10x" is one token. */
static quoth_value_found find_factor(quoth_value_scan *scan, uint32_t at) {
  const quoth_text form = quoth_scan_form(scan, at);
  double value = 0;
  size_t i = 0;
  while (i < form.size && i < 9 && form.at[i] >= '0' && form.at[i] <= '9') {
    value = value * 10 + (form.at[i++] - '0');
  }
  const bool sign = i + 1 == form.size && (form.at[i] | 0x20) == 'x';
  const bool apart = i == form.size && quoth_scan_is(scan, at + 1, "x");
  if (i == 0 || !(sign || apart)) {
    return (quoth_value_found){0};
  }
  const struct amount amount = {value, value, 1, false, false};
  return found(scan, QUOTH_NODE_QUANTITY, &amount, quoth_text_of("factor"),
               NULL, apart ? 2 : 1);
}

/* "20-year-old", "35 years old", "aged 20". */
static quoth_value_found find_age(quoth_value_scan *scan, uint32_t at) {
  const bool aged = quoth_scan_is(scan, at, "aged");
  const struct amount amount = read_amount(scan, at + aged);
  uint32_t next = at + aged + amount.count;
  if (!amount.count) {
    return (quoth_value_found){0};
  }
  if (!aged) {
    next += quoth_scan_is(scan, next, "-");
    if (!quoth_scan_is(scan, next, "year") &&
        !quoth_scan_is(scan, next, "years")) {
      return (quoth_value_found){0};
    }
    next++;
    next += quoth_scan_is(scan, next, "-");
    if (!quoth_scan_is(scan, next, "old") &&
        !quoth_scan_is(scan, next, "olds")) {
      return (quoth_value_found){0};
    }
    next++;
  }
  return found(scan, QUOTH_NODE_QUANTITY, &amount, quoth_text_of("year of age"),
               NULL, next - at);
}

/* "twenties", "30s": the first year of age, 0 when it is none. */
static int decade_of_life(const quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"twenties", "thirties", "forties",
                                      "fifties",  "sixties",  "seventies",
                                      "eighties", "nineties", NULL};
  const int word = quoth_scan_any(scan, at, words);
  if (word >= 0 || at >= scan->end) {
    return word < 0 ? 0 : 20 + 10 * word;
  }
  const quoth_text form = quoth_scan_form(scan, at);
  return form.size == 3 && form.at[0] >= '2' && form.at[0] <= '9' &&
                 form.at[1] == '0' && form.at[2] == 's'
             ? (form.at[0] - '0') * 10
             : 0;
}

/* "in her twenties", "in their 20s and 30s". */
static quoth_value_found find_decade_of_life(quoth_value_scan *scan,
                                             uint32_t at) {
  static const char *const parts[] = {"early", "mid", "late", "-", NULL};
  const int first = decade_of_life(scan, at);
  uint32_t before = at;
  while (first && before > scan->begin && at - before < 2 &&
         quoth_scan_any(scan, before - 1, parts) >= 0) {
    before--;
  }
  if (!first || before == scan->begin ||
      scan->tokens[before - 1].upos != QUOTH_PRON ||
      !(scan->tokens[before - 1].features & QUOTH_POSSESSIVE)) {
    return (quoth_value_found){0};
  }
  const bool joined =
      quoth_scan_is(scan, at + 1, "and") || quoth_scan_is(scan, at + 1, "or");
  const int second = joined ? decade_of_life(scan, at + 2) : 0;
  const struct amount amount = {first, (second ? second : first) + 9, 1, false,
                                false};
  return found(scan, QUOTH_NODE_QUANTITY, &amount, quoth_text_of("year of age"),
               NULL, second ? 3 : 1);
}

/* ISO 8601: P6M, PT30M; a fraction of a year is months. */
static quoth_text duration_iso(quoth_value_scan *scan, double many, char unit,
                               int32_t factor) {
  char out[48];
  many *= factor;
  if (unit == 'Y' && many != (double)(int64_t)many) {
    many *= 12;
    unit = 'M';
  }
  const bool time = unit >= 'a';
  const char letter = time ? (char)(unit - 32) : unit;
  const quoth_text number = quoth_scan_decimal(scan, many);
  snprintf(out, sizeof out, "%s%.*s%c", time ? "PT" : "P", (int)number.size,
           number.at, letter);
  return quoth_scan_text(scan, out);
}

/* "six months", "a couple of years", "ten-year". */
static quoth_value_found find_duration(quoth_value_scan *scan, uint32_t at) {
  int32_t factor = 1;
  const struct amount amount = read_amount(scan, at);
  uint32_t next = at + amount.count;
  if (!amount.count || amount.most > 1e9) {
    return (quoth_value_found){0};
  }
  next += quoth_scan_is(scan, next, "-");
  static const char *const more[] = {"more", "full", "whole", "straight", NULL};
  next += quoth_scan_any(scan, next, more) >= 0;
  const char unit = quoth_time_unit(scan, next, &factor);
  if (!unit) {
    return (quoth_value_found){0};
  }
  quoth_value_found result = found(scan, QUOTH_NODE_DURATION, &amount,
                                   quoth_text_of(""), NULL, next + 1 - at);
  result.value.iso = duration_iso(scan, amount.most, unit, factor);
  return result;
}

/* A duration seen from now: "the last six months", "next 12 months". */
static quoth_value_found find_window(quoth_value_scan *scan, uint32_t at) {
  static const char *const words[] = {"last",    "past",  "next", "coming",
                                      "another", "first", NULL};
  if (quoth_scan_any(scan, at, words) < 0) {
    return (quoth_value_found){0};
  }
  const uint32_t begin = at + 1 + quoth_scan_is(scan, at + 1, "a");
  quoth_value_found result = find_duration(scan, begin);
  result.count += result.count ? begin - at : 0;
  return result;
}

/* "every [other] week", "every [three] months": 2, 3; the words it takes. */
static int32_t step_at(const quoth_value_scan *scan, uint32_t at,
                       uint32_t *count) {
  const quoth_number number = quoth_number_read(scan, at);
  if (quoth_scan_is(scan, at, "other")) {
    *count = 1;
    return 2;
  }
  if (!number.count || number.value < 2 || number.value > 100 ||
      number.value != (double)(int32_t)number.value) {
    return 1;
  }
  *count = number.count;
  return (int32_t)number.value;
}

/* "once a year", "twice per week", "every other week", "every Tuesday",
 * "weekly". */
static quoth_value_found find_frequency(quoth_value_scan *scan, uint32_t at) {
  static const char *const times[] = {"once", "twice", "every", "each", NULL};
  static const char *const adverbs[] = {
      "daily", "weekly", "monthly", "yearly", "hourly", "annually", NULL};
  static const char *const adverb_iso[] = {"R/P1D", "R/P1W",  "R/P1M",
                                           "R/P1Y", "R/PT1H", "R/P1Y"};
  const int adverb = quoth_scan_any(scan, at, adverbs);
  quoth_value_found result = {.kind = QUOTH_NODE_DURATION};
  int32_t factor = 1;
  if (adverb >= 0) {
    result.count = 1;
    result.value.iso = quoth_text_of(adverb_iso[adverb]);
    return result;
  }
  const int word = quoth_scan_any(scan, at, times);
  if (word < 0) {
    return result;
  }
  const bool counted = word < 2;
  const bool per = quoth_scan_is(scan, at + 1, "a") ||
                   quoth_scan_is(scan, at + 1, "per") ||
                   quoth_scan_is(scan, at + 1, "every");
  uint32_t skipped = 0;
  const int32_t step = counted ? 1 : step_at(scan, at + 1, &skipped);
  const uint32_t unit_at = at + 1 + counted + skipped;
  char unit = counted && !per ? 0 : quoth_time_unit(scan, unit_at, &factor);
  if (!counted && quoth_weekday_at(scan, unit_at) >= 0) {
    unit = 'W';
  } else if (unit && scan->tokens[unit_at].upos != QUOTH_NOUN) {
    unit = 0;
  }
  if (unit) {
    char iso[64];
    const quoth_text period = duration_iso(scan, step, unit, factor);
    snprintf(iso, sizeof iso, "R%s/%.*s", word == 1 ? "2" : "",
             (int)period.size, period.at);
    result.value.iso = quoth_scan_text(scan, iso);
    result.count = unit_at + 1 - at;
  }
  return result;
}

/* The noun that is counted: right of the number, over its adjectives. */
static uint32_t counted_noun(const quoth_value_scan *scan, uint32_t at) {
  enum { FARTHEST = 4 };
  for (uint32_t i = at; i < scan->end && i < at + FARTHEST; i++) {
    const uint8_t upos = scan->tokens[i].upos;
    if (upos == QUOTH_NOUN) {
      const bool compound = i + 1 < scan->end &&
                            scan->tokens[i + 1].upos == QUOTH_NOUN &&
                            scan->tokens[i].deprel == QUOTH_DEP_COMPOUND &&
                            scan->tokens[i].head == i + 1;
      if (!compound) {
        return i;
      }
    } else if (upos != QUOTH_ADJ && upos != QUOTH_PUNCT && upos != QUOTH_SYM) {
      break;
    } else if (upos == QUOTH_PUNCT && !quoth_scan_is(scan, i, "-")) {
      break;
    }
  }
  return QUOTH_NONE;
}

/* "14 of us", "70 lbs", "500 million people". */
static quoth_value_found find_quantity(quoth_value_scan *scan, uint32_t at) {
  const struct amount amount = read_amount(scan, at);
  const uint32_t next = at + amount.count;
  if (!amount.count || next >= scan->end) {
    return (quoth_value_found){0};
  }
  const quoth_number first = quoth_number_read(scan, at);
  const bool alone = first.written && amount.most == 1 && !amount.scaled;
  if (alone) {
    return (quoth_value_found){0}; /* "one of them" counts nothing */
  }
  if (quoth_scan_is(scan, next, "of") && next + 1 < scan->end &&
      scan->tokens[next + 1].upos == QUOTH_PRON &&
      (scan->tokens[next + 1].features & QUOTH_PLURAL)) {
    if (scan->tokens[next + 1].features & QUOTH_THIRD) {
      return (quoth_value_found){0}; /* "nine of them": of whatever they are */
    }
    return found(scan, QUOTH_NODE_QUANTITY, &amount, quoth_text_of("person"),
                 NULL, amount.count + 2);
  }
  const uint32_t noun = counted_noun(scan, next);
  if (noun == QUOTH_NONE) {
    return (quoth_value_found){0};
  }
  return found(scan, QUOTH_NODE_QUANTITY, &amount, scan->tokens[noun].lemma,
               NULL, noun + 1 - at);
}

quoth_value_found quoth_amount_find(quoth_value_scan *scan, uint32_t at) {
  static quoth_value_found (*const readers[])(quoth_value_scan *, uint32_t) = {
      find_money,    find_percent,        find_factor,
      find_age,      find_decade_of_life, find_window,
      find_duration, find_frequency,      find_quantity};
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
    const quoth_value_found result = readers[i](scan, at);
    if (result.count) {
      return result;
    }
  }
  return (quoth_value_found){0};
}
