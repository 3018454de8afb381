/* The kernel in plain C, and the choice of a kernel. */
#include "extract/kernel_body.h"

void *quoth_kernel_room(quoth_arena *arena, size_t size) {
  enum { LINE = 64 };
  unsigned char *room = quoth_arena_alloc(arena, size + LINE - 1);
  return room ? room + (LINE - (uintptr_t)room % LINE) % LINE : NULL;
}

/* Weights as they are. */
static quoth_status pack_plain(quoth_arena *arena, const int8_t *weights,
                               quoth_matrix *matrix) {
  (void)arena;
  matrix->packed = weights;
  return QUOTH_OK;
}

/* Adds two inputs of one row. Products have 16 bits, which is what compilers
 * have vectors for. */
static void add_inputs(const int8_t *x, const int8_t *restrict first,
                       const int8_t *restrict second, uint32_t count,
                       int32_t *restrict sums) {
  for (uint32_t o = 0; o < count; o++) {
    sums[o] += (int16_t)(x[0] * first[o]) + (int16_t)(x[1] * second[o]);
  }
}

static void multiply_plain(const quoth_matrix *matrix, const int8_t *x,
                           uint32_t rows, float *y) {
  enum { PANEL = 240 };
  const uint32_t in = matrix->in, out = matrix->out;
  for (uint32_t o = 0; o < out; o += PANEL) {
    const uint32_t count = out - o < PANEL ? out - o : PANEL;
    for (size_t row = 0; row < rows; row++) {
      const int8_t *weights = (const int8_t *)matrix->packed + o;
      int32_t sums[PANEL] = {0};
      for (size_t i = 0; i < in; i += 2, weights += 2 * (size_t)out) {
        add_inputs(x + row * in + i, weights, weights + out, count, sums);
      }
      for (uint32_t k = 0; k < count; k++) {
        y[row * out + o + k] =
            (float)sums[k] * matrix->scale[o + k] + matrix->bias[o + k];
      }
    }
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

static const quoth_kernel plain = {"plain",       pack_plain,    multiply_plain,
                                   scan_plain,    product_plain, turn_plain,
                                   add_far_plain, best_plain};

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
