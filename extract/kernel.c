/* See kernel.h. The bodies are written once, with vector types that become
 * what the target has; only the integer products use its own instructions. */
#include "extract/kernel.h"

#include "extract/curve.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define QUOTH_X86 1
#include <immintrin.h>
#define TARGET(name) __attribute__((target(name)))
#else
#define TARGET(name)
#endif

#define BODY static inline __attribute__((always_inline))

enum { LANES = 16, TILE_ROWS = 4 };
typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t int_lanes
    __attribute__((vector_size(64), aligned(4), may_alias));

/* ---- what follows a product, and products of floats --------------------- */

BODY void finish(const int32_t *sums, const float *scale, const float *bias,
                 float *y) {
  for (uint32_t i = 0; i < LANES; i++) {
    y[i] = (float)sums[i] * scale[i] + bias[i];
  }
}

/* One word's step. Going through `state` in strides of vectors, the compiler
 * keeps all in registers. */
BODY void scan_step(const float *restrict pre, const float *restrict look,
                    float *restrict cell, int8_t *restrict hidden,
                    uint32_t state) {
  for (uint32_t i = 0; i < state; i++) {
    const float c = cell[i];
    const float f = quoth_logistic(pre[state + i] + look[i] * c);
    const float r = quoth_logistic(pre[2 * state + i] + look[state + i] * c);
    const float z = pre[i];
    const float next = z + f * (c - z);
    const float h = r * quoth_tanh(next) * 127.0f;
    cell[i] = next;
    hidden[i] = (int8_t)(int32_t)(h + (h < 0.0f ? -0.5f : 0.5f));
  }
}

BODY void scan_body(const quoth_scan *forward, const quoth_scan *backward) {
  const float *pre[2] = {forward->pre, backward->pre};
  int8_t *hidden[2] = {forward->hidden, backward->hidden};
  for (uint32_t k = 0; k < forward->count; k++) {
    scan_step(pre[0], forward->look, forward->cell, hidden[0], forward->state);
    scan_step(pre[1], backward->look, backward->cell, hidden[1],
              forward->state);
    pre[0] += forward->pre_stride;
    hidden[0] += forward->hidden_stride;
    pre[1] += backward->pre_stride;
    hidden[1] += backward->hidden_stride;
  }
}

/* `columns` vectors of one row of the product. */
BODY void product_row(const float *a, const float *b, float *c, uint32_t inner,
                      uint32_t width, uint32_t columns) {
  lanes sums[4];
  for (uint32_t j = 0; j < columns; j++) {
    sums[j] = *(const lanes *)(c + j * LANES);
  }
  for (uint32_t k = 0; k < inner; k++) {
    for (uint32_t j = 0; j < columns; j++) {
      sums[j] += a[k] * *(const lanes *)(b + (size_t)k * width + j * LANES);
    }
  }
  for (uint32_t j = 0; j < columns; j++) {
    *(lanes *)(c + j * LANES) = sums[j];
  }
}

BODY void product_body(const float *a, size_t a_row, const float *b, float *c,
                       uint32_t rows, uint32_t inner, uint32_t width) {
  for (uint32_t i = 0; i < rows; i++) {
    uint32_t at = 0;
    for (; width - at >= 4 * LANES; at += 4 * LANES) {
      product_row(a, b + at, c + at, inner, width, 4);
    }
    for (; width - at >= 2 * LANES; at += 2 * LANES) {
      product_row(a, b + at, c + at, inner, width, 2);
    }
    for (; at < width; at += LANES) {
      product_row(a, b + at, c + at, inner, width, 1);
    }
    a += a_row;
    c += width;
  }
}

/* ---- packing ------------------------------------------------------------ */

/* Pairs of inputs as 16-bit numbers: [in / 2][out][2]. */
static quoth_status pack_pairs(quoth_arena *arena, const int8_t *weights,
                               quoth_matrix *matrix) {
  const size_t in = matrix->in, out = matrix->out;
  int16_t *packed = quoth_arena_alloc(arena, in * out * sizeof *packed);
  int32_t *start = quoth_arena_alloc(arena, out * sizeof *start);
  if (packed == NULL || start == NULL) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < in; i++) {
    for (size_t o = 0; o < out; o++) {
      packed[(i / 2 * out + o) * 2 + i % 2] = weights[i * out + o];
    }
  }
  matrix->packed = packed;
  matrix->start = start;
  return QUOTH_OK;
}

/* ---- plain --------------------------------------------------------------- */

/* Two inputs of one row: what pmaddwd does. */
BODY void add_pair(int32_t *sums, const int16_t *pairs, int32_t first,
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
        add_pair(sums, packed + (i / 2 * out + o) * 2, x[i], x[i + 1], LANES);
      }
      finish(sums, matrix->scale + o, matrix->bias + o, y + o);
    }
    x += in;
    y += out;
  }
}

static void scan_plain(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward);
}

static void product_plain(const float *a, size_t a_row, const float *b,
                          float *c, uint32_t rows, uint32_t inner,
                          uint32_t width) {
  product_body(a, a_row, b, c, rows, inner, width);
}

static const quoth_kernel plain = {"plain", pack_pairs, multiply_plain,
                                   scan_plain, product_plain};

#ifdef QUOTH_X86

/* ---- AVX2 ---------------------------------------------------------------- */

/* `rows` (1 or TILE_ROWS) rows and 16 columns. */
TARGET("avx2")
static inline __attribute__((always_inline)) void
tile_avx2(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
          float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int16_t *packed = (const int16_t *)matrix->packed + 2 * o;
  __m256i sums[TILE_ROWS][2];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  }
  for (size_t i = 0; i < in; i += 2) {
    const __m256i *pairs = (const __m256i *)(packed + i / 2 * out * 2);
    const __m256i low = _mm256_loadu_si256(pairs);
    const __m256i high = _mm256_loadu_si256(pairs + 1);
    for (uint32_t r = 0; r < rows; r++) {
      const uint32_t both = (uint32_t)(uint16_t)x[r * in + i] |
                            (uint32_t)(uint16_t)x[r * in + i + 1] << 16;
      const __m256i inputs = _mm256_set1_epi32((int)both);
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(low, inputs));
      sums[r][1] =
          _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(high, inputs));
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    int32_t whole[LANES];
    _mm256_storeu_si256((__m256i *)whole, sums[r][0]);
    _mm256_storeu_si256((__m256i *)(whole + LANES / 2), sums[r][1]);
    finish(whole, matrix->scale + o, matrix->bias + o, y + r * out + o);
  }
}

TARGET("avx2")
static void multiply_avx2(const quoth_matrix *matrix, const int8_t *x,
                          uint32_t rows, float *y) {
  for (; rows >= TILE_ROWS; rows -= TILE_ROWS) {
    for (size_t o = 0; o < matrix->out; o += LANES) {
      tile_avx2(matrix, x, o, TILE_ROWS, y);
    }
    x += (size_t)TILE_ROWS * matrix->in;
    y += (size_t)TILE_ROWS * matrix->out;
  }
  for (; rows > 0; rows--) {
    for (size_t o = 0; o < matrix->out; o += LANES) {
      tile_avx2(matrix, x, o, 1, y);
    }
    x += matrix->in;
    y += matrix->out;
  }
}

TARGET("avx2")
static void scan_avx2(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward);
}

TARGET("avx2")
static void product_avx2(const float *a, size_t a_row, const float *b, float *c,
                         uint32_t rows, uint32_t inner, uint32_t width) {
  product_body(a, a_row, b, c, rows, inner, width);
}

static const quoth_kernel avx2 = {"avx2", pack_pairs, multiply_avx2, scan_avx2,
                                  product_avx2};

/* ---- AVX-512 with VNNI --------------------------------------------------- */

#define VNNI "avx512f,avx512bw,avx512vl,avx512vnni,prefer-vector-width=512"

/* Fours of inputs: [in / 4][out][4]. The instruction takes inputs without
 * sign, so they come with 128 added, which the start of the sums takes back. */
static quoth_status pack_fours(quoth_arena *arena, const int8_t *weights,
                               quoth_matrix *matrix) {
  const size_t in = matrix->in, out = matrix->out;
  int8_t *packed = quoth_arena_alloc(arena, in * out);
  int32_t *start = quoth_arena_alloc(arena, out * sizeof *start);
  if (packed == NULL || start == NULL) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < in; i++) {
    for (size_t o = 0; o < out; o++) {
      packed[(i / 4 * out + o) * 4 + i % 4] = weights[i * out + o];
      start[o] -= 128 * weights[i * out + o];
    }
  }
  matrix->packed = packed;
  matrix->start = start;
  return QUOTH_OK;
}

/* `rows` (1 or TILE_ROWS) rows and `columns` (1 to 4) vectors of columns. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
tile_vnni(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
          uint32_t columns, float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int8_t *packed = (const int8_t *)matrix->packed + 4 * o;
  __m512i sums[TILE_ROWS][4];
  for (uint32_t r = 0; r < rows; r++) {
    for (uint32_t c = 0; c < columns; c++) {
      sums[r][c] = _mm512_loadu_si512(matrix->start + o + c * LANES);
    }
  }
  for (size_t i = 0; i < in; i += 4) {
    __m512i weights[4];
    for (uint32_t c = 0; c < columns; c++) {
      weights[c] = _mm512_loadu_si512(packed + i * out + c * 4 * LANES);
    }
    for (uint32_t r = 0; r < rows; r++) {
      uint32_t four;
      memcpy(&four, x + r * in + i, sizeof four);
      const __m512i inputs = _mm512_set1_epi32((int)(four ^ 0x80808080u));
      for (uint32_t c = 0; c < columns; c++) {
        sums[r][c] = _mm512_dpbusd_epi32(sums[r][c], inputs, weights[c]);
      }
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    for (uint32_t c = 0; c < columns; c++) {
      const size_t at = o + c * LANES;
      const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[r][c]),
                                           _mm512_loadu_ps(matrix->scale + at));
      _mm512_storeu_ps(
          y + r * out + at,
          _mm512_add_ps(product, _mm512_loadu_ps(matrix->bias + at)));
    }
  }
}

TARGET(VNNI)
static inline __attribute__((always_inline)) void
rows_vnni(const quoth_matrix *matrix, const int8_t *x, uint32_t rows,
          float *y) {
  size_t o = 0;
  for (; matrix->out - o >= (size_t)4 * LANES; o += (size_t)4 * LANES) {
    tile_vnni(matrix, x, o, rows, 4, y);
  }
  for (; matrix->out - o >= (size_t)2 * LANES; o += (size_t)2 * LANES) {
    tile_vnni(matrix, x, o, rows, 2, y);
  }
  for (; o < matrix->out; o += LANES) {
    tile_vnni(matrix, x, o, rows, 1, y);
  }
}

TARGET(VNNI)
static void multiply_vnni(const quoth_matrix *matrix, const int8_t *x,
                          uint32_t rows, float *y) {
  for (; rows >= TILE_ROWS; rows -= TILE_ROWS) {
    rows_vnni(matrix, x, TILE_ROWS, y);
    x += (size_t)TILE_ROWS * matrix->in;
    y += (size_t)TILE_ROWS * matrix->out;
  }
  for (; rows > 0; rows--) {
    rows_vnni(matrix, x, 1, y);
    x += matrix->in;
    y += matrix->out;
  }
}

TARGET(VNNI)
static void scan_vnni(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward);
}

TARGET(VNNI)
static void product_vnni(const float *a, size_t a_row, const float *b, float *c,
                         uint32_t rows, uint32_t inner, uint32_t width) {
  product_body(a, a_row, b, c, rows, inner, width);
}

static const quoth_kernel vnni = {"avx512-vnni", pack_fours, multiply_vnni,
                                  scan_vnni, product_vnni};

#endif

const quoth_kernel *quoth_kernel_at(uint32_t index) {
#ifdef QUOTH_X86
  if (index == 2) {
    return __builtin_cpu_supports("avx512vnni") &&
                   __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512vl")
               ? &vnni
               : NULL;
  }
  if (index == 1) {
    return __builtin_cpu_supports("avx2") ? &avx2 : NULL;
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
