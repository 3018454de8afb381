/* learner.h - a network, and what it takes to make it learn sentences. */
#ifndef QUOTH_TOOLS_LEARNER_H
#define QUOTH_TOOLS_LEARNER_H

#include "tools/network.h"

/* How to learn. */
typedef struct {
  uint32_t epochs; /* through `gold`, with a part of `silver` in each */
  uint32_t batch;  /* words */
  float rate;      /* of Adam, at its highest */
  dropout drop;
  float captions; /* share of sentences shown as captions have them */
  float averaged; /* share of the steps, at the end, that is averaged */
  uint64_t seed;
} recipe;

typedef struct {
  sizes s;
  parameters now, average;
} learner;

/* A network of size `s` that has learnt `gold` (and `silver`, which may be
 * empty) by the recipe; `average` is the one to use. Progress goes to stderr
 * as `name`. */
void learner_new(learner *l, const char *name, const sizes *s, const recipe *r,
                 const treebank *gold, const treebank *silver);
void learner_free(learner *l);

/* Shares of words with the right tags, head, and head and label. */
typedef struct {
  double words, upos, xpos, heads, labels;
} grade;

/* Grades `l` on `bank`; `pairs` are those of the vocabulary. */
grade learner_grade(const learner *l, const treebank *bank,
                    const uint8_t *pairs);

/* Tags and parses `bank` by the votes of `count` networks, and leaves out the
 * sentences of which they are less sure than `sure` (the mean probability of
 * their heads). */
void learners_annotate(const learner *all, uint32_t count, const uint8_t *pairs,
                       float sure, treebank *bank);

#endif
