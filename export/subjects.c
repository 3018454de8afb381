#include "export/subjects.h"

#include <stdlib.h>

static int by_predicate(const void *a, const void *b) {
  const quoth_said *x = a;
  const quoth_said *y = b;
  if (x->predicate != y->predicate) {
    return x->predicate < y->predicate ? -1 : 1;
  }
  return x->index < y->index ? -1 : x->index > y->index;
}

static int by_first(const void *a, const void *b) {
  const quoth_said *x = a;
  const quoth_said *y = b;
  if (x->first != y->first) {
    return x->first < y->first ? -1 : 1;
  }
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Brings equal predicates together, in the order of their first object. */
static void group(quoth_subjects *w) {
  bool grouped = true;
  for (size_t i = 1; i < w->count && grouped; i++) {
    for (size_t k = 0; k + 1 < i && grouped; k++) {
      grouped = w->said[k].predicate != w->said[i].predicate ||
                w->said[i - 1].predicate == w->said[i].predicate;
    }
    grouped = grouped && i < 64;
  }
  if (grouped) {
    return;
  }
  qsort(w->said, w->count, sizeof *w->said, by_predicate);
  for (size_t i = 0; i < w->count; i++) {
    const bool again = i && w->said[i].predicate == w->said[i - 1].predicate;
    w->said[i].first = again ? w->said[i - 1].first : w->said[i].index;
  }
  qsort(w->said, w->count, sizeof *w->said, by_first);
}

static quoth_status gather(quoth_subjects *w) {
  quoth_cursor cursor =
      quoth_model_find(w->model, (quoth_quad){w->subject, 0, 0, 0});
  quoth_quad quad;
  w->count = 0;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(quoth_grow(NULL, &w->said, &w->room, w->count, w->count + 1,
                         sizeof *w->said));
    w->said[w->count] =
        (quoth_said){quad.predicate, quad.object, (uint32_t)w->count, 0};
    w->count++;
  }
  group(w);
  return QUOTH_OK;
}

/* True when `quad` is the first that its subject says. */
static bool is_first(const quoth_model *model, quoth_quad quad) {
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){quad.subject, 0, 0, 0});
  quoth_quad first;
  return quoth_model_next(&cursor, &first) &&
         first.predicate == quad.predicate && first.object == quad.object;
}

quoth_subjects quoth_subjects_of(const quoth_model *model) {
  return (quoth_subjects){
      .model = model,
      .cursor = quoth_model_find(model, (quoth_quad){0, 0, 0, 0})};
}

bool quoth_subjects_next(quoth_subjects *subjects) {
  quoth_quad quad;
  while (quoth_model_next(&subjects->cursor, &quad)) {
    if (quad.subject != subjects->subject && is_first(subjects->model, quad)) {
      subjects->subject = quad.subject;
      subjects->status = gather(subjects);
      return subjects->status == QUOTH_OK;
    }
  }
  return false;
}

void quoth_subjects_free(quoth_subjects *subjects) {
  free(subjects->said);
  subjects->said = NULL;
}
