#include "model/links.h"

quoth_status quoth_links_reserve(quoth_links *links, quoth_allocator *from,
                                 size_t quad, size_t terms) {
  QUOTH_TRY(quoth_chunks_grow(&links->nexts, from, quad,
                              QUOTH_LINKS * sizeof(uint32_t)));
  return quoth_chunks_grow(&links->rings, from, terms - 1,
                           QUOTH_LINKS * sizeof(quoth_ring));
}

void quoth_links_widen(quoth_links *links, size_t terms) {
  for (; links->ring_count < terms; links->ring_count++) {
    const quoth_id id = (quoth_id)links->ring_count + 1;
    for (int by = 0; by < QUOTH_LINKS; by++) {
      *quoth_links_ring(links, id, (quoth_link)by) = (quoth_ring){0, 0};
    }
  }
}

static void enter(quoth_links *links, uint32_t quad, quoth_id id,
                  quoth_link by) {
  quoth_ring *ring = quoth_links_ring(links, id, by);
  uint32_t *next = quoth_links_next(links, quad, by);
  *next = quad;
  if (ring->count) {
    uint32_t *last = quoth_links_next(links, ring->last, by);
    *next = *last;
    *last = quad;
  }
  ring->last = quad;
  ring->count++;
}

void quoth_links_add(quoth_links *links, const quoth_quad *quad) {
  const uint32_t index = (uint32_t)links->linked++;
  enter(links, index, quad->predicate, QUOTH_BY_PREDICATE);
  enter(links, index, quad->object, QUOTH_BY_OBJECT);
}

void quoth_links_clear(quoth_links *links) {
  links->ring_count = links->linked = 0;
}

void quoth_links_free(quoth_links *links, quoth_allocator *from) {
  quoth_chunks_free(&links->rings, from);
  quoth_chunks_free(&links->nexts, from);
}
