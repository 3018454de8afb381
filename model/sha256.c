#include "model/sha256.h"

enum { BLOCK = 64, LENGTH = 8 /* bytes at the end of the last block */ };

quoth_sha256 quoth_sha256_begin(void) {
  return (quoth_sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                  0xa54ff53a, 0x510e527f, 0x9b05688c,
                                  0x1f83d9ab, 0x5be0cd19}};
}

static inline uint32_t turn(uint32_t word, int by) {
  return word >> by | word << (32 - by);
}

static void schedule(uint32_t w[64], const unsigned char *block) {
  for (size_t i = 0; i < 16; i++) {
    const unsigned char *at = block + 4 * i;
    w[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
  }
  for (size_t i = 16; i < 64; i++) {
    const uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
           (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
  }
}

/* One round; the next one sees the variables moved on by one. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                       \
  do {                                                                         \
    h += (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) +      \
         k[i] + w[i];                                                          \
    d += h;                                                                    \
    h += (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b))); \
  } while (0)

static void mix(uint32_t state[8], const unsigned char *block) {
  static const uint32_t k[64] = {
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
  uint32_t w[64], s[8];
  schedule(w, block);
  memcpy(s, state, sizeof s);
  for (size_t i = 0; i < 64; i += 8) {
    ROUND(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], i);
    ROUND(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], i + 1);
    ROUND(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], i + 2);
    ROUND(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], i + 3);
    ROUND(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], i + 4);
    ROUND(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], i + 5);
    ROUND(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], i + 6);
    ROUND(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], i + 7);
  }
  for (size_t i = 0; i < 8; i++) {
    state[i] += s[i];
  }
}

void quoth_sha256_add(quoth_sha256 *sum, quoth_text bytes) {
  const unsigned char *at = (const unsigned char *)bytes.at;
  size_t left = bytes.size, held = sum->size % BLOCK;
  sum->size += left;
  if (held && left) {
    const size_t more = BLOCK - held < left ? BLOCK - held : left;
    memcpy(sum->block + held, at, more);
    at += more;
    left -= more;
    if (held + more < BLOCK) {
      return;
    }
    mix(sum->state, sum->block);
  }
  for (; left >= BLOCK; at += BLOCK, left -= BLOCK) {
    mix(sum->state, at);
  }
  if (left) {
    memcpy(sum->block, at, left);
  }
}

void quoth_sha256_part(quoth_sha256 *sum, quoth_text part) {
  const uint64_t size = part.size;
  quoth_sha256_add(sum, (quoth_text){(const char *)&size, sizeof size});
  quoth_sha256_add(sum, part);
}

void quoth_sha256_end(quoth_sha256 *sum, unsigned char out[QUOTH_SHA256_SIZE]) {
  size_t held = sum->size % BLOCK;
  sum->block[held++] = 0x80;
  if (held > BLOCK - LENGTH) {
    memset(sum->block + held, 0, BLOCK - held);
    mix(sum->state, sum->block);
    held = 0;
  }
  memset(sum->block + held, 0, BLOCK - LENGTH - held);
  for (size_t i = 0; i < LENGTH; i++) {
    sum->block[BLOCK - 1 - i] = (unsigned char)(sum->size * 8 >> (8 * i));
  }
  mix(sum->state, sum->block);
  for (size_t i = 0; i < QUOTH_SHA256_SIZE; i++) {
    out[i] = (unsigned char)(sum->state[i / 4] >> (8 * (3 - i % 4)));
  }
}

void quoth_sha256_hex(quoth_sha256 *sum, char out[2 * QUOTH_SHA256_SIZE + 1]) {
  static const char digits[] = "0123456789abcdef";
  unsigned char digest[QUOTH_SHA256_SIZE];
  quoth_sha256_end(sum, digest);
  for (size_t i = 0; i < QUOTH_SHA256_SIZE; i++) {
    out[2 * i] = digits[digest[i] >> 4];
    out[2 * i + 1] = digits[digest[i] & 15];
  }
  out[2 * QUOTH_SHA256_SIZE] = '\0';
}
