#include "model/sha256.h"

#include <nettle/base16.h>

quoth_sha256 quoth_sha256_begin(void) {
  quoth_sha256 sum;
  sha256_init(&sum);
  return sum;
}

void quoth_sha256_add(quoth_sha256 *sum, quoth_text bytes) {
  if (bytes.size) {
    sha256_update(sum, bytes.size, (const uint8_t *)bytes.at);
  }
}

void quoth_sha256_part(quoth_sha256 *sum, quoth_text part) {
  const uint64_t size = part.size;
  quoth_sha256_add(sum, (quoth_text){(const char *)&size, sizeof size});
  quoth_sha256_add(sum, part);
}

void quoth_sha256_end(quoth_sha256 *sum, unsigned char out[QUOTH_SHA256_SIZE]) {
  sha256_digest(sum, QUOTH_SHA256_SIZE, out);
}

void quoth_sha256_hex(quoth_sha256 *sum, char out[2 * QUOTH_SHA256_SIZE + 1]) {
  unsigned char digest[QUOTH_SHA256_SIZE];
  quoth_sha256_end(sum, digest);
  base16_encode_update(out, sizeof digest, digest);
  out[2 * QUOTH_SHA256_SIZE] = '\0';
}
