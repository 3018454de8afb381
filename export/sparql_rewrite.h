/* sparql_rewrite.h - the parts of quoth_plan_make (private to export/). */
#ifndef QUOTH_EXPORT_SPARQL_REWRITE_H
#define QUOTH_EXPORT_SPARQL_REWRITE_H

#include "export/sparql_plan.h"

enum { QUOTH_MAX_PREFIXES = 64 };

typedef struct {
  quoth_text name; /* with the colon */
  quoth_text iri;  /* without < > */
} quoth_sparql_prefix;

/* A query being read. */
typedef struct {
  const quoth_model *model;
  quoth_error *error;
  quoth_arena *arena;
  const quoth_token *at; /* the next token */
  quoth_sparql_prefix prefixes[QUOTH_MAX_PREFIXES];
  size_t prefix_count;
  unsigned depth; /* of groups */
} quoth_rewriter;

/* Says what is wrong at the next token. */
quoth_status quoth_rewrite_fail(quoth_rewriter *r, quoth_status status,
                                const char *message);

/* Skips the mark or word, or fails. */
quoth_status quoth_rewrite_expect(quoth_rewriter *r, const char *text);

/* Copies a token, with a blank before it where one may stand. */
void quoth_rewrite_put(quoth_buffer *out, const quoth_token *token);

/* sparql_expression.c: copies the expression between ( and ), with them, and
 * moves past it. Refuses functions that rasqal gets wrong. */
quoth_status quoth_rewrite_brackets(quoth_rewriter *r, quoth_buffer *out);

/* The same for an expression that ends before `end`. */
quoth_status quoth_rewrite_until(quoth_rewriter *r, const quoth_token *end,
                                 quoth_buffer *out);

/* The ) that closes the ( at `open`, or the END token. */
const quoth_token *quoth_token_close(const quoth_token *open);

/* FILTER's and HAVING's and ORDER BY's: ( … ) or function( … ). */
quoth_status quoth_rewrite_constraint(quoth_rewriter *r, quoth_buffer *out);

/* sparql_group.c: copies { … }, rewritten. */
quoth_status quoth_rewrite_group(quoth_rewriter *r, quoth_buffer *out);

/* ORDER BY, LIMIT and OFFSET as they are; stops at anything else. */
quoth_status quoth_rewrite_modifiers(quoth_rewriter *r, quoth_buffer *out);

/* sparql_order.c: a run of triple patterns. */
typedef struct {
  const quoth_token *subject, *predicate, *object; /* NULL: opaque */
  const quoth_token *begin, *end; /* of an opaque statement, with [] or () */
} quoth_pattern_text;

/* Copies the patterns, the most selective first. */
quoth_status quoth_rewrite_patterns(quoth_rewriter *r,
                                    const quoth_pattern_text *patterns,
                                    size_t count, quoth_buffer *out);

#endif
