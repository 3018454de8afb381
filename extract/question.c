/* Sentences that ask; see question.h. */
#include "extract/question.h"

static uint32_t last_of(const quoth_tree *tree) {
  uint32_t last = tree->first + tree->count - 1;
  while (last > tree->first) {
    const quoth_text word = quoth_tree_word(tree, last);
    const uint8_t xpos = tree->tokens[last].xpos;
    if (xpos != QUOTH_XPOS_CLOSING_QUOTE && xpos != QUOTH_XPOS_RRB &&
        !quoth_text_is(word, "\"") && !quoth_text_is(word, "”") &&
        !quoth_text_is(word, "*")) {
      break;
    }
    last--;
  }
  return last;
}

static bool ends_with_mark(const quoth_tree *tree) {
  const quoth_text word = quoth_tree_word(tree, last_of(tree));
  return memchr(word.at, '?', word.size) != NULL;
}

static quoth_asks asks_of(const quoth_tree *tree, uint32_t word) {
  static const struct {
    const char *word;
    quoth_asks asks;
  } words[] = {{"who", QUOTH_ASKS_WHO},     {"whom", QUOTH_ASKS_WHO},
               {"whose", QUOTH_ASKS_WHO},   {"what", QUOTH_ASKS_WHAT},
               {"which", QUOTH_ASKS_WHAT},  {"when", QUOTH_ASKS_WHEN},
               {"where", QUOTH_ASKS_WHERE}, {"why", QUOTH_ASKS_WHY},
               {"how", QUOTH_ASKS_HOW}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is_nocase(quoth_tree_word(tree, word), words[i].word)) {
      const uint32_t next = word + 1;
      const bool degree = words[i].asks == QUOTH_ASKS_HOW &&
                          quoth_tree_has(tree, next) &&
                          (tree->tokens[next].upos == QUOTH_ADJ ||
                           tree->tokens[next].xpos == QUOTH_XPOS_RB);
      return degree ? QUOTH_ASKS_HOW_MUCH : words[i].asks;
    }
  }
  return QUOTH_ASKS_NOTHING;
}

/* The first question word that is not part of a relative clause. */
static uint32_t question_word(const quoth_tree *tree, uint32_t limit) {
  for (uint32_t i = tree->first; i < limit; i++) {
    const uint8_t xpos = tree->tokens[i].xpos;
    if (xpos != QUOTH_XPOS_WP && xpos != QUOTH_XPOS_WRB &&
        xpos != QUOTH_XPOS_WDT && xpos != QUOTH_XPOS_WP_POSS) {
      continue;
    }
    uint32_t up = tree->tokens[i].head;
    bool relative = false;
    for (uint32_t steps = 0; quoth_tree_has(tree, up) && steps < 8; steps++) {
      const quoth_deprel rel = quoth_tree_rel(tree, up);
      if (rel == QUOTH_DEP_ACL_RELCL || rel == QUOTH_DEP_ADVCL) {
        relative = true;
        break;
      }
      up = tree->tokens[up].head;
    }
    if (!relative) {
      return i;
    }
  }
  return QUOTH_NONE;
}

/* Where the sentence begins after "so um", "and", "well,". */
static uint32_t begin_of(const quoth_tree *tree) {
  enum { OPENERS = 4 };
  uint32_t at = tree->first;
  while (at < tree->first + OPENERS && quoth_tree_has(tree, at + 1)) {
    const uint8_t upos = tree->tokens[at].upos;
    if (upos != QUOTH_INTJ && upos != QUOTH_CCONJ && upos != QUOTH_PUNCT &&
        quoth_tree_base(tree, at) != QUOTH_DEP_DISCOURSE &&
        !quoth_tree_is(tree, at, "so")) {
      break;
    }
    at++;
  }
  return at;
}

/* "did you", "is it": an auxiliary or copula before its subject. */
static bool is_inverted(const quoth_tree *tree, uint32_t begin) {
  const uint32_t root = tree->root;
  if (!quoth_tree_has(tree, root)) {
    return false;
  }
  uint32_t subject = QUOTH_NONE, auxiliary = QUOTH_NONE;
  QUOTH_TREE_EACH(tree, root, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if (base == QUOTH_DEP_NSUBJ && subject == QUOTH_NONE) {
      subject = child;
    }
    if ((base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP) &&
        auxiliary == QUOTH_NONE) {
      auxiliary = child;
    }
  }
  return subject != QUOTH_NONE && auxiliary != QUOTH_NONE &&
         auxiliary < subject && auxiliary < begin + 3;
}

static uint32_t predicate_of(const quoth_tree *tree, uint32_t word) {
  uint32_t up = word == QUOTH_NONE ? tree->root : word;
  for (uint32_t steps = 0; quoth_tree_has(tree, up) && steps < 8; steps++) {
    if (quoth_tree_is_clause(tree, up)) {
      return up;
    }
    up = tree->tokens[up].head;
  }
  return quoth_tree_has(tree, tree->root) ? tree->root : QUOTH_NONE;
}

quoth_question quoth_question_of(const quoth_tree *tree) {
  quoth_question none = {QUOTH_ASKS_NOTHING, QUOTH_NONE, QUOTH_NONE};
  if (tree->count == 0) {
    return none;
  }
  const bool mark = ends_with_mark(tree);
  const uint32_t begin = begin_of(tree), all = tree->first + tree->count;
  const uint32_t end = mark || begin + 3 > all ? all : begin + 3;
  const uint32_t word = question_word(tree, end);
  const bool inverted = is_inverted(tree, begin);
  if (!mark && !inverted) {
    return none; /* "What we want is peace." */
  }
  if (!mark && word == QUOTH_NONE &&
      quoth_tree_base(tree, tree->first) != QUOTH_DEP_AUX &&
      quoth_tree_base(tree, tree->first) != QUOTH_DEP_COP) {
    return none; /* "Not only was it heavy", "nor did they" */
  }
  const quoth_asks asks =
      word == QUOTH_NONE ? QUOTH_ASKS_WHETHER : asks_of(tree, word);
  return (quoth_question){asks == QUOTH_ASKS_NOTHING ? QUOTH_ASKS_WHETHER
                                                     : asks,
                          word, predicate_of(tree, word)};
}
