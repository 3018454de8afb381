/* curve.h - private: the curves of the network, for trainer and runtime alike.
 *
 * Polynomials without a branch on sixteen numbers at once, which become
 * whatever vector instructions the target has and give the same bits on every
 * machine. */
#ifndef QUOTH_EXTRACT_CURVE_H
#define QUOTH_EXTRACT_CURVE_H

#include <stdint.h>

enum { QUOTH_LANES = 16 };
typedef float quoth_lanes
    __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t quoth_int_lanes
    __attribute__((vector_size(64), aligned(4), may_alias));

#define QUOTH_INLINE static inline __attribute__((always_inline))

/* `x` held between -1/2 and 1/2, times 2. */
QUOTH_INLINE void quoth_hold(const quoth_lanes *x, quoth_lanes *held) {
  const quoth_lanes above = *x + 0.5f, below = *x - 0.5f;
  *held = (quoth_lanes)((quoth_int_lanes)above & INT32_MAX) -
          (quoth_lanes)((quoth_int_lanes)below & INT32_MAX);
}

/* From -1 to 1, as smooth as tanh but level beyond: (15 t - 10 t^3 + 3 t^5) / 8
 * of t held between -1 and 1. `x` is t / 2. */
QUOTH_INLINE void quoth_step(const quoth_lanes *x, quoth_lanes *y) {
  quoth_lanes t;
  quoth_hold(x, &t);
  const quoth_lanes s = t * t;
  *y = t * (1.875f + s * (0.375f * s - 1.25f));
}

/* How steep quoth_step is at `x`, its slope at 0 being 1. */
QUOTH_INLINE void quoth_step_slope(const quoth_lanes *x, quoth_lanes *slope) {
  quoth_lanes t;
  quoth_hold(x, &t);
  *slope = (1.0f - t * t) * (1.0f - t * t);
}

/* Stands for tanh: the same slope at 0. */
QUOTH_INLINE void quoth_tanh(const quoth_lanes *x, quoth_lanes *y) {
  const quoth_lanes scaled = *x * (0.5f / 1.875f);
  quoth_step(&scaled, y);
}

QUOTH_INLINE void quoth_tanh_slope(const quoth_lanes *x, quoth_lanes *slope) {
  const quoth_lanes scaled = *x * (0.5f / 1.875f);
  quoth_step_slope(&scaled, slope);
}

/* Stands for the logistic curve, from 0 to 1: half of quoth_step, and a half.
 * In two parts, which see to it that many are under way at once when each is
 * done for several vectors. */
QUOTH_INLINE void quoth_logistic_begin(const quoth_lanes *x, quoth_lanes *t) {
  const quoth_lanes scaled = *x * (0.25f / 1.875f);
  quoth_hold(&scaled, t);
}

QUOTH_INLINE void quoth_logistic_end(const quoth_lanes *t, quoth_lanes *y) {
  const quoth_lanes s = *t * *t;
  *y = 0.5f + *t * (0.9375f + s * (0.1875f * s - 0.625f));
}

QUOTH_INLINE void quoth_logistic(const quoth_lanes *x, quoth_lanes *y) {
  quoth_lanes t;
  quoth_logistic_begin(x, &t);
  quoth_logistic_end(&t, y);
}

QUOTH_INLINE void quoth_logistic_slope(const quoth_lanes *x,
                                       quoth_lanes *slope) {
  const quoth_lanes scaled = *x * (0.25f / 1.875f);
  quoth_step_slope(&scaled, slope);
  *slope = 0.25f * *slope;
}

/* What the hidden units of labels do: x, or a tenth of it below zero. */
static inline float quoth_leaky(float x) {
  return 0.55f * x + 0.45f * __builtin_fabsf(x);
}

#endif
