#include "export/answer.h"
#include "export/bridge.h"

#include <stdlib.h>

quoth_status quoth_sparql_ask(quoth_rdf *rdf, const quoth_model *model,
                              quoth_text query, quoth_error *error,
                              quoth_answer *out) {
  const quoth_bridge *bridge;
  *out = (quoth_answer){.kind = QUOTH_ANSWER_TABLE};
  QUOTH_TRY(quoth_bridge_get(&bridge, error));
  return bridge->ask(rdf, model, query, error, out);
}

quoth_id *quoth_answer_row(quoth_answer *answer) {
  const size_t used = answer->rows * answer->columns;
  if (quoth_grow(NULL, &answer->cells, &answer->room, used,
                 used + answer->columns + 1,
                 sizeof *answer->cells) != QUOTH_OK) {
    return NULL;
  }
  quoth_id *row = answer->cells + used;
  memset(row, 0, answer->columns * sizeof *row);
  answer->rows++;
  return row;
}

void quoth_answer_free(quoth_answer *answer) {
  quoth_model_free(answer->terms);
  quoth_arena_free(&answer->arena);
  free(answer->cells);
  *answer = (quoth_answer){.kind = QUOTH_ANSWER_TABLE};
}
