/* chunks.h - a growing array that never moves its items (private to model/).
 *
 * Items lie in chunks of one size; growing adds a chunk and copies at most the
 * list of chunks. */
#ifndef QUOTH_MODEL_CHUNKS_H
#define QUOTH_MODEL_CHUNKS_H

#include "model/arena.h"

enum { QUOTH_CHUNK_BITS = 11, QUOTH_CHUNK_ITEMS = 1 << QUOTH_CHUNK_BITS };

typedef struct {
  char **chunks;          /* owned */
  size_t count, capacity; /* chunks */
} quoth_chunks;           /* zeroed is empty */

/* Behind quoth_chunks_grow, for when a chunk is needed. */
quoth_status quoth_chunks_extend(quoth_chunks *chunks, quoth_allocator *from,
                                 size_t index, size_t item_size);

/* Makes room for item `index` (below 2^32) of `item_size` bytes and all before
 * it. New items are not initialised. */
static inline quoth_status quoth_chunks_grow(quoth_chunks *chunks,
                                             quoth_allocator *from,
                                             size_t index, size_t item_size) {
  return index >> QUOTH_CHUNK_BITS < chunks->count
             ? QUOTH_OK
             : quoth_chunks_extend(chunks, from, index, item_size);
}

void quoth_chunks_free(quoth_chunks *chunks, quoth_allocator *from);

/* The item, for which there must be room. */
static inline void *quoth_chunks_at(const quoth_chunks *chunks, uint32_t index,
                                    size_t item_size) {
  return chunks->chunks[index >> QUOTH_CHUNK_BITS] +
         (size_t)(index & (QUOTH_CHUNK_ITEMS - 1)) * item_size;
}

#endif
