/* morph.h - private: number, tense, person and the like.
 *
 * What the word itself says is looked up (learnt from treebanks); what its
 * sentence says (agreement, imperatives, passives) is read off the tree. */
#ifndef QUOTH_EXTRACT_MORPH_H
#define QUOTH_EXTRACT_MORPH_H

#include "extract/syntax.h"
#include "extract/wordmap.h"

/* Degree=Pos, beside the bits of syntax.h. */
static const uint32_t QUOTH_POSITIVE = 1u << 31;

/* The bits that FEATS of CoNLL-U ("Number=Sing|Person=3") set; unknown ones
 * are passed over. */
uint32_t quoth_morph_read(quoth_text feats);

/* Writes the features of a token as FEATS, "_" when there are none. */
void quoth_morph_write(quoth_text form, const quoth_token *token, FILE *out);

/* What the word itself says: `map` is the section "feature". */
uint32_t quoth_morph_find(const quoth_wordmap *map, quoth_text form,
                          uint8_t upos, uint8_t xpos);

/* Scratch of quoth_morph_refine: what the dependents of a word are. */
typedef struct {
  uint32_t subject; /* token, QUOTH_NONE without one */
  uint8_t marks;    /* bits private to morph_tree.c */
} quoth_morph_note;

/* Completes the features of the `count` tokens of one sentence, tagged, parsed
 * and lemmatised; heads count from `first`. `notes` has room for `count`. */
void quoth_morph_refine(quoth_text text, quoth_token *tokens, uint32_t count,
                        uint32_t first, quoth_morph_note *notes);

#endif
