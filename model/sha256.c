#include "model/sha256.h"

quoth_sha256 quoth_sha256_begin(void) {
  quoth_sha256 sum;
  SHA256Init(&sum);
  return sum;
}

void quoth_sha256_add(quoth_sha256 *sum, quoth_text bytes) {
  if (bytes.size) {
    SHA256Update(sum, (const uint8_t *)bytes.at, bytes.size);
  }
}

void quoth_sha256_part(quoth_sha256 *sum, quoth_text part) {
  const uint64_t size = part.size;
  quoth_sha256_add(sum, (quoth_text){(const char *)&size, sizeof size});
  quoth_sha256_add(sum, part);
}

void quoth_sha256_end(quoth_sha256 *sum, unsigned char out[QUOTH_SHA256_SIZE]) {
  SHA256Final(out, sum);
}

void quoth_sha256_hex(quoth_sha256 *sum, char out[2 * QUOTH_SHA256_SIZE + 1]) {
  SHA256End(sum, out);
}
