/* arena.h - memory that is released all at once.
 *
 * A model, a grammar and a document each own one arena; nothing inside them is
 * freed on its own. An arena grows in blocks, so pointers into it stay valid
 * until quoth_arena_free or quoth_arena_reset. One arena, one thread. Built
 * with QUOTH_ARENA_MALLOC every allocation is its own block, so that a
 * sanitizer sees overruns. */
#ifndef QUOTH_MODEL_ARENA_H
#define QUOTH_MODEL_ARENA_H

#include "model/text.h"

#include <stddef.h>

/* Where memory comes from. Tests pass one that fails on request. */
typedef struct quoth_allocator {
  void *(*alloc)(struct quoth_allocator *self, size_t size);
  void (*free)(struct quoth_allocator *self, void *block);
} quoth_allocator;

typedef struct {
  struct quoth_block *blocks; /* newest first; owned */
  quoth_allocator *from;      /* borrowed; NULL means malloc and free */
} quoth_arena;

/* `size` bytes from `from` (NULL: malloc), or NULL when out of memory. */
void *quoth_alloc(quoth_allocator *from, size_t size);

/* Gives back what quoth_alloc gave; `block` may be NULL. */
void quoth_release(quoth_allocator *from, void *block);

/* Grows the array `*items` of `*capacity` items of `item_size` bytes so that
 * at least `needed` items fit, keeping the first `used`; doubles. On failure
 * (QUOTH_NO_MEMORY) nothing changes. For arrays that are roots; freed with
 * quoth_release. */
quoth_status quoth_grow(quoth_allocator *from, void *items_pointer,
                        size_t *capacity, size_t used, size_t needed,
                        size_t item_size);

/* Returns `size` zeroed bytes aligned for any type, or NULL when out of
 * memory (the arena is unchanged). The arena owns the result. */
void *quoth_arena_alloc(quoth_arena *arena, size_t size);

/* Copies `text` and a closing NUL (not counted); at == NULL when out of
 * memory. */
quoth_text quoth_arena_copy(quoth_arena *arena, quoth_text text);

/* Forgets everything but keeps the newest block for reuse. */
void quoth_arena_reset(quoth_arena *arena);

/* Releases everything; the arena is empty and may be used again. */
void quoth_arena_free(quoth_arena *arena);

#endif
