/* csv.h - the two columns of a table of speakers. */
#ifndef QUOTH_EXTRACT_CSV_H
#define QUOTH_EXTRACT_CSV_H

#include "model/arena.h"

typedef struct {
  quoth_text text; /* all of it */
  size_t at;       /* where the next record begins */
  uint32_t line;   /* its line; 1-based */
} quoth_csv;

/* Reads the next record with at least two fields into `first` and `second`
 * (in `arena`, trimmed, quotes resolved); blank lines are passed over. `*more`
 * is false at the end. QUOTH_BAD_SYNTAX, with the line, for an open quote or a
 * missing field. */
quoth_status quoth_csv_next(quoth_csv *csv, quoth_arena *arena,
                            const char *name, quoth_error *error, bool *more,
                            quoth_text *first, quoth_text *second);

#endif
