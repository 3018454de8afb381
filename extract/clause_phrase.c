/* Phrases: which tokens name what a head names. */
#include "extract/clause_build.h"

enum { DEPTH = 24, LIGHT_CLAUSE = 7 };

static uint32_t size_of(const quoth_tree *tree, uint32_t token) {
  return tree->right[token - tree->first] - tree->left[token - tree->first] + 1;
}

static bool is_bracket(const quoth_tree *tree, uint32_t token) {
  const uint8_t xpos = tree->tokens[token].xpos;
  const quoth_text word = quoth_tree_word(tree, token);
  return xpos == QUOTH_XPOS_LRB || quoth_text_is(word, "—") ||
         quoth_text_is(word, "--") || quoth_text_is(word, "(") ||
         quoth_text_is(word, ":") || quoth_text_is(word, ";");
}

/* What stands left of its head and is no part of its name. */
static bool ends_left(const quoth_grammar *grammar, const quoth_tree *tree,
                      uint32_t child) {
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_DET:
  case QUOTH_DEP_NUMMOD:
  case QUOTH_DEP_AMOD:
  case QUOTH_DEP_COMPOUND:
  case QUOTH_DEP_NMOD:
  case QUOTH_DEP_FLAT:
  case QUOTH_DEP_FIXED:
  case QUOTH_DEP_GOESWITH:
  case QUOTH_DEP_PUNCT:
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_DEP:
    return false;
  case QUOTH_DEP_OBL: /* "[two years] later" */
    return quoth_tree_rel(tree, child) != QUOTH_DEP_OBL_UNMARKED ||
           tree->tokens[tree->tokens[child].head].upos != QUOTH_ADV;
  case QUOTH_DEP_ADVMOD:
    if (quoth_tree_is(tree, child, "too") &&
        tree->tokens[child].head == child + 1) {
      return false; /* "too loud" */
    }
    return (quoth_grammar_word(grammar, tree->tokens[child].lemma) &
            (QUOTH_WORD_BIT(NEGATOR) | QUOTH_WORD_BIT(HEDGE_ADVERB) |
             QUOTH_WORD_BIT(CERTAIN_ADVERB) | QUOTH_WORD_BIT(POSSIBLE_ADVERB) |
             QUOTH_WORD_BIT(FOCUS_ADVERB))) != 0;
  default:
    return true;
  }
}

static uint32_t left_edge(const quoth_grammar *grammar, const quoth_tree *tree,
                          uint32_t head) {
  const uint32_t at = head - tree->first;
  uint32_t edge = head;
  for (uint32_t i = tree->begin[at + 1]; i-- > tree->begin[at];) {
    const uint32_t child = tree->children[i];
    if (child > head) {
      continue;
    }
    if (quoth_tree_rel(tree, child) == QUOTH_DEP_PUNCT) {
      if (is_bracket(tree, child)) {
        break;
      }
      continue;
    }
    if (ends_left(grammar, tree, child)) {
      break;
    }
    edge = tree->left[child - tree->first];
  }
  return edge;
}

/* A word that names nothing without the clause after it. */
static bool is_empty_without(const quoth_tree *tree, uint32_t head) {
  static const char *const words[] = {"part",      "way",      "one",
                                      "something", "anything", "somebody",
                                      "someone",   "place",    "reason"};
  const uint8_t xpos = tree->tokens[head].xpos;
  if (xpos == QUOTH_XPOS_WP || xpos == QUOTH_XPOS_WRB) {
    return true;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_tree_is(tree, head, words[i])) {
      return quoth_tree_child(tree, head, QUOTH_DEP_AMOD) == QUOTH_NONE;
    }
  }
  return false;
}

/* "… but no plan": said of the same, not part of the same thing. */
static bool is_contrast(const quoth_tree *tree, uint32_t conjunct) {
  QUOTH_TREE_EACH(tree, conjunct, child) {
    if (child < conjunct &&
        (is_bracket(tree, child) || quoth_tree_is(tree, child, "but"))) {
      return true;
    }
  }
  return false;
}

/* What stands right of its head and would make the name too long. */
static bool ends_right(const quoth_tree *tree, uint32_t head, uint32_t child,
                       bool single) {
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_NMOD:
  case QUOTH_DEP_COMPOUND:
  case QUOTH_DEP_FLAT:
  case QUOTH_DEP_FIXED:
  case QUOTH_DEP_GOESWITH:
  case QUOTH_DEP_NUMMOD:
  case QUOTH_DEP_AMOD:
  case QUOTH_DEP_CASE:
  case QUOTH_DEP_DET:
    return false;
  case QUOTH_DEP_ACL:
    if (is_empty_without(tree, head)) {
      return false; /* "what we should do", "the part where it breaks" */
    }
    return quoth_tree_rel(tree, child) == QUOTH_DEP_ACL_RELCL ||
           size_of(tree, child) > LIGHT_CLAUSE;
  case QUOTH_DEP_ADVMOD:
    return child != head + 1 || tree->tokens[head].upos == QUOTH_ADJ;
  case QUOTH_DEP_CONJ:
    return single || is_contrast(tree, child) ||
           quoth_tree_child(tree, child, QUOTH_DEP_NSUBJ) != QUOTH_NONE;
  case QUOTH_DEP_ADVCL:
    return tree->tokens[head].xpos != QUOTH_XPOS_WRB;
  default:
    return true;
  }
}

/* The last token of the phrase; nested phrases end the same way. */
static uint32_t right_edge(const quoth_tree *tree, uint32_t head, bool single,
                           uint32_t depth) {
  uint32_t edge = head;
  if (depth == 0) {
    return edge;
  }
  QUOTH_TREE_EACH(tree, head, child) {
    if (child < head) {
      continue;
    }
    if (quoth_tree_rel(tree, child) == QUOTH_DEP_PUNCT) {
      if (is_bracket(tree, child)) {
        break;
      }
      continue;
    }
    if (ends_right(tree, head, child, single)) {
      break;
    }
    if (quoth_tree_base(tree, child) == QUOTH_DEP_ACL) {
      edge = tree->right[child - tree->first];
      continue;
    }
    edge = right_edge(tree, child, false, depth - 1);
    if (edge < tree->right[child - tree->first]) {
      break;
    }
  }
  return edge;
}

void quoth_tree_phrase(const quoth_grammar *grammar, const quoth_tree *tree,
                       uint32_t head, bool single, uint32_t *first,
                       uint32_t *end) {
  *first = left_edge(grammar, tree, head);
  *end = right_edge(tree, head, single, DEPTH) + 1;
}

void quoth_clause_phrase(const quoth_clauser *clauser, quoth_part *part,
                         bool single) {
  uint32_t end;
  quoth_tree_phrase(clauser->grammar, &clauser->tree, part->head, single,
                    &part->first, &end);
  part->count = end - part->first;
}

/* ---- labels ---- */

bool quoth_tree_leads(const quoth_tree *tree, uint32_t token) {
  const quoth_token *t = &tree->tokens[token];
  const quoth_deprel rel = (quoth_deprel)t->deprel;
  if (t->upos == QUOTH_PUNCT || t->xpos == QUOTH_XPOS_PRP_POSS ||
      t->xpos == QUOTH_XPOS_WP_POSS) {
    return true;
  }
  if (quoth_tree_is(tree, token, "no") && quoth_tree_has(tree, token + 1) &&
      quoth_tree_is(tree, token + 1, "one")) {
    return false;
  }
  if (quoth_tree_has(tree, token + 1) && quoth_tree_is(tree, token + 1, "of") &&
      tree->tokens[token + 1].deprel == QUOTH_DEP_FIXED) {
    return true; /* "kind of": its "of" follows */
  }
  if (rel == QUOTH_DEP_FIXED && quoth_tree_is(tree, token, "of")) {
    return true;
  }
  static const char *const words[] = {"a",    "an",    "the",    "this",
                                      "that", "these", "those",  "no",
                                      "any",  "not",   "almost", "such"};
  if (rel != QUOTH_DEP_DET && rel != QUOTH_DEP_DET_PREDET &&
      rel != QUOTH_DEP_ADVMOD) {
    return false;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_tree_is(tree, token, words[i])) {
      return true;
    }
  }
  return false;
}

void quoth_tree_trim(const quoth_tree *tree, uint32_t *first, uint32_t *end) {
  while (*end > *first + 1 && (tree->tokens[*end - 1].upos == QUOTH_PUNCT ||
                               tree->tokens[*end - 1].xpos == QUOTH_XPOS_POS)) {
    --*end;
  }
  while (*first + 1 < *end && quoth_tree_leads(tree, *first)) {
    ++*first;
  }
}

/* ---- clauses as phrases ---- */

static bool leaves_clause(const quoth_tree *tree, uint32_t child) {
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_PARATAXIS:
  case QUOTH_DEP_DISCOURSE:
  case QUOTH_DEP_PUNCT:
  case QUOTH_DEP_CC:
  case QUOTH_DEP_VOCATIVE:
    return true;
  case QUOTH_DEP_MARK:
    return !quoth_tree_is(tree, child, "how") &&
           !quoth_tree_is(tree, child, "why") &&
           !quoth_tree_is(tree, child, "where") &&
           !quoth_tree_is(tree, child, "when");
  default:
    return false;
  }
}

/* A clause after the main thing is said: it can be left out. */
static bool trails(const quoth_tree *tree, uint32_t child) {
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_PARATAXIS:
  case QUOTH_DEP_PUNCT:
    return true;
  case QUOTH_DEP_ADVCL:
    return size_of(tree, child) > LIGHT_CLAUSE;
  case QUOTH_DEP_CONJ:
    return quoth_tree_is_clause(tree, child) &&
           quoth_tree_child(tree, child, QUOTH_DEP_NSUBJ) != QUOTH_NONE;
  case QUOTH_DEP_ACL:
    return quoth_tree_rel(tree, child) == QUOTH_DEP_ACL_RELCL &&
           size_of(tree, child) > LIGHT_CLAUSE;
  default:
    return false;
  }
}

/* Walks down the right side and stops where something trails. */
static uint32_t clause_end(const quoth_tree *tree, uint32_t head) {
  uint32_t edge = head, node = head;
  for (uint32_t depth = 0; depth < DEPTH; depth++) {
    uint32_t last = QUOTH_NONE;
    QUOTH_TREE_EACH(tree, node, child) {
      if (child < node || quoth_tree_rel(tree, child) == QUOTH_DEP_PUNCT) {
        continue;
      }
      if (trails(tree, child)) {
        break;
      }
      last = child;
    }
    if (last == QUOTH_NONE) {
      break;
    }
    node = last;
    edge = node > edge ? node : edge;
  }
  return edge;
}

void quoth_clause_whole(const quoth_clauser *clauser, quoth_part *part) {
  const quoth_tree *tree = &clauser->tree;
  uint32_t first = part->head;
  QUOTH_TREE_EACH(tree, part->head, child) {
    if (child < part->head && !leaves_clause(tree, child)) {
      first = tree->left[child - tree->first];
      break;
    }
  }
  part->first = first;
  part->count = clause_end(tree, part->head) - first + 1;
}

/* ---- prepositions ---- */

static void append(quoth_clauser *clauser, quoth_text word) {
  if (clauser->buffer.size) {
    quoth_buffer_char(&clauser->buffer, ' ');
  }
  for (size_t i = 0; i < word.size; i++) {
    const char c = word.at[i];
    quoth_buffer_char(&clauser->buffer,
                      c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
  }
}

quoth_text quoth_clause_preposition(quoth_clauser *clauser, uint32_t head,
                                    bool marks, uint32_t *marker) {
  const quoth_tree *tree = &clauser->tree;
  quoth_buffer_clear(&clauser->buffer);
  *marker = QUOTH_NONE;
  QUOTH_TREE_EACH(tree, head, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if ((base != QUOTH_DEP_CASE && (base != QUOTH_DEP_MARK || !marks)) ||
        child > head) {
      continue;
    }
    if (*marker == QUOTH_NONE) {
      *marker = child;
    }
    append(clauser, quoth_tree_word(tree, child));
    QUOTH_TREE_EACH(tree, child, more) {
      if (quoth_tree_rel(tree, more) == QUOTH_DEP_FIXED) {
        append(clauser, quoth_tree_word(tree, more));
      }
    }
  }
  return quoth_arena_copy(&clauser->arena, quoth_buffer_text(&clauser->buffer));
}
