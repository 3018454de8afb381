/* From words to what the network says of them; see network.h. */
#include "tools/network_body.h"

static void fill_mask(float *mask, size_t count, float share, dice *d) {
  const float kept = 1.0f / (1.0f - share);
  for (size_t i = 0; i < count; i++) {
    mask[i] = d == NULL || share == 0.0f ? 1.0f
              : roll_unit(d) < share     ? 0.0f
                                         : kept;
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
  multiply((view){net->hidden[LAYERS - 1], both, 1}, p->tag, TAG_MAX, net->tags,
           TAG_MAX, net->count, both, TAG_MAX);
  fill_rows(net->ends, p->ends_bias, ends, net->count);
  multiply((view){net->hidden[LAYERS - 1], both, 1}, p->ends, ends, net->ends,
           ends, net->count, both, ends);
}

static size_t padded(size_t count) {
  return (count + 15) / 16 * 16;
}

void network_score_arcs(network *net, const parameters *p, uint32_t index) {
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

void network_hide_label(const network *net, size_t place, size_t head,
                        float *hidden) {
  const size_t ends = ends_size(&net->s), label = net->s.label;
  const float *ld = net->ends + place * ends + 2 * (size_t)net->s.arc;
  const float *lh = net->ends + head * ends + 2 * (size_t)net->s.arc + label;
  for (size_t i = 0; i < label; i++) {
    hidden[i] = quoth_leaky(ld[i] + lh[i]);
  }
}

void network_score_labels(const network *net, const parameters *p,
                          const float *hidden, float *scores) {
  memcpy(scores, p->labels_bias, LABELS * sizeof *scores);
  multiply((view){hidden, net->s.label, 1}, p->labels, LABELS, scores, LABELS,
           1, net->s.label, LABELS);
}

static uint8_t best_of(const float *scores, uint32_t from, uint32_t count) {
  uint32_t best = from;
  for (uint32_t i = from + 1; i < count; i++) {
    best = scores[i] > scores[best] ? i : best;
  }
  return (uint8_t)best;
}

void network_decide(network *net, const parameters *p,
                    quoth_tree_search *search, uint8_t *tags, uint16_t *heads,
                    uint8_t *labels) {
  const uint32_t count = net->sentences[0].count;
  network_score_arcs(net, p, 0);
  quoth_tree_heads(net->scores, SCORES_ROW, count, heads);
  quoth_tree_find(search, net->scores, SCORES_ROW, count, heads);
  float *hidden = net->turned, *scores = net->turned + net->s.label;
  for (uint32_t i = 0; i < count; i++) {
    tags[i] = best_of(net->tags + (size_t)i * TAG_MAX, 0, net->s.tags);
    labels[i] = 0;
    if (heads[i] > 0) {
      network_hide_label(net, i, heads[i] - 1u, hidden);
      network_score_labels(net, p, hidden, scores);
      labels[i] = best_of(scores, 1, QUOTH_DEPREL_COUNT);
    }
  }
}
