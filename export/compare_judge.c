#include "export/compare_parts.h"

/* Percent: below, strength may differ by chance, and a denial deny something
 * else. */
enum { SURE = 50, ALIKE = 40 };

bool quoth_compare_same_node(const quoth_view *view, uint32_t a, uint32_t b) {
  return a != QUOTH_NONE && b != QUOTH_NONE &&
         (a == b ||
          quoth_text_equal_nocase(view->nodes[a].label, view->nodes[b].label));
}

/* ---- what differs ---- */

/* The first word of quote `a` of the wanted kind that `b` lacks. */
static const quoth_word *odd_word(const quoth_comparer *c, const quoth_bag *a,
                                  const quoth_bag *b, bool names) {
  for (uint32_t i = 0; i < a->said_count; i++) {
    const quoth_word *word = &c->words[a->first_said + i];
    if ((names ? word->name : word->number) &&
        c->frequency[word->stem] <= QUOTH_COMPARE_COMMON &&
        !quoth_compare_has(c, b, word->stem)) {
      return word;
    }
  }
  return NULL;
}

/* Two spellings of a name, or two rare long words that differ inside (not in
 * their endings: "real" and "really" are no variants). */
static bool are_variants(const quoth_comparer *c, const quoth_word *x,
                         const quoth_word *y) {
  enum { RARE = 8, LONG = 6 };
  const quoth_text a = quoth_compare_stem(c, x->stem),
                   b = quoth_compare_stem(c, y->stem);
  const size_t shorter = a.size < b.size ? a.size : b.size;
  const bool name = x->name && y->name;
  return (name || (a.size >= LONG && b.size >= LONG && a.at[0] == b.at[0] &&
                   !x->number && !y->number)) &&
         c->spread[x->stem] <= RARE && c->spread[y->stem] <= RARE &&
         memcmp(a.at, b.at, shorter) != 0 && quoth_words_alike(a, b);
}

/* A word of quote `a` and one of `b` spelt almost alike that the other
 * lacks. */
static bool find_variant(const quoth_comparer *c, const quoth_bag *a,
                         const quoth_bag *b, const quoth_word **in_a,
                         const quoth_word **in_b) {
  for (uint32_t i = 0; i < a->said_count; i++) {
    const quoth_word *x = &c->words[a->first_said + i];
    if (quoth_compare_has(c, b, x->stem)) {
      continue;
    }
    for (uint32_t k = 0; k < b->said_count; k++) {
      const quoth_word *y = &c->words[b->first_said + k];
      if (!quoth_compare_has(c, a, y->stem) && are_variants(c, x, y)) {
        *in_a = x;
        *in_b = y;
        return true;
      }
    }
  }
  return false;
}

/* Words [from, from + count) that are not among the others. */
static unsigned missing(const quoth_comparer *c, uint32_t from, uint32_t count,
                        uint32_t other, uint32_t others) {
  unsigned result = 0;
  for (uint32_t i = from; i < from + count; i++) {
    bool found = false;
    for (uint32_t k = other; k < other + others && !found; k++) {
      found = c->words[k].stem == c->words[i].stem;
    }
    result += !found;
  }
  return result;
}

/* A cue ("maybe", "kind of") makes other words: in the quotes, or in sentences
 * that are else the same. Without, the text was only cut otherwise. */
static bool words_differ(const quoth_comparer *c, const quoth_bag *a,
                         const quoth_bag *b) {
  enum { CUE = 3 };
  if (missing(c, a->first_said, a->said_count, b->first_said, b->said_count) ||
      missing(c, b->first_said, b->said_count, a->first_said, a->said_count)) {
    return true;
  }
  const unsigned odd =
      missing(c, a->first_word, a->word_count, b->first_word, b->word_count) +
      missing(c, b->first_word, b->word_count, a->first_word, a->word_count);
  return odd && odd <= CUE;
}

static int strength_of(const quoth_view_claim *claim) {
  return quoth_text_is(claim->certainty, "possible")   ? 0
         : quoth_text_is(claim->certainty, "probable") ? 1
                                                       : 2;
}

/* A word with the amounts that follow it: "hundreds of billions". */
static quoth_text whole_amount(const quoth_comparer *c, const quoth_bag *bag,
                               const quoth_word *word) {
  const quoth_word *last = &c->words[bag->first_said + bag->said_count - 1];
  quoth_text text = word->written;
  for (const quoth_word *next = word + 1; word->number && next <= last;
       next++) {
    const bool of =
        quoth_text_is(next->written, "of") && next < last && next[1].number;
    if (!next->number && !of) {
      break;
    }
    text.size = (size_t)(next->written.at - text.at) + next->written.size;
  }
  return text;
}

static void set_words(const quoth_comparer *c, quoth_match *match,
                      const quoth_word *in_a, const quoth_word *in_b) {
  if (!match->in_a.size && !match->in_b.size) {
    match->in_a = whole_amount(c, &c->bags[match->a], in_a);
    match->in_b = whole_amount(c, &c->bags[match->b], in_b);
  }
}

static void compare_words(const quoth_comparer *c, quoth_match *match) {
  const quoth_bag *a = &c->bags[match->a], *b = &c->bags[match->b];
  const quoth_word *x = NULL, *y = NULL;
  if (find_variant(c, a, b, &x, &y)) {
    match->differs |= x->name ? QUOTH_DIFFERS_NAME : QUOTH_DIFFERS_WORDING;
    set_words(c, match, x, y);
  }
  x = odd_word(c, a, b, false);
  y = odd_word(c, b, a, false);
  if (x && y) {
    match->differs |= QUOTH_DIFFERS_NUMBER;
    set_words(c, match, x, y);
  }
  x = odd_word(c, a, b, true);
  y = odd_word(c, b, a, true);
  if (x && y && !(match->differs & QUOTH_DIFFERS_NAME)) {
    match->differs |= QUOTH_DIFFERS_NAME;
    set_words(c, match, x, y);
  }
}

/* Wishes and conditions deny nothing. */
static bool is_firm(const quoth_view_claim *claim) {
  return claim->manner != QUOTH_MANNER_DESIRED &&
         claim->manner != QUOTH_MANNER_HYPOTHETICAL;
}

static bool is_pronoun(const quoth_view *view, uint32_t node) {
  return node != QUOTH_NONE && view->nodes[node].thing == QUOTH_THING_PRONOUN;
}

/* Of the same thing, "it" being whatever the other names. */
static bool are_opposed(const quoth_view *view, const quoth_match *match) {
  const quoth_view_claim *a = &view->claims[match->a];
  const quoth_view_claim *b = &view->claims[match->b];
  const bool same_subject =
      quoth_compare_same_node(view, a->subject, b->subject);
  const bool same_object = quoth_compare_same_node(view, a->object, b->object);
  const bool it = same_subject && a->relation == b->relation &&
                  (is_pronoun(view, a->object) || is_pronoun(view, b->object));
  return match->score >= ALIKE && is_firm(a) && is_firm(b) &&
         (it || (same_object && (same_subject || match->score >= 60)));
}

void quoth_compare_judge(const quoth_comparer *c, quoth_match *match) {
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
      (match->score >= SURE || match->differs) &&
      words_differ(c, &c->bags[match->a], &c->bags[match->b])) {
    match->differs |= QUOTH_DIFFERS_STRENGTH;
    if (!match->in_a.size && a->manner != b->manner) {
      match->in_a = quoth_text_of(quoth_manner_word(a->manner));
      match->in_b = quoth_text_of(quoth_manner_word(b->manner));
    }
  }
  const bool opposed =
      (match->differs & QUOTH_DIFFERS_POLARITY) && are_opposed(view, match);
  match->kind = opposed          ? QUOTH_LINK_CONTRADICTS
                : match->differs ? QUOTH_LINK_SHIFTS
                                 : QUOTH_LINK_CORROBORATES;
}
