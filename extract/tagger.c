/* Reads sentences: word vectors, both layers, tags. */
#include "extract/tagger.h"

#include "extract/arcs.h"
#include "extract/net.h"

/* A sentence of more words than this is read in pieces. */
enum { PIECE = QUOTH_TREE_MAX };

_Static_assert((int)PIECE == (int)QUOTH_ARCS_REACH, "a piece is a tree");

static quoth_status allocate(quoth_reading *r) {
  const quoth_net_sizes *s = &r->net->sizes;
  size_t wide = 0;
  for (uint32_t i = 0; i < QUOTH_NET_MATRICES; i++) {
    const uint32_t out = r->net->matrices[i].out;
    wide = out > wide ? out : wide;
  }
  const struct {
    void **at;
    size_t size;
  } parts[] = {
      {(void **)&r->input, PIECE * (size_t)s->in},
      {(void **)&r->first, PIECE * 2 * (size_t)s->state},
      {(void **)&r->wide, PIECE * wide * sizeof(float)},
      {(void **)&r->turned, s->arc * QUOTH_ARC_COLUMNS * sizeof(float)},
      {(void **)&r->scores, (size_t)PIECE * QUOTH_ARC_COLUMNS * sizeof(float)},
      {(void **)&r->hidden, PIECE * (size_t)s->label * sizeof(float)},
      {(void **)&r->named, (size_t)PIECE * QUOTH_NET_LABELS * sizeof(float)},
      {(void **)&r->cells, 2 * (size_t)s->state * sizeof(float)},
      {(void **)&r->heads, PIECE * sizeof *r->heads},
      {(void **)&r->search, sizeof *r->search}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    *parts[i].at = quoth_kernel_room(&r->arena, parts[i].size);
    if (*parts[i].at == NULL) {
      return QUOTH_NO_MEMORY;
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_reading_new(const quoth_syntax *syntax,
                               quoth_allocator *allocator,
                               quoth_reading **out) {
  *out = NULL;
  quoth_reading *r = quoth_alloc(allocator, sizeof *r);
  if (r == NULL) {
    return QUOTH_NO_MEMORY;
  }
  *r = (quoth_reading){.net = &syntax->net,
                       .allocator = allocator,
                       .arena = {.from = allocator}};
  if (allocate(r) != QUOTH_OK) {
    quoth_reading_free(r);
    return QUOTH_NO_MEMORY;
  }
  *out = r;
  return QUOTH_OK;
}

void quoth_reading_free(quoth_reading *reading) {
  if (reading == NULL) {
    return;
  }
  quoth_release(reading->allocator, reading->states);
  quoth_release(reading->allocator, reading->pieces);
  quoth_arena_free(&reading->arena);
  quoth_release(reading->allocator, reading);
}

/* Where a piece that begins at `begin` ends: at the last mark of punctuation
 * in its second half, if there is one. */
static uint32_t piece_end(quoth_text text, const quoth_token *tokens,
                          uint32_t begin, uint32_t count) {
  if (count - begin <= PIECE) {
    return count;
  }
  for (uint32_t end = begin + PIECE; end > begin + PIECE / 2; end--) {
    const char last = text.at[tokens[end - 1].span.begin];
    if (last == ',' || last == ';' || last == '.' || last == '-') {
      return end;
    }
  }
  return begin + PIECE;
}

static quoth_status cut(quoth_reading *r, quoth_text text,
                        const quoth_token *tokens, uint32_t count) {
  r->piece_count = 0;
  for (uint32_t begin = 0; begin < count;) {
    begin = piece_end(text, tokens, begin, count);
    QUOTH_TRY(quoth_grow(r->allocator, &r->pieces, &r->piece_capacity,
                         r->piece_count, r->piece_count + 1,
                         sizeof *r->pieces));
    r->pieces[r->piece_count++] = begin;
  }
  return QUOTH_OK;
}

/* Word vectors of a piece. */
static void look_up(quoth_reading *r, quoth_text text,
                    const quoth_token *tokens, uint32_t count) {
  quoth_form forms[PIECE];
  bool upper = false, lower = false;
  for (uint32_t i = 0; i < count; i++) {
    forms[i] = quoth_form_of(quoth_text_slice(text, tokens[i].span));
    upper = upper || forms[i].upper;
    lower = lower || forms[i].lower;
  }
  const bool uncased = quoth_case_is_void(upper, lower);
  for (uint32_t i = 0; i < count; i++) {
    quoth_net_look_up(r->net, &forms[i],
                      quoth_shape_in(forms[i].shape, uncased),
                      r->input + (size_t)i * r->net->sizes.in);
  }
}

/* Layer `layer` from `x` to `hidden`. */
static void read_layer(quoth_reading *r, uint32_t layer, const int8_t *x,
                       uint32_t count, int8_t *hidden) {
  const quoth_net *net = r->net;
  const size_t state = net->sizes.state, last = count - 1;
  net->kernel->multiply(&net->matrices[layer], x, count, r->wide);
  memset(r->cells, 0, 2 * state * sizeof *r->cells);
  const quoth_scan forward = {.pre = r->wide,
                              .pre_stride = (ptrdiff_t)(6 * state),
                              .look = net->look[layer],
                              .cell = r->cells,
                              .hidden = hidden,
                              .hidden_stride = (ptrdiff_t)(2 * state),
                              .count = count,
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

static void tag(quoth_reading *r, const int8_t *states, quoth_token *tokens,
                uint32_t count) {
  const quoth_net *net = r->net;
  const quoth_matrix *matrix = &net->matrices[QUOTH_NET_TAGS];
  net->kernel->multiply(matrix, states, count, r->wide);
  for (uint32_t i = 0; i < count; i++) {
    const float *row = r->wide + (size_t)i * matrix->out;
    const uint32_t best = net->kernel->best(row, net->sizes.tags);
    tokens[i].upos = net->tags[2 * best];
    tokens[i].xpos = net->tags[2 * best + 1];
  }
}

quoth_status quoth_tag_sentence(quoth_reading *reading, quoth_text text,
                                quoth_token *tokens, uint32_t count) {
  quoth_reading *r = reading;
  const size_t both = 2 * (size_t)r->net->sizes.state;
  QUOTH_TRY(cut(r, text, tokens, count));
  QUOTH_TRY(quoth_grow(r->allocator, &r->states, &r->state_capacity, 0,
                       count * both, sizeof *r->states));
  uint32_t begin = 0;
  for (size_t piece = 0; piece < r->piece_count; piece++) {
    const uint32_t size = r->pieces[piece] - begin;
    look_up(r, text, tokens + begin, size);
    read_layer(r, 0, r->input, size, r->first);
    read_layer(r, 1, r->first, size, r->states + begin * both);
    tag(r, r->states + begin * both, tokens + begin, size);
    begin += size;
  }
  return QUOTH_OK;
}
