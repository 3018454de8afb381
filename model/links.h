/* links.h - rings of the quads that share a predicate or an object (private to
 * model/).
 *
 * Only who searches by predicate or object needs them, and most models are
 * written and thrown away: so quads are linked when somebody searches. Room for
 * that is made when they are added, since a search cannot fail. The last quad
 * of a ring points at the first. */
#ifndef QUOTH_MODEL_LINKS_H
#define QUOTH_MODEL_LINKS_H

#include "model/chunks.h"
#include "model/model.h"

/* The last quad of a ring (its next is the first) and how many there are. */
typedef struct {
  uint32_t last, count;
} quoth_ring;

typedef enum { QUOTH_BY_PREDICATE, QUOTH_BY_OBJECT, QUOTH_LINKS } quoth_link;

typedef struct {
  quoth_chunks rings; /* of quoth_ring[QUOTH_LINKS], [id - 1] */
  quoth_chunks nexts; /* of uint32_t[QUOTH_LINKS], per quad */
  size_t ring_count;  /* terms that have rings */
  size_t linked;      /* quads */
} quoth_links;        /* zeroed is empty */

/* Makes room for quad number `quad` and for `terms` terms, given that there is
 * room for all before. */
quoth_status quoth_links_reserve(quoth_links *links, quoth_allocator *from,
                                 size_t quad, size_t terms);

/* Gives terms rings, up to `terms` of them. */
void quoth_links_widen(quoth_links *links, size_t terms);

/* Links the next quad, whose terms must have rings. */
void quoth_links_add(quoth_links *links, const quoth_quad *quad);

void quoth_links_clear(quoth_links *links);
void quoth_links_free(quoth_links *links, quoth_allocator *from);

static inline quoth_ring *quoth_links_ring(const quoth_links *links,
                                           quoth_id id, quoth_link by) {
  quoth_ring *rings =
      quoth_chunks_at(&links->rings, id - 1, QUOTH_LINKS * sizeof(quoth_ring));
  return &rings[by];
}

static inline uint32_t *quoth_links_next(const quoth_links *links,
                                         uint32_t quad, quoth_link by) {
  uint32_t *nexts =
      quoth_chunks_at(&links->nexts, quad, QUOTH_LINKS * sizeof(uint32_t));
  return &nexts[by];
}

#endif
