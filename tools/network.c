/* The network's parameters and memory; see network.h. */
#include "tools/network_body.h"

#include <math.h>
#include <stdlib.h>

/* Cuts `p->dense` into its parts (or only counts when it is NULL). */
static void lay_out(parameters *p, const sizes *s) {
  float *at = p->dense;
  const size_t state = s->state;
  size_t used = 0;
#define PART(field, size)                                                      \
  do {                                                                         \
    p->field = at == NULL ? NULL : at + used;                                  \
    used += (size);                                                            \
  } while (0)
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    PART(gates[layer], layer_input(s, layer) * 6 * state);
    PART(bias[layer], 6 * state);
    PART(look[layer], 4 * state);
  }
  PART(tag, 2 * state * TAG_MAX);
  PART(tag_bias, TAG_MAX);
  PART(ends, 2 * state * ends_size(s));
  PART(ends_bias, ends_size(s));
  PART(root, s->arc);
  PART(distance, (size_t)s->arc * CLASSES);
  PART(labels, (size_t)s->label * LABELS);
  PART(labels_bias, LABELS);
#undef PART
  p->dense_count = used;
}

void parameters_new(parameters *p, const sizes *s) {
  *p = (parameters){.rows = NULL};
  lay_out(p, s);
  p->row_count = rows_in(s);
  p->rows = must_alloc(p->row_count * s->in * sizeof *p->rows);
  p->dense = must_alloc(p->dense_count * sizeof *p->dense);
  lay_out(p, s);
}

void parameters_free(parameters *p) {
  free(p->rows);
  free(p->dense);
  *p = (parameters){.rows = NULL};
}

static void fill(float *at, size_t count, float reach, dice *d) {
  for (size_t i = 0; i < count; i++) {
    at[i] = (2.0f * roll_unit(d) - 1.0f) * reach;
  }
}

static float reach_of(size_t in, size_t out) {
  return sqrtf(6.0f / (float)(in + out));
}

void parameters_fill(parameters *p, const sizes *s, dice *d) {
  const size_t both = 2 * (size_t)s->state;
  fill(p->rows, p->row_count * s->in, 0.25f, d);
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    const size_t in = layer_input(s, layer);
    fill(p->gates[layer], in * 6 * s->state, reach_of(in, s->state), d);
    fill(p->look[layer], 4 * (size_t)s->state, 0.5f, d);
  }
  fill(p->tag, both * TAG_MAX, reach_of(both, TAG_MAX), d);
  fill(p->ends, both * ends_size(s), reach_of(both, s->arc), d);
  fill(p->root, s->arc, 0.5f, d);
  fill(p->labels, (size_t)s->label * LABELS, reach_of(s->label, LABELS), d);
}

void rows_of(const sizes *s, const word *w, uint32_t rows[ROWS_PER_WORD]) {
  rows[0] = w->word;
  for (uint32_t i = 0; i < QUOTH_AFFIX_KINDS; i++) {
    rows[1 + i] = s->words + w->affixes[i];
  }
  rows[1 + QUOTH_AFFIX_KINDS] = s->words + QUOTH_AFFIX_ROWS + w->shape;
}
network *network_new(const sizes *s, uint32_t capacity) {
  network *net = must_alloc(sizeof *net);
  const size_t both = 2 * (size_t)s->state, n = capacity;
  net->s = *s;
  net->capacity = capacity;
  net->rows = must_alloc(n * ROWS_PER_WORD * sizeof *net->rows);
  net->input = must_alloc(n * s->in * sizeof(float));
  net->input_mask = must_alloc(n * s->in * sizeof(float));
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    net->pre[layer] = must_alloc(n * 3 * both * sizeof(float));
    net->cell[layer] = must_alloc(n * both * sizeof(float));
    net->bent[layer] = must_alloc(n * both * sizeof(float));
    net->keep[layer] = must_alloc(n * both * sizeof(float));
    net->show[layer] = must_alloc(n * both * sizeof(float));
    net->hidden[layer] = must_alloc(n * both * sizeof(float));
    net->mask[layer] = must_alloc(n * both * sizeof(float));
    net->hidden_gradient[layer] = must_alloc(n * both * sizeof(float));
  }
  net->input_gradient = must_alloc(n * s->in * sizeof(float));
  net->ends = must_alloc(n * ends_size(s) * sizeof(float));
  net->ends_gradient = must_alloc(n * ends_size(s) * sizeof(float));
  net->tags = must_alloc(n * TAG_MAX * sizeof(float));
  net->turned = must_alloc(TURNED * sizeof(float));
  net->scores = must_alloc((size_t)2 * SCORES_ROW * SCORES_ROW * sizeof(float));
  net->touched = must_alloc(rows_in(s) * sizeof *net->touched);
  net->is_touched = must_alloc(rows_in(s));
  return net;
}

void network_free(network *net) {
  free(net->rows);
  free(net->input);
  free(net->input_mask);
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    free(net->pre[layer]);
    free(net->cell[layer]);
    free(net->bent[layer]);
    free(net->keep[layer]);
    free(net->show[layer]);
    free(net->hidden[layer]);
    free(net->mask[layer]);
    free(net->hidden_gradient[layer]);
  }
  free(net->input_gradient);
  free(net->ends);
  free(net->ends_gradient);
  free(net->tags);
  free(net->turned);
  free(net->scores);
  free(net->touched);
  free(net->is_touched);
  free(net);
}
