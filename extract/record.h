/* record.h - (private) how findings become quads; see extractor.h.
 *
 * record.c        the document, its spans, turns, questions
 * record_node.c   entities, roles, concepts, values, mentions
 * record_name.c   the terms of claims and propositions, and their IRIs
 * record_claim.c  claims, propositions, relations
 * record_seen.c   what was recorded already
 *
 * The model may be handed over and emptied between two findings (see
 * quoth_record_options): ids are good until quoth_record_hand_over. */
#ifndef QUOTH_EXTRACT_RECORD_H
#define QUOTH_EXTRACT_RECORD_H

#include "extract/extractor.h"
#include "model/buffer.h"
#include "model/vocab.h"

/* What is recorded once in a document, however often it is met. What tells one
 * from another is a number: a place, or a hash of 64 bits, as in the IRIs of
 * claims. */
typedef enum {
  QUOTH_SEEN_SPAN,        /* by code points of the source */
  QUOTH_SEEN_CUE,         /* a span with its times; by plain bytes */
  QUOTH_SEEN_PRONOUN,     /* a span that stands for itself; by plain bytes */
  QUOTH_SEEN_NODE,        /* by IRI */
  QUOTH_SEEN_LEXICAL,     /* a relation in words; by IRI */
  QUOTH_SEEN_ALTERNATIVE, /* the words of a known relation; by both */
  QUOTH_SEEN_KNOWN,       /* a term of the ontology */
  QUOTH_SEEN_PREPOSITION, /* by its words */
  QUOTH_SEEN_PROPOSITION  /* by the number in its IRI */
} quoth_seen_kind;

typedef struct {
  uint64_t *keys;   /* owned; 0: free */
  uint32_t *places; /* owned; NULL where no places are noted */
  size_t size, count;
} quoth_seen; /* zeroed is empty */

/* What was looked up lately, so that it is not built and searched again: many
 * claims share a sentence, a rule, a preposition. By place or id; a row says
 * what it is about. */
enum { QUOTH_RECORDED = 256 };

typedef struct {
  quoth_span span; /* plain */
  quoth_id id;     /* 0: the row is free */
} quoth_recorded_span;

typedef struct {
  quoth_text words;
  quoth_id id;
} quoth_recorded_words;

typedef struct {
  quoth_id term, id; /* of the ontology, of the model */
} quoth_recorded_term;

/* Ids of the model at hand. */
typedef struct {
  quoth_id graph;      /* the document's IRI, and its graph */
  quoth_id extraction; /* document#extraction */
  quoth_recorded_span spans[QUOTH_RECORDED];
  quoth_recorded_term known[QUOTH_RECORDED];
  quoth_recorded_words prepositions[QUOTH_RECORDED];
  quoth_id percents[101];
} quoth_recorded;

typedef struct {
  quoth_model *model;
  const quoth_extraction *from;
  const quoth_document *document;
  const quoth_grammar *grammar;
  const quoth_record_options *options;
  quoth_text base;
  quoth_recorded recorded;
  quoth_id *nodes; /* per node of the mentions: its term, 0 not yet */
  quoth_seen seen, placed;
  quoth_arena arena;
  quoth_buffer buffer; /* the string being built */
  quoth_buffer keys;   /* what is being hashed */
} quoth_recorder;

enum {
  QUOTH_CLAIM_ARGUMENTS_MAX = 64, /* more never come from one clause */
  QUOTH_CLAIM_BATCH = 64          /* claims that are named together */
};

/* A claim and its terms. */
typedef struct {
  const quoth_claim *claim;
  quoth_id id, proposition;
  uint64_t proposition_key;
  quoth_id subject, predicate, object, lexical;
  quoth_id arguments[QUOTH_CLAIM_ARGUMENTS_MAX];
  uint32_t argument_count;
  uint32_t occurrence; /* of its quote among equal quotes, from 0 */
} quoth_named_claim;

/* Tells whether this is met for the first time; then `*place` is noted, and
 * else set to what was noted then. NULL: nothing to note. */
quoth_status quoth_record_first(quoth_recorder *r, quoth_seen_kind kind,
                                uint64_t key, uint32_t *place, bool *first);
void quoth_seen_free(quoth_seen *seen);

/* Hands the model over when it is full; then every id is void. */
quoth_status quoth_record_hand_over(quoth_recorder *r);

/* Adds `subject predicate object` to the document's graph. */
quoth_status quoth_record_add(quoth_recorder *r, quoth_id subject,
                              quoth_id predicate, quoth_id object);

/* Adds a literal; `datatype` 0 is a plain string. Invalid UTF-8 (of lenient
 * documents) is written as U+FFFD. */
quoth_status quoth_record_literal(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, quoth_text text,
                                  quoth_id datatype);

/* Adds a percentage as a decimal between 0 and 1. */
quoth_status quoth_record_percent(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, unsigned percent);

/* Adds an xsd:decimal in its canonical form ("3" as 3.0, "2.50" as 2.5): a
 * store that keeps numbers rather than their spelling gives back what it was
 * given, and so can delete it. */
quoth_status quoth_record_decimal(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, quoth_text number);

/* Interns what r->buffer holds as an IRI. */
quoth_status quoth_record_built(quoth_recorder *r, quoth_id *out);

/* An ontology term in the output model. */
quoth_status quoth_record_ontology(quoth_recorder *r, quoth_id term,
                                   quoth_id *out);

/* The same, looked up once in a while. */
quoth_status quoth_record_known(quoth_recorder *r, quoth_id term,
                                quoth_id *out);

/* The IRI of a piece of the source, and all that is said of it. */
quoth_status quoth_record_source_span(quoth_recorder *r, quoth_span source,
                                      quoth_id *out);
quoth_status quoth_record_span(quoth_recorder *r, quoth_span plain,
                               quoth_id *out);

/* Only the IRI of the span. */
quoth_status quoth_record_span_iri(quoth_recorder *r, quoth_span plain,
                                   quoth_id *out);

quoth_status quoth_record_nodes(quoth_recorder *r);
quoth_status quoth_record_mentions(quoth_recorder *r);

/* The IRI of a node of the mentions. */
quoth_status quoth_record_node_iri(quoth_recorder *r, uint32_t node,
                                   quoth_id *out);

/* The IRI of an agent or concept of this document; and what is said of it, the
 * first time. */
quoth_status quoth_record_phrase_iri(quoth_recorder *r, bool agent,
                                     quoth_text label, quoth_id *out);
quoth_status quoth_record_phrase(quoth_recorder *r, bool agent,
                                 quoth_text label, quoth_id id);

/* The slug in the IRI of an agent or concept of this document. */
quoth_text quoth_record_phrase_slug(const quoth_recorder *r, quoth_id id);

/* The source's words of a claim. */
quoth_text quoth_record_quote(const quoth_recorder *r,
                              const quoth_claim *claim);

/* Finds the terms and makes the IRIs of `count` claims (at most
 * QUOTH_CLAIM_BATCH), whose `claim` and `occurrence` are set. */
quoth_status quoth_record_name_claims(quoth_recorder *r,
                                      quoth_named_claim *claims, size_t count);

/* The term of an argument; 0 where there is none. */
quoth_status quoth_record_argument_iri(quoth_recorder *r,
                                       const quoth_argument *argument,
                                       quoth_id *out);

/* Names and values are one node in every document. */
bool quoth_record_is_shared(const quoth_recorder *r,
                            const quoth_argument *argument);
quoth_text quoth_record_argument_label(const quoth_recorder *r,
                                       const quoth_argument *argument);

/* The slug of an argument that is not shared, at the end of `out`. */
void quoth_record_argument_slug(quoth_recorder *r,
                                const quoth_argument *argument, quoth_id id,
                                quoth_buffer *out);

extern const quoth_id quoth_record_modalities[];

quoth_status quoth_record_claims(quoth_recorder *r);

#endif
