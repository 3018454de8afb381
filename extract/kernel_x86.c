/* Kernels for SSE2 and AVX2, and the choice among those of x86-64. */
#ifdef __x86_64__

#include "extract/kernel_body.h"

#include <immintrin.h>

/* Makes variables of the elements of an array that loops run through. */

enum { TILE_ROWS = 4 };

/* Pairs of inputs, 16-bit numbers: [out / 16][in / 2][16][2]. Packed matrices
 * are panels of 16 outputs, so that a product reads them from one end to the
 * other. */
static quoth_status pack_pairs(quoth_arena *arena, const int8_t *weights,
                               quoth_matrix *matrix) {
  const size_t in = matrix->in, out = matrix->out;
  int16_t *packed = quoth_kernel_room(arena, in * out * sizeof *packed);
  if (packed == NULL) {
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
  return QUOTH_OK;
}

/* Inputs of some rows as 16-bit numbers, for products of pairs. */
BODY void widen(const int8_t *x, size_t count, int16_t *wide) {
  for (size_t i = 0; i < count; i++) {
    wide[i] = x[i];
  }
}

/* A pair of inputs as one number to be spread over a vector. */
BODY int pair_at(const int16_t *x) {
  int pair;
  memcpy(&pair, x, sizeof pair);
  return pair;
}

/* ---- SSE2, which every x86-64 has ---------------------------------------- */

/* `rows` (1 or TILE_ROWS) rows and 8 columns. */
BODY void tile_sse2(const quoth_matrix *matrix, const int16_t *x, size_t o,
                    uint32_t rows, float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int16_t *packed =
      (const int16_t *)matrix->packed + o / LANES * LANES * in + o % LANES * 2;
  __m128i sums[TILE_ROWS][2];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r][0] = sums[r][1] = _mm_setzero_si128();
  }
  for (size_t i = 0; i < in; i += 2) {
    const __m128i *pairs = (const __m128i *)(packed + i * LANES);
    const __m128i low = _mm_loadu_si128(pairs);
    const __m128i high = _mm_loadu_si128(pairs + 1);
    for (uint32_t r = 0; r < rows; r++) {
      const __m128i inputs = _mm_set1_epi32(pair_at(x + r * in + i));
      sums[r][0] = _mm_add_epi32(sums[r][0], _mm_madd_epi16(low, inputs));
      sums[r][1] = _mm_add_epi32(sums[r][1], _mm_madd_epi16(high, inputs));
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    for (size_t c = 0; c < 2; c++) {
      const size_t at = o + 4 * c;
      const __m128 product = _mm_mul_ps(_mm_cvtepi32_ps(sums[r][c]),
                                        _mm_loadu_ps(matrix->scale + at));
      _mm_storeu_ps(y + r * out + at,
                    _mm_add_ps(product, _mm_loadu_ps(matrix->bias + at)));
    }
  }
}

static void multiply_sse2(const quoth_matrix *matrix, const int8_t *x,
                          uint32_t rows, float *y) {
  int16_t wide[TILE_ROWS * INPUT_MAX];
  while (rows > 0) {
    const uint32_t some = rows >= TILE_ROWS ? TILE_ROWS : 1;
    widen(x, some * (size_t)matrix->in, wide);
    for (size_t o = 0; o < matrix->out; o += 8) {
      if (some == TILE_ROWS) {
        tile_sse2(matrix, wide, o, TILE_ROWS, y);
      } else {
        tile_sse2(matrix, wide, o, 1, y);
      }
    }
    x += some * (size_t)matrix->in;
    y += some * (size_t)matrix->out;
    rows -= some;
  }
}

static void scan_sse2(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_plain);
}

static void product_sse2(const float *a, size_t a_row, const float *b,
                         const float *start, float *c, uint32_t rows,
                         uint32_t inner, uint32_t width) {
  product_narrow(a, a_row, b, start, c, rows, inner, width);
}

void quoth_turn_sse2(const float *x, size_t row, uint32_t count, uint32_t inner,
                     float *columns, size_t width) {
  for (uint32_t j = 0; j < count; j += 4) {
    for (uint32_t k = 0; k < inner; k += 4) {
      const float *from = x + j * row + k;
      float *to = columns + k * width + j;
      __m128 a = _mm_loadu_ps(from), b = _mm_loadu_ps(from + row);
      __m128 c = _mm_loadu_ps(from + 2 * row), d = _mm_loadu_ps(from + 3 * row);
      _MM_TRANSPOSE4_PS(a, b, c, d);
      _mm_storeu_ps(to, a);
      _mm_storeu_ps(to + width, b);
      _mm_storeu_ps(to + 2 * width, c);
      _mm_storeu_ps(to + 3 * width, d);
    }
  }
}

static void add_far_sse2(float *scores, size_t row, const float *far,
                         size_t far_row, const uint8_t *class, uint32_t count) {
  add_far_narrow(scores, row, far, far_row, class, count);
}

static void best_sse2(const float *scores, size_t row, uint32_t rows,
                      uint32_t count, uint8_t *places) {
  best_narrow(scores, row, rows, count, places);
}

static const quoth_kernel sse2 = {"sse2",       pack_pairs,   multiply_sse2,
                                  scan_sse2,    product_sse2, quoth_turn_sse2,
                                  add_far_sse2, best_sse2};

/* ---- AVX2 ---------------------------------------------------------------- */

/* _mm256_add_epi32, for which gcc 12 copies the sums there and back. */
TARGET("avx2")
static inline __attribute__((always_inline)) void add_avx2(__m256i *sums,
                                                           __m256i more) {
  __asm__("vpaddd %1, %0, %0" : "+x"(*sums) : "x"(more));
}

/* AVX2_ROWS rows of `x`, of which `rows` are wanted in `y`, and 16 columns. */
enum { AVX2_ROWS = 6 };
TARGET("avx2")
static inline __attribute__((always_inline)) void
tile_avx2(const quoth_matrix *matrix, const int16_t *x, size_t o, uint32_t rows,
          float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int16_t *packed = (const int16_t *)matrix->packed + o * in;
  __m256i sums[AVX2_ROWS][2];
  UNROLL
  for (uint32_t r = 0; r < AVX2_ROWS; r++) {
    sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  }
  for (size_t i = 0; i < in; i += 2) {
    const __m256i *pairs = (const __m256i *)(packed + i * LANES);
    const __m256i low = _mm256_loadu_si256(pairs);
    const __m256i high = _mm256_loadu_si256(pairs + 1);
    UNROLL
    for (uint32_t r = 0; r < AVX2_ROWS; r++) {
      const __m256i inputs = _mm256_set1_epi32(pair_at(x + r * in + i));
      add_avx2(&sums[r][0], _mm256_madd_epi16(inputs, low));
      add_avx2(&sums[r][1], _mm256_madd_epi16(inputs, high));
    }
  }
  UNROLL
  for (uint32_t r = 0; r < AVX2_ROWS; r++) {
    UNROLL
    for (size_t c = 0; c < 2; c++) {
      const size_t at = o + 8 * c;
      const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][c]),
                                           _mm256_loadu_ps(matrix->scale + at));
      if (r < rows) {
        _mm256_storeu_ps(
            y + r * out + at,
            _mm256_add_ps(product, _mm256_loadu_ps(matrix->bias + at)));
      }
    }
  }
}

TARGET("avx2")
static void multiply_avx2(const quoth_matrix *matrix, const int8_t *x,
                          uint32_t rows, float *y) {
  enum { BLOCK_ROWS = 4 * AVX2_ROWS };
  int16_t wide[BLOCK_ROWS * INPUT_MAX];
  const size_t in = matrix->in, out = matrix->out;
  while (rows > 0) {
    const uint32_t some = rows < BLOCK_ROWS ? rows : BLOCK_ROWS;
    widen(x, some * in, wide);
    memset(wide + some * in, 0, (BLOCK_ROWS - some) * in * sizeof *wide);
    for (size_t o = 0; o < out; o += LANES) {
      for (uint32_t row = 0; row < some; row += AVX2_ROWS) {
        tile_avx2(matrix, wide + row * in, o, some - row, y + row * out);
      }
    }
    x += some * in;
    y += some * out;
    rows -= some;
  }
}

TARGET("avx2")
static inline void round_avx2(const lanes *x, int8_t *y) {
  const float *from = (const float *)x;
  const __m256i low = _mm256_cvtps_epi32(_mm256_loadu_ps(from));
  const __m256i high = _mm256_cvtps_epi32(_mm256_loadu_ps(from + 8));
  /* The halves of the lanes are packed apart: 0 2 1 3. */
  const __m256i words = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high),
                                                 _MM_SHUFFLE(3, 1, 2, 0));
  _mm_storeu_si128((__m128i *)y,
                   _mm_packs_epi16(_mm256_castsi256_si128(words),
                                   _mm256_extracti128_si256(words, 1)));
}

TARGET("avx2")
static void scan_avx2(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_avx2);
}

/* `rows` (1 to TILE_ROWS) rows and 16 columns of a product of floats. */
TARGET("avx2")
static inline __attribute__((always_inline)) void
product_tile_avx2(const float *a, size_t a_row, const float *b,
                  const float *start, float *c, uint32_t rows, uint32_t inner,
                  uint32_t width) {
  __m256 sums[TILE_ROWS][2];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r][0] = start ? _mm256_loadu_ps(start) : _mm256_setzero_ps();
    sums[r][1] = start ? _mm256_loadu_ps(start + 8) : _mm256_setzero_ps();
  }
  for (uint32_t k = 0; k < inner; k++) {
    const __m256 low = _mm256_loadu_ps(b + (size_t)k * width);
    const __m256 high = _mm256_loadu_ps(b + (size_t)k * width + 8);
    for (uint32_t r = 0; r < rows; r++) {
      const __m256 left = _mm256_set1_ps(a[r * a_row + k]);
      sums[r][0] = _mm256_add_ps(sums[r][0], _mm256_mul_ps(left, low));
      sums[r][1] = _mm256_add_ps(sums[r][1], _mm256_mul_ps(left, high));
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    _mm256_storeu_ps(c + (size_t)r * width, sums[r][0]);
    _mm256_storeu_ps(c + (size_t)r * width + 8, sums[r][1]);
  }
}

TARGET("avx2")
static void product_avx2(const float *a, size_t a_row, const float *b,
                         const float *start, float *c, uint32_t rows,
                         uint32_t inner, uint32_t width) {
  while (rows > 0) {
    const uint32_t some = rows >= TILE_ROWS ? TILE_ROWS : 1;
    for (uint32_t at = 0; at < width; at += LANES) {
      const float *from = start ? start + at : NULL;
      if (some == TILE_ROWS) {
        product_tile_avx2(a, a_row, b + at, from, c + at, TILE_ROWS, inner,
                          width);
      } else {
        product_tile_avx2(a, a_row, b + at, from, c + at, 1, inner, width);
      }
    }
    a += some * a_row;
    c += (size_t)some * width;
    rows -= some;
  }
}

TARGET("avx2")
static void add_far_avx2(float *scores, size_t row, const float *far,
                         size_t far_row, const uint8_t *class, uint32_t count) {
  add_far_narrow(scores, row, far, far_row, class, count);
}

/* Of at least 8 numbers. The last vector is full, too: it looks at some of them
 * again. */
TARGET("avx2")
static inline uint32_t best_of_row_avx2(const float *scores, uint32_t count) {
  const __m256i ramp = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256 most = _mm256_loadu_ps(scores);
  __m256 place = _mm256_castsi256_ps(ramp);
  for (uint32_t i = 8; i < count; i += 8) {
    const uint32_t at = count - i < 8 ? count - 8 : i;
    const __m256 next = _mm256_loadu_ps(scores + at);
    const __m256i places = _mm256_add_epi32(ramp, _mm256_set1_epi32((int)at));
    const __m256 higher = _mm256_cmp_ps(next, most, _CMP_GT_OQ);
    most = _mm256_blendv_ps(most, next, higher);
    place = _mm256_blendv_ps(place, _mm256_castsi256_ps(places), higher);
  }
  float value[8];
  uint32_t at[8];
  _mm256_storeu_ps(value, most);
  _mm256_storeu_si256((__m256i *)at, _mm256_castps_si256(place));
  uint32_t best = 0;
  for (uint32_t i = 1; i < 8; i++) {
    const bool before = (value[i] == value[best]) & (at[i] < at[best]);
    best = (before | (value[i] > value[best])) ? i : best;
  }
  return at[best];
}

TARGET("avx2")
static void best_avx2(const float *scores, size_t row, uint32_t rows,
                      uint32_t count, uint8_t *places) {
  if (count < 8) {
    best_narrow(scores, row, rows, count, places);
    return;
  }
  for (uint32_t r = 0; r < rows; r++) {
    places[r] = (uint8_t)best_of_row_avx2(scores + r * row, count);
  }
}

static const quoth_kernel avx2 = {"avx2",       pack_pairs,   multiply_avx2,
                                  scan_avx2,    product_avx2, quoth_turn_sse2,
                                  add_far_avx2, best_avx2};

const quoth_kernel *quoth_kernel_x86(uint32_t index) {
  switch (index) {
  case 0:
    return &sse2;
  case 1:
    return __builtin_cpu_supports("avx2") ? &avx2 : NULL;
  case 2:
    return __builtin_cpu_supports("avx512vnni") &&
                   __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512vl")
               ? &quoth_kernel_vnni
               : NULL;
  default:
    return NULL;
  }
}

#else
typedef int quoth_no_kernel; /* ISO C wants a declaration */
#endif
