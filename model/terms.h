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

enum { QUOTH_TERM_TAGGED = QUOTH_BLANK + 1 }; /* a literal with a language */

typedef struct {
  const char *at; /* text, then the language tag */
  uint32_t size;  /* of the text, in bytes */
  uint32_t extra; /* datatype id, or size of the language tag */
  uint32_t hash;
  uint8_t kind; /* a quoth_term_kind, or QUOTH_TERM_TAGGED */
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

/* Finds or adds. Fails as quoth_model_iri does; then nothing has changed.
 * `borrow`: the text outlives the table and needs no copy, and the language, if
 * any, stands right behind it. */
quoth_status quoth_terms_add(quoth_terms *terms, const quoth_term *term,
                             bool borrow, quoth_id *out);

static inline quoth_term_record *quoth_terms_record(const quoth_terms *terms,
                                                    quoth_id id) {
  return quoth_chunks_at(&terms->records, id - 1, sizeof(quoth_term_record));
}

/* Borrowed from the table. */
static inline quoth_term quoth_terms_get(const quoth_terms *terms,
                                         quoth_id id) {
  const quoth_term_record *record = quoth_terms_record(terms, id);
  quoth_term term = {.kind = (quoth_term_kind)record->kind,
                     .text = {record->at, record->size},
                     .language = {"", 0}};
  if (record->kind == QUOTH_TERM_TAGGED) {
    term.kind = QUOTH_LITERAL;
    term.language = (quoth_text){record->at + record->size, record->extra};
  } else if (record->kind == QUOTH_LITERAL) {
    term.datatype = record->extra;
  }
  return term;
}

#endif
