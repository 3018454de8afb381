/* sparql_planner.h - what the two halves of quoth_plan_make share (private to
 * export/): sparql_plan.c reads the query's frame, sparql_items.c what a
 * grouped query selects, groups and sorts by. */
#ifndef QUOTH_EXPORT_SPARQL_PLANNER_H
#define QUOTH_EXPORT_SPARQL_PLANNER_H

#include "export/sparql_rewrite.h"

/* A query being read, and what becomes of it. */
typedef struct {
  quoth_rewriter r;
  quoth_plan *plan;
  quoth_buffer head;    /* prologue */
  quoth_buffer columns; /* what rasqal is to select */
  size_t column_count;
  quoth_text column_names[QUOTH_PLAN_MAX]; /* of those that are variables */
} quoth_planner;

static inline quoth_status
quoth_planner_fail(quoth_planner *p, quoth_status status, const char *message) {
  return quoth_rewrite_fail(&p->r, status, message);
}

static inline bool quoth_planner_is(const quoth_planner *p, const char *text) {
  return quoth_token_is(p->r.at, text);
}

/* Moves past the word or mark if it is next. */
static inline bool quoth_planner_take(quoth_planner *p, const char *text) {
  const bool found = quoth_planner_is(p, text);
  p->r.at += found;
  return found;
}

/* COUNT SUM … with its bracket at `token`, or QUOTH_PLAIN. */
quoth_aggregate quoth_aggregate_at(const quoth_token *token);

/* The column of rasqal's rows that holds this variable; added when there is
 * none. */
quoth_status quoth_planner_column(quoth_planner *p, const quoth_token *variable,
                                  int *out);

/* ?variable or (AGGREGATE(…) AS ?name) of a grouped query. */
quoth_status quoth_planner_item(quoth_planner *p);

/* The number behind LIMIT or OFFSET. */
quoth_status quoth_planner_count(quoth_planner *p, uint64_t *out);

/* GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET, and whether they fit what is
 * selected. */
quoth_status quoth_planner_grouping(quoth_planner *p);

#endif
