/* slots.h - the open-addressing index under the model's two sets (private).
 *
 * A slot holds 32 bits of an item's hash and the item's number; the items
 * themselves live in arrays, so the index can be rebuilt from them at any
 * size. Emptying shrinks the part in use and keeps the memory, so that a
 * model that once held a large document stays cheap to clear. */
#ifndef QUOTH_MODEL_SLOTS_H
#define QUOTH_MODEL_SLOTS_H

#include "model/arena.h"

typedef struct {
  uint32_t hash;
  uint32_t item; /* 1-based; 0: the slot is empty */
} quoth_slot;

typedef struct {
  quoth_slot *at; /* owned */
  size_t size;    /* slots in use, a power of two; 0 before the first reset */
  size_t room;    /* slots allocated */
} quoth_slots;

/* Empties and makes `size` slots (a power of two) usable. On failure nothing
 * changes. */
quoth_status quoth_slots_reset(quoth_slots *slots, quoth_allocator *from,
                               size_t size);

/* True when one more item than `used` would make probing slow. */
static inline bool quoth_slots_full(const quoth_slots *slots, size_t used) {
  return used >= slots->size / 4 * 3;
}

/* Where the search for `hash` starts, and the slot after `at`. */
static inline size_t quoth_slots_first(const quoth_slots *slots,
                                       uint32_t hash) {
  return hash & (slots->size - 1);
}

static inline size_t quoth_slots_after(const quoth_slots *slots, size_t at) {
  return (at + 1) & (slots->size - 1);
}

/* Enters an item that is known to be absent; there must be room. */
static inline void quoth_slots_put(quoth_slots *slots, uint32_t hash,
                                   uint32_t item) {
  size_t at = quoth_slots_first(slots, hash);
  while (slots->at[at].item) {
    at = quoth_slots_after(slots, at);
  }
  slots->at[at] = (quoth_slot){hash, item};
}

#endif
