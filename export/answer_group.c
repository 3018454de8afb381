#include "export/answer.h"
#include "model/vocab.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* One item of one group while its rows are seen. */
typedef struct {
  uint64_t count;
  double sum;
  int64_t exact;       /* the sum as a whole number of 10^-places */
  bool inexact, wrong; /* a double was in it; something no number */
  int places;          /* most decimals seen */
  bool decimal;
  quoth_id best;       /* of MIN, MAX, SAMPLE */
  quoth_buffer joined; /* of GROUP_CONCAT */
} tally;

typedef struct {
  const quoth_plan *plan;
  const quoth_answer *rows;
  quoth_answer *out;
  quoth_model *seen;   /* groups by the bytes of their key */
  quoth_model *values; /* for DISTINCT, by group, item and value */
  tally *tallies;      /* group after group; owned */
  quoth_id *keys;      /* a row of rasqal's for each group: its first */
  size_t groups, tally_room, key_room;
} grouping;

/* Groups are numbered by interning their key's bytes. */
static quoth_status find_group(grouping *g, const quoth_id *row, size_t *out) {
  quoth_id key[QUOTH_PLAN_MAX];
  for (size_t i = 0; i < g->plan->key_count; i++) {
    key[i] = row[g->plan->keys[i]];
  }
  quoth_id id;
  QUOTH_TRY(quoth_model_blank(
      g->seen,
      (quoth_text){(const char *)key, g->plan->key_count * sizeof *key}, &id));
  *out = id - QUOTH_V_END;
  return QUOTH_OK;
}

static quoth_status add_group(grouping *g, const quoth_id *row) {
  const size_t items = g->plan->item_count;
  const size_t columns = g->rows->columns;
  QUOTH_TRY(quoth_grow(NULL, &g->tallies, &g->tally_room, g->groups * items,
                       (g->groups + 1) * items, sizeof *g->tallies));
  QUOTH_TRY(quoth_grow(NULL, &g->keys, &g->key_room, g->groups * columns,
                       (g->groups + 1) * columns, sizeof *g->keys));
  for (size_t i = 0; i < items; i++) {
    g->tallies[g->groups * items + i] = (tally){.count = 0};
  }
  for (size_t i = 0; i < columns; i++) {
    g->keys[g->groups * columns + i] = row ? row[i] : 0;
  }
  g->groups++;
  return QUOTH_OK;
}

/* The value as a whole number of 10^-places; false when it does not fit. */
static bool exact_value(quoth_text text, int *places, int64_t *out) {
  int64_t value = 0;
  size_t digits = 0;
  *places = 0;
  bool fraction = false;
  for (size_t i = 0; i < text.size; i++) {
    const char c = text.at[i];
    if (c == '.' && !fraction) {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      if (++digits > 15) {
        return false;
      }
      value = value * 10 + (c - '0');
      *places += fraction;
    } else if (i > 0 || (c != '-' && c != '+')) {
      return false;
    }
  }
  *out = text.size && text.at[0] == '-' ? -value : value;
  return digits > 0;
}

static void scale(int64_t *value, int from, int to, bool *inexact) {
  for (; from < to; from++) {
    if (*value > INT64_MAX / 20 || *value < INT64_MIN / 20) {
      *inexact = true;
      return;
    }
    *value *= 10;
  }
}

static void add_number(const quoth_model *terms, quoth_id id, tally *t) {
  double number = 0;
  if (!quoth_value_number(terms, id, &number)) {
    t->wrong = true;
    return;
  }
  const quoth_term term = quoth_model_get(terms, id);
  int64_t value = 0;
  int places = 0;
  t->sum += number;
  t->decimal = t->decimal || term.datatype == QUOTH_V_XSD_DECIMAL;
  if (term.datatype == QUOTH_V_XSD_DOUBLE ||
      !exact_value(term.text, &places, &value)) {
    t->inexact = true;
    return;
  }
  scale(&t->exact, t->places, places, &t->inexact);
  scale(&value, places, t->places, &t->inexact);
  t->places = places > t->places ? places : t->places;
  if (!t->inexact && llabs(t->exact) < INT64_MAX / 4 &&
      llabs(value) < INT64_MAX / 4) {
    t->exact += value;
  } else {
    t->inexact = true;
  }
}

static void add_text(const quoth_plan_item *item, quoth_text text, tally *t) {
  if (t->count > 1) {
    quoth_buffer_add(&t->joined, item->separator);
  }
  quoth_buffer_add(&t->joined, text);
}

/* Only what is new in its group counts with DISTINCT. */
static quoth_status is_new(grouping *g, size_t group, size_t item,
                           quoth_id value, bool *out) {
  const uint64_t key[3] = {group, item, value};
  const uint32_t before = quoth_model_term_count(g->values);
  quoth_id id;
  QUOTH_TRY(quoth_model_blank(
      g->values, (quoth_text){(const char *)key, sizeof key}, &id));
  *out = quoth_model_term_count(g->values) > before;
  return QUOTH_OK;
}

static quoth_status add_value(grouping *g, size_t group, size_t index,
                              const quoth_id *row) {
  const quoth_plan_item *item = &g->plan->items[index];
  tally *t = &g->tallies[group * g->plan->item_count + index];
  const quoth_id value = item->column < 0 ? 0 : row[item->column];
  if (item->column >= 0 && !value) {
    return QUOTH_OK;
  }
  if (item->distinct) {
    bool fresh = false;
    QUOTH_TRY(is_new(g, group, index, value, &fresh));
    if (!fresh) {
      return QUOTH_OK;
    }
  }
  t->count++;
  const quoth_model *terms = g->rows->terms;
  switch (item->aggregate) {
  case QUOTH_SUM:
  case QUOTH_AVG:
    add_number(terms, value, t);
    break;
  case QUOTH_MIN:
  case QUOTH_MAX: {
    const int order = t->best ? quoth_value_compare(terms, value, t->best) : 0;
    if (!t->best || (item->aggregate == QUOTH_MIN ? order < 0 : order > 0)) {
      t->best = value;
    }
    break;
  }
  case QUOTH_GROUP_CONCAT:
    add_text(item, quoth_model_get(terms, value).text, t);
    return t->joined.status;
  case QUOTH_PLAIN:
  case QUOTH_COUNT:
  case QUOTH_SAMPLE:
    t->best = t->best ? t->best : value;
    break;
  }
  return QUOTH_OK;
}

static quoth_status add_rows(grouping *g) {
  if (!g->plan->has_group_by) {
    size_t group;
    const quoth_id none[1] = {0};
    QUOTH_TRY(find_group(g, none, &group));
    QUOTH_TRY(add_group(g, NULL));
  }
  for (size_t r = 0; r < g->rows->rows; r++) {
    const quoth_id *row = g->rows->cells + r * g->rows->columns;
    size_t group;
    QUOTH_TRY(find_group(g, row, &group));
    if (group == g->groups) {
      QUOTH_TRY(add_group(g, row));
    }
    for (size_t i = 0; i < g->plan->item_count; i++) {
      QUOTH_TRY(add_value(g, group, i, row));
    }
  }
  return QUOTH_OK;
}

static quoth_status make_number(quoth_model *terms, const char *text,
                                quoth_id datatype, quoth_id *out) {
  return quoth_model_literal(terms, quoth_text_of(text), datatype,
                             (quoth_text){"", 0}, out);
}

/* A whole number of 10^-places (at most 18) as a decimal, without zeros at
 * the end. */
static quoth_status make_decimal(quoth_model *terms, int64_t value, int places,
                                 quoth_id *out) {
  uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  uint64_t unit = 1;
  for (int i = 0; i < places; i++) {
    unit *= 10;
  }
  uint64_t part = size % unit;
  while (places > 1 && part % 10 == 0) {
    part /= 10;
    places--;
  }
  char text[64];
  snprintf(text, sizeof text, "%s%" PRIu64 ".%0*" PRIu64, value < 0 ? "-" : "",
           size / unit, places > 0 && places < 20 ? places : 1, part);
  return make_number(terms, text, QUOTH_V_XSD_DECIMAL, out);
}

static quoth_status make_sum(quoth_model *terms, const tally *t,
                             quoth_id *out) {
  char text[64];
  if (t->inexact) {
    snprintf(text, sizeof text, "%.15g", t->sum);
    return make_number(terms, text, QUOTH_V_XSD_DOUBLE, out);
  }
  if (t->decimal || t->places) {
    return make_decimal(terms, t->exact, t->places, out);
  }
  snprintf(text, sizeof text, "%" PRId64, t->exact);
  return make_number(terms, text, QUOTH_V_XSD_INTEGER, out);
}

static quoth_status make_average(quoth_model *terms, const tally *t,
                                 quoth_id *out) {
  char text[64];
  if (!t->count) {
    return make_number(terms, "0", QUOTH_V_XSD_INTEGER, out);
  }
  const double average = t->sum / (double)t->count;
  const double millionths = average * 1e6;
  if (t->inexact || fabs(millionths) > 9e15) {
    snprintf(text, sizeof text, "%.15g", average);
    return make_number(terms, text, QUOTH_V_XSD_DOUBLE, out);
  }
  return make_decimal(terms, (int64_t)llround(millionths), 6, out);
}

static quoth_status carry(grouping *g, quoth_id id, quoth_id *out) {
  if (!id) {
    *out = 0;
    return QUOTH_OK;
  }
  quoth_term term = quoth_model_get(g->rows->terms, id);
  QUOTH_TRY(carry(g, term.datatype, &term.datatype));
  return quoth_model_term(g->out->terms, &term, out);
}

static quoth_status result(grouping *g, size_t group, size_t index,
                           quoth_id *out) {
  const quoth_plan_item *item = &g->plan->items[index];
  const tally *t = &g->tallies[group * g->plan->item_count + index];
  char text[32];
  *out = 0;
  switch (item->aggregate) {
  case QUOTH_PLAIN:
    return carry(g, g->keys[group * g->rows->columns + (size_t)item->column],
                 out);
  case QUOTH_COUNT:
    snprintf(text, sizeof text, "%" PRIu64, t->count);
    return make_number(g->out->terms, text, QUOTH_V_XSD_INTEGER, out);
  case QUOTH_SUM:
    return t->wrong ? QUOTH_OK : make_sum(g->out->terms, t, out);
  case QUOTH_AVG:
    return t->wrong ? QUOTH_OK : make_average(g->out->terms, t, out);
  case QUOTH_GROUP_CONCAT:
    return quoth_model_literal(g->out->terms, quoth_buffer_text(&t->joined), 0,
                               (quoth_text){"", 0}, out);
  case QUOTH_MIN:
  case QUOTH_MAX:
  case QUOTH_SAMPLE:
    break;
  }
  return carry(g, t->best, out);
}

/* A finished group: all its items, the hidden ones too. */
typedef struct {
  const grouping *g;
  quoth_id *values;
  size_t number;
} finished;

static bool holds(const quoth_model *terms, const quoth_plan_having *having,
                  quoth_id value) {
  double number = 0;
  double limit = 0;
  int order;
  if (!value) {
    return false;
  }
  if (having->number) {
    if (!quoth_number_parse(having->value, &limit) ||
        !quoth_value_number(terms, value, &number)) {
      return false;
    }
    order = number < limit ? -1 : number > limit;
  } else {
    order =
        quoth_text_compare(quoth_model_get(terms, value).text, having->value);
  }
  const quoth_text op = having->operator;
  return (quoth_text_is(op, "=") && order == 0) ||
         (quoth_text_is(op, "!=") && order != 0) ||
         (quoth_text_is(op, "<") && order < 0) ||
         (quoth_text_is(op, "<=") && order <= 0) ||
         (quoth_text_is(op, ">") && order > 0) ||
         (quoth_text_is(op, ">=") && order >= 0);
}

static int by_plan(const void *a, const void *b) {
  const finished *x = a;
  const finished *y = b;
  const quoth_plan *plan = x->g->plan;
  for (size_t i = 0; i < plan->order_count; i++) {
    const quoth_plan_order *by = &plan->order[i];
    const int order = quoth_value_compare(x->g->out->terms, x->values[by->item],
                                          y->values[by->item]);
    if (order) {
      return by->descending ? -order : order;
    }
  }
  return x->number < y->number ? -1 : x->number > y->number;
}

/* Fills `done` with the groups that HAVING lets pass. */
static quoth_status finish(grouping *g, finished *done, quoth_id *values,
                           size_t *count) {
  const size_t items = g->plan->item_count;
  *count = 0;
  for (size_t n = 0; n < g->groups; n++) {
    quoth_id *row = values + n * items;
    bool passes = true;
    for (size_t i = 0; i < items; i++) {
      QUOTH_TRY(result(g, n, i, &row[i]));
    }
    for (size_t i = 0; i < g->plan->having_count; i++) {
      const quoth_plan_having *having = &g->plan->having[i];
      passes = passes && holds(g->out->terms, having, row[having->item]);
    }
    if (passes) {
      done[(*count)++] = (finished){g, row, n};
    }
  }
  return QUOTH_OK;
}

static quoth_status name_columns(grouping *g) {
  quoth_answer *out = g->out;
  out->columns = g->plan->shown;
  out->names =
      quoth_arena_alloc(&out->arena, (out->columns + 1) * sizeof *out->names);
  if (!out->names) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < out->columns; i++) {
    out->names[i] = quoth_arena_copy(&out->arena, g->plan->items[i].name);
    if (!out->names[i].at) {
      return QUOTH_NO_MEMORY;
    }
  }
  return QUOTH_OK;
}

/* SELECT DISTINCT of a grouped query: rows that were not there before. */
static quoth_status put_rows(grouping *g, const finished *done, size_t count) {
  const quoth_plan *plan = g->plan;
  uint64_t skip = plan->offset;
  quoth_model_clear(g->seen);
  for (size_t n = 0; n < count && g->out->rows < plan->limit; n++) {
    const uint32_t before = quoth_model_term_count(g->seen);
    quoth_id key;
    QUOTH_TRY(quoth_model_blank(g->seen,
                                (quoth_text){(const char *)done[n].values,
                                             plan->shown * sizeof(quoth_id)},
                                &key));
    if (plan->distinct && quoth_model_term_count(g->seen) == before) {
      continue;
    }
    if (skip) {
      skip--;
      continue;
    }
    quoth_id *row = quoth_answer_row(g->out);
    if (!row) {
      return QUOTH_NO_MEMORY;
    }
    memcpy(row, done[n].values, plan->shown * sizeof *row);
  }
  return QUOTH_OK;
}

static quoth_status run(grouping *g) {
  QUOTH_TRY(quoth_model_new(NULL, &g->seen));
  QUOTH_TRY(quoth_model_new(NULL, &g->values));
  QUOTH_TRY(quoth_model_new(NULL, &g->out->terms));
  QUOTH_TRY(name_columns(g));
  QUOTH_TRY(add_rows(g));
  const size_t cells = g->groups * g->plan->item_count + 1;
  finished *done = calloc(g->groups + 1, sizeof *done);
  quoth_id *values = calloc(cells, sizeof *values);
  quoth_status status = QUOTH_NO_MEMORY;
  size_t count = 0;
  if (done && values) {
    status = finish(g, done, values, &count);
  }
  if (status == QUOTH_OK) {
    qsort(done, count, sizeof *done, by_plan);
    status = put_rows(g, done, count);
  }
  free(done);
  free(values);
  return status;
}

quoth_status quoth_answer_group(const quoth_plan *plan,
                                const quoth_answer *rows, quoth_answer *out) {
  grouping g = {.plan = plan, .rows = rows, .out = out};
  const quoth_status status = run(&g);
  for (size_t i = 0; i < g.groups * plan->item_count; i++) {
    quoth_buffer_free(&g.tallies[i].joined);
  }
  free(g.tallies);
  free(g.keys);
  quoth_model_free(g.seen);
  quoth_model_free(g.values);
  return status;
}
