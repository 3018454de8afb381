/* See vocabulary.h. */
#include "tools/vocabulary.h"

#include <stdlib.h>

enum { PAIR_MIN = 5 };

/* A word while it is counted. */
typedef struct {
  known_word word;
  bool is_text;
} seen_word;

static int compare_keys(const void *a, const void *b) {
  const uint64_t x = ((const seen_word *)a)->word.key;
  const uint64_t y = ((const seen_word *)b)->word.key;
  return x < y ? -1 : x > y;
}

static int compare_counts(const void *a, const void *b) {
  const known_word *x = a, *y = b;
  if (x->count != y->count) {
    return x->count < y->count ? 1 : -1;
  }
  return x->key < y->key ? -1 : x->key > y->key;
}

static void see(seen_word *to, const treebank *bank, bool is_text) {
  for (size_t i = 0; i < bank->word_count; i++) {
    to[i].is_text = is_text;
    to[i].word.key = bank->words[i].key;
    memcpy(to[i].word.affixes, bank->words[i].affixes,
           sizeof to[i].word.affixes);
  }
}

/* Turns runs of the same word into one with its count; the number kept. */
static uint32_t count_words(const seen_word *seen, size_t total,
                            uint32_t in_trees, uint32_t in_texts,
                            known_word *out) {
  uint32_t kept = 0;
  for (size_t begin = 0, end; begin < total; begin = end) {
    uint32_t texts = 0;
    for (end = begin; end < total && seen[end].word.key == seen[begin].word.key;
         end++) {
      texts += seen[end].is_text;
    }
    if (end - begin - texts >= in_trees || texts >= in_texts) {
      out[kept] = seen[begin].word;
      out[kept].in_trees = end - begin - texts >= in_trees;
      out[kept++].count = (uint32_t)(end - begin);
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

static void find_pairs(vocabulary *v, const treebank *trees) {
  uint32_t counts[QUOTH_UPOS_COUNT][QUOTH_XPOS_COUNT] = {{0}};
  for (size_t i = 0; i < trees->word_count; i++) {
    counts[trees->words[i].upos][trees->words[i].xpos]++;
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

void vocabulary_new(vocabulary *v, const treebank *trees, const treebank *texts,
                    uint32_t in_trees, uint32_t in_texts) {
  const size_t total = trees->word_count + texts->word_count;
  *v = (vocabulary){.tag_count = 0};
  seen_word *seen = must_alloc(total * sizeof *seen);
  see(seen, trees, false);
  see(seen + trees->word_count, texts, true);
  qsort(seen, total, sizeof *seen, compare_keys);
  v->words = must_alloc((total + 1) * sizeof *v->words);
  const uint32_t kept =
      count_words(seen, total, in_trees, in_texts, v->words + 1);
  free(seen);
  qsort(v->words + 1, kept, sizeof *v->words, compare_counts);
  v->word_count = kept + 1;
  place_words(v);
  find_pairs(v, trees);
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

void vocabulary_number(const vocabulary *v, bool trees_only, treebank *bank) {
  for (size_t i = 0; i < bank->word_count; i++) {
    word *w = &bank->words[i];
    w->word = find_word(v, w->key);
    if (trees_only && !v->words[w->word].in_trees) {
      w->word = 0;
    }
    w->tag = NO_TAG;
    for (uint32_t tag = 0; tag < v->tag_count; tag++) {
      if (v->pairs[2 * tag] == w->upos && v->pairs[2 * tag + 1] == w->xpos) {
        w->tag = (uint8_t)tag;
      }
    }
  }
}
