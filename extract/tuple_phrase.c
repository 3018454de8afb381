/* Phrases of tuples: where they end, what they list. */
#include "extract/tuple_build.h"

/* A name right after its noun is part of the phrase: "his brother [Jan]"; so
 * is what a noun says: "the fact [that it rained]". */
static uint32_t with_rest(const quoth_tree *tree, uint32_t head, uint32_t end) {
  if (!quoth_tree_has(tree, end) || tree->tokens[end].upos == QUOTH_PUNCT) {
    return end;
  }
  QUOTH_TREE_EACH(tree, head, child) {
    if (child < end || tree->left[child - tree->first] != end) {
      continue;
    }
    const bool name = quoth_tree_rel(tree, child) == QUOTH_DEP_APPOS &&
                      tree->tokens[child].upos == QUOTH_PROPN;
    const bool content = quoth_tree_base(tree, child) == QUOTH_DEP_ACL &&
                         quoth_tree_is(tree, end, "that") &&
                         quoth_tree_rel(tree, end) == QUOTH_DEP_MARK;
    if (name || content) {
      return tree->right[child - tree->first] + 1;
    }
  }
  return end;
}

quoth_tuple_span quoth_tuple_of(const quoth_tupler *tupler,
                                const quoth_part *part) {
  const uint32_t end =
      with_rest(&tupler->clauser->tree, part->head, part->first + part->count);
  return (quoth_tuple_span){part->head, part->first, end, part->marker};
}

quoth_tuple_span quoth_tuple_single(const quoth_tupler *tupler, uint32_t head,
                                    uint32_t marker) {
  quoth_part part = {.head = head};
  quoth_clause_phrase(tupler->clauser, &part, true);
  part.marker = marker;
  return quoth_tuple_of(tupler, &part);
}

/* ---- prepositions inside ---- */

/* The preposition that `token` begins for a noun after the head of `phrase`,
 * or QUOTH_NONE: the noun in `*noun`. */
static uint32_t preposition_at(const quoth_tupler *tupler,
                               const quoth_tuple_span *phrase, uint32_t token,
                               uint32_t *noun) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (quoth_tree_rel(tree, token) != QUOTH_DEP_CASE) {
    return QUOTH_NONE;
  }
  *noun = tree->tokens[token].head;
  const bool inside = *noun > token && *noun < phrase->end &&
                      quoth_tree_base(tree, *noun) == QUOTH_DEP_NMOD;
  return inside ? token : QUOTH_NONE;
}

static bool gives_examples(const quoth_tree *tree, uint32_t token) {
  return quoth_tree_is(tree, token, "such") ||
         quoth_tree_is(tree, token, "including") ||
         quoth_tree_is(tree, token, "include") ||
         quoth_tree_is(tree, token, "e.g.") ||
         quoth_tree_is(tree, token, "namely");
}

static bool is_of(const quoth_tree *tree, uint32_t token) {
  return quoth_tree_is(tree, token, "of") ||
         quoth_tree_is(tree, token, "than") ||
         quoth_tree_is(tree, token, "between");
}

void quoth_tuple_trim(const quoth_tupler *tupler, quoth_tuple_span *phrase,
                      quoth_tuple_spans *more) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (quoth_tree_is_verb(tree, phrase->head)) {
    return;
  }
  const uint32_t end = phrase->end;
  quoth_tuple_span *open = phrase;
  for (uint32_t i = phrase->head + 1; i < end; i++) {
    uint32_t noun;
    const uint32_t marker = preposition_at(tupler, phrase, i, &noun);
    if (marker == QUOTH_NONE || is_of(tree, i) || gives_examples(tree, i) ||
        i <= open->first || more->count == QUOTH_TUPLE_ITEMS ||
        quoth_tree_is_verb(tree, tree->tokens[noun].head)) {
      continue;
    }
    open->end = i;
    open = &more->items[more->count++];
    *open = (quoth_tuple_span){noun, i + 1, end, i};
    while (open->first < noun &&
           quoth_tree_rel(tree, open->first) == QUOTH_DEP_CASE) {
      open->first++;
    }
    phrase = open;
  }
}

bool quoth_tuple_split(const quoth_tupler *tupler,
                       const quoth_tuple_span *phrase, quoth_tuple_span *before,
                       quoth_tuple_span *after) {
  const quoth_tree *tree = &tupler->clauser->tree;
  for (uint32_t i = phrase->head + 1; i < phrase->end; i++) {
    uint32_t noun;
    if (preposition_at(tupler, phrase, i, &noun) != QUOTH_NONE &&
        quoth_tree_is(tree, i, "of") && i > phrase->first) {
      *before = *phrase;
      before->end = i;
      *after = (quoth_tuple_span){noun, i + 1, phrase->end, i};
      return tree->tokens[noun].head == phrase->head;
    }
  }
  return false;
}

/* ---- lists ---- */

static void add_conjuncts(const quoth_tupler *tupler, uint32_t head,
                          uint32_t marker, uint32_t end,
                          quoth_tuple_spans *listed) {
  const quoth_tree *tree = &tupler->clauser->tree;
  QUOTH_TREE_EACH(tree, head, child) {
    if (quoth_tree_rel(tree, child) == QUOTH_DEP_CONJ && child < end &&
        !quoth_tree_is_clause(tree, child) &&
        listed->count < QUOTH_TUPLE_ITEMS) {
      listed->items[listed->count++] =
          quoth_tuple_single(tupler, child, marker);
    }
  }
}

void quoth_tuple_listed(const quoth_tupler *tupler,
                        const quoth_tuple_span *phrase,
                        quoth_tuple_spans *listed) {
  listed->count = 1;
  listed->items[0] = *phrase;
  add_conjuncts(tupler, phrase->head, phrase->marker, phrase->end, listed);
  if (listed->count > 1) {
    const uint32_t first = phrase->first;
    listed->items[0] = quoth_tuple_single(tupler, phrase->head, phrase->marker);
    if (listed->items[0].first < first) {
      listed->items[0].first = first;
    }
  }
}

void quoth_tuple_examples(const quoth_tupler *tupler, quoth_tuple_span *phrase,
                          quoth_tuple_spans *examples) {
  const quoth_tree *tree = &tupler->clauser->tree;
  examples->count = 0;
  const uint8_t upos = tree->tokens[phrase->head].upos;
  if (upos != QUOTH_NOUN && upos != QUOTH_PROPN) {
    return;
  }
  const uint32_t last = tree->right[phrase->head - tree->first];
  for (uint32_t i = phrase->head + 1; i < last && examples->count == 0; i++) {
    const uint32_t noun = tree->tokens[i].head;
    if (!gives_examples(tree, i) || noun <= i || noun > last ||
        tree->tokens[noun].head != phrase->head ||
        quoth_tree_rel(tree, i) != QUOTH_DEP_CASE) {
      continue;
    }
    examples->items[examples->count++] =
        quoth_tuple_single(tupler, noun, QUOTH_NONE);
    add_conjuncts(tupler, noun, QUOTH_NONE, last + 1, examples);
    if (phrase->end > i) {
      phrase->end = i;
    }
  }
}

/* ---- words ---- */

static void add(quoth_tuple_words *words, uint32_t token) {
  if (words->count < QUOTH_TUPLE_WORDS) {
    words->tokens[words->count++] = token;
  }
}

static bool is_quote(const quoth_tree *tree, uint32_t token) {
  const uint8_t xpos = tree->tokens[token].xpos;
  return xpos == QUOTH_XPOS_OPENING_QUOTE || xpos == QUOTH_XPOS_CLOSING_QUOTE;
}

static bool is_edge(const quoth_tree *tree, uint32_t token) {
  return tree->tokens[token].upos == QUOTH_PUNCT ||
         quoth_tree_base(tree, token) == QUOTH_DEP_CC;
}

/* The token after a bracket that closes before `end`, or `token`. */
static uint32_t after_brackets(const quoth_tree *tree, uint32_t token,
                               uint32_t end) {
  if (tree->tokens[token].xpos == QUOTH_XPOS_LRB) {
    for (uint32_t i = token + 1; i < end; i++) {
      if (tree->tokens[i].xpos == QUOTH_XPOS_RRB) {
        return i + 1;
      }
    }
  }
  return token;
}

void quoth_tuple_add_words(const quoth_tupler *tupler,
                           const quoth_tuple_span *phrase,
                           quoth_tuple_words *words) {
  const quoth_tree *tree = &tupler->clauser->tree;
  uint32_t first = phrase->first, end = phrase->end;
  while (first + 1 < end && is_edge(tree, first)) {
    first++;
  }
  while (end > first + 1 && is_edge(tree, end - 1)) {
    end--;
  }
  for (uint32_t i = first; i < end; i++) {
    const uint32_t after = after_brackets(tree, i, end);
    if (after > i && after < end) {
      i = after - 1;
      continue;
    }
    if (i > first && tree->tokens[i].xpos == QUOTH_XPOS_LRB && after == i) {
      break; /* never closed */
    }
    if (!is_quote(tree, i)) {
      add(words, i);
    }
  }
}

void quoth_tuple_marker_words(const quoth_tupler *tupler,
                              const quoth_tuple_span *phrase,
                              quoth_tuple_words *words) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (phrase->marker == QUOTH_NONE) {
    return;
  }
  add(words, phrase->marker);
  for (uint32_t i = phrase->marker + 1; i < phrase->first; i++) {
    const quoth_deprel rel = quoth_tree_rel(tree, i);
    if (rel != QUOTH_DEP_CASE && rel != QUOTH_DEP_MARK &&
        rel != QUOTH_DEP_FIXED) {
      break;
    }
    add(words, i);
  }
}
