/* From losses back to gradients; see network.h. */
#include "tools/network_body.h"

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
  multiply((view){net->hidden[LAYERS - 1], 1, both}, net->tags, TAG_MAX,
           gradient->tag, TAG_MAX, both, net->count, TAG_MAX);
  transpose(p->tag, TAG_MAX, both, TAG_MAX, net->turned, both);
  multiply((view){net->tags, TAG_MAX, 1}, net->turned, both,
           net->hidden_gradient[LAYERS - 1], both, net->count, TAG_MAX, both);
}

/* Gradients of the ends of the arcs of one sentence. */
static void learn_arcs(network *net, const parameters *p, parameters *gradient,
                       uint32_t index, losses *sum) {
  const size_t arc = net->s.arc, ends = ends_size(&net->s);
  const uint32_t count = net->sentences[index].count;
  const size_t first = net->sentences[index].first - net->sentences[0].first;
  network_score_arcs(net, p, index);
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
    network_hide_label(net, first + i, first + w->head - 1, hidden + i * label);
    network_score_labels(net, p, hidden + i * label, row);
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
    float cell_gradient[UNITS_MAX] = {0};
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
