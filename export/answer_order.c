#include "export/answer.h"

#include <stdlib.h>

typedef struct {
  const quoth_plan *plan;
  const quoth_answer *rows;
  size_t columns[QUOTH_PLAN_MAX]; /* of each of plan->order */
} order;

typedef struct {
  const order *by;
  const quoth_id *cells;
} row;

/* Rows that are equal stay as they came: their cells stand in that order. */
static int by_order(const void *a, const void *b) {
  const row *x = a;
  const row *y = b;
  const quoth_plan *plan = x->by->plan;
  for (size_t i = 0; i < plan->order_count; i++) {
    const size_t column = x->by->columns[i];
    const int compared = quoth_value_compare(
        x->by->rows->terms, x->cells[column], y->cells[column]);
    if (compared) {
      return plan->order[i].descending ? -compared : compared;
    }
  }
  return x->cells < y->cells ? -1 : x->cells > y->cells;
}

/* Rasqal has its own order of columns for SELECT *. */
static void find_columns(order *by) {
  for (size_t i = 0; i < by->plan->order_count; i++) {
    const quoth_text name = by->plan->names[by->plan->order[i].item];
    by->columns[i] = 0;
    for (size_t c = 0; c < by->rows->columns; c++) {
      if (quoth_text_equal(by->rows->names[c], name)) {
        by->columns[i] = c;
      }
    }
  }
}

/* Copies what is shown of the rows, with `seen` those that were not there
 * before; how many. */
static quoth_status put(const order *by, const row *list, quoth_model *seen,
                        quoth_id *cells, size_t *count) {
  const quoth_plan *plan = by->plan;
  const size_t size = plan->shown * sizeof *cells;
  uint64_t skip = plan->offset;
  *count = 0;
  for (size_t r = 0; r < by->rows->rows && *count < plan->limit; r++) {
    bool fresh = true;
    if (seen) {
      const uint32_t before = quoth_model_term_count(seen);
      quoth_id id;
      QUOTH_TRY(quoth_model_blank(
          seen, (quoth_text){(const char *)list[r].cells, size}, &id));
      fresh = quoth_model_term_count(seen) > before;
    }
    if (fresh && skip) {
      skip--;
    } else if (fresh) {
      memcpy(cells + *count * plan->shown, list[r].cells, size);
      ++*count;
    }
  }
  return QUOTH_OK;
}

static quoth_status arrange(order *by, row *list, quoth_answer *rows) {
  quoth_model *seen = NULL;
  size_t count = 0;
  for (size_t r = 0; r < rows->rows; r++) {
    list[r] = (row){by, rows->cells + r * rows->columns};
  }
  qsort(list, rows->rows, sizeof *list, by_order);
  quoth_id *cells = calloc(rows->rows + 1, by->plan->shown * sizeof *cells);
  quoth_status status = cells ? QUOTH_OK : QUOTH_NO_MEMORY;
  if (status == QUOTH_OK && by->plan->distinct) {
    status = quoth_model_new(NULL, &seen);
  }
  if (status == QUOTH_OK) {
    status = put(by, list, seen, cells, &count);
  }
  quoth_model_free(seen);
  if (status != QUOTH_OK) {
    free(cells);
    return status;
  }
  free(rows->cells);
  rows->cells = cells;
  rows->room = (rows->rows + 1) * by->plan->shown;
  rows->rows = count;
  rows->columns = by->plan->shown;
  return QUOTH_OK;
}

quoth_status quoth_answer_arrange(const quoth_plan *plan, quoth_answer *rows) {
  order by = {.plan = plan, .rows = rows};
  find_columns(&by);
  row *list = malloc((rows->rows + 1) * sizeof *list);
  const quoth_status status = list ? arrange(&by, list, rows) : QUOTH_NO_MEMORY;
  free(list);
  return status;
}
