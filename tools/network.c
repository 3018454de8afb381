/* See network.h. */
#include "tools/network.h"

#include "extract/curve.h"

#include <math.h>
#include <stdlib.h>

enum { DIRECTIONS = 2, GATES = 3 };
typedef quoth_lanes lanes;

static size_t rows_in(const sizes *s) {
  return (size_t)s->words + QUOTH_AFFIX_ROWS + QUOTH_SHAPES;
}

static size_t ends_size(const sizes *s) {
  return 2 * (size_t)s->arc + 2 * (size_t)s->label;
}

static size_t layer_input(const sizes *s, uint32_t layer) {
  return layer == 0 ? s->in : 2 * (size_t)s->state;
}

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

enum { SCORES_ROW = QUOTH_TREE_MAX + 32, TURNED = 1 << 21 };

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

static void fill_mask(float *mask, size_t count, float share, dice *d) {
  const float kept = 1.0f / (1.0f - share);
  for (size_t i = 0; i < count; i++) {
    mask[i] = d == NULL || share == 0.0f ? 1.0f
              : roll_unit(d) < share     ? 0.0f
                                         : kept;
  }
}

static void add_row(float *to, const float *from, size_t count) {
  for (size_t i = 0; i < count; i++) {
    to[i] += from[i];
  }
}

static void fill_rows(float *at, const float *row, size_t columns,
                      size_t rows) {
  for (size_t i = 0; i < rows; i++) {
    memcpy(at + i * columns, row, columns * sizeof *row);
  }
}

static void scale_by(float *at, const float *mask, size_t count) {
  for (size_t i = 0; i < count; i++) {
    at[i] *= mask[i];
  }
}

/* Word vectors: the sum of the rows, some dropped. */
static void read_input(network *net, const parameters *p, const dropout *drop,
                       dice *d) {
  const size_t in = net->s.in;
  for (uint32_t i = 0; i < net->count; i++) {
    uint32_t *rows = net->rows + (size_t)i * ROWS_PER_WORD;
    rows_of(&net->s, &net->words[i], rows);
    if (d != NULL && roll_unit(d) < drop->word) {
      rows[0] = 0;
    }
    float *x = net->input + i * in;
    memset(x, 0, in * sizeof *x);
    for (uint32_t k = 0; k < ROWS_PER_WORD; k++) {
      add_row(x, p->rows + rows[k] * in, in);
    }
  }
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    fill_mask(net->input_mask + i * in, in, drop->input, d);
    for (uint32_t k = 0; k < net->sentences[i].count; k++) {
      const size_t at = net->sentences[i].first - net->sentences[0].first + k;
      scale_by(net->input + at * in, net->input_mask + i * in, in);
    }
  }
}

/* What a step of a layer reads and writes, one direction of one word. */
typedef struct {
  float *pre, *cell, *bent, *keep, *show, *hidden;
} step;

static step step_at(const network *net, uint32_t layer, size_t at,
                    size_t direction) {
  const size_t state = net->s.state;
  const size_t one = (at * DIRECTIONS + direction) * state;
  return (step){net->pre[layer] + GATES * one, net->cell[layer] + one,
                net->bent[layer] + one,        net->keep[layer] + one,
                net->show[layer] + one,        net->hidden[layer] + one};
}

VECTORISED static void step_forward(step to, const float *before,
                                    const float *look, size_t state) {
  for (size_t i = 0; i < state; i += QUOTH_LANES) {
    const lanes c = *(const lanes *)(before + i);
    const lanes z = *(const lanes *)(to.pre + i);
    lanes f =
        *(const lanes *)(to.pre + state + i) + *(const lanes *)(look + i) * c;
    lanes r = *(const lanes *)(to.pre + 2 * state + i) +
              *(const lanes *)(look + state + i) * c;
    quoth_logistic(&f, &f);
    quoth_logistic(&r, &r);
    const lanes next = z + f * (c - z);
    lanes bent;
    quoth_tanh(&next, &bent);
    *(lanes *)(to.cell + i) = next;
    *(lanes *)(to.bent + i) = bent;
    *(lanes *)(to.keep + i) = f;
    *(lanes *)(to.show + i) = r;
    *(lanes *)(to.hidden + i) = r * bent;
  }
}

static const float zeros[1024];

static void read_layer(network *net, const parameters *p, uint32_t layer) {
  const size_t state = net->s.state, in = layer_input(&net->s, layer);
  const float *input = layer == 0 ? net->input : net->hidden[layer - 1];
  fill_rows(net->pre[layer], p->bias[layer], 6 * state, net->count);
  multiply((view){input, in, 1}, p->gates[layer], 6 * state, net->pre[layer],
           6 * state, net->count, in, 6 * state);
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    const size_t first = net->sentences[i].first - net->sentences[0].first;
    const size_t count = net->sentences[i].count;
    const float *before[DIRECTIONS] = {zeros, zeros};
    for (size_t k = 0; k < count; k++) {
      for (size_t way = 0; way < DIRECTIONS; way++) {
        const step to =
            step_at(net, layer, first + (way == 0 ? k : count - 1 - k), way);
        step_forward(to, before[way], p->look[layer] + way * 2 * state, state);
        before[way] = to.cell;
      }
    }
  }
}

static void drop_hidden(network *net, uint32_t layer, const dropout *drop,
                        dice *d) {
  const size_t both = 2 * (size_t)net->s.state;
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    float *mask = net->mask[layer] + i * both;
    fill_mask(mask, both, drop->hidden, d);
    for (uint32_t k = 0; k < net->sentences[i].count; k++) {
      const size_t at = net->sentences[i].first - net->sentences[0].first + k;
      scale_by(net->hidden[layer] + at * both, mask, both);
    }
  }
}

void network_read(network *net, const parameters *p, const word *words,
                  const sentence *sentences, uint32_t sentence_count,
                  const dropout *drop, dice *d) {
  const size_t both = 2 * (size_t)net->s.state, ends = ends_size(&net->s);
  net->words = words;
  net->sentences = sentences;
  net->sentence_count = sentence_count;
  net->count = 0;
  for (uint32_t i = 0; i < sentence_count; i++) {
    net->count += sentences[i].count;
  }
  read_input(net, p, drop, d);
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    read_layer(net, p, layer);
    drop_hidden(net, layer, drop, d);
  }
  fill_rows(net->tags, p->tag_bias, TAG_MAX, net->count);
  multiply((view){net->hidden[TAG_LAYER], both, 1}, p->tag, TAG_MAX, net->tags,
           TAG_MAX, net->count, both, TAG_MAX);
  fill_rows(net->ends, p->ends_bias, ends, net->count);
  multiply((view){net->hidden[LAYERS - 1], both, 1}, p->ends, ends, net->ends,
           ends, net->count, both, ends);
}

static size_t padded(size_t count) {
  return (count + 15) / 16 * 16;
}

/* Scores of the arcs of one sentence: row i (a word), column 0 the root and
 * 1 + j word j; a word's own column is out of reach. */
static void score_arcs(network *net, const parameters *p, uint32_t index) {
  const size_t arc = net->s.arc, ends = ends_size(&net->s);
  const uint32_t count = net->sentences[index].count;
  const size_t first = net->sentences[index].first - net->sentences[0].first;
  const size_t width = padded(count + 1);
  float *heads = net->turned, *far = net->turned + arc * SCORES_ROW;
  memset(heads, 0, arc * SCORES_ROW * sizeof *heads);
  transpose(p->root, arc, 1, arc, heads, SCORES_ROW);
  transpose(net->ends + first * ends + arc, ends, count, arc, heads + 1,
            SCORES_ROW);
  memset(net->scores, 0, count * SCORES_ROW * sizeof *net->scores);
  memset(far, 0, (size_t)count * CLASSES * sizeof *far);
  const view a = {net->ends + first * ends, ends, 1};
  multiply(a, heads, SCORES_ROW, net->scores, SCORES_ROW, count, arc, width);
  multiply(a, p->distance, CLASSES, far, CLASSES, count, arc, CLASSES);
  for (uint32_t i = 0; i < count; i++) {
    float *row = net->scores + (size_t)i * SCORES_ROW;
    for (uint32_t j = 0; j < count; j++) {
      row[1 + j] += far[i * CLASSES + quoth_distance_class(i, j)];
    }
    row[1 + i] = -1e9f;
  }
}

/* The hidden units of a label: leaky(ld + lh), in `hidden`. */
static void hide_label(const network *net, size_t place, size_t head,
                       float *hidden) {
  const size_t ends = ends_size(&net->s), label = net->s.label;
  const float *ld = net->ends + place * ends + 2 * (size_t)net->s.arc;
  const float *lh = net->ends + head * ends + 2 * (size_t)net->s.arc + label;
  for (size_t i = 0; i < label; i++) {
    hidden[i] = quoth_leaky(ld[i] + lh[i]);
  }
}

static void score_labels(const network *net, const parameters *p,
                         const float *hidden, float *scores) {
  memcpy(scores, p->labels_bias, LABELS * sizeof *scores);
  multiply((view){hidden, net->s.label, 1}, p->labels, LABELS, scores, LABELS,
           1, net->s.label, LABELS);
}

static void learn_tags(network *net, const parameters *p, parameters *gradient,
                       losses *sum) {
  const size_t both = 2 * (size_t)net->s.state;
  for (uint32_t i = 0; i < net->count; i++) {
    float *row = net->tags + (size_t)i * TAG_MAX;
    if (net->words[i].tag >= net->s.tags) {
      memset(row, 0, TAG_MAX * sizeof *row);
      continue;
    }
    const float right = softmax_gradient(row, net->s.tags, net->words[i].tag);
    sum->tag -= (double)logarithm(right + 1e-20f);
    memset(row + net->s.tags, 0, (TAG_MAX - net->s.tags) * sizeof *row);
    add_row(gradient->tag_bias, row, TAG_MAX);
  }
  multiply((view){net->hidden[TAG_LAYER], 1, both}, net->tags, TAG_MAX,
           gradient->tag, TAG_MAX, both, net->count, TAG_MAX);
  transpose(p->tag, TAG_MAX, both, TAG_MAX, net->turned, both);
  multiply((view){net->tags, TAG_MAX, 1}, net->turned, both,
           net->hidden_gradient[TAG_LAYER], both, net->count, TAG_MAX, both);
}

/* Gradients of the ends of the arcs of one sentence. */
static void learn_arcs(network *net, const parameters *p, parameters *gradient,
                       uint32_t index, losses *sum) {
  const size_t arc = net->s.arc, ends = ends_size(&net->s);
  const uint32_t count = net->sentences[index].count;
  const size_t first = net->sentences[index].first - net->sentences[0].first;
  score_arcs(net, p, index);
  float *far = net->turned; /* count x CLASSES: gradients by distance */
  memset(far, 0, (size_t)count * CLASSES * sizeof *far);
  for (uint32_t i = 0; i < count; i++) {
    float *row = net->scores + (size_t)i * SCORES_ROW;
    const float right =
        softmax_gradient(row, count + 1, net->words[first + i].head);
    sum->arc -= (double)logarithm(right + 1e-20f);
    for (uint32_t j = 0; j < count; j++) {
      if (i != j) {
        far[i * CLASSES + quoth_distance_class(i, j)] += row[1 + j];
      }
    }
  }
  const float *a = net->ends + first * ends, *b = a + arc;
  float *a_gradient = net->ends_gradient + first * ends;
  float *b_gradient = a_gradient + arc;
  const view scores = {net->scores, SCORES_ROW, 1};
  multiply((view){scores.at + 1, SCORES_ROW, 1}, b, ends, a_gradient, ends,
           count, count, arc);
  multiply(scores, p->root, arc, a_gradient, ends, count, 1, arc);
  multiply((view){scores.at + 1, 1, SCORES_ROW}, a, ends, b_gradient, ends,
           count, count, arc);
  multiply((view){scores.at, 1, SCORES_ROW}, a, ends, gradient->root, arc, 1,
           count, arc);
  multiply((view){a, 1, ends}, far, CLASSES, gradient->distance, CLASSES, arc,
           count, CLASSES);
  float *turned = far + (size_t)count * CLASSES;
  transpose(p->distance, CLASSES, arc, CLASSES, turned, arc);
  multiply((view){far, CLASSES, 1}, turned, arc, a_gradient, ends, count,
           CLASSES, arc);
}

static void learn_labels(network *net, const parameters *p,
                         parameters *gradient, uint32_t index, losses *sum) {
  const size_t label = net->s.label, ends = ends_size(&net->s);
  const uint32_t count = net->sentences[index].count;
  const size_t first = net->sentences[index].first - net->sentences[0].first;
  float *hidden = net->turned, *scores = hidden + count * label;
  float *back = scores + count * (size_t)LABELS;
  float *turned = back + count * label;
  for (uint32_t i = 0; i < count; i++) {
    const word *w = &net->words[first + i];
    float *row = scores + (size_t)i * LABELS;
    if (w->head == 0) {
      memset(hidden + i * label, 0, label * sizeof *hidden);
      memset(row, 0, LABELS * sizeof *row);
      continue;
    }
    hide_label(net, first + i, first + w->head - 1, hidden + i * label);
    score_labels(net, p, hidden + i * label, row);
    const float right = softmax_gradient(row, QUOTH_DEPREL_COUNT, w->deprel);
    sum->label -= (double)logarithm(right + 1e-20f);
    memset(row + QUOTH_DEPREL_COUNT, 0,
           (LABELS - QUOTH_DEPREL_COUNT) * sizeof *row);
    add_row(gradient->labels_bias, row, LABELS);
  }
  multiply((view){hidden, 1, label}, scores, LABELS, gradient->labels, LABELS,
           label, count, LABELS);
  transpose(p->labels, LABELS, label, LABELS, turned, label);
  memset(back, 0, count * label * sizeof *back);
  multiply((view){scores, LABELS, 1}, turned, label, back, label, count, LABELS,
           label);
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t head = net->words[first + i].head;
    if (head == 0) {
      continue;
    }
    float *ld =
        net->ends_gradient + (first + i) * ends + 2 * (size_t)net->s.arc;
    float *lh = net->ends_gradient + (first + head - 1) * ends +
                2 * (size_t)net->s.arc + label;
    for (size_t k = 0; k < label; k++) {
      const float g =
          back[i * label + k] * (hidden[i * label + k] > 0.0f ? 1.0f : 0.1f);
      ld[k] += g;
      lh[k] += g;
    }
  }
}

/* The gradient of a step: `cell_gradient` comes from the next step and goes to
 * the one before; pre turns into its own gradient. */
VECTORISED static void step_backward(step at, const float *hidden_gradient,
                                     const float *before, const float *look,
                                     float *look_gradient, float *cell_gradient,
                                     size_t state) {
  for (size_t i = 0; i < state; i += QUOTH_LANES) {
    lanes *pre_z = (lanes *)(at.pre + i);
    lanes *pre_f = (lanes *)(at.pre + state + i);
    lanes *pre_r = (lanes *)(at.pre + 2 * state + i);
    lanes *dc_next = (lanes *)(cell_gradient + i);
    const lanes look_f = *(const lanes *)(look + i);
    const lanes look_r = *(const lanes *)(look + state + i);
    const lanes c = *(const lanes *)(before + i);
    const lanes dh = *(const lanes *)(hidden_gradient + i);
    const lanes f = *(const lanes *)(at.keep + i), z = *pre_z;
    lanes slope_f = *pre_f + look_f * c, slope_r = *pre_r + look_r * c;
    quoth_logistic_slope(&slope_f, &slope_f);
    quoth_logistic_slope(&slope_r, &slope_r);
    lanes slope = *(const lanes *)(at.cell + i);
    quoth_tanh_slope(&slope, &slope);
    const lanes dr = dh * *(const lanes *)(at.bent + i) * slope_r;
    const lanes dc = *dc_next + dh * *(const lanes *)(at.show + i) * slope;
    const lanes df = dc * (c - z) * slope_f;
    *pre_z = dc * (1.0f - f);
    *pre_f = df;
    *pre_r = dr;
    *(lanes *)(look_gradient + i) += df * c;
    *(lanes *)(look_gradient + state + i) += dr * c;
    *dc_next = dc * f + df * look_f + dr * look_r;
  }
}

static void learn_steps(network *net, const parameters *p, parameters *gradient,
                        uint32_t layer, uint32_t index) {
  const size_t state = net->s.state;
  const size_t first = net->sentences[index].first - net->sentences[0].first;
  const size_t count = net->sentences[index].count;
  for (size_t way = 0; way < DIRECTIONS; way++) {
    float cell_gradient[1024] = {0};
    for (size_t k = count; k-- > 0;) {
      const size_t at = first + (way == 0 ? k : count - 1 - k);
      const size_t back = way == 0 ? at - 1 : at + 1;
      const float *before =
          k == 0 ? zeros : step_at(net, layer, back, way).cell;
      step_backward(
          step_at(net, layer, at, way),
          net->hidden_gradient[layer] + (at * DIRECTIONS + way) * state, before,
          p->look[layer] + way * 2 * state,
          gradient->look[layer] + way * 2 * state, cell_gradient, state);
    }
  }
}

/* From the gradient of a layer's output to that of its input. */
static void learn_layer(network *net, const parameters *p, parameters *gradient,
                        uint32_t layer, float *input_gradient) {
  const size_t state = net->s.state, both = 2 * state;
  const size_t in = layer_input(&net->s, layer);
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    for (uint32_t k = 0; k < net->sentences[i].count; k++) {
      const size_t at = net->sentences[i].first - net->sentences[0].first + k;
      scale_by(net->hidden_gradient[layer] + at * both,
               net->mask[layer] + i * both, both);
    }
    learn_steps(net, p, gradient, layer, i);
  }
  const float *input = layer == 0 ? net->input : net->hidden[layer - 1];
  for (uint32_t i = 0; i < net->count; i++) {
    add_row(gradient->bias[layer], net->pre[layer] + i * 6 * state, 6 * state);
  }
  multiply((view){input, 1, in}, net->pre[layer], 6 * state,
           gradient->gates[layer], 6 * state, in, net->count, 6 * state);
  transpose(p->gates[layer], 6 * state, in, 6 * state, net->turned, in);
  multiply((view){net->pre[layer], 6 * state, 1}, net->turned, in,
           input_gradient, in, net->count, 6 * state, in);
}

static void learn_rows(network *net, parameters *gradient,
                       float *input_gradient) {
  const size_t in = net->s.in;
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    for (uint32_t k = 0; k < net->sentences[i].count; k++) {
      const size_t at = net->sentences[i].first - net->sentences[0].first + k;
      float *g = input_gradient + at * in;
      scale_by(g, net->input_mask + i * in, in);
      for (uint32_t r = 0; r < ROWS_PER_WORD; r++) {
        const uint32_t row = net->rows[at * ROWS_PER_WORD + r];
        add_row(gradient->rows + row * in, g, in);
        if (!net->is_touched[row]) {
          net->is_touched[row] = 1;
          net->touched[net->touched_count++] = row;
        }
      }
    }
  }
}

static void begin_learning(network *net) {
  const size_t both = 2 * (size_t)net->s.state;
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    memset(net->hidden_gradient[layer], 0, net->count * both * sizeof(float));
  }
  for (size_t i = 0; i < net->touched_count; i++) {
    net->is_touched[net->touched[i]] = 0;
  }
  net->touched_count = 0;
}

/* From the gradients of what the layers say down to those of the rows. */
static void learn_layers(network *net, const parameters *p,
                         parameters *gradient) {
  for (uint32_t layer = LAYERS; layer-- > 1;) {
    learn_layer(net, p, gradient, layer, net->hidden_gradient[layer - 1]);
  }
  memset(net->input_gradient, 0,
         (size_t)net->count * net->s.in * sizeof(float));
  learn_layer(net, p, gradient, 0, net->input_gradient);
  learn_rows(net, gradient, net->input_gradient);
}

void network_learn(network *net, const parameters *p, parameters *gradient,
                   losses *sum) {
  const size_t both = 2 * (size_t)net->s.state, ends = ends_size(&net->s);
  begin_learning(net);
  memset(net->ends_gradient, 0, net->count * ends * sizeof(float));
  learn_tags(net, p, gradient, sum);
  for (uint32_t i = 0; i < net->sentence_count; i++) {
    learn_arcs(net, p, gradient, i, sum);
    learn_labels(net, p, gradient, i, sum);
  }
  for (uint32_t i = 0; i < net->count; i++) {
    add_row(gradient->ends_bias, net->ends_gradient + i * ends, ends);
  }
  const uint32_t last = LAYERS - 1;
  multiply((view){net->hidden[last], 1, both}, net->ends_gradient, ends,
           gradient->ends, ends, both, net->count, ends);
  transpose(p->ends, ends, both, ends, net->turned, both);
  multiply((view){net->ends_gradient, ends, 1}, net->turned, both,
           net->hidden_gradient[last], both, net->count, ends, both);
  learn_layers(net, p, gradient);
}

const uint32_t *network_rows(const network *net, size_t *count) {
  *count = net->touched_count;
  return net->touched;
}

void network_vote(network *net, const parameters *p, votes *sum) {
  const uint32_t count = net->sentences[0].count;
  score_arcs(net, p, 0);
  for (uint32_t i = 0; i < count; i++) {
    float *tags = net->tags + (size_t)i * TAG_MAX;
    float *arcs = net->scores + (size_t)i * SCORES_ROW;
    (void)softmax_gradient(tags, net->s.tags, 0);
    tags[0] += 1.0f;
    add_row(sum->tags[i], tags, net->s.tags);
    (void)softmax_gradient(arcs, count + 1, 0);
    arcs[0] += 1.0f;
    for (uint32_t j = 0; j <= count; j++) {
      sum->arcs[i][j] += logarithm(arcs[j] + 1e-9f);
    }
  }
}

void network_vote_labels(network *net, const parameters *p,
                         const uint16_t *heads, votes *sum) {
  float *hidden = net->turned, *scores = net->turned + net->s.label;
  for (uint32_t i = 0; i < net->sentences[0].count; i++) {
    if (heads[i] > 0) {
      hide_label(net, i, heads[i] - 1u, hidden);
      score_labels(net, p, hidden, scores);
      (void)softmax_gradient(scores, QUOTH_DEPREL_COUNT, 0);
      scores[0] += 1.0f;
      add_row(sum->labels[i], scores, QUOTH_DEPREL_COUNT);
    }
  }
}
