#include "extract/lexicon_table.h"

static size_t slot_of(const quoth_key_table *table, uint64_t key) {
  size_t at = (size_t)(key ^ (key >> 32)) & (table->size - 1);
  while (table->keys[at] != 0 && table->keys[at] != key) {
    at = (at + 1) & (table->size - 1);
  }
  return at;
}

static quoth_status resize(quoth_key_table *table, size_t size) {
  quoth_key_table bigger = {.size = size, .from = table->from};
  bigger.keys = quoth_alloc(table->from, size * sizeof *bigger.keys);
  bigger.values = quoth_alloc(table->from, size * sizeof *bigger.values);
  if (!bigger.keys || !bigger.values) {
    quoth_key_table_free(&bigger);
    return QUOTH_NO_MEMORY;
  }
  memset(bigger.keys, 0, size * sizeof *bigger.keys);
  for (size_t i = 0; i < table->size; i++) {
    if (table->keys[i] != 0) {
      const size_t at = slot_of(&bigger, table->keys[i]);
      bigger.keys[at] = table->keys[i];
      bigger.values[at] = table->values[i];
    }
  }
  bigger.count = table->count;
  quoth_key_table_free(table);
  *table = bigger;
  return QUOTH_OK;
}

quoth_status quoth_key_table_reserve(quoth_key_table *table, size_t count) {
  size_t size = table->size ? table->size : 256;
  while (size / 2 <= table->count + count) {
    size *= 2;
  }
  return size > table->size ? resize(table, size) : QUOTH_OK;
}

quoth_status quoth_key_table_put(quoth_key_table *table, uint64_t key,
                                 uint32_t **out) {
  if (table->count * 2 >= table->size) {
    QUOTH_TRY(resize(table, table->size ? table->size * 2 : 256));
  }
  key = key ? key : 1;
  const size_t at = slot_of(table, key);
  if (table->keys[at] == 0) {
    table->keys[at] = key;
    table->values[at] = 0;
    table->count++;
  }
  *out = &table->values[at];
  return QUOTH_OK;
}

/* The bits are eight times as many as the slots. */
static uint64_t *seen_word(const quoth_key_table *table, uint64_t key,
                           uint64_t *bit) {
  const uint64_t at = (key ^ (key >> 29)) & (table->size * 8 - 1);
  *bit = UINT64_C(1) << (at & 63);
  return &table->seen[at >> 6];
}

quoth_status quoth_key_table_seal(quoth_key_table *table) {
  if (table->size == 0) {
    return QUOTH_OK;
  }
  table->seen = quoth_alloc(table->from, table->size);
  if (!table->seen) {
    return QUOTH_NO_MEMORY;
  }
  memset(table->seen, 0, table->size);
  for (size_t i = 0; i < table->size; i++) {
    if (table->keys[i] != 0) {
      uint64_t bit, *word = seen_word(table, table->keys[i], &bit);
      *word |= bit;
    }
  }
  return QUOTH_OK;
}

uint32_t *quoth_key_table_get(const quoth_key_table *table, uint64_t key) {
  if (table->size == 0) {
    return NULL;
  }
  key = key ? key : 1;
  uint64_t bit;
  if (table->seen && !(*seen_word(table, key, &bit) & bit)) {
    return NULL;
  }
  const size_t at = slot_of(table, key);
  return table->keys[at] ? &table->values[at] : NULL;
}

void quoth_key_table_clear(quoth_key_table *table) {
  if (table->count) {
    memset(table->keys, 0, table->size * sizeof *table->keys);
    table->count = 0;
  }
}

void quoth_key_table_free(quoth_key_table *table) {
  quoth_release(table->from, table->keys);
  quoth_release(table->from, table->values);
  quoth_release(table->from, table->seen);
  table->seen = NULL;
  table->keys = NULL;
  table->values = NULL;
  table->count = table->size = 0;
}
