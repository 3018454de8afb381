/* What each word is: word vectors, both layers, tags. */
#include "extract/batch.h"

/* Forms of the words of a piece, with the shapes that the models see. */
static void find_forms(quoth_text text, const quoth_piece *piece,
                       quoth_form *forms) {
  bool upper = false, lower = false;
  for (uint32_t i = 0; i < piece->count; i++) {
    forms[i] = quoth_form_of(quoth_text_slice(text, piece->tokens[i].span));
    upper = upper || forms[i].upper;
    lower = lower || forms[i].lower;
  }
  const bool uncased = quoth_case_is_void(upper, lower);
  for (uint32_t i = 0; i < piece->count; i++) {
    forms[i].shape = quoth_shape_in(forms[i].shape, uncased);
  }
}

/* The different vectors of the batch: about half as many as words. */
typedef struct {
  uint32_t kinds[QUOTH_BATCH_WORDS]; /* row and shape of each, 0: unknown */
  uint8_t slots[1 << 9]; /* numbers of vectors + 1, open addressing; 0: free */
} quoth_vectors;

_Static_assert(QUOTH_BATCH_WORDS < UINT8_MAX, "numbers are bytes");

/* The number of the vector of `row` (0 is like no other) and `shape`, which is
 * `count` when it is new. */
static uint32_t vector_of(quoth_vectors *v, uint32_t row, uint8_t shape,
                          uint32_t count) {
  enum { MASK = sizeof v->slots - 1 };
  const uint32_t kind = row == 0 ? 0 : row * QUOTH_SHAPES + shape;
  v->kinds[count] = kind;
  if (kind == 0) {
    return count;
  }
  uint32_t at = kind * 0x9e3779b1u >> 16;
  while (v->slots[at & MASK] != 0) {
    const uint32_t number = v->slots[at & MASK] - 1u;
    if (v->kinds[number] == kind) {
      return number;
    }
    at++;
  }
  v->slots[at & MASK] = (uint8_t)(count + 1);
  return count;
}

/* Word vectors. */
static void look_up(quoth_reading *r, quoth_text text) {
  quoth_form forms[QUOTH_BATCH_WORDS];
  uint32_t rows[QUOTH_BATCH_WORDS];
  for (uint32_t i = 0; i < r->piece_count; i++) {
    find_forms(text, &r->pieces[i], forms + r->pieces[i].row);
  }
  quoth_net_find(r->net, forms, r->word_count, rows);
  quoth_vectors vectors;
  memset(vectors.slots, 0, sizeof vectors.slots);
  uint32_t count = 0;
  for (uint32_t i = 0; i < r->word_count; i++) {
    const uint8_t shape = forms[i].shape;
    const uint32_t number = vector_of(&vectors, rows[i], shape, count);
    r->vectors[i] = (uint16_t)number;
    if (number == count) {
      quoth_net_look_up(r->net, &forms[i], rows[i], shape,
                        r->input + (size_t)count * r->net->sizes.in);
      count++;
    }
  }
  r->vector_count = count;
}

/* Layer `layer` through a piece: products in `wide`, those of word i in row
 * rows[i], become `hidden`. */
static void scan(quoth_reading *r, uint32_t layer, const quoth_piece *piece,
                 const uint16_t *rows, int8_t *hidden) {
  const quoth_net *net = r->net;
  const size_t state = net->sizes.state;
  const size_t begin = piece->row, last = begin + piece->count - 1;
  memset(r->cells, 0, 2 * state * sizeof *r->cells);
  const quoth_scan forward = {.pre = r->wide,
                              .pre_row = 6 * state,
                              .row = rows + begin,
                              .hidden = hidden + begin * 2 * state,
                              .step = 1,
                              .hidden_step = (ptrdiff_t)(2 * state),
                              .look = net->look[layer],
                              .cell = r->cells,
                              .count = piece->count,
                              .state = net->sizes.state};
  quoth_scan backward = forward;
  backward.pre += 3 * state;
  backward.row = rows + last;
  backward.hidden = hidden + last * 2 * state + state;
  backward.step = -forward.step;
  backward.hidden_step = -forward.hidden_step;
  backward.look += 2 * state;
  backward.cell += state;
  net->kernel->scan(&forward, &backward);
}

static void read_layers(quoth_reading *r) {
  const quoth_net *net = r->net;
  net->kernel->multiply(&net->matrices[0], r->input, r->vector_count, r->wide);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    scan(r, 0, &r->pieces[i], r->vectors, r->first);
  }
  net->kernel->multiply(&net->matrices[1], r->first, r->word_count, r->wide);
  for (uint32_t i = 0; i < r->piece_count; i++) {
    scan(r, 1, &r->pieces[i], r->numbers, r->second);
  }
}

void quoth_batch_tag(quoth_reading *batch, quoth_text text) {
  quoth_reading *r = batch;
  const quoth_net *net = r->net;
  const quoth_matrix *matrix = &net->matrices[QUOTH_NET_TAGS];
  look_up(r, text);
  read_layers(r);
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
