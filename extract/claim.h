/* claim.h - what somebody says, before anyone decides that it is true.
 *
 * A claim is a clause made complete: arguments resolved to nodes, with
 * polarity, modality, time, condition, speaker, reported source, and the
 * question it answers. */
#ifndef QUOTH_EXTRACT_CLAIM_H
#define QUOTH_EXTRACT_CLAIM_H

#include "extract/mention.h"

typedef enum { QUOTH_AFFIRMED, QUOTH_NEGATED } quoth_polarity;

typedef enum {
  QUOTH_ASSERTED,
  QUOTH_HEDGED,
  QUOTH_PREDICTED,
  QUOTH_HYPOTHETICAL,
  QUOTH_DESIRED,
  QUOTH_REPORTED
} quoth_modality;

typedef enum { QUOTH_CERTAIN, QUOTH_PROBABLE, QUOTH_POSSIBLE } quoth_certainty;

typedef enum {
  QUOTH_TENSE_PAST,
  QUOTH_TENSE_PRESENT,
  QUOTH_TENSE_FUTURE
} quoth_tense;

typedef enum {
  QUOTH_ARGUMENT_NONE,    /* truly intransitive */
  QUOTH_ARGUMENT_NODE,    /* a node of the mentions */
  QUOTH_ARGUMENT_CONCEPT, /* a phrase: a skos:Concept of this document */
  QUOTH_ARGUMENT_AGENT,   /* a group or role of this document: "people" */
  QUOTH_ARGUMENT_LITERAL, /* a clause: its words */
  QUOTH_ARGUMENT_MENTION  /* a pronoun nobody could resolve: its span */
} quoth_argument_kind;

typedef struct {
  quoth_argument_kind kind;
  uint32_t node;          /* of QUOTH_ARGUMENT_NODE */
  quoth_text label;       /* concepts, agents, literals: the words */
  quoth_span span;        /* plain; where it stands */
  quoth_text preposition; /* of further arguments: "in"; else empty */
} quoth_argument;

typedef struct {
  quoth_argument subject, object;
  const quoth_argument *agent; /* who acts, where not the subject; or NULL */
  const quoth_argument *arguments; /* further ones, in order */
  uint32_t argument_count;
  quoth_id relation;  /* property of the ontology; 0: none, lexical only */
  quoth_text lexical; /* lemmas with the preposition: "start in" */
  quoth_id rule;      /* resource of the ontology that fired; never 0 */
  uint8_t polarity, modality, certainty, tense; /* the enums above */
  quoth_text time, from, until; /* as quoth_value iso, from, until; or empty */
  quoth_span quote;             /* plain */
  quoth_span condition;         /* plain; empty when unconditional */
  quoth_span answers; /* plain span of the question; empty when none */
  uint32_t sentence, turn;
  uint32_t speaker;                  /* node; QUOTH_NONE when nobody is known */
  const quoth_argument *reported_by; /* whose words; NULL: the speaker's */
  uint8_t confidence;                /* percent */
  uint8_t salience;                  /* percent: how much it says */
  bool aside; /* by a relative clause: "…, which opened in May" */
} quoth_claim;

typedef struct {
  const quoth_claim *claims;   /* in order of the text */
  const quoth_span *questions; /* plain; sentences that ask */
  const uint32_t *question_turns;
  uint32_t claim_count, question_count;
} quoth_claims;

typedef struct quoth_claimer quoth_claimer; /* scratch of one thread */

quoth_status quoth_claimer_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator, quoth_claimer **out);
void quoth_claimer_free(quoth_claimer *claimer);

/* Finds every claim. `out` is owned by `claimer` and valid until its next
 * call; it borrows from `mentions`, `trees` and `document`. Time is linear in
 * the number of sentences, bounded for each. */
quoth_status quoth_claims_find(quoth_claimer *claimer,
                               const quoth_document *document,
                               const quoth_trees *trees,
                               const quoth_mentions *mentions,
                               quoth_error *error, quoth_claims *out);

#endif
