/* question.h - sentences that ask, and what they ask for. */
#ifndef QUOTH_EXTRACT_QUESTION_H
#define QUOTH_EXTRACT_QUESTION_H

#include "extract/clause_tree.h"

typedef enum {
  QUOTH_ASKS_NOTHING,
  QUOTH_ASKS_WHETHER, /* "Did it launch?" */
  QUOTH_ASKS_WHO,
  QUOTH_ASKS_WHAT,
  QUOTH_ASKS_WHEN,
  QUOTH_ASKS_WHERE,
  QUOTH_ASKS_WHY,
  QUOTH_ASKS_HOW,
  QUOTH_ASKS_HOW_MUCH /* "how heavy", "how many" */
} quoth_asks;

typedef struct {
  quoth_asks asks;
  uint32_t word;      /* the question word's token, or QUOTH_NONE */
  uint32_t predicate; /* the token that heads what is asked, or QUOTH_NONE */
} quoth_question;

/* What the sentence asks: by its mark, by a question word at its front, or by
 * inversion ("did you", "is it"). Linear in the sentence. */
quoth_question quoth_question_of(const quoth_tree *tree);

#endif
