/* terms.h - the term table of a model (private to model/).
 *
 * Terms are numbered from 1. The text of a term lies in an arena; a language
 * tag stands right behind the lexical form, so that it needs no record of its
 * own. The vocabulary's text is not copied: it lives in the program. */
#ifndef QUOTH_MODEL_TERMS_H
#define QUOTH_MODEL_TERMS_H

#include "model/chunks.h"
#include "model/model.h"
#include "model/slots.h"

typedef struct {
  const char *at; /* text, then the language tag */
  uint32_t size;  /* of the text, in bytes */
  uint32_t extra; /* datatype id, or size of the language tag */
  uint32_t hash;
  uint8_t kind; /* a quoth_term_kind, or TAGGED of terms.c */
} quoth_term_record;

typedef struct {
  quoth_allocator *from; /* borrowed; may be NULL */
  quoth_chunks records;  /* of quoth_term_record, [id - 1] */
  size_t count;
  quoth_slots slots;
  quoth_arena arena; /* pages of text */
  char *page;        /* rest of the newest page */
  size_t page_left;
} quoth_terms;

/* Forgets all terms, then enters the vocabulary. Also the way to start a
 * zeroed table whose `from` and arena.from are set. */
quoth_status quoth_terms_reset(quoth_terms *terms);

void quoth_terms_free(quoth_terms *terms);

/* 0 when the term is not there. */
quoth_id quoth_terms_find(const quoth_terms *terms, const quoth_term *term);

/* Finds or adds. Fails as quoth_model_iri does; then nothing has changed. */
quoth_status quoth_terms_add(quoth_terms *terms, const quoth_term *term,
                             quoth_id *out);

/* Borrowed from the table. */
quoth_term quoth_terms_get(const quoth_terms *terms, quoth_id id);

#endif
