/* vocabulary.h - the words and tags that a network knows by number. */
#ifndef QUOTH_TOOLS_VOCABULARY_H
#define QUOTH_TOOLS_VOCABULARY_H

#include "tools/treebank.h"

enum { PAIRS_MAX = 112, NO_TAG = 255 };

typedef struct {
  uint64_t key; /* of the form */
  uint16_t affixes[QUOTH_AFFIX_KINDS];
  uint32_t count; /* how often it was seen */
} known_word;

typedef struct {
  known_word *words; /* by falling count; number 0 is for unknown ones */
  uint32_t word_count;
  uint32_t *slots; /* numbers by key */
  uint32_t slot_count;
  uint8_t pairs[2 * PAIRS_MAX]; /* UPOS and XPOS of each tag */
  uint32_t tag_count;
} vocabulary;

/* Words seen at least `least` times in `bank`, or `silver_least` times in
 * `silver`, which may be empty; pairs of tags seen five times in `bank`. */
void vocabulary_new(vocabulary *v, const treebank *bank, uint32_t least,
                    const treebank *silver, uint32_t silver_least);
void vocabulary_free(vocabulary *v);

/* Sets word and tag of every word in `bank`. */
void vocabulary_number(const vocabulary *v, treebank *bank);

#endif
