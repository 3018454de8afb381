#include "extract/class_table.h"
#include "extract/grammar_error.h"
#include "model/vocab.h"

#include <stdlib.h>

enum { SUPERCLASSES_MAX = 256 };

const quoth_class *quoth_class_table_get(const quoth_class_table *table,
                                         quoth_id id) {
  if (id > table->term_count || table->of_term[id] == 0) {
    return NULL;
  }
  return &table->classes[table->of_term[id] - 1];
}

static void add_class(quoth_class_table *table, const quoth_model *ontology,
                      quoth_id id) {
  if (table->of_term[id] == 0 &&
      quoth_model_get(ontology, id).kind == QUOTH_IRI) {
    table->classes[table->class_count].id = id;
    table->of_term[id] = ++table->class_count;
  }
}

static void add_typed(quoth_class_table *table, const quoth_model *ontology,
                      quoth_id type) {
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){0, QUOTH_V_RDF_TYPE, type, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    add_class(table, ontology, quad.subject);
  }
}

static void find_classes(quoth_class_table *table,
                         const quoth_model *ontology) {
  add_typed(table, ontology, QUOTH_V_RDFS_CLASS);
  add_typed(table, ontology, QUOTH_V_OWL_CLASS);
  quoth_cursor cursor = quoth_model_find(
      ontology, (quoth_quad){0, QUOTH_V_RDFS_SUB_CLASS_OF, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    add_class(table, ontology, quad.subject);
    add_class(table, ontology, quad.object);
  }
}

static bool holds(const quoth_id *ids, size_t count, quoth_id id) {
  for (size_t i = 0; i < count; i++) {
    if (ids[i] == id) {
      return true;
    }
  }
  return false;
}

static quoth_status add_ancestor(const quoth_class_table *table,
                                 const quoth_model *ontology, quoth_id *mine,
                                 uint32_t *count, quoth_id id,
                                 quoth_error *error) {
  if (!quoth_class_table_get(table, id) || holds(mine, *count, id)) {
    return QUOTH_OK;
  }
  if (*count == SUPERCLASSES_MAX) {
    return quoth_rule_error(error, ontology, mine[0],
                            "more than %d superclasses", SUPERCLASSES_MAX);
  }
  mine[(*count)++] = id;
  return QUOTH_OK;
}

/* The superclasses of mine[at]: as stated, and as adopted. */
static quoth_status add_superclasses(const quoth_class_table *table,
                                     const quoth_model *ontology,
                                     quoth_id *mine, uint32_t at,
                                     uint32_t *count, quoth_error *error) {
  const quoth_id id = mine[at];
  const quoth_class *class_ = quoth_class_table_get(table, id);
  quoth_cursor cursor = quoth_model_find(
      ontology, (quoth_quad){id, QUOTH_V_RDFS_SUB_CLASS_OF, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_ancestor(table, ontology, mine, count, quad.object, error));
  }
  if (class_->like) {
    QUOTH_TRY(add_ancestor(table, ontology, mine, count, class_->like, error));
  }
  for (uint32_t i = class_->first_equal; i;
       i = table->classes[i - 1].next_equal) {
    QUOTH_TRY(add_ancestor(table, ontology, mine, count,
                           table->classes[i - 1].id, error));
  }
  return QUOTH_OK;
}

/* Breadth first, so that nearer superclasses come first. */
static quoth_status find_ancestors(quoth_class_table *table,
                                   const quoth_model *ontology,
                                   quoth_class *class_, quoth_error *error) {
  QUOTH_TRY(quoth_grow(table->from, &table->ancestors,
                       &table->ancestor_capacity, table->ancestor_count,
                       table->ancestor_count + SUPERCLASSES_MAX,
                       sizeof *table->ancestors));
  quoth_id *const mine = table->ancestors + table->ancestor_count;
  uint32_t count = 0;
  mine[count++] = class_->id;
  for (uint32_t at = 0; at < count; at++) {
    QUOTH_TRY(add_superclasses(table, ontology, mine, at, &count, error));
  }
  class_->first = (uint32_t)table->ancestor_count;
  class_->count = count;
  table->ancestor_count += count;
  return QUOTH_OK;
}

static quoth_status read_family(const quoth_model *ontology, quoth_id id,
                                quoth_error *error, bool *found,
                                quoth_family *out) {
  static const char *const names[] = {"person", "organization", "place",
                                      "event", "thing"};
  const quoth_id family =
      quoth_model_object(ontology, id, QUOTH_V_QUOTH_FAMILY);
  if (family == 0) {
    return QUOTH_OK;
  }
  const quoth_text text = quoth_model_get(ontology, family).text;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (quoth_text_is(text, names[i])) {
      *found = true;
      *out = (quoth_family)i;
      return QUOTH_OK;
    }
  }
  return quoth_rule_error(
      error, ontology, id,
      "quoth:family is none of person, organization, place, event, thing");
}

static quoth_status find_family(const quoth_class_table *table,
                                const quoth_model *ontology,
                                quoth_class *class_, quoth_error *error) {
  bool found = false;
  class_->family = QUOTH_FAMILY_THING;
  for (uint32_t i = 0; i < class_->count && !found; i++) {
    QUOTH_TRY(read_family(ontology, table->ancestors[class_->first + i], error,
                          &found, &class_->family));
  }
  return QUOTH_OK;
}

/* ---- names ---- */

static quoth_text name_space(quoth_text iri) {
  size_t end = iri.size;
  while (end > 0 && iri.at[end - 1] != '#' && iri.at[end - 1] != '/' &&
         iri.at[end - 1] != ':') {
    end--;
  }
  return (quoth_text){iri.at, end};
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static int compare_nocase(quoth_text a, quoth_text b) {
  for (size_t i = 0; i < a.size && i < b.size; i++) {
    const int order =
        (unsigned char)lower(a.at[i]) - (unsigned char)lower(b.at[i]);
    if (order) {
      return order;
    }
  }
  return (a.size > b.size) - (a.size < b.size);
}

static int by_name(const void *left, const void *right) {
  const quoth_class_name *a = left, *b = right;
  const int order = compare_nocase(a->name, b->name);
  if (order) {
    return order;
  }
  if (a->is_label != b->is_label) {
    return a->is_label ? 1 : -1;
  }
  return (a->class_index > b->class_index) - (a->class_index < b->class_index);
}

static quoth_status add_name(quoth_class_table *table, quoth_class_name name) {
  QUOTH_TRY(quoth_grow(table->from, &table->names, &table->name_capacity,
                       table->name_count, table->name_count + 1,
                       sizeof *table->names));
  table->names[table->name_count++] = name;
  return QUOTH_OK;
}

static quoth_status find_names(quoth_class_table *table,
                               const quoth_model *ontology) {
  for (uint32_t i = 0; i < table->class_count; i++) {
    const quoth_id id = table->classes[i].id;
    const quoth_text iri = quoth_model_get(ontology, id).text;
    const quoth_text space = name_space(iri);
    const quoth_text local = {iri.at + space.size, iri.size - space.size};
    QUOTH_TRY(add_name(table, (quoth_class_name){local, space, i, false}));
    quoth_cursor cursor =
        quoth_model_find(ontology, (quoth_quad){id, QUOTH_V_RDFS_LABEL, 0, 0});
    quoth_quad quad;
    while (quoth_model_next(&cursor, &quad)) {
      const quoth_text label = quoth_model_get(ontology, quad.object).text;
      QUOTH_TRY(add_name(table, (quoth_class_name){label, space, i, true}));
    }
  }
  if (table->name_count) {
    qsort(table->names, table->name_count, sizeof *table->names, by_name);
  }
  return QUOTH_OK;
}

quoth_id quoth_class_table_named(const quoth_class_table *table,
                                 quoth_text name, quoth_text user) {
  size_t low = 0, high = table->name_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare_nocase(table->names[middle].name, name) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const quoth_text space = name_space(user);
  quoth_id first = 0;
  for (; low < table->name_count &&
         compare_nocase(table->names[low].name, name) == 0;
       low++) {
    const quoth_id id = table->classes[table->names[low].class_index].id;
    if (user.size && quoth_text_equal(table->names[low].space, space)) {
      return id;
    }
    first = first ? first : id;
  }
  return first;
}

quoth_status
quoth_class_table_fill(quoth_class_table *table, const quoth_model *ontology,
                       const quoth_word_table *words, quoth_arena *arena,
                       quoth_allocator *allocator, quoth_error *error) {
  table->from = allocator;
  table->term_count = quoth_model_term_count(ontology);
  const size_t terms = (size_t)table->term_count + 1;
  table->of_term = quoth_arena_alloc(arena, terms * sizeof *table->of_term);
  table->classes = quoth_arena_alloc(arena, terms * sizeof *table->classes);
  if (!table->of_term || !table->classes) {
    return QUOTH_NO_MEMORY;
  }
  find_classes(table, ontology);
  QUOTH_TRY(find_names(table, ontology));
  quoth_class_table_adopt(table, ontology, words);
  for (uint32_t i = 0; i < table->class_count; i++) {
    QUOTH_TRY(find_ancestors(table, ontology, &table->classes[i], error));
    QUOTH_TRY(find_family(table, ontology, &table->classes[i], error));
  }
  return QUOTH_OK;
}

void quoth_class_table_free(quoth_class_table *table) {
  quoth_release(table->from, table->ancestors);
  quoth_release(table->from, table->names);
}
