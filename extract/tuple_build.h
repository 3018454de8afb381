/* tuple_build.h - private: a tuple under construction. */
#ifndef QUOTH_EXTRACT_TUPLE_BUILD_H
#define QUOTH_EXTRACT_TUPLE_BUILD_H

#include "extract/clause_build.h"
#include "extract/tuple.h"

enum {
  QUOTH_TUPLE_WORDS = 96,  /* of one slot; what follows is dropped */
  QUOTH_TUPLE_ITEMS = 16,  /* of one list */
  QUOTH_TUPLE_REACH = 128, /* tuples of one sentence */
  QUOTH_TUPLE_MORE = QUOTH_TUPLE_SLOTS - 3
};

/* Tokens [first, end) under `head`, with the preposition before them. */
typedef struct {
  uint32_t head, first, end;
  uint32_t marker; /* first token of the preposition, or QUOTH_NONE */
} quoth_tuple_span;

typedef struct {
  uint32_t count;
  quoth_tuple_span items[QUOTH_TUPLE_ITEMS];
} quoth_tuple_spans;

typedef struct {
  uint32_t tokens[QUOTH_TUPLE_WORDS];
  uint32_t count;
} quoth_tuple_words;

struct quoth_tupler {
  quoth_allocator *from;
  quoth_clauser *clauser; /* owned; its tree is that of the sentence at hand */
  quoth_clauses clauses;
  quoth_arena arena;
  quoth_tuple *tuples;
  size_t capacity;
  uint32_t count;
  uint32_t sentence_from; /* first tuple of the sentence at hand */
  quoth_tuple_words slots[QUOTH_TUPLE_SLOTS];
  uint32_t slot_count;
};

/* ---- phrases (tuple_phrase.c) ---- */

quoth_tuple_span quoth_tuple_of(const quoth_tupler *tupler,
                                const quoth_part *part);

/* The phrase of one noun alone, without what is listed after it. */
quoth_tuple_span quoth_tuple_single(const quoth_tupler *tupler, uint32_t head,
                                    uint32_t marker);

/* Cuts from `phrase` the phrases with a preposition that end it, all but
 * those with "of", and appends them to `more`. */
void quoth_tuple_trim(const quoth_tupler *tupler, quoth_tuple_span *phrase,
                      quoth_tuple_spans *more);

/* Splits "the capital of France" at its first "of"; false when there is
 * none. */
bool quoth_tuple_split(const quoth_tupler *tupler,
                       const quoth_tuple_span *phrase, quoth_tuple_span *before,
                       quoth_tuple_span *after);

/* The examples in "channels such as A, B and C"; `phrase` keeps the channels.
 * Zero when there are none. */
void quoth_tuple_examples(const quoth_tupler *tupler, quoth_tuple_span *phrase,
                          quoth_tuple_spans *examples);

/* What is listed in `phrase`, each alone; at least the phrase itself. */
void quoth_tuple_listed(const quoth_tupler *tupler,
                        const quoth_tuple_span *phrase,
                        quoth_tuple_spans *listed);

/* Appends the words of a phrase, without marks around it. */
void quoth_tuple_add_words(const quoth_tupler *tupler,
                           const quoth_tuple_span *phrase,
                           quoth_tuple_words *words);

/* Appends the preposition of a phrase. */
void quoth_tuple_marker_words(const quoth_tupler *tupler,
                              const quoth_tuple_span *phrase,
                              quoth_tuple_words *words);

/* Appends the verbs of a clause with their auxiliaries and particles. */
void quoth_tuple_relation_words(const quoth_tupler *tupler,
                                const quoth_clause *clause,
                                quoth_tuple_words *words);

#endif
