#include "model/model.h"

#include "model/terms.h"
#include "model/vocab.h"

enum { SUBJECT, PREDICATE, OBJECT, CHAINS, EXACT = CHAINS, EVERY };

enum { FIRST_SLOTS = 1024, MAX_QUADS = INT32_MAX };

/* A quad and where the next one with the same subject, predicate and object
 * stands. Chains are rings: the last quad points at the first. */
typedef struct {
  quoth_quad quad;
  uint32_t next[CHAINS];
  bool repeat; /* the triple was already there in another graph */
} entry;

/* The last quad of a ring (its `next` is the first) and how many there are. */
typedef struct {
  uint32_t last, count;
} ring;

typedef struct {
  ring chain[CHAINS];
} term_rings;

struct quoth_model {
  quoth_allocator *from;
  quoth_terms terms;
  term_rings *rings; /* [id - 1] */
  size_t ring_count, ring_room;
  entry *entries;
  size_t count, room;
  uint32_t repeats;
  /* The first quad of each triple is entered under the hash of the triple,
   * its repeats under the hash of the quad: so a triple is found, and found
   * to be a repeat, without looking at all the graphs it stands in. */
  quoth_slots slots;
};

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

/* The first quad of this triple, in whatever graph; NULL when there is none.
 */
static const entry *find_triple(const quoth_model *model,
                                const quoth_quad *quad) {
  const uint32_t hash = hash_of(quad, 0);
  const quoth_slots *slots = &model->slots;
  for (size_t at = quoth_slots_first(slots, hash); slots->at[at].item;
       at = quoth_slots_after(slots, at)) {
    const quoth_slot slot = slots->at[at];
    const entry *found = &model->entries[slot.item - 1];
    if (slot.hash == hash && !found->repeat &&
        same_triple(&found->quad, quad)) {
      return found;
    }
  }
  return NULL;
}

/* The repeat that is exactly this quad, or NULL. */
static const entry *find_repeat(const quoth_model *model,
                                const quoth_quad *quad) {
  const uint32_t hash = hash_of(quad, quad->graph);
  const quoth_slots *slots = &model->slots;
  for (size_t at = quoth_slots_first(slots, hash); slots->at[at].item;
       at = quoth_slots_after(slots, at)) {
    const quoth_slot slot = slots->at[at];
    const entry *found = &model->entries[slot.item - 1];
    if (slot.hash == hash && found->quad.graph == quad->graph &&
        same_triple(&found->quad, quad)) {
      return found;
    }
  }
  return NULL;
}

static uint32_t entry_hash(const entry *e) {
  return hash_of(&e->quad, e->repeat ? e->quad.graph : 0);
}

static quoth_status make_room(quoth_model *model) {
  if (model->count == MAX_QUADS) {
    return QUOTH_LIMIT;
  }
  QUOTH_TRY(quoth_grow(model->from, &model->entries, &model->room, model->count,
                       model->count + 1, sizeof *model->entries));
  const size_t terms = model->terms.count;
  QUOTH_TRY(quoth_grow(model->from, &model->rings, &model->ring_room,
                       model->ring_count, terms, sizeof *model->rings));
  if (model->ring_count < terms) {
    memset(model->rings + model->ring_count, 0,
           (terms - model->ring_count) * sizeof *model->rings);
    model->ring_count = terms;
  }
  if (quoth_slots_full(&model->slots, model->count)) {
    QUOTH_TRY(
        quoth_slots_reset(&model->slots, model->from, model->slots.size * 2));
    for (size_t i = 0; i < model->count; i++) {
      quoth_slots_put(&model->slots, entry_hash(&model->entries[i]),
                      (uint32_t)(i + 1));
    }
  }
  return QUOTH_OK;
}

static void append(quoth_model *model, const quoth_quad *quad, bool repeat) {
  const uint32_t index = (uint32_t)model->count++;
  entry *added = &model->entries[index];
  added->quad = *quad;
  added->repeat = repeat;
  for (int c = 0; c < CHAINS; c++) {
    ring *r = &model->rings[part(quad, c) - 1].chain[c];
    added->next[c] = index;
    if (r->count) {
      entry *last = &model->entries[r->last];
      added->next[c] = last->next[c];
      last->next[c] = index;
    }
    r->last = index;
    r->count++;
  }
  model->repeats += repeat;
  quoth_slots_put(&model->slots, entry_hash(added), index + 1);
}

quoth_status quoth_model_add(quoth_model *model, quoth_id subject,
                             quoth_id predicate, quoth_id object,
                             quoth_id graph) {
  const quoth_quad quad = {subject, predicate, object, graph};
  const entry *first = find_triple(model, &quad);
  if (first &&
      (first->quad.graph == graph || find_repeat(model, &quad) != NULL)) {
    return QUOTH_OK;
  }
  const bool repeat = first != NULL;
  QUOTH_TRY(make_room(model));
  append(model, &quad, repeat);
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
  const quoth_status status = fill(model);
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
  quoth_release(model->from, model->rings);
  quoth_release(model->from, model->entries);
  quoth_release(model->from, model->slots.at);
  quoth_release(model->from, model);
}

void quoth_model_clear(quoth_model *model) {
  model->count = 0;
  model->repeats = 0;
  model->ring_count = 0;
  /* Neither asks for memory that new did not already get. */
  (void)fill(model);
}

quoth_status quoth_model_iri(quoth_model *model, quoth_text text,
                             quoth_id *out) {
  const quoth_term term = {.kind = QUOTH_IRI, .text = text};
  return quoth_terms_add(&model->terms, &term, out);
}

quoth_status quoth_model_literal(quoth_model *model, quoth_text text,
                                 quoth_id datatype, quoth_text language,
                                 quoth_id *out) {
  const quoth_term term = {QUOTH_LITERAL, text, datatype, language};
  return quoth_terms_add(&model->terms, &term, out);
}

quoth_status quoth_model_blank(quoth_model *model, quoth_text label,
                               quoth_id *out) {
  const quoth_term term = {.kind = QUOTH_BLANK, .text = label};
  return quoth_terms_add(&model->terms, &term, out);
}

quoth_status quoth_model_term(quoth_model *model, const quoth_term *term,
                              quoth_id *out) {
  return quoth_terms_add(&model->terms, term, out);
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
  return model->entries[index].quad;
}

/* The shortest of the rings that `pattern` names, or EVERY. */
static int pick_chain(const quoth_model *model, const quoth_quad *pattern,
                      ring *out) {
  int best = EVERY;
  for (int c = 0; c < CHAINS; c++) {
    const quoth_id id = part(pattern, c);
    if (id) {
      const ring r = id <= model->ring_count ? model->rings[id - 1].chain[c]
                                             : (ring){0, 0};
      if (best == EVERY || r.count < out->count) {
        best = c;
        *out = r;
      }
    }
  }
  return best;
}

quoth_cursor quoth_model_find(const quoth_model *model, quoth_quad pattern) {
  quoth_cursor cursor = {model, pattern, 0, EXACT, pattern.graph == 0};
  if (pattern.subject && pattern.predicate && pattern.object) {
    const entry *found = find_triple(model, &pattern);
    if (found && !cursor.any_graph && found->quad.graph != pattern.graph) {
      found = find_repeat(model, &pattern);
    }
    cursor.at = found ? (uint32_t)(found - model->entries) + 1 : 0;
    return cursor;
  }
  ring shortest = {0, (uint32_t)model->count};
  const int chain = pick_chain(model, &pattern, &shortest);
  cursor.chain = (uint8_t)chain;
  if (shortest.count) {
    cursor.at =
        chain == EVERY ? 1 : model->entries[shortest.last].next[chain] + 1;
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
    next = model->entries[index].next[cursor->chain];
  }
  cursor->at = next > index ? next + 1 : 0;
}

bool quoth_model_next(quoth_cursor *cursor, quoth_quad *out) {
  while (cursor->at) {
    const uint32_t index = cursor->at - 1;
    const entry *e = &cursor->model->entries[index];
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
  ring shortest = {0, (uint32_t)model->count};
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
  for (size_t i = 0; i < from->count; i++) {
    const quoth_quad *quad = &from->entries[i].quad;
    quoth_quad to;
    QUOTH_TRY(carry(into, from, quad->graph, known, &to.graph));
    QUOTH_TRY(carry(into, from, quad->subject, known, &to.subject));
    QUOTH_TRY(carry(into, from, quad->predicate, known, &to.predicate));
    QUOTH_TRY(carry(into, from, quad->object, known, &to.object));
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
