/* matrix.h - the arithmetic of training.
 *
 * Every sum is taken in one order, whatever the vector instructions of the
 * machine, and nothing is contracted: the same weights everywhere. */
#ifndef QUOTH_TOOLS_MATRIX_H
#define QUOTH_TOOLS_MATRIX_H

#include <stddef.h>
#include <stdint.h>

/* Built for the vector units of today, chosen when the program starts. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&         \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define VECTORISED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define VECTORISED
#endif

/* A view of numbers: element (i, j) is at[i * row + j * column]. */
typedef struct {
  const float *at;
  size_t row, column;
} view;

/* c (rows x n, rows `c_row` apart) += a (rows x inner) b (inner x n, rows
 * `b_row` apart); n is a multiple of 16. */
void multiply(view a, const float *b, size_t b_row, float *c, size_t c_row,
              size_t rows, size_t inner, size_t n);

/* out (columns x rows, rows `out_row` apart) = in transposed. */
void transpose(const float *in, size_t in_row, size_t rows, size_t columns,
               float *out, size_t out_row);

/* e to the x, to a few units in the last place. */
float exponential(float x);

/* Natural logarithm of x > 0, likewise. */
float logarithm(float x);

/* Replaces `count` scores by their softmax; returns the one of `gold` before
 * it was reduced by one, so that `scores` is the gradient of the loss. */
float softmax_gradient(float *scores, size_t count, size_t gold);

/* One step of Adam on `count` numbers; `gradient` is cleared. */
void adam(float *at, float *gradient, float *mean, float *square, size_t count,
          float rate, float unbias);

/* Random numbers of one seed. */
typedef struct {
  uint64_t state;
} dice;
uint32_t roll(dice *d);                   /* 32 bits */
uint32_t roll_below(dice *d, uint32_t n); /* 0 to n - 1 */
float roll_unit(dice *d);                 /* [0, 1) */

#endif
