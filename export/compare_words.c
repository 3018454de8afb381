#include "export/compare_parts.h"

#include <stdlib.h>

enum {
  AROUND = 3,       /* claims on each side that make the context */
  LARGE_CORPUS = 16 /* documents; what is rare in so many is rare in more */
};

/* ---- words ---- */

static quoth_status read_words(quoth_comparer *c, quoth_text text,
                               uint32_t *first, uint32_t *count) {
  *first = c->word_count;
  QUOTH_TRY(quoth_words_add(c->stems, text, &c->words, &c->word_capacity,
                            &c->word_count));
  *count = c->word_count - *first;
  return QUOTH_OK;
}

static quoth_status find_words(quoth_comparer *c) {
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    const quoth_view_claim *claim = &c->view->claims[i];
    quoth_bag *bag = &c->bags[i];
    QUOTH_TRY(read_words(c, claim->quote, &bag->first_said, &bag->said_count));
    bag->first_word = bag->first_said;
    bag->word_count = bag->said_count;
    if (claim->sentence && i > 0 && claim[-1].sentence == claim->sentence) {
      bag->first_word = bag[-1].first_word;
      bag->word_count = bag[-1].word_count;
    } else if (claim->sentence) {
      QUOTH_TRY(read_words(c, quoth_label_of(c->view->model, claim->sentence),
                           &bag->first_word, &bag->word_count));
    }
  }
  return QUOTH_OK;
}

static quoth_status add_weight(quoth_comparer *c, quoth_id stem, float weight) {
  QUOTH_TRY(quoth_grow(NULL, &c->weights, &c->weight_capacity, c->weight_count,
                       c->weight_count + (size_t)1, sizeof *c->weights));
  c->weights[c->weight_count++] = (quoth_weighted){stem, weight};
  return QUOTH_OK;
}

static quoth_status add_text(quoth_comparer *c, quoth_text text, float weight) {
  const uint32_t begin = c->word_count;
  QUOTH_TRY(quoth_words_add(c->stems, text, &c->words, &c->word_capacity,
                            &c->word_count));
  for (uint32_t i = begin; i < c->word_count; i++) {
    QUOTH_TRY(add_weight(c, c->words[i].stem, weight));
  }
  c->word_count = begin; /* only the stems were wanted */
  return QUOTH_OK;
}

static int compare_weighted(const void *a, const void *b) {
  const quoth_weighted *x = a, *y = b;
  return x->stem < y->stem ? -1 : x->stem > y->stem;
}

/* Sorted, one entry a stem: the greatest weight. */
static void settle(quoth_comparer *c, quoth_bag *bag) {
  quoth_weighted *own = c->weights + bag->first_weight;
  const uint32_t count = c->weight_count - bag->first_weight;
  if (count) {
    qsort(own, count, sizeof *own, compare_weighted);
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (kept && own[kept - 1].stem == own[i].stem) {
      own[kept - 1].weight = own[i].weight > own[kept - 1].weight
                                 ? own[i].weight
                                 : own[kept - 1].weight;
    } else {
      own[kept++] = own[i];
    }
  }
  bag->weight_count = kept;
  c->weight_count = bag->first_weight + kept;
}

static quoth_status add_context(quoth_comparer *c, uint32_t claim) {
  const quoth_view *view = c->view;
  const uint32_t begin = claim > AROUND ? claim - AROUND : 0;
  for (uint32_t i = begin; i <= claim + AROUND && i < view->claim_count; i++) {
    const quoth_bag *bag = &c->bags[i];
    if (i == claim ||
        view->claims[i].document != view->claims[claim].document) {
      continue;
    }
    for (uint32_t k = 0; k < bag->word_count; k++) {
      QUOTH_TRY(add_weight(c, c->words[bag->first_word + k].stem, 0.2f));
    }
  }
  return QUOTH_OK;
}

static quoth_status make_bag(quoth_comparer *c, uint32_t index) {
  const quoth_view *view = c->view;
  const quoth_view_claim *claim = &view->claims[index];
  quoth_bag *bag = &c->bags[index];
  bag->first_weight = c->weight_count;
  QUOTH_TRY(add_text(c, claim->quote, 1.0f));
  const uint32_t ends[] = {claim->subject, claim->object};
  for (size_t i = 0; i < 2; i++) {
    if (ends[i] != QUOTH_NONE) {
      QUOTH_TRY(add_text(c, view->nodes[ends[i]].label, 0.8f));
    }
  }
  for (uint32_t k = 0; k < bag->word_count; k++) {
    QUOTH_TRY(add_weight(c, c->words[bag->first_word + k].stem, 0.5f));
  }
  QUOTH_TRY(add_context(c, index));
  settle(c, bag);
  return QUOTH_OK;
}

/* ---- weights and postings ---- */

/* log2 without libm, exact enough: rare words weigh more. */
float quoth_compare_rarity(uint32_t claims, uint32_t frequency) {
  float value = 0.5f;
  for (uint32_t at = frequency; at < claims; at *= 2) {
    value += 1.0f;
  }
  return value;
}

static float square_root(float x) {
  float guess = x > 1 ? x / 2 : 1;
  for (int i = 0; i < 24; i++) {
    guess = (guess + x / guess) / 2;
  }
  return guess;
}

/* A sentence of several claims counts once. */
static void count_spread(quoth_comparer *c) {
  quoth_id last = 0;
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    const quoth_id sentence = c->view->claims[i].sentence;
    const quoth_bag *bag = &c->bags[i];
    for (uint32_t k = 0; k < bag->word_count && (!last || sentence != last);
         k++) {
      c->spread[c->words[bag->first_word + k].stem]++;
    }
    last = sentence;
  }
}

/* What stands in more claims than this tells none of them apart: a season of
 * talks shares what everybody says. */
static uint32_t most_claims(const quoth_comparer *c) {
  const uint32_t documents = c->view->document_count;
  return QUOTH_COMPARE_COMMON *
         (documents < LARGE_CORPUS ? documents : LARGE_CORPUS);
}

/* Makes room for the postings of each stem that finds candidates. */
static quoth_status make_list(quoth_comparer *c) {
  const uint32_t most = most_claims(c);
  size_t all = 0;
  for (uint32_t i = 0; i < c->stem_count; i++) {
    c->starts[i] = (uint32_t)all;
    all += c->frequency[i] <= most ? c->frequency[i] : 0;
  }
  c->starts[c->stem_count] = (uint32_t)all;
  c->list = malloc((all + 1) * sizeof *c->list);
  return c->list ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* Weighs the words of a claim, and enters them behind what `filled` tells. */
static void index_bag(quoth_comparer *c, uint32_t claim, uint32_t *filled) {
  const uint32_t claims = c->view->claim_count;
  quoth_bag *bag = &c->bags[claim];
  float sum = 0;
  for (uint32_t k = 0; k < bag->weight_count; k++) {
    quoth_weighted *w = &c->weights[bag->first_weight + k];
    w->weight *= quoth_compare_rarity(claims, c->frequency[w->stem]);
    if (c->starts[w->stem] < c->starts[w->stem + 1]) {
      c->list[c->starts[w->stem] + filled[w->stem]++] =
          (quoth_posting){claim, w->weight};
    }
    sum += w->weight * w->weight;
  }
  bag->norm = square_root(sum > 0 ? sum : 1);
}

static quoth_status index_bags(quoth_comparer *c) {
  c->stem_count = quoth_model_term_count(c->stems) + 1;
  c->frequency = calloc(c->stem_count + (size_t)1, sizeof *c->frequency);
  c->spread = calloc(c->stem_count + (size_t)1, sizeof *c->spread);
  c->starts = calloc(c->stem_count + (size_t)1, sizeof *c->starts);
  if (!c->frequency || !c->spread || !c->starts) {
    return QUOTH_NO_MEMORY;
  }
  count_spread(c);
  for (uint32_t i = 0; i < c->weight_count; i++) {
    c->frequency[c->weights[i].stem]++;
  }
  QUOTH_TRY(make_list(c));
  uint32_t *filled = calloc(c->stem_count + (size_t)1, sizeof *filled);
  if (!filled) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    index_bag(c, i, filled);
  }
  free(filled);
  return QUOTH_OK;
}

float quoth_compare_weight(const quoth_comparer *c, const quoth_bag *bag,
                           quoth_id stem) {
  uint32_t low = bag->first_weight, high = low + bag->weight_count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (c->weights[middle].stem < stem) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < bag->first_weight + bag->weight_count &&
                 c->weights[low].stem == stem
             ? c->weights[low].weight
             : 0;
}

quoth_text quoth_compare_stem(const quoth_comparer *c, quoth_id stem) {
  return quoth_model_get(c->stems, stem).text;
}

bool quoth_compare_has(const quoth_comparer *c, const quoth_bag *bag,
                       quoth_id stem) {
  for (uint32_t i = 0; i < bag->word_count; i++) {
    if (c->words[bag->first_word + i].stem == stem) {
      return true;
    }
  }
  return false;
}

quoth_status quoth_compare_words(quoth_comparer *c) {
  QUOTH_TRY(find_words(c));
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    QUOTH_TRY(make_bag(c, i));
  }
  return index_bags(c);
}
