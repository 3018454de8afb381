#include "model/model.h"

#include "model/links.h"
#include "model/terms.h"
#include "model/vocab.h"

enum { SUBJECT, PREDICATE, OBJECT, CHAINS, EXACT = CHAINS, EVERY };

/* Quads of one subject that are found by walking its ring; and how many it may
 * have before other rings are asked whether they are shorter. */
enum { WALKED = 12, FEW = 4 * WALKED };

enum { FIRST_SLOTS = 1024, MAX_QUADS = 1 << 30, INDEX = MAX_QUADS - 1 };

/* A quad and where the next one with the same subject stands. Millions are
 * held at once, so that the flags share a word with it. */
typedef struct {
  quoth_quad quad;
  uint32_t next : 30;
  uint32_t repeat : 1;  /* the triple was already there in another graph */
  uint32_t indexed : 1; /* stands in the slots */
} entry;

/* Is the quad there already? The first WALKED quads of a subject are compared
 * one by one: most subjects have few, and they were added together. Only the
 * later ones stand in the slots: the first quad of a triple under the hash of
 * the triple, its repeats under the hash of the quad, so that a triple said
 * in thousands of graphs costs no more than another. */
struct quoth_model {
  quoth_allocator *from;
  quoth_terms terms;
  quoth_chunks rings; /* of quoth_ring, by subject: [id - 1] */
  size_t ring_count;
  quoth_links *links;   /* owned; by predicate, by object */
  quoth_chunks entries; /* of entry */
  size_t count;
  uint32_t repeats;
  quoth_slots slots;
  size_t indexed;
  /* Quads mostly come subject by subject. Of the latest subject that was new,
   * a bit for each predicate and object it was given: while a bit is clear,
   * what it stands for need not be searched. */
  quoth_id latest;
  uint64_t given[4];
};

static entry *entry_at(const quoth_model *model, uint32_t index) {
  return quoth_chunks_at(&model->entries, index, sizeof(entry));
}

static quoth_ring *subject_ring(const quoth_model *model, quoth_id id) {
  return quoth_chunks_at(&model->rings, id - 1, sizeof(quoth_ring));
}

static quoth_id part(const quoth_quad *quad, int chain) {
  return chain == SUBJECT     ? quad->subject
         : chain == PREDICATE ? quad->predicate
                              : quad->object;
}

static uint32_t hash_of(const quoth_quad *quad, quoth_id graph) {
  uint64_t hash = quad->subject | (uint64_t)quad->object << 32;
  hash *= UINT64_C(0x9e3779b97f4a7c15);
  hash ^= hash >> 29;
  hash += quad->predicate | (uint64_t)graph << 32;
  hash *= UINT64_C(0xd6e8feb86659fd93);
  return (uint32_t)(hash >> 32);
}

static bool same_triple(const quoth_quad *a, const quoth_quad *b) {
  return a->subject == b->subject && a->object == b->object &&
         a->predicate == b->predicate;
}

/* What is known of a quad: an index + 1, or 0. */
typedef struct {
  uint32_t quad;  /* the quad itself */
  uint32_t first; /* the first quad of its triple */
} place;

/* Looks at the first WALKED quads of the subject; false when there are more.
 */
static bool walk_ring(const quoth_model *model, const quoth_quad *quad,
                      place *found) {
  if (quad->subject > model->ring_count) {
    return true;
  }
  const quoth_ring r = *subject_ring(model, quad->subject);
  uint32_t index = r.last;
  for (uint32_t i = 0; i < r.count; i++) {
    if (i == WALKED) {
      return false;
    }
    index = entry_at(model, index)->next;
    const entry *e = entry_at(model, index);
    if (same_triple(&e->quad, quad)) {
      found->first = e->repeat ? found->first : index + 1;
      if (e->quad.graph == quad->graph) {
        found->quad = index + 1;
        return true;
      }
    }
  }
  return true;
}

/* Searches the slots for exactly this quad, or else for the first one of its
 * triple, which stands under the hash of the default graph's. */
static uint32_t find_indexed(const quoth_model *model, const quoth_quad *quad,
                             bool exact) {
  const uint32_t hash = hash_of(quad, exact ? quad->graph : 0);
  const quoth_slots *slots = &model->slots;
  for (size_t at = quoth_slots_first(slots, hash); slots->at[at].item;
       at = quoth_slots_after(slots, at)) {
    const quoth_slot slot = slots->at[at];
    if (slot.hash == hash) {
      const entry *e = entry_at(model, slot.item - 1);
      if (same_triple(&e->quad, quad) &&
          (exact ? e->quad.graph == quad->graph : !e->repeat)) {
        return slot.item;
      }
    }
  }
  return 0;
}

static place find_place(const quoth_model *model, const quoth_quad *quad) {
  place found = {0, 0};
  if (walk_ring(model, quad, &found)) {
    return found;
  }
  if (!found.first) {
    found.first = find_indexed(model, quad, false);
  }
  if (found.first) {
    const entry *first = entry_at(model, found.first - 1);
    found.quad = first->quad.graph == quad->graph
                     ? found.first
                     : find_indexed(model, quad, true);
  }
  return found;
}

static uint32_t entry_hash(const entry *e) {
  return hash_of(&e->quad, e->repeat ? e->quad.graph : 0);
}

/* Rings for all terms: for a chunk of them at a time. */
static quoth_status make_rings(quoth_model *model) {
  while (model->ring_count < model->terms.count) {
    const size_t last = model->ring_count + QUOTH_CHUNK_ITEMS - 1;
    QUOTH_TRY(quoth_chunks_grow(&model->rings, model->from, last,
                                sizeof(quoth_ring)));
    QUOTH_TRY(
        quoth_links_reserve(model->links, model->from, model->count, last + 1));
    memset(subject_ring(model, (quoth_id)model->ring_count + 1), 0,
           QUOTH_CHUNK_ITEMS * sizeof(quoth_ring));
    model->ring_count = last + 1;
  }
  return QUOTH_OK;
}

static quoth_status widen_slots(quoth_model *model) {
  QUOTH_TRY(
      quoth_slots_reset(&model->slots, model->from, model->slots.size * 2));
  for (uint32_t i = 0; i < model->count; i++) {
    const entry *e = entry_at(model, i);
    if (e->indexed) {
      quoth_slots_put(&model->slots, entry_hash(e), i + 1);
    }
  }
  return QUOTH_OK;
}

/* Makes room for one more quad; mostly there is some. */
static quoth_status make_room(quoth_model *model) {
  if (model->count % QUOTH_CHUNK_ITEMS == 0) {
    if (model->count >= MAX_QUADS) {
      return QUOTH_LIMIT;
    }
    QUOTH_TRY(quoth_chunks_grow(&model->entries, model->from, model->count,
                                sizeof(entry)));
    QUOTH_TRY(quoth_links_reserve(model->links, model->from, model->count,
                                  model->terms.count));
  }
  if (model->ring_count < model->terms.count) {
    QUOTH_TRY(make_rings(model));
  }
  return quoth_slots_full(&model->slots, model->indexed) ? widen_slots(model)
                                                         : QUOTH_OK;
}

static void append(quoth_model *model, const quoth_quad *quad, bool repeat) {
  const uint32_t index = (uint32_t)model->count++;
  quoth_ring *ring = subject_ring(model, quad->subject);
  const bool indexed = ring->count >= WALKED;
  uint32_t next = index;
  if (ring->count) {
    entry *last = entry_at(model, ring->last);
    next = last->next;
    last->next = index & INDEX;
  }
  entry *added = entry_at(model, index);
  *added = (entry){*quad, next & INDEX, repeat, indexed};
  ring->last = index;
  ring->count++;
  model->repeats += repeat;
  if (indexed) {
    quoth_slots_put(&model->slots, entry_hash(added), index + 1);
    model->indexed++;
  }
}

void quoth_model_settle(const quoth_model *model) {
  quoth_links_widen(model->links, model->ring_count);
  while (model->links->linked < model->count) {
    const uint32_t index = (uint32_t)model->links->linked;
    quoth_links_add(model->links, &entry_at(model, index)->quad);
  }
}

/* True when the triple cannot be there in any graph; notes that it will be. */
static bool is_surely_new(quoth_model *model, const quoth_quad *quad) {
  if (quad->subject != model->latest) {
    if (quad->subject <= model->ring_count &&
        subject_ring(model, quad->subject)->count) {
      return false;
    }
    model->latest = quad->subject;
    memset(model->given, 0, sizeof model->given);
  }
  const uint32_t bit = (quad->predicate * UINT32_C(0x9e3779b1) ^
                        quad->object * UINT32_C(0x85ebca6b)) >>
                       24;
  uint64_t *word = &model->given[bit >> 6];
  const uint64_t mask = UINT64_C(1) << (bit & 63);
  const bool clear = (*word & mask) == 0;
  *word |= mask;
  return clear;
}

quoth_status quoth_model_add(quoth_model *model, quoth_id subject,
                             quoth_id predicate, quoth_id object,
                             quoth_id graph) {
  const quoth_quad quad = {subject, predicate, object, graph};
  place found = {0, 0};
  if (!is_surely_new(model, &quad)) {
    found = find_place(model, &quad);
  }
  if (found.quad) {
    return QUOTH_OK;
  }
  QUOTH_TRY(make_room(model));
  append(model, &quad, found.first != 0);
  return QUOTH_OK;
}

static quoth_status new_links(quoth_model *model) {
  model->links = quoth_alloc(model->from, sizeof *model->links);
  if (!model->links) {
    return QUOTH_NO_MEMORY;
  }
  *model->links = (quoth_links){0};
  return QUOTH_OK;
}

static quoth_status fill(quoth_model *model) {
  QUOTH_TRY(quoth_slots_reset(&model->slots, model->from, FIRST_SLOTS));
  return quoth_terms_reset(&model->terms);
}

quoth_status quoth_model_new(quoth_allocator *allocator, quoth_model **out) {
  quoth_model *model = quoth_alloc(allocator, sizeof *model);
  if (!model) {
    return QUOTH_NO_MEMORY;
  }
  *model = (quoth_model){.from = allocator,
                         .terms = {.from = allocator, .arena.from = allocator}};
  quoth_status status = new_links(model);
  if (status == QUOTH_OK) {
    status = fill(model);
  }
  if (status != QUOTH_OK) {
    quoth_model_free(model);
    return status;
  }
  *out = model;
  return QUOTH_OK;
}

void quoth_model_free(quoth_model *model) {
  if (!model) {
    return;
  }
  quoth_terms_free(&model->terms);
  if (model->links) {
    quoth_links_free(model->links, model->from);
    quoth_release(model->from, model->links);
  }
  quoth_chunks_free(&model->rings, model->from);
  quoth_chunks_free(&model->entries, model->from);
  quoth_release(model->from, model->slots.at);
  quoth_release(model->from, model);
}

void quoth_model_clear(quoth_model *model) {
  model->count = 0;
  model->indexed = 0;
  model->latest = 0;
  model->repeats = 0;
  model->ring_count = 0;
  quoth_links_clear(model->links);
  /* Neither asks for memory that new did not already get. */
  (void)fill(model);
}

quoth_status quoth_model_iri(quoth_model *model, quoth_text text,
                             quoth_id *out) {
  const quoth_term term = {.kind = QUOTH_IRI, .text = text};
  return quoth_terms_add(&model->terms, &term, false, out);
}

quoth_status quoth_model_literal(quoth_model *model, quoth_text text,
                                 quoth_id datatype, quoth_text language,
                                 quoth_id *out) {
  const quoth_term term = {QUOTH_LITERAL, text, datatype, language};
  return quoth_terms_add(&model->terms, &term, false, out);
}

quoth_status quoth_model_blank(quoth_model *model, quoth_text label,
                               quoth_id *out) {
  const quoth_term term = {.kind = QUOTH_BLANK, .text = label};
  return quoth_terms_add(&model->terms, &term, false, out);
}

quoth_status quoth_model_term(quoth_model *model, const quoth_term *term,
                              quoth_id *out) {
  return quoth_terms_add(&model->terms, term, false, out);
}

quoth_status quoth_model_borrow(quoth_model *model, const quoth_term *term,
                                quoth_id *out) {
  return quoth_terms_add(&model->terms, term, true, out);
}

quoth_id quoth_model_find_iri(const quoth_model *model, quoth_text text) {
  const quoth_term term = {.kind = QUOTH_IRI, .text = text};
  return quoth_terms_find(&model->terms, &term);
}

quoth_id quoth_model_find_literal(const quoth_model *model, quoth_text text,
                                  quoth_id datatype, quoth_text language) {
  const quoth_term term = {QUOTH_LITERAL, text, datatype, language};
  return quoth_terms_find(&model->terms, &term);
}

quoth_id quoth_model_find_term(const quoth_model *model,
                               const quoth_term *term) {
  return quoth_terms_find(&model->terms, term);
}

quoth_term quoth_model_get(const quoth_model *model, quoth_id id) {
  return quoth_terms_get(&model->terms, id);
}

uint32_t quoth_model_term_count(const quoth_model *model) {
  return (uint32_t)model->terms.count;
}

uint32_t quoth_model_quad_count(const quoth_model *model) {
  return (uint32_t)model->count;
}

uint32_t quoth_model_triple_count(const quoth_model *model) {
  return (uint32_t)model->count - model->repeats;
}

quoth_quad quoth_model_quad(const quoth_model *model, uint32_t index) {
  return entry_at(model, index)->quad;
}

static quoth_ring ring_of(const quoth_model *model, quoth_id id, int chain) {
  return id > model->ring_count ? (quoth_ring){0, 0}
         : chain == SUBJECT
             ? *subject_ring(model, id)
             : *quoth_links_ring(model->links, id,
                                 (quoth_link)(chain - PREDICATE));
}

static uint32_t next_of(const quoth_model *model, uint32_t index, int chain) {
  return chain == SUBJECT ? entry_at(model, index)->next
                          : *quoth_links_next(model->links, index,
                                              (quoth_link)(chain - PREDICATE));
}

/* The shortest of the rings that `pattern` names, or EVERY. */
static int pick_chain(const quoth_model *model, const quoth_quad *pattern,
                      quoth_ring *out) {
  int best = EVERY;
  if (pattern->predicate || pattern->object) {
    quoth_model_settle(model);
  }
  for (int c = 0; c < CHAINS; c++) {
    const quoth_id id = part(pattern, c);
    if (id) {
      const quoth_ring ring = ring_of(model, id, c);
      if (best == EVERY || ring.count < out->count) {
        best = c;
        *out = ring;
      }
    }
  }
  return best;
}

/* The same where the subject has few quads: no need to link for them. */
static int pick_quickly(const quoth_model *model, const quoth_quad *pattern,
                        quoth_ring *out) {
  if (pattern->subject) {
    *out = ring_of(model, pattern->subject, SUBJECT);
    if (out->count <= FEW) {
      return SUBJECT;
    }
  }
  return pick_chain(model, pattern, out);
}

quoth_cursor quoth_model_find(const quoth_model *model, quoth_quad pattern) {
  quoth_cursor cursor = {model, pattern, 0, EXACT, pattern.graph == 0};
  if (pattern.subject && pattern.predicate && pattern.object) {
    const place found = find_place(model, &pattern);
    cursor.at = cursor.any_graph ? found.first : found.quad;
    return cursor;
  }
  quoth_ring shortest = {0, (uint32_t)model->count};
  const int chain = pick_quickly(model, &pattern, &shortest);
  cursor.chain = (uint8_t)chain;
  if (shortest.count) {
    cursor.at = chain == EVERY ? 1 : next_of(model, shortest.last, chain) + 1;
  }
  return cursor;
}

static bool matches(const quoth_cursor *cursor, const entry *e) {
  const quoth_quad *p = &cursor->pattern;
  const quoth_quad *q = &e->quad;
  return (cursor->any_graph ? !e->repeat : q->graph == p->graph) &&
         (!p->subject || p->subject == q->subject) &&
         (!p->predicate || p->predicate == q->predicate) &&
         (!p->object || p->object == q->object);
}

/* Moves past the quad at `index`; quads are chained in the order they were
 * added, so a ring that turns back has ended. */
static void advance(quoth_cursor *cursor, uint32_t index) {
  const quoth_model *model = cursor->model;
  uint32_t next = 0;
  if (cursor->chain == EVERY) {
    next = index + 1 < model->count ? index + 1 : 0;
  } else if (cursor->chain != EXACT) {
    next = next_of(model, index, cursor->chain);
  }
  cursor->at = next > index ? next + 1 : 0;
}

bool quoth_model_next(quoth_cursor *cursor, quoth_quad *out) {
  while (cursor->at) {
    const uint32_t index = cursor->at - 1;
    const entry *e = entry_at(cursor->model, index);
    advance(cursor, index);
    if (cursor->chain == EXACT || matches(cursor, e)) {
      *out = e->quad;
      return true;
    }
  }
  return false;
}

bool quoth_model_has(const quoth_model *model, quoth_quad pattern) {
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  return quoth_model_next(&cursor, &quad);
}

quoth_id quoth_model_object(const quoth_model *model, quoth_id subject,
                            quoth_id predicate) {
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){subject, predicate, 0, 0});
  quoth_quad quad;
  return quoth_model_next(&cursor, &quad) ? quad.object : 0;
}

uint32_t quoth_model_estimate(const quoth_model *model, quoth_quad pattern) {
  quoth_ring shortest = {0, (uint32_t)model->count};
  (void)pick_chain(model, &pattern, &shortest);
  return shortest.count;
}

/* The id in `into` of term `id` of `from`; `known` remembers. */
static quoth_status carry(quoth_model *into, const quoth_model *from,
                          quoth_id id, quoth_id *known, quoth_id *out) {
  *out = 0;
  if (id && !known[id - 1]) {
    quoth_term term = quoth_model_get(from, id);
    QUOTH_TRY(carry(into, from, term.datatype, known, &term.datatype));
    QUOTH_TRY(quoth_model_term(into, &term, &known[id - 1]));
  }
  if (id) {
    *out = known[id - 1];
  }
  return QUOTH_OK;
}

static quoth_status carry_all(quoth_model *into, const quoth_model *from,
                              quoth_id *known) {
  for (uint32_t i = 0; i < from->count; i++) {
    const quoth_quad *quad = &entry_at(from, i)->quad;
    quoth_quad to;
    QUOTH_TRY(carry(into, from, quad->graph, known, &to.graph));
    QUOTH_TRY(carry(into, from, quad->subject, known, &to.subject));
    QUOTH_TRY(carry(into, from, quad->predicate, known, &to.predicate));
    QUOTH_TRY(carry(into, from, quad->object, known, &to.object));
    if (to.predicate == QUOTH_V_RDFS_LABEL) {
      const quoth_id label = quoth_model_object(into, to.subject, to.predicate);
      to.predicate = label && label != to.object ? QUOTH_V_SKOS_ALT_LABEL
                                                 : QUOTH_V_RDFS_LABEL;
    }
    QUOTH_TRY(
        quoth_model_add(into, to.subject, to.predicate, to.object, to.graph));
  }
  return QUOTH_OK;
}

quoth_status quoth_model_merge(quoth_model *into, const quoth_model *from) {
  const size_t size = from->terms.count * sizeof(quoth_id);
  quoth_id *known = quoth_alloc(into->from, size);
  if (!known) {
    return QUOTH_NO_MEMORY;
  }
  memset(known, 0, size);
  const quoth_status status = carry_all(into, from, known);
  quoth_release(into->from, known);
  return status;
}
