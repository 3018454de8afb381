/* digest.h - SHA-256 over parts, of which none runs into the next. */
#ifndef QUOTH_CLI_DIGEST_H
#define QUOTH_CLI_DIGEST_H

#include "model/text.h"

#include <openssl/evp.h>

/* NULL: no memory. Ended by quoth_digest_end or EVP_MD_CTX_free. */
EVP_MD_CTX *quoth_digest_new(void);
void quoth_digest_part(EVP_MD_CTX *digest, quoth_text part);

/* Writes 64 hexadecimal digits and a NUL, and frees the digest. */
void quoth_digest_end(EVP_MD_CTX *digest, char out[65]);

#endif
