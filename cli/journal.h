/* What a store was given, graph by graph, in a file that outlives the run: so
 * that a load that was cut short, or comes again next week, sends only what is
 * missing. One thread.
 *
 * A line each: `DIGEST TARGET GRAPH` when triples of that digest were added to
 * the graph of that store, `=DIGEST TARGET GRAPH` when they are all it holds,
 * `- TARGET GRAPH` when what it holds is not known any more. The last line
 * about a graph counts; a line cut short does not. */
#ifndef QUOTH_JOURNAL_H
#define QUOTH_JOURNAL_H

#include "model/status.h"
#include "model/text.h"

#include <stdbool.h>

typedef struct quoth_journal quoth_journal;

/* What became of a graph. */
typedef enum {
  QUOTH_JOURNAL_ADDED,
  QUOTH_JOURNAL_ALONE, /* the graph holds this and nothing else */
  QUOTH_JOURNAL_UNSURE /* it is being replaced, or is deleted */
} quoth_journal_mark;

/* Reads the file, or makes it, and keeps it open for more lines; `path` and
 * `target`, the store's address, are borrowed. */
quoth_status quoth_journal_open(const char *path, const char *target,
                                quoth_error *error, quoth_journal **out);
void quoth_journal_free(quoth_journal *journal);

/* Whether the graph has what the digest names; with `alone`, and nothing
 * else. `graph` may be empty: the default graph. Fails only for memory. */
quoth_status quoth_journal_holds(quoth_journal *journal, const char *digest,
                                 quoth_text graph, bool alone, bool *holds);

/* Writes a line and hands it to the system; UNSURE needs no digest, and is not
 * written of a graph that the journal does not know. */
quoth_status quoth_journal_note(quoth_journal *journal, quoth_journal_mark mark,
                                const char *digest, quoth_text graph,
                                quoth_error *error);

#endif
