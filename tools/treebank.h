/* treebank.h - sentences with their trees, as the trainer reads them. */
#ifndef QUOTH_TOOLS_TREEBANK_H
#define QUOTH_TOOLS_TREEBANK_H

#include "extract/features.h"
#include "extract/xpos.h"

#include <stdio.h>

typedef struct {
  uint64_t key;  /* of the form */
  uint32_t word; /* number in the vocabulary, set by the trainer */
  uint16_t affixes[QUOTH_AFFIX_KINDS];
  uint16_t head; /* 0 for the root, else 1 + place in the sentence */
  uint8_t shape; /* as the models see it */
  uint8_t upos, xpos, deprel;
  uint8_t tag; /* number of the pair of upos and xpos, set by the trainer */
  bool upper, lower;
} word;

typedef struct {
  uint32_t first, count; /* words */
} sentence;

typedef struct {
  word *words;
  size_t word_count, word_capacity;
  sentence *sentences;
  size_t sentence_count, sentence_capacity;
} treebank;

/* Documents to read of a treebank: all, or those whose name holds one of these
 * words (NULL-terminated). */
typedef const char *const *genres;

/* Adds the CoNLL-U file at `path` to `bank`; words of multiword ranges and
 * empty nodes are left out. False, with a message on stderr, when the file
 * cannot be read or holds an unknown tag. Sentences of more than
 * QUOTH_TREE_MAX words, or with a head outside, are left out. */
bool treebank_read(treebank *bank, const char *path, genres only);

void treebank_free(treebank *bank);

/* malloc and realloc that end the program without memory. */
void *must_alloc(size_t size);
void *must_grow(void *at, size_t size);

#endif
