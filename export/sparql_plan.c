#include "export/sparql_rewrite.h"

#include "export/rdf.h"

#include <stdlib.h>

enum { MAX_QUERY = 1024 * 1024 };

/* A query being read, and what becomes of it. */
typedef struct {
  quoth_rewriter r;
  quoth_plan *plan;
  quoth_buffer head;    /* prologue */
  quoth_buffer columns; /* what rasqal is to select */
  size_t column_count;
  quoth_text column_names[QUOTH_PLAN_MAX]; /* of those that are variables */
} planner;

static quoth_status fail(planner *p, quoth_status status, const char *message) {
  return quoth_rewrite_fail(&p->r, status, message);
}

static bool next_is(const planner *p, const char *text) {
  return quoth_token_is(p->r.at, text);
}

static bool take(planner *p, const char *text) {
  const bool found = next_is(p, text);
  p->r.at += found;
  return found;
}

static quoth_status read_prefix(planner *p) {
  quoth_rewriter *r = &p->r;
  if (r->at->kind != QUOTH_TOKEN_NAME ||
      r->at->text.at[r->at->text.size - 1] != ':' ||
      r->at[1].kind != QUOTH_TOKEN_IRI) {
    return fail(p, QUOTH_BAD_SYNTAX, "expected PREFIX name: <IRI>");
  }
  if (r->prefix_count == QUOTH_MAX_PREFIXES) {
    return fail(p, QUOTH_LIMIT, "too many prefixes");
  }
  const quoth_text iri = r->at[1].text;
  r->prefixes[r->prefix_count++] =
      (quoth_sparql_prefix){r->at->text, {iri.at + 1, iri.size - 2}};
  quoth_buffer_string(&p->head, "PREFIX");
  quoth_rewrite_put(&p->head, r->at);
  quoth_rewrite_put(&p->head, r->at + 1);
  quoth_buffer_char(&p->head, '\n');
  r->at += 2;
  return QUOTH_OK;
}

static quoth_status read_prologue(planner *p) {
  for (;;) {
    if (take(p, "prefix")) {
      QUOTH_TRY(read_prefix(p));
    } else if (next_is(p, "base")) {
      return fail(p, QUOTH_UNSUPPORTED,
                  "BASE is not supported: write whole IRIs or prefixes");
    } else {
      return p->head.status;
    }
  }
}

/* Where the column of rasqal's rows that holds this variable is; added when
 * there is none. */
static quoth_status column_of(planner *p, const quoth_token *variable,
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
    return fail(p, QUOTH_LIMIT, "too many columns");
  }
  quoth_rewrite_put(&p->columns, variable);
  p->column_names[p->column_count] = name;
  *out = (int)p->column_count++;
  return QUOTH_OK;
}

/* A column for the expression from the next token to `end`. */
static quoth_status computed_column(planner *p, const quoth_token *end,
                                    int *out) {
  if (p->r.at->kind == QUOTH_TOKEN_VAR && p->r.at + 1 == end) {
    return column_of(p, p->r.at++, out);
  }
  if (p->column_count == QUOTH_PLAN_MAX) {
    return fail(p, QUOTH_LIMIT, "too many columns");
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

static quoth_status add_item(planner *p, quoth_plan_item item, size_t *out) {
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
    return fail(p, QUOTH_LIMIT, "too many columns");
  }
  plan->items[plan->item_count] = item;
  *out = plan->item_count++;
  return QUOTH_OK;
}

/* COUNT SUM … at `token`, or QUOTH_PLAIN. */
static quoth_aggregate aggregate_at(const quoth_token *token) {
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
static quoth_status read_separator(planner *p, const quoth_token *close,
                                   quoth_text *out) {
  const quoth_token *t = p->r.at;
  if (!quoth_token_is(t, ";") || !quoth_token_is(t + 1, "separator") ||
      !quoth_token_is(t + 2, "=") || t[3].kind != QUOTH_TOKEN_STRING ||
      t + 4 != close || memchr(t[3].text.at, '\\', t[3].text.size)) {
    return fail(p, QUOTH_BAD_SYNTAX,
                "expected ; SEPARATOR = \"…\" (without backslashes)");
  }
  *out = (quoth_text){t[3].text.at + 1, t[3].text.size - 2};
  p->r.at = close;
  return QUOTH_OK;
}

/* AGGREGATE( [DISTINCT] * | expression [; SEPARATOR = "…"] ) */
static quoth_status read_aggregate(planner *p, quoth_plan_item *out) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = aggregate_at(r->at),
                          .separator = {" ", 1}};
  const quoth_token *close = quoth_token_close(r->at + 1);
  r->at += 2;
  item.distinct = take(p, "distinct");
  if (next_is(p, "*")) {
    if (item.aggregate != QUOTH_COUNT || item.distinct) {
      return fail(p, QUOTH_UNSUPPORTED, "* can only be counted, COUNT(*)");
    }
    item.column = -1;
    r->at++;
  } else {
    const quoth_token *end = r->at;
    while (end < close && !quoth_token_is(end, ";")) {
      end++;
    }
    if (end == r->at || close->kind == QUOTH_TOKEN_END) {
      return fail(p, QUOTH_BAD_SYNTAX, "expected an expression");
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

/* (AGGREGATE(…) AS ?name) or ?variable of a grouped query. */
static quoth_status read_item(planner *p) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = QUOTH_PLAIN};
  size_t index;
  if (r->at->kind == QUOTH_TOKEN_VAR) {
    item.name = (quoth_text){r->at->text.at + 1, r->at->text.size - 1};
    QUOTH_TRY(column_of(p, r->at++, &item.column));
    return add_item(p, item, &index);
  }
  if (!take(p, "(") || aggregate_at(r->at) == QUOTH_PLAIN) {
    return fail(p, QUOTH_UNSUPPORTED,
                "a query with aggregates can select only variables of its "
                "GROUP BY and aggregates: (COUNT(?x) AS ?n)");
  }
  QUOTH_TRY(read_aggregate(p, &item));
  if (!next_is(p, "as")) {
    return fail(p, QUOTH_UNSUPPORTED,
                "an aggregate must stand alone: (COUNT(?x) AS ?n)");
  }
  if (r->at[1].kind != QUOTH_TOKEN_VAR || !quoth_token_is(r->at + 2, ")")) {
    return fail(p, QUOTH_BAD_SYNTAX, "expected AS ?variable)");
  }
  item.name = (quoth_text){r->at[1].text.at + 1, r->at[1].text.size - 1};
  r->at += 3;
  return add_item(p, item, &index);
}

/* What HAVING and ORDER BY name: an aggregate, a column, a variable. */
static quoth_status read_reference(planner *p, size_t *out) {
  quoth_rewriter *r = &p->r;
  quoth_plan_item item = {.aggregate = QUOTH_PLAIN};
  if (aggregate_at(r->at) != QUOTH_PLAIN) {
    QUOTH_TRY(read_aggregate(p, &item));
    return add_item(p, item, out);
  }
  if (r->at->kind != QUOTH_TOKEN_VAR) {
    return fail(p, QUOTH_UNSUPPORTED,
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
  QUOTH_TRY(column_of(p, r->at++, &item.column));
  return add_item(p, item, out);
}

static quoth_status read_group_by(planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  plan->has_group_by = true;
  const size_t before = plan->key_count;
  while (r->at->kind == QUOTH_TOKEN_VAR || next_is(p, "(")) {
    if (plan->key_count == QUOTH_PLAN_MAX) {
      return fail(p, QUOTH_LIMIT, "too many variables to group by");
    }
    if (r->at->kind != QUOTH_TOKEN_VAR) {
      return fail(p, QUOTH_UNSUPPORTED,
                  "GROUP BY takes variables: BIND the expression first");
    }
    QUOTH_TRY(column_of(p, r->at++, &plan->keys[plan->key_count++]));
  }
  return plan->key_count > before
             ? QUOTH_OK
             : fail(p, QUOTH_UNSUPPORTED,
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
static quoth_status read_comparison(planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  if (plan->having_count == QUOTH_PLAN_MAX) {
    return fail(p, QUOTH_LIMIT, "too many conditions");
  }
  quoth_plan_having *having = &plan->having[plan->having_count];
  QUOTH_TRY(read_reference(p, &having->item));
  if (!is_comparison(r->at)) {
    return fail(p, QUOTH_UNSUPPORTED,
                "HAVING takes comparisons such as COUNT(?x) > 1, with &&");
  }
  having->operator=(r->at++)->text;
  having->number = r->at->kind == QUOTH_TOKEN_NUMBER;
  if (!having->number && (r->at->kind != QUOTH_TOKEN_STRING ||
                          memchr(r->at->text.at, '\\', r->at->text.size))) {
    return fail(p, QUOTH_UNSUPPORTED,
                "HAVING compares with a number or a string");
  }
  const quoth_text text = (r->at++)->text;
  having->value =
      having->number ? text : (quoth_text){text.at + 1, text.size - 2};
  plan->having_count++;
  return QUOTH_OK;
}

static quoth_status read_having(planner *p) {
  do {
    QUOTH_TRY(quoth_rewrite_expect(&p->r, "("));
    do {
      const bool inner = take(p, "(");
      QUOTH_TRY(read_comparison(p));
      if (inner) {
        QUOTH_TRY(quoth_rewrite_expect(&p->r, ")"));
      }
    } while (take(p, "&&"));
    QUOTH_TRY(quoth_rewrite_expect(&p->r, ")"));
  } while (next_is(p, "("));
  return QUOTH_OK;
}

static quoth_status read_order_by(planner *p) {
  quoth_plan *plan = p->plan;
  quoth_rewriter *r = &p->r;
  for (;;) {
    const bool descending = next_is(p, "desc");
    const bool directed = descending || next_is(p, "asc");
    if (!directed && r->at->kind != QUOTH_TOKEN_VAR &&
        aggregate_at(r->at) == QUOTH_PLAIN && !next_is(p, "(")) {
      return QUOTH_OK;
    }
    if (plan->order_count == QUOTH_PLAN_MAX) {
      return fail(p, QUOTH_LIMIT, "too many columns to sort by");
    }
    r->at += directed;
    const bool bracket = take(p, "(");
    quoth_plan_order *order = &plan->order[plan->order_count++];
    order->descending = descending;
    QUOTH_TRY(read_reference(p, &order->item));
    if (bracket) {
      QUOTH_TRY(quoth_rewrite_expect(r, ")"));
    }
  }
}

static quoth_status read_count(planner *p, uint64_t *out) {
  const quoth_text text = p->r.at->text;
  uint64_t value = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || i > 17) {
      return fail(p, QUOTH_BAD_SYNTAX, "expected a whole number");
    }
    value = value * 10 + (uint64_t)(text.at[i] - '0');
  }
  if (p->r.at->kind != QUOTH_TOKEN_NUMBER) {
    return fail(p, QUOTH_BAD_SYNTAX, "expected a whole number");
  }
  p->r.at++;
  *out = value;
  return QUOTH_OK;
}

static quoth_status read_grouping(planner *p) {
  for (;;) {
    if (take(p, "group")) {
      QUOTH_TRY(quoth_rewrite_expect(&p->r, "by"));
      QUOTH_TRY(read_group_by(p));
    } else if (take(p, "having")) {
      QUOTH_TRY(read_having(p));
    } else if (take(p, "order")) {
      QUOTH_TRY(quoth_rewrite_expect(&p->r, "by"));
      QUOTH_TRY(read_order_by(p));
    } else if (take(p, "limit")) {
      QUOTH_TRY(read_count(p, &p->plan->limit));
    } else if (take(p, "offset")) {
      QUOTH_TRY(read_count(p, &p->plan->offset));
    } else {
      return QUOTH_OK;
    }
  }
}

/* Every plain column must be one that is grouped by. */
static quoth_status check_grouping(planner *p) {
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

quoth_status quoth_rewrite_modifiers(quoth_rewriter *r, quoth_buffer *out) {
  for (;;) {
    if (quoth_token_is(r->at, "order") && quoth_token_is(r->at + 1, "by")) {
      quoth_buffer_string(out, " ORDER BY");
      r->at += 2;
    } else if (quoth_token_is(r->at, "asc") || quoth_token_is(r->at, "desc")) {
      quoth_rewrite_put(out, r->at++);
      QUOTH_TRY(quoth_rewrite_brackets(r, out));
    } else if (r->at->kind == QUOTH_TOKEN_VAR) {
      quoth_rewrite_put(out, r->at++);
    } else if ((quoth_token_is(r->at, "limit") ||
                quoth_token_is(r->at, "offset")) &&
               r->at[1].kind == QUOTH_TOKEN_NUMBER) {
      quoth_rewrite_put(out, r->at++);
      quoth_rewrite_put(out, r->at++);
    } else if (quoth_token_is(r->at, "(") || (r->at->kind == QUOTH_TOKEN_WORD &&
                                              quoth_token_is(r->at + 1, "("))) {
      QUOTH_TRY(quoth_rewrite_constraint(r, out));
    } else {
      return QUOTH_OK;
    }
  }
}

/* Has the query, outside its groups, an aggregate or GROUP BY? */
static bool is_grouped(const quoth_token *token) {
  unsigned depth = 0;
  for (; token->kind != QUOTH_TOKEN_END; token++) {
    depth += quoth_token_is(token, "{");
    depth -= depth && quoth_token_is(token, "}");
    if (!depth && (aggregate_at(token) != QUOTH_PLAIN ||
                   quoth_token_is(token, "group"))) {
      return true;
    }
  }
  return false;
}

static quoth_status add_name(planner *p, const quoth_token *variable) {
  quoth_plan *plan = p->plan;
  if (plan->name_count == QUOTH_PLAN_MAX) {
    return fail(p, QUOTH_LIMIT, "too many columns");
  }
  plan->names[plan->name_count++] =
      (quoth_text){variable->text.at + 1, variable->text.size - 1};
  return QUOTH_OK;
}

/* The variables of the rest of the query, for SELECT *. */
static quoth_status name_all(planner *p) {
  quoth_plan *plan = p->plan;
  for (const quoth_token *t = p->r.at; t->kind != QUOTH_TOKEN_END; t++) {
    bool known = t->kind != QUOTH_TOKEN_VAR;
    for (size_t i = 0; i < plan->name_count && !known; i++) {
      known = quoth_text_equal(plan->names[i],
                               (quoth_text){t->text.at + 1, t->text.size - 1});
    }
    if (!known) {
      QUOTH_TRY(add_name(p, t));
    }
  }
  return QUOTH_OK;
}

/* (expression AS ?name) and ?variables up to the group, as they are. */
static quoth_status copy_columns(planner *p) {
  quoth_rewriter *r = &p->r;
  while (!next_is(p, "where") && !next_is(p, "{") && !next_is(p, "from")) {
    if (next_is(p, "*")) {
      quoth_rewrite_put(&p->columns, r->at++);
      return name_all(p);
    }
    if (r->at->kind == QUOTH_TOKEN_VAR) {
      QUOTH_TRY(add_name(p, r->at));
      quoth_rewrite_put(&p->columns, r->at++);
      continue;
    }
    const quoth_token *close = quoth_token_close(r->at);
    if (!next_is(p, "(") || close->kind == QUOTH_TOKEN_END ||
        close - r->at < 4 || close[-1].kind != QUOTH_TOKEN_VAR ||
        !quoth_token_is(close - 2, "as")) {
      return fail(p, QUOTH_BAD_SYNTAX,
                  "expected ?variable, (expression AS ?variable) or WHERE");
    }
    QUOTH_TRY(add_name(p, close - 1));
    quoth_rewrite_put(&p->columns, r->at++);
    QUOTH_TRY(quoth_rewrite_until(r, close - 2, &p->columns));
    for (; r->at <= close; r->at++) {
      quoth_rewrite_put(&p->columns, r->at);
    }
  }
  return p->columns.size ? p->columns.status
                         : fail(p, QUOTH_BAD_SYNTAX, "expected what to select");
}

static quoth_status read_where(planner *p, quoth_buffer *out) {
  if (next_is(p, "from")) {
    return fail(p, QUOTH_UNSUPPORTED,
                "FROM is not supported: name the files on the command line");
  }
  (void)take(p, "where");
  quoth_buffer_string(out, " WHERE");
  return quoth_rewrite_group(&p->r, out);
}

/* A grouped query: rasqal selects the columns, without order or limit. */
static quoth_status plan_grouped(planner *p, quoth_buffer *where) {
  while (!next_is(p, "where") && !next_is(p, "{") && !next_is(p, "from")) {
    QUOTH_TRY(read_item(p));
  }
  p->plan->shown = p->plan->item_count;
  const quoth_token *group = p->r.at;
  QUOTH_TRY(read_where(p, where));
  QUOTH_TRY(read_grouping(p));
  QUOTH_TRY(check_grouping(p));
  /* COUNT(*) alone: some column must be there to be counted. */
  while (p->column_count == 0 && group < p->r.at &&
         group->kind != QUOTH_TOKEN_VAR) {
    group++;
  }
  int column;
  return p->column_count == 0 && group < p->r.at ? column_of(p, group, &column)
                                                 : QUOTH_OK;
}

static quoth_status plan_select(planner *p) {
  quoth_plan *plan = p->plan;
  quoth_buffer rest = {.from = NULL};
  const bool reduced = take(p, "reduced");
  plan->distinct = take(p, "distinct") || reduced;
  plan->grouped = is_grouped(p->r.at);
  quoth_status status;
  if (plan->grouped) {
    status = plan_grouped(p, &rest);
  } else {
    status = copy_columns(p);
    if (status == QUOTH_OK) {
      status = read_where(p, &rest);
    }
    if (status == QUOTH_OK) {
      status = quoth_rewrite_modifiers(&p->r, &rest);
    }
  }
  quoth_buffer_string(&plan->query, "SELECT");
  if (plan->distinct && !plan->grouped) {
    quoth_buffer_string(&plan->query, " DISTINCT");
  }
  quoth_buffer_add(&plan->query, quoth_buffer_text(&p->columns));
  quoth_buffer_add(&plan->query, quoth_buffer_text(&rest));
  quoth_buffer_free(&rest);
  return status;
}

/* CONSTRUCT { template } WHERE { … } or CONSTRUCT WHERE { triples }. */
static quoth_status plan_construct(planner *p) {
  quoth_buffer *out = &p->plan->query;
  quoth_buffer_string(out, "CONSTRUCT");
  if (next_is(p, "{")) {
    do {
      if (p->r.at->kind == QUOTH_TOKEN_END) {
        return fail(p, QUOTH_BAD_SYNTAX, "expected '}'");
      }
      quoth_rewrite_put(out, p->r.at);
    } while (!quoth_token_is(p->r.at++, "}"));
  }
  QUOTH_TRY(read_where(p, out));
  return quoth_rewrite_modifiers(&p->r, out);
}

static quoth_status refuse_form(planner *p) {
  static const char *const updates[] = {"insert", "delete", "load", "clear",
                                        "drop",   "create", "add",  "move",
                                        "copy",   "with",   NULL};
  for (size_t i = 0; updates[i]; i++) {
    if (next_is(p, updates[i])) {
      return fail(p, QUOTH_UNSUPPORTED,
                  "updates are not supported: graphs are only read");
    }
  }
  return next_is(p, "describe")
             ? fail(p, QUOTH_UNSUPPORTED,
                    "DESCRIBE is not supported: CONSTRUCT { ?s ?p ?o } WHERE "
                    "{ … } says what is wanted")
             : fail(p, QUOTH_BAD_SYNTAX, "expected SELECT, ASK or CONSTRUCT");
}

static quoth_status plan_form(planner *p) {
  quoth_plan *plan = p->plan;
  if (take(p, "select")) {
    return plan_select(p);
  }
  if (take(p, "ask")) {
    plan->form = QUOTH_ASK;
    quoth_buffer_string(&plan->query, "ASK");
    return read_where(p, &plan->query);
  }
  if (take(p, "construct")) {
    plan->form = QUOTH_CONSTRUCT;
    return plan_construct(p);
  }
  return refuse_form(p);
}

static quoth_status make(planner *p) {
  QUOTH_TRY(read_prologue(p));
  quoth_buffer_add(&p->plan->query, quoth_buffer_text(&p->head));
  QUOTH_TRY(plan_form(p));
  if (next_is(p, "values")) {
    return fail(p, QUOTH_UNSUPPORTED, "put VALUES inside the braces");
  }
  if (p->r.at->kind != QUOTH_TOKEN_END) {
    return fail(p, QUOTH_BAD_SYNTAX, "expected the end of the query");
  }
  /* Rasqal reads a string that ends with NUL. */
  quoth_buffer_char(&p->plan->query, '\0');
  return p->plan->query.status;
}

quoth_status quoth_plan_make(quoth_text query, const quoth_model *model,
                             quoth_error *error, quoth_plan *out) {
  *out = (quoth_plan){.limit = UINT64_MAX};
  if (query.size > MAX_QUERY) {
    return quoth_error_set(error, QUOTH_LIMIT, "query", 0,
                           "longer than a megabyte");
  }
  if (!quoth_utf8_check(query, NULL) ||
      (query.size && memchr(query.at, 0, query.size))) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, "query", 0, "not UTF-8");
  }
  planner *p = calloc(1, sizeof *p);
  if (!p) {
    return QUOTH_NO_MEMORY;
  }
  p->plan = out;
  p->r.model = model;
  p->r.error = error;
  p->r.arena = &out->arena;
  quoth_token *tokens = NULL;
  quoth_status status = quoth_sparql_tokens(query, &out->arena, error, &tokens);
  p->r.at = tokens;
  if (status == QUOTH_OK) {
    status = make(p);
  }
  quoth_buffer_free(&p->head);
  quoth_buffer_free(&p->columns);
  free(p);
  return status;
}

void quoth_plan_free(quoth_plan *plan) {
  quoth_buffer_free(&plan->query);
  quoth_arena_free(&plan->arena);
}
