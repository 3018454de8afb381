/* curve.h - private: the curves of the network, for trainer and runtime alike.
 *
 * Polynomials without a branch, so that they give the same bits on every
 * machine and loops over them become vector instructions. */
#ifndef QUOTH_EXTRACT_CURVE_H
#define QUOTH_EXTRACT_CURVE_H

/* From -1 to 1, as smooth as tanh but level from -1 and 1 on:
 * (15 t - 10 t^3 + 3 t^5) / 8 of t held between -1 and 1. `x` is t / 2. */
static inline float quoth_step(float x) {
  const float t = __builtin_fabsf(x + 0.5f) - __builtin_fabsf(x - 0.5f);
  const float s = t * t;
  return t * (1.875f + s * (0.375f * s - 1.25f));
}

/* How steep quoth_step is at `x`, its slope at 0 being 1. */
static inline float quoth_step_slope(float x) {
  const float t = __builtin_fabsf(x + 0.5f) - __builtin_fabsf(x - 0.5f);
  return (1.0f - t * t) * (1.0f - t * t);
}

/* Stands for tanh: the same slope at 0. */
static inline float quoth_tanh(float x) {
  return quoth_step(x * (0.5f / 1.875f));
}

static inline float quoth_tanh_slope(float x) {
  return quoth_step_slope(x * (0.5f / 1.875f));
}

/* Stands for the logistic curve, from 0 to 1. */
static inline float quoth_logistic(float x) {
  return 0.5f + 0.5f * quoth_step(x * (0.25f / 1.875f));
}

static inline float quoth_logistic_slope(float x) {
  return 0.25f * quoth_step_slope(x * (0.25f / 1.875f));
}

static inline float quoth_leaky(float x) {
  return x > 0.0f ? x : 0.1f * x;
}

#endif
