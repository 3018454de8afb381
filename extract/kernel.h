/* kernel.h - private: the arithmetic of the network, for this machine.
 *
 * Matrices of small integers are multiplied exactly, and what follows in
 * floating point is done number by number without contraction, so every
 * instruction set gives the same bits. */
#ifndef QUOTH_EXTRACT_KERNEL_H
#define QUOTH_EXTRACT_KERNEL_H

#include "model/arena.h"

/* A matrix of `in` x `out` integers with what turns sums into numbers:
 * y[o] = scale[o] * sum over i of x[i] w[i][o] + bias[o]. Packed for the
 * kernel that multiplies with it. */
typedef struct {
  uint32_t in, out;          /* multiples of 4 and of 16 */
  const void *packed;        /* as the kernel wants it; owned by an arena or
                              * borrowed */
  const int32_t *start;      /* of the sums, per output, if the kernel wants it;
                              * owned by an arena */
  const float *scale, *bias; /* borrowed */
} quoth_matrix;

/* One layer's step through a sentence in one direction; see net.h. */
typedef struct {
  const float *pre;    /* z, f, r of row 0: 3 x state */
  size_t pre_row;      /* floats from row to row */
  const uint16_t *row; /* of the first word; words may share one */
  int8_t *hidden;      /* first word's result, 127 for 1 */
  ptrdiff_t step;      /* to the next word of `row`: 1, or -1 going back */
  ptrdiff_t hidden_step;
  const float *look; /* f and r: 2 x state */
  float *cell;       /* state; zero at first */
  uint32_t count, state;
} quoth_scan;

typedef struct {
  const char *name; /* "avx512-vnni", "avx2", "sse2", "plain" */
  /* Packs `weights` (in x out, input-major, borrowed) into `matrix`. */
  quoth_status (*pack)(quoth_arena *arena, const int8_t *weights,
                       quoth_matrix *matrix);
  /* y (rows x out) from x (rows x in, both dense). */
  void (*multiply)(const quoth_matrix *matrix, const int8_t *x, uint32_t rows,
                   float *y);
  /* Both directions of a layer at once; they have the same count and state. */
  void (*scan)(const quoth_scan *forward, const quoth_scan *backward);
  /* c (rows x width) = start + a (rows x inner, `a_row` apart) b (inner x
   * width); `start` is a row of c, NULL for zero; width is a multiple of 16. */
  void (*product)(const float *a, size_t a_row, const float *b,
                  const float *start, float *c, uint32_t rows, uint32_t inner,
                  uint32_t width);
  /* columns[k][j] = x[j][k] for j below `count` and k below `inner`, a multiple
   * of 4; `row` and `width` apart. Up to three rows of x behind the last are
   * read, and what they hold is stored behind the last column. */
  void (*turn)(const float *x, size_t row, uint32_t count, uint32_t inner,
               float *columns, size_t width);
  /* scores[i][j] += far[i][class[j - i]] for i and j below `count`; rows of
   * scores are `row` apart, those of far, which have 32 numbers, `far_row`.
   * 16 bytes behind the last class are readable. */
  void (*add_far)(float *scores, size_t row, const float *far, size_t far_row,
                  const uint8_t *class, uint32_t count);
  /* Of each of `rows` rows, `row` apart, the place of the first of the highest
   * of its `count` (1 to 256) numbers. */
  void (*best)(const float *scores, size_t row, uint32_t rows, uint32_t count,
               uint8_t *places);
} quoth_kernel;

/* `size` zeroed bytes that begin a line of cache, so that no vector lies across
 * two; NULL without memory. */
void *quoth_kernel_room(quoth_arena *arena, size_t size);

/* The best kernel that this processor runs. */
const quoth_kernel *quoth_kernel_choose(void);

/* Kernel number `index` if this processor runs it (for tests), else NULL;
 * there are QUOTH_KERNELS. */
enum { QUOTH_KERNELS = 4 };
const quoth_kernel *quoth_kernel_at(uint32_t index);

#endif
