/* mend_build.h - private: a sentence whose tree is being repaired. */
#ifndef QUOTH_EXTRACT_MEND_BUILD_H
#define QUOTH_EXTRACT_MEND_BUILD_H

#include "extract/mend.h"
#include "extract/syntax.h"
#include "extract/tree.h"
#include "extract/xpos.h"

/* What hangs below a token. */
enum {
  QUOTH_BELOW_SUBJECT = 1 << 0,
  QUOTH_BELOW_COPULA = 1 << 1,
  QUOTH_BELOW_CASE = 1 << 2,
  QUOTH_BELOW_CLAUSE = 1 << 3, /* for a subject, object or complement */
  QUOTH_BELOW_MARK = 1 << 4,
  QUOTH_BELOW_AUX = 1 << 5
};

/* Tokens are named by their place in the sentence. */
typedef struct {
  quoth_token *tokens;
  quoth_text text;
  uint32_t count, first;
  uint32_t root;
  uint8_t below[QUOTH_TREE_MAX];
} quoth_mender;

static inline quoth_deprel quoth_mend_base(const quoth_mender *m, uint32_t i) {
  return quoth_deprel_base((quoth_deprel)m->tokens[i].deprel);
}

/* The head's place in the sentence, or QUOTH_NONE. */
static inline uint32_t quoth_mend_head(const quoth_mender *m, uint32_t i) {
  const uint32_t head = m->tokens[i].head;
  return head == QUOTH_NONE ? QUOTH_NONE : head - m->first;
}

/* Hangs `i` below `head`, unless that hangs below `i` itself. */
static inline void quoth_mend_attach(quoth_mender *m, uint32_t i, uint32_t head,
                                     quoth_deprel rel) {
  for (uint32_t up = head; up != QUOTH_NONE; up = quoth_mend_head(m, up)) {
    if (up == i) {
      return;
    }
  }
  m->tokens[i].head = m->first + head;
  m->tokens[i].deprel = (uint8_t)rel;
}

/* Hangs below `to` what hangs below `from` and stands before `end`. */
static inline void quoth_mend_move(quoth_mender *m, uint32_t from, uint32_t to,
                                   uint32_t end) {
  for (uint32_t k = 0; k < end; k++) {
    if (k != to && quoth_mend_head(m, k) == from) {
      m->tokens[k].head = m->first + to;
    }
  }
}

/* The first word from `begin` on that is `rel` of `head`, or QUOTH_NONE. */
static inline uint32_t quoth_mend_find(const quoth_mender *m, uint32_t head,
                                       quoth_deprel rel, uint32_t begin) {
  for (uint32_t k = begin; k < m->count; k++) {
    if (quoth_mend_head(m, k) == head && m->tokens[k].deprel == rel) {
      return k;
    }
  }
  return QUOTH_NONE;
}

static inline bool quoth_mend_is(const quoth_mender *m, uint32_t i,
                                 const char *word) {
  return i < m->count &&
         quoth_text_is_nocase(quoth_text_slice(m->text, m->tokens[i].span),
                              word);
}

static inline bool quoth_mend_is_finite(const quoth_mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  return xpos == QUOTH_XPOS_VBZ || xpos == QUOTH_XPOS_VBD ||
         xpos == QUOTH_XPOS_VBP;
}

/* A noun that is no predicate. */
static inline bool quoth_mend_is_nominal(const quoth_mender *m, uint32_t i) {
  const uint8_t upos = m->tokens[i].upos;
  return (upos == QUOTH_NOUN || upos == QUOTH_PROPN || upos == QUOTH_NUM) &&
         !(m->below[i] & (QUOTH_BELOW_COPULA | QUOTH_BELOW_SUBJECT));
}

static inline bool quoth_mend_is_predicate(const quoth_mender *m, uint32_t i) {
  return m->tokens[i].upos == QUOTH_VERB ||
         (m->below[i] & QUOTH_BELOW_COPULA) != 0;
}

/* Puts `up` in the place of `old`, and `old` below it. */
static inline void quoth_mend_promote(quoth_mender *m, uint32_t up,
                                      uint32_t old, quoth_deprel rel) {
  m->tokens[up].head = m->tokens[old].head;
  m->tokens[up].deprel = m->tokens[old].deprel;
  quoth_mend_attach(m, old, up, rel);
  m->root = m->root == old ? up : m->root;
}

/* Begins with a sentence; false when it is too long to be repaired. */
bool quoth_mend_begin(quoth_mender *m, quoth_text text, quoth_token *tokens,
                      uint32_t count, uint32_t first);

/* Finds what hangs below each token, and the root, anew. */
void quoth_mend_look(quoth_mender *m);

/* Repairs, one pass each; mend_noun.c, mend_clause.c and so on. */
void quoth_mend_nouns(quoth_mender *m);
void quoth_mend_clauses(quoth_mender *m);
void quoth_mend_relatives(quoth_mender *m);
void quoth_mend_verbs(quoth_mender *m);

#endif
