/* compare_parts.h - the pieces of a comparison (private to export).
 *
 * words.c makes bags of words, compare.c aligns claims by them, judge.c tells
 * what differs within a pair. */
#ifndef QUOTH_EXPORT_COMPARE_PARTS_H
#define QUOTH_EXPORT_COMPARE_PARTS_H

#include "export/bag.h"
#include "export/compare.h"

/* A word of more claims than this, for each document, finds no candidates. */
enum { QUOTH_COMPARE_COMMON = 48 };

typedef struct {
  quoth_id stem;
  float weight;
} quoth_weighted;

/* A claim as words. */
typedef struct {
  uint32_t first_word, word_count;     /* of its sentence, or its quote */
  uint32_t first_said, said_count;     /* of its quote */
  uint32_t first_weight, weight_count; /* sorted by stem */
  float norm;
} quoth_bag;

/* A claim that holds a stem, and what the stem weighs in it. */
typedef struct {
  uint32_t claim;
  float weight;
} quoth_posting;

/* The claim of another document that is most like a claim. */
typedef struct {
  uint32_t claim;
  uint8_t score; /* percent; 0: there is none */
} quoth_best;

typedef struct {
  const quoth_view *view;
  quoth_model *stems;
  quoth_word *words;
  size_t word_capacity;
  uint32_t word_count;
  quoth_weighted *weights;
  size_t weight_capacity;
  uint32_t weight_count;
  quoth_bag *bags;     /* per claim */
  uint32_t *frequency; /* per stem: bags that hold it */
  uint32_t *spread;    /* per stem: times it stands in a sentence */
  uint32_t *starts;    /* of the postings of each stem */
  quoth_posting *list; /* stem -> claims; of stems that find candidates */
  uint32_t stem_count;
  float *scores; /* per claim, while one is compared */
  uint32_t *touched;
  quoth_best *nearest; /* per document, while one claim is compared */
  quoth_best *best;    /* by claim, then by document */
  size_t best_capacity;
  uint32_t *first_best; /* per claim, and one more */
  quoth_match *matches;
  size_t match_capacity;
  uint32_t match_count;
} quoth_comparer;

/* Makes the bags of all claims, with their postings. */
quoth_status quoth_compare_words(quoth_comparer *c);

/* Of `stem` in a bag; 0 when it is not in it. */
float quoth_compare_weight(const quoth_comparer *c, const quoth_bag *bag,
                           quoth_id stem);

/* What a word tells that stands in `frequency` of `claims`. */
float quoth_compare_rarity(uint32_t claims, uint32_t frequency);

quoth_text quoth_compare_stem(const quoth_comparer *c, quoth_id stem);

/* True when the sentence of `bag` has the word. */
bool quoth_compare_has(const quoth_comparer *c, const quoth_bag *bag,
                       quoth_id stem);

/* The same thing, or the same words: phrases belong to their document. */
bool quoth_compare_same_node(const quoth_view *view, uint32_t a, uint32_t b);

/* Tells what differs between the claims of `match` and of what kind it is. */
void quoth_compare_judge(const quoth_comparer *c, quoth_match *match);

#endif
