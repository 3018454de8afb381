/* Relations of tuples: the verbs of a clause as the sentence has them. */
#include "extract/tuple_build.h"

static bool is_auxiliary(const quoth_tree *tree, uint32_t token) {
  const quoth_deprel base = quoth_tree_base(tree, token);
  return base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP;
}

/* A conjunct without an auxiliary of its own shares the first's: "is known
 * and [is] governed". */
static bool shares_auxiliary(const quoth_tree *tree, uint32_t token,
                             uint32_t verb) {
  const uint32_t first = tree->tokens[verb].head;
  if (quoth_tree_rel(tree, verb) != QUOTH_DEP_CONJ ||
      tree->tokens[token].head != first ||
      tree->tokens[verb].xpos != tree->tokens[first].xpos ||
      quoth_tree_base(tree, token) != QUOTH_DEP_AUX || token > first) {
    return false;
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    if (child < verb && (is_auxiliary(tree, child) ||
                         quoth_tree_base(tree, child) == QUOTH_DEP_NSUBJ)) {
      return false;
    }
  }
  return true;
}

/* "was [formally] trained". */
static bool is_manner(const quoth_tree *tree, uint32_t token, uint32_t verb) {
  const quoth_text word = quoth_tree_word(tree, token);
  return token + 1 == verb && word.size > 4 &&
         memcmp(word.at + word.size - 2, "ly", 2) == 0;
}

/* True when `token` is a word of the verb group that `verb` heads. */
static bool groups_with(const quoth_tupler *tupler, uint32_t token,
                        uint32_t verb) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (tree->tokens[token].head != verb) {
    return false;
  }
  if (token == quoth_clause_particle(tree, verb)) {
    return true;
  }
  if (token > verb && is_auxiliary(tree, token)) {
    return false; /* of a clause that the tree lost */
  }
  switch (quoth_tree_rel(tree, token)) {
  case QUOTH_DEP_AUX:
  case QUOTH_DEP_AUX_PASS:
  case QUOTH_DEP_COP:
    return true;
  case QUOTH_DEP_ADVMOD:
    return (quoth_clauser_words(tupler->clauser, token) &
            QUOTH_WORD_BIT(NEGATOR)) != 0 ||
           (quoth_tree_is_verb(tree, verb) && is_manner(tree, token, verb));
  default:
    return false;
  }
}

/* "took [place]": the bare noun that the clause counts as part of its verb. */
static bool is_light_noun(const quoth_tree *tree, const quoth_clause *clause,
                          uint32_t token) {
  return token == clause->predicate + 1 && token < tree->first + tree->count &&
         tree->tokens[token].head == clause->predicate &&
         quoth_tree_rel(tree, token) == QUOTH_DEP_OBJ &&
         clause->lemma.size > tree->tokens[clause->predicate].lemma.size &&
         quoth_clause_part(clause, QUOTH_ROLE_OBJECT) == NULL;
}

static bool belongs(const quoth_tupler *tupler, const quoth_clause *clause,
                    const uint32_t *verbs, uint32_t count, uint32_t token) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (token == clause->verb || is_light_noun(tree, clause, token)) {
    return true;
  }
  for (uint32_t v = 0; v < count; v++) {
    const bool copular = clause->verb != clause->predicate && v == 0;
    const bool is_to = v + 1 < count && tree->tokens[token].head == verbs[v] &&
                       quoth_tree_rel(tree, token) == QUOTH_DEP_MARK &&
                       token < verbs[v];
    if ((token == verbs[v] && !copular) || is_to ||
        groups_with(tupler, token, verbs[v]) ||
        shares_auxiliary(tree, token, verbs[v])) {
      return true;
    }
  }
  return false;
}

void quoth_tuple_relation_words(const quoth_tupler *tupler,
                                const quoth_clause *clause,
                                quoth_tuple_words *words) {
  const quoth_tree *tree = &tupler->clauser->tree;
  if (clause->verb == QUOTH_NONE) {
    words->tokens[words->count++] =
        quoth_text_is(clause->lemma, "have") ? QUOTH_TUPLE_HAS : QUOTH_TUPLE_IS;
    return;
  }
  uint32_t verbs[QUOTH_CLAUSE_CHAIN + 2], count = 0;
  for (uint32_t verb = clause->predicate; count < QUOTH_CLAUSE_CHAIN + 2;) {
    verbs[count++] = verb;
    if (verb == clause->top || !quoth_tree_has(tree, tree->tokens[verb].head)) {
      break;
    }
    verb = tree->tokens[verb].head;
  }
  for (uint32_t i = tree->first; i < tree->first + tree->count; i++) {
    if (words->count < QUOTH_TUPLE_WORDS &&
        belongs(tupler, clause, verbs, count, i)) {
      words->tokens[words->count++] = i;
    }
  }
}
