#include "model/chunks.h"

quoth_status quoth_chunks_extend(quoth_chunks *chunks, quoth_allocator *from,
                                 size_t index, size_t item_size) {
  while (index >= chunks->room) {
    size_t k = 0;
    while (k < QUOTH_CHUNKS && chunks->chunk[k]) {
      k++;
    }
    if (k == QUOTH_CHUNKS) {
      return QUOTH_LIMIT;
    }
    const size_t items = (size_t)1 << (QUOTH_CHUNK_BITS + k);
    if (items > SIZE_MAX / item_size) {
      return QUOTH_LIMIT;
    }
    chunks->chunk[k] = quoth_alloc(from, items * item_size);
    if (!chunks->chunk[k]) {
      return QUOTH_NO_MEMORY;
    }
    chunks->room += items;
  }
  return QUOTH_OK;
}

void quoth_chunks_free(quoth_chunks *chunks, quoth_allocator *from) {
  for (size_t k = 0; k < QUOTH_CHUNKS; k++) {
    quoth_release(from, chunks->chunk[k]);
  }
}
