#include "extract/record.h"

#include <stdlib.h>

enum { FIRST_SIZE = 1024 };

static uint64_t key_of(quoth_seen_kind kind, uint64_t key) {
  key = (key + kind * UINT64_C(0xc2b2ae3d27d4eb4f)) *
        UINT64_C(0x9e3779b97f4a7c15);
  key = (key ^ key >> 32) * UINT64_C(0xd6e8feb86659fd93);
  return key ? key : 1;
}

/* Where the key stands, or may stand. */
static size_t find(const quoth_seen *seen, uint64_t key) {
  size_t at = (size_t)key & (seen->size - 1);
  while (seen->keys[at] && seen->keys[at] != key) {
    at = (at + 1) & (seen->size - 1);
  }
  return at;
}

static quoth_status grow(quoth_seen *seen, bool places) {
  const size_t size = seen->size ? seen->size * 2 : FIRST_SIZE;
  quoth_seen bigger = {.keys = calloc(size, sizeof *bigger.keys),
                       .size = size,
                       .count = seen->count};
  if (places) {
    bigger.places = malloc(size * sizeof *bigger.places);
  }
  if (!bigger.keys || (places && !bigger.places)) {
    quoth_seen_free(&bigger);
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < seen->size; i++) {
    if (seen->keys[i]) {
      const size_t at = find(&bigger, seen->keys[i]);
      bigger.keys[at] = seen->keys[i];
      if (places) {
        bigger.places[at] = seen->places[i];
      }
    }
  }
  quoth_seen_free(seen);
  *seen = bigger;
  return QUOTH_OK;
}

quoth_status quoth_record_first(quoth_recorder *r, quoth_seen_kind kind,
                                uint64_t key, uint32_t *place, bool *first) {
  quoth_seen *seen = place ? &r->placed : &r->seen;
  if (seen->count >= seen->size / 4 * 3) {
    QUOTH_TRY(grow(seen, place != NULL));
  }
  key = key_of(kind, key);
  const size_t at = find(seen, key);
  *first = seen->keys[at] == 0;
  if (*first) {
    seen->keys[at] = key;
    seen->count++;
  }
  if (place && *first) {
    seen->places[at] = *place;
  } else if (place) {
    *place = seen->places[at];
  }
  return QUOTH_OK;
}

void quoth_seen_free(quoth_seen *seen) {
  free(seen->keys);
  free(seen->places);
  *seen = (quoth_seen){0};
}
