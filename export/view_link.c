#include "export/view_parts.h"

#include <stdlib.h>

static quoth_status add_link(quoth_view_maker *m, uint32_t a, uint32_t b,
                             quoth_link_kind kind) {
  quoth_view *view = m->view;
  if (a == b) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(NULL, &view->links, &m->link_capacity, view->link_count,
                       view->link_count + (size_t)1, sizeof *view->links));
  view->links[view->link_count++] = (quoth_view_link){
      .from = a < b ? a : b, .to = a < b ? b : a, .kind = (uint8_t)kind};
  return QUOTH_OK;
}

static int compare_links(const void *a, const void *b) {
  const quoth_view_link *x = a, *y = b;
  if (x->from != y->from) {
    return x->from < y->from ? -1 : 1;
  }
  if (x->to != y->to) {
    return x->to < y->to ? -1 : 1;
  }
  return (int)x->kind - (int)y->kind;
}

static quoth_status stated_links(quoth_view_maker *m,
                                 const uint32_t *claim_of) {
  static const quoth_id predicates[] = {QUOTH_V_QUOTH_CONTRADICTS,
                                        QUOTH_V_QUOTH_SHIFTS,
                                        QUOTH_V_QUOTH_CORROBORATES};
  for (unsigned kind = 0; kind < 3; kind++) {
    quoth_cursor cursor = quoth_model_find(
        m->view->model, (quoth_quad){0, predicates[kind], 0, 0});
    quoth_quad quad;
    while (quoth_model_next(&cursor, &quad)) {
      if (claim_of[quad.subject] && claim_of[quad.object]) {
        QUOTH_TRY(add_link(m, claim_of[quad.subject] - 1,
                           claim_of[quad.object] - 1, (quoth_link_kind)kind));
      }
    }
  }
  return QUOTH_OK;
}

/* One plain word ("there") is too little to be affirmed and denied. */
static bool says_enough(const quoth_view *view, uint32_t node) {
  const quoth_view_node *at = &view->nodes[node];
  return at->thing == QUOTH_THING_ENTITY || at->thing == QUOTH_THING_VALUE ||
         memchr(at->label.at, ' ', at->label.size);
}

static bool is_opposable(const quoth_view *view,
                         const quoth_view_claim *claim) {
  return claim->subject != QUOTH_NONE && claim->object != QUOTH_NONE &&
         claim->relation && says_enough(view, claim->object) &&
         !quoth_claim_is_vague(view, claim) &&
         claim->manner != QUOTH_MANNER_HYPOTHETICAL &&
         claim->manner != QUOTH_MANNER_DESIRED;
}

/* Claims that state one proposition: each with the one before it. */
static quoth_status proposition_links(quoth_view_maker *m, uint32_t *last) {
  quoth_view *view = m->view;
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (!claim->proposition || quoth_claim_is_vague(view, claim)) {
      continue;
    }
    const uint32_t before = last[claim->proposition];
    last[claim->proposition] = i + 1;
    if (before) {
      const quoth_view_claim *other = &view->claims[before - 1];
      if (other->negated == claim->negated) {
        QUOTH_TRY(add_link(m, before - 1, i, QUOTH_LINK_CORROBORATES));
      } else if (is_opposable(view, claim) && is_opposable(view, other)) {
        QUOTH_TRY(add_link(m, before - 1, i, QUOTH_LINK_CONTRADICTS));
      }
    }
  }
  return QUOTH_OK;
}

/* ---- denials of what others affirm ---- */

/* The next word of `text`, and whether one is left. */
static bool take_word(quoth_text *text, quoth_text *word) {
  const char *blank = memchr(text->at, ' ', text->size);
  const size_t size = blank ? (size_t)(blank - text->at) : text->size;
  *word = (quoth_text){text->at, size};
  const size_t past = blank ? size + 1 : size;
  *text = (quoth_text){text->at + past, text->size - past};
  return size > 0;
}

/* "consumer" and "consumer-oriented" */
static bool same_word(quoth_text a, quoth_text b) {
  const quoth_text *longer = a.size > b.size ? &a : &b;
  const size_t size = longer == &a ? b.size : a.size;
  return (a.size == b.size || longer->at[size] == '-') &&
         quoth_text_equal_nocase((quoth_text){a.at, size},
                                 (quoth_text){b.at, size});
}

/* One name, or a name that says more of it behind: "first product", "first
 * product to come out". */
static bool same_name(quoth_text a, quoth_text b) {
  const size_t shorter = a.size < b.size ? a.size : b.size;
  quoth_text x = {0}, y = {0};
  bool more_a = take_word(&a, &x), more_b = take_word(&b, &y);
  while (more_a && more_b) {
    if (!same_word(x, y)) {
      return false;
    }
    more_a = take_word(&a, &x);
    more_b = take_word(&b, &y);
  }
  return shorter >= 4 || more_a == more_b;
}

static bool same_thing(const quoth_view *view, uint32_t a, uint32_t b) {
  const quoth_view_node *x = &view->nodes[a], *y = &view->nodes[b];
  return a == b ||
         (x->thing == QUOTH_THING_CONCEPT && y->thing == QUOTH_THING_CONCEPT &&
          same_name(x->label, y->label));
}

/* Sorted by object and relation, a denial stands beside what it denies. */
static quoth_status opposite_links(quoth_view_maker *m) {
  enum { WINDOW = 64 };
  quoth_view *view = m->view;
  quoth_view_key *keys = quoth_arena_alloc(
      &view->arena, (view->claim_count + (size_t)1) * sizeof *keys);
  uint32_t count = 0;
  if (!keys) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (is_opposable(view, claim)) {
      keys[count++] = (quoth_view_key){
          .major = claim->object, .begin = claim->relation, .index = i};
    }
  }
  qsort(keys, count, sizeof *keys, quoth_view_key_compare);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_view_claim *a = &view->claims[keys[i].index];
    for (uint32_t k = i + 1; k < count && k < i + WINDOW; k++) {
      const quoth_view_claim *b = &view->claims[keys[k].index];
      if (a->object != b->object || a->relation != b->relation) {
        break;
      }
      if (a->negated != b->negated &&
          (!a->time.size || !b->time.size ||
           quoth_text_equal(a->time, b->time)) &&
          same_thing(view, a->subject, b->subject)) {
        QUOTH_TRY(
            add_link(m, keys[i].index, keys[k].index, QUOTH_LINK_CONTRADICTS));
      }
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_view_links(quoth_view_maker *m) {
  quoth_view *view = m->view;
  const size_t terms = quoth_model_term_count(view->model) + (size_t)1;
  uint32_t *claim_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *claim_of);
  uint32_t *last = quoth_arena_alloc(&view->arena, terms * sizeof *last);
  if (!claim_of || !last) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->claim_count; i++) {
    claim_of[view->claims[i].id] = i + 1;
  }
  QUOTH_TRY(stated_links(m, claim_of));
  QUOTH_TRY(proposition_links(m, last));
  QUOTH_TRY(opposite_links(m));
  if (!view->link_count) {
    return QUOTH_OK;
  }
  qsort(view->links, view->link_count, sizeof *view->links, compare_links);
  uint32_t kept = 0; /* one link a pair: the strongest */
  for (uint32_t i = 0; i < view->link_count; i++) {
    if (!kept || view->links[kept - 1].from != view->links[i].from ||
        view->links[kept - 1].to != view->links[i].to) {
      view->links[kept++] = view->links[i];
    }
  }
  view->link_count = kept;
  for (uint32_t i = 0; i < kept; i++) {
    if (view->links[i].kind == QUOTH_LINK_CONTRADICTS) {
      view->claims[view->links[i].from].disputed = true;
      view->claims[view->links[i].to].disputed = true;
    }
  }
  return QUOTH_OK;
}
