/* conllu.h - private: reads CoNLL-U a sentence at a time.
 *
 * Nothing is copied: fields are views of the text read. */
#ifndef QUOTH_EXTRACT_CONLLU_H
#define QUOTH_EXTRACT_CONLLU_H

#include "model/arena.h"

enum {
  QUOTH_CONLLU_ID,
  QUOTH_CONLLU_FORM,
  QUOTH_CONLLU_LEMMA,
  QUOTH_CONLLU_UPOS,
  QUOTH_CONLLU_XPOS,
  QUOTH_CONLLU_FEATS,
  QUOTH_CONLLU_HEAD,
  QUOTH_CONLLU_DEPREL,
  QUOTH_CONLLU_DEPS,
  QUOTH_CONLLU_MISC,
  QUOTH_CONLLU_FIELDS
};

typedef enum {
  QUOTH_ROW_COMMENT, /* "# …": fields[0] is the whole line */
  QUOTH_ROW_WORD,    /* 3 */
  QUOTH_ROW_RANGE,   /* 3-4: a multiword token */
  QUOTH_ROW_EMPTY    /* 3.1: an empty node */
} quoth_row_kind;

typedef struct {
  quoth_row_kind kind;
  uint32_t first, last; /* of a range; of others first == last */
  quoth_text fields[QUOTH_CONLLU_FIELDS];
} quoth_row;

typedef struct {
  quoth_text text;    /* borrowed */
  const char *source; /* name in messages; may be NULL */
  size_t at;
  uint32_t line;    /* of the line to read next, 1-based */
  quoth_row *rows;  /* of the sentence read last; owned */
  size_t row_count; /* 0 at the end of the text */
  size_t row_capacity;
  quoth_allocator *allocator; /* borrowed; may be NULL */
} quoth_conllu;

/* Reads the next sentence into reader->rows. QUOTH_BAD_SYNTAX when a line is
 * no CoNLL-U (error names file and line), QUOTH_NO_MEMORY. Words are numbered
 * 1, 2, … without gaps; ranges lie before their first word and do not overlap;
 * FORM is never empty. */
quoth_status quoth_conllu_next(quoth_conllu *reader, quoth_error *error);

/* Frees reader->rows. */
void quoth_conllu_close(quoth_conllu *reader);

/* True when MISC holds SpaceAfter=No. */
bool quoth_row_no_space(const quoth_row *row);

#endif
