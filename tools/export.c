/* See export.h. */
#include "tools/export.h"

#include "extract/net.h"

#include <math.h>
#include <stdlib.h>

static int8_t rounded(float x) {
  const float held = x > 127.0f ? 127.0f : x < -127.0f ? -127.0f : x;
  return (int8_t)(int)(held + (held < 0.0f ? -0.5f : 0.5f));
}

static bool put(const char *path, const char *name, const void *at,
                size_t size) {
  quoth_error error = {.line = 0};
  if (quoth_weights_put(path, name, (quoth_text){at, size}, &error) ==
      QUOTH_OK) {
    return true;
  }
  fprintf(stderr, "%s: %s\n", error.source, error.message);
  return false;
}

static bool put_sizes(const char *path, const sizes *s, uint32_t slots) {
  const quoth_net_sizes out = {.words = s->words,
                               .slots = slots,
                               .in = s->in,
                               .state = s->state,
                               .arc = s->arc,
                               .label = s->label,
                               .tags = s->tags};
  return put(path, "sizes", &out, sizeof out);
}

static bool put_slots(const char *path, const sizes *s, const known_word *words,
                      uint32_t slots) {
  quoth_net_slot *table = must_alloc(slots * sizeof *table);
  for (uint32_t row = 1; row < s->words; row++) {
    uint32_t at = (uint32_t)words[row].key & (slots - 1);
    while (table[at].row != 0) {
      at = (at + 1) & (slots - 1);
    }
    table[at] = (quoth_net_slot){(uint32_t)(words[row].key >> 32), row};
  }
  const bool fine = put(path, "slots", table, slots * sizeof *table);
  free(table);
  return fine;
}

/* A known word's row takes in those of its affixes. */
static float *folded_rows(const sizes *s, const parameters *p,
                          const known_word *words) {
  const size_t in = s->in;
  float *rows = must_alloc(p->row_count * in * sizeof *rows);
  memcpy(rows, p->rows, p->row_count * in * sizeof *rows);
  for (uint32_t w = 1; w < s->words; w++) {
    for (uint32_t k = 0; k < QUOTH_AFFIX_KINDS; k++) {
      const float *affix =
          p->rows + ((size_t)s->words + words[w].affixes[k]) * in;
      for (size_t i = 0; i < in; i++) {
        rows[w * in + i] += affix[i];
      }
    }
  }
  return rows;
}

/* Each number of word vectors gets a unit of its own, such that words rarely
 * exceed 127 of them. */
static void choose_units(const sizes *s, const float *rows, float *units) {
  for (size_t i = 0; i < s->in; i++) {
    double squares = 0.0;
    float most = 1e-6f;
    for (size_t w = 1; w < s->words; w++) {
      const float x = fabsf(rows[w * s->in + i]);
      squares += (double)x * (double)x;
      most = x > most ? x : most;
    }
    const float wide = 6.0f * (float)sqrt(squares / s->words);
    units[i] = (most < wide ? most : wide) / 120.0f;
  }
}

static bool put_rows(const char *path, const sizes *s, const parameters *p,
                     const float *rows, const float *units) {
  int8_t *out = must_alloc(p->row_count * s->in);
  for (size_t i = 0; i < p->row_count * s->in; i++) {
    out[i] = rounded(rows[i] / units[i % s->in]);
  }
  const bool fine = put(path, "rows", out, p->row_count * s->in);
  free(out);
  return fine;
}

/* A matrix as floats, element (input, output), with its outputs' biases. */
typedef struct {
  uint32_t in, out;
  float *weights, *bias; /* owned */
} matrix;

static matrix matrix_new(uint32_t in, uint32_t out) {
  return (matrix){in, out, must_alloc((size_t)in * out * sizeof(float)),
                  must_alloc(out * sizeof(float))};
}

static void copy_columns(matrix *to, uint32_t at, const float *from,
                         const float *bias, uint32_t columns, size_t row) {
  for (uint32_t i = 0; i < to->in; i++) {
    memcpy(to->weights + (size_t)i * to->out + at, from + i * row,
           columns * sizeof(float));
  }
  memcpy(to->bias + at, bias, columns * sizeof(float));
}

/* The distances, which look at the dependent's end alone, become columns. */
static void add_distances(matrix *to, const sizes *s, const parameters *p) {
  const uint32_t at = to->out - QUOTH_NET_FAR;
  const size_t row = at;
  multiply((view){p->ends, row, 1}, p->distance, CLASSES, to->weights + at,
           to->out, to->in, s->arc, CLASSES);
  multiply((view){p->ends_bias, row, 1}, p->distance, CLASSES, to->bias + at,
           to->out, 1, s->arc, CLASSES);
}

static matrix matrix_of(const sizes *s, const quoth_net_sizes *out,
                        const parameters *p, uint32_t index,
                        const float *units) {
  uint32_t rows, columns;
  quoth_net_matrix_size(out, index, &rows, &columns);
  matrix m = matrix_new(rows, columns);
  if (index == QUOTH_NET_TAGS) {
    copy_columns(&m, 0, p->tag, p->tag_bias, columns, TAG_MAX);
    return m;
  }
  if (index == QUOTH_NET_ENDS) {
    const uint32_t ends = columns - QUOTH_NET_FAR;
    copy_columns(&m, 0, p->ends, p->ends_bias, ends, ends);
    add_distances(&m, s, p);
    return m;
  }
  copy_columns(&m, 0, p->gates[index], p->bias[index], columns, columns);
  for (uint32_t i = 0; index == 0 && i < rows; i++) {
    for (uint32_t o = 0; o < columns; o++) {
      m.weights[(size_t)i * columns + o] *= units[i];
    }
  }
  return m;
}

/* Rounds a matrix column by column; scale and bias follow in `floats`. */
static void round_matrix(const matrix *m, float input_unit, int8_t *integers,
                         float *floats) {
  for (uint32_t o = 0; o < m->out; o++) {
    float most = 1e-9f;
    for (uint32_t i = 0; i < m->in; i++) {
      const float x = fabsf(m->weights[(size_t)i * m->out + o]);
      most = x > most ? x : most;
    }
    const float unit = most / 127.0f;
    for (uint32_t i = 0; i < m->in; i++) {
      const size_t at = (size_t)i * m->out + o;
      integers[at] = rounded(m->weights[at] / unit);
    }
    floats[o] = unit * input_unit;
    floats[m->out + o] = m->bias[o];
  }
}

static void append(float *floats, size_t *count, const float *at, size_t size) {
  memcpy(floats + *count, at, size * sizeof *at);
  *count += size;
}

static bool put_matrices(const char *path, const sizes *s, const parameters *p,
                         const float *units) {
  const quoth_net_sizes out = {.in = s->in,
                               .state = s->state,
                               .arc = s->arc,
                               .label = s->label,
                               .tags = s->tags};
  int8_t *integers = must_alloc(2 * p->dense_count);
  float *floats = must_alloc(p->dense_count * sizeof *floats);
  size_t integer_count = 0, float_count = 0;
  for (uint32_t i = 0; i < QUOTH_NET_MATRICES; i++) {
    matrix m = matrix_of(s, &out, p, i, units);
    round_matrix(&m, i == 0 ? 1.0f : 1.0f / 127.0f, integers + integer_count,
                 floats + float_count);
    integer_count += (size_t)m.in * m.out;
    float_count += 2 * (size_t)m.out;
    free(m.weights);
    free(m.bias);
  }
  for (uint32_t layer = 0; layer < LAYERS; layer++) {
    append(floats, &float_count, p->look[layer], 4 * (size_t)s->state);
  }
  append(floats, &float_count, p->root, s->arc);
  append(floats, &float_count, p->labels, (size_t)s->label * LABELS);
  append(floats, &float_count, p->labels_bias, LABELS);
  const bool fine = put(path, "integers", integers, integer_count) &&
                    put(path, "floats", floats, float_count * sizeof *floats);
  free(integers);
  free(floats);
  return fine;
}

bool network_export(const char *path, const sizes *s, const parameters *p,
                    const vocabulary *v) {
  uint32_t slots = 16;
  while (slots < 2 * s->words) {
    slots *= 2;
  }
  float *rows = folded_rows(s, p, v->words);
  float units[QUOTH_NET_SIZE_MAX];
  choose_units(s, rows, units);
  const bool fine = put_sizes(path, s, slots) &&
                    put_slots(path, s, v->words, slots) &&
                    put_rows(path, s, p, rows, units) &&
                    put(path, "tags", v->pairs, 2 * (size_t)s->tags) &&
                    put_matrices(path, s, p, units);
  free(rows);
  return fine;
}
