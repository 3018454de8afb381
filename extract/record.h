/* record.h - (private) how findings become quads; see extractor.h.
 *
 * record.c        the document, its spans, turns, questions
 * record_node.c   entities, roles, concepts, values, mentions
 * record_claim.c  claims, propositions, relations
 */
#ifndef QUOTH_EXTRACT_RECORD_H
#define QUOTH_EXTRACT_RECORD_H

#include "extract/extractor.h"
#include "model/buffer.h"
#include "model/vocab.h"

/* What was recorded lately, so that it is not built and searched again: many
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

typedef struct {
  quoth_model *model;
  const quoth_extraction *from;
  const quoth_document *document;
  const quoth_grammar *grammar;
  quoth_text base;
  quoth_id graph;      /* the document's IRI, and its graph */
  quoth_id extraction; /* document#extraction */
  quoth_id *nodes;     /* per node of the mentions: its term, 0 not yet */
  quoth_arena arena;
  quoth_buffer buffer; /* the string being built */
  quoth_buffer key;    /* what is being hashed */
  quoth_recorded_span spans[QUOTH_RECORDED];
  quoth_recorded_term known[QUOTH_RECORDED]; /* with their labels */
  quoth_recorded_words prepositions[QUOTH_RECORDED];
  quoth_id percents[101];
} quoth_recorder;

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

/* The span of a piece of the source, recorded once. */
quoth_status quoth_record_source_span(quoth_recorder *r, quoth_span source,
                                      quoth_id *out);
quoth_status quoth_record_span(quoth_recorder *r, quoth_span plain,
                               quoth_id *out);

/* 16 hexadecimal digits of SHA-256 over `text`. */
void quoth_record_hash(quoth_text text, char out[17]);

quoth_status quoth_record_nodes(quoth_recorder *r);
quoth_status quoth_record_mentions(quoth_recorder *r);

/* A document-scoped agent or concept with `label`. */
quoth_status quoth_record_phrase(quoth_recorder *r, bool agent,
                                 quoth_text label, quoth_id *out);

quoth_status quoth_record_claims(quoth_recorder *r);

#endif
