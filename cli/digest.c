#include "cli/digest.h"

EVP_MD_CTX *quoth_digest_new(void) {
  EVP_MD_CTX *digest = EVP_MD_CTX_new();
  if (digest && EVP_DigestInit_ex(digest, EVP_sha256(), NULL) != 1) {
    EVP_MD_CTX_free(digest);
    return NULL;
  }
  return digest;
}

void quoth_digest_part(EVP_MD_CTX *digest, quoth_text part) {
  const uint64_t size = part.size;
  EVP_DigestUpdate(digest, &size, sizeof size);
  EVP_DigestUpdate(digest, part.at, part.size);
}

void quoth_digest_end(EVP_MD_CTX *digest, char out[65]) {
  static const char hex[] = "0123456789abcdef";
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_DigestFinal_ex(digest, bytes, &size);
  EVP_MD_CTX_free(digest);
  for (unsigned i = 0; i < size && i < 32; i++) {
    out[2 * i] = hex[bytes[i] >> 4];
    out[2 * i + 1] = hex[bytes[i] & 15];
  }
  out[64] = '\0';
}
