/* SHA-256 (FIPS 180-4) of sixteen texts at a time, a lane of vectors for each:
 * one digest is a chain of steps that no processor can do side by side. This
 * takes an eighth of the time where vectors are 64 bytes long and can turn
 * their words. With shorter ones it gains little, and the processor may have
 * instructions for SHA-256, which nettle uses. */
#include "model/sha256.h"

#ifdef __x86_64__

enum { LANES = 16, BLOCK = 64, ROUNDS = 64, STATE = 8, SCHEDULE = 16 };

typedef uint32_t lanes __attribute__((vector_size(LANES * 4)));

static const uint32_t round_constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static const uint32_t first_state[STATE] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                            0xa54ff53a, 0x510e527f, 0x9b05688c,
                                            0x1f83d9ab, 0x5be0cd19};

#define TURN(x, bits) ((x) >> (bits) | (x) << (32 - (bits)))

/* Word `t` of every lane's block, from big-endian bytes. */
static inline __attribute__((always_inline)) void
load(const unsigned char *const blocks[LANES], size_t t, lanes *word) {
  uint32_t words[LANES];
  lanes x;
  for (size_t i = 0; i < LANES; i++) {
    memcpy(&words[i], blocks[i] + 4 * t, sizeof *words);
  }
  memcpy(&x, words, sizeof x);
  *word = (TURN(x, 8) & 0xff00ff00) | (TURN(x, 24) & 0x00ff00ff);
}

/* Takes one block into each lane. */
__attribute__((target("avx512f"))) static void
compress(lanes state[STATE], const unsigned char *const blocks[LANES]) {
  lanes w[SCHEDULE];
  lanes a = state[0], b = state[1], c = state[2], d = state[3], e = state[4],
        f = state[5], g = state[6], h = state[7];
#pragma GCC unroll 16
  for (size_t t = 0; t < ROUNDS; t++) {
    lanes *now = &w[t % SCHEDULE];
    if (t < SCHEDULE) {
      load(blocks, t, now);
    } else {
      const lanes near = w[(t + 1) % SCHEDULE], far = w[(t + 14) % SCHEDULE];
      *now += w[(t + 9) % SCHEDULE] +
              (TURN(near, 7) ^ TURN(near, 18) ^ near >> 3) +
              (TURN(far, 17) ^ TURN(far, 19) ^ far >> 10);
    }
    const lanes more = h + (TURN(e, 6) ^ TURN(e, 11) ^ TURN(e, 25)) +
                       (g ^ (e & (f ^ g))) + round_constants[t] + *now;
    const lanes most =
        (TURN(a, 2) ^ TURN(a, 13) ^ TURN(a, 22)) + ((a & b) | (c & (a | b)));
    h = g;
    g = f;
    f = e;
    e = d + more;
    d = c;
    c = b;
    b = a;
    a = more + most;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/* A text on its way through a lane: its whole blocks, then what is left of it
 * with the padding and its size in bits. */
typedef struct {
  const unsigned char *at;
  size_t blocks, last; /* to come; of them in `end` */
  uint64_t *out;       /* NULL: the lane is idle */
  unsigned char end[2 * BLOCK];
} lane;

static void begin(lane *l, quoth_text text, uint64_t *out) {
  const size_t whole = text.size / BLOCK, rest = text.size % BLOCK;
  memset(l, 0, sizeof *l);
  l->last = rest + 1 + sizeof(uint64_t) > BLOCK ? 2 : 1;
  l->blocks = whole + l->last;
  l->at = whole ? (const unsigned char *)text.at : l->end;
  l->out = out;
  if (rest) {
    memcpy(l->end, text.at + whole * BLOCK, rest);
  }
  l->end[rest] = 0x80;
  for (size_t i = 0; i < sizeof(uint64_t); i++) {
    l->end[l->last * BLOCK - 1 - i] =
        (unsigned char)((uint64_t)text.size * 8 >> 8 * i);
  }
}

/* The next block; of an idle lane any will do. */
static const unsigned char *take_block(lane *l) {
  if (!l->blocks) {
    return l->end;
  }
  const unsigned char *block = l->at;
  l->at = --l->blocks == l->last ? l->end : block + BLOCK;
  return block;
}

static void side_by_side(const quoth_text *texts, size_t count, uint64_t *out) {
  lane all[LANES] = {0};
  lanes state[STATE] = {0};
  const unsigned char *blocks[LANES];
  size_t begun = 0, ended = 0;
  while (ended < count) {
    for (size_t i = 0; i < LANES; i++) {
      if (!all[i].blocks && begun < count) {
        begin(&all[i], texts[begun], &out[begun]);
        begun++;
        for (size_t k = 0; k < STATE; k++) {
          state[k][i] = first_state[k];
        }
      }
      blocks[i] = take_block(&all[i]);
    }
    compress(state, blocks);
    for (size_t i = 0; i < LANES; i++) {
      if (all[i].out && !all[i].blocks) {
        *all[i].out = (uint64_t)state[0][i] << 32 | state[1][i];
        all[i].out = NULL;
        ended++;
      }
    }
  }
}
#endif

static void one_by_one(const quoth_text *texts, size_t count, uint64_t *out) {
  for (size_t i = 0; i < count; i++) {
    unsigned char digest[QUOTH_SHA256_SIZE];
    quoth_sha256 sum = quoth_sha256_begin();
    quoth_sha256_add(&sum, texts[i]);
    quoth_sha256_end(&sum, digest);
    out[i] = 0;
    for (size_t k = 0; k < sizeof *out; k++) {
      out[i] = out[i] << 8 | digest[k];
    }
  }
}

void quoth_sha256_heads(const quoth_text *texts, size_t count, uint64_t *out) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) {
    side_by_side(texts, count, out);
    return;
  }
#endif
  one_by_one(texts, count, out);
}
