/* sparql_plan.h - what to ask rasqal, and what to do with the rows (private to
 * export/).
 *
 * Rasqal matches patterns in the order they are written, joins what a FILTER
 * or BIND separates by comparing all with all, and answers a number of things
 * wrongly (see docs/query.md). So a query is rewritten before rasqal sees it:
 *
 *   - what it answers wrongly is refused;
 *   - triple patterns of a group are put in the order of their cost, FILTER
 *     and BIND behind them;
 *   - inline VALUES become FILTER … IN or a UNION of BINDs;
 *   - signs and operators are set apart (it reads `2 -1` as two numbers);
 *   - GROUP BY, aggregates, HAVING and the ORDER BY of such a query are taken
 *     out: rasqal gives the plain rows, answer_group.c groups them;
 *   - DISTINCT and ORDER BY of variables are taken out: rasqal keeps what it
 *     saw in a tree that it never balances, so that rows which come sorted cost
 *     their square; answer_order.c does both. */
#ifndef QUOTH_EXPORT_SPARQL_PLAN_H
#define QUOTH_EXPORT_SPARQL_PLAN_H

#include "export/sparql_token.h"
#include "model/buffer.h"
#include "model/model.h"

typedef enum { QUOTH_SELECT, QUOTH_ASK, QUOTH_CONSTRUCT } quoth_query_form;

typedef enum {
  QUOTH_PLAIN, /* a grouping variable */
  QUOTH_COUNT,
  QUOTH_SUM,
  QUOTH_AVG,
  QUOTH_MIN,
  QUOTH_MAX,
  QUOTH_SAMPLE,
  QUOTH_GROUP_CONCAT
} quoth_aggregate;

enum { QUOTH_PLAN_MAX = 32 }; /* of each list below */

/* A column of the answer of a grouped query, or what HAVING and ORDER BY ask
 * for besides. */
typedef struct {
  quoth_aggregate aggregate;
  bool distinct;
  int column;           /* of rasqal's rows; -1: COUNT(*) */
  quoth_text name;      /* empty when it is not shown */
  quoth_text separator; /* of GROUP_CONCAT */
} quoth_plan_item;

typedef struct {
  size_t item;
  quoth_text operator; /* = != < <= > >= */
  quoth_text value;    /* a number or the text of a string */
  bool number;
} quoth_plan_having;

typedef struct {
  size_t item; /* of the items, or of the names when it is not grouped */
  bool descending;
} quoth_plan_order;

typedef struct {
  quoth_query_form form;
  bool grouped;       /* items … limit hold */
  bool arranged;      /* order, distinct, limit, offset hold of plain rows; when
                         neither, rasqal does it all */
  quoth_buffer query; /* for rasqal; owned */
  quoth_arena arena;  /* of the texts below */
  quoth_plan_item items[QUOTH_PLAN_MAX];
  size_t item_count;
  size_t shown; /* so many of the items, or of the names, are columns */
  int keys[QUOTH_PLAN_MAX]; /* columns of rasqal's rows */
  size_t key_count;
  bool has_group_by;
  quoth_plan_having having[QUOTH_PLAN_MAX];
  size_t having_count;
  quoth_plan_order order[QUOTH_PLAN_MAX];
  size_t order_count;
  bool distinct;
  /* Of a query that is not grouped: what it selects (with *: every variable),
   * as rasqal does not tell when there are no rows; then, what it sorts by
   * besides. */
  quoth_text names[QUOTH_PLAN_MAX];
  size_t name_count;
  uint64_t limit, offset; /* limit UINT64_MAX: none */
} quoth_plan;

/* Reads a query and says what to do. `model` tells what patterns cost.
 * QUOTH_BAD_SYNTAX, or QUOTH_UNSUPPORTED for what is refused, with the line.
 * Free the plan in any case. */
quoth_status quoth_plan_make(quoth_text query, const quoth_model *model,
                             quoth_error *error, quoth_plan *out);
void quoth_plan_free(quoth_plan *plan);

#endif
