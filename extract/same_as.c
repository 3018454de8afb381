#include "extract/same_as.h"
#include "model/vocab.h"

static uint32_t add(quoth_id id, quoth_id *out, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (out[i] == id) {
      return count;
    }
  }
  if (count < QUOTH_SAME_MAX) {
    out[count++] = id;
  }
  return count;
}

uint32_t quoth_same_as(const quoth_model *ontology, quoth_id id,
                       quoth_id out[QUOTH_SAME_MAX]) {
  uint32_t count = add(id, out, 0);
  for (uint32_t at = 0; at < count; at++) {
    quoth_quad quad;
    quoth_cursor cursor = quoth_model_find(
        ontology, (quoth_quad){out[at], QUOTH_V_OWL_SAME_AS, 0, 0});
    while (quoth_model_next(&cursor, &quad)) {
      count = add(quad.object, out, count);
    }
    cursor = quoth_model_find(ontology,
                              (quoth_quad){0, QUOTH_V_OWL_SAME_AS, out[at], 0});
    while (quoth_model_next(&cursor, &quad)) {
      count = add(quad.subject, out, count);
    }
  }
  return count;
}
