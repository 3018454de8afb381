/* lexicon_table.h - (private) a hash table from 64-bit keys to numbers. */
#ifndef QUOTH_EXTRACT_LEXICON_TABLE_H
#define QUOTH_EXTRACT_LEXICON_TABLE_H

#include "model/arena.h"

typedef struct {
  uint64_t *keys; /* 0: empty; key 0 is kept as 1 */
  uint32_t *values;
  size_t count, size; /* size is 0 or a power of two */
  uint64_t *seen;     /* of a sealed table: bits by key, or NULL */
  quoth_allocator *from;
} quoth_key_table; /* zero-initialised (but for from) is empty */

/* The value of `key`, added as 0 when new; valid until the next put. */
quoth_status quoth_key_table_put(quoth_key_table *table, uint64_t key,
                                 uint32_t **out);

/* Makes room for `count` more keys. */
quoth_status quoth_key_table_reserve(quoth_key_table *table, size_t count);

/* Makes absent keys cheap to ask for: a bit tells nearly all of them, where
 * the keys themselves are in no cache. For a table that is complete. */
quoth_status quoth_key_table_seal(quoth_key_table *table);

/* NULL when `key` is not there. */
uint32_t *quoth_key_table_get(const quoth_key_table *table, uint64_t key);

/* Forgets every key but keeps the memory. */
void quoth_key_table_clear(quoth_key_table *table);
void quoth_key_table_free(quoth_key_table *table);

#endif
