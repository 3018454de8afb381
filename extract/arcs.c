/* Scores arcs, finds the best tree, and names its arcs. */
#include "extract/arcs.h"

#include "extract/curve.h"
#include "extract/net.h"

/* The ends of heads, turned so that a column is a head: the root, the words.
 */
static void turn_heads(quoth_reading *r, uint32_t count, uint32_t width) {
  const quoth_net *net = r->net;
  const size_t arc = net->sizes.arc;
  const size_t ends = net->matrices[QUOTH_NET_ENDS].out;
  for (size_t k = 0; k < arc; k++) {
    float *row = r->turned + k * width;
    row[0] = net->root[k];
    for (uint32_t j = 0; j < count; j++) {
      row[1 + j] = r->wide[j * ends + arc + k];
    }
    memset(row + 1 + count, 0, (width - 1 - count) * sizeof *row);
  }
}

/* The table of arcs: row i, column 0 the root, 1 + j word j as its head. */
static void score(quoth_reading *r, uint32_t count, uint32_t width) {
  const quoth_net *net = r->net;
  const size_t ends = net->matrices[QUOTH_NET_ENDS].out;
  turn_heads(r, count, width);
  memset(r->scores, 0, (size_t)count * width * sizeof *r->scores);
  net->kernel->add_product(r->wide, ends, r->turned, r->scores, count,
                           net->sizes.arc, width);
  for (uint32_t i = 0; i < count; i++) {
    const float *far = r->wide + (i + 1) * ends - QUOTH_NET_FAR;
    float *row = r->scores + (size_t)i * width + 1;
    const uint8_t *class = net->distance + QUOTH_TREE_MAX - i;
    for (uint32_t j = 0; j < count; j++) {
      row[j] += far[class[j]];
    }
  }
}

/* Names every arc of a piece; heads are as quoth_tree_find gives them. */
static void name(quoth_reading *r, quoth_token *tokens, uint32_t count) {
  const quoth_net *net = r->net;
  const size_t ends = net->matrices[QUOTH_NET_ENDS].out;
  const size_t arc = net->sizes.arc, label = net->sizes.label;
  for (uint32_t i = 0; i < count; i++) {
    const size_t head = r->heads[i] == 0 ? i : r->heads[i] - 1u;
    const float *ld = r->wide + i * ends + 2 * arc;
    const float *lh = r->wide + head * ends + 2 * arc + label;
    float *hidden = r->hidden + i * label;
    for (size_t k = 0; k < label; k++) {
      hidden[k] = quoth_leaky(ld[k] + lh[k]);
    }
    memcpy(r->named + (size_t)i * QUOTH_NET_LABELS, net->labels_bias,
           QUOTH_NET_LABELS * sizeof *r->named);
  }
  net->kernel->add_product(r->hidden, label, net->labels, r->named, count,
                           net->sizes.label, QUOTH_NET_LABELS);
  for (uint32_t i = 0; i < count; i++) {
    const float *row = r->named + (size_t)i * QUOTH_NET_LABELS;
    const uint32_t best =
        QUOTH_DEP_ROOT + 1 +
        net->kernel->best(row + QUOTH_DEP_ROOT + 1,
                          QUOTH_DEPREL_COUNT - QUOTH_DEP_ROOT - 1);
    tokens[i].deprel = (uint8_t)(r->heads[i] == 0 ? QUOTH_DEP_ROOT : best);
  }
}

/* Parses one piece; returns the place of its root in it. */
static uint32_t parse_piece(quoth_reading *r, const int8_t *states,
                            quoth_token *tokens, uint32_t count,
                            uint32_t first) {
  const quoth_net *net = r->net;
  const uint32_t width = (count + 1 + 15) / 16 * 16;
  net->kernel->multiply(&net->matrices[QUOTH_NET_ENDS], states, count, r->wide);
  score(r, count, width);
  quoth_tree_find(r->search, r->scores, width, count, r->heads);
  name(r, tokens, count);
  uint32_t root = 0;
  for (uint32_t i = 0; i < count; i++) {
    tokens[i].head = r->heads[i] == 0 ? QUOTH_NONE : first + r->heads[i] - 1u;
    root = r->heads[i] == 0 ? i : root;
  }
  return root;
}

quoth_status quoth_parse_sentence(quoth_reading *reading, quoth_token *tokens,
                                  uint32_t count, uint32_t first,
                                  uint32_t *root) {
  const size_t both = 2 * (size_t)reading->net->sizes.state;
  uint32_t begin = 0;
  for (size_t piece = 0; begin < count; piece++) {
    const uint32_t end = reading->pieces[piece];
    const uint32_t at =
        begin + parse_piece(reading, reading->states + begin * both,
                            tokens + begin, end - begin, first + begin);
    if (piece == 0) {
      *root = first + at;
    } else {
      tokens[at].head = *root;
      tokens[at].deprel = QUOTH_DEP_PARATAXIS;
    }
    begin = end;
  }
  return QUOTH_OK;
}
