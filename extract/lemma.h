/* lemma.h - private: the dictionary form of a word, by rules learnt from
 * treebanks.
 *
 * A rule takes bytes off the end of the word in lower case and puts others
 * there ("stories": 3 off, "y" on). The rule of a word is that of the word
 * itself where it is an exception, else of its longest ending known. */
#ifndef QUOTH_EXTRACT_LEMMA_H
#define QUOTH_EXTRACT_LEMMA_H

#include "extract/syntax.h"
#include "extract/wordmap.h"

enum { QUOTH_LEMMA_TAIL = 13 };

/* What becomes of capitals. */
typedef enum {
  QUOTH_LEMMA_LOWER, /* none stay */
  QUOTH_LEMMA_KEPT,  /* all stay */
  QUOTH_LEMMA_NAME   /* lower case, but the first letter becomes a capital */
} quoth_lemma_case;

/* One rule, as it stands in the section "lemma". */
typedef struct {
  uint8_t cut;  /* bytes off the end */
  uint8_t kept; /* quoth_lemma_case */
  uint8_t size; /* of tail */
  char tail[QUOTH_LEMMA_TAIL];
} quoth_lemma_rule;

/* Views of the section: a count (64 bytes), the rules, the map from words and
 * endings to rules. */
typedef struct {
  const quoth_lemma_rule *rules;
  uint32_t rule_count;
  quoth_wordmap map;
} quoth_lemmas;

/* QUOTH_BAD_DATA when the section is no such thing. */
quoth_status quoth_lemmas_open(quoth_text section, quoth_error *error,
                               quoth_lemmas *out);

/* The lemma of `form`, which stands first in its sentence when `initial`. It
 * is part of `form` or copied to `arena`; at == NULL without memory. */
quoth_text quoth_lemma_find(const quoth_lemmas *lemmas, quoth_text form,
                            uint8_t upos, uint8_t xpos, bool initial,
                            quoth_arena *arena);

/* The class under which a form is looked up. */
quoth_word_class quoth_lemma_class(quoth_text form, uint8_t upos, uint8_t xpos,
                                   bool initial);

#endif
