/* The kernel for AVX-512 with VNNI. */
#ifdef __x86_64__

#include "extract/kernel_body.h"

#include <immintrin.h>
#include <math.h>

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

/* VNNI_ROWS rows of `x`, of which `rows` are wanted in `y`, and `columns` (1 to
 * VNNI_COLUMNS) vectors of columns: as many sums as it takes to keep two units
 * busy that need five cycles each. */
enum { VNNI_ROWS = 8, VNNI_COLUMNS = 3 };
TARGET(VNNI)
static inline __attribute__((always_inline)) void
tile_vnni(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
          uint32_t columns, float *y) {
  const size_t in = matrix->in, out = matrix->out;
  const int8_t *packed = (const int8_t *)matrix->packed + o * in;
  __m512i sums[VNNI_ROWS][VNNI_COLUMNS];
  UNROLL
  for (uint32_t c = 0; c < columns; c++) {
    const __m512i start = _mm512_loadu_si512(matrix->start + o + c * LANES);
    UNROLL
    for (uint32_t r = 0; r < VNNI_ROWS; r++) {
      sums[r][c] = start;
    }
  }
  for (size_t i = 0; i < in; i += 4) {
    __m512i weights[VNNI_COLUMNS];
    UNROLL
    for (uint32_t c = 0; c < columns; c++) {
      weights[c] = _mm512_loadu_si512(packed + (c * in + i) * LANES);
    }
    UNROLL
    for (uint32_t r = 0; r < VNNI_ROWS; r++) {
      int four;
      memcpy(&four, x + r * in + i, sizeof four);
      const __m512i inputs = _mm512_set1_epi32(four);
      UNROLL
      for (uint32_t c = 0; c < columns; c++) {
        add_products(&sums[r][c], inputs, weights[c]);
      }
    }
  }
  UNROLL
  for (uint32_t c = 0; c < columns; c++) {
    const size_t at = o + c * LANES;
    const __m512 scale = _mm512_loadu_ps(matrix->scale + at);
    const __m512 bias = _mm512_loadu_ps(matrix->bias + at);
    UNROLL
    for (uint32_t r = 0; r < VNNI_ROWS; r++) {
      const __m512 sum = _mm512_cvtepi32_ps(sums[r][c]);
      if (r < rows) {
        _mm512_storeu_ps(y + r * out + at,
                         _mm512_add_ps(_mm512_mul_ps(sum, scale), bias));
      }
    }
  }
}

/* Columns from `o` on, of all rows: these weights stay in the nearest cache. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
panel_vnni(const quoth_matrix *matrix, const int8_t *x, size_t o, uint32_t rows,
           uint32_t columns, float *y) {
  for (uint32_t row = 0; row < rows; row += VNNI_ROWS) {
    tile_vnni(matrix, x + row * (size_t)matrix->in, o, rows - row, columns,
              y + row * (size_t)matrix->out);
  }
}

TARGET(VNNI)
static void multiply_vnni(const quoth_matrix *matrix, const int8_t *signed_x,
                          uint32_t rows, float *y) {
  enum { BLOCK_ROWS = 8 * VNNI_ROWS };
  int8_t x[BLOCK_ROWS * INPUT_MAX];
  const size_t in = matrix->in;
  while (rows > 0) {
    const uint32_t some = rows < BLOCK_ROWS ? rows : BLOCK_ROWS;
    for (size_t i = 0; i < some * in; i++) {
      x[i] = (int8_t)(signed_x[i] ^ -128);
    }
    memset(x + some * in, 0, (size_t)(-some % VNNI_ROWS) * in);
    size_t o = 0;
    for (; matrix->out - o >= (size_t)VNNI_COLUMNS * LANES;
         o += (size_t)VNNI_COLUMNS * LANES) {
      panel_vnni(matrix, x, o, some, VNNI_COLUMNS, y);
    }
    for (; o < matrix->out; o += LANES) {
      panel_vnni(matrix, x, o, some, 1, y);
    }
    signed_x += some * in;
    y += some * (size_t)matrix->out;
    rows -= some;
  }
}

TARGET(VNNI)
static inline void round_vnni(const lanes *x, int8_t *y) {
  _mm_storeu_si128((__m128i *)y, _mm512_cvtsepi32_epi8(
                                     _mm512_cvtps_epi32(_mm512_loadu_ps(x))));
}

TARGET(VNNI)
static void scan_vnni(const quoth_scan *forward, const quoth_scan *backward) {
  scan_body(forward, backward, round_vnni);
}

/* PRODUCT_ROWS rows, of which `rows` are wanted, and `vectors` (1 to
 * PRODUCT_VECTORS) vectors of columns: sums enough that none is waited for. */
enum { PRODUCT_ROWS = 4, PRODUCT_VECTORS = 4 };
TARGET(VNNI)
static inline __attribute__((always_inline)) void
product_tile(const float *a, size_t a_row, const float *b, const float *start,
             float *c, uint32_t rows, uint32_t inner, uint32_t width,
             uint32_t vectors) {
  const float *row[PRODUCT_ROWS];
  lanes sums[PRODUCT_ROWS][PRODUCT_VECTORS];
  UNROLL
  for (uint32_t r = 0; r < PRODUCT_ROWS; r++) {
    row[r] = a + (r < rows ? r : rows - 1) * a_row;
    UNROLL
    for (uint32_t v = 0; v < vectors; v++) {
      sums[r][v] = start ? *(const lanes *)(start + v * LANES) : (lanes){0};
    }
  }
  for (uint32_t k = 0; k < inner; k++) {
    UNROLL
    for (uint32_t r = 0; r < PRODUCT_ROWS; r++) {
      UNROLL
      for (uint32_t v = 0; v < vectors; v++) {
        sums[r][v] +=
            row[r][k] * *(const lanes *)(b + (size_t)k * width + v * LANES);
      }
    }
  }
  UNROLL
  for (uint32_t r = 0; r < PRODUCT_ROWS; r++) {
    UNROLL
    for (uint32_t v = 0; v < vectors; v++) {
      if (r < rows) {
        *(lanes *)(c + (size_t)r * width + v * LANES) = sums[r][v];
      }
    }
  }
}

/* `vectors` is what a tile has at most. */
TARGET(VNNI)
static inline __attribute__((always_inline)) void
product_wide(const float *a, size_t a_row, const float *b, const float *start,
             float *c, uint32_t rows, uint32_t inner, uint32_t width,
             uint32_t vectors) {
  for (uint32_t row = 0; row < rows; row += PRODUCT_ROWS) {
    uint32_t at = 0;
    for (; width - at >= vectors * LANES; at += vectors * LANES) {
      product_tile(a, a_row, b + at, start ? start + at : NULL, c + at,
                   rows - row, inner, width, vectors);
    }
    for (; at < width; at += LANES) {
      product_tile(a, a_row, b + at, start ? start + at : NULL, c + at,
                   rows - row, inner, width, 1);
    }
    a += PRODUCT_ROWS * a_row;
    c += (size_t)PRODUCT_ROWS * width;
  }
}

TARGET(VNNI)
static void product_vnni(const float *a, size_t a_row, const float *b,
                         const float *start, float *c, uint32_t rows,
                         uint32_t inner, uint32_t width) {
  product_wide(a, a_row, b, start, c, rows, inner, width, PRODUCT_VECTORS);
}

/* The 16 of `count` numbers that begin at `at`, so far as there are any. */
TARGET(VNNI)
static inline __mmask16 those_from(uint32_t at, uint32_t count) {
  const uint32_t left = count - at < LANES ? count - at : LANES;
  return (__mmask16)((1u << left) - 1);
}

TARGET(VNNI)
static void add_far_vnni(float *scores, size_t row, const float *far,
                         size_t far_row, const uint8_t *class, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    const __m512 low = _mm512_loadu_ps(far), high = _mm512_loadu_ps(far + 16);
    for (uint32_t at = 0; at < count; at += LANES) {
      const __mmask16 some = those_from(at, count);
      const __m512i classes =
          _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)(class + at)));
      const __m512 more = _mm512_permutex2var_ps(low, classes, high);
      const __m512 sums =
          _mm512_add_ps(_mm512_maskz_loadu_ps(some, scores + at), more);
      _mm512_mask_storeu_ps(scores + at, some, sums);
    }
    scores += row;
    far += far_row;
    class -= 1;
  }
}

/* Numbers from `at` on that are among the first `count`; the others are lower
 * than all. */
TARGET(VNNI)
static inline __m512 some_of(const float *scores, uint32_t at, uint32_t count) {
  return _mm512_mask_loadu_ps(_mm512_set1_ps(-INFINITY), those_from(at, count),
                              scores + at);
}

TARGET(VNNI)
static void best_vnni(const float *scores, size_t row, uint32_t rows,
                      uint32_t count, uint8_t *places) {
  const __m512i ramp =
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (uint32_t r = 0; r < rows; r++, scores += row) {
    __m512 most = some_of(scores, 0, count);
    __m512i place = ramp;
    for (uint32_t at = LANES; at < count; at += LANES) {
      const __m512 next = some_of(scores, at, count);
      const __mmask16 higher = _mm512_cmp_ps_mask(next, most, _CMP_GT_OQ);
      most = _mm512_mask_mov_ps(most, higher, next);
      place = _mm512_mask_add_epi32(place, higher, ramp,
                                    _mm512_set1_epi32((int)at));
    }
    const __m512 top = _mm512_set1_ps(_mm512_reduce_max_ps(most));
    const __mmask16 equal = _mm512_cmp_ps_mask(most, top, _CMP_EQ_OQ);
    const uint32_t one = (uint32_t)_mm512_cvtsi512_si32(
        _mm512_maskz_compress_epi32(equal, place));
    places[r] = (uint8_t)((equal & (equal - 1)) == 0
                              ? one
                              : _mm512_mask_reduce_min_epu32(equal, place));
  }
}

const quoth_kernel quoth_kernel_vnni = {
    "avx512-vnni", pack_fours,      multiply_vnni, scan_vnni,
    product_vnni,  quoth_turn_sse2, add_far_vnni,  best_vnni};

#else
typedef int quoth_no_kernel; /* ISO C wants a declaration */
#endif
