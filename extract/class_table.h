/* class_table.h - (private to grammar.c and frame.c) the class hierarchy.
 *
 * For each class its superclasses, nearest first, so that "is a" walks a list
 * of a handful of ids. Cycles of rdfs:subClassOf are allowed: they make
 * classes equal. */
#ifndef QUOTH_EXTRACT_CLASS_TABLE_H
#define QUOTH_EXTRACT_CLASS_TABLE_H

#include "extract/word_table.h"

typedef struct {
  quoth_id id;
  quoth_family family;
  uint32_t first, count; /* in ancestors; itself first */
  quoth_id like; /* of a foreign class: the shipped class it is, or is a kind
                    of; else 0 */
  uint32_t first_equal, next_equal; /* foreign classes that are this one: a
                                       list of numbers + 1 */
} quoth_class;

/* A name that a class goes by. */
typedef struct {
  quoth_text name;      /* local name, or label */
  quoth_text space;     /* the IRI before the local name */
  uint32_t class_index; /* ascending among equal names */
  bool is_label;
} quoth_class_name;

typedef struct {
  quoth_class *classes; /* in the order the ontology names them */
  uint32_t class_count;
  uint32_t *of_term; /* per term id: number of the class + 1, or 0 */
  uint32_t term_count;
  quoth_id *ancestors;
  size_t ancestor_count, ancestor_capacity;
  quoth_class_name *names; /* by name without case */
  size_t name_count, name_capacity;
  quoth_allocator *from;
} quoth_class_table;

/* Fills the zeroed `table` from `ontology`: rdfs:Class, owl:Class and both
 * ends of rdfs:subClassOf; families from quoth:family. Classes of vocabularies
 * that know nothing of ours find their place by owl:equivalentClass, by local
 * name ("Person"), or by the noun of their label ("rugby player"). Fails with
 * QUOTH_NO_MEMORY, or QUOTH_BAD_RULE (a family that is none, more than 256
 * superclasses). */
quoth_status
quoth_class_table_fill(quoth_class_table *table, const quoth_model *ontology,
                       const quoth_word_table *words, quoth_arena *arena,
                       quoth_allocator *allocator, quoth_error *error);
void quoth_class_table_free(quoth_class_table *table);

/* Finds quoth_class.like of every class that needs one; names must be sorted
 * (class_foreign.c). */
void quoth_class_table_adopt(quoth_class_table *table,
                             const quoth_model *ontology,
                             const quoth_word_table *words);

/* NULL when `id` is no class. */
const quoth_class *quoth_class_table_get(const quoth_class_table *table,
                                         quoth_id id);

/* See quoth_grammar_class. */
quoth_id quoth_class_table_named(const quoth_class_table *table,
                                 quoth_text name, quoth_text user);

#endif
