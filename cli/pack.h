/* pack.h - gzip and zstd as streams of stdio.
 *
 * By extension: .gz and .zst. Nothing is kept but a block, however long the
 * stream. One stream, one thread. */
#ifndef QUOTH_CLI_PACK_H
#define QUOTH_CLI_PACK_H

#include <stdio.h>

typedef enum { QUOTH_PACK_NONE, QUOTH_PACK_GZIP, QUOTH_PACK_ZSTD } quoth_pack;

quoth_pack quoth_pack_of(const char *path);

/* ".gz", ".zst" or "". */
const char *quoth_pack_extension(quoth_pack pack);

/* A stream whose bytes arrive compressed in `under`, which stays open; its end
 * is written by fclose, which fails when that cannot be. NULL: no memory. */
FILE *quoth_pack_to(FILE *under, quoth_pack pack);

/* A stream of what `under` holds compressed; fclose closes both. A damaged
 * file is a read error with errno EBADMSG. NULL: no memory, and `under` is
 * closed. */
FILE *quoth_unpack_from(FILE *under, quoth_pack pack);

#endif
