/* subjects.h - the triples of a model by subject, for formats that group.
 *
 * Subjects come in the order they were first said; what one says, grouped by
 * predicate in the order said. */
#ifndef QUOTH_EXPORT_SUBJECTS_H
#define QUOTH_EXPORT_SUBJECTS_H

#include "model/model.h"

typedef struct {
  quoth_id predicate, object;
  uint32_t index; /* in the order said; private */
  uint32_t first; /* index of the first with this predicate; private */
} quoth_said;

typedef struct {
  quoth_id subject;
  quoth_said *said; /* what it says; valid until the next */
  size_t count;
  quoth_status status; /* QUOTH_NO_MEMORY when it ended too early */
  /* private */
  size_t room;
  const quoth_model *model;
  quoth_cursor cursor;
} quoth_subjects;

quoth_subjects quoth_subjects_of(const quoth_model *model);

/* False after the last. */
bool quoth_subjects_next(quoth_subjects *subjects);
void quoth_subjects_free(quoth_subjects *subjects);

#endif
