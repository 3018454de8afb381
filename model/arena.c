#include "model/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct quoth_block {
  struct quoth_block *next;
  size_t used, size; /* bytes of data[] */
  size_t dirty;      /* bytes that may not be zero */
  alignas(max_align_t) unsigned char data[];
};

void *quoth_alloc(quoth_allocator *from, size_t size) {
  return from ? from->alloc(from, size) : malloc(size);
}

void quoth_release(quoth_allocator *from, void *block) {
  if (!block) {
    return;
  }
  if (from) {
    from->free(from, block);
  } else {
    free(block);
  }
}

/* realloc moves pages of large arrays, so that old and new are never in memory
 * both. */
static void *regrow(quoth_allocator *from, void *old, size_t used,
                    size_t size) {
  if (!from) {
    return realloc(old, size);
  }
  void *bigger = quoth_alloc(from, size);
  if (bigger) {
    if (used) {
      memcpy(bigger, old, used);
    }
    quoth_release(from, old);
  }
  return bigger;
}

quoth_status quoth_grow(quoth_allocator *from, void *items_pointer,
                        size_t *capacity, size_t used, size_t needed,
                        size_t item_size) {
  if (needed <= *capacity) {
    return QUOTH_OK;
  }
  size_t grown = *capacity ? *capacity : 16;
  while (grown < needed) {
    if (grown > SIZE_MAX / 2) {
      return QUOTH_LIMIT;
    }
    grown *= 2;
  }
  if (grown > SIZE_MAX / item_size) {
    return QUOTH_LIMIT;
  }
  void *items;
  memcpy(&items, items_pointer, sizeof items);
  items = regrow(from, items, used * item_size, grown * item_size);
  if (!items) {
    return QUOTH_NO_MEMORY;
  }
  memcpy(items_pointer, &items, sizeof items);
  *capacity = grown;
  return QUOTH_OK;
}

/* calloc knows which memory is new, and so zero without being touched. */
static struct quoth_block *block_new(quoth_allocator *from, size_t size) {
  if (size > SIZE_MAX - sizeof(struct quoth_block)) {
    return NULL;
  }
  const size_t whole = sizeof(struct quoth_block) + size;
  struct quoth_block *block =
      from ? quoth_alloc(from, whole) : calloc(1, whole);
  if (block) {
    block->next = NULL;
    block->used = 0;
    block->size = size;
    block->dirty = from ? size : 0;
  }
  return block;
}

void *quoth_arena_alloc(quoth_arena *arena, size_t size) {
  const size_t align = alignof(max_align_t);
  if (size > SIZE_MAX - align) {
    return NULL;
  }
  const size_t need = (size + align - 1) & ~(align - 1);
#ifdef QUOTH_ARENA_MALLOC
  const size_t block_size = size;
  struct quoth_block *top = NULL;
#else
  const size_t block_size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
  struct quoth_block *top = arena->blocks;
#endif
  if (!top || top->size - top->used < need) {
    top = block_new(arena->from, block_size);
    if (!top) {
      return NULL;
    }
    top->next = arena->blocks;
    arena->blocks = top;
  }
  unsigned char *result = top->data + top->used;
  if (top->used < top->dirty) {
    const size_t left = top->dirty - top->used;
    memset(result, 0, size < left ? size : left);
  }
  top->used += need;
  return result;
}

quoth_text quoth_arena_copy(quoth_arena *arena, quoth_text text) {
  char *copy = quoth_arena_alloc(arena, text.size + 1);
  if (!copy) {
    return (quoth_text){NULL, 0};
  }
  if (text.size) {
    memcpy(copy, text.at, text.size);
  }
  return (quoth_text){copy, text.size};
}

static void free_blocks(quoth_arena *arena, struct quoth_block *block) {
  while (block) {
    struct quoth_block *next = block->next;
    quoth_release(arena->from, block);
    block = next;
  }
}

void quoth_arena_reset(quoth_arena *arena) {
#ifdef QUOTH_ARENA_MALLOC
  quoth_arena_free(arena);
#else
  if (arena->blocks) {
    free_blocks(arena, arena->blocks->next);
    arena->blocks->next = NULL;
    if (arena->blocks->dirty < arena->blocks->used) {
      arena->blocks->dirty = arena->blocks->used;
    }
    arena->blocks->used = 0;
  }
#endif
}

void quoth_arena_free(quoth_arena *arena) {
  free_blocks(arena, arena->blocks);
  arena->blocks = NULL;
}
