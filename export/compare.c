#include "export/compare_parts.h"

#include <stdlib.h>

enum {
  LEAST_SCORE = 24, /* percent; of claims that are each other's best */
  LEAST_ALONE = 18, /* of others, which must share … */
  LEAST_SHARED = 40 /* … this much of the shorter sentence */
};

/* ---- likeness of two claims ---- */

/* What words spelt almost alike add to the cosine of two bags. */
static float alike_bonus(const quoth_comparer *c, const quoth_bag *a,
                         const quoth_bag *b) {
  float bonus = 0;
  for (uint32_t i = 0; i < a->word_count; i++) {
    const quoth_word *x = &c->words[a->first_word + i];
    if (c->frequency[x->stem] > QUOTH_COMPARE_COMMON ||
        quoth_compare_weight(c, b, x->stem) > 0) {
      continue;
    }
    for (uint32_t k = 0; k < b->word_count; k++) {
      const quoth_word *y = &c->words[b->first_word + k];
      if (quoth_compare_weight(c, a, y->stem) == 0 &&
          quoth_words_alike(quoth_compare_stem(c, x->stem),
                            quoth_compare_stem(c, y->stem))) {
        bonus += 0.7f * quoth_compare_weight(c, a, x->stem) *
                 quoth_compare_weight(c, b, y->stem);
        break;
      }
    }
  }
  return bonus / (a->norm * b->norm);
}

static uint32_t gather_candidates(quoth_comparer *c, uint32_t claim) {
  const quoth_view *view = c->view;
  const quoth_bag *bag = &c->bags[claim];
  const uint32_t own = view->claims[claim].document;
  uint32_t touched = 0;
  for (uint32_t k = 0; k < bag->weight_count; k++) {
    const quoth_weighted *w = &c->weights[bag->first_weight + k];
    for (uint32_t i = c->starts[w->stem]; i < c->starts[w->stem + 1]; i++) {
      const uint32_t other = c->list[i].claim;
      const uint32_t document = view->claims[other].document;
      if (document == own || document == QUOTH_NONE) {
        continue;
      }
      if (c->scores[other] == 0) {
        c->touched[touched++] = other;
      }
      c->scores[other] += w->weight * c->list[i].weight;
    }
  }
  return touched;
}

static float subject_bonus(const quoth_view *view, uint32_t a, uint32_t b) {
  const quoth_view_claim *x = &view->claims[a], *y = &view->claims[b];
  float bonus = 0;
  bonus += quoth_compare_same_node(view, x->subject, y->subject) ? 0.03f : 0;
  bonus += quoth_compare_same_node(view, x->object, y->object) ? 0.05f : 0;
  bonus += x->relation == y->relation ? 0.03f : 0;
  bonus += x->proposition && x->proposition == y->proposition ? 0.3f : 0;
  return bonus;
}

/* 1 when a word of the quote is the same, less when it is almost, or stands in
 * the rest of the sentence. */
static float best_said(const quoth_comparer *c, const quoth_word *word,
                       const quoth_bag *bag) {
  const quoth_text stem = quoth_compare_stem(c, word->stem);
  float best = quoth_compare_has(c, bag, word->stem) ? 0.25f : 0;
  for (uint32_t i = 0; i < bag->said_count; i++) {
    const quoth_id other = c->words[bag->first_said + i].stem;
    if (other == word->stem) {
      return 1;
    }
    if (best < 0.7f && quoth_words_alike(stem, quoth_compare_stem(c, other))) {
      best = 0.7f;
    }
  }
  return best;
}

/* How much of what the shorter quote says stands in the other, 0 to 1: clauses
 * of like sentences share the sentence, not the words. Amounts may differ. */
static float said_alike(const quoth_comparer *c, uint32_t a, uint32_t b) {
  const quoth_bag *x = &c->bags[a], *y = &c->bags[b];
  const quoth_bag *shorter = x->said_count < y->said_count ? x : y;
  const quoth_bag *longer = shorter == x ? y : x;
  const uint32_t claims = c->view->claim_count;
  float all = 0, shared = 0;
  for (uint32_t i = 0; i < shorter->said_count; i++) {
    const quoth_word *word = &c->words[shorter->first_said + i];
    if (word->number) {
      continue;
    }
    const float weight = quoth_compare_rarity(claims, c->frequency[word->stem]);
    all += weight;
    shared += weight * best_said(c, word, longer);
  }
  return all > 0 ? shared / all : 0.5f;
}

/* How alike `claim` and a candidate are, in percent. */
static uint8_t likeness(const quoth_comparer *c, uint32_t claim, uint32_t other,
                        float shared) {
  const quoth_bag *bag = &c->bags[claim];
  float score = shared / (bag->norm * c->bags[other].norm);
  if (score < 0.12f) {
    return 0;
  }
  score += subject_bonus(c->view, claim, other);
  if (score < 0.7f) {
    score += alike_bonus(c, bag, &c->bags[other]);
  }
  const float said = said_alike(c, claim, other);
  score *= said < 0.3f ? 0 : 0.5f + 0.5f * said;
  return (uint8_t)(score > 1 ? 100 : score * 100 + 0.5f);
}

/* Keeps what was found for `claim`, and makes `nearest` ready for the next. */
static quoth_status keep_best(quoth_comparer *c, uint32_t claim) {
  size_t count = c->first_best[claim];
  for (uint32_t d = 0; d < c->view->document_count; d++) {
    const quoth_best best = c->nearest[d];
    c->nearest[d].score = 0;
    if (!best.score) {
      continue;
    }
    QUOTH_TRY(count < UINT32_MAX ? QUOTH_OK : QUOTH_LIMIT);
    QUOTH_TRY(quoth_grow(NULL, &c->best, &c->best_capacity, count, count + 1,
                         sizeof *c->best));
    c->best[count++] = best;
  }
  c->first_best[claim + 1] = (uint32_t)count;
  return QUOTH_OK;
}

/* The best claim of every other document, for `claim`. */
static quoth_status find_best(quoth_comparer *c, uint32_t claim) {
  const uint32_t touched = gather_candidates(c, claim);
  for (uint32_t i = 0; i < touched; i++) {
    const uint32_t other = c->touched[i];
    const uint8_t score = likeness(c, claim, other, c->scores[other]);
    quoth_best *best = &c->nearest[c->view->claims[other].document];
    c->scores[other] = 0;
    if (score > best->score ||
        (score && score == best->score && other < best->claim)) {
      *best = (quoth_best){other, score};
    }
  }
  return keep_best(c, claim);
}

/* True when `b` holds `a` for the best of its document. */
static bool prefers(const quoth_comparer *c, uint32_t b, uint32_t a) {
  for (uint32_t i = c->first_best[b]; i < c->first_best[b + 1]; i++) {
    if (c->best[i].claim == a) {
      return true;
    }
  }
  return false;
}

/* How much of the shorter sentence the other holds, in percent; 0 when they
 * share fewer than four rare words. */
static unsigned shared_part(const quoth_comparer *c, uint32_t a, uint32_t b) {
  const quoth_bag *x = &c->bags[a], *y = &c->bags[b];
  const uint32_t claims = c->view->claim_count;
  const quoth_bag *shorter = x->word_count < y->word_count ? x : y;
  const quoth_bag *longer = shorter == x ? y : x;
  float all = 0, shared = 0;
  unsigned rare = 0;
  for (uint32_t i = 0; i < shorter->word_count; i++) {
    const quoth_id stem = c->words[shorter->first_word + i].stem;
    const float weight = quoth_compare_rarity(claims, c->spread[stem]);
    all += weight;
    if (quoth_compare_has(c, longer, stem)) {
      shared += weight;
      rare += c->spread[stem] <= QUOTH_COMPARE_COMMON;
    }
  }
  return rare >= 4 && all > 0 ? (unsigned)(shared / all * 100) : 0;
}

static quoth_status add_match(quoth_comparer *c, uint32_t a, uint32_t b,
                              uint8_t score) {
  QUOTH_TRY(quoth_grow(NULL, &c->matches, &c->match_capacity, c->match_count,
                       c->match_count + (size_t)1, sizeof *c->matches));
  quoth_match *match = &c->matches[c->match_count++];
  *match =
      (quoth_match){.a = a < b ? a : b, .b = a < b ? b : a, .score = score};
  quoth_compare_judge(c, match);
  if ((match->differs & QUOTH_DIFFERS_POLARITY) &&
      match->kind != QUOTH_LINK_CONTRADICTS) {
    c->match_count--; /* other clauses of like sentences */
  }
  return QUOTH_OK;
}

/* Pairs that are each other's best; then, for claims left alone (a summary
 * says again what the talk says), their best whatever it prefers. */
static quoth_status find_matches(quoth_comparer *c) {
  for (int round = 0; round < 2; round++) {
    for (uint32_t a = 0; a < c->view->claim_count; a++) {
      for (uint32_t i = c->first_best[a]; i < c->first_best[a + 1]; i++) {
        const quoth_best *best = &c->best[i];
        const uint32_t b = best->claim;
        if (best->score < (round ? LEAST_ALONE : LEAST_SCORE)) {
          continue;
        }
        const bool mutual = prefers(c, b, a);
        if (round ? !mutual && shared_part(c, a, b) >= LEAST_SHARED
                  : mutual && a < b) {
          QUOTH_TRY(add_match(c, a, b, best->score));
        }
      }
    }
  }
  return QUOTH_OK;
}

/* Denials of what another document affirms, wherever they stand. */
static quoth_status add_contradictions(quoth_comparer *c) {
  const quoth_view *view = c->view;
  const uint32_t found = c->match_count;
  for (uint32_t i = 0; i < view->link_count; i++) {
    const quoth_view_link *link = &view->links[i];
    bool is_new =
        link->kind == QUOTH_LINK_CONTRADICTS &&
        view->claims[link->from].document != view->claims[link->to].document;
    for (uint32_t k = 0; k < found && is_new; k++) {
      is_new = c->matches[k].a != link->from || c->matches[k].b != link->to;
    }
    if (is_new) {
      const float alike = said_alike(c, link->from, link->to);
      QUOTH_TRY(add_match(c, link->from, link->to, (uint8_t)(alike * 100)));
    }
  }
  return QUOTH_OK;
}

/* What a reader asks for first: contradictions, then other facts, then other
 * strength, then what agrees. */
static int rank_of(const quoth_match *match) {
  return match->kind == QUOTH_LINK_SHIFTS
             ? match->differs == QUOTH_DIFFERS_STRENGTH ? 2 : 1
         : match->kind == QUOTH_LINK_CONTRADICTS ? 0
                                                 : 3;
}

static int compare_matches(const void *a, const void *b) {
  const quoth_match *x = a, *y = b;
  if (rank_of(x) != rank_of(y)) {
    return rank_of(x) - rank_of(y);
  }
  if (x->score != y->score) {
    return (int)y->score - (int)x->score;
  }
  if (x->a != y->a) {
    return x->a < y->a ? -1 : 1;
  }
  return x->b < y->b ? -1 : x->b > y->b;
}

static quoth_status find_all_best(quoth_comparer *c) {
  for (uint32_t i = 0; i < c->view->claim_count; i++) {
    c->first_best[i + 1] = c->first_best[i];
    if (c->view->claims[i].document != QUOTH_NONE) {
      QUOTH_TRY(find_best(c, i));
    }
  }
  return QUOTH_OK;
}

static quoth_status run(quoth_comparer *c) {
  const size_t claims = c->view->claim_count + (size_t)1;
  QUOTH_TRY(quoth_model_new(NULL, &c->stems));
  c->bags = calloc(claims, sizeof *c->bags);
  c->scores = calloc(claims, sizeof *c->scores);
  c->touched = calloc(claims, sizeof *c->touched);
  c->first_best = calloc(claims, sizeof *c->first_best);
  c->nearest = calloc(c->view->document_count + (size_t)1, sizeof *c->nearest);
  if (!c->bags || !c->scores || !c->touched || !c->first_best || !c->nearest) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(quoth_compare_words(c));
  QUOTH_TRY(find_all_best(c));
  QUOTH_TRY(find_matches(c));
  return add_contradictions(c);
}

static void free_comparer(quoth_comparer *c) {
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
  free(c->first_best);
  free(c->nearest);
  quoth_release(NULL, c->best);
}

quoth_status quoth_compare(const quoth_view *view, quoth_comparison *out) {
  quoth_comparer comparer = {.view = view};
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

quoth_status quoth_model_link(quoth_model *model, uint32_t most) {
  quoth_view view;
  quoth_comparison found = {0};
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK && view.document_count > 1 &&
      view.document_count <= most) {
    status = quoth_compare(&view, &found);
    if (status == QUOTH_OK) {
      status = quoth_comparison_record(&found, &view, model);
    }
  }
  quoth_comparison_free(&found);
  quoth_view_free(&view);
  return status;
}
