/* clause.h - a predicate with its arguments, whatever the word order.
 *
 * A clause is read off a dependency tree once, with voice, coordination,
 * relatives, control and copulas undone, so that relation rules and claims see
 * one shape:
 *
 *   "the DGX-1 was delivered by Jensen in 2016"
 *    predicate deliver   subject Jensen   object the DGX-1   oblique in 2016
 */
#ifndef QUOTH_EXTRACT_CLAUSE_H
#define QUOTH_EXTRACT_CLAUSE_H

#include "extract/mention.h"

typedef enum {
  QUOTH_ROLE_SUBJECT,    /* who acts: of passives the by-phrase */
  QUOTH_ROLE_OBJECT,     /* what is acted on: of passives the subject */
  QUOTH_ROLE_RECIPIENT,  /* indirect object */
  QUOTH_ROLE_COMPLEMENT, /* what a copula or its like says of the subject */
  QUOTH_ROLE_OBLIQUE,    /* with `preposition`, or bare ("last year") */
  QUOTH_ROLE_CLAUSE      /* complement clause or infinitive */
} quoth_role;

typedef struct {
  quoth_role role;
  uint32_t head;          /* token */
  uint32_t first, count;  /* tokens of the phrase, without the preposition */
  quoth_text preposition; /* lemma(s), lower case: "in", "because of" */
  uint32_t clause;        /* QUOTH_ROLE_CLAUSE: index of that clause, or NONE */
} quoth_part;

typedef struct {
  uint32_t sentence;
  uint32_t predicate;      /* token that heads the clause */
  uint32_t verb;           /* the verb or copula token; may be predicate */
  quoth_text lemma;        /* "deliver", "put out", "be", "take place" */
  const quoth_part *parts; /* subject first when there is one */
  uint32_t part_count;
  uint32_t governor; /* clause this one complements, or QUOTH_NONE */
  uint16_t kind;     /* main, relative, apposition … see claim rules */
  bool passive;
} quoth_clause;

#endif
