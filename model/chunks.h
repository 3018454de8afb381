/* chunks.h - a growing array that never moves its items (private to model/).
 *
 * Chunk k holds FIRST << k items, so that an index names its chunk by its
 * highest bit, growing copies nothing, and at most half is unused. */
#ifndef QUOTH_MODEL_CHUNKS_H
#define QUOTH_MODEL_CHUNKS_H

#include "model/arena.h"

enum { QUOTH_CHUNK_BITS = 10, QUOTH_CHUNKS = 32 - QUOTH_CHUNK_BITS };

typedef struct {
  char *chunk[QUOTH_CHUNKS]; /* owned; NULL from the first one not needed */
  size_t room;               /* items */
} quoth_chunks;

/* Behind quoth_chunks_grow, for when a chunk is needed. */
quoth_status quoth_chunks_extend(quoth_chunks *chunks, quoth_allocator *from,
                                 size_t index, size_t item_size);

/* Makes room for item `index` (below 2^32 - 1024) of `item_size` bytes, given
 * that there is room for all before it. New items are not initialised. */
static inline quoth_status quoth_chunks_grow(quoth_chunks *chunks,
                                             quoth_allocator *from,
                                             size_t index, size_t item_size) {
  return index < chunks->room
             ? QUOTH_OK
             : quoth_chunks_extend(chunks, from, index, item_size);
}

void quoth_chunks_free(quoth_chunks *chunks, quoth_allocator *from);

/* The item, for which there must be room. */
static inline void *quoth_chunks_at(const quoth_chunks *chunks, uint32_t index,
                                    size_t item_size) {
  const uint32_t shifted = index + (UINT32_C(1) << QUOTH_CHUNK_BITS);
  const unsigned top = 31U - (unsigned)__builtin_clz(shifted);
  return chunks->chunk[top - QUOTH_CHUNK_BITS] +
         (size_t)(shifted - (UINT32_C(1) << top)) * item_size;
}

#endif
