/* Cuts sentences into pieces and pieces into batches. */
#include "extract/reading.h"

#include "extract/batch.h"

static quoth_status allocate(quoth_reading *r) {
  enum { WORDS = QUOTH_BATCH_WORDS };
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
      {(void **)&r->input, WORDS * (size_t)s->in},
      {(void **)&r->first, WORDS * 2 * (size_t)s->state},
      {(void **)&r->second, WORDS * 2 * (size_t)s->state},
      /* Four words of a piece are turned at a time. */
      {(void **)&r->wide, (WORDS + 3) * wide * sizeof(float)},
      {(void **)&r->hidden, WORDS * (size_t)s->label * sizeof(float)},
      {(void **)&r->named, (size_t)WORDS * QUOTH_NET_LABELS * sizeof(float)},
      {(void **)&r->places, WORDS},
      {(void **)&r->heads, WORDS * sizeof *r->heads},
      {(void **)&r->cells, 2 * (size_t)s->state * sizeof(float)},
      {(void **)&r->turned, s->arc * QUOTH_ARC_COLUMNS * sizeof(float)},
      {(void **)&r->scores,
       (size_t)QUOTH_TREE_MAX * QUOTH_ARC_COLUMNS * sizeof(float)},
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
  for (uint16_t i = 0; i < QUOTH_BATCH_WORDS; i++) {
    r->numbers[i] = i;
  }
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
  quoth_arena_free(&reading->arena);
  quoth_release(reading->allocator, reading);
}

/* How many of `count` tokens are the first piece: up to the last mark of
 * punctuation in its second half, if there is one. */
static uint32_t piece_size(quoth_text text, const quoth_token *tokens,
                           uint32_t count) {
  enum { MOST = QUOTH_TREE_MAX };
  if (count <= MOST) {
    return count;
  }
  for (uint32_t size = MOST; size > MOST / 2; size--) {
    const char last = text.at[tokens[size - 1].span.begin];
    if (last == ',' || last == ';' || last == '.' || last == '-') {
      return size;
    }
  }
  return MOST;
}

/* Reads what the batch holds, and empties it. */
static void read_batch(quoth_reading *r, quoth_text text) {
  if (r->piece_count > 0) {
    quoth_batch_tag(r, text);
    quoth_batch_parse(r);
  }
  r->piece_count = r->word_count = 0;
}

void quoth_reading_run(quoth_reading *reading, quoth_text text,
                       quoth_token *tokens, quoth_sentence *sentences,
                       uint32_t count) {
  quoth_reading *r = reading;
  for (quoth_sentence *s = sentences; s < sentences + count; s++) {
    for (uint32_t begin = 0, size; begin < s->count; begin += size) {
      const uint32_t first = s->first + begin;
      size = piece_size(text, tokens + first, s->count - begin);
      if (r->word_count + size > QUOTH_BATCH_WORDS) {
        read_batch(r, text);
      }
      r->pieces[r->piece_count++] =
          (quoth_piece){tokens + first, size, first, r->word_count, s};
      r->word_count += size;
    }
  }
  read_batch(r, text);
}
