#include "export/sparql_rewrite.h"

#include <stdlib.h>

enum { MAX_DEPTH = 64 };

/* The parts of one { … } that wait for their place. */
typedef struct {
  quoth_pattern_text *patterns; /* owned */
  size_t count, room;
  quoth_buffer binds;   /* behind the patterns before the next part */
  quoth_buffer filters; /* at the end of the group */
  const quoth_token *begin;
} group;

static bool is_predicate(const quoth_token *token) {
  return token->kind == QUOTH_TOKEN_VAR || token->kind == QUOTH_TOKEN_IRI ||
         token->kind == QUOTH_TOKEN_NAME || quoth_token_is(token, "a");
}

static bool is_any_of(const quoth_token *token, const char *marks) {
  return token->kind == QUOTH_TOKEN_MARK && token->text.size == 1 &&
         strchr(marks, token->text.at[0]) != NULL;
}

static quoth_status fail_path(quoth_rewriter *r) {
  return quoth_rewrite_fail(
      r, QUOTH_UNSUPPORTED,
      "property paths (/ | ^ * + ?) are not supported: write the steps as "
      "triples, or load the graph into a store");
}

/* Moves past one subject or object: a term, a signed number, [ … ], ( … ).
 * `*simple` becomes false for brackets. */
static quoth_status skip_term(quoth_rewriter *r, bool *simple) {
  if (is_any_of(r->at, "[(")) {
    unsigned depth = 0;
    *simple = false;
    do {
      if (r->at->kind == QUOTH_TOKEN_END || is_any_of(r->at, "{}")) {
        return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected ']' or ')'");
      }
      if (is_any_of(r->at, "/|^*+?!")) {
        return fail_path(r);
      }
      depth += is_any_of(r->at, "[(");
      depth -= is_any_of(r->at, "])");
      r->at++;
    } while (depth);
    return QUOTH_OK;
  }
  if (is_any_of(r->at, "+-")) {
    r->at++;
  }
  const bool word = r->at->kind == QUOTH_TOKEN_WORD;
  if (r->at->kind == QUOTH_TOKEN_END || r->at->kind == QUOTH_TOKEN_MARK ||
      r->at->kind == QUOTH_TOKEN_TAG ||
      (word && !quoth_token_is(r->at, "true") &&
       !quoth_token_is(r->at, "false"))) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected a term");
  }
  const bool string = (r->at++)->kind == QUOTH_TOKEN_STRING;
  if (string && r->at->kind == QUOTH_TOKEN_TAG) {
    r->at++;
  } else if (string && quoth_token_is(r->at, "^^")) {
    r->at += r->at[1].kind == QUOTH_TOKEN_END ? 1 : 2;
  }
  return QUOTH_OK;
}

static quoth_status add_pattern(group *g, quoth_pattern_text pattern) {
  QUOTH_TRY(quoth_grow(NULL, &g->patterns, &g->room, g->count, g->count + 1,
                       sizeof *g->patterns));
  g->patterns[g->count++] = pattern;
  return QUOTH_OK;
}

/* `p o , o` for one predicate. */
static quoth_status read_objects(quoth_rewriter *r, group *g,
                                 const quoth_token *subject, bool *simple) {
  const quoth_token *predicate = r->at;
  if (!is_predicate(predicate)) {
    return is_any_of(predicate, "^!(")
               ? fail_path(r)
               : quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX,
                                    "expected a predicate");
  }
  r->at++;
  if (is_any_of(r->at, "/|^*?") ||
      (is_any_of(r->at, "+") && r->at[1].kind != QUOTH_TOKEN_NUMBER)) {
    return fail_path(r);
  }
  for (;;) {
    const quoth_token *object = r->at;
    QUOTH_TRY(skip_term(r, simple));
    QUOTH_TRY(add_pattern(
        g, (quoth_pattern_text){subject, predicate, object, NULL, NULL}));
    if (!quoth_token_is(r->at, ",")) {
      return QUOTH_OK;
    }
    r->at++;
  }
}

static bool ends_statement(const quoth_token *token) {
  static const char *const words[] = {"filter",  "optional", "bind",
                                      "values",  "graph",    "minus",
                                      "service", "union",    NULL};
  for (size_t i = 0; words[i]; i++) {
    if (quoth_token_is(token, words[i])) {
      return true;
    }
  }
  return token->kind == QUOTH_TOKEN_END || is_any_of(token, ".{}");
}

/* One subject with all it says. When brackets are in it, it stays whole. */
static quoth_status read_statement(quoth_rewriter *r, group *g) {
  const quoth_token *begin = r->at;
  const size_t first = g->count;
  bool simple = true;
  QUOTH_TRY(skip_term(r, &simple));
  const bool lonely = !simple && ends_statement(r->at);
  while (!lonely) {
    QUOTH_TRY(read_objects(r, g, begin, &simple));
    while (quoth_token_is(r->at, ";")) {
      r->at++;
    }
    if (ends_statement(r->at)) {
      break;
    }
    if (!quoth_token_is(r->at - 1, ";")) {
      return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected '.' or ';'");
    }
  }
  if (!simple) {
    g->count = first;
    QUOTH_TRY(
        add_pattern(g, (quoth_pattern_text){NULL, NULL, NULL, begin, r->at}));
  }
  return QUOTH_OK;
}

/* Copies what waits before the next part. */
static quoth_status flush(quoth_rewriter *r, group *g, quoth_buffer *out) {
  QUOTH_TRY(quoth_rewrite_patterns(r, g->patterns, g->count, out));
  g->count = 0;
  quoth_buffer_add(out, quoth_buffer_text(&g->binds));
  quoth_buffer_clear(&g->binds);
  return QUOTH_OK;
}

/* Behind the expression or the data that begins at `token`: ( … ) or { … },
 * perhaps with a name before it. */
static const quoth_token *skip_clause(const quoth_token *token) {
  while (token->kind != QUOTH_TOKEN_END && !is_any_of(token, "({}")) {
    token++;
  }
  if (!is_any_of(token, "(")) {
    return token;
  }
  token = quoth_token_close(token);
  return token->kind == QUOTH_TOKEN_END ? token : token + 1;
}

/* Does the variable stand in a pattern between `from` and the end of the
 * group? With `nested` also in groups inside. */
static bool stands_in_pattern(const quoth_token *from, quoth_text name,
                              bool nested) {
  unsigned depth = 0;
  const quoth_token *t = from;
  while (t->kind != QUOTH_TOKEN_END && !(is_any_of(t, "}") && depth == 0)) {
    if (quoth_token_is(t, "filter") || quoth_token_is(t, "bind") ||
        (!nested && quoth_token_is(t, "values"))) {
      t = skip_clause(t + 1);
      continue;
    }
    depth += is_any_of(t, "{");
    depth -= is_any_of(t, "}");
    if (t->kind == QUOTH_TOKEN_VAR && (nested || depth == 0) &&
        quoth_text_equal(t->text, name)) {
      return true;
    }
    t++;
  }
  return false;
}

/* The AS of BIND(expression AS ?variable), whose expression begins at
 * `token`; NULL when it is not one. */
static const quoth_token *find_as(const quoth_token *token) {
  const quoth_token *as = token;
  while (as->kind != QUOTH_TOKEN_END && !is_any_of(as, "{})") &&
         !quoth_token_is(as, "as")) {
    as = is_any_of(as, "(") ? skip_clause(as) : as + 1;
  }
  return as > token && quoth_token_is(as, "as") &&
                 as[1].kind == QUOTH_TOKEN_VAR && quoth_token_is(as + 2, ")")
             ? as
             : NULL;
}

static quoth_status put_bind(quoth_rewriter *r, const quoth_token *as,
                             quoth_buffer *out) {
  quoth_buffer_string(out, " BIND (");
  QUOTH_TRY(quoth_rewrite_until(r, as, out));
  quoth_buffer_string(out, " AS");
  quoth_rewrite_put(out, as + 1);
  quoth_buffer_string(out, " )");
  r->at = as + 3;
  return QUOTH_OK;
}

/* A BIND may wait behind the patterns unless one of them needs it. */
static quoth_status read_bind(quoth_rewriter *r, group *g, quoth_buffer *out) {
  r->at++;
  QUOTH_TRY(quoth_rewrite_expect(r, "("));
  const quoth_token *as = find_as(r->at);
  if (!as) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX,
                              "expected BIND(expression AS ?variable)");
  }
  if (!stands_in_pattern(as + 3, as[1].text, true)) {
    return put_bind(r, as, &g->binds);
  }
  QUOTH_TRY(flush(r, g, out));
  return put_bind(r, as, out);
}

/* One value of VALUES as a BIND; UNDEF binds nothing. */
static quoth_status put_value(quoth_rewriter *r, const quoth_token *variable,
                              quoth_buffer *out) {
  if (quoth_token_is(r->at, "undef")) {
    r->at++;
    return QUOTH_OK;
  }
  const quoth_token *begin = r->at;
  bool simple = true;
  if (is_any_of(begin, "[(")) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected a value");
  }
  QUOTH_TRY(skip_term(r, &simple));
  quoth_buffer_string(out, " BIND (");
  for (const quoth_token *t = begin; t < r->at; t++) {
    if (t > begin && is_any_of(t - 1, "+-")) {
      quoth_buffer_add(out, t->text);
    } else {
      quoth_rewrite_put(out, t);
    }
  }
  quoth_buffer_string(out, " AS");
  quoth_rewrite_put(out, variable);
  quoth_buffer_string(out, " )");
  return QUOTH_OK;
}

/* Rows of values become { BIND … } UNION { BIND … }. */
static quoth_status put_values(quoth_rewriter *r, const quoth_token *variables,
                               size_t count, bool listed, quoth_buffer *out) {
  bool first = true;
  QUOTH_TRY(quoth_rewrite_expect(r, "{"));
  quoth_buffer_string(out, " {");
  while (!is_any_of(r->at, "}")) {
    quoth_buffer_string(out, first ? " {" : " UNION {");
    first = false;
    if (listed) {
      QUOTH_TRY(quoth_rewrite_expect(r, "("));
    }
    for (size_t i = 0; i < count; i++) {
      QUOTH_TRY(put_value(r, &variables[i], out));
    }
    if (listed) {
      QUOTH_TRY(quoth_rewrite_expect(r, ")"));
    }
    quoth_buffer_string(out, " }");
  }
  r->at++;
  quoth_buffer_string(out, first ? " FILTER ( 1 = 2 ) }" : " }");
  return QUOTH_OK;
}

/* With IRIs only, for a variable of this group's patterns, FILTER … IN does
 * the same and costs nothing; false when that is not so. */
static bool is_filter(const quoth_token *values, const group *g) {
  const quoth_token *t = values + 2;
  if (values->kind != QUOTH_TOKEN_VAR || !is_any_of(values + 1, "{")) {
    return false;
  }
  while (t->kind == QUOTH_TOKEN_IRI || t->kind == QUOTH_TOKEN_NAME) {
    t++;
  }
  return is_any_of(t, "}") && t > values + 2 &&
         stands_in_pattern(g->begin, values->text, false);
}

static quoth_status read_values(quoth_rewriter *r, group *g,
                                quoth_buffer *out) {
  r->at++;
  if (is_filter(r->at, g)) {
    quoth_buffer_string(&g->filters, " FILTER (");
    quoth_rewrite_put(&g->filters, r->at);
    quoth_buffer_string(&g->filters, " IN (");
    for (r->at += 2; !is_any_of(r->at, "}"); r->at++) {
      quoth_rewrite_put(&g->filters, r->at);
      quoth_buffer_string(&g->filters,
                          is_any_of(r->at + 1, "}") ? " ) )" : ",");
    }
    r->at++;
    return QUOTH_OK;
  }
  QUOTH_TRY(flush(r, g, out));
  const bool listed = is_any_of(r->at, "(");
  r->at += listed;
  const quoth_token *variables = r->at;
  size_t count = 0;
  while (r->at->kind == QUOTH_TOKEN_VAR && (listed || count == 0)) {
    r->at++;
    count++;
  }
  if (count == 0) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected a variable");
  }
  if (listed) {
    QUOTH_TRY(quoth_rewrite_expect(r, ")"));
  }
  return put_values(r, variables, count, listed, out);
}

static quoth_status read_subselect(quoth_rewriter *r, quoth_buffer *out);

static quoth_status read_nested(quoth_rewriter *r, quoth_buffer *out) {
  return quoth_token_is(r->at + 1, "select") ? read_subselect(r, out)
                                             : quoth_rewrite_group(r, out);
}

static quoth_status read_union(quoth_rewriter *r, quoth_buffer *out) {
  QUOTH_TRY(read_nested(r, out));
  while (quoth_token_is(r->at, "union")) {
    quoth_buffer_string(out, " UNION");
    r->at++;
    if (!is_any_of(r->at, "{")) {
      return quoth_rewrite_expect(r, "{");
    }
    QUOTH_TRY(read_nested(r, out));
  }
  return QUOTH_OK;
}

static quoth_status refuse_part(quoth_rewriter *r) {
  static const char *const refused[][2] = {
      {"graph", "GRAPH is not supported: every graph is searched, and "
                "?x prov:wasGeneratedBy tells the document"},
      {"minus", "MINUS is not supported: OPTIONAL { … } with "
                "FILTER(!BOUND(?x)) often says the same"},
      {"service", "SERVICE is not supported: nothing is asked over the "
                  "network"}};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    if (quoth_token_is(r->at, refused[i][0])) {
      return quoth_rewrite_fail(r, QUOTH_UNSUPPORTED, refused[i][1]);
    }
  }
  return QUOTH_OK;
}

static quoth_status read_part(quoth_rewriter *r, group *g, quoth_buffer *out) {
  QUOTH_TRY(refuse_part(r));
  if (quoth_token_is(r->at, "filter")) {
    r->at++;
    quoth_buffer_string(&g->filters, " FILTER");
    return quoth_rewrite_constraint(r, &g->filters);
  }
  if (quoth_token_is(r->at, "bind")) {
    return read_bind(r, g, out);
  }
  if (quoth_token_is(r->at, "values")) {
    return read_values(r, g, out);
  }
  if (quoth_token_is(r->at, "optional")) {
    QUOTH_TRY(flush(r, g, out));
    quoth_buffer_string(out, " OPTIONAL");
    r->at++;
    return quoth_rewrite_group(r, out);
  }
  if (is_any_of(r->at, "{")) {
    QUOTH_TRY(flush(r, g, out));
    return read_union(r, out);
  }
  return read_statement(r, g);
}

static quoth_status read_parts(quoth_rewriter *r, group *g, quoth_buffer *out) {
  QUOTH_TRY(quoth_rewrite_expect(r, "{"));
  quoth_buffer_string(out, " {");
  g->begin = r->at;
  while (!is_any_of(r->at, "}")) {
    if (r->at->kind == QUOTH_TOKEN_END) {
      return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected '}'");
    }
    QUOTH_TRY(read_part(r, g, out));
    if (is_any_of(r->at, ".")) {
      r->at++;
    }
  }
  r->at++;
  QUOTH_TRY(flush(r, g, out));
  quoth_buffer_add(out, quoth_buffer_text(&g->filters));
  quoth_buffer_string(out, " }");
  return out->status;
}

quoth_status quoth_rewrite_group(quoth_rewriter *r, quoth_buffer *out) {
  if (r->depth == MAX_DEPTH) {
    return quoth_rewrite_fail(r, QUOTH_LIMIT, "groups are nested too deeply");
  }
  r->depth++;
  group g = {.patterns = NULL};
  const quoth_status status = read_parts(r, &g, out);
  r->depth--;
  free(g.patterns);
  quoth_buffer_free(&g.binds);
  quoth_buffer_free(&g.filters);
  return status;
}

/* SELECT …, of which rasqal gets grouping wrong, up to the closing brace. */
static quoth_status read_subselect(quoth_rewriter *r, quoth_buffer *out) {
  quoth_buffer_string(out, " {");
  for (r->at++; !is_any_of(r->at, "{"); r->at++) {
    if (quoth_token_is(r->at, "where")) {
      continue;
    }
    if (is_any_of(r->at, "(")) {
      quoth_buffer_string(out, " (");
      r->at++;
      const quoth_token *as = find_as(r->at);
      if (!as) {
        return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX,
                                  "expected (expression AS ?variable)");
      }
      QUOTH_TRY(quoth_rewrite_until(r, as, out));
      quoth_buffer_string(out, " AS");
      quoth_rewrite_put(out, as + 1);
      r->at = as + 2;
    } else if (r->at->kind != QUOTH_TOKEN_VAR && !is_any_of(r->at, "*") &&
               r->at->kind != QUOTH_TOKEN_WORD) {
      return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected '{'");
    }
    quoth_rewrite_put(out, r->at);
  }
  quoth_buffer_string(out, " WHERE");
  QUOTH_TRY(quoth_rewrite_group(r, out));
  if (quoth_token_is(r->at, "group") || quoth_token_is(r->at, "having")) {
    return quoth_rewrite_fail(r, QUOTH_UNSUPPORTED,
                              "GROUP BY in a query inside a query is not "
                              "supported");
  }
  QUOTH_TRY(quoth_rewrite_modifiers(r, out));
  QUOTH_TRY(quoth_rewrite_expect(r, "}"));
  quoth_buffer_string(out, " }");
  return QUOTH_OK;
}
