#include "extract/word_table.h"
#include "extract/grammar_error.h"
#include "model/vocab.h"

enum { FORM_MAX = 120, SEEN_BITS = 32 };

static const char *const locals[QUOTH_WORD_CLASS_COUNT] = {
#define QUOTH_WORD_LOCAL(name, local) local,
    QUOTH_WORD_CLASSES(QUOTH_WORD_LOCAL)
#undef QUOTH_WORD_LOCAL
};

_Static_assert(QUOTH_WORD_CLASS_COUNT <= 64, "a word set has 64 bits");

/* Lower case with single spaces, as keys are; false when it does not fit. */
static bool normalise(quoth_text form, char out[FORM_MAX], size_t *size) {
  *size = 0;
  bool space = false;
  for (size_t at = 0; at < form.size;) {
    const char byte = form.at[at];
    if (!space && *size + 5 <= FORM_MAX && byte >= 'a' && byte <= 'z') {
      out[(*size)++] = byte; /* as most are */
      at++;
      continue;
    }
    const uint32_t c = quoth_utf8_next(form, &at);
    if (quoth_char_is_space(c)) {
      space = *size > 0;
      continue;
    }
    if (*size + 5 > FORM_MAX) {
      return false;
    }
    if (space) {
      out[(*size)++] = ' ';
      space = false;
    }
    *size += quoth_utf8_put(quoth_char_lower(c), out + *size);
  }
  return *size > 0;
}

/* So many times as the entries. */
static uint64_t *seen_word(const quoth_word_table *table, uint64_t hash,
                           uint64_t *bit) {
  const uint64_t at =
      (hash >> 29) & (table->mask * (uint64_t)SEEN_BITS + SEEN_BITS - 1);
  *bit = UINT64_C(1) << (at & 63);
  return &table->seen[at >> 6];
}

/* Keys are in lower case; what is asked need not be. */
static quoth_word_entry *probe(const quoth_word_table *table, quoth_text key,
                               uint64_t hash) {
  for (uint64_t at = hash;; at++) {
    quoth_word_entry *entry = &table->entries[at & table->mask];
    if (!entry->key.at ||
        (entry->hash == hash && quoth_text_equal_nocase(entry->key, key))) {
      return entry;
    }
  }
}

static quoth_word_entry *insert(quoth_word_table *table, quoth_text key,
                                quoth_arena *arena) {
  const uint64_t hash = quoth_text_hash(key);
  quoth_word_entry *entry = probe(table, key, hash);
  if (!entry->key.at) {
    uint64_t bit, *word = seen_word(table, hash, &bit);
    *word |= bit;
    entry->key = quoth_arena_copy(arena, key);
    entry->hash = hash;
    return entry->key.at ? entry : NULL;
  }
  return entry;
}

static quoth_status add_form(quoth_word_table *table, quoth_text form,
                             quoth_word_set bit, quoth_arena *arena) {
  quoth_word_entry *entry = insert(table, form, arena);
  if (!entry) {
    return QUOTH_NO_MEMORY;
  }
  entry->classes |= bit;
  uint32_t words = 1;
  size_t ends[2] = {0, 0}; /* of the first word, of the first two */
  for (size_t i = 0; i < form.size; i++) {
    if (form.at[i] == ' ') {
      if (words <= 2) {
        ends[words - 1] = i;
      }
      words++;
    }
  }
  if (words > 1) {
    table->heads[form.at[0] & 31] |= UINT32_C(1) << (ends[0] & 31);
  }
  for (uint32_t i = 0; i < 2 && i + 1 < words; i++) {
    quoth_word_entry *head =
        insert(table, (quoth_text){form.at, ends[i]}, arena);
    if (!head) {
      return QUOTH_NO_MEMORY;
    }
    head->longest = head->longest > words ? head->longest : words;
  }
  return QUOTH_OK;
}

/* The number of the word class `id`, by its local name. */
static quoth_status class_bit(const quoth_model *ontology, quoth_id id,
                              quoth_error *error, quoth_word_set *out) {
  const quoth_text iri = quoth_model_get(ontology, id).text;
  const size_t prefix = sizeof QUOTH_NS_QUOTH - 1;
  if (iri.size > prefix && memcmp(iri.at, QUOTH_NS_QUOTH, prefix) == 0) {
    const quoth_text local = {iri.at + prefix, iri.size - prefix};
    for (int i = 0; i < QUOTH_WORD_CLASS_COUNT; i++) {
      if (quoth_text_is(local, locals[i])) {
        *out = UINT64_C(1) << i;
        return QUOTH_OK;
      }
    }
  }
  return quoth_rule_error(error, ontology, id,
                          "no word class that the program asks for");
}

static quoth_status add_class(quoth_word_table *table,
                              const quoth_model *ontology, quoth_id id,
                              quoth_arena *arena, quoth_error *error) {
  quoth_word_set bit = 0;
  QUOTH_TRY(class_bit(ontology, id, error, &bit));
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){id, QUOTH_V_QUOTH_FORM, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_text form = quoth_model_get(ontology, quad.object).text;
    char key[FORM_MAX];
    size_t size;
    if (!normalise(form, key, &size)) {
      return quoth_rule_error(error, ontology, id,
                              "quoth:form is empty or longer than %d bytes",
                              FORM_MAX);
    }
    QUOTH_TRY(add_form(table, (quoth_text){key, size}, bit, arena));
  }
  return QUOTH_OK;
}

/* One plain word; no space of any script. */
static bool is_word(quoth_text form) {
  for (size_t i = 0; i < form.size; i++) {
    if (form.at[i] <= ' ' || (unsigned char)form.at[i] >= 0x7f) {
      return false;
    }
  }
  return true;
}

/* At most so many: a phrase may add its first word and its first two. */
static size_t count_keys(const quoth_model *ontology) {
  size_t keys = 0;
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){0, QUOTH_V_QUOTH_FORM, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    keys += is_word(quoth_model_get(ontology, quad.object).text) ? 1 : 3;
  }
  return keys;
}

static quoth_status make_room(quoth_word_table *table,
                              const quoth_model *ontology, quoth_arena *arena) {
  const size_t keys = count_keys(ontology);
  size_t size = 16;
  while (size / 4 * 3 <= keys) {
    size *= 2;
  }
  if (size > UINT32_MAX) {
    return QUOTH_LIMIT;
  }
  table->entries = quoth_arena_alloc(arena, size * sizeof *table->entries);
  table->mask = (uint32_t)(size - 1);
  table->seen = quoth_arena_alloc(arena, size * SEEN_BITS / 8);
  return table->entries && table->seen ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_status quoth_word_table_fill(quoth_word_table *table,
                                   const quoth_model *ontology,
                                   quoth_arena *arena, quoth_error *error) {
  QUOTH_TRY(make_room(table, ontology, arena));
  quoth_cursor cursor = quoth_model_find(
      ontology, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_WORD_CLASS, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_class(table, ontology, quad.subject, arena, error));
  }
  return QUOTH_OK;
}

const quoth_word_entry *quoth_word_table_find(const quoth_word_table *table,
                                              quoth_text key) {
  const uint64_t hash = quoth_text_hash_nocase(key);
  uint64_t bit;
  if (!(*seen_word(table, hash, &bit) & bit)) {
    return NULL;
  }
  const quoth_word_entry *entry = probe(table, key, hash);
  return entry->key.at ? entry : NULL;
}
