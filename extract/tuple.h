/* tuple.h - open triples: clauses as tuples of the sentence's own words.
 *
 * Unlike claims, which say who asserts what, tuples keep to the convention of
 * open information extraction: the relation holds its auxiliaries and its
 * preposition, what is listed or given as an example has a tuple of its own,
 * and nothing is resolved but a pronoun of the same sentence. */
#ifndef QUOTH_EXTRACT_TUPLE_H
#define QUOTH_EXTRACT_TUPLE_H

#include "extract/clause.h"

enum {
  QUOTH_TUPLE_SLOTS = 6 /* subject, relation, object, three more */
};

/* Words that the sentence only implies, in place of a token. */
#define QUOTH_TUPLE_IS  (UINT32_MAX - 1)
#define QUOTH_TUPLE_HAS (UINT32_MAX - 2)

typedef struct {
  const uint32_t *tokens; /* in order of the slot; see QUOTH_TUPLE_IS */
  uint32_t count;
} quoth_tuple_slot;

typedef struct {
  uint32_t sentence, slot_count; /* at least three slots */
  quoth_tuple_slot slots[QUOTH_TUPLE_SLOTS];
} quoth_tuple;

typedef struct quoth_tupler quoth_tupler; /* scratch of one thread */

quoth_status quoth_tupler_new(const quoth_grammar *grammar,
                              quoth_allocator *allocator, quoth_tupler **out);
void quoth_tupler_free(quoth_tupler *tupler);

/* Finds the tuples of `trees`, which were parsed from `text`, in order of the
 * sentences. They are owned by `tupler` and valid until its next call. Time is
 * linear in the number of sentences and bounded for each. */
quoth_status quoth_tuples_find(quoth_tupler *tupler, quoth_text text,
                               const quoth_trees *trees,
                               const quoth_tuple **tuples, uint32_t *count);

#endif
