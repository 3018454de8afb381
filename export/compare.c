#include "export/compare.h"
#include "export/bag.h"

#include <stdlib.h>

enum {
  COMMON = 48,      /* a word of more claims than this finds no candidates */
  AROUND = 3,       /* claims on each side that make the context */
  LEAST_SCORE = 24, /* percent; of claims that are each other's best */
  SURE = 55,        /* below, strength may differ by chance */
  LEAST_ALONE = 20, /* of others, which must share … */
  LEAST_SHARED = 45 /* … this much of the shorter sentence */
};

struct weighted {
  quoth_id stem;
  float weight;
};

/* A claim as words. */
struct bag {
  uint32_t first_word, word_count;     /* of its sentence, or its quote */
  uint32_t first_weight, weight_count; /* sorted by stem */
  float norm;
};

struct comparer {
  const quoth_view *view;
  quoth_model *stems;
  quoth_word *words;
  size_t word_capacity;
  uint32_t word_count;
  struct weighted *weights;
  size_t weight_capacity;
  uint32_t weight_count;
  struct bag *bags;        /* per claim */
  uint32_t *frequency;     /* per stem: bags that hold it */
  uint32_t *spread;        /* per stem: times it stands in a sentence */
  uint32_t *starts, *list; /* postings: stem -> claims */
  uint32_t stem_count;
  float *scores; /* per claim, while one is compared */
  uint32_t *touched;
  uint32_t *best;      /* per claim and document: claim + 1 */
  uint8_t *best_score; /* percent */
  quoth_match *matches;
  size_t match_capacity;
  uint32_t match_count;
};

/* ---- words ---- */

static quoth_text text_around(const struct comparer *c,
                              const quoth_view_claim *claim) {
  return claim->sentence ? quoth_label_of(c->view->model, claim->sentence)
                         : claim->quote;
}

static quoth_status find_words(struct comparer *c) {
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    struct bag *bag = &c->bags[i];
    bag->first_word = c->word_count;
    QUOTH_TRY(quoth_words_add(c->stems, text_around(c, &c->view->claims[i]),
                              &c->words, &c->word_capacity, &c->word_count));
    bag->word_count = c->word_count - bag->first_word;
  }
  return QUOTH_OK;
}

static quoth_status add_weight(struct comparer *c, quoth_id stem,
                               float weight) {
  QUOTH_TRY(quoth_grow(NULL, &c->weights, &c->weight_capacity, c->weight_count,
                       c->weight_count + (size_t)1, sizeof *c->weights));
  c->weights[c->weight_count++] = (struct weighted){stem, weight};
  return QUOTH_OK;
}

static quoth_status add_text(struct comparer *c, quoth_text text,
                             float weight) {
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
  const struct weighted *x = a, *y = b;
  return x->stem < y->stem ? -1 : x->stem > y->stem;
}

/* Sorted, one entry a stem: the greatest weight. */
static void settle(struct comparer *c, struct bag *bag) {
  struct weighted *own = c->weights + bag->first_weight;
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

static quoth_status add_context(struct comparer *c, uint32_t claim) {
  const quoth_view *view = c->view;
  const uint32_t begin = claim > AROUND ? claim - AROUND : 0;
  for (uint32_t i = begin; i <= claim + AROUND && i < view->claim_count; i++) {
    const struct bag *bag = &c->bags[i];
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

static quoth_status make_bag(struct comparer *c, uint32_t index) {
  const quoth_view *view = c->view;
  const quoth_view_claim *claim = &view->claims[index];
  struct bag *bag = &c->bags[index];
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
static float rarity(uint32_t claims, uint32_t frequency) {
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

static quoth_status index_bags(struct comparer *c) {
  const uint32_t claims = c->view->claim_count;
  c->stem_count = quoth_model_term_count(c->stems) + 1;
  c->frequency = calloc(c->stem_count + (size_t)1, sizeof *c->frequency);
  c->spread = calloc(c->stem_count + (size_t)1, sizeof *c->spread);
  c->starts = calloc(c->stem_count + (size_t)2, sizeof *c->starts);
  c->list = malloc((c->weight_count + (size_t)1) * sizeof *c->list);
  if (!c->frequency || !c->spread || !c->starts || !c->list) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < c->word_count; i++) {
    c->spread[c->words[i].stem]++;
  }
  for (uint32_t i = 0; i < c->weight_count; i++) {
    c->frequency[c->weights[i].stem]++;
    c->starts[c->weights[i].stem + 1]++;
  }
  for (uint32_t i = 0; i < c->stem_count; i++) {
    c->starts[i + 1] += c->starts[i];
  }
  uint32_t *fill = calloc(c->stem_count + (size_t)1, sizeof *fill);
  if (!fill) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < claims; i++) {
    struct bag *bag = &c->bags[i];
    float sum = 0;
    for (uint32_t k = 0; k < bag->weight_count; k++) {
      struct weighted *w = &c->weights[bag->first_weight + k];
      c->list[c->starts[w->stem] + fill[w->stem]++] = i;
      w->weight *= rarity(claims, c->frequency[w->stem]);
      sum += w->weight * w->weight;
    }
    bag->norm = square_root(sum > 0 ? sum : 1);
  }
  free(fill);
  return QUOTH_OK;
}

static float weight_of(const struct comparer *c, const struct bag *bag,
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

/* ---- likeness of two claims ---- */

static quoth_text stem_text(const struct comparer *c, quoth_id stem) {
  return quoth_model_get(c->stems, stem).text;
}

static bool has_stem(const struct comparer *c, const struct bag *bag,
                     quoth_id stem) {
  for (uint32_t i = 0; i < bag->word_count; i++) {
    if (c->words[bag->first_word + i].stem == stem) {
      return true;
    }
  }
  return false;
}

/* What words spelt almost alike add to the cosine of two bags. */
static float alike_bonus(const struct comparer *c, const struct bag *a,
                         const struct bag *b) {
  float bonus = 0;
  for (uint32_t i = 0; i < a->word_count; i++) {
    const quoth_word *x = &c->words[a->first_word + i];
    if (c->frequency[x->stem] > COMMON || weight_of(c, b, x->stem) > 0) {
      continue;
    }
    for (uint32_t k = 0; k < b->word_count; k++) {
      const quoth_word *y = &c->words[b->first_word + k];
      if (weight_of(c, a, y->stem) == 0 &&
          quoth_words_alike(stem_text(c, x->stem), stem_text(c, y->stem))) {
        bonus += 0.7f * weight_of(c, a, x->stem) * weight_of(c, b, y->stem);
        break;
      }
    }
  }
  return bonus / (a->norm * b->norm);
}

static uint32_t gather_candidates(struct comparer *c, uint32_t claim) {
  const quoth_view *view = c->view;
  const struct bag *bag = &c->bags[claim];
  uint32_t touched = 0;
  for (uint32_t k = 0; k < bag->weight_count; k++) {
    const struct weighted *w = &c->weights[bag->first_weight + k];
    if (c->frequency[w->stem] > COMMON * view->document_count) {
      continue;
    }
    for (uint32_t i = c->starts[w->stem]; i < c->starts[w->stem + 1]; i++) {
      const uint32_t other = c->list[i];
      if (view->claims[other].document == view->claims[claim].document) {
        continue;
      }
      if (c->scores[other] == 0) {
        c->touched[touched++] = other;
      }
      c->scores[other] += w->weight * weight_of(c, &c->bags[other], w->stem);
    }
  }
  return touched;
}

/* The same thing, or the same words: phrases belong to their document. */
static bool same_node(const quoth_view *view, uint32_t a, uint32_t b) {
  return a != QUOTH_NONE && b != QUOTH_NONE &&
         (a == b ||
          quoth_text_equal_nocase(view->nodes[a].label, view->nodes[b].label));
}

static float subject_bonus(const quoth_view *view, uint32_t a, uint32_t b) {
  const quoth_view_claim *x = &view->claims[a], *y = &view->claims[b];
  float bonus = 0;
  bonus += same_node(view, x->subject, y->subject) ? 0.03f : 0;
  bonus += same_node(view, x->object, y->object) ? 0.05f : 0;
  bonus += x->relation == y->relation ? 0.03f : 0;
  bonus += x->proposition && x->proposition == y->proposition ? 0.3f : 0;
  return bonus;
}

/* The best claim of every other document, for `claim`. */
static void find_best(struct comparer *c, uint32_t claim) {
  const quoth_view *view = c->view;
  const uint32_t touched = gather_candidates(c, claim);
  struct bag *bag = &c->bags[claim];
  for (uint32_t i = 0; i < touched; i++) {
    const uint32_t other = c->touched[i];
    float score = c->scores[other] / (bag->norm * c->bags[other].norm);
    c->scores[other] = 0;
    if (score < 0.12f) {
      continue;
    }
    score += subject_bonus(view, claim, other);
    if (score < 0.7f) {
      score += alike_bonus(c, bag, &c->bags[other]);
    }
    const uint8_t percent = (uint8_t)(score > 1 ? 100 : score * 100 + 0.5f);
    const size_t at =
        (size_t)claim * view->document_count + view->claims[other].document;
    const uint32_t before = c->best[at];
    if (percent > c->best_score[at] ||
        (percent == c->best_score[at] && before && other + 1 < before)) {
      c->best[at] = other + 1;
      c->best_score[at] = percent;
    }
  }
}

/* ---- what differs ---- */

/* The first word of `a` of the wanted kind that `b` lacks. */
static const quoth_word *odd_word(const struct comparer *c, const struct bag *a,
                                  const struct bag *b, bool names) {
  for (uint32_t i = 0; i < a->word_count; i++) {
    const quoth_word *word = &c->words[a->first_word + i];
    if ((names ? word->name : word->number) &&
        c->frequency[word->stem] <= COMMON && !has_stem(c, b, word->stem)) {
      return word;
    }
  }
  return NULL;
}

/* Two spellings of a name, or two rare long words that differ inside (not in
 * their endings: "real" and "really" are no variants). */
static bool are_variants(const struct comparer *c, const quoth_word *x,
                         const quoth_word *y) {
  enum { RARE = 8, LONG = 6 };
  const quoth_text a = stem_text(c, x->stem), b = stem_text(c, y->stem);
  const size_t shorter = a.size < b.size ? a.size : b.size;
  const bool name = x->name && y->name;
  return (name || (a.size >= LONG && b.size >= LONG && a.at[0] == b.at[0] &&
                   !x->number && !y->number)) &&
         c->spread[x->stem] <= RARE && c->spread[y->stem] <= RARE &&
         memcmp(a.at, b.at, shorter) != 0 && quoth_words_alike(a, b);
}

/* A word of `a` and one of `b` spelt almost alike that the other lacks. */
static bool find_variant(const struct comparer *c, const struct bag *a,
                         const struct bag *b, const quoth_word **in_a,
                         const quoth_word **in_b) {
  for (uint32_t i = 0; i < a->word_count; i++) {
    const quoth_word *x = &c->words[a->first_word + i];
    if (has_stem(c, b, x->stem)) {
      continue;
    }
    for (uint32_t k = 0; k < b->word_count; k++) {
      const quoth_word *y = &c->words[b->first_word + k];
      if (!has_stem(c, a, y->stem) && are_variants(c, x, y)) {
        *in_a = x;
        *in_b = y;
        return true;
      }
    }
  }
  return false;
}

static int strength_of(const quoth_view_claim *claim) {
  return quoth_text_is(claim->certainty, "possible")   ? 0
         : quoth_text_is(claim->certainty, "probable") ? 1
                                                       : 2;
}

static void set_words(quoth_match *match, const quoth_word *in_a,
                      const quoth_word *in_b) {
  if (!match->in_a.size && !match->in_b.size) {
    match->in_a = in_a ? in_a->written : quoth_text_of("");
    match->in_b = in_b ? in_b->written : quoth_text_of("");
  }
}

static void compare_words(const struct comparer *c, quoth_match *match) {
  const struct bag *a = &c->bags[match->a], *b = &c->bags[match->b];
  const quoth_word *x = NULL, *y = NULL;
  if (find_variant(c, a, b, &x, &y)) {
    match->differs |= x->name ? QUOTH_DIFFERS_NAME : QUOTH_DIFFERS_WORDING;
    set_words(match, x, y);
  }
  x = odd_word(c, a, b, false);
  y = odd_word(c, b, a, false);
  if (x && y) {
    match->differs |= QUOTH_DIFFERS_NUMBER;
    set_words(match, x, y);
  }
  x = odd_word(c, a, b, true);
  y = odd_word(c, b, a, true);
  if (x && y && !(match->differs & QUOTH_DIFFERS_NAME)) {
    match->differs |= QUOTH_DIFFERS_NAME;
    set_words(match, x, y);
  }
}

static void judge(const struct comparer *c, quoth_match *match) {
  const quoth_view *view = c->view;
  const quoth_view_claim *a = &view->claims[match->a];
  const quoth_view_claim *b = &view->claims[match->b];
  compare_words(c, match);
  if (a->negated != b->negated) {
    match->differs |= QUOTH_DIFFERS_POLARITY;
  }
  if (a->time.size && b->time.size && !quoth_text_equal(a->time, b->time)) {
    match->differs |= QUOTH_DIFFERS_DATE;
    if (!match->in_a.size) {
      match->in_a = a->time;
      match->in_b = b->time;
    }
  }
  if (a->speaker != QUOTH_NONE && b->speaker != QUOTH_NONE &&
      a->speaker != b->speaker &&
      view->nodes[a->speaker].thing == QUOTH_THING_ENTITY &&
      view->nodes[b->speaker].thing == QUOTH_THING_ENTITY) {
    match->differs |= QUOTH_DIFFERS_SPEAKER;
  }
  if ((strength_of(a) != strength_of(b) || a->manner != b->manner) &&
      (match->score >= SURE || match->differs)) {
    match->differs |= QUOTH_DIFFERS_STRENGTH;
  }
  const bool same_ends =
      same_node(view, a->object, b->object) &&
      (same_node(view, a->subject, b->subject) || match->score >= 60);
  match->kind = (match->differs & QUOTH_DIFFERS_POLARITY) && same_ends
                    ? QUOTH_LINK_CONTRADICTS
                : match->differs ? QUOTH_LINK_SHIFTS
                                 : QUOTH_LINK_CORROBORATES;
}

/* How much of the shorter sentence the other holds, in percent; 0 when they
 * share fewer than four rare words. */
static unsigned shared_part(const struct comparer *c, uint32_t a, uint32_t b) {
  const struct bag *x = &c->bags[a], *y = &c->bags[b];
  const uint32_t claims = c->view->claim_count;
  const struct bag *shorter = x->word_count < y->word_count ? x : y;
  const struct bag *longer = shorter == x ? y : x;
  float all = 0, shared = 0;
  unsigned rare = 0;
  for (uint32_t i = 0; i < shorter->word_count; i++) {
    const quoth_id stem = c->words[shorter->first_word + i].stem;
    const float weight = rarity(claims, c->spread[stem]);
    all += weight;
    if (has_stem(c, longer, stem)) {
      shared += weight;
      rare += c->spread[stem] <= COMMON;
    }
  }
  return rare >= 4 && all > 0 ? (unsigned)(shared / all * 100) : 0;
}

static quoth_status add_match(struct comparer *c, uint32_t a, uint32_t b,
                              uint8_t score) {
  QUOTH_TRY(quoth_grow(NULL, &c->matches, &c->match_capacity, c->match_count,
                       c->match_count + (size_t)1, sizeof *c->matches));
  quoth_match *match = &c->matches[c->match_count++];
  *match =
      (quoth_match){.a = a < b ? a : b, .b = a < b ? b : a, .score = score};
  judge(c, match);
  if ((match->differs & QUOTH_DIFFERS_POLARITY) &&
      match->kind != QUOTH_LINK_CONTRADICTS) {
    c->match_count--; /* other clauses of like sentences */
  }
  return QUOTH_OK;
}

/* Pairs that are each other's best; then, for claims left alone (a summary
 * says again what the talk says), their best whatever it prefers. */
static quoth_status find_matches(struct comparer *c) {
  const quoth_view *view = c->view;
  const uint32_t documents = view->document_count;
  for (int round = 0; round < 2; round++) {
    for (uint32_t a = 0; a < view->claim_count; a++) {
      for (uint32_t d = 0; d < documents; d++) {
        const size_t at = (size_t)a * documents + d;
        const uint32_t b = c->best[at];
        const uint8_t score = c->best_score[at];
        if (!b || score < (round ? LEAST_ALONE : LEAST_SCORE)) {
          continue;
        }
        const bool mutual =
            c->best[(size_t)(b - 1) * documents + view->claims[a].document] ==
            a + 1;
        if (round ? !mutual && shared_part(c, a, b - 1) >= LEAST_SHARED
                  : mutual && a < b - 1) {
          QUOTH_TRY(add_match(c, a, b - 1, score));
        }
      }
    }
  }
  return QUOTH_OK;
}

static int compare_matches(const void *a, const void *b) {
  const quoth_match *x = a, *y = b;
  if (x->a != y->a) {
    return x->a < y->a ? -1 : 1;
  }
  return x->b < y->b ? -1 : x->b > y->b;
}

static quoth_status run(struct comparer *c) {
  const size_t claims = c->view->claim_count + (size_t)1;
  const size_t cells = claims * (c->view->document_count + (size_t)1);
  QUOTH_TRY(quoth_model_new(NULL, &c->stems));
  c->bags = calloc(claims, sizeof *c->bags);
  c->scores = calloc(claims, sizeof *c->scores);
  c->touched = calloc(claims, sizeof *c->touched);
  c->best = calloc(cells, sizeof *c->best);
  c->best_score = calloc(cells, sizeof *c->best_score);
  if (!c->bags || !c->scores || !c->touched || !c->best || !c->best_score) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(find_words(c));
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    QUOTH_TRY(make_bag(c, i));
  }
  QUOTH_TRY(index_bags(c));
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    if (c->view->claims[i].document != QUOTH_NONE) {
      find_best(c, i);
    }
  }
  return find_matches(c);
}

static void free_comparer(struct comparer *c) {
  quoth_model_free(c->stems);
  quoth_release(NULL, c->words);
  quoth_release(NULL, c->weights);
  free(c->bags);
  free(c->frequency);
  free(c->spread);
  free(c->starts);
  free(c->list);
  free(c->scores);
  free(c->touched);
  free(c->best);
  free(c->best_score);
}

quoth_status quoth_compare(const quoth_view *view, quoth_comparison *out) {
  struct comparer comparer = {.view = view};
  *out = (quoth_comparison){0};
  const quoth_status status = run(&comparer);
  free_comparer(&comparer);
  out->matches = comparer.matches;
  if (status != QUOTH_OK) {
    return status;
  }
  out->match_count = comparer.match_count;
  out->alone = quoth_arena_alloc(&out->arena, view->claim_count + (size_t)1);
  if (!out->alone) {
    return QUOTH_NO_MEMORY;
  }
  if (out->match_count) {
    qsort(out->matches, out->match_count, sizeof *out->matches,
          compare_matches);
  }
  memset(out->alone, 1, view->claim_count);
  for (uint32_t i = 0; i < out->match_count; i++) {
    out->alone[out->matches[i].a] = false;
    out->alone[out->matches[i].b] = false;
  }
  return QUOTH_OK;
}

void quoth_comparison_free(quoth_comparison *comparison) {
  quoth_release(NULL, comparison->matches);
  quoth_arena_free(&comparison->arena);
  *comparison = (quoth_comparison){0};
}
