/* network_body.h - what reading and learning of the network share. */
#ifndef QUOTH_TOOLS_NETWORK_BODY_H
#define QUOTH_TOOLS_NETWORK_BODY_H

#include "extract/curve.h"
#include "tools/network.h"

enum { DIRECTIONS = 2, GATES = 3 };
typedef quoth_lanes lanes;

static inline size_t rows_in(const sizes *s) {
  return (size_t)s->words + QUOTH_AFFIX_ROWS + QUOTH_SHAPES;
}

static inline size_t ends_size(const sizes *s) {
  return 2 * (size_t)s->arc + 2 * (size_t)s->label;
}

static inline size_t layer_input(const sizes *s, uint32_t layer) {
  return layer == 0 ? s->in : 2 * (size_t)s->state;
}

struct network {
  sizes s;
  uint32_t capacity, count; /* words */
  const word *words;
  const sentence *sentences;
  uint32_t sentence_count;
  uint32_t *rows;     /* ROWS_PER_WORD of each word */
  float *input;       /* count x in */
  float *input_mask;  /* sentence x in */
  float *pre[LAYERS]; /* count x 6 state: before the gates, then gradients */
  float *cell[LAYERS], *bent[LAYERS]; /* count x 2 state: c and tanh c */
  float *keep[LAYERS], *show[LAYERS]; /* the gates f and r */
  float *hidden[LAYERS];              /* count x 2 state */
  float *mask[LAYERS];                /* sentence x 2 state */
  float *hidden_gradient[LAYERS];
  float *input_gradient;       /* count x in */
  float *ends, *ends_gradient; /* count x ends_size */
  float *tags;                 /* count x TAG_MAX */
  float *turned;               /* a transposed matrix */
  float *scores;               /* (words + 1) x padded */
  uint32_t *touched;
  uint8_t *is_touched;
  size_t touched_count;
};

enum { SCORES_ROW = QUOTH_TREE_MAX + 32, TURNED = 1 << 21, UNITS_MAX = 1024 };

/* The state before the first word. */
static const float zeros[UNITS_MAX];

static inline void add_row(float *to, const float *from, size_t count) {
  for (size_t i = 0; i < count; i++) {
    to[i] += from[i];
  }
}

static inline void fill_rows(float *at, const float *row, size_t columns,
                             size_t rows) {
  for (size_t i = 0; i < rows; i++) {
    memcpy(at + i * columns, row, columns * sizeof *row);
  }
}
static inline void scale_by(float *at, const float *mask, size_t count) {
  for (size_t i = 0; i < count; i++) {
    at[i] *= mask[i];
  }
}
/* What a step of a layer reads and writes, one direction of one word. */
typedef struct {
  float *pre, *cell, *bent, *keep, *show, *hidden;
} step;

static inline step step_at(const network *net, uint32_t layer, size_t at,
                           size_t direction) {
  const size_t state = net->s.state;
  const size_t one = (at * DIRECTIONS + direction) * state;
  return (step){net->pre[layer] + GATES * one, net->cell[layer] + one,
                net->bent[layer] + one,        net->keep[layer] + one,
                net->show[layer] + one,        net->hidden[layer] + one};
}

/* Scores of the arcs of sentence `index` of the batch: row i (a word), column
 * 0 the root and 1 + j word j; a word's own column is out of reach. */
void network_score_arcs(network *net, const parameters *p, uint32_t index);

/* The hidden units of the label of word `place` under `head` (both places in
 * the batch), and the scores of labels that follow from them. */
void network_hide_label(const network *net, size_t place, size_t head,
                        float *hidden);
void network_score_labels(const network *net, const parameters *p,
                          const float *hidden, float *scores);

#endif
