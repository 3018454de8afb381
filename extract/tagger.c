/* What each word is: word vectors, both layers, tags. */
#include "extract/batch.h"

/* Word vectors of a piece. */
static void look_up(quoth_reading *r, quoth_text text,
                    const quoth_piece *piece) {
  quoth_form forms[QUOTH_TREE_MAX];
  bool upper = false, lower = false;
  for (uint32_t i = 0; i < piece->count; i++) {
    forms[i] = quoth_form_of(quoth_text_slice(text, piece->tokens[i].span));
    upper = upper || forms[i].upper;
    lower = lower || forms[i].lower;
  }
  const bool uncased = quoth_case_is_void(upper, lower);
  for (uint32_t i = 0; i < piece->count; i++) {
    quoth_net_look_up(r->net, &forms[i],
                      quoth_shape_in(forms[i].shape, uncased),
                      r->input + (size_t)(piece->row + i) * r->net->sizes.in);
  }
}

/* Layer `layer` through a piece, from the products in `wide` to `hidden`. */
static void scan(quoth_reading *r, uint32_t layer, const quoth_piece *piece,
                 int8_t *hidden) {
  const quoth_net *net = r->net;
  const size_t state = net->sizes.state;
  const size_t begin = piece->row, last = begin + piece->count - 1;
  memset(r->cells, 0, 2 * state * sizeof *r->cells);
  const quoth_scan forward = {.pre = r->wide + begin * 6 * state,
                              .pre_stride = (ptrdiff_t)(6 * state),
                              .look = net->look[layer],
                              .cell = r->cells,
                              .hidden = hidden + begin * 2 * state,
                              .hidden_stride = (ptrdiff_t)(2 * state),
                              .count = piece->count,
                              .state = net->sizes.state};
  quoth_scan backward = forward;
  backward.pre = r->wide + last * 6 * state + 3 * state;
  backward.pre_stride = -forward.pre_stride;
  backward.look += 2 * state;
  backward.cell += state;
  backward.hidden = hidden + last * 2 * state + state;
  backward.hidden_stride = -forward.hidden_stride;
  net->kernel->scan(&forward, &backward);
}

static void read_layer(quoth_reading *r, uint32_t layer, const int8_t *x,
                       int8_t *hidden) {
  const quoth_net *net = r->net;
  net->kernel->multiply(&net->matrices[layer], x, r->word_count, r->wide);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    scan(r, layer, &r->pieces[i], hidden);
  }
}

void quoth_batch_tag(quoth_reading *batch, quoth_text text) {
  quoth_reading *r = batch;
  const quoth_net *net = r->net;
  const quoth_matrix *matrix = &net->matrices[QUOTH_NET_TAGS];
  for (uint32_t i = 0; i < r->piece_count; i++) {
    look_up(r, text, &r->pieces[i]);
  }
  read_layer(r, 0, r->input, r->first);
  read_layer(r, 1, r->first, r->second);
  net->kernel->multiply(matrix, r->second, r->word_count, r->wide);
  net->kernel->best(r->wide, matrix->out, r->word_count, net->sizes.tags,
                    r->places);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    const quoth_piece *piece = &r->pieces[i];
    for (uint32_t k = 0; k < piece->count; k++) {
      const uint8_t *tag = net->tags + 2 * r->places[piece->row + k];
      piece->tokens[k].upos = tag[0];
      piece->tokens[k].xpos = tag[1];
    }
  }
}
