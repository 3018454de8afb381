#include "model/terms.h"

#include "model/vocab.h"

enum {
  TAGGED = QUOTH_TERM_TAGGED,
  FIRST_SLOTS = 1024,   /* the vocabulary fits */
  PAGE_SIZE = 48 * 1024 /* of text; a longer text has its own */
};

static uint64_t eight(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
  return word;
}

__extension__ typedef unsigned __int128 wide;

/* Both halves of the product. */
static uint64_t fold(uint64_t a, uint64_t b) {
  const wide product = (wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Of what stands in one process's memory only. IRIs are long: a multiplication
 * for sixteen bytes, of which the last may be looked at twice. */
static uint64_t hash_of(quoth_text text) {
  enum { STEP = 16 };
  const uint64_t salt = UINT64_C(0x9fb21c651e98df25);
  uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ text.size;
  if (text.size < STEP) {
    char padded[STEP] = {0};
    if (text.size) {
      memcpy(padded, text.at, text.size);
    }
    return fold(eight(padded) ^ hash, eight(padded + 8) ^ salt);
  }
  const char *at = text.at, *last = text.at + text.size - STEP;
  for (; at < last; at += STEP) {
    hash = fold(eight(at) ^ hash, eight(at + 8) ^ salt);
  }
  return fold(eight(last) ^ hash, eight(last + 8) ^ salt);
}

/* What identifies a term, as it is stored. */
static quoth_term_record record_of(const quoth_term *term) {
  quoth_term_record record = {.at = term->text.at,
                              .size = (uint32_t)term->text.size,
                              .kind = (uint8_t)term->kind};
  if (term->kind == QUOTH_LITERAL) {
    if (term->language.size) {
      record.kind = TAGGED;
      record.extra = (uint32_t)term->language.size;
    } else if (term->datatype != QUOTH_V_XSD_STRING) {
      record.extra = term->datatype;
    }
  }
  uint64_t hash = hash_of(term->text) + record.kind;
  if (record.kind == TAGGED) {
    hash ^= hash_of(term->language) * 3;
  } else {
    hash += (uint64_t)record.extra << 7;
  }
  hash *= UINT64_C(0x9e3779b97f4a7c15);
  record.hash = (uint32_t)(hash >> 32);
  return record;
}

static size_t tag_size(const quoth_term_record *record) {
  return record->kind == TAGGED ? record->extra : 0;
}

static bool same_term(const quoth_term_record *a, const quoth_term_record *b,
                      quoth_text language_of_b) {
  return a->size == b->size && a->kind == b->kind && a->extra == b->extra &&
         (a->size == 0 || memcmp(a->at, b->at, a->size) == 0) &&
         (tag_size(a) == 0 ||
          memcmp(a->at + a->size, language_of_b.at, a->extra) == 0);
}

static quoth_id find_record(const quoth_terms *terms,
                            const quoth_term_record *record,
                            quoth_text language) {
  const quoth_slots *slots = &terms->slots;
  for (size_t at = quoth_slots_first(slots, record->hash); slots->at[at].item;
       at = quoth_slots_after(slots, at)) {
    const quoth_slot slot = slots->at[at];
    if (slot.hash == record->hash &&
        same_term(quoth_terms_record(terms, slot.item), record, language)) {
      return slot.item;
    }
  }
  return 0;
}

quoth_id quoth_terms_find(const quoth_terms *terms, const quoth_term *term) {
  if (term->text.size > UINT32_MAX || term->language.size > UINT32_MAX) {
    return 0;
  }
  const quoth_term_record record = record_of(term);
  return find_record(terms, &record, term->language);
}

/* `size` bytes from the current page, or from a new one. */
static char *text_room(quoth_terms *terms, size_t size) {
  if (size > PAGE_SIZE / 8) {
    return quoth_arena_alloc(&terms->arena, size);
  }
  if (size > terms->page_left) {
#ifdef QUOTH_ARENA_MALLOC
    return quoth_arena_alloc(&terms->arena, size);
#else
    char *page = quoth_arena_alloc(&terms->arena, PAGE_SIZE);
    if (!page) {
      return NULL;
    }
    terms->page = page;
    terms->page_left = PAGE_SIZE;
#endif
  }
  char *room = terms->page;
  terms->page += size;
  terms->page_left -= size;
  return room;
}

static void put_all(quoth_terms *terms) {
  for (quoth_id id = 1; id <= terms->count; id++) {
    quoth_slots_put(&terms->slots, quoth_terms_record(terms, id)->hash, id);
  }
}

/* Room for one more record and its slot. */
static quoth_status make_room(quoth_terms *terms) {
  QUOTH_TRY(quoth_chunks_grow(&terms->records, terms->from, terms->count,
                              sizeof(quoth_term_record)));
  if (quoth_slots_full(&terms->slots, terms->count)) {
    QUOTH_TRY(
        quoth_slots_reset(&terms->slots, terms->from, terms->slots.size * 2));
    put_all(terms);
  }
  return QUOTH_OK;
}

static quoth_status copy_text(quoth_terms *terms, const quoth_term *term,
                              quoth_term_record *record) {
  const size_t tag = tag_size(record);
  const size_t size = term->text.size + tag;
  if (size == 0) {
    record->at = "";
    return QUOTH_OK;
  }
  char *copy = text_room(terms, size);
  if (!copy) {
    return QUOTH_NO_MEMORY;
  }
  if (term->text.size) {
    memcpy(copy, term->text.at, term->text.size);
  }
  if (tag) {
    memcpy(copy + term->text.size, term->language.at, tag);
  }
  record->at = copy;
  return QUOTH_OK;
}

static quoth_id enter(quoth_terms *terms, const quoth_term_record *record) {
  const quoth_id id = (quoth_id)++terms->count;
  *quoth_terms_record(terms, id) = *record;
  quoth_slots_put(&terms->slots, record->hash, id);
  return id;
}

quoth_status quoth_terms_add(quoth_terms *terms, const quoth_term *term,
                             bool borrow, quoth_id *out) {
  if (term->text.size > UINT32_MAX || term->language.size > UINT32_MAX) {
    return QUOTH_LIMIT;
  }
  quoth_term_record record = record_of(term);
  const quoth_id found = find_record(terms, &record, term->language);
  if (found) {
    *out = found;
    return QUOTH_OK;
  }
  QUOTH_TRY(make_room(terms));
  if (!borrow) {
    QUOTH_TRY(copy_text(terms, term, &record));
  }
  *out = enter(terms, &record);
  return QUOTH_OK;
}

quoth_status quoth_terms_reset(quoth_terms *terms) {
  static const quoth_text vocabulary[] = {
#define VOCABULARY_TEXT(name, iri) {(iri), sizeof(iri) - 1},
      QUOTH_VOCAB(VOCABULARY_TEXT)
#undef VOCABULARY_TEXT
  };
  QUOTH_TRY(quoth_slots_reset(&terms->slots, terms->from, FIRST_SLOTS));
  quoth_arena_reset(&terms->arena);
  terms->page_left = 0;
  terms->count = 0;
  for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++) {
    const quoth_term term = {.kind = QUOTH_IRI, .text = vocabulary[i]};
    const quoth_term_record record = record_of(&term);
    QUOTH_TRY(make_room(terms));
    enter(terms, &record);
  }
  return QUOTH_OK;
}

void quoth_terms_free(quoth_terms *terms) {
  quoth_chunks_free(&terms->records, terms->from);
  quoth_release(terms->from, terms->slots.at);
  quoth_arena_free(&terms->arena);
}
