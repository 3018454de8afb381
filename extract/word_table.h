/* word_table.h - (private to grammar.c) lemma or phrase -> word classes.
 *
 * One open-addressing table. Phrases are keys with spaces; the entry of a
 * phrase's first word, and of its first two, says how many words the longest
 * phrase has, so a lookup that finds no phrase costs one or two probes. Most
 * words are not there at all: a bit says so without a look at the entries,
 * which no cache holds. */
#ifndef QUOTH_EXTRACT_WORD_TABLE_H
#define QUOTH_EXTRACT_WORD_TABLE_H

#include "extract/grammar.h"

typedef struct {
  quoth_text key; /* lower case, single spaces; at == NULL: free */
  uint64_t hash;
  quoth_word_set classes;
  uint32_t longest; /* words of the longest phrase that begins so; 0: none */
} quoth_word_entry;

typedef struct {
  quoth_word_entry *entries;
  uint32_t mask;      /* size - 1, a power of two */
  uint64_t *seen;     /* bits by hash; clear where no key has that hash */
  uint32_t heads[32]; /* sizes (mod 32) of words that begin phrases, by the low
                         bits of their first letter */
} quoth_word_table;

/* Fills the zeroed `table` with the quoth:form of every quoth:WordClass.
 * Fails with QUOTH_NO_MEMORY, or QUOTH_BAD_RULE: a word class that the program
 * does not know, a form without letters or longer than 120 bytes. */
quoth_status quoth_word_table_fill(quoth_word_table *table,
                                   const quoth_model *ontology,
                                   quoth_arena *arena, quoth_error *error);

/* False for most words that no phrase begins with. */
static inline bool quoth_word_table_leads(const quoth_word_table *table,
                                          quoth_text word) {
  return word.size && table->heads[word.at[0] & 31] >> (word.size & 31) & 1;
}

/* NULL when absent. ASCII case of `key` does not matter. */
const quoth_word_entry *quoth_word_table_find(const quoth_word_table *table,
                                              quoth_text key);

#endif
