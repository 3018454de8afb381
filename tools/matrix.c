/* See matrix.h. */
#include "tools/matrix.h"

#include <math.h>
#include <string.h>

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
enum { LANES = 16, ROWS = 4 };

/* `rows` (at most ROWS) rows and `width` x 16 columns of the product. */
static inline __attribute__((always_inline)) void
tile(view a, const float *b, size_t b_row, float *c, size_t c_row, size_t rows,
     size_t inner, size_t width) {
  lanes sums[ROWS][4];
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < width; j++) {
      sums[i][j] = *(const lanes *)(c + i * c_row + j * LANES);
    }
  }
  for (size_t k = 0; k < inner; k++) {
    for (size_t j = 0; j < width; j++) {
      const lanes right = *(const lanes *)(b + k * b_row + j * LANES);
      for (size_t i = 0; i < rows; i++) {
        sums[i][j] += right * a.at[i * a.row + k * a.column];
      }
    }
  }
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < width; j++) {
      *(lanes *)(c + i * c_row + j * LANES) = sums[i][j];
    }
  }
}

static inline __attribute__((always_inline)) void
strip(view a, const float *b, size_t b_row, float *c, size_t c_row, size_t rows,
      size_t inner, size_t width) {
  for (; rows >= ROWS; rows -= ROWS) {
    tile(a, b, b_row, c, c_row, ROWS, inner, width);
    a.at += ROWS * a.row;
    c += ROWS * c_row;
  }
  for (; rows > 0; rows--) {
    tile(a, b, b_row, c, c_row, 1, inner, width);
    a.at += a.row;
    c += c_row;
  }
}

VECTORISED void multiply(view a, const float *b, size_t b_row, float *c,
                         size_t c_row, size_t rows, size_t inner, size_t n) {
  for (; n >= 4 * LANES; n -= 4 * LANES) {
    strip(a, b, b_row, c, c_row, rows, inner, 4);
    b += 4 * LANES;
    c += 4 * LANES;
  }
  if (n >= 2 * LANES) {
    strip(a, b, b_row, c, c_row, rows, inner, 2);
    b += 2 * LANES;
    c += 2 * LANES;
    n -= 2 * LANES;
  }
  if (n > 0) {
    strip(a, b, b_row, c, c_row, rows, inner, 1);
  }
}

void transpose(const float *in, size_t in_row, size_t rows, size_t columns,
               float *out, size_t out_row) {
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) {
      out[j * out_row + i] = in[i * in_row + j];
    }
  }
}

float exponential(float x) {
  x = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
  const float scaled = x * 1.44269504f;
  const int32_t power = (int32_t)(scaled + (scaled < 0.0f ? -0.5f : 0.5f));
  const float whole = (float)power;
  const float r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
  float sum = 1.0f / 720.0f;
  sum = sum * r + 1.0f / 120.0f;
  sum = sum * r + 1.0f / 24.0f;
  sum = sum * r + 1.0f / 6.0f;
  sum = sum * r + 0.5f;
  sum = sum * r + 1.0f;
  sum = sum * r + 1.0f;
  const uint32_t bits = (uint32_t)(power + 127) << 23;
  float factor;
  memcpy(&factor, &bits, sizeof factor);
  return sum * factor;
}

/* Newton's steps on the exponential, from the exponent of x. */
float logarithm(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  float y = ((float)bits / 8388608.0f - 126.94f) * 0.6931472f;
  for (int i = 0; i < 3; i++) {
    y += x * exponential(-y) - 1.0f;
  }
  return y;
}

float softmax_gradient(float *scores, size_t count, size_t gold) {
  float most = scores[0];
  for (size_t i = 1; i < count; i++) {
    most = scores[i] > most ? scores[i] : most;
  }
  float sum = 0.0f;
  for (size_t i = 0; i < count; i++) {
    scores[i] = exponential(scores[i] - most);
    sum += scores[i];
  }
  const float scale = 1.0f / sum;
  for (size_t i = 0; i < count; i++) {
    scores[i] *= scale;
  }
  const float right = scores[gold];
  scores[gold] -= 1.0f;
  return right;
}

VECTORISED void adam(float *at, float *gradient, float *mean, float *square,
                     size_t count, float rate, float unbias) {
  const float keep_mean = 0.9f, keep_square = 0.98f;
  for (size_t i = 0; i < count; i++) {
    const float g = gradient[i];
    const float m = keep_mean * mean[i] + (1.0f - keep_mean) * g;
    const float s = keep_square * square[i] + (1.0f - keep_square) * g * g;
    mean[i] = m;
    square[i] = s;
    at[i] -= rate * m / (__builtin_sqrtf(s * unbias) + 1e-8f);
    gradient[i] = 0.0f;
  }
}

uint32_t roll(dice *d) {
  d->state += UINT64_C(0x9e3779b97f4a7c15);
  uint64_t x = d->state;
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return (uint32_t)(x >> 32);
}

uint32_t roll_below(dice *d, uint32_t n) {
  return (uint32_t)((uint64_t)roll(d) * n >> 32);
}

float roll_unit(dice *d) {
  return (float)(roll(d) >> 8) / 16777216.0f;
}
