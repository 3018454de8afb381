/* model.h - a set of quads over interned terms.
 *
 * Terms are numbered from 1 in the order they are first seen; the vocabulary
 * of vocab.h comes first, so its ids are constants and the same in every
 * model. 0 is "none", and a wildcard in lookups. A quad is four ids; the same
 * quad is kept once. Each quad sits in three chains (same subject, same
 * predicate, same object); a lookup walks the shortest.
 *
 * A triple said in several graphs is several quads; all but the first carry
 * `repeat`, so that who asks for triples sees each once.
 *
 * Adding while a cursor walks is allowed: what is added then may or may not
 * be seen.
 *
 * One model, one thread; reading an unchanging model from many is safe. */
#ifndef QUOTH_MODEL_MODEL_H
#define QUOTH_MODEL_MODEL_H

#include "model/arena.h"
#include "model/text.h"

typedef uint32_t quoth_id;

typedef enum {
  QUOTH_IRI,
  QUOTH_LITERAL,
  QUOTH_BLANK /* only from foreign files; Quoth makes none */
} quoth_term_kind;

typedef struct {
  quoth_term_kind kind;
  quoth_text text;     /* IRI, lexical form, or blank label */
  quoth_id datatype;   /* of typed literals; 0: xsd:string or language */
  quoth_text language; /* of tagged literals; empty otherwise */
} quoth_term;

typedef struct {
  quoth_id subject, predicate, object;
  quoth_id graph; /* 0: default graph */
} quoth_quad;

typedef struct quoth_model quoth_model;

/* `allocator` may be NULL (malloc) and must outlive the model. */
quoth_status quoth_model_new(quoth_allocator *allocator, quoth_model **out);

/* NULL is allowed. */
void quoth_model_free(quoth_model *model);

/* Forgets every quad and every term but the vocabulary; keeps memory. */
void quoth_model_clear(quoth_model *model);

/* Interning. `text` is copied. Fails with QUOTH_NO_MEMORY, or QUOTH_LIMIT at
 * 2^32 - 1024 terms or 4 GiB in one term. `language` may be empty. */
quoth_status quoth_model_iri(quoth_model *model, quoth_text text,
                             quoth_id *out);
quoth_status quoth_model_literal(quoth_model *model, quoth_text text,
                                 quoth_id datatype, quoth_text language,
                                 quoth_id *out);
quoth_status quoth_model_blank(quoth_model *model, quoth_text label,
                               quoth_id *out);
quoth_status quoth_model_term(quoth_model *model, const quoth_term *term,
                              quoth_id *out);

/* The same without a copy: the text must outlive the model's terms, and the
 * language, if any, stand right behind it. */
quoth_status quoth_model_borrow(quoth_model *model, const quoth_term *term,
                                quoth_id *out);

/* Looks up without adding; 0 when the term is not there. */
quoth_id quoth_model_find_iri(const quoth_model *model, quoth_text text);
quoth_id quoth_model_find_literal(const quoth_model *model, quoth_text text,
                                  quoth_id datatype, quoth_text language);
quoth_id quoth_model_find_term(const quoth_model *model,
                               const quoth_term *term);

/* Borrowed; valid until the model is cleared or freed. `id` must be of this
 * model. */
quoth_term quoth_model_get(const quoth_model *model, quoth_id id);
uint32_t quoth_model_term_count(const quoth_model *model);

/* Adds a quad (graph may be 0; the others not). Adding it again changes
 * nothing. Fails with QUOTH_NO_MEMORY, QUOTH_LIMIT (2^30 quads). */
quoth_status quoth_model_add(quoth_model *model, quoth_id subject,
                             quoth_id predicate, quoth_id object,
                             quoth_id graph);

/* Quads, and distinct triples (quads that are no repeat). */
uint32_t quoth_model_quad_count(const quoth_model *model);
uint32_t quoth_model_triple_count(const quoth_model *model);

/* The quad added as number `index` (from 0, below the quad count): the way to
 * see every quad, repeats too. */
quoth_quad quoth_model_quad(const quoth_model *model, uint32_t index);

/* Makes the model ready to be searched by predicate or object. Searching does
 * this by itself for what was added since; so a model that threads share must
 * have been settled, or searched so, before. */
void quoth_model_settle(const quoth_model *model);

/* A lookup: zero-initialised by find, moved by next. */
typedef struct {
  const quoth_model *model;
  quoth_quad pattern;
  uint32_t at;    /* quad index + 1; private */
  uint8_t chain;  /* private */
  bool any_graph; /* private */
} quoth_cursor;

/* Quads that match `pattern` (0 = any), in the order they were added. With
 * pattern.graph == 0 every graph is searched and each triple comes once. */
quoth_cursor quoth_model_find(const quoth_model *model, quoth_quad pattern);
bool quoth_model_next(quoth_cursor *cursor, quoth_quad *out);

/* True when some quad matches. */
bool quoth_model_has(const quoth_model *model, quoth_quad pattern);

/* At most how many quads match `pattern`, without looking at them: the length
 * of the chain that find would walk. */
uint32_t quoth_model_estimate(const quoth_model *model, quoth_quad pattern);

/* The object of the first `subject predicate ?`, or 0. */
quoth_id quoth_model_object(const quoth_model *model, quoth_id subject,
                            quoth_id predicate);

/* Copies every quad of `from` into `into`, in order; on failure some are
 * there. Blank nodes with the same label become one. What has an rdfs:label
 * keeps that one: another becomes a skos:altLabel. */
quoth_status quoth_model_merge(quoth_model *into, const quoth_model *from);

#endif
