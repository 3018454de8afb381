/* Kernels for the vector units of x86-64. */
#ifdef __x86_64__

#include "extract/kernel_body.h"

#include <immintrin.h>

#define TARGET(name) __attribute__((target(name)))

enum { TILE_ROWS = 4 };

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

static void product_sse2(const float *a, size_t a_row, const float *b, float *c,
                         uint32_t rows, uint32_t inner, uint32_t width) {
  product_narrow(a, a_row, b, c, rows, inner, width);
}

static const quoth_kernel sse2 = {"sse2",        quoth_pack_pairs,
                                  multiply_sse2, scan_sse2,
                                  product_sse2,  quoth_best_plain};

/* ---- AVX2 ---------------------------------------------------------------- */

/* `rows` (1 or TILE_ROWS) rows and 16 columns. */
TARGET("avx2")
static inline __attribute__((always_inline)) void
tile_avx2(const quoth_matrix *matrix, const int16_t *x, size_t o, uint32_t rows,
          float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int16_t *packed = (const int16_t *)matrix->packed + o * in;
  __m256i sums[TILE_ROWS][2];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  }
  for (size_t i = 0; i < in; i += 2) {
    const __m256i *pairs = (const __m256i *)(packed + i * LANES);
    const __m256i low = _mm256_loadu_si256(pairs);
    const __m256i high = _mm256_loadu_si256(pairs + 1);
    for (uint32_t r = 0; r < rows; r++) {
      const __m256i inputs = _mm256_set1_epi32(pair_at(x + r * in + i));
      sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(low, inputs));
      sums[r][1] =
          _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(high, inputs));
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    for (size_t c = 0; c < 2; c++) {
      const size_t at = o + 8 * c;
      const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][c]),
                                           _mm256_loadu_ps(matrix->scale + at));
      _mm256_storeu_ps(
          y + r * out + at,
          _mm256_add_ps(product, _mm256_loadu_ps(matrix->bias + at)));
    }
  }
}

TARGET("avx2")
static void multiply_avx2(const quoth_matrix *matrix, const int8_t *x,
                          uint32_t rows, float *y) {
  int16_t wide[TILE_ROWS * INPUT_MAX];
  while (rows > 0) {
    const uint32_t some = rows >= TILE_ROWS ? TILE_ROWS : 1;
    widen(x, some * (size_t)matrix->in, wide);
    for (size_t o = 0; o < matrix->out; o += LANES) {
      if (some == TILE_ROWS) {
        tile_avx2(matrix, wide, o, TILE_ROWS, y);
      } else {
        tile_avx2(matrix, wide, o, 1, y);
      }
    }
    x += some * (size_t)matrix->in;
    y += some * (size_t)matrix->out;
    rows -= some;
  }
}

TARGET("avx2")
static inline void round_avx2(const float *x, int8_t *y, uint32_t count) {
  for (uint32_t i = 0; i < count; i += LANES) {
    const __m256i low = _mm256_cvtps_epi32(_mm256_loadu_ps(x + i));
    const __m256i high = _mm256_cvtps_epi32(_mm256_loadu_ps(x + i + 8));
    /* The halves of the lanes are packed apart: 0 2 1 3. */
    const __m256i words = _mm256_permute4x64_epi64(
        _mm256_packs_epi32(low, high), _MM_SHUFFLE(3, 1, 2, 0));
    _mm_storeu_si128((__m128i *)(y + i),
                     _mm_packs_epi16(_mm256_castsi256_si128(words),
                                     _mm256_extracti128_si256(words, 1)));
  }
}

TARGET("avx2")
static void scan_avx2(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_avx2);
}

TARGET("avx2")
static void product_avx2(const float *a, size_t a_row, const float *b, float *c,
                         uint32_t rows, uint32_t inner, uint32_t width) {
  product_narrow(a, a_row, b, c, rows, inner, width);
}

static const quoth_kernel avx2 = {"avx2",        quoth_pack_pairs,
                                  multiply_avx2, scan_avx2,
                                  product_avx2,  quoth_best_plain};

/* ---- AVX-512 with VNNI --------------------------------------------------- */

#define VNNI "avx512f,avx512bw,avx512vl,avx512vnni"

/* Fours of inputs: [out / 16][in / 4][16][4]. The instruction takes inputs
 * without sign, so they come with 128 added, which the start of the sums takes
 * back. */
static quoth_status pack_fours(quoth_arena *arena, const int8_t *weights,
                               quoth_matrix *matrix) {
  const size_t in = matrix->in, out = matrix->out;
  int8_t *packed = quoth_kernel_room(arena, in * out);
  int32_t *start = quoth_kernel_room(arena, out * sizeof *start);
  if (packed == NULL || start == NULL) {
    return QUOTH_NO_MEMORY;
  }
  int8_t *restrict four = packed;
  for (size_t o = 0; o < out; o += LANES) {
    int32_t sums[LANES] = {0};
    for (size_t i = 0; i < in; i += 4, four += 4 * LANES) {
      const int8_t *restrict first = weights + i * out + o;
      for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t k = 0; k < 4; k++) {
          four[4 * lane + k] = first[k * out + lane];
          sums[lane] += first[k * out + lane];
        }
      }
    }
    for (size_t lane = 0; lane < LANES; lane++) {
      start[o + lane] = -128 * sums[lane];
    }
  }
  matrix->packed = packed;
  matrix->start = start;
  return QUOTH_OK;
}

/* _mm512_dpbusd_epi32, for which gcc 12 copies the sums there and back. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
add_products(__m512i *sums, __m512i inputs, __m512i weights) {
  __asm__("vpdpbusd %2, %1, %0" : "+v"(*sums) : "v"(inputs), "v"(weights));
}

/* `rows` (1 to VNNI_ROWS) rows and `columns` (1 to 4) vectors of columns. */
enum { VNNI_ROWS = 4 };
TARGET(VNNI)
static inline __attribute__((always_inline)) void
tile_vnni(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
          uint32_t columns, float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int8_t *packed = (const int8_t *)matrix->packed + o * in;
  __m512i sums[VNNI_ROWS][4];
  for (uint32_t r = 0; r < rows; r++) {
    for (uint32_t c = 0; c < columns; c++) {
      sums[r][c] = _mm512_loadu_si512(matrix->start + o + c * LANES);
    }
  }
  for (size_t i = 0; i < in; i += 4) {
    __m512i weights[4];
    for (uint32_t c = 0; c < columns; c++) {
      weights[c] = _mm512_loadu_si512(packed + (c * in + i) * LANES);
    }
    for (uint32_t r = 0; r < rows; r++) {
      int four;
      memcpy(&four, x + r * in + i, sizeof four);
      const __m512i inputs = _mm512_set1_epi32(four);
      for (uint32_t c = 0; c < columns; c++) {
        add_products(&sums[r][c], inputs, weights[c]);
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

/* Columns from `o` on, of all rows: these weights stay in the nearest cache. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
panel_vnni(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
           uint32_t columns, float *y) {
  for (; rows >= VNNI_ROWS; rows -= VNNI_ROWS) {
    tile_vnni(matrix, x, o, VNNI_ROWS, columns, y);
    x += (size_t)VNNI_ROWS * matrix->in;
    y += (size_t)VNNI_ROWS * matrix->out;
  }
  switch (rows) {
  case 3:
    tile_vnni(matrix, x, o, 3, columns, y);
    break;
  case 2:
    tile_vnni(matrix, x, o, 2, columns, y);
    break;
  case 1:
    tile_vnni(matrix, x, o, 1, columns, y);
    break;
  default:
    break;
  }
}

TARGET(VNNI)
static void multiply_vnni(const quoth_matrix *matrix, const int8_t *signed_x,
                          uint32_t rows, float *y) {
  enum { BLOCK_ROWS = 8 * VNNI_ROWS };
  int8_t x[BLOCK_ROWS * INPUT_MAX];
  while (rows > 0) {
    const uint32_t some = rows < BLOCK_ROWS ? rows : BLOCK_ROWS;
    for (size_t i = 0; i < some * (size_t)matrix->in; i++) {
      x[i] = (int8_t)(signed_x[i] ^ -128);
    }
    size_t o = 0;
    for (; matrix->out - o >= (size_t)4 * LANES; o += (size_t)4 * LANES) {
      panel_vnni(matrix, x, o, some, 4, y);
    }
    for (; o < matrix->out; o += LANES) {
      panel_vnni(matrix, x, o, some, 1, y);
    }
    signed_x += some * (size_t)matrix->in;
    y += some * (size_t)matrix->out;
    rows -= some;
  }
}

TARGET(VNNI)
static inline void round_vnni(const float *x, int8_t *y, uint32_t count) {
  for (uint32_t i = 0; i < count; i += LANES) {
    _mm_storeu_si128(
        (__m128i *)(y + i),
        _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_loadu_ps(x + i))));
  }
}

TARGET(VNNI)
static void scan_vnni(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_vnni);
}

/* `rows` (1 to VNNI_ROWS) rows and 16 columns of a product of floats. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
product_tile(const float *a, size_t a_row, const float *b, float *c,
             uint32_t rows, uint32_t inner, uint32_t width) {
  __m512 sums[VNNI_ROWS];
  for (uint32_t r = 0; r < rows; r++) {
    sums[r] = _mm512_loadu_ps(c + (size_t)r * width);
  }
  for (uint32_t k = 0; k < inner; k++) {
    const __m512 right = _mm512_loadu_ps(b + (size_t)k * width);
    for (uint32_t r = 0; r < rows; r++) {
      sums[r] = _mm512_add_ps(
          sums[r], _mm512_mul_ps(_mm512_set1_ps(a[r * a_row + k]), right));
    }
  }
  for (uint32_t r = 0; r < rows; r++) {
    _mm512_storeu_ps(c + (size_t)r * width, sums[r]);
  }
}

TARGET(VNNI)
static void product_vnni(const float *a, size_t a_row, const float *b, float *c,
                         uint32_t rows, uint32_t inner, uint32_t width) {
  for (uint32_t row = 0; row < rows; row += VNNI_ROWS) {
    const bool full = rows - row >= VNNI_ROWS;
    for (uint32_t at = 0; at < width; at += LANES) {
      if (full) {
        product_tile(a, a_row, b + at, c + at, VNNI_ROWS, inner, width);
        continue;
      }
      for (uint32_t r = 0; r < rows - row; r++) {
        product_tile(a + r * a_row, a_row, b + at, c + (size_t)r * width + at,
                     1, inner, width);
      }
    }
    a += VNNI_ROWS * a_row;
    c += (size_t)VNNI_ROWS * width;
  }
}

TARGET(VNNI)
static uint32_t best_vnni(const float *scores, uint32_t count) {
  const __m512 first = _mm512_set1_ps(scores[0]);
  __m512 most = first;
  for (uint32_t i = 0; i < count; i += LANES) {
    const uint32_t left = count - i < LANES ? count - i : LANES;
    most = _mm512_max_ps(
        most,
        _mm512_mask_loadu_ps(first, (__mmask16)((1u << left) - 1), scores + i));
  }
  const __m512 best = _mm512_set1_ps(_mm512_reduce_max_ps(most));
  for (uint32_t i = 0; i < count; i += LANES) {
    const uint32_t left = count - i < LANES ? count - i : LANES;
    const __mmask16 equal = _mm512_mask_cmp_ps_mask(
        (__mmask16)((1u << left) - 1),
        _mm512_maskz_loadu_ps((__mmask16)((1u << left) - 1), scores + i), best,
        _CMP_EQ_OQ);
    if (equal != 0) {
      return i + (uint32_t)__builtin_ctz(equal);
    }
  }
  return 0;
}

static const quoth_kernel vnni = {"avx512-vnni", pack_fours,   multiply_vnni,
                                  scan_vnni,     product_vnni, best_vnni};

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
               ? &vnni
               : NULL;
  default:
    return NULL;
  }
}

#else
typedef int quoth_no_kernel; /* ISO C wants a declaration */
#endif
