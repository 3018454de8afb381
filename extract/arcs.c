/* Scores arcs, finds the best trees, and names their arcs. */
#include "extract/batch.h"
#include "extract/curve.h"

#include <math.h>

/* What matrix QUOTH_NET_ENDS says of a row of the batch. */
static const float *ends_of(const quoth_reading *r, size_t row) {
  return r->wide + row * r->net->matrices[QUOTH_NET_ENDS].out;
}

/* The table of arcs: row i, column 0 the root, 1 + j word j as its head. */
static void score(quoth_reading *r, const quoth_piece *piece, uint32_t width) {
  const quoth_net *net = r->net;
  const uint32_t ends = net->matrices[QUOTH_NET_ENDS].out;
  const float *first = ends_of(r, piece->row);
  net->kernel->turn(first + net->sizes.arc, ends, piece->count, net->sizes.arc,
                    r->turned + 1, width);
  for (uint32_t k = 0; k < net->sizes.arc; k++) {
    r->turned[(size_t)k * width] = net->root[k];
  }
  net->kernel->product(first, ends, r->turned, NULL, r->scores, piece->count,
                       net->sizes.arc, width);
  net->kernel->add_far(r->scores + 1, width, first + ends - QUOTH_NET_FAR, ends,
                       net->distance + QUOTH_TREE_MAX, piece->count);
  for (uint32_t i = 0; i < piece->count; i++) {
    r->scores[(size_t)i * width + 1 + i] = -INFINITY;
  }
}

/* The best tree of a piece. */
static void find_tree(quoth_reading *r, const quoth_piece *piece) {
  const uint32_t width = (piece->count + 1 + 15) / 16 * 16;
  uint16_t *heads = r->heads + piece->row;
  score(r, piece, width);
  r->net->kernel->best(r->scores + 1, width, piece->count, piece->count,
                       r->places);
  for (uint32_t i = 0; i < piece->count; i++) {
    heads[i] = (uint16_t)(1 + r->places[i]);
  }
  quoth_tree_find(r->search, r->scores, width, piece->count, heads);
}

/* What the hidden units of labels say of every arc of a piece. */
static void join_ends(quoth_reading *r, const quoth_piece *piece) {
  const size_t arc = r->net->sizes.arc, label = r->net->sizes.label;
  for (uint32_t i = 0; i < piece->count; i++) {
    const size_t row = piece->row + i;
    const size_t head =
        r->heads[row] == 0 ? row : piece->row + r->heads[row] - 1u;
    const float *ld = ends_of(r, row) + 2 * arc;
    const float *lh = ends_of(r, head) + 2 * arc + label;
    float *hidden = r->hidden + row * label;
    for (size_t k = 0; k < label; k++) {
      hidden[k] = quoth_leaky(ld[k] + lh[k]);
    }
  }
}

/* Stores the arcs of a piece; one that continues a sentence hangs on its root.
 */
static void store(const quoth_reading *r, const quoth_piece *piece) {
  for (uint32_t i = 0; i < piece->count; i++) {
    quoth_token *token = &piece->tokens[i];
    const uint16_t head = r->heads[piece->row + i];
    if (head > 0) {
      token->head = piece->first + head - 1u;
      token->deprel = (uint8_t)(QUOTH_DEP_ROOT + 1 + r->places[piece->row + i]);
    } else if (piece->first == piece->sentence->first) {
      token->head = QUOTH_NONE;
      token->deprel = QUOTH_DEP_ROOT;
      piece->sentence->root = piece->first + i;
    } else {
      token->head = piece->sentence->root;
      token->deprel = QUOTH_DEP_PARATAXIS;
    }
  }
}

void quoth_batch_parse(quoth_reading *batch) {
  quoth_reading *r = batch;
  const quoth_net *net = r->net;
  net->kernel->multiply(&net->matrices[QUOTH_NET_ENDS], r->second,
                        r->word_count, r->wide);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    find_tree(r, &r->pieces[i]);
    join_ends(r, &r->pieces[i]);
  }
  net->kernel->product(r->hidden, net->sizes.label, net->labels,
                       net->labels_bias, r->named, r->word_count,
                       net->sizes.label, QUOTH_NET_LABELS);
  net->kernel->best(r->named + QUOTH_DEP_ROOT + 1, QUOTH_NET_LABELS,
                    r->word_count, QUOTH_DEPREL_COUNT - QUOTH_DEP_ROOT - 1,
                    r->places);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    store(r, &r->pieces[i]);
  }
}
