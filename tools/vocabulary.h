/* vocabulary.h - the words and tags that a network knows by number. */
#ifndef QUOTH_TOOLS_VOCABULARY_H
#define QUOTH_TOOLS_VOCABULARY_H

#include "tools/treebank.h"

enum { PAIRS_MAX = 112, NO_TAG = 255 };

typedef struct {
  uint64_t key; /* of the form */
  uint16_t affixes[QUOTH_AFFIX_KINDS];
  uint32_t count; /* how often it was seen */
  bool in_trees;  /* often enough there to be learnt from them alone */
} known_word;

typedef struct {
  known_word *words; /* by falling count; number 0 is for unknown ones */
  uint32_t word_count;
  uint32_t *slots; /* numbers by key */
  uint32_t slot_count;
  uint8_t pairs[2 * PAIRS_MAX]; /* UPOS and XPOS of each tag */
  uint32_t tag_count;
} vocabulary;

/* Words seen `in_trees` times in `trees` or `in_texts` times in `texts`, and
 * pairs of tags seen five times in `trees`. */
void vocabulary_new(vocabulary *v, const treebank *trees, const treebank *texts,
                    uint32_t in_trees, uint32_t in_texts);
void vocabulary_free(vocabulary *v);

/* Sets word and tag of every word in `bank`. With `trees_only` words that are
 * known from texts count as unknown, as they are to who only learns trees. */
void vocabulary_number(const vocabulary *v, bool trees_only, treebank *bank);

#endif
