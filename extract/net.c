/* Finds the network in a weights file; see net.h. */
#include "extract/net.h"

#include <stdlib.h>

void quoth_net_matrix_size(const quoth_net_sizes *s, uint32_t index,
                           uint32_t *in, uint32_t *out) {
  *in = index == 0 ? s->in : 2 * s->state;
  *out = index == QUOTH_NET_TAGS   ? quoth_net_tag_columns(s)
         : index == QUOTH_NET_ENDS ? quoth_net_ends(s)
                                   : 6 * s->state;
}

static bool size_is_sound(uint32_t size) {
  return size > 0 && size <= QUOTH_NET_SIZE_MAX && size % 16 == 0;
}

static quoth_status load_sizes(quoth_net *net, const quoth_weights *weights) {
  const quoth_text bytes = quoth_weights_section(weights, "sizes");
  quoth_net_sizes *s = &net->sizes;
  if (bytes.size != sizeof *s) {
    return QUOTH_BAD_DATA;
  }
  memcpy(s, bytes.at, sizeof *s);
  const bool sound = size_is_sound(s->in) && size_is_sound(s->state) &&
                     size_is_sound(s->arc) && size_is_sound(s->label) &&
                     s->tags > 0 && s->tags <= 255 && s->words > 0 &&
                     s->words < 1u << 24 && s->slots > s->words &&
                     s->slots < 1u << 25 && (s->slots & (s->slots - 1)) == 0;
  return sound ? QUOTH_OK : QUOTH_BAD_DATA;
}

/* The section if it has exactly `size` bytes, else NULL. */
static const void *section(const quoth_weights *weights, const char *name,
                           size_t size) {
  const quoth_text bytes = quoth_weights_section(weights, name);
  return bytes.size == size ? bytes.at : NULL;
}

static quoth_status load_words(quoth_net *net, const quoth_weights *weights) {
  const quoth_net_sizes *s = &net->sizes;
  net->slots = section(weights, "slots", s->slots * sizeof *net->slots);
  net->rows =
      section(weights, "rows",
              ((size_t)s->words + QUOTH_AFFIX_ROWS + QUOTH_SHAPES) * s->in);
  net->tags = section(weights, "tags", 2 * (size_t)s->tags);
  if (net->slots == NULL || net->rows == NULL || net->tags == NULL) {
    return QUOTH_BAD_DATA;
  }
  uint32_t used = 0;
  for (uint32_t i = 0; i < s->slots; i++) {
    used += net->slots[i].row != 0;
    if (net->slots[i].row >= s->words) {
      return QUOTH_BAD_DATA;
    }
  }
  for (uint32_t i = 0; i < s->tags; i++) {
    if (net->tags[2 * i] >= QUOTH_UPOS_COUNT ||
        net->tags[2 * i + 1] >= QUOTH_XPOS_COUNT) {
      return QUOTH_BAD_DATA;
    }
  }
  return used < s->slots ? QUOTH_OK : QUOTH_BAD_DATA;
}

static quoth_status load_matrices(quoth_net *net,
                                  const quoth_weights *weights) {
  const quoth_net_sizes *s = &net->sizes;
  size_t integers = 0, floats = 0;
  for (uint32_t i = 0; i < QUOTH_NET_MATRICES; i++) {
    quoth_matrix *matrix = &net->matrices[i];
    quoth_net_matrix_size(s, i, &matrix->in, &matrix->out);
    integers += (size_t)matrix->in * matrix->out;
    floats += 2 * (size_t)matrix->out;
  }
  const size_t look = 4 * (size_t)s->state;
  floats += QUOTH_NET_LAYERS * look + s->arc +
            ((size_t)s->label + 1) * QUOTH_NET_LABELS;
  const int8_t *integer = section(weights, "integers", integers);
  const float *number = section(weights, "floats", floats * sizeof *number);
  if (integer == NULL || number == NULL) {
    return QUOTH_BAD_DATA;
  }
  for (uint32_t i = 0; i < QUOTH_NET_MATRICES; i++) {
    quoth_matrix *matrix = &net->matrices[i];
    matrix->scale = number;
    matrix->bias = number + matrix->out;
    number += 2 * (size_t)matrix->out;
    QUOTH_TRY(net->kernel->pack(&net->arena, integer, matrix));
    integer += (size_t)matrix->in * matrix->out;
  }
  for (uint32_t i = 0; i < QUOTH_NET_LAYERS; i++) {
    net->look[i] = number;
    number += look;
  }
  net->root = number;
  net->labels = net->root + s->arc;
  net->labels_bias = net->labels + (size_t)s->label * QUOTH_NET_LABELS;
  return QUOTH_OK;
}

quoth_status quoth_net_load(quoth_net *net, const quoth_weights *weights,
                            const quoth_kernel *kernel) {
  *net = (quoth_net){.kernel = kernel};
  for (uint32_t i = 0; i < 2 * QUOTH_TREE_MAX; i++) {
    net->distance[i] = quoth_distance_class(QUOTH_TREE_MAX, i);
  }
  QUOTH_TRY(load_sizes(net, weights));
  QUOTH_TRY(load_words(net, weights));
  return load_matrices(net, weights);
}

void quoth_net_free(quoth_net *net) {
  quoth_arena_free(&net->arena);
}

quoth_status quoth_syntax_open(const char *path, quoth_error *error,
                               quoth_syntax **out) {
  *out = NULL;
  quoth_syntax *syntax = calloc(1, sizeof *syntax);
  if (syntax == NULL) {
    return QUOTH_NO_MEMORY;
  }
  quoth_status status = quoth_weights_map(path, error, &syntax->weights);
  if (status == QUOTH_OK) {
    status =
        quoth_net_load(&syntax->net, syntax->weights, quoth_kernel_choose());
    if (status == QUOTH_BAD_DATA) {
      (void)quoth_error_set(error, status, path, 0,
                            "weights hold no sound network");
    }
  }
  if (status != QUOTH_OK) {
    quoth_syntax_close(syntax);
    return status;
  }
  *out = syntax;
  return QUOTH_OK;
}

void quoth_syntax_close(quoth_syntax *syntax) {
  if (syntax == NULL) {
    return;
  }
  quoth_net_free(&syntax->net);
  quoth_weights_unmap(syntax->weights);
  free(syntax);
}

quoth_text quoth_syntax_section(const quoth_syntax *syntax, const char *name) {
  return quoth_weights_section(syntax->weights, name);
}

/* Fetching is asked for early: neither table is in a near cache. */
void quoth_net_find(const quoth_net *net, const quoth_form *forms,
                    uint32_t count, uint32_t *rows) {
  enum { AT_ONCE = 32 };
  const uint32_t mask = net->sizes.slots - 1;
  uint64_t keys[AT_ONCE];
  for (uint32_t begin = 0; begin < count; begin += AT_ONCE) {
    const uint32_t some = count - begin < AT_ONCE ? count - begin : AT_ONCE;
    for (uint32_t i = 0; i < some; i++) {
      keys[i] = quoth_form_key(&forms[begin + i]);
      __builtin_prefetch(&net->slots[(uint32_t)keys[i] & mask]);
    }
    for (uint32_t i = 0; i < some; i++) {
      uint32_t at = (uint32_t)keys[i] & mask;
      while (net->slots[at].row != 0 &&
             net->slots[at].check != (uint32_t)(keys[i] >> 32)) {
        at = (at + 1) & mask;
      }
      rows[begin + i] = net->slots[at].row;
      __builtin_prefetch(net->rows + (size_t)rows[begin + i] * net->sizes.in);
    }
  }
}

/* Sums as numbers of a byte. */
static void hold(const int16_t *restrict sum, int8_t *restrict x,
                 uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    const int16_t low = sum[i] > 127 ? (int16_t)127 : sum[i];
    x[i] = (int8_t)(low < -127 ? (int16_t)-127 : low);
  }
}

/* An unknown word is what its affixes are. */
static void add_affixes(const quoth_net *net, const quoth_form *form,
                        int16_t *sum) {
  uint16_t affixes[QUOTH_AFFIX_KINDS];
  quoth_form_affixes(form, affixes);
  const uint32_t in = net->sizes.in;
  for (uint32_t k = 0; k < QUOTH_AFFIX_KINDS; k++) {
    const int8_t *row =
        net->rows + ((size_t)net->sizes.words + affixes[k]) * in;
    for (uint32_t i = 0; i < in; i++) {
      sum[i] = (int16_t)(sum[i] + row[i]);
    }
  }
}

void quoth_net_look_up(const quoth_net *net, const quoth_form *form,
                       uint32_t row, uint8_t shape, int8_t *x) {
  const quoth_net_sizes *s = &net->sizes;
  const int8_t *word = net->rows + (size_t)row * s->in;
  const int8_t *shaped =
      net->rows + ((size_t)s->words + QUOTH_AFFIX_ROWS + shape) * s->in;
  int16_t sum[QUOTH_NET_SIZE_MAX];
  for (uint32_t i = 0; i < s->in; i++) {
    sum[i] = (int16_t)(word[i] + shaped[i]);
  }
  if (row == 0) {
    add_affixes(net, form, sum);
  }
  hold(sum, x, s->in);
}
