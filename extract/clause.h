/* clause.h - a predicate with its arguments, whatever the word order.
 *
 * A clause is read off a dependency tree once, with voice, coordination,
 * relatives, control and copulas undone, so that relation rules and claims see
 * one shape:
 *
 *   "the DGX-1 was delivered by Jensen in 2016"
 *    predicate deliver   subject Jensen   object the DGX-1   oblique in 2016
 *
 * Verbs that only lean on another ("we want to go", "they keep making") are one
 * clause with it: predicate go, chain "want to". */
#ifndef QUOTH_EXTRACT_CLAUSE_H
#define QUOTH_EXTRACT_CLAUSE_H

#include "extract/mention.h"

typedef enum {
  QUOTH_ROLE_SUBJECT,    /* who acts: of passives the by-phrase */
  QUOTH_ROLE_OBJECT,     /* what is acted on: of passives the subject */
  QUOTH_ROLE_RECIPIENT,  /* indirect object */
  QUOTH_ROLE_COMPLEMENT, /* what a copula or its like says of the subject */
  QUOTH_ROLE_OBLIQUE,    /* with `preposition`, or bare ("last year") */
  QUOTH_ROLE_CLAUSE      /* complement clause, infinitive, adverbial clause */
} quoth_role;

/* How a clause was found: the rules of ontology/clauses.ttl, by local name. */
#define QUOTH_CLAUSE_RULES(X)                                                  \
  X(VERB, "verb")               /* a verb with its arguments */                \
  X(PASSIVE, "passive")         /* "was delivered" */                          \
  X(COPULA, "copula")           /* "is huge", "was our office", "is in" */     \
  X(EXISTENTIAL, "existential") /* "there were 14 of us" */                    \
  X(IMPERATIVE, "imperative")   /* "try it": advice to you */                  \
  X(RELATIVE, "relative")       /* "people that built it" */                   \
  X(PARTICIPLE, "participle")   /* "a lab led by her", "looking at boards" */  \
  X(INFINITIVE, "infinitive")   /* "a team to build it" */                     \
  X(COMPLEMENT, "complement")   /* "she said [that they left]" */              \
  X(ADVERBIAL, "adverbial")     /* "when they left", "if you go" */            \
  X(CONTROL, "control")         /* "it lets you [talk to it]" */               \
  X(APPOSITION, "apposition")   /* "Ada, a mathematician," */                  \
  X(TITLE, "title")             /* "the poet Ada" */                           \
  X(POSSESSIVE, "possessive")   /* "Ada's engine" */                           \
  X(CLEFT, "cleft")             /* "what we want is peace" */                  \
  X(ANSWER, "answer")           /* "2016." after "When did it start?" */       \
  X(LIST_ITEM, "list-item")     /* one of several answers or items */

typedef enum {
#define QUOTH_CLAUSE_RULE_ID(name, local) QUOTH_CLAUSE_##name,
  QUOTH_CLAUSE_RULES(QUOTH_CLAUSE_RULE_ID)
#undef QUOTH_CLAUSE_RULE_ID
      QUOTH_CLAUSE_KIND_COUNT
} quoth_clause_kind;

typedef struct {
  quoth_role role;
  uint32_t head;          /* token */
  uint32_t first, count;  /* tokens of the phrase, without the preposition */
  quoth_text preposition; /* lemma(s), lower case: "in", "because of" */
  uint32_t marker;        /* token of the preposition, or QUOTH_NONE */
  uint32_t clause;        /* QUOTH_ROLE_CLAUSE: index of that clause, or NONE */
} quoth_part;

typedef struct {
  uint32_t sentence;
  uint32_t predicate;      /* token that heads the clause */
  uint32_t verb;           /* the verb or copula token; may be predicate; or
                              QUOTH_NONE: apposition, title, possessive */
  uint32_t top;            /* the outermost verb of the chain; else predicate */
  quoth_text lemma;        /* "deliver", "put out", "be", "take place" */
  quoth_text chain;        /* verbs it leans on: "want to", "keep"; or empty */
  const quoth_part *parts; /* subject first when there is one */
  uint32_t part_count;
  uint32_t governor;     /* clause this one complements, or QUOTH_NONE */
  uint32_t antecedent;   /* head of the noun a relative belongs to, or NONE */
  uint32_t first, count; /* tokens from the first to the last of its own */
  uint16_t kind;         /* quoth_clause_kind */
  bool passive;
} quoth_clause;

typedef struct {
  const quoth_clause *clauses; /* by sentence, then by place of the predicate */
  uint32_t clause_count;
} quoth_clauses;

typedef struct {
  bool distribute; /* every conjunct is a clause of its own, not only names */
  bool owners;     /* "the mill's roof": not only of names */
} quoth_clause_options;

typedef struct quoth_clauser quoth_clauser; /* scratch of one thread */

quoth_status quoth_clauser_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator, quoth_clauser **out);
void quoth_clauser_free(quoth_clauser *clauser);

/* Finds the clauses of `trees`, which were parsed from `text`. `out` is owned
 * by `clauser` and valid until its next call; texts in it are too. Linear in
 * the number of sentences and bounded for each: of very long sentences only
 * the first tokens are read. */
quoth_status quoth_clauses_find(quoth_clauser *clauser, quoth_text text,
                                const quoth_trees *trees,
                                const quoth_clause_options *options,
                                quoth_clauses *out);

/* Forgets the clauses of the last call, where they are not needed until the
 * next; the texts in them stay. */
void quoth_clauses_forget(quoth_clauser *clauser);

/* The phrase that `token` heads, a part of role COMPLEMENT, as in clauses. */
quoth_part quoth_clauser_phrase(quoth_clauser *clauser, quoth_text text,
                                const quoth_trees *trees, uint32_t token);

/* The first part of `clause` with `role`, or NULL. */
const quoth_part *quoth_clause_part(const quoth_clause *clause,
                                    quoth_role role);

#endif
