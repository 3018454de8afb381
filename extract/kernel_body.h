/* kernel_body.h - private: what the kernels have in common.
 *
 * Bodies are written once with vector types and become what the function that
 * they are put into is compiled for. */
#ifndef QUOTH_EXTRACT_KERNEL_BODY_H
#define QUOTH_EXTRACT_KERNEL_BODY_H

#include "extract/curve.h"
#include "extract/kernel.h"

#define BODY         QUOTH_INLINE
#define TARGET(name) __attribute__((target(name)))

/* Makes variables of the elements of an array that a loop runs through. */
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

enum { LANES = QUOTH_LANES, INPUT_MAX = 1024, SCAN_VECTORS = 5 };
typedef quoth_lanes lanes;

/* Rounds 16 numbers to the nearest integers, half to even. */
typedef void rounder(const lanes *x, int8_t *y);

/* Adding this leaves no bits for a fraction. */
static const float ROUND = 12582912.0f;

BODY void round_plain(const lanes *x, int8_t *y) {
  for (uint32_t i = 0; i < LANES; i++) {
    y[i] = (int8_t)(int32_t)(((*x)[i] + ROUND) - ROUND);
  }
}

/* One word's step of `vectors` vectors of units: a part of it for all of them,
 * then the next, as a chain alone would have to wait for each of its links. */
BODY void scan_vectors(const float *pre, const float *look, float *cell,
                       int8_t *hidden, uint32_t state, uint32_t vectors,
                       rounder *to_integers) {
  lanes f[SCAN_VECTORS], r[SCAN_VECTORS];
  const lanes *z = (const lanes *)pre, *c = (const lanes *)cell;
  const lanes *pre_f = (const lanes *)(pre + state);
  const lanes *pre_r = (const lanes *)(pre + 2 * state);
  const lanes *look_f = (const lanes *)look;
  const lanes *look_r = (const lanes *)(look + state);
  UNROLL
  for (uint32_t i = 0; i < vectors; i++) {
    f[i] = pre_f[i] + look_f[i] * c[i];
    quoth_logistic_begin(&f[i], &f[i]);
  }
  UNROLL
  for (uint32_t i = 0; i < vectors; i++) {
    quoth_logistic_end(&f[i], &f[i]);
  }
  UNROLL
  for (uint32_t i = 0; i < vectors; i++) {
    r[i] = pre_r[i] + look_r[i] * c[i];
    quoth_logistic_begin(&r[i], &r[i]);
    f[i] = z[i] + f[i] * (c[i] - z[i]);
    ((lanes *)cell)[i] = f[i];
  }
  UNROLL
  for (uint32_t i = 0; i < vectors; i++) {
    quoth_logistic_end(&r[i], &r[i]);
    lanes bent;
    quoth_tanh(&f[i], &bent);
    const lanes shown = r[i] * bent * 127.0f;
    to_integers(&shown, hidden + i * LANES);
  }
}

BODY void scan_step(const quoth_scan *scan, ptrdiff_t k, rounder *to_integers) {
  const uint32_t state = scan->state;
  const float *pre = scan->pre + scan->row[k * scan->step] * scan->pre_row;
  int8_t *hidden = scan->hidden + k * scan->hidden_step;
  uint32_t i = 0;
  for (; state - i >= SCAN_VECTORS * LANES; i += SCAN_VECTORS * LANES) {
    scan_vectors(pre + i, scan->look + i, scan->cell + i, hidden + i, state,
                 SCAN_VECTORS, to_integers);
  }
  for (; i < state; i += LANES) {
    scan_vectors(pre + i, scan->look + i, scan->cell + i, hidden + i, state, 1,
                 to_integers);
  }
}

BODY void scan_body(const quoth_scan *forward, const quoth_scan *backward,
                    rounder *to_integers) {
  for (ptrdiff_t k = 0; k < (ptrdiff_t)forward->count; k++) {
    scan_step(forward, k, to_integers);
    scan_step(backward, k, to_integers);
  }
}

/* Four vectors of 4 columns of one row: what is left when there are no wide
 * registers, where gcc keeps wider vectors in memory. */
typedef float four_lanes
    __attribute__((vector_size(16), aligned(4), may_alias));

BODY void product_row_narrow(const float *a, const float *b, const float *start,
                             float *c, uint32_t inner, uint32_t width) {
  four_lanes sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};
  if (start != NULL) {
    const four_lanes *from = (const four_lanes *)start;
    sum0 = from[0], sum1 = from[1], sum2 = from[2], sum3 = from[3];
  }
  for (uint32_t k = 0; k < inner; k++) {
    const four_lanes *right = (const four_lanes *)(b + (size_t)k * width);
    sum0 += a[k] * right[0];
    sum1 += a[k] * right[1];
    sum2 += a[k] * right[2];
    sum3 += a[k] * right[3];
  }
  four_lanes *out = (four_lanes *)c;
  out[0] = sum0;
  out[1] = sum1;
  out[2] = sum2;
  out[3] = sum3;
}

BODY void product_narrow(const float *a, size_t a_row, const float *b,
                         const float *start, float *c, uint32_t rows,
                         uint32_t inner, uint32_t width) {
  for (uint32_t i = 0; i < rows; i++) {
    for (uint32_t at = 0; at < width; at += LANES) {
      product_row_narrow(a, b + at, start ? start + at : NULL, c + at, inner,
                         width);
    }
    a += a_row;
    c += width;
  }
}

BODY void add_far_narrow(float *scores, size_t row, const float *far,
                         size_t far_row, const uint8_t *class, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    for (uint32_t j = 0; j < count; j++) {
      scores[j] += far[class[j]];
    }
    scores += row;
    far += far_row;
    class -= 1;
  }
}

BODY void best_narrow(const float *scores, size_t row, uint32_t rows,
                      uint32_t count, uint8_t *places) {
  for (uint32_t r = 0; r < rows; r++, scores += row) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    places[r] = (uint8_t)best;
  }
}

/* Kernels of x86-64: 0 SSE2, 1 AVX2, 2 AVX-512 with VNNI; NULL when this
 * processor has none of the kind. */
const quoth_kernel *quoth_kernel_x86(uint32_t index);
extern const quoth_kernel quoth_kernel_vnni;

/* What all of these do for quoth_kernel.turn. */
void quoth_turn_sse2(const float *x, size_t row, uint32_t count, uint32_t inner,
                     float *columns, size_t width);

#endif
