#include "model/chunks.h"

quoth_status quoth_chunks_extend(quoth_chunks *chunks, quoth_allocator *from,
                                 size_t index, size_t item_size) {
  const size_t needed = (index >> QUOTH_CHUNK_BITS) + 1;
  QUOTH_TRY(quoth_grow(from, &chunks->chunks, &chunks->capacity, chunks->count,
                       needed, sizeof *chunks->chunks));
  while (chunks->count < needed) {
    char *chunk = quoth_alloc(from, QUOTH_CHUNK_ITEMS * item_size);
    if (!chunk) {
      return QUOTH_NO_MEMORY;
    }
    chunks->chunks[chunks->count++] = chunk;
  }
  return QUOTH_OK;
}

void quoth_chunks_free(quoth_chunks *chunks, quoth_allocator *from) {
  for (size_t i = 0; i < chunks->count; i++) {
    quoth_release(from, chunks->chunks[i]);
  }
  quoth_release(from, chunks->chunks);
}
