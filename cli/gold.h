/* gold.h - claims that people annotated, to measure rules against.
 *
 * JSON lines, one claim each; of its members these are read, others skipped:
 *
 *   {"doc": "000", "start": 12, "end": 60, "subject": ["Ada", "she"],
 *    "object": ["the engine"], "polarity": "affirmed"}
 *
 * `doc` is the name of the text's file without its ending; start and end are
 * code points of that file; subject and object list the accepted wordings, and
 * may be a single string. */
#ifndef QUOTH_CLI_GOLD_H
#define QUOTH_CLI_GOLD_H

#include "model/arena.h"

enum { QUOTH_GOLD_WORDINGS = 12 }; /* of one argument; more are ignored */

typedef struct {
  quoth_text at[QUOTH_GOLD_WORDINGS];
  uint32_t count;
} quoth_wordings;

typedef struct {
  quoth_text doc;
  uint32_t begin, end; /* code points */
  quoth_wordings subject, object;
  bool negated;
} quoth_gold_claim;

typedef struct {
  quoth_gold_claim *claims; /* in the order of the file */
  size_t count, capacity;
  quoth_arena arena;
} quoth_gold; /* zero-initialised is empty */

/* Adds the claims of `bytes`. Fails with QUOTH_BAD_SYNTAX, the line in `error`,
 * or QUOTH_NO_MEMORY. */
quoth_status quoth_gold_read(quoth_text bytes, const char *path,
                             quoth_error *error, quoth_gold *gold);
void quoth_gold_free(quoth_gold *gold);

/* Whether `text` says what one of the wordings says: at least half of their
 * words are the same (F1 >= 0.5, words folded, without articles and the like),
 * or all words of the wording are in it. No wordings agree with no text. */
bool quoth_gold_agrees(const quoth_wordings *wordings, quoth_text text);

#endif
