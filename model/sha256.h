/* sha256.h - SHA-256, which names documents, claims and files.
 *
 * Of one text over nettle, which starts at once: other libraries of ciphers
 * take longer to start than a page to extract. Nothing here can fail. */
#ifndef QUOTH_MODEL_SHA256_H
#define QUOTH_MODEL_SHA256_H

#include "model/text.h"

#include <nettle/sha2.h>

enum { QUOTH_SHA256_SIZE = SHA256_DIGEST_SIZE }; /* bytes of a digest */

typedef struct sha256_ctx quoth_sha256;

quoth_sha256 quoth_sha256_begin(void);
void quoth_sha256_add(quoth_sha256 *sum, quoth_text bytes);

/* Adds the size of `part` and the part: none runs into the next. */
void quoth_sha256_part(quoth_sha256 *sum, quoth_text part);

/* Writes the digest; then `sum` is spent. */
void quoth_sha256_end(quoth_sha256 *sum, unsigned char out[QUOTH_SHA256_SIZE]);

/* The same in hexadecimal digits and a NUL. */
void quoth_sha256_hex(quoth_sha256 *sum, char out[2 * QUOTH_SHA256_SIZE + 1]);

/* The first eight bytes of the digests of `count` texts, as numbers of which
 * the digests' first sixteen digits are the hexadecimal ones. Many together are
 * several times as quick as one after the other. */
void quoth_sha256_heads(const quoth_text *texts, size_t count, uint64_t *out);

#endif
