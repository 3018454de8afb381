/* workers.h - texts, through threads, to a sink, in their order.
 *
 * Memory holds a document for each thread, a bounded amount of its quads where
 * they can be written in parts, and of what was rendered before its turn,
 * however many documents there are. */
#ifndef QUOTH_CLI_WORKERS_H
#define QUOTH_CLI_WORKERS_H

#include "cli/source.h"

enum { QUOTH_KEY_SIZE = 65 };

/* What a sink keeps of the document in work. */
typedef struct {
  char key[QUOTH_KEY_SIZE];
  void *place; /* NULL at first */
} quoth_kept;

/* What becomes of each document. What is written to `out` on a worker thread
 * arrives at `take` in the order of the documents; nothing does of a document
 * that fails, unless it was too long to be held back: then all fails. */
typedef struct {
  /* Looks at a document before it is extracted and may find that this is not
   * needed. NULL: all are needed. */
  quoth_status (*begin)(void *context, const quoth_item *item, quoth_kept *kept,
                        bool *needed, FILE *out, quoth_error *error);
  /* Writes quads of one document; NULL: the model itself goes to `take`. */
  quoth_status (*render)(void *context, const quoth_model *model,
                         quoth_kept *kept, FILE *out, quoth_error *error);
  /* Ends what begin or render began, well or not. NULL: nothing to end. */
  quoth_status (*end)(void *context, quoth_kept *kept, bool good,
                      quoth_error *error);
  /* Takes what was rendered, in pieces, or the model; never two at once. */
  quoth_status (*take)(void *context, const quoth_model *model,
                       quoth_text rendered, quoth_error *error);
  void *context;
  bool parts;  /* a long document may be rendered in several calls */
  bool silent; /* no progress: the result goes to the terminal */
} quoth_sink;

typedef struct {
  size_t documents, extracted, failed;
} quoth_tally;

/* Extracts every document of `source` with intake->jobs threads. A bad one is
 * reported and counted; the others go on. Fails only when the sink fails or
 * nothing can run. */
quoth_status quoth_extract_all(quoth_cli *cli, const quoth_intake *intake,
                               quoth_source *source, const quoth_sink *sink,
                               quoth_tally *tally, quoth_error *error);

#endif
