#include "model/slots.h"

quoth_status quoth_slots_reset(quoth_slots *slots, quoth_allocator *from,
                               size_t size) {
  if (size > slots->room) {
    if (size > SIZE_MAX / sizeof *slots->at) {
      return QUOTH_LIMIT;
    }
    quoth_slot *bigger = quoth_alloc(from, size * sizeof *bigger);
    if (!bigger) {
      return QUOTH_NO_MEMORY;
    }
    quoth_release(from, slots->at);
    slots->at = bigger;
    slots->room = size;
  }
  slots->size = size;
  memset(slots->at, 0, size * sizeof *slots->at);
  return QUOTH_OK;
}
