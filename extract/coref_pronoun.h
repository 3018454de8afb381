/* coref_pronoun.h - (private) kinds of pronouns, by their form. */
#ifndef QUOTH_EXTRACT_COREF_PRONOUN_H
#define QUOTH_EXTRACT_COREF_PRONOUN_H

#include "model/text.h"

typedef enum {
  QUOTH_PRONOUN_I,
  QUOTH_PRONOUN_WE,
  QUOTH_PRONOUN_YOU,
  QUOTH_PRONOUN_HE,
  QUOTH_PRONOUN_SHE,
  QUOTH_PRONOUN_IT,
  QUOTH_PRONOUN_THEY,
  QUOTH_PRONOUN_RELATIVE,
  QUOTH_PRONOUN_NONE /* others: this, each, everybody */
} quoth_pronoun;

/* The kind of a word in any of its cases: "him" is a HE. */
quoth_pronoun quoth_pronoun_of(quoth_text word);

#endif
