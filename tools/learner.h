/* learner.h - a network, and what it takes to make it learn sentences. */
#ifndef QUOTH_TOOLS_LEARNER_H
#define QUOTH_TOOLS_LEARNER_H

#include "tools/network.h"

/* How to learn. */
typedef struct {
  uint32_t epochs; /* through the treebank */
  uint32_t batch;  /* words */
  float rate;      /* of Adam, at its highest */
  dropout drop;
  float captions; /* share of sentences shown as captions have them */
  float averaged; /* share of the steps, at the end, that is averaged */
  float silver;   /* words of silver read in an epoch, as a share of the rest */
  uint64_t seed;
} recipe;

typedef struct {
  sizes s;
  parameters now, average;
} learner;

/* A network of size `s` that has learnt `bank` by the recipe; `average` is the
 * one to use. Every epoch reads all of `bank` and the next part of `silver`,
 * which may be empty. Progress goes to stderr. */
void learner_new(learner *l, const sizes *s, const recipe *r,
                 const treebank *bank, const treebank *silver);
void learner_free(learner *l);

/* Shares of words with the right tags, head, and head and label. */
typedef struct {
  double words, upos, xpos, heads, labels;
} grade;

/* Grades `l` on `bank`; `pairs` are those of the vocabulary. */
grade learner_grade(const learner *l, const treebank *bank,
                    const uint8_t *pairs);

#endif
