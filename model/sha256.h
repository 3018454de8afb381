/* sha256.h - SHA-256 (FIPS 180-4), which names documents, claims and files.
 *
 * Ours, because starting a library of ciphers takes longer than extracting a
 * page, and hashing a short text longer than the hash. Not for secrets. */
#ifndef QUOTH_MODEL_SHA256_H
#define QUOTH_MODEL_SHA256_H

#include "model/text.h"

enum { QUOTH_SHA256_SIZE = 32 }; /* bytes of a digest */

typedef struct {
  uint32_t state[8];
  uint64_t size;           /* bytes so far */
  unsigned char block[64]; /* the last of them, fewer than 64 */
} quoth_sha256;

quoth_sha256 quoth_sha256_begin(void);
void quoth_sha256_add(quoth_sha256 *sum, quoth_text bytes);

/* Adds the size of `part` and the part: none runs into the next. */
void quoth_sha256_part(quoth_sha256 *sum, quoth_text part);

/* Writes the digest; then `sum` is spent. */
void quoth_sha256_end(quoth_sha256 *sum, unsigned char out[QUOTH_SHA256_SIZE]);

/* The same in hexadecimal digits and a NUL. */
void quoth_sha256_hex(quoth_sha256 *sum, char out[2 * QUOTH_SHA256_SIZE + 1]);

#endif
