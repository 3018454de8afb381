/* The kernel in plain C, and the choice of a kernel. */
#include "extract/kernel_body.h"

void *quoth_kernel_room(quoth_arena *arena, size_t size) {
  enum { LINE = 64 };
  unsigned char *room = quoth_arena_alloc(arena, size + LINE - 1);
  return room ? room + (LINE - (uintptr_t)room % LINE) % LINE : NULL;
}

quoth_status quoth_pack_pairs(quoth_arena *arena, const int8_t *weights,
                              quoth_matrix *matrix) {
  const size_t in = matrix->in, out = matrix->out;
  int16_t *packed = quoth_kernel_room(arena, in * out * sizeof *packed);
  int32_t *start = quoth_kernel_room(arena, out * sizeof *start);
  if (packed == NULL || start == NULL) {
    return QUOTH_NO_MEMORY;
  }
  int16_t *restrict pair = packed;
  for (size_t o = 0; o < out; o += LANES) {
    for (size_t i = 0; i < in; i += 2, pair += 2 * LANES) {
      const int8_t *restrict first = weights + i * out + o;
      for (size_t lane = 0; lane < LANES; lane++) {
        pair[2 * lane] = first[lane];
        pair[2 * lane + 1] = first[out + lane];
      }
    }
  }
  matrix->packed = packed;
  matrix->start = start;
  return QUOTH_OK;
}

static void finish(const int32_t *sums, const float *scale, const float *bias,
                   float *y) {
  for (uint32_t i = 0; i < LANES; i++) {
    y[i] = (float)sums[i] * scale[i] + bias[i];
  }
}

/* Two inputs of one row: what pmaddwd does. */
static void add_pair(int32_t *sums, const int16_t *pairs, int32_t first,
                     int32_t second, uint32_t count) {
  for (uint32_t o = 0; o < count; o++) {
    sums[o] += first * pairs[2 * o] + second * pairs[2 * o + 1];
  }
}

static void multiply_plain(const quoth_matrix *matrix, const int8_t *x,
                           uint32_t rows, float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int16_t *packed = matrix->packed;
  for (uint32_t row = 0; row < rows; row++) {
    for (size_t o = 0; o < out; o += LANES) {
      int32_t sums[LANES] = {0};
      for (size_t i = 0; i < in; i += 2) {
        add_pair(sums, packed + o * in + i * LANES, x[i], x[i + 1], LANES);
      }
      finish(sums, matrix->scale + o, matrix->bias + o, y + o);
    }
    x += in;
    y += out;
  }
}

static void scan_plain(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_plain);
}

static void product_plain(const float *a, size_t a_row, const float *b,
                          const float *start, float *c, uint32_t rows,
                          uint32_t inner, uint32_t width) {
  product_narrow(a, a_row, b, start, c, rows, inner, width);
}

static void turn_plain(const float *x, size_t row, uint32_t count,
                       uint32_t inner, float *columns, size_t width) {
  for (uint32_t j = 0; j < count; j++) {
    for (uint32_t k = 0; k < inner; k++) {
      columns[k * width + j] = x[j * row + k];
    }
  }
}

static void add_far_plain(float *scores, size_t row, const float *far,
                          size_t far_row, const uint8_t *class,
                          uint32_t count) {
  add_far_narrow(scores, row, far, far_row, class, count);
}

static void best_plain(const float *scores, size_t row, uint32_t rows,
                       uint32_t count, uint8_t *places) {
  best_narrow(scores, row, rows, count, places);
}

static const quoth_kernel plain = {
    "plain",       quoth_pack_pairs, multiply_plain, scan_plain,
    product_plain, turn_plain,       add_far_plain,  best_plain};

const quoth_kernel *quoth_kernel_at(uint32_t index) {
#ifdef __x86_64__
  if (index > 0) {
    return quoth_kernel_x86(index - 1);
  }
#endif
  return index == 0 ? &plain : NULL;
}

const quoth_kernel *quoth_kernel_choose(void) {
  for (uint32_t index = QUOTH_KERNELS; index-- > 1;) {
    const quoth_kernel *kernel = quoth_kernel_at(index);
    if (kernel != NULL) {
      return kernel;
    }
  }
  return &plain;
}
