#include "export/sparql_planner.h"

#include <stdlib.h>

enum { MAX_QUERY = 1024 * 1024 };

static quoth_status read_prefix(quoth_planner *p) {
  quoth_rewriter *r = &p->r;
  if (r->at->kind != QUOTH_TOKEN_NAME ||
      r->at->text.at[r->at->text.size - 1] != ':' ||
      r->at[1].kind != QUOTH_TOKEN_IRI) {
    return quoth_planner_fail(p, QUOTH_BAD_SYNTAX,
                              "expected PREFIX name: <IRI>");
  }
  if (r->prefix_count == QUOTH_MAX_PREFIXES) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many prefixes");
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

static quoth_status read_prologue(quoth_planner *p) {
  for (;;) {
    if (quoth_planner_take(p, "prefix")) {
      QUOTH_TRY(read_prefix(p));
    } else if (quoth_planner_is(p, "base")) {
      return quoth_planner_fail(
          p, QUOTH_UNSUPPORTED,
          "BASE is not supported: write whole IRIs or prefixes");
    } else {
      return p->head.status;
    }
  }
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
    if (!depth && (quoth_aggregate_at(token) != QUOTH_PLAIN ||
                   quoth_token_is(token, "group"))) {
      return true;
    }
  }
  return false;
}

static quoth_status add_name(quoth_planner *p, const quoth_token *variable) {
  quoth_plan *plan = p->plan;
  if (plan->name_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns");
  }
  plan->names[plan->name_count++] =
      (quoth_text){variable->text.at + 1, variable->text.size - 1};
  return QUOTH_OK;
}

/* The variables of the rest of the query, for SELECT *. */
static quoth_status name_all(quoth_planner *p) {
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
static quoth_status copy_columns(quoth_planner *p) {
  quoth_rewriter *r = &p->r;
  while (!quoth_planner_is(p, "where") && !quoth_planner_is(p, "{") &&
         !quoth_planner_is(p, "from")) {
    if (quoth_planner_is(p, "*")) {
      quoth_rewrite_put(&p->columns, r->at++);
      return name_all(p);
    }
    if (r->at->kind == QUOTH_TOKEN_VAR) {
      QUOTH_TRY(add_name(p, r->at));
      quoth_rewrite_put(&p->columns, r->at++);
      continue;
    }
    const quoth_token *close = quoth_token_close(r->at);
    if (!quoth_planner_is(p, "(") || close->kind == QUOTH_TOKEN_END ||
        close - r->at < 4 || close[-1].kind != QUOTH_TOKEN_VAR ||
        !quoth_token_is(close - 2, "as")) {
      return quoth_planner_fail(
          p, QUOTH_BAD_SYNTAX,
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
                         : quoth_planner_fail(p, QUOTH_BAD_SYNTAX,
                                              "expected what to select");
}

static quoth_status read_where(quoth_planner *p, quoth_buffer *out) {
  if (quoth_planner_is(p, "from")) {
    return quoth_planner_fail(
        p, QUOTH_UNSUPPORTED,
        "FROM is not supported: name the files on the command line");
  }
  (void)quoth_planner_take(p, "where");
  quoth_buffer_string(out, " WHERE");
  return quoth_rewrite_group(&p->r, out);
}

/* A grouped query: rasqal selects the columns, without order or limit. */
static quoth_status plan_grouped(quoth_planner *p, quoth_buffer *where) {
  while (!quoth_planner_is(p, "where") && !quoth_planner_is(p, "{") &&
         !quoth_planner_is(p, "from")) {
    QUOTH_TRY(quoth_planner_item(p));
  }
  p->plan->shown = p->plan->item_count;
  const quoth_token *group = p->r.at;
  QUOTH_TRY(read_where(p, where));
  QUOTH_TRY(quoth_planner_grouping(p));
  /* COUNT(*) alone: some column must be there to be counted. */
  while (p->column_count == 0 && group < p->r.at &&
         group->kind != QUOTH_TOKEN_VAR) {
    group++;
  }
  int column;
  return p->column_count == 0 && group < p->r.at
             ? quoth_planner_column(p, group, &column)
             : QUOTH_OK;
}

/* ?x, ASC(?x) or DESC(?x) of an ORDER BY; false when it is none of them. */
static bool take_key(quoth_planner *p, const quoth_token **variable,
                     bool *descending) {
  const quoth_token *t = p->r.at;
  *descending = quoth_token_is(t, "desc");
  const bool directed = *descending || quoth_token_is(t, "asc");
  t += directed;
  if (directed != quoth_token_is(t, "(")) {
    return false;
  }
  t += directed;
  if (t->kind != QUOTH_TOKEN_VAR || (directed && !quoth_token_is(t + 1, ")"))) {
    return false;
  }
  *variable = t;
  p->r.at = t + 1 + directed;
  return true;
}

/* The column to sort by; one that is not shown is selected besides. */
static quoth_status sort_by(quoth_planner *p, const quoth_token *variable,
                            bool descending) {
  quoth_plan *plan = p->plan;
  const quoth_text name = {variable->text.at + 1, variable->text.size - 1};
  size_t item = 0;
  while (item < plan->name_count &&
         !quoth_text_equal(plan->names[item], name)) {
    item++;
  }
  if (plan->order_count == QUOTH_PLAN_MAX) {
    return quoth_planner_fail(p, QUOTH_LIMIT, "too many columns to sort by");
  }
  if (item == plan->name_count) {
    QUOTH_TRY(add_name(p, variable));
    quoth_rewrite_put(&p->columns, variable);
  }
  plan->order[plan->order_count++] = (quoth_plan_order){item, descending};
  return QUOTH_OK;
}

/* Is what stands behind the group so plain that answer_order.c can do it? */
static bool is_plain_order(quoth_planner *p) {
  const quoth_token *begin = p->r.at;
  const quoth_token *variable;
  bool plain = true;
  bool descending;
  while (plain && p->r.at->kind != QUOTH_TOKEN_END) {
    if (quoth_planner_is(p, "limit") || quoth_planner_is(p, "offset")) {
      plain = p->r.at[1].kind == QUOTH_TOKEN_NUMBER;
      p->r.at += 2;
    } else if (quoth_planner_is(p, "order")) {
      plain = quoth_token_is(p->r.at + 1, "by");
      p->r.at += 2;
    } else {
      plain = take_key(p, &variable, &descending);
    }
  }
  p->r.at = begin;
  return plain;
}

static quoth_status read_plain_order(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  const quoth_token *variable;
  bool descending;
  while (p->r.at->kind != QUOTH_TOKEN_END) {
    if (quoth_planner_take(p, "limit")) {
      QUOTH_TRY(quoth_planner_count(p, &plan->limit));
    } else if (quoth_planner_take(p, "offset")) {
      QUOTH_TRY(quoth_planner_count(p, &plan->offset));
    } else if (take_key(p, &variable, &descending)) {
      QUOTH_TRY(sort_by(p, variable, descending));
    } else {
      p->r.at += 2; /* ORDER BY */
    }
  }
  return QUOTH_OK;
}

/* A query that is not grouped. */
static quoth_status plan_rows(quoth_planner *p, quoth_buffer *rest) {
  quoth_plan *plan = p->plan;
  QUOTH_TRY(copy_columns(p));
  plan->shown = plan->name_count;
  QUOTH_TRY(read_where(p, rest));
  plan->arranged =
      (plan->distinct || quoth_planner_is(p, "order")) && is_plain_order(p);
  if (!plan->arranged) {
    return quoth_rewrite_modifiers(&p->r, rest);
  }
  return read_plain_order(p);
}

static quoth_status plan_select(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  quoth_buffer rest = {.from = NULL};
  const bool reduced = quoth_planner_take(p, "reduced");
  plan->distinct = quoth_planner_take(p, "distinct") || reduced;
  plan->grouped = is_grouped(p->r.at);
  const quoth_status status =
      plan->grouped ? plan_grouped(p, &rest) : plan_rows(p, &rest);
  quoth_buffer_string(&plan->query, "SELECT");
  if (plan->distinct && !plan->grouped && !plan->arranged) {
    quoth_buffer_string(&plan->query, " DISTINCT");
  }
  quoth_buffer_add(&plan->query, quoth_buffer_text(&p->columns));
  quoth_buffer_add(&plan->query, quoth_buffer_text(&rest));
  quoth_buffer_free(&rest);
  return status;
}

/* CONSTRUCT { template } WHERE { … } or CONSTRUCT WHERE { triples }. */
static quoth_status plan_construct(quoth_planner *p) {
  quoth_buffer *out = &p->plan->query;
  quoth_buffer_string(out, "CONSTRUCT");
  if (quoth_planner_is(p, "{")) {
    do {
      if (p->r.at->kind == QUOTH_TOKEN_END) {
        return quoth_planner_fail(p, QUOTH_BAD_SYNTAX, "expected '}'");
      }
      quoth_rewrite_put(out, p->r.at);
    } while (!quoth_token_is(p->r.at++, "}"));
  }
  QUOTH_TRY(read_where(p, out));
  return quoth_rewrite_modifiers(&p->r, out);
}

static quoth_status refuse_form(quoth_planner *p) {
  static const char *const updates[] = {"insert", "delete", "load", "clear",
                                        "drop",   "create", "add",  "move",
                                        "copy",   "with",   NULL};
  for (size_t i = 0; updates[i]; i++) {
    if (quoth_planner_is(p, updates[i])) {
      return quoth_planner_fail(
          p, QUOTH_UNSUPPORTED,
          "updates are not supported: graphs are only read");
    }
  }
  return quoth_planner_is(p, "describe")
             ? quoth_planner_fail(
                   p, QUOTH_UNSUPPORTED,
                   "DESCRIBE is not supported: CONSTRUCT { ?s ?p ?o } WHERE "
                   "{ … } says what is wanted")
             : quoth_planner_fail(p, QUOTH_BAD_SYNTAX,
                                  "expected SELECT, ASK or CONSTRUCT");
}

static quoth_status plan_form(quoth_planner *p) {
  quoth_plan *plan = p->plan;
  if (quoth_planner_take(p, "select")) {
    return plan_select(p);
  }
  if (quoth_planner_take(p, "ask")) {
    plan->form = QUOTH_ASK;
    quoth_buffer_string(&plan->query, "ASK");
    return read_where(p, &plan->query);
  }
  if (quoth_planner_take(p, "construct")) {
    plan->form = QUOTH_CONSTRUCT;
    return plan_construct(p);
  }
  return refuse_form(p);
}

static quoth_status make(quoth_planner *p) {
  QUOTH_TRY(read_prologue(p));
  quoth_buffer_add(&p->plan->query, quoth_buffer_text(&p->head));
  QUOTH_TRY(plan_form(p));
  if (quoth_planner_is(p, "values")) {
    return quoth_planner_fail(p, QUOTH_UNSUPPORTED,
                              "put VALUES inside the braces");
  }
  if (p->r.at->kind != QUOTH_TOKEN_END) {
    return quoth_planner_fail(p, QUOTH_BAD_SYNTAX,
                              "expected the end of the query");
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
  quoth_planner *p = calloc(1, sizeof *p);
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
