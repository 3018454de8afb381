/* coref_memory.h - (private) what was spoken of lately, and which of it a
 * pronoun means.
 *
 * A ring of the last things named, by name, noun or pronoun. Candidates that
 * agree in gender, number and kind get points: near beats far, subject beats
 * object, who the document is about beats others. The best one is taken when
 * it is clearly better than the next. */
#ifndef QUOTH_EXTRACT_COREF_MEMORY_H
#define QUOTH_EXTRACT_COREF_MEMORY_H

#include "extract/coref_pronoun.h"
#include "extract/name.h"

enum { QUOTH_MEMORY = 24, QUOTH_ROLES = 16 };

/* Something spoken of. */
typedef struct {
  uint32_t node; /* QUOTH_NONE: a noun that names nothing known */
  uint32_t token, sentence, clause;
  uint8_t rank;   /* 0 subject, 1 object, 2 other */
  uint8_t gender; /* QUOTH_GENDER_… */
  bool person, plural, possessive, named;
} quoth_spoken;

/* What somebody is: Jan Smit is the mayor. */
typedef struct {
  uint64_t noun; /* hash of its lemma */
  uint32_t node, sentence;
} quoth_bearer;

typedef struct {
  quoth_names *names;
  quoth_bearer bearers[QUOTH_ROLES]; /* a ring */
  uint32_t bearer_count;             /* ever noted */
  quoth_spoken ring[QUOTH_MEMORY];
  uint32_t count;     /* ever remembered */
  uint32_t hero;      /* node of the person the document is about, or NONE */
  uint32_t company;   /* the organisation it is about, or NONE */
  bool company_met;   /* it was named by now */
  uint32_t speaker;   /* node of who speaks: he and she are others */
  uint32_t addressee; /* likewise */
} quoth_memory;

/* Remembers that `token` speaks of `node`. */
void quoth_memory_add(quoth_memory *memory, uint32_t token, uint32_t node,
                      bool named);

/* Remembers that somebody of `node` begins to speak at `token`: a little. */
void quoth_memory_add_speaker(quoth_memory *memory, uint32_t token,
                              uint32_t node);

/* Remembers a noun that names nothing: it competes for pronouns. */
void quoth_memory_add_noun(quoth_memory *memory, uint32_t token);

/* What `token` was remembered to speak of, or NULL: nothing, or long ago. */
const quoth_spoken *quoth_memory_at(const quoth_memory *memory, uint32_t token);

/* Gives what was spoken of, a noun without a name, a node of its own. */
void quoth_memory_settle(quoth_memory *memory, const quoth_spoken *spoken,
                         uint32_t node);

/* Remembers that `token` speaks of the same as `again`. */
void quoth_memory_repeat(quoth_memory *memory, uint32_t token,
                         const quoth_spoken *again);

/* What the pronoun `token` means, or NULL; `*margin` points better than what
 * else it could mean. */
const quoth_spoken *quoth_memory_find(const quoth_memory *memory,
                                      uint32_t token, quoth_pronoun pronoun,
                                      int *margin);

#endif
