/* See vocabulary.h. */
#include "tools/vocabulary.h"

#include <stdlib.h>

enum { PAIR_MIN = 5 };

static int compare_keys(const void *a, const void *b) {
  const uint64_t x = ((const known_word *)a)->key;
  const uint64_t y = ((const known_word *)b)->key;
  return x < y ? -1 : x > y;
}

static int compare_counts(const void *a, const void *b) {
  const known_word *x = a, *y = b;
  if (x->count != y->count) {
    return x->count < y->count ? 1 : -1;
  }
  return x->key < y->key ? -1 : x->key > y->key;
}

static void see(known_word *to, const treebank *bank) {
  for (size_t i = 0; i < bank->word_count; i++) {
    to[i].key = bank->words[i].key;
    memcpy(to[i].affixes, bank->words[i].affixes, sizeof to[i].affixes);
  }
}

/* Turns runs of the same word, in place, into one with its count; the number
 * kept. */
static uint32_t count_words(known_word *words, size_t total, uint32_t least) {
  qsort(words, total, sizeof *words, compare_keys);
  uint32_t kept = 0;
  for (size_t begin = 0, end; begin < total; begin = end) {
    for (end = begin; end < total && words[end].key == words[begin].key;) {
      end++;
    }
    if (end - begin >= least) {
      words[kept] = words[begin];
      words[kept++].count = (uint32_t)(end - begin);
    }
  }
  return kept;
}

/* Drops words that stand twice; the number kept. */
static uint32_t merge_words(known_word *words, uint32_t total) {
  qsort(words, total, sizeof *words, compare_keys);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < total; i++) {
    if (kept && words[kept - 1].key == words[i].key) {
      words[kept - 1].count += words[i].count;
    } else {
      words[kept++] = words[i];
    }
  }
  return kept;
}

static void place_words(vocabulary *v) {
  v->slot_count = 16;
  while (v->slot_count < 3 * v->word_count) {
    v->slot_count *= 2;
  }
  v->slots = must_alloc(v->slot_count * sizeof *v->slots);
  for (uint32_t i = 1; i < v->word_count; i++) {
    uint32_t at = (uint32_t)v->words[i].key & (v->slot_count - 1);
    while (v->slots[at] != 0) {
      at = (at + 1) & (v->slot_count - 1);
    }
    v->slots[at] = i;
  }
}

static void find_pairs(vocabulary *v, const treebank *bank) {
  uint32_t counts[QUOTH_UPOS_COUNT][QUOTH_XPOS_COUNT] = {{0}};
  for (size_t i = 0; i < bank->word_count; i++) {
    counts[bank->words[i].upos][bank->words[i].xpos]++;
  }
  for (uint8_t upos = 0; upos < QUOTH_UPOS_COUNT; upos++) {
    for (uint8_t xpos = 0; xpos < QUOTH_XPOS_COUNT; xpos++) {
      if (counts[upos][xpos] >= PAIR_MIN && v->tag_count < PAIRS_MAX) {
        v->pairs[2 * v->tag_count] = upos;
        v->pairs[2 * v->tag_count + 1] = xpos;
        v->tag_count++;
      }
    }
  }
}

void vocabulary_new(vocabulary *v, const treebank *bank, uint32_t least,
                    const treebank *silver, uint32_t silver_least) {
  *v = (vocabulary){.tag_count = 0};
  v->words = must_alloc((bank->word_count + silver->word_count + 1) *
                        sizeof *v->words);
  known_word *words = v->words + 1;
  see(words, bank);
  uint32_t kept = count_words(words, bank->word_count, least);
  see(words + kept, silver);
  kept += count_words(words + kept, silver->word_count, silver_least);
  kept = merge_words(words, kept);
  qsort(v->words + 1, kept, sizeof *v->words, compare_counts);
  v->word_count = kept + 1;
  place_words(v);
  find_pairs(v, bank);
}

void vocabulary_free(vocabulary *v) {
  free(v->words);
  free(v->slots);
  *v = (vocabulary){.tag_count = 0};
}

static uint32_t find_word(const vocabulary *v, uint64_t key) {
  uint32_t at = (uint32_t)key & (v->slot_count - 1);
  while (v->slots[at] != 0 && v->words[v->slots[at]].key != key) {
    at = (at + 1) & (v->slot_count - 1);
  }
  return v->slots[at];
}

void vocabulary_number(const vocabulary *v, treebank *bank) {
  for (size_t i = 0; i < bank->word_count; i++) {
    word *w = &bank->words[i];
    w->word = find_word(v, w->key);
    w->tag = NO_TAG;
    for (uint32_t tag = 0; tag < v->tag_count; tag++) {
      if (v->pairs[2 * tag] == w->upos && v->pairs[2 * tag + 1] == w->xpos) {
        w->tag = (uint8_t)tag;
      }
    }
  }
}
