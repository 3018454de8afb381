#include "export/sparql_planner.h"

quoth_status quoth_planner_column(quoth_planner *p, const quoth_token *variable,
                                  int *out) {
  const quoth_text name = variable->text;
  for (size_t i = 0; i < p->column_count; i++) {
    const quoth_text known = p->column_names[i];
    if (known.size == name.size &&
        memcmp(known.at + 1, name.at + 1, name.size - 1) == 0) {
      *out = (int)i;
      return QUOTH_OK;
    }
  }
  if (p->column_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns");
  }
  quoth_rewrite_put(&p->columns, variable);
  p->column_names[p->column_count] = name;
  *out = (int)p->column_count++;
  return QUOTH_OK;
}

/* A column for the expression from the next token to `end`. */
static quoth_status computed_column(quoth_planner *p, const quoth_token *end,
                                    int *out) {
  if (p->r.at->kind == QUOTH_TOKEN_VAR && p->r.at + 1 == end) {
    return quoth_planner_column(p, p->r.at++, out);
  }
  if (p->column_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns");
  }
  quoth_buffer_string(&p->columns, " (");
  QUOTH_TRY(quoth_rewrite_until(&p->r, end, &p->columns));
  quoth_buffer_string(&p->columns, " AS ?quoth");
  quoth_buffer_number(&p->columns, p->column_count);
  quoth_buffer_string(&p->columns, ")");
  p->column_names[p->column_count] = quoth_text_of("");
  *out = (int)p->column_count++;
  return p->columns.status;
}

static quoth_status add_item(quoth_planner *p, quoth_plan_item item,
                             size_t *out) {
  quoth_plan *plan = p->plan;
  for (size_t i = 0; i < plan->item_count; i++) {
    const quoth_plan_item *known = &plan->items[i];
    if (!item.name.size && known->aggregate == item.aggregate &&
        known->column == item.column && known->distinct == item.distinct &&
        quoth_text_equal(known->separator, item.separator)) {
      *out = i;
      return QUOTH_OK;
    }
  }
  if (plan->item_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns");
  }
  plan->items[plan->item_count] = item;
  *out = plan->item_count++;
  return QUOTH_OK;
}

quoth_aggregate quoth_aggregate_at(const quoth_token *token) {
  static const char *const names[] = {"",    "count", "sum",    "avg",
                                      "min", "max",   "sample", "group_concat"};
  for (int i = QUOTH_COUNT; i <= QUOTH_GROUP_CONCAT; i++) {
    if (quoth_token_is(token, names[i]) && quoth_token_is(token + 1, "(")) {
      return (quoth_aggregate)i;
    }
  }
  return QUOTH_PLAIN;
}

/* `; SEPARATOR = "…"` */
static quoth_status read_separator(quoth_planner *p, const quoth_token *close,
                                   quoth_text *out) {
  const quoth_token *t = p->r.at;
  if (!quoth_token_is(t, ";") || !quoth_token_is(t + 1, "separator") ||
      !quoth_token_is(t + 2, "=") || t[3].kind != QUOTH_TOKEN_STRING ||
      t + 4 != close || memchr(t[3].text.at, '\\', t[3].text.size)) {
    return quoth_planner_fail(
        p, QUOTH_BAD_SYNTAX,
        "expected ; SEPARATOR = \"…\" (without backslashes)");
  }
  *out = (quoth_text){t[3].text.at + 1, t[3].text.size - 2};
  p->r.at = close;
  return QUOTH_OK;
}

/* AGGREGATE( [DISTINCT] * | expression [; SEPARATOR = "…"] ) */
static quoth_status read_aggregate(quoth_planner *p, quoth_plan_item *out) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = quoth_aggregate_at(r->at),
                          .separator = {" ", 1}};
  const quoth_token *close = quoth_token_close(r->at + 1);
  r->at += 2;
  item.distinct = quoth_planner_take(p, "distinct");
  if (quoth_planner_is(p, "*")) {
    if (item.aggregate != QUOTH_COUNT || item.distinct) {
      return quoth_planner_fail(p, QUOTH_UNSUPPORTED,
                                "* can only be counted, COUNT(*)");
    }
    item.column = -1;
    r->at++;
  } else {
    const quoth_token *end = r->at;
    while (end < close && !quoth_token_is(end, ";")) {
      end++;
    }
    if (end == r->at || close->kind == QUOTH_TOKEN_END) {
      return quoth_planner_fail(p, QUOTH_BAD_SYNTAX, "expected an expression");
    }
    QUOTH_TRY(computed_column(p, end, &item.column));
  }
  if (r->at != close) {
    QUOTH_TRY(read_separator(p, close, &item.separator));
  }
  r->at = close + 1;
  *out = item;
  return QUOTH_OK;
}

quoth_status quoth_planner_item(quoth_planner *p) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = QUOTH_PLAIN};
  size_t index;
  if (r->at->kind == QUOTH_TOKEN_VAR) {
    item.name = (quoth_text){r->at->text.at + 1, r->at->text.size - 1};
    QUOTH_TRY(quoth_planner_column(p, r->at++, &item.column));
    return add_item(p, item, &index);
  }
  if (!quoth_planner_take(p, "(") || quoth_aggregate_at(r->at) == QUOTH_PLAIN) {
    return quoth_planner_fail(
        p, QUOTH_UNSUPPORTED,
        "a query with aggregates can select only variables of its "
        "GROUP BY and aggregates: (COUNT(?x) AS ?n)");
  }
  QUOTH_TRY(read_aggregate(p, &item));
  if (!quoth_planner_is(p, "as")) {
    return quoth_planner_fail(
        p, QUOTH_UNSUPPORTED,
        "an aggregate must stand alone: (COUNT(?x) AS ?n)");
  }
  if (r->at[1].kind != QUOTH_TOKEN_VAR || !quoth_token_is(r->at + 2, ")")) {
    return quoth_planner_fail(p, QUOTH_BAD_SYNTAX, "expected AS ?variable)");
  }
  item.name = (quoth_text){r->at[1].text.at + 1, r->at[1].text.size - 1};
  r->at += 3;
  return add_item(p, item, &index);
}

/* What HAVING and ORDER BY name: an aggregate, a column, a variable. */
static quoth_status read_reference(quoth_planner *p, size_t *out) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = QUOTH_PLAIN};
  if (quoth_aggregate_at(r->at) != QUOTH_PLAIN) {
    QUOTH_TRY(read_aggregate(p, &item));
    return add_item(p, item, out);
  }
  if (r->at->kind != QUOTH_TOKEN_VAR) {
    return quoth_planner_fail(p, QUOTH_UNSUPPORTED,
                              "only an aggregate or a variable can stand here");
  }
  const quoth_text name = {r->at->text.at + 1, r->at->text.size - 1};
  for (size_t i = 0; i < p->plan->item_count; i++) {
    if (quoth_text_equal(p->plan->items[i].name, name)) {
      r->at++;
      *out = i;
      return QUOTH_OK;
    }
  }
  QUOTH_TRY(quoth_planner_column(p, r->at++, &item.column));
  return add_item(p, item, out);
}

static quoth_status read_group_by(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  plan->has_group_by = true;
  const size_t before = plan->key_count;
  while (r->at->kind == QUOTH_TOKEN_VAR || quoth_planner_is(p, "(")) {
    if (plan->key_count == QUOTH_PLAN_MAX) {
      return quoth_planner_fail(p, QUOTH_LIMIT,
                                "too many variables to group by");
    }
    if (r->at->kind != QUOTH_TOKEN_VAR) {
      return quoth_planner_fail(
          p, QUOTH_UNSUPPORTED,
          "GROUP BY takes variables: BIND the expression first");
    }
    QUOTH_TRY(quoth_planner_column(p, r->at++, &plan->keys[plan->key_count++]));
  }
  return plan->key_count > before
             ? QUOTH_OK
             : quoth_planner_fail(
                   p, QUOTH_UNSUPPORTED,
                   "GROUP BY takes variables: BIND the expression first");
}

static bool is_comparison(const quoth_token *token) {
  static const char *const operators[] = {
      "=", "!=", "<", "<=", ">", ">=", NULL};
  for (size_t i = 0; operators[i]; i++) {
    if (quoth_token_is(token, operators[i])) {
      return true;
    }
  }
  return false;
}

/* reference operator number-or-string */
static quoth_status read_comparison(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  if (plan->having_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many conditions");
  }
  quoth_plan_having *having = &plan->having[plan->having_count];
  QUOTH_TRY(read_reference(p, &having->item));
  if (!is_comparison(r->at)) {
    return quoth_planner_fail(
        p, QUOTH_UNSUPPORTED,
        "HAVING takes comparisons such as COUNT(?x) > 1, with &&");
  }
  having->operator=(r->at++)->text;
  having->number = r->at->kind == QUOTH_TOKEN_NUMBER;
  if (!having->number && (r->at->kind != QUOTH_TOKEN_STRING ||
                          memchr(r->at->text.at, '\\', r->at->text.size))) {
    return quoth_planner_fail(p, QUOTH_UNSUPPORTED,
                              "HAVING compares with a number or a string");
  }
  const quoth_text text = (r->at++)->text;
  having->value =
      having->number ? text : (quoth_text){text.at + 1, text.size - 2};
  plan->having_count++;
  return QUOTH_OK;
}

static quoth_status read_having(quoth_planner *p) {
  do {
    QUOTH_TRY(quoth_rewrite_expect(&p->r, "("));
    do {
      const bool inner = quoth_planner_take(p, "(");
      QUOTH_TRY(read_comparison(p));
      if (inner) {
        QUOTH_TRY(quoth_rewrite_expect(&p->r, ")"));
      }
    } while (quoth_planner_take(p, "&&"));
    QUOTH_TRY(quoth_rewrite_expect(&p->r, ")"));
  } while (quoth_planner_is(p, "("));
  return QUOTH_OK;
}

static quoth_status read_order_by(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  for (;;) {
    const bool descending = quoth_planner_is(p, "desc");
    const bool directed = descending || quoth_planner_is(p, "asc");
    if (!directed && r->at->kind != QUOTH_TOKEN_VAR &&
        quoth_aggregate_at(r->at) == QUOTH_PLAIN && !quoth_planner_is(p, "(")) {
      return QUOTH_OK;
    }
    if (plan->order_count == QUOTH_PLAN_MAX) {
      return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns to sort by");
    }
    r->at += directed;
    const bool bracket = quoth_planner_take(p, "(");
    quoth_plan_order *order = &plan->order[plan->order_count++];
    order->descending = descending;
    QUOTH_TRY(read_reference(p, &order->item));
    if (bracket) {
      QUOTH_TRY(quoth_rewrite_expect(r, ")"));
    }
  }
}

quoth_status quoth_planner_count(quoth_planner *p, uint64_t *out) {
  const quoth_text text = p->r.at->text;
  uint64_t value = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || i > 17) {
      return quoth_planner_fail(p, QUOTH_BAD_SYNTAX, "expected a whole number");
    }
    value = value * 10 + (uint64_t)(text.at[i] - '0');
  }
  if (p->r.at->kind != QUOTH_TOKEN_NUMBER) {
    return quoth_planner_fail(p, QUOTH_BAD_SYNTAX, "expected a whole number");
  }
  p->r.at++;
  *out = value;
  return QUOTH_OK;
}

/* One of the clauses behind the group; `*found` is false when none is next. */
static quoth_status read_clause(quoth_planner *p, bool *found) {
  *found = true;
  if (quoth_planner_take(p, "having")) {
    return read_having(p);
  }
  if (quoth_planner_take(p, "limit")) {
    return quoth_planner_count(p, &p->plan->limit);
  }
  if (quoth_planner_take(p, "offset")) {
    return quoth_planner_count(p, &p->plan->offset);
  }
  const bool group = quoth_planner_take(p, "group");
  if (group || quoth_planner_take(p, "order")) {
    QUOTH_TRY(quoth_rewrite_expect(&p->r, "by"));
    return group ? read_group_by(p) : read_order_by(p);
  }
  *found = false;
  return QUOTH_OK;
}

static quoth_status read_grouping(quoth_planner *p) {
  bool found = true;
  while (found) {
    QUOTH_TRY(read_clause(p, &found));
  }
  return QUOTH_OK;
}

/* Every plain column must be one that is grouped by. */
static quoth_status check_grouping(quoth_planner *p) {
  const quoth_plan *plan = p->plan;
  for (size_t i = 0; i < plan->item_count; i++) {
    bool found = plan->items[i].aggregate != QUOTH_PLAIN;
    for (size_t k = 0; k < plan->key_count; k++) {
      found = found || plan->keys[k] == plan->items[i].column;
    }
    if (!found) {
      return quoth_error_set(p->r.error, QUOTH_BAD_SYNTAX, "query", 1,
                             "?%.*s is neither counted nor grouped by",
                             (int)plan->items[i].name.size,
                             plan->items[i].name.at);
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_planner_grouping(quoth_planner *p) {
  QUOTH_TRY(read_grouping(p));
  return check_grouping(p);
}
