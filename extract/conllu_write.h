/* conllu_write.h - private: writes trees as CoNLL-U, a part of a text at a
 * time. */
#ifndef QUOTH_EXTRACT_CONLLU_WRITE_H
#define QUOTH_EXTRACT_CONLLU_WRITE_H

#include "extract/syntax.h"

/* Begins as {text, out}; all else 0. */
typedef struct {
  quoth_text text; /* borrowed, as `out` */
  FILE *out;
  uint32_t sentences;   /* written so far */
  uint32_t at;          /* byte up to which code points are counted */
  uint32_t code_points; /* before `at` */
} quoth_conllu_writer;

/* Writes sentences that lie after those written before. QUOTH_IO when `out`
 * takes no more. */
quoth_status quoth_conllu_writer_put(quoth_conllu_writer *writer,
                                     const quoth_trees *trees);

/* Writes LEMMA to DEPREL of a token, with the tabs between: what both writers
 * of CoNLL-U share. `first` is the sentence's first token. */
void quoth_conllu_put_annotation(quoth_text form, const quoth_token *token,
                                 uint32_t first, FILE *out);

#endif
